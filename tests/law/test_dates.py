"""Days: how a period is counted, where a last day stands, which rows are shown and which of them is certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.law.dates import DateRow, Events, RedemptionEnd, Standing, add_period, closed_on, dates_of, redemption_of
from lib.law.facts import Facts
from lib.law.vocabulary import Unit, Use
from tests.builders import CITE, day, jurisdiction, rule

SALE = date(2026, 3, 2)
EVENTS = Events(
    sale_date=SALE,
    confirmation_date=date(2026, 4, 6),
    deed_date=date(2026, 4, 20),
    redemption_end=date(2026, 9, 2),
    judgment_date=date(2026, 1, 5),
    maturity=date(2024, 7, 1),
    filed_on=None,
    as_of=date(2026, 5, 1),
)
NEVER = Events(None, None, None, None, None, None, None, date(2026, 5, 1))


def rows(*days: dict[str, Any], facts: Facts | None = None, events: Events = EVENTS) -> tuple[DateRow, ...]:
    return dates_of(jurisdiction(rule(), date=list(days)), facts or Facts(), events)


def one(events: Events = EVENTS, **values: Any) -> DateRow:
    (row,) = rows(day("xx-day", **values), events=events)
    return row


@pytest.mark.parametrize(
    ("start", "length", "unit", "forth", "back"),
    [
        (date(2026, 3, 2), 90, Unit.DAYS, date(2026, 5, 31), date(2025, 12, 2)),
        (date(2026, 1, 31), 1, Unit.MONTHS, date(2026, 2, 28), date(2025, 12, 31)),
        (date(2026, 8, 31), 6, Unit.MONTHS, date(2027, 2, 28), date(2026, 2, 28)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 2, 28), date(2023, 2, 28)),
        (date(2024, 2, 29), 4, Unit.YEARS, date(2028, 2, 29), date(2020, 2, 29)),
        (date(2026, 3, 2), 0, Unit.DAYS, date(2026, 3, 2), date(2026, 3, 2)),
    ],
)
def test_a_period_keeps_to_the_end_of_the_month(start: date, length: int, unit: Unit, forth: date, back: date) -> None:
    assert add_period(start, length, unit) == forth
    assert add_period(start, length, unit, backwards=True) == back


@pytest.mark.parametrize(
    ("code", "when", "why"),
    [
        ("NV", date(2026, 5, 29), None),  # a Friday
        ("NV", date(2026, 5, 30), "Saturday"),
        ("NV", date(2026, 5, 31), "Sunday"),
        ("NV", date(2026, 6, 1), None),
        ("NV", date(2026, 11, 26), "Thanksgiving Day"),
        ("XX", date(2026, 11, 26), "Thanksgiving Day"),  # no state: the federal holidays
        ("MA", date(2026, 4, 20), "Patriots' Day"),  # Massachusetts alone
        ("NV", date(2026, 4, 20), None),
        ("XX", date(2026, 4, 20), None),
    ],
)
def test_a_day_on_which_courts_may_be_closed_says_why(code: str, when: date, why: str | None) -> None:
    assert closed_on(code, when) == why


@pytest.mark.parametrize(
    ("filed", "standing"),
    [
        (date(2026, 4, 18), Standing.IN_TIME),  # the last day itself, a Saturday
        (date(2026, 4, 19), Standing.COURT_RULE),  # Sunday
        (date(2026, 4, 20), Standing.COURT_RULE),  # Patriots' Day
        (date(2026, 4, 21), Standing.COURT_RULE),  # the next day on which courts are open
        (date(2026, 4, 22), Standing.TOO_LATE),
    ],
)
def test_a_states_own_holiday_leads_to_its_own_next_open_day(filed: date, standing: Standing) -> None:
    law = jurisdiction(rule(), code="MA", date=[day("ma-ask", length=10)])
    (row,) = dates_of(law, Facts(), replace(EVENTS, sale_date=date(2026, 4, 8), filed_on=filed))
    assert (row.day, row.closed, row.standing) == (date(2026, 4, 18), "Saturday", standing)
    elsewhere = jurisdiction(rule(), code="NV", date=[day("nv-ask", length=10)])
    (plain,) = dates_of(elsewhere, Facts(), replace(EVENTS, sale_date=date(2026, 4, 8), filed_on=date(2026, 4, 21)))
    assert plain.standing is Standing.TOO_LATE


def test_a_last_day_on_a_states_own_holiday_says_so() -> None:
    for code, why in (("MA", "Patriots' Day"), ("NV", None)):
        law = jurisdiction(rule(), code=code, date=[day("xx-ask", length=12)])
        (row,) = dates_of(law, Facts(), replace(EVENTS, sale_date=date(2026, 4, 8)))
        assert (row.day, row.closed) == (date(2026, 4, 20), why)


def test_an_open_last_day_is_followed_by_no_grace() -> None:
    events = replace(EVENTS, filed_on=SALE + timedelta(days=10))
    assert one(events, length=9).standing is Standing.TOO_LATE  # Wednesday, March 11
    assert one(events, length=10).standing is Standing.IN_TIME
    assert one(events, length=11).standing is Standing.IN_TIME


@pytest.mark.parametrize(
    ("trigger", "start", "missing"),
    [
        ("sale", EVENTS.sale_date, "sale_date"),
        ("confirmation", EVENTS.confirmation_date, "confirmation_date"),
        ("deed", EVENTS.deed_date, "deed_date"),
        ("redemption_end", EVENTS.redemption_end, "redemption_end"),
        ("foreclosure_judgment", EVENTS.judgment_date, "judgment_date"),
        ("maturity", EVENTS.maturity, "maturity"),
    ],
)
def test_a_period_runs_from_its_own_event_or_names_the_one_that_is_missing(
    trigger: str, start: date, missing: str
) -> None:
    found = one(trigger=trigger, length=10)
    assert (found.day, found.needs) == (start + timedelta(days=10), None)
    before = one(trigger=trigger, length=10, before_trigger=True)
    assert (before.day, before.needs) == (start - timedelta(days=10), None)
    blank = one(NEVER, trigger=trigger, length=10)
    assert (blank.day, blank.needs, blank.days, blank.closed) == (None, missing, None, None)
    assert (blank.standing, blank.certain) == (Standing.OPEN, True)


@pytest.mark.parametrize(
    ("maturity", "last", "needs", "certain"),
    [
        (date(2024, 7, 1), date(2032, 3, 2), None, True),  # the sale came later
        (date(2027, 7, 1), date(2033, 7, 1), None, True),  # maturity comes later
        (None, date(2032, 3, 2), "maturity", False),  # it may still come later
    ],
)
def test_the_later_of_sale_and_maturity(maturity: date | None, last: date, needs: str | None, certain: bool) -> None:
    values = {"kind": "note_limitation", "length": 6, "unit": "years", "trigger": "sale_or_maturity"}
    found = one(replace(EVENTS, maturity=maturity), **values)
    assert (found.day, found.needs, found.certain, found.decides) == (last, needs, certain, certain)
    unsold = one(replace(EVENTS, sale_date=None, maturity=maturity), **values)
    assert (unsold.day, unsold.needs) == (None, "sale_date" if maturity else "maturity")


def test_no_day_is_made_up_where_there_is_no_period_or_no_event() -> None:
    inside = one(kind="with_foreclosure", length=None, unit=None)
    other = one(trigger="other")
    for found in (inside, other):
        assert (found.day, found.needs, found.standing, found.days) == (None, None, Standing.OPEN, None)
        assert found.certain and found.closed is None


@pytest.mark.parametrize(
    ("as_of", "standing", "days"),
    [
        (date(2026, 5, 30), Standing.AHEAD, 1),
        (date(2026, 5, 31), Standing.TODAY, 0),
        (date(2026, 6, 1), Standing.PAST, -1),
    ],
)
def test_without_a_filing_a_day_stands_by_today(as_of: date, standing: Standing, days: int) -> None:
    found = one(replace(EVENTS, as_of=as_of))
    assert (found.day, found.standing, found.days, found.closed) == (date(2026, 5, 31), standing, days, "Sunday")


@pytest.mark.parametrize("kind", ["confirm", "collect", "borrower"])
def test_filing_decides_no_day_that_is_not_for_asking(kind: str) -> None:
    found = one(replace(EVENTS, filed_on=date(2027, 1, 1)), kind=kind)
    assert (found.standing, found.decides) == (Standing.AHEAD, False)


@pytest.mark.parametrize(
    ("values", "decides"),
    [
        ({}, True),
        ({"kind": "note_limitation"}, True),
        ({"confidence": "medium"}, False),
        ({"confidence": "low"}, False),
        ({"kind": "confirm"}, False),
        ({"kind": "collect"}, False),
        ({"kind": "borrower"}, False),
        ({"when": {"use": "vacant"}}, False),
    ],
)
def test_only_a_certain_day_of_high_confidence_for_asking_ends_a_claim(values: dict[str, Any], decides: bool) -> None:
    assert one(**values).decides is decides


def test_of_one_kind_the_first_row_that_holds_is_meant_and_of_the_borrowers_every_one() -> None:
    found = rows(
        day("xx-ask"),
        day("xx-ask-later", length=120),
        day("xx-first", kind="borrower"),
        day("xx-report", kind="confirm", length=10),
        day("xx-second", kind="borrower", length=5),
        day("xx-report-later", kind="confirm", length=20),
    )
    assert [row.row.id for row in found] == ["xx-first", "xx-second", "xx-ask", "xx-report"]
    assert all(row.certain for row in found)


def test_a_row_that_may_hold_leaves_it_and_the_next_of_its_kind_uncertain() -> None:
    days = (
        day("xx-home", when={"use": "owner_occupied"}, length=3, unit="years"),
        day("xx-note", kind="note_limitation", length=6, unit="years"),
        day("xx-ask"),
        day("xx-never", length=1),
    )
    shown = {row.row.id: row.certain for row in rows(*days)}
    assert shown == {"xx-home": False, "xx-note": True, "xx-ask": False}
    vacant = {row.row.id: row.certain for row in rows(*days, facts=Facts(use=Use.VACANT))}
    assert vacant == {"xx-note": True, "xx-ask": True}
    home = {row.row.id: row.certain for row in rows(*days, facts=Facts(use=Use.OWNER_OCCUPIED))}
    assert home == {"xx-home": True, "xx-note": True}


def test_a_step_of_the_borrowers_that_may_hold_makes_no_other_uncertain() -> None:
    found = rows(day("xx-home", kind="borrower", when={"use": "vacant"}), day("xx-any", kind="borrower"))
    assert [(row.row.id, row.certain) for row in found] == [("xx-home", False), ("xx-any", True)]


def redeem(
    *values: dict[str, Any], facts: Facts | None = None, events: Events = EVENTS
) -> list[tuple[date | None, bool]]:
    base = {"when": {}, "length": 6, "unit": "months", "note": "N.", "citation": CITE, "confidence": "high"}
    law = jurisdiction(redemption=[base | each for each in values])
    found: tuple[RedemptionEnd, ...] = redemption_of(law, facts or Facts(), events)
    assert [end.row for end in found] == [row for row in law.redemption if row in [end.row for end in found]]
    return [(end.day, end.certain) for end in found]


def test_redemption_ends_a_period_after_its_event() -> None:
    assert redeem({}) == [(date(2026, 9, 2), True)]
    assert redeem({"trigger": "deed", "length": 10, "unit": "days"}) == [(date(2026, 4, 30), True)]
    assert redeem({"length": 1, "unit": "days"}) == [(date(2026, 3, 3), True)]
    assert redeem({"length": 0, "unit": "days"}) == [(None, True)]
    assert redeem({"trigger": "other"}) == [(None, True)]
    assert redeem({}, events=NEVER) == [(None, True)]
    assert redeem() == []


def test_redemption_rows_are_told_up_to_the_first_that_holds_for_certain() -> None:
    home, any_ = {"when": {"use": "owner_occupied"}, "length": 1, "unit": "years"}, {"length": 3}
    assert redeem(home, any_, {"length": 9}) == [(date(2027, 3, 2), False), (date(2026, 6, 2), False)]
    assert redeem(home, any_, facts=Facts(use=Use.OWNER_OCCUPIED)) == [(date(2027, 3, 2), True)]
    assert redeem(home, any_, {"length": 9}, facts=Facts(use=Use.VACANT)) == [(date(2026, 6, 2), True)]


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 3000), st.sampled_from(Unit))
def test_a_longer_period_never_ends_earlier(start: date, length: int, unit: Unit) -> None:
    length = length if unit is Unit.DAYS else length // 40
    assert start <= add_period(start, length, unit) <= add_period(start, length + 1, unit)
    assert (
        add_period(start, length + 1, unit, backwards=True) <= add_period(start, length, unit, backwards=True) <= start
    )
