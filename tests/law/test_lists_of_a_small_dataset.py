"""Published lists beside three small states: who is shown, in what order, with which words, and what is refused."""

from __future__ import annotations

import locale
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from lib.law import vocabulary as v
from lib.law.facts import Facts
from lib.law.lists import Disagreement, PublishedList, Stand, disagreements, load_lists, stand
from lib.law.load import Dataset, LawFileError
from lib.law.turning import Question, Turn
from tests.builders import jurisdiction, rule

FACTS = Facts(
    process=v.Process.JUDICIAL,
    foreclosed=v.Foreclosed.THIS_LOAN,
    purpose=v.Purpose.PURCHASE,
    lien=v.Lien.FIRST,
    use=v.Use.OWNER_OCCUPIED,
    seller_financed=False,
)


def published(slug: str, *states: str, **values: Any) -> PublishedList:
    base = {"id": slug, "title": f"List {slug}", "short": "List", "read": "All of it.", "note": "As printed."}
    return PublishedList.model_validate(base | {"states": list(states)} | values)


LISTS = (published("one", "ZZ", "AA"), published("two", "AA", limited=["MM"], seen_to="Middle"))
LAWS = {
    "AA": jurisdiction(
        rule("aa-seller", when={"seller_financed": True}, outcome="barred"),
        rule("aa-rest", credit="greater_of_bid_and_fair_value"),
        code="AA",
        name="Zealand",
        headline="limited",
        headline_why="Value limits it.",
    ),
    "MM": jurisdiction(code="MM", name="Middle"),
    "ZZ": jurisdiction(rule("zz-rest", outcome="barred"), code="ZZ", name="Alpha", headline="nonrecourse"),
}
DATA = Dataset("1.0.0", date(2026, 11, 25), MappingProxyType(LAWS))


def test_each_list_says_of_each_state_what_it_printed_and_nothing_of_what_was_not_read() -> None:
    one, two = LISTS
    assert [stand(one, law) for law in LAWS.values()] == [Stand.LISTED, Stand.NOT_LISTED, Stand.LISTED]
    assert [stand(two, law) for law in LAWS.values()] == [Stand.LISTED, Stand.LIMITED, Stand.NOT_LISTED]
    beyond = published("three", "MM", seen_to="Alpha")
    assert [stand(beyond, law) for law in LAWS.values()] == [Stand.NOT_SEEN, Stand.LISTED, Stand.NOT_LISTED]


def test_states_that_a_list_names_are_shown_by_name_with_everything_that_is_said_of_them() -> None:
    found = disagreements(DATA, LISTS, dict.fromkeys(LAWS, FACTS))
    assert found == (
        Disagreement(
            "ZZ",
            "Alpha",
            {"one": Stand.LISTED, "two": Stand.NOT_LISTED},
            v.Headline.NONRECOURSE,
            "Because.",
            (),
            False,
            "The typical home loan is barred.",
        ),
        Disagreement(
            "AA",
            "Zealand",
            {"one": Stand.LISTED, "two": Stand.LISTED},
            v.Headline.LIMITED,
            "Value limits it.",
            (Turn(Question.LOAN, "a loan from the seller", True, "aa-seller"),),
            True,
            "A judgment can be had on the typical home loan. It is barred on another loan (a loan from the seller). "
            "Market value can limit it.",
        ),
    )
    assert [(one.disputed, one.collapsed) for one in found] == [
        (True, ()),
        (False, (Question.LOAN, Question.AMOUNT)),
    ]


def test_the_facts_are_those_of_the_state_itself() -> None:
    sellers = {code: replace(FACTS, seller_financed=code == "AA") for code in LAWS}
    assert disagreements(DATA, LISTS, sellers)[1].sentence.startswith("The typical home loan is barred.")


def test_a_state_named_twice_is_refused_with_every_such_name() -> None:
    with pytest.raises(ValueError, match=r"Value error, named twice: AA, ZZ \["):
        published("twice", "ZZ", "AA", "MM", "ZZ", limited=["AA"])
    assert published("once", "ZZ", "AA", limited=["MM"]).limited == ("MM",)


def test_a_file_is_utf_8_and_its_refusal_names_the_list_and_the_key(tmp_path: Path) -> None:
    path = tmp_path / "published_lists.toml"
    text = (
        '[[list]]\nid = "of-ours"\ntitle = "Ours – a list"\nshort = "Ours"\nread = "All."\nnote = "§ 1."\n'
        'states = ["AA"]\n'
    )
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")  # a machine on which text is ASCII unless a program says otherwise
    try:
        path.write_text(text, encoding="utf-8")
        assert load_lists(path)[0].title == "Ours – a list"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    wrong = tmp_path / "wrong_lists.toml"
    wrong.write_text(text.replace('"AA"', '"aa"'), encoding="utf-8")
    with pytest.raises(LawFileError) as caught:
        load_lists(wrong)
    assert str(caught.value).startswith("wrong_lists.toml: list[1] \"of-ours\".states[1]: 'aa' is not accepted: ")
