"""Money: what people type, half-up rounding, and how amounts are shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.money import (
    MAX_CENTS,
    MoneyError,
    dollars,
    parse_dollars,
    plain_dollars,
    round_half_up,
    share_of,
    whole_dollars,
)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("400000", 40_000_000),
        ("$400,000.50", 40_000_050),
        (" 0 ", 0),
        (".5", 50),
        ("7.", None),
        ("1,234,567.89", 123_456_789),
        ("0001", 100),
        ("10000000000", MAX_CENTS),
    ],
)
def test_dollars_as_people_type_them(text: str, cents: int | None) -> None:
    if cents is None:
        with pytest.raises(MoneyError):
            parse_dollars(text)
    else:
        assert parse_dollars(text) == cents


@pytest.mark.parametrize(
    "text", ["", "-5", "1.234", "12,34", "1e5", "NaN", "inf", "$", "1 000", "٣٠٠", "10000000000.01", "9" * 30, "=1+1"]
)
def test_anything_else_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(MoneyError, match=r"an amount"):
        parse_dollars(text)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("1.234", "an amount in dollars with at most two decimals, such as 400000 or 400,000.50"),
        ("", "an amount in dollars with at most two decimals, such as 400000 or 400,000.50"),
        ("10000000000.01", "an amount up to 10,000,000,000.00 dollars"),
        ("99999999999", "an amount up to 10,000,000,000.00 dollars"),
        ("100000000000", "an amount up to 10,000,000,000.00 dollars"),
        ("9" * 5000, "an amount up to 10,000,000,000.00 dollars"),
    ],
)
def test_the_refusal_is_a_phrase_that_says_what_is_accepted(text: str, accepted: str) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_dollars(text)
    assert str(caught.value) == accepted


def test_leading_zeros_count_for_nothing() -> None:
    assert parse_dollars("0" * 5000 + "10000000000.00") == MAX_CENTS


@given(st.integers(0, MAX_CENTS))
def test_text_and_cents_are_one_to_one(cents: int) -> None:
    assert parse_dollars(plain_dollars(cents)) == cents
    assert parse_dollars(dollars(cents)) == cents


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_is_half_up_away_from_zero(top: int, bottom: int) -> None:
    exact = Decimal(top) / Decimal(bottom)
    if Fraction(exact) == Fraction(top, bottom):
        assert round_half_up(Fraction(top, bottom)) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert abs(Fraction(top, bottom) - round_half_up(Fraction(top, bottom))) <= Fraction(1, 2)


def test_halves_go_away_from_zero() -> None:
    assert [round_half_up(Fraction(n, 2)) for n in (1, 3, -1, -3)] == [1, 2, -1, -2]


def test_two_thirds_of_a_hundred_dollars() -> None:
    assert share_of(100_00, Fraction(2, 3)) == 66_67


def test_shown_amounts() -> None:
    assert dollars(-123_456) == "−$1,234.56"
    assert dollars(5) == "$0.05"
    assert whole_dollars(50) == "$1"
    assert whole_dollars(49) == "$0.49"
    assert whole_dollars(-1) == "−$0.01"
    assert whole_dollars(0) == "$0"
    assert whole_dollars(-50) == "−$1"
    assert [whole_dollars(cents) for cents in (149, 150, 99_949, 99_950, -149)] == ["$1", "$2", "$999", "$1,000", "−$1"]
    assert plain_dollars(-105) == "-1.05"
    assert [plain_dollars(cents) for cents in (0, 1, 100, -100, 110)] == ["0", "0.01", "1", "-1", "1.10"]
