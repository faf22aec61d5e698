"""Each credit by hand, at its threshold and one cent either side, and its properties."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.law.credits import (
    Range,
    Sale,
    Why,
    bid,
    bid_and_half_of_appraisal_gap,
    confirmed_sale,
    fair_value,
    greater_of_bid_and_fair_value,
    greater_of_bid_and_half_of_appraisal,
    leave,
    with_senior_debt_added,
)
from lib.law.vocabulary import Applies, Credit

AMOUNT = st.integers(0, 10**9)
SALE = Sale(bid=250_000_00, value=270_000_00, appraisal=270_000_00, confirmed=None, value_raised=None)
DEBT = 300_000_00


def test_by_hand() -> None:
    # The textbook example: owed 450,000, sold for 400,000, worth 425,000.
    assert bid(450_000_00, 400_000_00) == 50_000_00
    assert greater_of_bid_and_fair_value(450_000_00, 400_000_00, 425_000_00) == 25_000_00
    assert fair_value(450_000_00, 425_000_00) == 25_000_00
    assert fair_value(450_000_00, 380_000_00) == 70_000_00
    assert confirmed_sale(450_000_00, 400_000_00, confirmed=True) == 50_000_00
    assert confirmed_sale(450_000_00, 400_000_00, confirmed=False) == 0
    # Connecticut: half of 425,000 − 400,000 comes off beside the price.
    assert bid_and_half_of_appraisal_gap(450_000_00, 400_000_00, 425_000_00) == 37_500_00
    assert bid_and_half_of_appraisal_gap(450_000_00, 400_000_00, 399_999_99) == 50_000_00
    # Louisiana, second offering: half of 850,000 is 425,000.
    assert greater_of_bid_and_half_of_appraisal(450_000_00, 400_000_00, 850_000_00) == 25_000_00
    assert greater_of_bid_and_half_of_appraisal(450_000_00, 400_000_00, 800_000_00) == 50_000_00
    assert greater_of_bid_and_half_of_appraisal(450_000_00, 400_000_00, 850_000_00, 20_000_00) == 45_000_00


@pytest.mark.parametrize(("value", "left"), [(250_000_01, 49_999_99), (250_000_00, 50_000_00), (249_999_99, 50_000_00)])
def test_a_cent_either_side_of_the_bid(value: int, left: int) -> None:
    assert greater_of_bid_and_fair_value(DEBT, 250_000_00, value) == left


def test_half_a_cent_of_the_gap_is_credited_half_up() -> None:
    assert bid_and_half_of_appraisal_gap(100, 10, 11) == 89  # ½ cent becomes 1
    assert bid_and_half_of_appraisal_gap(100, 10, 12) == 89


@given(AMOUNT, AMOUNT, AMOUNT)
def test_the_judgment_falls_with_the_bid_until_zero(debt: int, first: int, more: int) -> None:
    before, after = bid(debt, first), bid(debt, first + more)
    assert after == max(0, before - more)
    assert 0 <= after <= before <= debt


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_greater_of_never_rises_with_bid_or_value_and_never_passes_the_deficiency(
    debt: int, price: int, value: int, more: int
) -> None:
    left = greater_of_bid_and_fair_value(debt, price, value)
    assert greater_of_bid_and_fair_value(debt, price + more, value) <= left
    assert greater_of_bid_and_fair_value(debt, price, value + more) <= left
    assert left <= bid(debt, price)
    assert left <= fair_value(debt, value)


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_fair_value_does_not_move_with_the_bid(debt: int, value: int, one: int, other: int) -> None:
    found = {
        leave(Credit.FAIR_VALUE, Applies.ALWAYS, debt, replace(SALE, bid=price, value=value)) for price in (one, other)
    }
    assert found == {Range(max(0, debt - value), max(0, debt - value))}


@given(AMOUNT, AMOUNT)
def test_confirmation_by_case(debt: int, price: int) -> None:
    sale = replace(SALE, bid=price)
    yes = leave(Credit.CONFIRMED_SALE, Applies.ALWAYS, debt, replace(sale, confirmed=True))
    no = leave(Credit.CONFIRMED_SALE, Applies.ALWAYS, debt, replace(sale, confirmed=False))
    open_ = leave(Credit.CONFIRMED_SALE, Applies.ALWAYS, debt, sale)
    assert yes == Range(bid(debt, price), bid(debt, price))
    assert no == Range(0, 0)
    assert (open_.most, open_.least, open_.why) == (yes.most, 0, Why.IF_REFUSED)


@given(AMOUNT, AMOUNT, AMOUNT)
def test_appraisal_credits_lie_between_the_value_and_the_price(debt: int, price: int, appraisal: int) -> None:
    half_gap = bid_and_half_of_appraisal_gap(debt, price, appraisal)
    assert greater_of_bid_and_fair_value(debt, price, appraisal) - 1 <= half_gap <= bid(debt, price)
    second = greater_of_bid_and_half_of_appraisal(debt, price, appraisal)
    assert greater_of_bid_and_fair_value(debt, price, appraisal) <= second <= bid(debt, price)


@pytest.mark.parametrize(
    ("applies", "raised", "expected"),
    [
        (Applies.ALWAYS, None, Range(30_000_00, 30_000_00)),
        (Applies.ALWAYS, False, Range(30_000_00, 30_000_00)),
        (Applies.IF_RAISED, None, Range(50_000_00, 30_000_00, Why.IF_RAISED)),
        (Applies.IF_RAISED, True, Range(30_000_00, 30_000_00)),
        (Applies.IF_RAISED, False, Range(50_000_00, 50_000_00)),
        (Applies.DISCRETION, None, Range(50_000_00, 30_000_00, Why.DISCRETION)),
        (Applies.DISCRETION, True, Range(50_000_00, 30_000_00, Why.DISCRETION)),
    ],
)
def test_the_headline_is_the_most_where_the_credit_must_be_asked_for(
    applies: Applies, raised: bool | None, expected: Range
) -> None:
    found = leave(Credit.GREATER_OF_BID_AND_FAIR_VALUE, applies, DEBT, replace(SALE, value_raised=raised))
    assert found == expected


def test_a_value_at_or_below_the_price_leaves_nothing_to_ask_for() -> None:
    sale = replace(SALE, value=250_000_00)
    found = leave(Credit.GREATER_OF_BID_AND_FAIR_VALUE, Applies.IF_RAISED, DEBT, sale)
    assert found == Range(50_000_00, 50_000_00)


def test_an_unknown_value_is_a_range_down_to_nothing() -> None:
    sale = replace(SALE, value=None, appraisal=None)
    greater = leave(Credit.GREATER_OF_BID_AND_FAIR_VALUE, Applies.ALWAYS, DEBT, sale)
    assert greater == Range(50_000_00, 0, Why.NOT_KNOWN, settled=False)
    # The value may lie below the bid, so where it alone is credited the debt itself is the most.
    alone = leave(Credit.FAIR_VALUE, Applies.ALWAYS, DEBT, sale)
    assert alone == Range(DEBT, 0, Why.NOT_KNOWN, settled=False)
    gap = leave(Credit.BID_AND_HALF_OF_APPRAISAL_GAP, Applies.ALWAYS, DEBT, sale)
    assert gap == Range(50_000_00, 0, Why.APPRAISAL_NOT_KNOWN, settled=False)


def test_a_value_whose_liens_are_not_known_is_a_range_from_the_price_to_the_whole_value() -> None:
    sale = replace(SALE, value=None, gross_value=270_000_00, senior=None)
    found = leave(Credit.GREATER_OF_BID_AND_FAIR_VALUE, Applies.ALWAYS, DEBT, sale)
    assert found == Range(50_000_00, 30_000_00, Why.SENIOR_DEBT_NOT_KNOWN, settled=False)
    second = leave(Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL, Applies.ALWAYS, DEBT, sale)
    assert (second.most, second.least) == (50_000_00, 0)


@pytest.mark.parametrize(("price", "left"), [(59_999_99, 1), (60_000_00, 0), (60_000_01, 0)])
def test_senior_debt_added_first_leaves_nothing_where_the_price_pays_all(price: int, left: int) -> None:
    assert with_senior_debt_added(60_000_00, price, 0, 240_000_00) == left


@pytest.mark.parametrize(("value", "left"), [(299_999_99, 1), (300_000_00, 0), (300_000_01, 0)])
def test_senior_debt_added_first_leaves_nothing_where_the_value_covers_both(value: int, left: int) -> None:
    assert with_senior_debt_added(60_000_00, 5_000_00, value, 240_000_00) == left


@pytest.mark.parametrize(
    ("credit", "with_it", "without"),
    [
        (Credit.FAIR_VALUE, 30_000_00, 50_000_00),
        (Credit.BID_AND_HALF_OF_APPRAISAL_GAP, 40_000_00, 50_000_00),
        (Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL, 20_000_00, 50_000_00),
    ],
)
def test_every_credit_of_a_value_can_be_one_that_must_be_raised(credit: Credit, with_it: int, without: int) -> None:
    appraisal = 560_000_00 if credit is Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL else 270_000_00
    sale = replace(SALE, appraisal=appraisal)
    for raised, expected in (
        (None, Range(without, with_it, Why.IF_RAISED)),
        (True, Range(with_it, with_it)),
        (False, Range(without, without)),
    ):
        assert leave(credit, Applies.IF_RAISED, DEBT, replace(sale, value_raised=raised)) == expected
    assert leave(credit, Applies.DISCRETION, DEBT, sale) == Range(without, with_it, Why.DISCRETION)


def test_a_value_below_the_price_that_must_be_raised_never_lowers_the_most() -> None:
    low = replace(SALE, value=200_000_00)
    assert leave(Credit.FAIR_VALUE, Applies.IF_RAISED, DEBT, low) == Range(100_000_00, 50_000_00, Why.IF_RAISED)


@pytest.mark.parametrize(("gross", "least"), [(270_000_00, 30_000_00), (0, DEBT), (310_000_00, 0)])
def test_where_the_value_alone_is_credited_the_price_bounds_nothing_while_liens_are_not_known(
    gross: int, least: int
) -> None:
    sale = replace(SALE, bid=280_000_00, value=None, gross_value=gross, senior=None)
    found = leave(Credit.FAIR_VALUE, Applies.ALWAYS, DEBT, sale)
    assert found == Range(DEBT, least, Why.SENIOR_DEBT_NOT_KNOWN, settled=False)


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_adding_liens_ahead_to_the_debt_comes_to_the_same_as_taking_them_off_the_value(
    debt: int, price: int, gross: int, senior: int
) -> None:
    """The two statutory forms differ in their words; held to the deficiency, they never differ in a figure."""
    net = max(0, gross - senior)
    assert with_senior_debt_added(debt, price, gross, senior) == greater_of_bid_and_fair_value(debt, price, net)


def test_senior_debt_added_first_never_passes_the_deficiency() -> None:
    # 60,000 + 280,000 less 270,000 would be 70,000; the residue after a price of 10,000 is 50,000.
    assert with_senior_debt_added(60_000_00, 10_000_00, 270_000_00, 280_000_00) == 50_000_00
    assert with_senior_debt_added(60_000_00, 5_000_00, 290_000_00, 240_000_00) == 10_000_00
    assert with_senior_debt_added(60_000_00, 55_000_00, 290_000_00, 240_000_00) == 5_000_00
