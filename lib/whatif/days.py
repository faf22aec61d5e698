"""Days otherwise: asked for in time or too late, and the sale under the law of another time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.law.dates import add_period, closed_on
from lib.law.rows import LegalDate, Rule
from lib.law.words import day_words
from lib.whatif.world import Hypothesis, made

ONE_DAY = timedelta(days=1)

#: Days that keep their distance from the sale when the sale is thought of as held on another day.
_WITH_THE_SALE = (
    "confirmation_date",
    "deed_date",
    "redemption_end",
    "judgment_date",
    "filed_on",
    "maturity",
    "paid_to",
    "debt_date",
)

_EVENT_WORDS = {
    "sale_date": "the sale was held",
    "confirmation_date": "the court confirmed the sale",
    "deed_date": "the deed was delivered",
    "redemption_end": "the time to redeem ended",
    "judgment_date": "the foreclosure judgment was entered",
    "maturity": "the whole debt fell due",
}


def first_day_too_late(code: str, last: date) -> date:
    """The first day on which asking is too late whatever the court's rule on weekends and holidays."""
    while closed_on(code, last):
        last += ONE_DAY
    return last + ONE_DAY


def asking_days(found: Assessment) -> Iterator[Hypothesis]:
    """Asked for on the last day, on the first day too late, or not yet."""
    filed, sale = found.scenario.filed_on, found.scenario.sale_date
    known = filed is not None
    days = [row.day for row in found.dates if row.decides and row.day is not None]
    if not days:
        return
    last = min(days)
    late = max(first_day_too_late(found.law.code, last), sale or date.min)
    verb = "had asked" if known else "asks"
    if filed is None or filed < first_day_too_late(found.law.code, last):
        words = f"the lender {verb} only on or after {day_words(late)}"
        yield from made(found, "filed_on", late, known=known, words=words)
        return
    words = f"the lender had asked on or before {day_words(last)}"
    yield from made(found, "filed_on", last, known=True, words=words)
    if last >= found.as_of:
        # As good as asking in time, and folded with it, unless that day cannot be.
        words = f"the lender had not asked yet, with time to {day_words(last)}"
        yield from made(found, "filed_on", None, known=True, words=words, distance=2)


def event_days(found: Assessment) -> Iterator[Hypothesis]:
    """Where the asking is dated and the event its time runs from is not: the day that makes it too late.

    Where both are dated the distance between them is one fact, told as the day of asking.
    """
    filed = found.scenario.filed_on
    if filed is None:
        return
    for row in found.dates:
        law = row.row
        ends = law.kind in (v.DateKind.ASK, v.DateKind.NOTE_LIMITATION) and law.confidence is v.Confidence.HIGH
        if row.needs is None or not ends or law.length is None or law.unit is None or law.before_trigger:
            continue
        day = add_period(filed, law.length, law.unit, backwards=True)
        while first_day_too_late(found.law.code, add_period(day, law.length, law.unit)) > filed:
            day -= ONE_DAY
        words = f"{_EVENT_WORDS[row.needs]} on or before {day_words(day)}"
        yield from made(found, row.needs, day, known=False, words=words)


def _turning_days(found: Assessment) -> tuple[date, ...]:
    """The days of sale at which this state's law turns: amendments measured by the sale, and the first day covered."""
    rows: tuple[Rule | LegalDate, ...] = (*found.law.rule, *found.law.date)
    timed = [row for row in rows if row.measured_by is v.MeasuredBy.SALE]
    days = {day for row in timed for day in (row.in_force_from, row.in_force_before) if day is not None}
    return tuple(sorted(days | {found.law.covers_sales_from}))


def sale_days(found: Assessment) -> Iterator[Hypothesis]:
    """The nearest day of sale under the law of another time; the other days of the case move with it."""
    entered = found.scenario.sale_date
    now = entered or found.as_of
    for turn in _turning_days(found):
        before = turn > now
        day = turn if before else turn - ONE_DAY
        clause = f"on or after {day_words(turn)}" if before else f"before {day_words(turn)}"
        others: dict[str, object] = {}
        if entered is not None:
            by = day - entered
            kept = {name: getattr(found.scenario, name) for name in _WITH_THE_SALE}
            others = {name: kept_day + by for name, kept_day in kept.items() if kept_day is not None}
        words = f"the sale {'had been' if entered else 'is'} {clause}"
        far = abs((day - now).days)
        yield from made(found, "sale_date", day, known=entered is not None, words=words, distance=far, others=others)
