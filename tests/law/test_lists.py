"""Published lists as printed, what they leave out, and that every reason is found in the rules."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest

from lib.law import vocabulary as v
from lib.law.lists import FILE, STAND_WORDS, PublishedList, Stand, disagreements, load_lists, stand
from lib.law.load import LawFileError, load_dataset
from lib.law.turning import QUESTION_WORDS, Question, Turn, deciding_rule, sentence, turns
from lib.textbook import typical_facts

DATASET = load_dataset()
LISTS = load_lists()
FACTS = typical_facts(DATASET)
FOUND = {one.code: one for one in disagreements(DATASET, LISTS, FACTS)}
WHOLE = tuple(one for one in LISTS if one.seen_to is None)


def test_every_list_names_states_of_the_dataset() -> None:
    for published in LISTS:
        assert {*published.states, *published.limited} <= set(DATASET.states)
    assert len({published.id for published in LISTS}) == len(LISTS)


def test_seven_states_stand_on_all_whole_lists_and_sixteen_on_one_at_least() -> None:
    named = [set(published.states) for published in WHOLE]
    assert [len(one) for one in named] == [11, 12, 13, 12]
    assert sorted(reduce(set.intersection, named)) == ["AK", "AZ", "CA", "MN", "NC", "ND", "WA"]
    assert len(reduce(set.union, named)) == 16


def test_every_state_named_somewhere_is_shown_and_no_other() -> None:
    assert set(FOUND) == {code for published in LISTS for code in published.states}
    names = [one.name for one in FOUND.values()]
    assert names == sorted(names)


def test_nothing_is_assumed_of_what_was_not_read() -> None:
    cfed = next(published for published in LISTS if published.seen_to == "Ohio")
    stands = {code: stand(cfed, law) for code, law in DATASET.states.items()}
    assert stands["NV"] is Stand.LISTED
    assert stands["FL"] is Stand.LIMITED
    assert stands["OH"] is stands["AL"] is Stand.NOT_LISTED
    assert stands["OK"] is stands["WA"] is stands["WY"] is Stand.NOT_SEEN
    assert all(stand(published, law) is not Stand.NOT_SEEN for published in WHOLE for law in DATASET.states.values())


def test_disputed_means_that_two_lists_that_reached_the_state_differ() -> None:
    assert {code for code, one in FOUND.items() if not one.disputed} == {"AK", "AZ", "CA", "MN", "ND", "WA"}


@pytest.mark.parametrize(
    ("code", "collapsed"),
    [
        ("AK", (Question.ROUTE, Question.LOAN)),
        ("CT", (Question.AMOUNT,)),
        ("FL", (Question.AMOUNT,)),
        ("HI", (Question.ROUTE, Question.AMOUNT)),
        ("NC", (Question.LOAN, Question.AMOUNT)),
        ("ND", (Question.LOAN, Question.PROPERTY)),
        ("NV", (Question.LOAN, Question.PROPERTY, Question.AMOUNT)),
        ("TX", (Question.LOAN, Question.AMOUNT)),
        ("WI", (Question.ROUTE, Question.AMOUNT)),
    ],
)
def test_what_one_word_leaves_out(code: str, collapsed: tuple[Question, ...]) -> None:
    assert FOUND[code].collapsed == collapsed


def test_the_reading_is_the_files_own() -> None:
    for code, one in FOUND.items():
        law = DATASET.states[code]
        assert (one.headline, one.why) == (law.headline, law.headline_why)
        barred = law.headline is v.Headline.NONRECOURSE
        assert one.sentence.startswith("The typical home loan is barred." if barred else "A judgment can be had on")


@pytest.mark.parametrize("code", sorted(DATASET.states))
def test_every_turn_is_made_by_a_rule_that_decides_the_other_way(code: str) -> None:
    law, base = DATASET.states[code], FACTS[code]
    outcome = deciding_rule(law, base).outcome
    by_id = {rule.id: rule for rule in law.rule}
    found = turns(law, base)
    assert len({(turn.question, turn.words) for turn in found}) == len(found)
    for turn in found:
        assert by_id[turn.rule].outcome is not outcome
        assert turn.barred is (outcome is v.Outcome.ALLOWED)
        assert turn.question is not Question.AMOUNT
        assert turn.unverified is (by_id[turn.rule].confidence is v.Confidence.LOW)


def test_a_bar_that_may_fail_is_not_claimed() -> None:
    """Where a fact is open, the rule that allows a judgment is the one that counts."""
    law, base = DATASET.states["NV"], FACTS["NV"]
    assert deciding_rule(law, base).outcome is v.Outcome.BARRED
    assert deciding_rule(law, replace(base, occupied_throughout=None)).outcome is v.Outcome.ALLOWED


def test_sentences() -> None:
    route = Turn(Question.ROUTE, "in court", False, "x")
    many = tuple(Turn(Question.PROPERTY, f"house {number}", False, "x") for number in range(5))
    assert sentence(True, (route, *many), True) == (
        "The typical home loan is barred. A judgment can be had on another route (in court) or on another property "
        "(house 0, house 1, house 2 and 2 more). Where a judgment can be had, market value can limit it."
    )
    doubted = Turn(Question.LOAN, "a refinance", False, "x", unverified=True)
    assert "(a refinance [unverified])" in sentence(True, (doubted,), False)
    assert sentence(False, (), False) == "A judgment can be had on the typical home loan."
    assert sentence(False, (), True).endswith("takes the limit for a bar.")
    assert sentence(False, (Turn(Question.ROUTE, "in court", True, "x"),), False).endswith(
        "It is barred on another route (in court)."
    )


def test_words_stand_for_everything() -> None:
    assert set(STAND_WORDS) == set(Stand)
    assert set(QUESTION_WORDS) == set(Question)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('states = ["AK"', 'states = ["AK", "AK"'), "named twice: AK"),
        (('id = "cfed"', 'id = "CFED"'), "CFED"),
        (("seen_to", "seen_until"), "unknown key"),
        (('year = "2010"', 'year = "about 2010"'), "about 2010"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / "published_lists.toml"
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(LawFileError, match=says):
        load_lists(path)


def test_a_state_cannot_be_listed_and_limited() -> None:
    values = LISTS[0].model_dump() | {"limited": ("AK",)}
    with pytest.raises(ValueError, match="named twice: AK"):
        PublishedList.model_validate(values)
