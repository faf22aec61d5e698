"""The first sheet: figures on top, the answer, what may be changed, the trace, the open outcomes, what stands still."""

from __future__ import annotations

from lib.brief import DISCLAIMER, Brief
from lib.charts.palette import CLASS_TONES
from lib.export.formula import Lit, Ref, evaluate
from lib.export.workbook_grid import Grid
from lib.export.workbook_model import NO_LOWER
from lib.export.workbook_style import page
from lib.export.workbook_trace import Line
from lib.fields import BY_NAME, Kind
from lib.law import vocabulary as v
from lib.law.words import day_words, place_words, sentence_case
from lib.verdict import CLASS_WORDS, process_sentence

_WIDTHS = (45, 18, 18, 40, 36)
_LAST = len(_WIDTHS) - 1
_SIGNS = sum(_WIDTHS)

NOT_RECOMPUTED = (
    "Which rule decides. The sheet keeps the rule, and the open outcomes, that the app found on the facts entered.",
    "Dates, redemption, and whether the lender asked in time. They stand as on the day this file was made.",
    "The other states, the map, and what would change the answer. They stand as on that day, too.",
    "Minimum bids: a price below a floor that the law sets is pointed out by the app only.",
    "Interest and costs after the sale. Neither the sheet nor the app computes them.",
)

ELSEWHERE = (
    "Drawn is the outcome that keeps to this sale's own figures. The most on top comes from another outcome: see below."
)


def result_sheet(grid: Grid, brief: Brief) -> None:
    """Figures on top and in sight; then the answer, what may be changed, the trace, and what stands still."""
    grid.set_widths(_WIDTHS)
    _head(grid, brief)
    grid.sheet.freeze_panes(grid.row, 0)
    _answer(grid, brief)
    _inputs(grid)
    _trace(grid, brief)
    _outcomes(grid, brief)
    _facts(grid, brief)
    _section(grid, "What this sheet does not work out again")
    for line in NOT_RECOMPUTED:
        _line(grid, line)
    grid.row += 1
    _line(grid, DISCLAIMER, "wrap faint")
    page(grid.sheet, brief, landscape=True)
    grid.sheet.print_area(0, 0, grid.row - 1, _LAST)


def _line(grid: Grid, text: str, style: str = "wrap") -> None:
    grid.wide(text, style, _LAST, signs=_SIGNS)
    grid.row += 1


def _section(grid: Grid, title: str) -> None:
    grid.row += 1
    grid.wide(title, "section", _LAST)
    grid.row += 1


def _head(grid: Grid, brief: Brief) -> None:
    found = brief.assessment
    where = place_words(found.law.name)
    standard = f"Deficiency and deficiency judgment in {where}"
    if brief.title:
        grid.wide(brief.title, "title typed", _LAST, signs=110, line=24)
    else:
        grid.wide(standard, "title", _LAST, signs=110, line=24)
    grid.row += 1
    made = f"Made {day_words(brief.made_on)} with dataset {brief.version} of {day_words(brief.dated)}. "
    grid.wide(f"{f'{standard}. ' if brief.title else ''}{made}Legal information, not legal advice.", "faint", _LAST)
    grid.row += 1
    for column, word in enumerate(("Figure", "In this sheet now", "In the app when made", "", "")):
        grid.text(column, word, "head right" if column in (1, 2) else "head inset" if column else "head")
    grid.row += 1
    known, covered = bool(found.debt.items), found.covered
    figures = (
        ("Total debt", "top_debt", found.debt.total, ""),
        ("Credit for the sale", "top_credit", found.sale_credit, ""),
        (None, "top_deficiency", abs(found.deficiency), "Arithmetic, whatever the law: total debt less the credit."),
        (f"Deficiency judgment in {where}: the most", "top_most", found.most, "What a court may enter for it."),
        ("Deficiency judgment: the lower figure", "top_least", found.least, "why_less"),
    )
    for name, key, cents, told in figures:
        judgment = key in ("top_most", "top_least")
        style = "judgment line" if key == "top_most" else "line"
        if name is None:
            grid.formula(0, "top_name", style)
        else:
            grid.text(0, name, style)
        if judgment and not covered:
            grid.text(1, "Not covered", f"right {style}")
            grid.text(2, "Not covered", f"right {style}")
        else:
            grid.formula(1, key, f"money {style}")
            if not known:
                grid.text(2, "–", f"right {style}")
            elif key == "top_least" and found.least == found.most:
                grid.text(2, NO_LOWER, f"right {style}")
            else:
                grid.amount(2, cents, f"money {style}")
        if told == "why_less" and covered:
            grid.formula(3, told, "inset faint line")
        else:
            grid.text(3, "" if told == "why_less" else told, "inset faint line")
        grid.text(4, "", "line")
        grid.row += 1
    for name, key in (("Still the app's figures?", "check"), ("Still the app's rule?", "rule_check")):
        grid.text(0, name, "bold")
        grid.wide("", "bold", _LAST, first=1)
        grid.formula(1, key, "bold")
        warn = grid.book.book.add_format({"font_color": "#A3331A"})
        good = "Equal" if key == "check" else "The amounts"
        grid.sheet.conditional_format(
            grid.row, 1, grid.row, 1, {"type": "text", "criteria": "not containing", "value": good, "format": warn}
        )
        grid.row += 1


def _answer(grid: Grid, brief: Brief) -> None:
    found, says = brief.assessment, brief.verdict
    _section(grid, "The answer when this file was made")
    tone = CLASS_TONES[found.classification]
    grid.text(0, f"{tone.glyph} {CLASS_WORDS[found.classification]}", f"bold middle class_{found.classification}")
    aside = f" ({says.aside})" if says.aside else ""
    figure = f"{says.figure}{aside}" if found.debt.items or not found.covered else "Enter the debt"
    grid.wide(f"{figure}. {sentence_case(process_sentence(found))}.", "bold", _LAST, first=1)
    grid.row += 1
    _line(grid, f"{says.sentence} {says.reason}".strip())
    if found.covered:
        unverified = "Unverified. " if says.confidence is v.Confidence.LOW else ""
        checked = f"confidence {says.confidence}, checked {day_words(says.checked)}"
        _line(grid, f"{unverified}Authority: {says.citation} ({checked}).", "wrap faint")
    told = brief.conditions if found.covered else says.warnings
    for text in (*told, *((says.next_date,) if says.next_date else ())):
        _line(grid, f"• {text}")
    if brief.note:
        grid.text(0, "Note", "bold")
        grid.wide(brief.note, "typed", _LAST, first=1, signs=_SIGNS - _WIDTHS[0])
        grid.row += 1


def _inputs(grid: Grid) -> None:
    _section(grid, "What you may change (shaded cells; empty means not known)")
    for name in grid.book.model.inputs:
        field = BY_NAME[name]
        unit = {Kind.MONEY: "dollars", Kind.RATE: "percent a year", Kind.DATE: "day", Kind.YES_NO: "Yes or No"}
        grid.text(0, field.label, "line")
        grid.input(1, name)
        grid.text(2, unit.get(field.kind, "from the list"), "inset faint line")
        grid.wide(field.help, "faint line", _LAST, first=3)
        grid.row += 1


def _trace(grid: Grid, brief: Brief) -> None:
    found = brief.assessment
    assumed = found.shown.assumed if len(found.branches) > 1 else ()
    case = f", if {' and '.join(condition.words for condition in assumed)}" if assumed else ""
    _section(grid, f"From debt to judgment{case}" if found.covered else "From debt to deficiency")
    heads = ("Step", "To the most", "To the lower figure", "How", "Authority")
    if found.covered and found.headline is not found.shown:
        _line(grid, ELSEWHERE, "wrap faint")
    for column, word in enumerate(heads):
        grid.text(column, word, "head right" if column in (1, 2) else "head inset" if column else "head")
    grid.row += 1
    for line in grid.book.model.lines:
        _trace_line(grid, line)


def _trace_line(grid: Grid, line: Line) -> None:
    style = "total" if line.is_total else "line"
    values = grid.book.values
    grid.loose(0, line.label, evaluate(line.label, values.__getitem__), f"wrap {style}")
    grid.formula(1, f"t_{line.key}", f"money {style}")
    grid.formula(2, f"l_{line.key}", f"money {style}")
    how = line.how if line.how is not None else Lit("")
    grid.loose(3, how, evaluate(how, values.__getitem__), f"wrap inset faint {style}")
    grid.text(4, line.citation, f"wrap inset faint {style}")
    grid.row += 1


def _outcomes(grid: Grid, brief: Brief) -> None:
    """Where several rules may decide: each with its figures, which stay alive."""
    model, several = grid.book.model, len(brief.verdict.alternatives) > 1
    if not several:
        return
    _section(grid, "Open outcomes: what the answer hangs on")
    for column, word in enumerate(("If", "The most", "The lower figure", "Why", "Authority")):
        grid.text(column, word, "head right" if column in (1, 2) else "head inset" if column else "head")
    grid.row += 1
    for (prefix, _), other in zip(model.outcomes, brief.verdict.alternatives, strict=True):
        grid.text(0, other.when, "wrap line")
        for column, key in ((1, f"{prefix}most"), (2, f"{prefix}least")):
            grid.loose(column, Ref(key), grid.book.values[key], "money line")
        grid.text(3, other.reason, "wrap inset faint line")
        grid.text(4, other.citation, "wrap inset faint line")
        grid.row += 1


def _facts(grid: Grid, brief: Brief) -> None:
    """What was entered and stands still here, because a change may bring another rule."""
    alive = grid.book.model.inputs
    fixed = [entry for _, entries in brief.entries for entry in entries if entry.field not in alive]
    if not fixed:
        return
    _section(grid, "Facts as entered (fixed here: a change may bring another rule, so change them in the app)")
    for entry in fixed:
        grid.text(0, entry.label, "line")
        grid.wide(entry.value, "line", _LAST, first=1)
        grid.row += 1
