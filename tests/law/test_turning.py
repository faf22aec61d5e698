"""What turns the answer of a small jurisdiction: each matter by hand, whether value limits it, and the sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lib.law import vocabulary as v
from lib.law.facts import Facts
from lib.law.turning import Question, Turn, deciding_rule, sentence, turns, value_limits
from tests.builders import jurisdiction, rule

BASE = Facts(
    process=v.Process.JUDICIAL,
    foreclosed=v.Foreclosed.THIS_LOAN,
    purpose=v.Purpose.PURCHASE,
    lien=v.Lien.FIRST,
    use=v.Use.OWNER_OCCUPIED,
    occupied_throughout=True,
    occupied_at_origination=True,
    seller_financed=False,
    deficiency_waived=False,
    notice_given=True,
    units=1,
    acres=Decimal(1),
    unpaid_share=Fraction(3, 4),
)
ROUTES = {"customary": "judicial", "available": ["judicial", "nonjudicial"]}


def valued(slug: str, **values: Any) -> dict[str, Any]:
    return rule(slug, credit="greater_of_bid_and_fair_value", **values)


@pytest.mark.parametrize(
    ("when", "turn"),
    [
        ({"process": "nonjudicial"}, (Question.ROUTE, "without a court")),
        ({"deficiency_waived": True}, (Question.ROUTE, "where the lender gives the deficiency up")),
        ({"notice_given": False}, (Question.ROUTE, "without the notice that the statute asks for")),
        ({"purpose": "refinance", "new_money": "none"}, (Question.LOAN, "a refinance")),
        ({"seller_financed": True}, (Question.LOAN, "a loan from the seller")),
        ({"foreclosed": "senior"}, (Question.LOAN, "a second loan wiped out by the first lender's sale")),
        ({"use": "agricultural"}, (Question.PROPERTY, "a farm")),
        ({"over_units": 4}, (Question.PROPERTY, "more than 4 homes")),
        ({"over_units": 1}, (Question.PROPERTY, "more than one home on the property")),
        ({"over_acres": 40}, (Question.PROPERTY, "more than 40 acres")),
        (
            {"unpaid_share_below": "2/3"},
            (Question.LOAN, "where less than 2/3 of the original principal is still owed"),
        ),
    ],
)
def test_the_one_matter_that_bars_is_named_under_its_question(when: dict[str, Any], turn: tuple[Question, str]) -> None:
    law = jurisdiction(rule("xx-barred", when=when, outcome="barred", confidence="low"), rule("xx-rest"))
    found = turns(law, BASE)
    assert found == (Turn(*turn, True, "xx-barred", True),)


def test_one_home_is_named_where_the_typical_loan_has_more() -> None:
    law = jurisdiction(rule("xx-barred", when={"max_units": 1}, outcome="barred"), rule("xx-rest"))
    found = turns(law, replace(BASE, units=4))
    assert found == (Turn(Question.PROPERTY, "one home on the property", True, "xx-barred"),)


def test_two_matters_under_the_same_question_are_two_turns() -> None:
    law = jurisdiction(
        rule("xx-farm", when={"use": "agricultural"}, outcome="barred"),
        rule("xx-shop", when={"use": "commercial"}, outcome="barred"),
        rule("xx-rest"),
    )
    assert [turn.words for turn in turns(law, BASE)] == ["a farm", "commercial property"]


def test_a_choice_that_the_typical_loan_makes_is_named_as_not_made() -> None:
    law = jurisdiction(rule("xx-kept", when={"deficiency_waived": False}, outcome="barred"), rule("xx-rest"))
    (found,) = turns(law, replace(BASE, deficiency_waived=True))
    assert found == Turn(Question.ROUTE, "not where the lender gives the deficiency up", True, "xx-kept")


def test_what_turns_only_on_another_route_is_told_with_it() -> None:
    law = jurisdiction(
        rule("xx-farm", when={"process": "nonjudicial", "use": "agricultural"}, outcome="barred"),
        rule("xx-rest"),
        process=ROUTES,
    )
    assert turns(law, BASE) == (Turn(Question.PROPERTY, "a farm without a court", True, "xx-farm"),)


@pytest.mark.parametrize(
    ("rules", "base", "limits"),
    [
        ([rule("xx-rest")], {}, False),
        ([valued("xx-rest")], {}, True),
        # On another route of the same state.
        ([valued("xx-power", when={"process": "nonjudicial"}), rule("xx-rest")], {}, True),
        # On a route that the state does not have, or for a loan that is not this one.
        ([valued("xx-strict", when={"process": "strict"}), rule("xx-rest")], {}, False),
        ([valued("xx-refinance", when={"purpose": "refinance"}), rule("xx-rest")], {}, False),
        # Where a turn of the loan or route leads to it; one of the property is another matter.
        (
            [
                rule("xx-bought", when={"purpose": "purchase", "use": "owner_occupied"}, outcome="barred"),
                valued("xx-refinance", when={"purpose": "refinance"}),
                rule("xx-rest"),
            ],
            {},
            True,
        ),
        (
            [
                rule("xx-home", when={"use": ["owner_occupied", "vacant"]}, outcome="barred"),
                valued("xx-farm", when={"use": "agricultural"}),
                rule("xx-rest"),
            ],
            {},
            False,
        ),
        ([rule("xx-barred", outcome="barred")], {}, False),
    ],
)
def test_whether_value_limits_a_judgment_on_this_loan(
    rules: list[dict[str, Any]], base: dict[str, Any], limits: bool
) -> None:
    law = jurisdiction(*rules, process=ROUTES)
    here = replace(BASE, **base)
    assert value_limits(law, here, turns(law, here)) is limits


def test_the_deciding_rule_is_the_one_that_allows_where_a_fact_is_open() -> None:
    law = jurisdiction(rule("xx-home", when={"use": "owner_occupied"}, outcome="barred"), rule("xx-rest"))
    assert deciding_rule(law, BASE).id == "xx-home"
    assert deciding_rule(law, Facts()).id == "xx-rest"
    assert deciding_rule(law, Facts(use=v.Use.VACANT)).id == "xx-rest"


def turned(question: Question, *words: str, barred: bool = False) -> tuple[Turn, ...]:
    return tuple(Turn(question, each, barred, "x") for each in words)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "a 1"),
        (2, "a 1 and a 2"),
        (3, "a 1, a 2 and a 3"),
        (4, "a 1, a 2, a 3 and 1 more"),
        (5, "a 1, a 2, a 3 and 2 more"),
    ],
)
def test_three_ways_are_named_and_more_are_counted(count: int, told: str) -> None:
    found = turned(Question.LOAN, *(f"a {n + 1}" for n in range(count)))
    assert sentence(True, found, False) == (
        f"The typical home loan is barred. A judgment can be had on another loan ({told})."
    )


@pytest.mark.parametrize(
    ("barred", "found", "value", "said"),
    [
        (True, (), False, "The typical home loan is barred."),
        (True, (), True, "The typical home loan is barred. Where a judgment can be had, market value can limit it."),
        (False, (), False, "A judgment can be had on the typical home loan."),
        (
            False,
            (),
            True,
            "A judgment can be had on the typical home loan. Market value can limit it. "
            "No rule bars it, so a list that names this state takes the limit for a bar.",
        ),
        (
            False,
            turned(Question.ROUTE, "without a court", barred=True),
            True,
            "A judgment can be had on the typical home loan. It is barred on another route (without a court). "
            "Market value can limit it.",
        ),
        (
            True,
            (
                *turned(Question.ROUTE, "in court"),
                *turned(Question.LOAN, "a refinance"),
                *turned(Question.PROPERTY, "a farm"),
            ),
            False,
            "The typical home loan is barred. A judgment can be had on another route (in court), on another loan "
            "(a refinance) or on another property (a farm).",
        ),
    ],
)
def test_the_sentence_for_a_state(barred: bool, found: tuple[Turn, ...], value: bool, said: str) -> None:
    assert sentence(barred, found, value) == said
