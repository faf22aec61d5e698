"""The sheet that shows how the figures are worked out: on the facts entered, then under every open rule."""

from __future__ import annotations

from collections.abc import Mapping

from lib.brief import Brief
from lib.export.formula import Expr
from lib.export.workbook_grid import Grid
from lib.export.workbook_style import page
from lib.law import vocabulary as v
from lib.law.words import credit_words

_ON_FACTS = (
    ("interest_end", "Interest runs up to", "day right"),
    ("days", "Days of interest", "whole"),
    ("interest", "Accrued interest", "money"),
    ("credits_unused", "Credits beyond the debt", "money"),
    ("total_debt", "Total debt", "money"),
    ("senior", "Senior debt that counts (empty: not known)", "money"),
    ("value", "Fair market value that counts (empty: not known)", "money"),
    ("sale_credit", "Credit for the sale", "money"),
    ("deficiency", "Deficiency (below zero: a surplus)", "money"),
    ("unpaid_share", "Unpaid share of the original principal", "right"),
    ("judgment_most", "Deficiency judgment: the most, over every outcome", "money"),
    ("judgment_least", "Deficiency judgment: the lower figure, over every outcome", "money"),
)
_PER_OUTCOME = (
    ("senior", "Senior debt that counts (empty: not known)"),
    ("value", "Fair market value that counts (empty: not known)"),
    ("sale_credit", "Credit for the sale"),
    ("deficiency", "Deficiency (below zero: a surplus)"),
    ("fees", "Attorney fees not recoverable"),
    ("debt", "Debt without them"),
    ("price_only", "Left if only the price is credited"),
    ("credited", "Left with the value credit"),
    ("left_most", "Left by the credit: the most"),
    ("left_least", "Left by the credit: the lower figure"),
)
_AT_THE_END = (
    ("most", "May be awarded: the most"),
    ("least", "May be awarded: the lower figure"),
)


def working_sheet(grid: Grid, brief: Brief) -> None:
    """The arithmetic behind Result: on the facts as entered, then under every rule that may decide."""
    model = grid.book.model
    last = max(1, len(model.outcomes))
    grid.set_widths((52, *(32,) * last))
    grid.wide("How the figures are worked out", "title", last, signs=60, line=24)
    grid.row += 1
    grid.text(0, "Every cell follows the inputs on Result. Nothing is to be changed here.", "faint")
    grid.row += 1
    grid.text(0, "On the facts as entered", "head")
    grid.text(1, "", "head")
    grid.row += 1
    for key, label, looks in _ON_FACTS:
        if key in model.cells:
            grid.text(0, label, "line")
            grid.formula(1, key, f"{looks} line")
            grid.row += 1
    for key in ("debt_known", "interest_how", "why_less", *_watched(model.cells)):
        if key in model.cells and key not in grid.book.places:
            grid.text(0, _HELPERS.get(key, "Told when an edit moves what the law turns on"), "faint line")
            grid.formula(1, key, "wrap right faint line")
            grid.row += 1
    if model.outcomes:
        grid.row += 1
        _outcome_columns(grid, brief)
    page(grid.sheet, brief, landscape=True)
    grid.sheet.freeze_panes(3, 1)


_HELPERS = {
    "debt_known": "Is there a debt?",
    "interest_how": "How interest was reckoned",
    "why_less": "What the lower figure takes",
}


def _watched(cells: Mapping[str, Expr]) -> tuple[str, ...]:
    return tuple(key for key in cells if key.startswith("watch_"))


def _outcome_columns(grid: Grid, brief: Brief) -> None:
    outcomes = grid.book.model.outcomes
    awards = [branch.award for _, branch in outcomes]
    several = len(outcomes) > 1
    heads = [f"Outcome {place}" if several else "The rule" for place in range(1, len(outcomes) + 1)]
    told: list[tuple[str, list[str]]] = [
        *([("When", [other.when for other in brief.verdict.alternatives])] if brief.verdict.alternatives else []),
        ("Rule", [award.rule.id for award in awards]),
        ("Outcome", [str(award.rule.outcome) for award in awards]),
        ("What is credited", [credit_words(award.rule.credit) if award.rule.credit else "" for award in awards]),
        ("When it is credited", [_APPLIES[award.rule.applies] if award.rule.applies else "" for award in awards]),
        ("Asked for too late (as the app found)", ["yes" if award.out_of_time else "no" for award in awards]),
        ("Authority", [award.rule.citation for award in awards]),
    ]
    for column, word in enumerate(("Under each rule that may decide", *heads)):
        grid.text(column, word, "head right" if column else "head")
    grid.row += 1
    for label, words in told:
        for column, word in enumerate((label, *words)):
            grid.text(column, word, "wrap right line" if column else "line")
        grid.row += 1
    most_caps = max(len(award.rule.cap) for award in awards)
    caps = tuple((f"cap{index}", "Statutory cap (empty: not to be computed)") for index in range(most_caps))
    for key, label in (*_PER_OUTCOME, *caps, *_AT_THE_END, ("why", ""), ("why_less", "What the lower figure takes")):
        if not any(f"{prefix}{key}" in grid.book.model.cells for prefix, _ in outcomes):
            continue
        looks = "total" if key in ("most", "least", "deficiency") else "line"
        grid.text(0, label or "If lower, why", looks)
        for column, (prefix, _) in enumerate(outcomes, start=1):
            if f"{prefix}{key}" in grid.book.model.cells:
                in_words = key in ("why", "why_less")
                grid.formula(column, f"{prefix}{key}", f"wrap right faint {looks}" if in_words else f"money {looks}")
            else:
                grid.text(column, "", looks)
        grid.row += 1


_APPLIES = {
    v.Applies.ALWAYS: "in every case",
    v.Applies.IF_RAISED: "if it is raised and proved",
    v.Applies.DISCRETION: "if the court chooses",
}
