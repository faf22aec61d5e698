"""What stands on the date strip: the days of one answer in order, and the dates that have no day yet.

A mark is an event that was entered, a last day that the law counts from one, or the end of a span (time
to redeem, life of a judgment).  Nothing here is guessed: a date that cannot be computed is given back by
:func:`unplaced` with what is needed, and a judgment's life says on what assumed day of entry it rests.
Days left and past are counted from the assessment's ``as_of``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lib.assessment import Assessment
from lib.deadlines import no_longer
from lib.fields import BY_NAME
from lib.law import vocabulary as v
from lib.law.dates import TRIGGER_FIELD, DateRow, RedemptionEnd, Standing, add_period, closed_on
from lib.law.words import day_words, length_words, period_words
from lib.marks import Mark, Unplaced, Who

__all__ = ["Mark", "Unplaced", "Who", "timeline", "unplaced"]


#: Names for the strip; a borrower's step keeps its own label, which says what to do.
_SHORT = {
    v.DateKind.ASK: "Last day for the lender to ask",
    v.DateKind.NOTE_LIMITATION: "Limit on the lender's suit on the note",
    v.DateKind.CONFIRM: "Report or confirmation of the sale due",
    v.DateKind.COLLECT: "Last day to collect",
}

#: The order in which the lender's dates are told.
_LENDER = (
    v.DateKind.ASK,
    v.DateKind.WITH_FORECLOSURE,
    v.DateKind.NOTE_LIMITATION,
    v.DateKind.CONFIRM,
    v.DateKind.COLLECT,
)

_COUNTED_FROM_SALE = "counted from the sale; enter the due date of the note, which can make it later"


def _lives(found: Assessment) -> bool:
    """Whether the lender has a claim to watch: covered, not barred, no surplus, the sale not refused.

    A claim that was asked for too late keeps its dates: the missed one is the reason.  While no debt is
    entered, nothing says that there is no deficiency.
    """
    awards = [branch.award for branch in found.branches]
    claim = any(award.rule.outcome is v.Outcome.ALLOWED and not award.refused for award in awards)
    return _open(found) and claim


def _open(found: Assessment) -> bool:
    return found.covered and (found.deficiency > 0 or not found.debt.items)


def _rows(found: Assessment) -> Iterator[DateRow]:
    """The date rows to show, the borrower's first; the lender's none where the claim is barred."""
    if not _open(found):
        return
    rows = [row for row in found.dates if row.row.kind is not v.DateKind.CONFIRM or not found.scenario.confirmed]
    yield from (row for row in rows if row.row.kind is v.DateKind.BORROWER)
    if _lives(found):
        lender = [row for row in rows if row.row.kind in _LENDER]
        yield from sorted(lender, key=lambda row: _LENDER.index(row.row.kind))


def _who(row: DateRow) -> Who:
    return Who.BORROWER if row.row.kind is v.DateKind.BORROWER else Who.LENDER


def _event(found: Assessment, field: str, label: str, who: Who = Who.COURT) -> Iterator[Mark]:
    day: date | None = getattr(found.scenario, field)
    if day is not None:
        yield Mark(field, label, label, day, who, (day - found.as_of).days, entered=True)


def _dated(row: DateRow, day: date, days: int) -> Mark:
    law = row.row
    effect = law.effect
    if row.standing is Standing.PAST and law.kind in (v.DateKind.ASK, v.DateKind.NOTE_LIMITATION):
        effect = f"Too late unless the lender asked by {day_words(day)}. {effect}"
    return Mark(
        key=law.id,
        label=law.label,
        short=_SHORT.get(law.kind, law.label.split(" (")[0]),
        day=day,
        who=_who(row),
        days=days,
        kind=law.kind,
        standing=row.standing,
        certain=row.certain,
        closed=None if row.standing is Standing.TOO_LATE else row.closed,
        assumed=_COUNTED_FROM_SALE if row.needs == "maturity" else None,
        period=period_words(law),
        effect=effect,
        citation=law.citation,
        confidence=law.confidence,
    )


def _redemption(found: Assessment) -> Iterator[Mark]:
    """The time to redeem after the sale: as entered, else as each row that may hold counts it."""
    scenario = found.scenario
    rows = found.shown.award.redemption
    if scenario.redemption_end is not None:
        held = [end for end in rows if end.row.length]
        yield _redeem(found, "redemption", scenario.redemption_end, scenario.sale_date, held[0] if held else None)
        return
    for number, end in enumerate(rows, 1):
        if end.day is not None:
            start = getattr(scenario, TRIGGER_FIELD[end.row.trigger])
            yield _redeem(found, f"redemption-{number}", end.day, start, end)


def _redeem(found: Assessment, key: str, day: date, start: date | None, law: RedemptionEnd | None) -> Mark:
    entered = found.scenario.redemption_end is not None
    return Mark(
        key=key,
        label="Time to redeem (buy the property back) ends",
        short="Time to redeem ends",
        day=day,
        who=Who.BORROWER,
        days=(day - found.as_of).days,
        start=start if start is not None and start < day else None,
        entered=entered,
        certain=entered or (law is not None and law.certain),
        closed=closed_on(found.law.code, day),
        effect=law.row.note if law else "",
        citation=law.row.citation if law else "",
        confidence=law.row.confidence if law else None,
    )


def _entry(found: Assessment) -> tuple[date, str]:
    """The day on which a judgment is taken to be entered, and why: never earlier than it can be from now on.

    No field holds the real day.  A judgment not asked for yet can still be asked for until the last day to
    ask; from an earlier entry the same years end earlier.
    """
    filed = found.scenario.filed_on
    if filed is not None and filed >= found.as_of:
        return filed, f"if entered on the day it was asked for, {day_words(filed)}"
    asks = [
        row.day
        for row in found.dates
        if row.row.kind is v.DateKind.ASK and row.day is not None and row.day > found.as_of and filed is None
    ]
    if asks:
        return max(asks), f"if entered on the last day to ask, {day_words(max(asks))}"
    return found.as_of, f"if entered on {day_words(found.as_of)}"


def _judgment(found: Assessment) -> Iterator[Mark]:
    """How long a judgment would live, where one can be entered at all."""
    law = found.law.judgment
    if not _lives(found) or not found.most or law.life_years is None:
        return
    start, assumed = _entry(found)
    day = add_period(start, law.life_years, v.Unit.YEARS)
    years = length_words(law.life_years, v.Unit.YEARS)
    renewal = "It can be renewed or revived." if law.renewable else "It cannot be renewed."
    yield Mark(
        key="judgment_expiry",
        label=f"A judgment expires, {years} after entry{' unless renewed' if law.renewable else ''}",
        short=f"A judgment expires{' unless renewed' if law.renewable else ''}",
        day=day,
        who=Who.JUDGMENT,
        days=(day - found.as_of).days,
        start=start,
        certain=False,
        assumed=assumed,
        period=f"{years} from entry",
        effect=" ".join(part for part in (renewal, law.life_note) if part),
        citation=law.life_citation,
        confidence=law.confidence,
    )


def timeline(found: Assessment) -> tuple[Mark, ...]:
    """Every day of the answer drawn for this loan: the sale, the borrower's dates, then the others, then ``as_of``.

    Barred, or not covered, or nothing left to claim: no date of the lender's and no life of a judgment.
    """
    dated = [_dated(row, row.day, row.days) for row in _rows(found) if row.day is not None and row.days is not None]
    strict = found.process is v.Process.STRICT
    asked = _event(found, "filed_on", "Judgment asked for", Who.LENDER) if _lives(found) else ()
    now = Mark("today", "The day counted from", "Today", found.as_of, Who.COURT, 0, entered=True)
    return (
        *_event(found, "sale_date", "Title passed" if strict else "Sale"),
        *(mark for mark in dated if mark.who is Who.BORROWER),
        *_event(found, "confirmation_date", "Sale confirmed"),
        *_event(found, "deed_date", "Deed delivered"),
        *_redemption(found),
        *asked,
        *(mark for mark in dated if mark.who is Who.LENDER),
        *_judgment(found),
        now,
    )


def unplaced(found: Assessment) -> tuple[Unplaced, ...]:
    """Every date of the answer that has no day, the borrower's first, with what its day would need."""
    rows = [
        Unplaced(
            key=row.row.id,
            label=row.row.label,
            who=_who(row),
            needs=row.needs,
            why=_why(row.row.length is not None, row.needs),
            certain=row.certain,
            phase=row.row.phase,
            gone=no_longer(row.row, found.scenario, found.as_of),
            period=period_words(row.row),
            effect=row.row.effect,
            citation=row.row.citation,
            confidence=row.row.confidence,
        )
        for row in _rows(found)
        if row.day is None
    ]
    borrower = [row for row in rows if row.who is Who.BORROWER]
    return (*borrower, *_redemption_unplaced(found), *(row for row in rows if row.who is not Who.BORROWER))


def _why(counted: bool, needs: str | None) -> str:
    if needs is not None:
        return f"enter: {BY_NAME[needs].label.lower()}"
    return "it runs from an event that is not asked for" if counted else "no fixed day"


def _redemption_unplaced(found: Assessment) -> Iterator[Unplaced]:
    if found.scenario.redemption_end is not None:
        return
    for number, end in enumerate(found.shown.award.redemption, 1):
        if end.day is None and end.row.length:
            needs = TRIGGER_FIELD.get(end.row.trigger, "redemption_end")
            yield Unplaced(
                key=f"redemption-{number}",
                label="Time to redeem (buy the property back) ends",
                who=Who.BORROWER,
                needs=needs,
                why=_why(True, needs),
                certain=end.certain,
                period=length_words(end.row.length, end.row.unit),
                effect=end.row.note,
                citation=end.row.citation,
                confidence=end.row.confidence,
            )
