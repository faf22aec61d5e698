"""Simple interest on an unpaid balance: day counts, per diem, accrual.

Interest runs from ``paid_to`` (the first day on which unpaid interest accrues) up to, and not
counting, the day of the sale, as payoff letters and foreclosure judgments reckon it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lib.money import round_half_up


class DayCount(StrEnum):
    """How days become a share of a year.

    ``actual/365`` and ``actual/360`` count calendar days; ``30/360`` counts every month as thirty
    days by the bond rule (a day 31 counts as day 30, at the end only if the start is on day 30 or 31).
    """

    ACTUAL_365 = "actual/365"
    ACTUAL_360 = "actual/360"
    THIRTY_360 = "30/360"

    @property
    def year(self) -> int:
        """Days in a year under this convention."""
        return 365 if self is DayCount.ACTUAL_365 else 360


@dataclass(frozen=True, slots=True)
class Accrual:
    """Interest with what it was made of: days, per diem (cents, rounded for display), amount (cents)."""

    days: int
    per_diem: int
    amount: int
    rate: Decimal
    day_count: DayCount
    start: date
    end: date


def days_between(start: date, end: date, day_count: DayCount) -> int:
    """Days from ``start`` (counted) to ``end`` (not counted); never negative.

    >>> days_between(date(2026, 1, 31), date(2026, 3, 1), DayCount.THIRTY_360)
    31
    """
    if end <= start:
        return 0
    if day_count is not DayCount.THIRTY_360:
        return (end - start).days
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first


def accrue(balance: int, rate: Decimal, start: date, end: date, day_count: DayCount) -> Accrual:
    """Simple interest on ``balance`` cents at ``rate`` percent a year.

    amount = balance × rate ÷ 100 × days ÷ year, half-up to the cent once; the per diem shown is
    rounded on its own and is not what the amount was made from.
    """
    daily = Fraction(balance) * Fraction(rate) / 100 / day_count.year
    days = days_between(start, end, day_count)
    return Accrual(days, round_half_up(daily), round_half_up(daily * days), rate, day_count, start, end)
