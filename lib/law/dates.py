"""The days that matter, computed from the sale and the other events.

Months and years keep to the end of the month (January 31 plus one month is February 28 or 29).  A
last day on a Saturday or Sunday is pointed out, never moved: whether it moves is the court's rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from dateutil.relativedelta import relativedelta
from holidays import HolidayBase, country_holidays

from lib.law.facts import Facts, holds
from lib.law.rows import LegalDate, Redemption
from lib.law.schema import Jurisdiction
from lib.law.vocabulary import Confidence, DateKind, Trigger, Unit


class Standing(StrEnum):
    """Where a day stands: ahead, today, past, decided by ``filed_on``, or not computable.

    ``court_rule``: asked for on the next day that courts are open after a last day on a weekend or
    holiday; whether that is in time is the court's rule, so it decides nothing.
    """

    AHEAD = "ahead"
    TODAY = "today"
    PAST = "past"
    IN_TIME = "in_time"
    TOO_LATE = "too_late"
    COURT_RULE = "court_rule"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class DateRow:
    """One row of law applied: the day (``None``: not computable yet, or no separate clock) and its standing.

    ``needs`` names the event whose date is missing; ``certain`` is false where a fact that decides
    whether the row applies is not known; ``days`` counts from ``as_of`` (negative: past);
    ``closed`` says why courts may be closed on the day.
    """

    row: LegalDate
    day: date | None
    needs: str | None
    standing: Standing
    days: int | None
    closed: str | None
    certain: bool

    @property
    def decides(self) -> bool:
        """Whether missing this day ends the lender's claim for certain.

        Only a row of high confidence decides: a seal, a clause or another kind of note may give longer,
        and what may be owed is never understated.
        """
        ends = self.row.kind in (DateKind.ASK, DateKind.NOTE_LIMITATION)
        return ends and self.certain and self.row.confidence is Confidence.HIGH


@dataclass(frozen=True, slots=True)
class RedemptionEnd:
    """When the right to redeem after the sale ends (``day`` ``None``: not computable)."""

    row: Redemption
    day: date | None
    certain: bool


SATURDAY = 5

#: The scenario's field for the event that a period runs from.
TRIGGER_FIELD = {
    Trigger.SALE: "sale_date",
    Trigger.CONFIRMATION: "confirmation_date",
    Trigger.DEED: "deed_date",
    Trigger.REDEMPTION_END: "redemption_end",
    Trigger.FORECLOSURE_JUDGMENT: "judgment_date",
    Trigger.MATURITY: "maturity",
    Trigger.SALE_OR_MATURITY: "sale_date",
}

#: What limits the lender's time to ask, in this order: a deadline of its own, the foreclosure itself, the note's limit.
LENDERS_CLOCK = (DateKind.ASK, DateKind.WITH_FORECLOSURE, DateKind.NOTE_LIMITATION)

#: A kind of which only the first row that holds is meant; every borrower row that holds is shown.
_ONE_OF_A_KIND = tuple(kind for kind in DateKind if kind is not DateKind.BORROWER)


def add_period(start: date, length: int, unit: Unit, *, backwards: bool = False) -> date:
    """``start`` plus (or minus) a period; months and years end-of-month safe.

    >>> add_period(date(2026, 8, 31), 6, Unit.MONTHS)
    datetime.date(2027, 2, 28)
    """
    period = {
        Unit.DAYS: relativedelta(days=length),
        Unit.MONTHS: relativedelta(months=length),
        Unit.YEARS: relativedelta(years=length),
    }[unit]
    day: date = start - period if backwards else start + period
    return day


@cache
def _holidays(code: str) -> HolidayBase:
    """Public holidays of a state, federal ones included; a code that is no state has the federal ones."""
    subdivision = code if code in country_holidays("US").subdivisions else None
    return country_holidays("US", subdiv=subdivision)


def closed_on(code: str, day: date) -> str | None:
    """Why courts may be closed that day: the weekday or the holiday; ``None`` if they are open."""
    if day.weekday() >= SATURDAY:
        return f"{day:%A}"
    return _holidays(code).get(day)


def _next_open(code: str, day: date) -> date:
    while closed_on(code, day):
        day += timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class Events:
    """The days of a case that periods run from, and the two that they are compared with."""

    sale_date: date | None
    confirmation_date: date | None
    deed_date: date | None
    redemption_end: date | None
    judgment_date: date | None
    maturity: date | None
    filed_on: date | None
    as_of: date


def _standing(code: str, row: LegalDate, day: date | None, events: Events) -> Standing:
    if day is None:
        return Standing.OPEN
    filed_on, as_of = events.filed_on, events.as_of
    if filed_on is not None and row.kind in (DateKind.ASK, DateKind.NOTE_LIMITATION):
        if day < filed_on <= _next_open(code, day):
            return Standing.COURT_RULE
        return Standing.TOO_LATE if filed_on > day else Standing.IN_TIME
    if day == as_of:
        return Standing.TODAY
    return Standing.AHEAD if day > as_of else Standing.PAST


def _row(code: str, row: LegalDate, events: Events, *, certain: bool) -> DateRow:
    day, needs = None, None
    if row.length is not None and row.unit is not None and row.trigger is not Trigger.OTHER:
        needs = TRIGGER_FIELD[row.trigger]
        start: date | None = getattr(events, needs)
        if row.trigger is Trigger.SALE_OR_MATURITY and start is not None:
            certain = certain and events.maturity is not None
            start = max(start, events.maturity or start)
        if start is not None:
            day, needs = add_period(start, row.length, row.unit, backwards=row.before_trigger), None
        if row.trigger is Trigger.SALE_OR_MATURITY and events.maturity is None:
            needs = "maturity"
    standing = _standing(code, row, day, events)
    days = (day - events.as_of).days if day else None
    return DateRow(row, day, needs, standing, days, closed_on(code, day) if day else None, certain)


@lru_cache(maxsize=8192)
def dates_of(law: Jurisdiction, facts: Facts, events: Events) -> tuple[DateRow, ...]:
    """Every row that holds or may hold, the borrower's own steps first, then the lender's."""
    rows: list[DateRow] = []
    settled: set[DateKind] = set()
    open_before: set[DateKind] = set()
    for row in law.date:
        if row.kind in settled:
            continue
        verdict = holds(row, facts)
        if verdict is False:
            continue
        # A row after one that may hold in its place is not certain either.
        certain = verdict is True and row.kind not in open_before
        rows.append(_row(law.code, row, events, certain=certain))
        if row.kind in _ONE_OF_A_KIND:
            (settled if verdict is True else open_before).add(row.kind)
    return tuple(sorted(rows, key=lambda found: found.row.kind is not DateKind.BORROWER))


@lru_cache(maxsize=8192)
def redemption_of(law: Jurisdiction, facts: Facts, events: Events) -> tuple[RedemptionEnd, ...]:
    """The redemption rows that hold or may hold, up to the first that holds for certain."""
    found: list[RedemptionEnd] = []
    for row in law.redemption:
        verdict = holds(row, facts)
        if verdict is False:
            continue
        start: date | None = None
        if row.trigger is not Trigger.OTHER:
            start = getattr(events, TRIGGER_FIELD[row.trigger])
        day = add_period(start, row.length, row.unit) if start and row.length else None
        found.append(RedemptionEnd(row, day, verdict is True and not found))
        if verdict is True:
            break
    return tuple(found)
