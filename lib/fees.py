"""How much of the lender's attorney fees a court may add to what the borrower owes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lib.debt import Debt
from lib.law.facts import Facts, holds
from lib.law.rows import FeeRule
from lib.law.schema import Jurisdiction
from lib.law.vocabulary import FeeBase, FeeTreatment
from lib.money import share_of


@dataclass(frozen=True, slots=True)
class FeeLimit:
    """The governing row, its limit in cents (``None``: no figure) and what falls away of the fees claimed."""

    rule: FeeRule
    limit: int | None
    not_recoverable: int


def fee_limit(law: Jurisdiction, facts: Facts, debt: Debt) -> FeeLimit:
    """The first fee row that holds; of rows that may hold, the one that leaves the borrower owing most."""
    return min((_apply(row, debt) for row in rows_that_may_hold(law, facts)), key=lambda found: found.not_recoverable)


@lru_cache(maxsize=8192)
def rows_that_may_hold(law: Jurisdiction, facts: Facts) -> tuple[FeeRule, ...]:
    """The fee rows that hold or may hold, in order, up to the first that holds for certain."""
    found: list[FeeRule] = []
    for row in law.fees:
        verdict = holds(row, facts)
        if verdict is not False:
            found.append(row)
        if verdict is True:
            break
    return tuple(found)


def _apply(row: FeeRule, debt: Debt) -> FeeLimit:
    fees = debt.attorney_fees
    if row.treatment is FeeTreatment.BARRED:
        return FeeLimit(row, 0, fees)
    limit = row.flat * 100 if row.flat is not None else _percentage(row, debt)
    return FeeLimit(row, limit, max(0, fees - limit) if limit is not None else 0)


def _percentage(row: FeeRule, debt: Debt) -> int | None:
    if row.base is None:
        return None
    base = {
        FeeBase.PRINCIPAL: debt.principal,
        FeeBase.PRINCIPAL_AND_INTEREST: debt.principal + debt.interest,
        FeeBase.DEBT_WITHOUT_FEES: debt.total - debt.attorney_fees,
        FeeBase.DEBT_WITHOUT_FEES_AND_COSTS: debt.total - debt.attorney_fees - debt.amount("costs"),
    }[row.base]
    if row.percent is not None:
        return share_of(max(0, base), row.percent / 100)
    limit, below = 0, 0
    for tier in row.tiers:
        top = base if tier.up_to is None else min(base, tier.up_to * 100)
        limit += share_of(max(0, top - below), tier.percent / 100)
        below = max(below, top)
    return limit
