"""The trace as formulas, in two columns: to the most that may be awarded and to the lower figure."""

from __future__ import annotations

from dataclasses import dataclass

from lib.assessment import Assessment, Branch
from lib.award import Award
from lib.export.formula import Expr, Lit, Ref, either, empty, largest, num, same, smallest, some, total
from lib.export.workbook_debt import CHARGES, NOTHING
from lib.export.workbook_law import cap_keys
from lib.law import vocabulary as v
from lib.law.words import day_words

_CHARGE_LABELS = {
    "late_charges": "Late charges",
    "advances": "Advances (taxes, insurance, property protection)",
    "attorney_fees": "Attorney fees",
    "costs": "Foreclosure costs",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One step: the trace's key, its label, how it was made, on what authority, by which row of law.

    ``t_KEY`` holds the amount on the way to the most and ``l_KEY`` that on the way to the lower figure.
    """

    key: str
    label: Expr
    is_total: bool = False
    how: Expr | None = None
    rule: str = ""
    citation: str = ""


def trace_formulas(found: Assessment, shown: tuple[str, Branch] | None) -> tuple[tuple[Line, ...], dict[str, Expr]]:
    """The lines and their cells for the outcome that the app draws (``None``: not covered, so no judgment).

    The steps are those of :class:`lib.award.Award`; one that has nothing to do yet stands at zero, so that
    it can move.
    """
    lines, cells = _debt_lines(found)
    prefix = shown[0] if shown else ""
    award = found.shown.award
    credit_how = _credit_how(found, award)
    lines.append(Line("sale_credit", Lit(award.credit.label), how=credit_how))
    cells["sale_credit"] = num(0) - Ref(f"{prefix}sale_credit")
    deficiency = Ref(f"{prefix}deficiency")
    name = either(deficiency < num(0), Lit("Surplus"), Lit("Deficiency"))
    lines.append(Line("deficiency", name, is_total=True))
    cells["deficiency"] = deficiency
    twins = {f"{column}_{key}": formula for key, formula in cells.items() for column in "tl"}
    if shown is not None:
        lines.append(Line("surplus", Lit("Surplus: belongs to others, nothing to award")))
        twins |= {f"{column}_surplus": largest(num(0), num(0) - deficiency) for column in "tl"}
        lines += _legal_lines(award)
        for column, figure in (("t", "left_most"), ("l", "left_least")):
            twins |= _legal_cells(award, prefix, column, Ref(f"{prefix}{figure}"))
        rule = award.rule
        lines.append(Line("judgment", Lit("Deficiency judgment"), is_total=True, rule=rule.id, citation=rule.citation))
    return tuple(lines), twins


def _debt_lines(found: Assessment) -> tuple[list[Line], dict[str, Expr]]:
    if found.scenario.debt_total is not None:
        day = f"as of {day_words(found.scenario.debt_date)}" if found.scenario.debt_date else ""
        lines = [
            Line("debt_total", Lit("Debt as stated"), how=Lit(day)),
            Line("accrued_interest", Lit("Interest since then"), how=Ref("interest_how")),
        ]
        cells: dict[str, Expr] = {"debt_total": total(Ref("debt_total")), "accrued_interest": Ref("interest")}
    else:
        lines = [
            Line("principal", Lit("Unpaid principal"), how=_if_missing("principal")),
            Line("accrued_interest", Lit("Accrued interest"), how=Ref("interest_how")),
            *(Line(name, Lit(_CHARGE_LABELS[name]), how=_if_missing(name)) for name in CHARGES),
            Line("credits", Lit("Credits (suspense, escrow balance)")),
            Line("credits_unused", Lit("Credits beyond the debt")),
        ]
        cells = {
            "principal": total(Ref("principal")),
            "accrued_interest": Ref("interest"),
            **{name: total(Ref(name)) for name in CHARGES},
            "credits": num(0) - Ref("credits"),
            "credits_unused": Ref("credits_unused"),
        }
    lines.append(Line("total_debt", Lit("Total debt"), is_total=True))
    cells["total_debt"] = Ref("total_debt")
    return lines, cells


def _if_missing(name: str) -> Expr:
    return either(empty(name), Lit("not entered, so not counted"), NOTHING)


def _credit_how(found: Assessment, award: Award) -> Expr | None:
    """How the credit came about, as :func:`lib.award.sale_credit` words it, kept true while amounts change."""
    if award.credit.how is None and found.process is v.Process.STRICT:
        return None
    if award.credit.how == "strict foreclosure has no sale":
        return Lit(award.credit.how)
    if award.credit.label == "Received from the senior lender's sale":
        unknown = Lit("senior debt not known, so nothing is counted")
        return either(empty("senior_debt"), unknown, Lit("the bid less the senior debt"))
    beyond = found.law.price_covers_senior_liens
    known = Lit("the price covers superior liens first") if beyond else NOTHING
    return either(empty("bid"), Lit("not known, counted as $0"), known)


def _legal_lines(award: Award) -> list[Line]:
    rule, fees, late = award.rule, award.fees.rule, award.out_of_time
    if rule.outcome is v.Outcome.BARRED:
        return [Line("barred", Lit("Barred by law"), rule=rule.id, citation=rule.citation)]
    lines = [Line("fees", Lit("Attorney fees not recoverable"), how=Lit(fees.note), citation=fees.citation)]
    if rule.credit is not v.Credit.BID:
        confirmed = rule.credit is v.Credit.CONFIRMED_SALE
        label = Lit("Sale not confirmed" if confirmed else "Value credit beyond the price")
        how = Lit(rule.credit_note or "")
        lines.append(Line("value_credit", label, how=how, rule=rule.id, citation=rule.citation))
    for key, cap in zip(cap_keys(rule), rule.cap, strict=True):
        label = Lit("Cut to the statutory cap")
        lines.append(Line(key, label, how=Lit(cap.note), rule=rule.id, citation=cap.citation))
    if late is not None:
        lines.append(
            Line(
                "late",
                Lit("Asked for too late"),
                how=Lit(late.row.effect),
                rule=late.row.id,
                citation=late.row.citation,
            )
        )
    return lines


def _legal_cells(award: Award, prefix: str, column: str, left: Expr) -> dict[str, Expr]:
    """From the deficiency to the judgment; every step is nothing where there is no deficiency."""
    rule, deficiency = award.rule, Ref(f"{prefix}deficiency")
    owed = largest(num(0), deficiency)
    cells: dict[str, Expr] = {}
    steps: list[Expr] = [deficiency, Ref(f"{column}_surplus")]

    def step(key: str, formula: Expr) -> None:
        cells[f"{column}_{key}"] = formula
        steps.append(Ref(f"{column}_{key}"))

    if rule.outcome is v.Outcome.BARRED:
        step("barred", num(0) - owed)
    else:
        step("fees", num(0) - smallest(Ref(f"{prefix}fees"), owed))
        nothing_owed = deficiency <= num(0)
        if rule.credit is not v.Credit.BID:
            step("value_credit", either(nothing_owed, num(0), total(left, *(num(0) - part for part in steps))))
        for key in cap_keys(rule):
            limit = Ref(f"{prefix}{key}")
            cut = smallest(num(0), total(limit, *(num(0) - part for part in steps)))
            step(key, either(some(nothing_owed, same(limit, NOTHING)), num(0), cut))
        if award.out_of_time is not None:
            step("late", num(0) - total(*steps))
    cells[f"{column}_judgment"] = total(*steps)
    return cells
