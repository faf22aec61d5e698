"""Interest: day counts by hand, and that the amount is rounded once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.interest import Accrual, DayCount, accrue, days_between

A365, A360, T360 = DayCount.ACTUAL_365, DayCount.ACTUAL_360, DayCount.THIRTY_360


@pytest.mark.parametrize(
    ("start", "end", "count", "days"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), A365, 0),
        (date(2026, 1, 1), date(2026, 1, 2), A365, 1),
        (date(2026, 1, 1), date(2027, 1, 1), A365, 365),
        (date(2024, 1, 1), date(2025, 1, 1), A360, 366),
        (date(2026, 1, 31), date(2026, 3, 31), T360, 60),
        (date(2026, 1, 31), date(2026, 3, 1), T360, 31),
        (date(2026, 1, 31), date(2026, 3, 30), T360, 60),
        (date(2026, 1, 29), date(2026, 3, 31), T360, 62),
        (date(2026, 5, 31), date(2026, 5, 31), T360, 0),
        (date(2026, 1, 30), date(2026, 2, 28), T360, 28),
        (date(2026, 2, 28), date(2026, 3, 31), T360, 33),
        (date(2026, 1, 1), date(2027, 1, 1), T360, 360),
        (date(2026, 5, 2), date(2026, 5, 1), A365, 0),
    ],
)
def test_days_by_hand(start: date, end: date, count: DayCount, days: int) -> None:
    assert days_between(start, end, count) == days


def test_a_payoff_letter_by_hand() -> None:
    # 450,000 at 5 % for 120 days of 365: 450,000 × 0.05 × 120 / 365 = 7,397.2602…; a day is 61.6438…
    found = accrue(450_000_00, Decimal(5), date(2026, 1, 1), date(2026, 5, 1), A365)
    assert (found.days, found.per_diem, found.amount) == (120, 61_64, 7_397_26)


@pytest.mark.parametrize(
    ("count", "days", "per_diem", "amount"),
    [
        (A365, 59, 9_86, 581_92),  # 72,000 × 0.05 ÷ 365 = 9.8630…; × 59 = 581.9178…
        (A360, 59, 10_00, 590_00),  # 72,000 × 0.05 ÷ 360 = 10 exactly
        (T360, 60, 10_00, 600_00),  # two months of thirty days
    ],
)
def test_one_loan_under_each_day_count(count: DayCount, days: int, per_diem: int, amount: int) -> None:
    start, end = date(2026, 1, 1), date(2026, 3, 1)
    found = accrue(72_000_00, Decimal(5), start, end, count)
    assert found == Accrual(days, per_diem, amount, Decimal(5), count, start, end)


def test_a_year_has_365_days_or_360() -> None:
    assert {count: count.year for count in DayCount} == {A365: 365, A360: 360, T360: 360}


def test_no_interest_runs_backwards_or_on_the_day_itself() -> None:
    for count in DayCount:
        for end in (date(2026, 5, 31), date(2026, 5, 30), date(2025, 5, 31)):
            found = accrue(72_000_00, Decimal(5), date(2026, 5, 31), end, count)
            assert (found.days, found.amount) == (0, 0)


def test_the_amount_is_not_a_multiple_of_the_rounded_per_diem() -> None:
    # 61.64 × 120 would be 7,396.80: 46 cents short.
    found = accrue(450_000_00, Decimal(5), date(2026, 1, 1), date(2026, 5, 1), A365)
    assert found.amount - found.per_diem * found.days == 46


def test_half_a_cent_goes_up() -> None:
    # 36.50 at 10 % for one day of 365 is exactly one cent; 18.25 is exactly half a cent.
    assert accrue(18_25, Decimal(10), date(2026, 1, 1), date(2026, 1, 2), A365).amount == 1
    assert accrue(18_24, Decimal(10), date(2026, 1, 1), date(2026, 1, 2), A365).amount == 0


@given(st.integers(0, 10**9), st.integers(0, 30_000), st.integers(0, 4000), st.integers(0, 4000))
def test_interest_grows_with_days_and_splits_within_a_cent(balance: int, rate: int, first: int, second: int) -> None:
    start = date(2015, 1, 1)
    middle = date.fromordinal(start.toordinal() + first)
    end = date.fromordinal(middle.toordinal() + second)
    percent = Decimal(rate) / 1000
    whole = accrue(balance, percent, start, end, A365).amount
    parts = accrue(balance, percent, start, middle, A365).amount + accrue(balance, percent, middle, end, A365).amount
    assert abs(whole - parts) <= 1
