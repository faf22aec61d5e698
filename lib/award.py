"""What a court may award under one rule, with the trace that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.debt import Debt
from lib.law import vocabulary as v
from lib.law.credits import Range, Sale, Why, leave
from lib.law.dates import DateRow, RedemptionEnd, Standing, dates_of, redemption_of
from lib.law.facts import Facts
from lib.law.fees import FeeLimit, fee_limit
from lib.law.schema import Jurisdiction, Rule
from lib.money import share_of
from lib.scenario import Scenario
from lib.trace import Trace, TraceBuilder


@dataclass(frozen=True, slots=True)
class FloorCheck:
    """A minimum bid: the least allowed in cents and whether the bid reaches it (``None``: not known)."""

    words: str
    least: int
    reached: bool | None
    citation: str


@dataclass(frozen=True, slots=True)
class Award:
    """The outcome under one rule.  Amounts in cents; ``deficiency`` below zero is a surplus.

    ``trace`` ends at ``most``; ``trace_least`` ends at ``least`` where that lower figure can be computed.
    """

    rule: Rule
    sale_credit: int
    deficiency: int
    most: int
    least: int
    why_less: Why | None
    least_settled: bool
    fees: FeeLimit
    trace: Trace
    trace_least: Trace | None
    dates: tuple[DateRow, ...]
    redemption: tuple[RedemptionEnd, ...]
    floors: tuple[FloorCheck, ...]
    out_of_time: DateRow | None
    refused: bool
    not_raised: bool
    capped: bool
    value_floor: bool


@dataclass(frozen=True, slots=True)
class _Credit:
    """The property's side of the account: what the sale brought this lender, and the value that counts."""

    label: str
    amount: int
    how: str | None
    value: int | None


def award_of(scenario: Scenario, law: Jurisdiction, rule: Rule, facts: Facts, debt: Debt, as_of: date) -> Award:
    """Apply one rule: deficiency, fees not allowed, value credit, caps, time."""
    credit = _sale_credit(scenario, facts)
    fees = fee_limit(law, facts, debt)
    allowed = rule.outcome is v.Outcome.ALLOWED
    dates = dates_of(law, facts, scenario, as_of) if allowed else ()
    late = next((row for row in dates if row.decides and row.certain and row.standing is Standing.TOO_LATE), None)
    sale = Sale(
        credit.amount,
        credit.value,
        scenario.appraised_value,
        scenario.confirmed,
        scenario.value_raised,
        facts.process is v.Process.STRICT,
        (scenario.senior_debt or 0) if facts.lien is v.Lien.JUNIOR else 0,
    )
    left = _range(rule, max(0, debt.total - fees.not_recoverable), sale) if allowed else Range(0, 0)
    caps = _caps(scenario, rule, debt, credit) if allowed else ()
    most, least = left.most, left.least
    for _, cap in caps:
        most, least = min(most, cap), min(least, cap)
    capped = most < left.most
    if late is not None or debt.total <= credit.amount:
        most = least = 0
    trace = _trace(debt, credit, fees, rule, left.most, caps, late)
    lower = None
    if least < most and left.settled:
        lower = _trace(debt, credit, fees, rule, left.least, caps, late)
    return Award(
        rule=rule,
        sale_credit=credit.amount,
        deficiency=debt.total - credit.amount,
        most=most,
        least=least,
        why_less=left.why if least < most else None,
        least_settled=left.settled,
        fees=fees,
        trace=trace,
        trace_least=lower,
        dates=dates,
        redemption=redemption_of(law, facts, scenario),
        floors=_floors(rule, scenario, debt) if allowed else (),
        out_of_time=late,
        refused=rule.credit is v.Credit.CONFIRMED_SALE and scenario.confirmed is False,
        not_raised=rule.applies is v.Applies.IF_RAISED and scenario.value_raised is False,
        capped=capped,
        value_floor=any(floor.auction in (None, scenario.auction) or scenario.auction is None for floor in rule.floor),
    )


def _range(rule: Rule, debt: int, sale: Sale) -> Range:
    if rule.credit is None or rule.applies is None:  # the schema excludes it
        raise ValueError(f"{rule.id}: an allowed judgment needs a credit")
    return leave(rule.credit, rule.applies, debt, sale)


def _sale_credit(scenario: Scenario, facts: Facts) -> _Credit:
    """What came off the debt through the sale, and the value that a value credit counts.

    Strict foreclosure has no sale: the value found is the credit.  A junior wiped out by a senior is
    credited with what was left for it after the senior debt.  Senior debt that stays on the property
    (a junior foreclosing its own lien) comes off the value, not off the bid.
    """
    bid, value, senior = scenario.bid or 0, scenario.fair_value, scenario.senior_debt
    junior = facts.lien is v.Lien.JUNIOR
    if facts.foreclosed is v.Foreclosed.SENIOR:
        received = max(0, bid - senior) if senior is not None else 0
        how = "the bid less the senior debt" if senior is not None else "senior debt not known, so nothing is counted"
        return _Credit("Received from the senior lender's sale", received, how, value)
    if junior and value is not None:
        value = max(0, value - senior) if senior is not None else None
    if facts.process is v.Process.STRICT:
        return _Credit("Value found by the court (strict foreclosure)", value or 0, None, value)
    return _Credit("Winning bid", bid, None if scenario.bid is not None else "not known, counted as $0", value)


def _caps(scenario: Scenario, rule: Rule, debt: Debt, credit: _Credit) -> tuple[tuple[str, int], ...]:
    """Limits beside the credit: (citation, cents).  One that lacks a figure is not applied."""
    found = []
    for cap in rule.cap:
        if cap.kind is v.CapKind.CLAIM_PRICE and scenario.claim_price is not None:
            credited = max(credit.amount, credit.value or 0)
            found.append((cap.citation, max(0, scenario.claim_price - credited)))
        elif cap.kind is v.CapKind.NEW_MONEY and scenario.new_money is not None and scenario.principal is not None:
            protected = max(0, scenario.principal - scenario.new_money)
            found.append((cap.citation, max(0, debt.total - protected)))
    return tuple(found)


def _floors(rule: Rule, scenario: Scenario, debt: Debt) -> tuple[FloorCheck, ...]:
    bases = {
        v.FloorBase.APPRAISED_VALUE: ("appraised value", scenario.appraised_value),
        v.FloorBase.FAIR_VALUE: ("fair market value", scenario.fair_value),
        v.FloorBase.TOTAL_DEBT: ("total debt", debt.total or None),
    }
    found = []
    for floor in rule.floor:
        if floor.auction is not None and scenario.auction not in (None, floor.auction):
            continue
        name, base = bases[floor.of]
        if base is not None:
            least = share_of(base, floor.share)
            reached = None if scenario.bid is None else scenario.bid >= least
            found.append(FloorCheck(f"{floor.share} of the {name}", least, reached, floor.citation))
    return tuple(found)


def _trace(
    debt: Debt,
    credit: _Credit,
    fees: FeeLimit,
    rule: Rule,
    after_credit: int,
    caps: tuple[tuple[str, int], ...],
    late: DateRow | None,
) -> Trace:
    trace = TraceBuilder()
    for item in debt.items:
        trace.move(item.key, item.label, item.amount, how=item.how)
    trace.total("total_debt", "Total debt")
    trace.move("sale_credit", credit.label, -credit.amount, how=credit.how)
    trace.total("deficiency", "Deficiency" if trace.running >= 0 else "Surplus")
    if trace.running > 0:
        _legal_steps(trace, credit, fees, rule, after_credit, caps, late)
    elif trace.running < 0:
        trace.move("surplus", "Surplus: belongs to others, nothing to award", -trace.running)
    trace.total("judgment", "Deficiency judgment", citation=rule.citation)
    return trace.built()


def _legal_steps(
    trace: TraceBuilder,
    credit: _Credit,
    fees: FeeLimit,
    rule: Rule,
    after_credit: int,
    caps: tuple[tuple[str, int], ...],
    late: DateRow | None,
) -> None:
    if rule.outcome is v.Outcome.BARRED:
        trace.move("barred", "Barred by law", -trace.running, rule=rule.id, citation=rule.citation)
        return
    unpaid = min(fees.not_recoverable, trace.running)
    if unpaid:
        trace.move("fees", "Attorney fees not recoverable", -unpaid, how=fees.rule.note, citation=fees.rule.citation)
    if after_credit != trace.running:
        operands = (("Fair market value", credit.value),) if credit.value is not None else ()
        label = "Sale not confirmed" if rule.credit is v.Credit.CONFIRMED_SALE else "Value credit beyond the price"
        trace.move(
            "value_credit",
            label,
            after_credit - trace.running,
            operands=operands,
            how=rule.credit_note,
            rule=rule.id,
            citation=rule.citation,
        )
    for citation, cap in caps:
        if trace.running > cap:
            trace.move("cap", "Cut to the statutory cap", cap - trace.running, rule=rule.id, citation=citation)
    if late is not None and trace.running:
        trace.move("late", "Asked for too late", -trace.running, rule=late.row.id, citation=late.row.citation)
