"""Where a day stands on a time line, and which ticks fit beneath it.

Up to about three years the scale is even.  Beyond that it is compressed away from today, so that the life
of a judgment does not squeeze the days that matter now; who draws it says so on the chart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

#: The longest stretch, in days, that is drawn evenly.
EVEN = 1_100
#: Days around today that stay nearly even on a compressed scale.
NEAR = 45

#: Periods that a compressed scale is read by, in months, the ones that matter most first.
_PERIODS = (12, 3, 60, 120, 240, 1, 6, 24, 180, 36, 360)
_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the scale, as a share of its width, and what stands under it; ``anchor``: which part of it there."""

    at: float
    text: str
    anchor: str = "center"


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A stretch of days, from ``low`` to ``high``, seen from ``as_of``."""

    low: date
    high: date
    as_of: date

    @property
    def compressed(self) -> bool:
        """Whether days further from today stand closer together."""
        return (self.high - self.low).days > EVEN

    def at(self, day: date) -> float:
        """The day's place as a share of the width, from 0 to 1."""
        low, high = self._far(self.low), self._far(self.high)
        return (self._far(day) - low) / (high - low)

    def _far(self, day: date) -> float:
        days = (day - self.as_of).days
        return math.asinh(days / NEAR) if self.compressed else days

    def ticks(self, per_character: float) -> tuple[Tick, ...]:
        """Ticks whose texts do not meet; ``per_character`` is the share of the width that a character takes."""
        found = self._spoken() if self.compressed else self._months(per_character)
        kept: list[tuple[float, float, Tick]] = []
        for tick in found:
            wide = len(tick.text) * per_character
            left, anchor = tick.at - wide / 2, "center"
            if left < 0:
                left, anchor = tick.at, "left"
            elif left + wide > 1:
                left, anchor = tick.at - wide, "right"
            right = left + wide
            if all(right + per_character <= start or left >= end + per_character for start, end, _ in kept):
                kept.append((left, right, replace(tick, anchor=anchor)))
        return tuple(tick for _, _, tick in sorted(kept, key=lambda one: one[0]))

    def _spoken(self) -> Iterator[Tick]:
        yield Tick(self.at(self.as_of), "today")
        for months in _PERIODS:
            words = f"{months} month{'' if months == 1 else 's'}"
            if months >= 12:
                words = f"{months // 12} year{'' if months == 12 else 's'}"
            for day, text in (
                (self.as_of + relativedelta(months=months), words),
                (self.as_of - relativedelta(months=months), f"{words} ago"),
            ):
                if self.low <= day <= self.high:
                    yield Tick(self.at(day), text)

    def _months(self, per_character: float) -> Iterator[Tick]:
        stretch = (self.high.year - self.low.year) * 12 + self.high.month - self.low.month + 1
        fit = max(1, int(1 / (11 * per_character)))
        step = next((step for step in _STEPS if stretch / step <= fit), 24)
        day = date(self.low.year, 1, 1)
        while day <= self.high:
            if day >= self.low:
                yield Tick(self.at(day), f"{day:%b %Y}")
            day += relativedelta(months=step)


def scale_of(days: Iterable[date], as_of: date) -> TimeScale:
    """The scale on which all the days and ``as_of`` stand; never less than two months wide."""
    known = (*days, as_of)
    low, high = min(known), max(known)
    if (high - low).days < 60:
        room = timedelta(days=(60 - (high - low).days + 1) // 2)
        low, high = low - room, high + room
    return TimeScale(low, high, as_of)
