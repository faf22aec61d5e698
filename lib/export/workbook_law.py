"""The law's arithmetic as formulas, one set for every open outcome.

Each formula is the twin of a function of :mod:`lib.award`, :mod:`lib.fees` or :mod:`lib.law.credits`, and the tests
hold it against that function.  Which rule decides, and whether the lender was in time, is not
worked out in a sheet: both are taken from the app's answer.
"""

from __future__ import annotations

from lib.assessment import Assessment, Branch, assuming
from lib.export.formula import (
    Expr,
    Lit,
    Ref,
    either,
    empty,
    in_cents,
    largest,
    num,
    rounded,
    same,
    smallest,
    some,
    total,
)
from lib.export.workbook_debt import NOTHING
from lib.fees import rows_that_may_hold
from lib.law import vocabulary as v
from lib.law.credits import Why
from lib.law.facts import Facts
from lib.law.rows import FeeRule, Rule

#: What the lower figure takes, in words that stand after it.
WHY_WORDS = {
    Why.IF_RAISED: "if value is raised and proved",
    Why.DISCRETION: "if the court credits the value",
    Why.IF_REFUSED: "if the court refuses to confirm the sale",
    Why.NOT_KNOWN: "at the lowest: the fair market value is not known",
    Why.APPRAISAL_NOT_KNOWN: "at the lowest: the appraisal is not known",
    Why.SENIOR_DEBT_NOT_KNOWN: "at the lowest: the senior debt is not known",
}
YES, NO = Lit("Yes"), Lit("No")
_APPRAISED = (v.Credit.BID_AND_HALF_OF_APPRAISAL_GAP, v.Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL)


def facts_under(found: Assessment, branch: Branch | None) -> Facts:
    """The facts on which an outcome rests: those known, and what every way to it assumes alike."""
    return assuming(found.facts, branch.assumed) if branch is not None else found.facts


def sale_formulas(prefix: str, facts: Facts, *, price_covers_senior_liens: bool) -> dict[str, Expr]:
    """``senior``, ``sale_credit`` and ``value`` under some facts: :func:`lib.award.sale_credit`.

    ``senior`` and ``value`` are empty texts where they are not known.
    """
    senior, value = Ref(f"{prefix}senior"), Ref(f"{prefix}value")
    unknown_senior = same(senior, NOTHING)
    none_ahead = num(0) if facts.lien is v.Lien.FIRST else NOTHING
    beyond = either(unknown_senior, num(0), largest(num(0), total(Ref("bid"), num(0) - senior)))
    net = either(unknown_senior, NOTHING, largest(num(0), total(Ref("fair_value"), num(0) - senior)))
    credit: Expr
    counted = either(empty("fair_value"), NOTHING, net)
    if facts.foreclosed is v.Foreclosed.SENIOR:
        credit = num(0) if facts.process is v.Process.STRICT else beyond
        counted = either(empty("fair_value"), NOTHING, Ref("fair_value"))
    elif facts.process is v.Process.STRICT:
        credit = either(same(value, NOTHING), num(0), value)
    else:
        credit = beyond if price_covers_senior_liens else total(Ref("bid"))
    return {
        f"{prefix}senior": either(empty("senior_debt"), none_ahead, Ref("senior_debt")),
        f"{prefix}value": counted,
        f"{prefix}sale_credit": credit,
    }


def fee_row(row: FeeRule, *, stated: bool) -> Expr:
    """What falls away of the fees claimed under one row: :func:`lib.fees.fee_limit`, row by row."""
    fees: Expr = num(0) if stated else Ref("attorney_fees")
    if row.treatment is v.FeeTreatment.BARRED:
        return total(fees)
    if row.flat is not None:
        return largest(num(0), total(fees, num(-row.flat)))
    if row.base is None:
        return num(0)
    principal = Ref("debt_total") if stated else Ref("principal")
    costs: Expr = num(0) if stated else Ref("costs")
    base = {
        v.FeeBase.PRINCIPAL: total(principal),
        v.FeeBase.PRINCIPAL_AND_INTEREST: total(principal, Ref("interest")),
        v.FeeBase.DEBT_WITHOUT_FEES: total(Ref("total_debt"), num(0) - fees),
        v.FeeBase.DEBT_WITHOUT_FEES_AND_COSTS: total(Ref("total_debt"), num(0) - fees, num(0) - costs),
    }[row.base]
    if row.percent is not None:
        limit: Expr = _percent(largest(num(0), base), row.percent)
    else:
        slices, below = [], 0
        for tier in row.tiers:
            top = base if tier.up_to is None else smallest(base, num(tier.up_to))
            slices.append(_percent(largest(num(0), top - num(below)), tier.percent))
            below = tier.up_to or below
        limit = total(*slices)
    return largest(num(0), total(fees, num(0) - limit))


def _percent(base: Expr, percent: object) -> Expr:
    """A percentage of dollars, half-up to the cent, by way of whole cents."""
    return rounded(in_cents(base) * num(percent) / num(100)) / num(100)  # type: ignore[arg-type]


def _credited(prefix: str, rule: Rule) -> Expr:
    """What the value credit leaves where all its figures are known: the functions of :mod:`lib.law.credits`."""
    debt, price = Ref(f"{prefix}debt"), Ref(f"{prefix}sale_credit")
    value, senior, appraisal = Ref(f"{prefix}value"), Ref(f"{prefix}senior"), Ref("appraised_value")
    if rule.credit is v.Credit.BID_AND_HALF_OF_APPRAISAL_GAP:
        gap = rounded(in_cents(largest(num(0), appraisal - price)) / num(2)) / num(100)
        return largest(num(0), total(debt, num(0) - price, num(0) - gap))
    if rule.credit is v.Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL:
        half = rounded(in_cents(appraisal) / num(2)) / num(100) - senior
        return largest(num(0), total(debt, num(0) - largest(price, half)))
    if rule.credit is v.Credit.FAIR_VALUE:
        return largest(num(0), total(debt, num(0) - value))
    plain = largest(num(0), total(debt, num(0) - largest(price, value)))
    if not rule.adds_senior_debt:
        return plain
    added = total(debt, senior, num(0) - largest(price, Ref("fair_value")))
    with_senior = smallest(Ref(f"{prefix}price_only"), largest(num(0), added))
    return either(same(senior, NOTHING), plain, either(senior > num(0), with_senior, plain))


def _unknown(prefix: str, rule: Rule) -> tuple[Expr, Expr, Expr, Expr]:
    """Where the value is not known: the test for that, most, least, and why: :func:`lib.law.credits.leave`."""
    debt, price_only, price = Ref(f"{prefix}debt"), Ref(f"{prefix}price_only"), Ref(f"{prefix}sale_credit")
    if rule.credit in _APPRAISED:
        test = some(empty("appraised_value"), same(Ref(f"{prefix}senior"), NOTHING))
        return test, price_only, num(0), Lit(WHY_WORDS[Why.APPRAISAL_NOT_KNOWN])
    alone = rule.credit is v.Credit.FAIR_VALUE
    most: Expr = debt if alone else price_only
    gross = Ref("fair_value") if alone else largest(Ref("fair_value"), price)
    least = either(empty("fair_value"), num(0), smallest(most, largest(num(0), total(debt, num(0) - gross))))
    why = either(empty("fair_value"), Lit(WHY_WORDS[Why.NOT_KNOWN]), Lit(WHY_WORDS[Why.SENIOR_DEBT_NOT_KNOWN]))
    if rule.applies is v.Applies.IF_RAISED:
        refused = same(Ref("value_raised"), NO)
        most, least = either(refused, price_only, most), either(refused, price_only, least)
    return same(Ref(f"{prefix}value"), NOTHING), most, least, why


def _left(prefix: str, rule: Rule) -> dict[str, Expr]:
    """``credited``, ``left_most``, ``left_least`` and ``why`` under the rule's credit."""
    price_only, credited = Ref(f"{prefix}price_only"), Ref(f"{prefix}credited")
    if rule.credit is v.Credit.BID:
        return {"credited": NOTHING, "left_most": price_only, "left_least": price_only, "why": NOTHING}
    if rule.credit is v.Credit.CONFIRMED_SALE:
        most = either(same(Ref("confirmed"), NO), num(0), price_only)
        least = either(same(Ref("confirmed"), YES), price_only, num(0))
        return {"credited": NOTHING, "left_most": most, "left_least": least, "why": Lit(WHY_WORDS[Why.IF_REFUSED])}
    test, most, least, unknown_why = _unknown(prefix, rule)
    without, given_credit = largest(price_only, credited), smallest(price_only, credited)
    why: Expr = NOTHING
    if rule.applies is v.Applies.ALWAYS:
        known_most: Expr = credited
        known_least: Expr = credited
    elif rule.applies is v.Applies.DISCRETION:
        known_most, known_least, why = without, given_credit, Lit(WHY_WORDS[Why.DISCRETION])
    else:
        raised, refused = same(Ref("value_raised"), YES), same(Ref("value_raised"), NO)
        known_most = either(raised, credited, either(refused, price_only, without))
        known_least = either(raised, credited, either(refused, price_only, given_credit))
        why = Lit(WHY_WORDS[Why.IF_RAISED])
    return {
        "credited": either(test, NOTHING, _credited(prefix, rule)),
        "left_most": either(test, most, known_most),
        "left_least": either(test, least, known_least),
        "why": either(test, unknown_why, why),
    }


def _cap(prefix: str, kind: v.CapKind, *, stated: bool) -> Expr:
    """A computable limit, an empty text where a figure for it is missing."""
    if kind is v.CapKind.CLAIM_PRICE:
        value, price = Ref(f"{prefix}value"), Ref(f"{prefix}sale_credit")
        credited = largest(price, either(same(value, NOTHING), num(0), value))
        left = largest(num(0), total(Ref("claim_price"), num(0) - credited))
        cap = left if stated else total(left, Ref("costs"))
        return either(some(empty("claim_price"), empty("costs")), NOTHING, cap)
    protected = largest(num(0), total(Ref("principal"), num(0) - Ref("new_money")))
    left = largest(num(0), total(Ref("total_debt"), num(0) - protected))
    return either(some(empty("new_money"), empty("principal")), NOTHING, left)


def cap_keys(rule: Rule) -> tuple[str, ...]:
    """Keys of the rule's caps, after an outcome's prefix."""
    return tuple(f"cap{index}" for index in range(len(rule.cap)))


def outcome_formulas(found: Assessment, branch: Branch, prefix: str) -> dict[str, Expr]:
    """Every step from the total debt to what may be awarded under one outcome, by key."""
    rule, stated, law = branch.award.rule, found.scenario.debt_total is not None, found.law
    facts = facts_under(found, branch)
    cells = sale_formulas(prefix, facts, price_covers_senior_liens=law.price_covers_senior_liens)
    debt, credit = Ref("total_debt"), Ref(f"{prefix}sale_credit")
    cells[f"{prefix}deficiency"] = total(debt, num(0) - credit)
    if rule.outcome is v.Outcome.BARRED:
        return cells | {f"{prefix}most": num(0), f"{prefix}least": num(0), f"{prefix}why_less": NOTHING}
    rows = rows_that_may_hold(law, facts)
    cells[f"{prefix}fees"] = smallest(*(fee_row(row, stated=stated) for row in rows))
    cells[f"{prefix}debt"] = largest(num(0), total(debt, num(0) - Ref(f"{prefix}fees")))
    cells[f"{prefix}price_only"] = largest(num(0), total(Ref(f"{prefix}debt"), num(0) - credit))
    left = {f"{prefix}{key}": formula for key, formula in _left(prefix, rule).items()}
    if facts.foreclosed is v.Foreclosed.SENIOR:
        # What the junior received is not known: at best the whole price.
        at_best = largest(num(0), total(Ref(f"{prefix}left_most"), num(0) - Ref("bid")))
        left[f"{prefix}left_least"] = either(empty("senior_debt"), at_best, left[f"{prefix}left_least"])
        left[f"{prefix}why"] = either(
            empty("senior_debt"), Lit(WHY_WORDS[Why.SENIOR_DEBT_NOT_KNOWN]), left[f"{prefix}why"]
        )
    cells |= left
    most, least = Ref(f"{prefix}left_most"), Ref(f"{prefix}left_least")
    capped_most: Expr = most
    capped_least: Expr = least
    for key, cap in zip(cap_keys(rule), rule.cap, strict=True):
        cells[f"{prefix}{key}"] = _cap(prefix, cap.kind, stated=stated)
        limit = Ref(f"{prefix}{key}")
        capped_most = either(same(limit, NOTHING), capped_most, smallest(capped_most, limit))
        capped_least = either(same(limit, NOTHING), capped_least, smallest(capped_least, limit))
    nothing_owed = Ref(f"{prefix}deficiency") <= num(0)
    late = branch.award.out_of_time is not None
    cells[f"{prefix}most"] = num(0) if late else either(nothing_owed, num(0), capped_most)
    cells[f"{prefix}least"] = num(0) if late else either(nothing_owed, num(0), capped_least)
    lower = Ref(f"{prefix}least") < Ref(f"{prefix}most")
    cells[f"{prefix}why_less"] = either(lower, Ref(f"{prefix}why"), NOTHING)
    return cells
