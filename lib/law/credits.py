"""What comes off the debt for the property, one documented function a credit.

``debt`` D, ``bid`` B, ``value`` F (net of senior debt that stays on the property) and ``appraisal`` A are
cents; a function returns the judgment in cents, never below zero.  ``None`` for a value that is not
known gives a :class:`Range` from the function's value at best to the bid alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lib.law.vocabulary import Applies, Credit
from lib.money import round_half_up


def bid(debt: int, bid: int) -> int:
    """D − B: the price alone is credited (Missouri: First Bank v. Fischer & Frichtel, 364 S.W.3d 216)."""
    return max(0, debt - bid)


def greater_of_bid_and_fair_value(debt: int, bid: int, value: int) -> int:
    """D − max(B, F) (N.Y. Real Prop. Acts. Law § 1371(2); Nev. Rev. Stat. § 40.459)."""
    return max(0, debt - max(bid, value))


def with_senior_debt_added(debt: int, bid: int, value: int, senior: int) -> int:
    """D + S − max(B, gross F), never above D − B: liens ahead are added first (N.Y. Real Prop. Acts. Law § 1371)."""
    return min(max(0, debt - bid), max(0, debt + senior - max(bid, value)))


def fair_value(debt: int, value: int) -> int:
    """D − F: there was no sale, or its price does not count (Conn. Gen. Stat. § 49-14)."""
    return max(0, debt - value)


def confirmed_sale(debt: int, bid: int, *, confirmed: bool) -> int:
    """D − B if the court confirms the sale; nothing on this sale if it refuses (Ga. Code Ann. § 44-14-161)."""
    return max(0, debt - bid) if confirmed else 0


def bid_and_half_of_appraisal_gap(debt: int, bid: int, appraisal: int) -> int:
    """D − B − ½·max(0, A − B), half a cent counted for the borrower's debt half-up (Conn. Gen. Stat. § 49-28)."""
    return max(0, debt - bid - round_half_up(Fraction(max(0, appraisal - bid), 2)))


def greater_of_bid_and_half_of_appraisal(debt: int, bid: int, appraisal: int, senior: int = 0) -> int:
    """D − max(B, ½A − superior liens): a second offering credits at least that (La. Code Civ. Proc. art. 2336)."""
    return max(0, debt - max(bid, round_half_up(Fraction(appraisal, 2)) - senior))


class Why(StrEnum):
    """Why less than the most may be awarded."""

    NOT_KNOWN = "value_not_known"
    IF_RAISED = "if_raised"
    DISCRETION = "discretion"
    IF_REFUSED = "confirmation_refused"
    APPRAISAL_NOT_KNOWN = "appraisal_not_known"
    SENIOR_DEBT_NOT_KNOWN = "senior_debt_not_known"


@dataclass(frozen=True, slots=True)
class Range:
    """The most and the least a credit leaves (cents) and why they differ (``None``: they do not).

    ``settled`` is false where the lower figure cannot be computed (a value is missing): ``least`` is
    then the lowest it could be.
    """

    most: int
    least: int
    why: Why | None = None
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Sale:
    """What the sale and the court know of the property: cents, and the two three-valued facts."""

    bid: int
    value: int | None
    appraisal: int | None
    confirmed: bool | None
    value_raised: bool | None
    senior: int | None = 0
    gross_value: int | None = None


def leave(credit: Credit, applies: Applies, debt: int, sale: Sale, *, adds_senior_debt: bool = False) -> Range:
    """What ``credit`` leaves of ``debt`` (cents, after fees the state does not allow).

    Where a credit must be asked for or is the court's choice, ``most`` is without it and ``least`` with it.
    """
    price_only = bid(debt, sale.bid)
    if credit is Credit.BID:
        return Range(price_only, price_only)
    if credit is Credit.CONFIRMED_SALE:
        if sale.confirmed is None:
            return Range(price_only, 0, Why.IF_REFUSED)
        amount = confirmed_sale(debt, sale.bid, confirmed=sale.confirmed)
        return Range(amount, amount)
    if credit in (Credit.BID_AND_HALF_OF_APPRAISAL_GAP, Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL):
        if sale.appraisal is None or sale.senior is None:
            return Range(price_only, 0, Why.APPRAISAL_NOT_KNOWN, settled=False)
        if credit is Credit.BID_AND_HALF_OF_APPRAISAL_GAP:
            credited = bid_and_half_of_appraisal_gap(debt, sale.bid, sale.appraisal)
        else:
            credited = greater_of_bid_and_half_of_appraisal(debt, sale.bid, sale.appraisal, sale.senior)
        return _when_applied(applies, price_only, credited, sale)
    if sale.value is None:
        if applies is Applies.IF_RAISED and sale.value_raised is False:
            return Range(price_only, price_only)
        # Where the value alone is credited, it may lie below what was bid, if anything was.
        most = debt if credit is Credit.FAIR_VALUE else price_only
        if sale.gross_value is None:
            return Range(most, 0, Why.NOT_KNOWN, settled=False)
        at_best = max(0, debt - max(sale.gross_value, 0 if credit is Credit.FAIR_VALUE else sale.bid))
        return Range(most, min(most, at_best), Why.SENIOR_DEBT_NOT_KNOWN, settled=False)
    if credit is Credit.FAIR_VALUE:
        return _when_applied(applies, price_only, fair_value(debt, sale.value), sale)
    if adds_senior_debt and sale.gross_value is not None and sale.senior:
        credited = with_senior_debt_added(debt, sale.bid, sale.gross_value, sale.senior)
    else:
        credited = greater_of_bid_and_fair_value(debt, sale.bid, sale.value)
    return _when_applied(applies, price_only, credited, sale)


def _when_applied(applies: Applies, without: int, credited: int, sale: Sale) -> Range:
    if applies is Applies.ALWAYS:
        return Range(credited, credited)
    if applies is Applies.IF_RAISED and sale.value_raised is not None:
        amount = credited if sale.value_raised else without
        return Range(amount, amount)
    most, least = max(without, credited), min(without, credited)
    if most == least:
        return Range(most, least)
    return Range(most, least, Why.IF_RAISED if applies is Applies.IF_RAISED else Why.DISCRETION)
