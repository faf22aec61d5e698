"""A row's conditions in three values: yes, no, or the name of the fact that would have to be known."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lib.law import vocabulary as v
from lib.law.facts import FACT_NAMES, Facts, holds
from lib.law.layers import LawLayer
from lib.law.rows import FeeRule, Rule, When
from tests.builders import CITE, rule

SALE, START, END = date(2026, 3, 2), date(2013, 1, 1), date(2020, 1, 1)
DAY = timedelta(days=1)

#: Every condition with a value of the fact for which it holds and one for which it does not.
EITHER_SIDE: list[tuple[str, Any, str, Any, Any]] = [
    ("process", ["judicial", "strict"], "process", v.Process.STRICT, v.Process.NONJUDICIAL),
    ("purpose", "purchase", "purpose", v.Purpose.PURCHASE, v.Purpose.REFINANCE),
    ("loan_program", ["fha", "va"], "loan_program", v.LoanProgram.VA, v.LoanProgram.OTHER),
    ("use", ["owner_occupied"], "use", v.Use.OWNER_OCCUPIED, v.Use.VACANT),
    ("foreclosed", "senior", "foreclosed", v.Foreclosed.SENIOR, v.Foreclosed.THIS_LOAN),
    ("buyer", "lender", "buyer", v.Buyer.LENDER, v.Buyer.THIRD_PARTY),
    ("auction", "second", "auction", v.Auction.SECOND, v.Auction.FIRST),
    ("new_money", "some", "new_money", v.NewMoney.SOME, v.NewMoney.NONE),
    ("lien", "junior", "lien", v.Lien.JUNIOR, v.Lien.FIRST),
    ("borrower", "entity", "borrower", v.Borrower.ENTITY, v.Borrower.INDIVIDUAL),
    *((name, True, name, True, False) for name in v.BOOL_FACTS),
    *((name, False, name, False, True) for name in v.BOOL_FACTS),
    ("max_units", 4, "units", 4, 5),
    ("over_units", 4, "units", 5, 4),
    ("max_acres", "2.5", "acres", Decimal("2.5"), Decimal("2.51")),
    ("over_acres", "2.5", "acres", Decimal("2.51"), Decimal("2.5")),
    ("unpaid_share_below", "2/3", "unpaid_share", Fraction(199, 300), Fraction(2, 3)),
    ("unpaid_share_at_least", "2/3", "unpaid_share", Fraction(2, 3), Fraction(199, 300)),
]


def row(when: dict[str, Any] | None = None, **values: Any) -> Rule:
    return Rule.model_validate(rule(when=when or {}, **values))


@pytest.mark.parametrize(("key", "wanted", "fact", "inside", "outside"), EITHER_SIDE)
def test_a_condition_holds_on_one_side_fails_on_the_other_and_asks_in_between(
    key: str, wanted: Any, fact: str, inside: Any, outside: Any
) -> None:
    asked = row({key: wanted})
    assert holds(asked, Facts(**{fact: inside})) is True
    assert holds(asked, Facts(**{fact: outside})) is False
    assert holds(asked, Facts()) == fact


def test_every_key_is_tried_on_either_side() -> None:
    assert {key for key, *_ in EITHER_SIDE} == set(When.model_fields)
    assert {fact for _, _, fact, _, _ in EITHER_SIDE} | {"sale", "originated", "filed"} == set(FACT_NAMES)


def test_a_row_without_conditions_holds_whatever_is_known() -> None:
    assert holds(row(), Facts()) is True
    assert holds(row(), Facts(use=v.Use.VACANT, units=9)) is True


def test_a_stretch_between_two_limits() -> None:
    between = row({"over_units": 1, "max_units": 4})
    assert [holds(between, Facts(units=units)) for units in (1, 2, 4, 5)] == [False, True, True, False]
    lots = row({"over_acres": 1, "max_acres": 3})
    assert [holds(lots, Facts(acres=Decimal(acres))) for acres in (1, 2, 3, 4)] == [False, True, True, False]
    shares = row({"unpaid_share_at_least": "1/3", "unpaid_share_below": "2/3"})
    thirds = [Fraction(n, 6) for n in (1, 2, 3, 4)]
    assert [holds(shares, Facts(unpaid_share=share)) for share in thirds] == [False, True, True, False]


#: One condition of every kind, with the fact that each asks for, in the order in which facts are asked for.
MIXED = {
    "process": "judicial",
    "use": "owner_occupied",
    "buyer": "lender",
    "notice_given": True,
    "max_units": 4,
    "max_acres": 40,
    "unpaid_share_below": "2/3",
}
KNOWN: dict[str, Any] = {
    "process": v.Process.JUDICIAL,
    "use": v.Use.OWNER_OCCUPIED,
    "buyer": v.Buyer.LENDER,
    "notice_given": True,
    "units": 1,
    "acres": Decimal(1),
    "unpaid_share": Fraction(1, 2),
}
FALSE: dict[str, Any] = {
    "process": v.Process.STRICT,
    "use": v.Use.VACANT,
    "buyer": v.Buyer.THIRD_PARTY,
    "notice_given": False,
    "units": 5,
    "acres": Decimal(41),
    "unpaid_share": Fraction(2, 3),
}


@pytest.mark.parametrize("missing", KNOWN)
def test_of_many_conditions_the_one_that_is_not_known_is_asked_for(missing: str) -> None:
    assert holds(row(MIXED), Facts(**KNOWN)) is True
    assert holds(row(MIXED), Facts(**{**KNOWN, missing: None})) == missing


@pytest.mark.parametrize("false", FALSE)
def test_one_condition_that_fails_settles_the_row_whatever_else_is_not_known(false: str) -> None:
    assert holds(row(MIXED), Facts(**{false: FALSE[false]})) is False
    assert holds(row(MIXED), Facts(**{**KNOWN, false: FALSE[false]})) is False


def test_the_first_fact_that_is_missing_is_asked_for() -> None:
    assert holds(row(MIXED), Facts()) == "process"
    left = dict(KNOWN)
    for asked in KNOWN:
        del left[asked]
        here = Facts(**{name: value for name, value in KNOWN.items() if name not in left})
        assert holds(row(MIXED), here) == (next(iter(left)) if left else True)


@pytest.mark.parametrize(("by", "fact"), [("sale", "sale"), ("origination", "originated"), ("filing", "filed")])
def test_a_row_is_law_from_its_first_day_until_the_day_before_its_end(by: str, fact: str) -> None:
    timed = row(in_force_from=START, in_force_before=END, measured_by=by)
    days = (START - DAY, START, END - DAY, END)
    assert [holds(timed, Facts(**{fact: when})) for when in days] == [False, True, True, False]
    since = row(in_force_from=START, measured_by=by)
    assert [holds(since, Facts(**{fact: when})) for when in days] == [False, True, True, True]
    until = row(in_force_before=END, measured_by=by)
    assert [holds(until, Facts(**{fact: when})) for when in days] == [True, True, True, False]
    assert [holds(one, Facts()) for one in (timed, since, until)] == [fact] * 3


@pytest.mark.parametrize(
    ("values", "verdicts"),
    [
        # A claim is filed on the day of the sale at the earliest; when at the latest, nobody knows.
        ({"in_force_from": START, "measured_by": "filing"}, ["filed", True, True, True]),
        ({"in_force_before": END, "measured_by": "filing"}, ["filed", "filed", "filed", False]),
        # A loan is made on the day of the sale at the latest.
        ({"in_force_from": START, "measured_by": "origination"}, [False, "originated", "originated", "originated"]),
        ({"in_force_before": END, "measured_by": "origination"}, [True, True, True, "originated"]),
        # The day of the sale itself is known.
        ({"in_force_from": START, "measured_by": "sale"}, [False, True, True, True]),
    ],
)
def test_the_day_of_the_sale_bounds_the_days_that_are_not_known(values: dict[str, Any], verdicts: list[Any]) -> None:
    sales = (START - DAY, START, END - DAY, END)
    assert [holds(row(**values), Facts(sale=sale)) for sale in sales] == verdicts


def test_time_comes_after_conditions_that_fail_and_before_none() -> None:
    timed = row({"use": "vacant"}, in_force_from=START, measured_by="origination")
    made = START + DAY
    assert holds(timed, Facts(use=v.Use.VACANT, originated=made)) is True
    assert holds(timed, Facts(use=v.Use.VACANT, originated=START - DAY)) is False
    assert holds(timed, Facts(use=v.Use.COMMERCIAL)) is False
    assert holds(timed, Facts(originated=START - DAY)) is False
    assert holds(timed, Facts(use=v.Use.VACANT)) == "originated"
    assert holds(timed, Facts(originated=made)) == "use"
    assert holds(timed, Facts()) == "use"


def test_rows_that_know_no_time_are_decided_by_their_conditions_alone() -> None:
    fees = FeeRule.model_validate(
        {"when": {"use": "vacant"}, "treatment": "court", "note": "N.", "citation": CITE, "confidence": "low"}
    )
    layer = LawLayer.model_validate(
        {"id": "a", "title": "A layer", "when": {"use": "vacant"}, "effect": "ask", "text": "It may.", "ask": "Ask."}
        | {"citation": CITE, "confidence": "low"}
    )
    for each in (fees, layer):
        assert [holds(each, Facts(use=use)) for use in (v.Use.VACANT, v.Use.COMMERCIAL, None)] == [True, False, "use"]


@pytest.mark.parametrize(
    ("given", "also"),
    [
        ({"lien": v.Lien.FIRST}, {"foreclosed": v.Foreclosed.THIS_LOAN}),
        ({"lien": v.Lien.JUNIOR}, {}),
        ({"lien": v.Lien.FIRST, "foreclosed": v.Foreclosed.SENIOR}, {}),
        ({"foreclosed": v.Foreclosed.SENIOR}, {"lien": v.Lien.JUNIOR}),
        ({"foreclosed": v.Foreclosed.THIS_LOAN}, {}),
        ({"occupied_throughout": True}, {"occupied_at_origination": True, "use": v.Use.OWNER_OCCUPIED}),
        (
            {"lien": v.Lien.FIRST, "occupied_throughout": True},
            {"foreclosed": v.Foreclosed.THIS_LOAN, "occupied_at_origination": True, "use": v.Use.OWNER_OCCUPIED},
        ),
        (
            {"foreclosed": v.Foreclosed.SENIOR, "use": v.Use.VACANT},
            {"lien": v.Lien.JUNIOR, "occupied_throughout": False},
        ),
        ({"occupied_throughout": False}, {}),
        ({"occupied_throughout": False, "use": v.Use.VACANT}, {}),
        ({"occupied_at_origination": False}, {"occupied_throughout": False}),
        ({"occupied_at_origination": True}, {}),
        ({"use": v.Use.OWNER_OCCUPIED}, {}),
        ({"use": v.Use.VACANT}, {"occupied_throughout": False}),
        ({"use": v.Use.VACANT, "occupied_at_origination": True}, {"occupied_throughout": False}),
        ({}, {}),
    ],
)
def test_what_follows_from_known_facts_is_filled_in_and_nothing_else(
    given: dict[str, Any], also: dict[str, Any]
) -> None:
    assert Facts(**given).settled() == Facts(**given | also)
