"""Everything that the workbook works out, as inputs and formulas by key, apart from where they stand.

``Model.values`` gives what the workbook shows once inputs are changed, without a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from lib.assessment import Assessment, Branch
from lib.export.formula import (
    Expr,
    Lit,
    Ref,
    Value,
    either,
    evaluate,
    every,
    largest,
    money,
    num,
    refs,
    same,
    smallest,
    total,
)
from lib.export.workbook_debt import NOTHING, debt_formulas, watch_formulas
from lib.export.workbook_law import facts_under, outcome_formulas, sale_formulas
from lib.export.workbook_trace import Line, trace_formulas
from lib.fields import BY_NAME, FIELDS, Kind

UNCHANGED = "Equal to the app's figures."
CHANGED = "Changed: no longer the app's figures, but the same rule with other amounts."
NO_DEBT = "Enter the debt: nothing is worked out yet."
NO_LOWER = "none"
NO_RULE = "No rule is applied: the sale is earlier than the dataset covers. Ask the app for another sale date."
RULE_KEPT = "The amounts leave the rule that the app found in place."


@dataclass(frozen=True)
class Model:
    """Inputs by contract field (``None``: empty), formulas by key, the trace, the outcomes by prefix."""

    inputs: Mapping[str, Value]
    cells: Mapping[str, Expr]
    lines: tuple[Line, ...]
    outcomes: tuple[tuple[str, Branch], ...]

    def values(self, changes: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """Every cell's value, some inputs changed if wished.  Amounts are dollars, as exact fractions."""
        found: dict[str, Value] = {**self.inputs, **(changes or {})}

        def get(key: str) -> Value:
            if key not in found:
                found[key] = evaluate(self.cells[key], get)
            return found[key]

        for key in self.cells:
            get(key)
        return found


def input_value(name: str, value: object) -> Value:
    """A field's value as it stands in a cell: dollars, percent a year, a day, a word."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if BY_NAME[name].kind is Kind.MONEY and isinstance(value, int):
        return Fraction(value, 100)
    if isinstance(value, int | Decimal):
        return Fraction(value)
    return value if value is None or isinstance(value, date) else str(value)


def model_of(found: Assessment) -> Model:
    """The workbook's arithmetic for one answer: the rules the app found, whatever the amounts become."""
    cells = debt_formulas(found)
    facts = facts_under(found, None)
    cells |= sale_formulas("", facts, price_covers_senior_liens=found.law.price_covers_senior_liens)
    cells["deficiency"] = total(Ref("total_debt"), num(0) - Ref("sale_credit"))
    outcomes: tuple[tuple[str, Branch], ...] = ()
    if found.covered:
        outcomes = tuple((f"o{place}_", branch) for place, branch in enumerate(found.branches, start=1))
        cells |= _judgment(found, outcomes)
    shown = next((pair for pair in outcomes if pair[1] is found.shown), None)
    lines, trace = trace_formulas(found, shown)
    cells |= trace
    used = frozenset(key for formula in cells.values() for key in refs(formula) if key not in cells)
    watches = watch_formulas(found, used)
    cells |= watches
    cells |= _top(found, tuple(key for key in watches if key.startswith("watch_")))
    inputs = {
        field.name: input_value(field.name, getattr(found.scenario, field.name))
        for field in FIELDS
        if field.name in used
    }
    return Model(inputs, cells, lines, outcomes)


def _judgment(found: Assessment, outcomes: tuple[tuple[str, Branch], ...]) -> dict[str, Expr]:
    """The most over every open outcome, the least, and what the lower one takes."""
    cells: dict[str, Expr] = {}
    for prefix, branch in outcomes:
        cells |= outcome_formulas(found, branch, prefix)
    cells["judgment_most"] = largest(*(Ref(f"{prefix}most") for prefix, _ in outcomes))
    cells["judgment_least"] = smallest(*(Ref(f"{prefix}least") for prefix, _ in outcomes))
    turns = Lit("turns on what is not sure: see the open outcomes")
    alike = [same(Ref(f"{prefix}{key}"), Ref(f"o1_{key}")) for prefix, _ in outcomes[1:] for key in ("most", "least")]
    cells["why_less"] = either(every(*alike), Ref("o1_why_less"), turns) if alike else Ref("o1_why_less")
    return cells


def _top(found: Assessment, watches: tuple[str, ...]) -> dict[str, Expr]:
    """The figures on top, shown once there is a debt; whether they are still the app's; whether its rule stands."""
    surplus = Ref("deficiency") < num(0)
    figures: dict[str, Expr] = {
        "top_debt": Ref("total_debt"),
        "top_credit": Ref("sale_credit"),
        "top_deficiency": either(surplus, num(0) - Ref("deficiency"), Ref("deficiency")),
    }
    pairs = [("total_debt", found.debt.total), ("sale_credit", found.sale_credit), ("deficiency", found.deficiency)]
    if found.covered:
        lower = either(Ref("judgment_least") < Ref("judgment_most"), Ref("judgment_least"), Lit(NO_LOWER))
        figures |= {"top_most": Ref("judgment_most"), "top_least": lower}
        pairs += [("judgment_most", found.most), ("judgment_least", found.least)]
    known = Ref("debt_known")
    equal = every(*(same(total(Ref(key)), money(cents)) for key, cents in pairs))
    rule_check: Expr = Lit(RULE_KEPT if found.covered else NO_RULE)
    if watches and found.covered:
        first: Expr = Ref(watches[0])
        said = reduce(lambda text, key: text & Lit(" ") & Ref(key), watches[1:], first)
        quiet = every(*(same(Ref(key), NOTHING) for key in watches))
        rule_check = either(quiet, Lit(RULE_KEPT), said)
    return {
        **{key: either(known, formula, Lit("–")) for key, formula in figures.items()},
        "top_name": either(surplus, Lit("Surplus"), Lit("Deficiency")),
        "check": either(known, either(equal, Lit(UNCHANGED), Lit(CHANGED)), Lit(NO_DEBT)),
        "rule_check": rule_check,
    }
