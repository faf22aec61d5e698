"""Deadlines in sentences: the one that matters, and what the borrower must do first."""

from __future__ import annotations

from datetime import date

from lib.fields import BY_NAME
from lib.law import vocabulary as v
from lib.law.dates import DateRow, Standing
from lib.law.rows import LegalDate
from lib.law.words import day_words, period_words
from lib.scenario import Scenario

RAISE_LATENESS = (
    "Tell the court that the lender asked too late, and show the dates. "
    "If missed: A defense that nobody raises may be lost."
)


def _date_sentence(found: DateRow) -> str | None:
    if found.day is None:
        return None
    day, label = day_words(found.day), found.row.label
    weekend = f" ({found.closed}; courts differ on what then follows)" if found.closed else ""
    if found.standing is Standing.TOO_LATE:
        return f"{label}: {day}, missed."
    if found.standing is Standing.IN_TIME:
        return f"{label}: {day}{weekend}, met."
    if found.standing is Standing.COURT_RULE:
        return f"{label}: {day}{weekend}; asked for on the next open day, so the court's rule decides."
    if found.standing is Standing.TODAY:
        return f"{label}: today, {day}{weekend}."
    if found.standing is Standing.PAST:
        if found.row.kind in (v.DateKind.ASK, v.DateKind.NOTE_LIMITATION):
            return f"Too late unless the lender asked by {day}{weekend}. {label}."
        if found.row.kind is v.DateKind.CONFIRM:
            return f"Too late unless it was done by {day}{weekend}. {label}."
        if found.row.kind is v.DateKind.COLLECT:
            return f"{label}: {day}, past. {found.row.effect}"
        return f"{label}: {day}{weekend}, past."
    left = f"{found.days:,} day{'' if found.days == 1 else 's'} left"
    return f"{label}: {day}{weekend}, {left}."


def next_date(dates: tuple[DateRow, ...]) -> str | None:
    """The date that matters next: a decided or passed last day for the lender, else the nearest ahead."""
    rows = [found for found in dates if found.day is not None and found.certain]
    passed = [found for found in rows if found.standing in (Standing.TOO_LATE, Standing.PAST)]
    weighty = [found for found in passed if found.row.kind is not v.DateKind.BORROWER]
    if weighty:
        return _date_sentence(weighty[0])
    ahead = [found for found in rows if found.standing in (Standing.AHEAD, Standing.TODAY)]
    if ahead:
        return _date_sentence(min(ahead, key=lambda found: found.day or date.max))
    lender = next((_open_sentence(found) for found in dates if found.row.kind in _LENDER), None)
    return lender or (_date_sentence(rows[0]) if rows else None)


_LENDER = (v.DateKind.ASK, v.DateKind.CONFIRM, v.DateKind.WITH_FORECLOSURE, v.DateKind.NOTE_LIMITATION)


def _open_sentence(found: DateRow) -> str:
    """A lender's date that cannot be computed yet: its period and the event to enter."""
    period = period_words(found.row)
    if not found.row.length:
        return f"{found.row.label}."
    doubt = "" if found.certain else " (if the open facts do not change it)"
    missing = f"; enter that day under More facts ({BY_NAME[found.needs].label.lower()})" if found.needs else ""
    return f"{found.row.label}: {period}{missing}{doubt}."


def no_longer(row: LegalDate, scenario: Scenario, as_of: date) -> str | None:
    """Why a borrower's step can no longer be taken on ``as_of``, as a clause; ``None``: it may still be open.

    Only what was entered closes a step: the day of a sale that is past, or a confirmation.  On the day of
    the sale itself a step may still be in time.
    """
    sale, order = scenario.sale_date, scenario.confirmation_date
    if row.phase is v.Phase.BEFORE_SALE and sale is not None and sale < as_of:
        return f"the sale was on {day_words(sale)}"
    if row.phase is v.Phase.BEFORE_CONFIRMATION and scenario.confirmed is not False:
        if order is not None and (order < as_of or (order == as_of and scenario.confirmed)):
            return f"the sale was confirmed on {day_words(order)}"
        if order is None and scenario.confirmed:
            return "the sale has been confirmed"
    return None


def first_steps(
    dates: tuple[DateRow, ...], scenario: Scenario | None = None, as_of: date | None = None
) -> tuple[str, ...]:
    """The borrower's steps, those still open first; those that can no longer be taken last, saying so.

    Without ``scenario`` and ``as_of`` only a step's own last day closes it.
    """
    open_steps, past = [], []
    for found in dates:
        if found.row.kind is not v.DateKind.BORROWER:
            continue
        sentence = _date_sentence(found) or f"{found.row.label}."
        gone = no_longer(found.row, scenario, as_of) if scenario is not None and as_of is not None else None
        if found.standing is Standing.PAST:
            past.append(sentence)
        elif gone is not None:
            past.append(f"{found.row.label}: no longer possible, {gone}.")
        else:
            open_steps.append(f"{sentence} If missed: {found.row.effect}")
    return (*open_steps, *past)
