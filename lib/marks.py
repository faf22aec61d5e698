"""The marks of a date strip: a day or the end of a span, and a date that has no day yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.law import vocabulary as v
from lib.law.dates import Standing


class Who(StrEnum):
    """Whose date it is: the borrower's step or right, the lender's limit, an event of the case, the judgment's life."""

    BORROWER = "borrower"
    LENDER = "lender"
    COURT = "court"
    JUDGMENT = "judgment"


@dataclass(frozen=True, slots=True)
class Mark:
    """One day on the strip, or a span that ends on it.

    ``day``: the day itself; for a span its last day, and ``start`` its first.  ``days``: from ``as_of`` to
    ``day``, negative when past.  ``entered``: the day was given, not computed.  ``certain`` is false where a
    fact that decides whether the date applies is not known; ``closed`` says why courts may be closed that
    day; ``assumed`` says what a provisional day rests on.  ``short`` names it on a chart, ``label`` in full.
    """

    key: str
    label: str
    short: str
    day: date
    who: Who
    days: int
    start: date | None = None
    kind: v.DateKind | None = None
    standing: Standing = Standing.AHEAD
    entered: bool = False
    certain: bool = True
    closed: str | None = None
    assumed: str | None = None
    period: str = ""
    effect: str = ""
    citation: str = ""
    confidence: v.Confidence | None = None

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day, where the mark is the end of a span."""
        return (self.start, self.day) if self.start is not None else None

    @property
    def past(self) -> bool:
        """Whether the day lies before ``as_of``."""
        return self.days < 0

    @property
    def left(self) -> str:
        """``41 days left``, ``today``, ``12 days ago``; ``met`` or ``missed`` where the day asked decides."""
        if self.standing in _DECIDED:
            return _DECIDED[self.standing]
        if self.days == 0:
            return "today"
        count = f"{abs(self.days):,} day{'' if abs(self.days) == 1 else 's'}"
        if self.entered and not self.past:
            return f"in {count}"
        return f"{count} {'ago' if self.past else 'left'}"

    @property
    def doubts(self) -> tuple[str, ...]:
        """What weakens the day: assumptions, open facts, a day on which courts may be closed."""
        unsure = None if self.certain or self.assumed else "only on certain facts"
        shut = f"{self.closed}; courts differ on what then follows" if self.closed else None
        return tuple(doubt for doubt in (self.assumed, unsure, shut) if doubt)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A date of this answer without a day.

    ``needs`` names the scenario's field that would give the day (``None``: no field does); ``why`` says so
    in words; ``gone`` says why a borrower's step can no longer be taken.
    """

    key: str
    label: str
    who: Who
    needs: str | None
    why: str
    certain: bool
    phase: v.Phase | None = None
    gone: str | None = None
    period: str = ""
    effect: str = ""
    citation: str = ""
    confidence: v.Confidence | None = None


_DECIDED = {
    Standing.IN_TIME: "met",
    Standing.TOO_LATE: "missed",
    Standing.COURT_RULE: "the court's rule decides",
}
