"""The questions that two codings of one jurisdiction are both asked, field by field; each answer is a *cell*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from lib.law import vocabulary as v
from lib.law.decide import decide
from lib.law.facts import Facts, holds
from lib.law.rows import FeeRule, LegalDate, Redemption, Rule
from lib.law.schema import Jurisdiction

_HOME = Facts(
    foreclosed=v.Foreclosed.THIS_LOAN,
    buyer=v.Buyer.LENDER,
    auction=v.Auction.FIRST,
    purpose=v.Purpose.PURCHASE,
    new_money=v.NewMoney.NONE,
    lien=v.Lien.FIRST,
    loan_program=v.LoanProgram.CONVENTIONAL,
    borrower=v.Borrower.INDIVIDUAL,
    use=v.Use.OWNER_OCCUPIED,
    seller_financed=False,
    occupied_at_origination=True,
    occupied_throughout=True,
    with_appraisal=True,
    lender_moved=True,
    deficiency_waived=False,
    notice_given=True,
    homestead_election=False,
    high_cost=False,
    low_income=False,
    without_redemption=False,
    delay_demanded=False,
    units=1,
    acres=Decimal("0.2"),
    unpaid_share=Fraction(15, 16),
    sale=date(2026, 3, 2),
    originated=date(2016, 1, 1),
    filed=date(2026, 4, 1),
)


def _elsewhere(use: v.Use) -> Facts:
    return replace(_HOME, use=use, occupied_at_origination=False, occupied_throughout=False)


_JUNIOR = replace(_HOME, lien=v.Lien.JUNIOR)

#: The loans both codings are asked about.  Every fact is known, so one rule decides.
LOANS: Mapping[str, Facts] = {
    "purchase": _HOME,
    "purchase_third_party_buyer": replace(_HOME, buyer=v.Buyer.THIRD_PARTY),
    "purchase_made_2008": replace(_HOME, originated=date(2008, 1, 1)),
    "purchase_four_homes": replace(_HOME, units=4),
    "purchase_seller_financed": replace(_HOME, seller_financed=True),
    "refinance": replace(_HOME, purpose=v.Purpose.REFINANCE),
    "refinance_cash_out": replace(_HOME, purpose=v.Purpose.REFINANCE, new_money=v.NewMoney.SOME),
    "second_home": _elsewhere(v.Use.SECOND_HOME),
    "rental": _elsewhere(v.Use.RESIDENTIAL_RENTAL),
    "commercial": replace(
        _elsewhere(v.Use.COMMERCIAL), purpose=v.Purpose.OTHER, borrower=v.Borrower.ENTITY, units=20, acres=Decimal(3)
    ),
    "farm": replace(_elsewhere(v.Use.AGRICULTURAL), purpose=v.Purpose.OTHER, acres=Decimal(160)),
    "junior_home_equity": replace(_JUNIOR, purpose=v.Purpose.HOME_EQUITY),
    "junior_purchase": _JUNIOR,
    "wiped_out_home_equity": replace(_JUNIOR, purpose=v.Purpose.HOME_EQUITY, foreclosed=v.Foreclosed.SENIOR),
    "wiped_out_purchase": replace(_JUNIOR, foreclosed=v.Foreclosed.SENIOR),
}

_OWN = tuple(name for name, facts in LOANS.items() if facts.foreclosed is v.Foreclosed.THIS_LOAN)
_WIPED_OUT = tuple(name for name in LOANS if name not in _OWN)


def _period(row: LegalDate | Redemption) -> str:
    if isinstance(row, LegalDate) and row.length is None:
        return f"no period, {row.trigger}"
    before = "before" if isinstance(row, LegalDate) and row.before_trigger else "from"
    return f"{row.length} {row.unit} {before} {row.trigger}"


_Row = TypeVar("_Row", LegalDate, Redemption, FeeRule)


def _first(rows: tuple[_Row, ...], facts: Facts) -> _Row | None:
    return next((row for row in rows if holds(row, facts) is True), None)


def _rule(law: Jurisdiction, process: v.Process, loan: str, typical: Jurisdiction) -> Rule:
    leaves = decide(law, _facts(typical, process, loan))
    if len(leaves) != 1:  # every fact is known
        raise ValueError(f"{law.code}: {loan} by {process} process has {len(leaves)} answers")
    return leaves[0].rule


def _facts(typical: Jurisdiction, process: v.Process, loan: str) -> Facts:
    local = {name: value for name, value in typical.typical if value is not None}
    return replace(LOANS[loan], process=process, **local)


def _decision(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "outcome", str(rule.outcome)
    if rule.outcome is v.Outcome.ALLOWED:
        yield "credit", str(rule.credit)
        yield "applies", str(rule.applies)
        yield "limits", ", ".join([*sorted({cap.kind for cap in rule.cap}), *(f"{f.share} {f.of}" for f in rule.floor)])


def _clocks(law: Jurisdiction, facts: Facts) -> Iterator[tuple[str, str]]:
    rows = {kind: _first(tuple(row for row in law.date if row.kind is kind), facts) for kind in v.DateKind}
    asked, within = rows[v.DateKind.ASK], rows[v.DateKind.WITH_FORECLOSURE]
    yield "ask", _period(asked) if asked else ("with the foreclosure" if within else "none")
    for kind in (v.DateKind.CONFIRM, v.DateKind.NOTE_LIMITATION):
        row = rows[kind]
        yield str(kind), _period(row) if row else "none"


def cells(law: Jurisdiction, other: Jurisdiction) -> dict[str, str]:
    """One coding's answer to every question that both codings can be asked, by the question's name.

    ``other`` is the coding it is compared with: processes that only one of them knows are told once
    (``process.available``), and a clock is asked for on the first loan on which both allow a judgment.
    Practice that a file's ``typical`` table states is taken from whichever file has one.
    """
    typical = law if law.typical.model_fields_set else other
    found = {
        "headline": str(law.headline),
        "theory": str(law.theory),
        "instrument": str(law.instrument),
        "process.customary": str(law.process.customary),
        "process.available": ", ".join(sorted(law.process.available)),
        "price_covers_senior_liens": str(law.price_covers_senior_liens),
    }
    for process in sorted(set(law.process.available) & set(other.process.available)):
        both = []
        for loan in LOANS:
            rule, counterpart = (_rule(file, process, loan, typical) for file in (law, other))
            allowed = rule.outcome is counterpart.outcome is v.Outcome.ALLOWED
            both += [loan] if allowed else []
            for key, value in _decision(rule):
                if key == "outcome" or allowed:
                    found[f"decision.{process}.{loan}.{key}"] = value
        for position, loans in (("own_lien", _OWN), ("wiped_out", _WIPED_OUT)):
            timed = next((loan for loan in loans if loan in both), None)
            if timed is not None:
                for key, value in _clocks(law, _facts(typical, process, timed)):
                    found[f"clock.{process}.{position}.{key}"] = value
        redemption = _first(law.redemption, _facts(typical, process, "purchase"))
        found[f"redemption.{process}"] = _period(redemption) if redemption and redemption.length else "none"
    fees = _first(law.fees, _facts(typical, law.process.customary, "purchase"))
    if fees is not None:
        found["fees.treatment"] = str(fees.treatment)
        found["fees.limit"] = _fee_limit(fees)
    interest = law.judgment.interest
    found["judgment.interest.kind"] = str(interest.kind)
    rate = interest.rate_percent
    found["judgment.interest.rate"] = "none" if rate is None else f"{rate.normalize():f}"
    found["judgment.life_years"] = str(law.judgment.life_years)
    found["judgment.renewable"] = str(law.judgment.renewable)
    return found


def _fee_limit(row: FeeRule) -> str:
    if row.flat is not None:
        return f"${row.flat}"
    if row.percent is not None:
        return f"{row.percent.normalize():f}% of {row.base}"
    return f"{len(row.tiers)} tiers of {row.base}" if row.tiers else "none"


def compared(first: Jurisdiction, second: Jurisdiction) -> dict[str, tuple[str, str]]:
    """Every question both were asked, with the first coding's and the second coding's answer."""
    ours, theirs = cells(first, second), cells(second, first)
    return {at: (ours[at], theirs[at]) for at in ours if at in theirs}
