"""The rows of a jurisdiction's file that carry conditions: rules, dates, redemption, fees.

``when`` says on which facts a row holds; ``in_force_from`` and ``in_force_before`` say when it is law.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from lib.law import vocabulary as v
from lib.law.values import Acres, Dollars, Percent, Share, Slug, Text, as_tuple


class Frozen(BaseModel):
    """A table of a file: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class When(Frozen):
    """Conditions that must all hold; a key that is absent matches everything.

    ``max_units``/``max_acres`` hold at the limit itself; ``over_units``/``over_acres`` hold only
    above it.  ``unpaid_share_below`` compares unpaid principal with original principal.
    """

    process: Annotated[tuple[v.Process, ...] | None, BeforeValidator(as_tuple)] = None
    foreclosed: v.Foreclosed | None = None
    buyer: v.Buyer | None = None
    auction: v.Auction | None = None
    purpose: Annotated[tuple[v.Purpose, ...] | None, BeforeValidator(as_tuple)] = None
    new_money: v.NewMoney | None = None
    lien: v.Lien | None = None
    loan_program: Annotated[tuple[v.LoanProgram, ...] | None, BeforeValidator(as_tuple)] = None
    borrower: v.Borrower | None = None
    use: Annotated[tuple[v.Use, ...] | None, BeforeValidator(as_tuple)] = None
    seller_financed: bool | None = None
    occupied_at_origination: bool | None = None
    occupied_throughout: bool | None = None
    with_appraisal: bool | None = None
    lender_moved: bool | None = None
    deficiency_waived: bool | None = None
    notice_given: bool | None = None
    homestead_election: bool | None = None
    high_cost: bool | None = None
    low_income: bool | None = None
    without_redemption: bool | None = None
    delay_demanded: bool | None = None
    max_units: Annotated[int, Field(ge=1)] | None = None
    over_units: Annotated[int, Field(ge=1)] | None = None
    max_acres: Acres | None = None
    over_acres: Acres | None = None
    unpaid_share_below: Share | None = None
    unpaid_share_at_least: Share | None = None


class _Timed(Frozen):
    """Something that governs from a day on (inclusive), or before a day (exclusive)."""

    in_force_from: dt.date | None = None
    in_force_before: dt.date | None = None
    measured_by: v.MeasuredBy | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        start, end = self.in_force_from, self.in_force_before
        if start and end and start >= end:
            raise ValueError(f"in_force_from {start} must be earlier than in_force_before {end}")
        if (start or end) and self.measured_by is None:
            raise ValueError("measured_by is missing: say sale, origination or filing")
        if self.measured_by and not (start or end):
            raise ValueError("measured_by needs in_force_from or in_force_before")
        return self


class Unless(Frozen):
    """A rare condition that would reverse or change the rule; told in the verdict's own sentence."""

    text: Text
    citation: Text


class Cap(Frozen):
    """A computable limit beside the credit."""

    kind: v.CapKind
    citation: Text
    note: Text


class Floor(Frozen):
    """The least the property may be sold for, as a share of a base; a lower bid is pointed out."""

    share: Share
    of: v.FloorBase
    auction: v.Auction | None = None
    citation: Text
    note: Text


class Rule(_Timed):
    """One line of the decision: the first whose conditions hold decides."""

    id: Slug
    when: When
    outcome: v.Outcome
    credit: v.Credit | None = None
    applies: v.Applies | None = None
    credit_note: Text | None = None
    #: The statute adds liens ahead of a foreclosing junior to the debt before taking off the gross value or price.
    adds_senior_debt: bool = False
    reason: Text
    citation: Text
    note: Text | None = None
    confidence: v.Confidence
    unless: tuple[Unless, ...] = ()
    cap: tuple[Cap, ...] = ()
    floor: tuple[Floor, ...] = ()

    @model_validator(mode="after")
    def _credit_fits(self) -> Self:
        if self.outcome is v.Outcome.BARRED:
            for key in ("credit", "applies", "credit_note"):
                if getattr(self, key) is not None:
                    raise ValueError(f"{key} has no meaning where outcome is barred")
            if self.cap or self.floor:
                raise ValueError("cap and floor have no meaning where outcome is barred")
            return self
        if self.credit is None:
            raise ValueError("credit is missing: an allowed judgment needs one")
        if self.applies is None:
            raise ValueError("applies is missing: say always, if_raised or discretion")
        if self.credit in (v.Credit.BID, v.Credit.CONFIRMED_SALE) and self.applies is not v.Applies.ALWAYS:
            raise ValueError(f"applies must be always where credit is {self.credit}")
        if self.adds_senior_debt and self.credit is not v.Credit.GREATER_OF_BID_AND_FAIR_VALUE:
            raise ValueError("adds_senior_debt belongs to credit greater_of_bid_and_fair_value")
        if self.credit is not v.Credit.BID and self.credit_note is None:
            raise ValueError("credit_note is missing: say who sets the value and how")
        return self


class LegalDate(_Timed):
    """A period that matters, or (``with_foreclosure``) the fact that there is none."""

    id: Slug
    kind: v.DateKind
    #: When a step of the borrower's own can be taken.  The dataset's own files must say it; a second coding need not.
    phase: v.Phase | None = None
    label: Text
    when: When
    length: Annotated[int, Field(ge=0)] | None = None
    unit: v.Unit | None = None
    trigger: v.Trigger
    before_trigger: bool = False
    effect: Text
    citation: Text
    note: Text | None = None
    confidence: v.Confidence

    @model_validator(mode="after")
    def _period_is_whole(self) -> Self:
        if (self.length is None) != (self.unit is None):
            raise ValueError("length and unit go together")
        may_be_open = (v.DateKind.WITH_FORECLOSURE, v.DateKind.NOTE_LIMITATION, v.DateKind.BORROWER)
        if self.length is None and self.kind not in may_be_open:
            raise ValueError(f"length is missing: kind {self.kind} needs a period")
        if self.length is not None and self.kind is v.DateKind.WITH_FORECLOSURE:
            raise ValueError("kind with_foreclosure has no separate clock, so no length")
        return self

    @model_validator(mode="after")
    def _phase_is_the_borrowers(self) -> Self:
        if self.phase is not None and self.kind is not v.DateKind.BORROWER:
            raise ValueError(f"phase belongs to kind borrower, not to {self.kind}")
        return self


class Redemption(_Timed):
    """The right to buy the property back after the sale (``length`` 0: none)."""

    when: When
    length: Annotated[int, Field(ge=0)]
    unit: v.Unit
    trigger: v.Trigger = v.Trigger.SALE
    note: Text
    citation: Text
    confidence: v.Confidence


class FeeTier(Frozen):
    """A slice of the base and its percentage (``up_to`` dollars; the last slice has none)."""

    up_to: Dollars | None = None
    percent: Percent


class FeeRule(Frozen):
    """What may be had for the lender's attorney fees; the first whose conditions hold decides."""

    when: When
    treatment: v.FeeTreatment
    percent: Percent | None = None
    tiers: tuple[FeeTier, ...] = ()
    base: v.FeeBase | None = None
    flat: Dollars | None = None
    note: Text
    citation: Text
    confidence: v.Confidence

    @model_validator(mode="after")
    def _limit_fits(self) -> Self:
        by_percentage = self.percent is not None or bool(self.tiers)
        if (by_percentage or self.flat is not None) and self.treatment is not v.FeeTreatment.LIMITED:
            raise ValueError("percent, tiers and flat belong to treatment limited")
        if [self.percent is not None, bool(self.tiers), self.flat is not None].count(True) > 1:
            raise ValueError("give one of percent, tiers and flat")
        tops = [tier.up_to for tier in self.tiers if tier.up_to is not None]
        if self.tiers and (self.tiers[-1].up_to is not None or len(tops) != len(self.tiers) - 1):
            raise ValueError("tiers: only the last goes without up_to")
        if tops != sorted(set(tops)):
            raise ValueError("tiers: up_to must rise from row to row")
        if by_percentage != (self.base is not None):
            raise ValueError("a percentage needs a base, and a base needs a percentage")
        return self
