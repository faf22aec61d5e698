"""What a rule can ask about a case, and what it means not to know.

:class:`Facts` holds the facts; ``None`` is *not sure*.  :func:`holds` decides a set of conditions in
three values: ``True``, ``False``, or the name of the first fact that would have to be known.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from lib.law import vocabulary as v
from lib.law.rows import LegalDate, Redemption, Rule, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one case, as rules see them.  ``sale`` is the day that decides which law governs."""

    process: v.Process | None = None
    foreclosed: v.Foreclosed | None = None
    buyer: v.Buyer | None = None
    auction: v.Auction | None = None
    purpose: v.Purpose | None = None
    new_money: v.NewMoney | None = None
    lien: v.Lien | None = None
    loan_program: v.LoanProgram | None = None
    borrower: v.Borrower | None = None
    use: v.Use | None = None
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
    units: int | None = None
    acres: Decimal | None = None
    unpaid_share: Fraction | None = None
    sale: date | None = None
    originated: date | None = None
    filed: date | None = None

    def settled(self) -> Facts:
        """These facts with everything that follows from them filled in.

        A first lien has no senior, so its own lien was foreclosed; a loan wiped out by a senior is a
        junior; living there throughout includes the start and the end.
        """
        known: dict[str, object] = {}
        if self.foreclosed is None and self.lien is v.Lien.FIRST:
            known["foreclosed"] = v.Foreclosed.THIS_LOAN
        if self.lien is None and self.foreclosed is v.Foreclosed.SENIOR:
            known["lien"] = v.Lien.JUNIOR
        if self.occupied_throughout:
            known |= {"occupied_at_origination": True, "use": v.Use.OWNER_OCCUPIED}
        elif self.occupied_throughout is None and (
            self.occupied_at_origination is False or self.use not in (None, v.Use.OWNER_OCCUPIED)
        ):
            known["occupied_throughout"] = False
        return replace(self, **known) if known else self  # type: ignore[arg-type]


FACT_NAMES = tuple(field.name for field in fields(Facts))
_MEMBERSHIP = ("process", "purpose", "loan_program", "use")
_EQUAL = tuple(name for name in When.model_fields if name in FACT_NAMES and name not in _MEMBERSHIP)
_LIMITS = (
    ("units", "max_units", "over_units"),
    ("acres", "max_acres", "over_acres"),
)

Verdict = bool | str


def _when(when: When, facts: Facts) -> Verdict:
    unknown: str | None = None
    for name in _MEMBERSHIP:
        wanted = getattr(when, name)
        if wanted is not None:
            value = getattr(facts, name)
            if value is None:
                unknown = unknown or name
            elif value not in wanted:
                return False
    for name in _EQUAL:
        wanted = getattr(when, name)
        if wanted is not None:
            value = getattr(facts, name)
            if value is None:
                unknown = unknown or name
            elif value is not wanted:
                return False
    for name, at_most, over in _LIMITS:
        most, above = getattr(when, at_most), getattr(when, over)
        if most is not None or above is not None:
            value = getattr(facts, name)
            if value is None:
                unknown = unknown or name
            elif (most is not None and value > most) or (above is not None and value <= above):
                return False
    below, at_least = when.unpaid_share_below, when.unpaid_share_at_least
    if below is not None or at_least is not None:
        share = facts.unpaid_share
        if share is None:
            unknown = unknown or "unpaid_share"
        elif (below is not None and share >= below) or (at_least is not None and share < at_least):
            return False
    return unknown or True


def _in_force(row: Rule | LegalDate | Redemption, facts: Facts) -> Verdict:
    start, end = row.in_force_from, row.in_force_before
    if start is None and end is None:
        return True
    name = {"sale": "sale", "origination": "originated", "filing": "filed"}[str(row.measured_by)]
    day: date | None = getattr(facts, name)
    earliest = latest = day
    if day is None and facts.sale is not None:
        # A claim is not filed before anything is owed, and a loan is not made after its foreclosure.
        earliest = facts.sale if name == "filed" else None
        latest = facts.sale if name == "originated" else None
    if start is not None:
        if latest is not None and latest < start:
            return False
        if earliest is None or earliest < start:
            return name
    if end is not None:
        if earliest is not None and earliest >= end:
            return False
        if latest is None or latest >= end:
            return name
    return True


class HasConditions(Protocol):
    """A row with conditions."""

    @property
    def when(self) -> When:
        """The conditions that must all hold."""


def holds(row: HasConditions, facts: Facts) -> Verdict:
    """Whether a row of law applies: ``True``, ``False``, or the fact that would have to be known."""
    timed = _in_force(row, facts) if isinstance(row, Rule | LegalDate | Redemption) else True
    if timed is False:
        return False
    conditions = _when(row.when, facts)
    if conditions is False:
        return False
    return conditions if isinstance(conditions, str) else timed
