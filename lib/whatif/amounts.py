"""Amounts on which a figure turns and that are not known: what if one were at an end of its range.

Only an amount that is missing is such a fact; one that is known is a lever, and moves figures everywhere.
The exception is the price of the claim, whose being known is itself the fact (the claim was bought).
"""

from __future__ import annotations

from collections.abc import Iterator

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.money import MAX_CENTS, dollars, whole_dollars
from lib.whatif.world import Hypothesis, made

_BY_APPRAISAL = (v.Credit.BID_AND_HALF_OF_APPRAISAL_GAP, v.Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL)
_BY_VALUE = (v.Credit.GREATER_OF_BID_AND_FAIR_VALUE, v.Credit.FAIR_VALUE)


def _amount(cents: int) -> str:
    return dollars(cents) if cents % 100 else whole_dollars(cents)


def unknown_amounts(found: Assessment) -> Iterator[Hypothesis]:
    """Every such amount at an end of its range."""
    for field, cents, words in (*_value(found), *_appraisal(found), *_senior_debt(found), *_claim_price(found)):
        if cents is None or 0 <= cents <= MAX_CENTS:
            known = getattr(found.scenario, field) is not None
            yield from made(found, field, cents, known=known, words=words)


def _value(found: Assessment) -> Iterator[tuple[str, int, str]]:
    scenario = found.scenario
    credits_used = {branch.award.rule.credit for branch in found.branches}
    if scenario.fair_value is not None or not (credits_used & set(_BY_VALUE) or found.process is v.Process.STRICT):
        return
    senior, bid = scenario.senior_debt or 0, scenario.bid or 0
    if bid and found.process is not v.Process.STRICT:
        yield "fair_value", bid + senior, f"the fair market value is no more than the price ({_amount(bid)})"
    if found.debt.total:
        whole = found.debt.total + senior
        ahead = " and the liens ahead" if senior else ""
        yield "fair_value", whole, f"the fair market value covers the whole debt{ahead} ({_amount(whole)} or more)"


def _appraisal(found: Assessment) -> Iterator[tuple[str, int, str]]:
    scenario = found.scenario
    if scenario.appraised_value is not None:
        return
    if not {branch.award.rule.credit for branch in found.branches} & set(_BY_APPRAISAL):
        return
    if scenario.bid:
        words = f"the appraisal for the sale is no more than the price ({_amount(scenario.bid)})"
        yield "appraised_value", scenario.bid, words
    if found.debt.total:
        # Half of it covers debt and liens ahead, whichever of the two formulas counts it.
        enough = 2 * (found.debt.total + (scenario.senior_debt or 0))
        yield "appraised_value", enough, f"the appraisal for the sale is {_amount(enough)} or more"


def _senior_debt(found: Assessment) -> Iterator[tuple[str, int, str]]:
    scenario = found.scenario
    if scenario.senior_debt is not None or scenario.lien is v.Lien.FIRST:
        return
    yield "senior_debt", 0, "nothing is owed on liens ahead of it"
    worth = max(scenario.bid or 0, scenario.fair_value or 0)
    if worth:
        yield "senior_debt", worth, f"{_amount(worth)} or more is owed on liens ahead of it"


def _claim_price(found: Assessment) -> Iterator[tuple[str, int | None, str]]:
    scenario = found.scenario
    if not any(cap.kind is v.CapKind.CLAIM_PRICE for rule in found.law.rule for cap in rule.cap):
        return
    if scenario.claim_price is not None:
        yield "claim_price", None, "the claim had not been bought from another lender"
        return
    award = found.award
    worth = max(award.credit.amount, award.credit.value or 0)
    yield "claim_price", worth, f"the present holder bought the claim for {_amount(worth)} or less"
