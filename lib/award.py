"""What a court may award under one rule, with the trace that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lib.debt import Debt
from lib.fees import FeeLimit, fee_limit
from lib.law import vocabulary as v
from lib.law.credits import Range, Sale, Why, leave
from lib.law.dates import DateRow, Events, RedemptionEnd, Standing, dates_of, redemption_of
from lib.law.facts import Facts
from lib.law.rows import Rule
from lib.law.schema import Jurisdiction
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
class SaleCredit:
    """The property's side of the account: what the sale brought this lender, and the value that counts."""

    label: str
    amount: int
    how: str | None
    value: int | None


@dataclass(frozen=True)
class Award:
    """The outcome under one rule.  Amounts in cents; ``deficiency`` below zero is a surplus.

    The traces are made when asked for: a map of 51 awards needs none.
    """

    rule: Rule
    debt: Debt
    credit: SaleCredit
    appraised_value: int | None
    left: Range
    caps: tuple[tuple[str, int], ...]
    most: int
    least: int
    why_less: Why | None
    least_settled: bool
    fees: FeeLimit
    dates: tuple[DateRow, ...]
    redemption: tuple[RedemptionEnd, ...]
    floors: tuple[FloorCheck, ...]
    out_of_time: DateRow | None
    refused: bool
    not_raised: bool
    capped: bool
    value_floor: bool

    @property
    def sale_credit(self) -> int:
        """What came off the debt through the sale."""
        return self.credit.amount

    @property
    def deficiency(self) -> int:
        """Total debt less the credit for the sale."""
        return self.debt.total - self.credit.amount

    @cached_property
    def trace(self) -> Trace:
        """The steps from principal to ``most``."""
        return _trace(self, self.left.most)

    @cached_property
    def trace_least(self) -> Trace | None:
        """The steps to ``least``, where that lower figure differs and can be computed."""
        return _trace(self, self.left.least) if self.least < self.most and self.left.settled else None


def award_of(
    scenario: Scenario, law: Jurisdiction, rule: Rule, facts: Facts, debt: Debt, events: Events, *, sure: Facts
) -> Award:
    """Apply one rule: deficiency, fees not allowed, value credit, caps, time.

    ``facts`` hold what had to be assumed to reach the rule; ``sure`` are those that are known.  Dates go
    by what is known, so that an assumption never makes a day certain.
    """
    credit = sale_credit(scenario, facts, law)
    fees = fee_limit(law, facts, debt)
    allowed = rule.outcome is v.Outcome.ALLOWED
    dates = dates_of(law, sure, events) if allowed else ()
    late = next((row for row in dates if row.decides and row.standing is Standing.TOO_LATE), None)
    sale = Sale(
        credit.amount,
        credit.value,
        scenario.appraised_value,
        scenario.confirmed,
        scenario.value_raised,
        0 if scenario.senior_debt is None and facts.lien is v.Lien.FIRST else scenario.senior_debt,
        scenario.fair_value,
    )
    left = _range(rule, max(0, debt.total - fees.not_recoverable), sale) if allowed else Range(0, 0)
    if facts.foreclosed is v.Foreclosed.SENIOR and scenario.senior_debt is None and allowed:
        # What the junior received is not known: at best the whole price.
        left = Range(left.most, max(0, left.most - (scenario.bid or 0)), Why.SENIOR_DEBT_NOT_KNOWN, settled=False)
    caps = _caps(scenario, rule, debt, credit) if allowed else ()
    most, least = left.most, left.least
    for _, cap in caps:
        most, least = min(most, cap), min(least, cap)
    capped = most < left.most
    if late is not None or debt.total <= credit.amount:
        most = least = 0
    return Award(
        rule=rule,
        debt=debt,
        credit=credit,
        appraised_value=scenario.appraised_value,
        left=left,
        caps=caps,
        most=most,
        least=least,
        why_less=left.why if least < most else None,
        least_settled=left.settled,
        fees=fees,
        dates=dates,
        redemption=redemption_of(law, sure, events),
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
    return leave(rule.credit, rule.applies, debt, sale, adds_senior_debt=rule.adds_senior_debt)


def sale_credit(scenario: Scenario, facts: Facts, law: Jurisdiction) -> SaleCredit:
    """What came off the debt through the sale, and the value that a value credit counts.

    Strict foreclosure has no sale: the value found is the credit.  A junior wiped out by a senior is
    credited with what was left for it after the senior debt.  Debt ahead of the foreclosed lien that stays
    on the property comes off the value, not off the bid, unless the state makes the price cover superior
    liens first.
    """
    bid, value, senior = scenario.bid or 0, scenario.fair_value, scenario.senior_debt
    # A first lien has none ahead of it unless one is entered (unpaid taxes); of any other rank it must be known.
    if senior is None and facts.lien is v.Lien.FIRST:
        senior = 0
    if facts.foreclosed is v.Foreclosed.SENIOR:
        if facts.process is v.Process.STRICT:
            return SaleCredit("Received from the senior's foreclosure", 0, "strict foreclosure has no sale", value)
        received = max(0, bid - senior) if senior is not None else 0
        how = "the bid less the senior debt" if senior is not None else "senior debt not known, so nothing is counted"
        return SaleCredit("Received from the senior lender's sale", received, how, value)
    if value is not None:
        value = max(0, value - senior) if senior is not None else None
    if facts.process is v.Process.STRICT:
        return SaleCredit("Value found by the court (strict foreclosure)", value or 0, None, value)
    if senior != 0 and law.price_covers_senior_liens:
        net = max(0, bid - senior) if senior is not None else 0
        return SaleCredit("Winning bid beyond superior liens", net, "the price covers superior liens first", value)
    return SaleCredit("Winning bid", bid, None if scenario.bid is not None else "not known, counted as $0", value)


def _caps(scenario: Scenario, rule: Rule, debt: Debt, credit: SaleCredit) -> tuple[tuple[str, int], ...]:
    """Limits beside the credit: (citation, cents).  One that lacks a figure is not applied.

    The new money of a refinance is counted with all interest, charges and costs: how they are shared
    between protected and new principal is for the court, and what is shown is the most there can be.
    """
    found = []
    for cap in rule.cap:
        if cap.kind is v.CapKind.CLAIM_PRICE and scenario.claim_price is not None and scenario.costs is not None:
            credited = max(credit.amount, credit.value or 0)
            # Costs come on top of what the holder paid, so they must be known; later interest is nowhere computed.
            found.append((cap.citation, max(0, scenario.claim_price - credited) + debt.amount("costs")))
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


def _trace(award: Award, after_credit: int) -> Trace:
    """The steps to one figure; ``after_credit`` is what the value credit leaves."""
    trace = TraceBuilder()
    for item in award.debt.items:
        trace.move(item.key, item.label, item.amount, how=item.how)
    trace.total("total_debt", "Total debt", operands=tuple((item.label, item.amount) for item in award.debt.items))
    trace.move("sale_credit", award.credit.label, -award.credit.amount, how=award.credit.how)
    parts = (("Total debt", award.debt.total), (award.credit.label, -award.credit.amount))
    trace.total("deficiency", "Deficiency" if trace.running >= 0 else "Surplus", operands=parts)
    if trace.running > 0:
        _legal_steps(trace, award, after_credit)
    elif trace.running < 0:
        trace.move("surplus", "Surplus: belongs to others, nothing to award", -trace.running)
    trace.total("judgment", "Deficiency judgment", rule=award.rule.id, citation=award.rule.citation)
    return trace.built()


def _credited(award: Award) -> tuple[tuple[str, int], ...]:
    known = (
        (award.credit.label, award.credit.amount),
        ("Fair market value that counts", award.credit.value),
        ("Appraised value", award.appraised_value if "appraisal" in (award.rule.credit or "") else None),
    )
    return tuple((label, amount) for label, amount in known if amount is not None)


def _legal_steps(trace: TraceBuilder, award: Award, after_credit: int) -> None:
    rule, fees, late = award.rule, award.fees, award.out_of_time
    if rule.outcome is v.Outcome.BARRED:
        trace.move("barred", "Barred by law", -trace.running, rule=rule.id, citation=rule.citation)
        return
    unpaid = min(fees.not_recoverable, trace.running)
    if unpaid:
        claimed = (("Fees claimed", award.debt.attorney_fees), ("Fees allowed", fees.limit or 0))
        trace.move(
            "fees",
            "Attorney fees not recoverable",
            -unpaid,
            operands=claimed,
            how=fees.rule.note,
            citation=fees.rule.citation,
        )
    if after_credit != trace.running:
        trace.move(
            "value_credit",
            "Sale not confirmed" if rule.credit is v.Credit.CONFIRMED_SALE else "Value credit beyond the price",
            after_credit - trace.running,
            operands=_credited(award),
            how=rule.credit_note,
            rule=rule.id,
            citation=rule.citation,
        )
    for citation, cap in award.caps:
        if trace.running > cap:
            cut = cap - trace.running
            trace.move(
                "cap", "Cut to the statutory cap", cut, operands=(("Cap", cap),), rule=rule.id, citation=citation
            )
    if late is not None and trace.running:
        trace.move("late", "Asked for too late", -trace.running, rule=late.row.id, citation=late.row.citation)
