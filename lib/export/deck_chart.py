"""From debt to judgment as a native chart that stays editable: its own small workbook moves the bars.

A stacked bar chart cannot float its bars, so each is made of an unseen part up to where it begins and
a seen part.  A further unseen series carries the amount as its value, so that the label beside a bar
is the figure itself and follows when it is edited.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches, Pt
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from lib.charts.waterfall import Bar
from lib.export import deck_theme as theme
from lib.export.deck_shapes import Box, describe
from lib.law.words import sentence_case

#: Bars with these labels are totals, which begin at zero.
_TOTALS = ("Total debt", "Deficiency", "Surplus", "Deficiency judgment")
_START, _BELOW, _AMOUNT = "Begins at", "Below zero", "Amount"
_DOLLARS = '"$"#,##0.00'


class Role(StrEnum):
    """What a bar stands for, which is the name of its series."""

    ADDED = "Added"
    TAKEN_OFF = "Taken off"
    TOTAL = "Total"
    JUDGMENT = "Deficiency judgment"
    LOWER = "Lower figure"


@dataclass(frozen=True, slots=True)
class Piece:
    """One bar of the chart: the bar of the trace, its role, and its parts in cents.

    ``start`` is unseen; ``above`` and ``below`` are what is seen above and below zero.
    """

    bar: Bar
    role: Role
    start: int
    above: int
    below: int

    @property
    def amount(self) -> int:
        """Signed cents: the movement, or the total reached."""
        return self.bar.end if self.role in (Role.TOTAL, Role.JUDGMENT, Role.LOWER) else self.bar.end - self.bar.start


def short_label(bar: Bar) -> str:
    """The label without what stands in parentheses; after a colon only what follows it, which says more."""
    return sentence_case(bar.label.split(" (")[0].split(": ")[-1])


def _role(bar: Bar, last_total: bool) -> Role:
    if bar.label == "Deficiency judgment":
        return Role.JUDGMENT
    if bar.label in _TOTALS:
        return Role.TOTAL
    if last_total:
        return Role.LOWER
    return Role.ADDED if bar.end >= bar.start else Role.TAKEN_OFF


def pieces(shown: Sequence[Bar]) -> tuple[Piece, ...]:
    """The bars of the trace as parts of a stacked chart."""
    found: list[Piece] = []
    judged = False
    for bar in shown:
        low, high = min(bar.start, bar.end), max(bar.start, bar.end)
        start, above = max(0, low) + min(0, high), max(0, high) - max(0, low)
        found.append(Piece(bar, _role(bar, judged), start, above, min(0, low) - min(0, high)))
        judged = judged or bar.label == "Deficiency judgment"
    return tuple(found)


def _columns(found: Sequence[Piece]) -> dict[str, list[int | None]]:
    """Cents by series, in stacking order; ``None`` where a series has no part in a bar."""
    columns: dict[str, list[int | None]] = {_START: [piece.start for piece in found]}
    for role in Role:
        if any(piece.role is role for piece in found):
            columns[role] = [piece.above if piece.role is role else None for piece in found]
    if any(piece.below for piece in found):
        columns[_BELOW] = [piece.below or None for piece in found]
    columns[_AMOUNT] = [abs(piece.amount) for piece in found]
    return columns


def _exact(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)


def waterfall(slide: Slide, box: Box, names: float, shown: Sequence[Bar], says: str, made_on: date) -> None:
    """The chart in ``box``, its names in a column ``names`` inches wide; ``says`` is its alternative text."""
    found = pieces(shown)
    columns = _columns(found)
    empty: Any = CategoryChartData  # published without types
    data = empty(number_format=_DOLLARS)
    data.categories = [short_label(piece.bar) for piece in found]
    for name, cents in columns.items():
        data.add_series(str(name), [_exact(amount) for amount in cents])
    edges = (Inches(side) for side in (box.left, box.top, box.width, box.height))
    shapes: Any = slide.shapes
    graphic = shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *edges, data)
    graphic.name = "Waterfall from debt to deficiency judgment"
    describe(graphic, says)
    chart = graphic.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(14)
    chart.font.color.rgb = theme.paint(theme.INK)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    _axes(chart, found)
    _inner_layout(chart, names / box.width)
    for series in plot.series:
        _look(series, found)
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(found, columns, made_on))


def _axes(chart: Any, found: Sequence[Piece]) -> None:
    category = chart.category_axis
    category.reverse_order = True
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.major_tick_mark = XL_TICK_MARK.NONE
    category.format.line.color.rgb = theme.paint(theme.RULE)
    value = chart.value_axis
    value.visible = value.has_major_gridlines = False
    # Room at the right for the longest label, which stands beside the longest bar.
    furthest = max((piece.start + piece.above for piece in found), default=0)
    lowest = min((piece.start + piece.below for piece in found if piece.below), default=0)
    value.maximum_scale = (max(furthest, 100) + (furthest - lowest) * 22 // 100) // 100 + 1
    value.minimum_scale = lowest // 100


def _inner_layout(chart: Any, left: float) -> None:
    """The plot takes the whole height and all beside the names, so that rows stand where they are reckoned."""
    area = chart._chartSpace.chart.plotArea
    parts = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    parts |= {"x": f"{left:.4f}", "y": "0", "w": f"{1 - left:.4f}", "h": "1"}
    inside = "".join(f'<c:{tag} val="{value}"/>' for tag, value in parts.items())
    layout = parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{inside}</c:manualLayout></c:layout>")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, layout)


def _look(series: Any, found: Sequence[Piece]) -> None:
    if series.name in (_START, _AMOUNT):
        series.format.fill.background()
        series.format.line.fill.background()
        if series.name == _AMOUNT:
            _labels(series, found)
        return
    series.invert_if_negative = False
    own = [piece for piece in found if series.name in (piece.role, _BELOW)]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = theme.paint(own[0].bar.fill)
    if series.name == _BELOW:
        for index, piece in enumerate(found):
            if piece.below:
                point = series.points[index]
                point.format.fill.solid()
                point.format.fill.fore_color.rgb = theme.paint(piece.bar.fill)


def _labels(series: Any, found: Sequence[Piece]) -> None:
    """The amount beside each bar, in whole dollars, signed as on the page; bold where a total is reached."""
    for index, piece in enumerate(found):
        label = series.points[index].data_label
        label.position = XL_LABEL_POSITION.INSIDE_BASE
        label.font.size = Pt(14)
        label.font.bold = piece.role not in (Role.ADDED, Role.TAKEN_OFF)
        _number_format(label, _format_of(piece))
    labels = series.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.INSIDE_BASE
    labels.number_format, labels.number_format_is_linked = '"$"#,##0', False


def _format_of(piece: Piece) -> str:
    # Below zero lies a surplus: its name says what a sign would.
    sign = piece.bar.text[0] if piece.bar.text[0] in "+−" and piece.bar.start >= 0 and not _surplus(piece) else ""
    cents = ".00" if 0 < abs(piece.amount) < 50 else ""
    return (f'"{sign}"' if sign else "") + f'"$"#,##0{cents}'


def _surplus(piece: Piece) -> bool:
    return piece.role is Role.TOTAL and piece.bar.end < 0


def _number_format(label: Any, code: str) -> None:
    """The format of one label; the schema wants it after the index and before the looks."""
    element = label._get_or_add_dLbl()
    number_format = parse_xml(f'<c:numFmt {nsdecls("c")} formatCode="" sourceLinked="0"/>')
    number_format.set("formatCode", code)
    before = next(child for child in element if child.tag in (qn("c:spPr"), qn("c:txPr"), qn("c:dLblPos")))
    before.addprevious(number_format)


def _workbook(found: Sequence[Piece], columns: dict[str, list[int | None]], made_on: date) -> bytes:
    """The sheet behind the chart: an *Amount* moves its bar and all that follow from it.

    Text is written as text, never as a formula.  The law's own steps are amounts like any other: the
    sheet adds up, it does not apply the law again, and says so.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": datetime.combine(made_on, time()), "title": "From debt to deficiency judgment"})
    sheet = book.add_worksheet("Sheet1")
    money, bold = book.add_format({"num_format": '"$"#,##0.00;[Red]-"$"#,##0.00'}), book.add_format({"bold": True})
    edit = book.add_format({"num_format": '"$"#,##0.00;-"$"#,##0.00', "bg_color": "#FFF4D6", "border": 1})
    names = list(columns)
    entry = len(names) + 2
    headings = ["Step", *names, "", "Edit here: amount", "Reached", "Provision"]
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, entry + 1, 16)
    sheet.set_column(entry + 2, entry + 2, 48)
    for index, piece in enumerate(found):
        row = index + 1
        sheet.write_string(row, 0, short_label(piece.bar))
        sheet.write_string(row, entry + 2, piece.bar.tag)
        amount, reached = xl_rowcol_to_cell(row, entry), xl_rowcol_to_cell(row, entry + 1)
        before = xl_rowcol_to_cell(index, entry + 1) if index else "0"
        moves = piece.role in (Role.ADDED, Role.TAKEN_OFF)
        if piece.role in (Role.TOTAL, Role.JUDGMENT):
            sheet.write_formula(row, entry, f"={before}", money, _exact(piece.amount))
        else:
            sheet.write_number(row, entry, _exact(piece.amount), edit)
        sheet.write_formula(
            row, entry + 1, f"={before}+{amount}" if moves else f"={amount}", money, _exact(piece.bar.end)
        )
        low, high = (f"{kind}({before if moves else 0},{reached})" for kind in ("MIN", "MAX"))
        formulas = {
            _START: f"=MAX(0,{low})+MIN(0,{high})",
            _BELOW: f"=MIN(0,{low})-MIN(0,{high})",
            _AMOUNT: f"=ABS({amount})",
            piece.role: f"=MAX(0,{high})-MAX(0,{low})",
        }
        for column, name in enumerate(names, 1):
            cents = columns[name][index]
            if cents is not None:
                sheet.write_formula(row, column, formulas[name], money, _exact(cents))
    sheet.write_string(
        len(found) + 2,
        0,
        "Change an amount and the bars follow. The sheet adds up; it does not apply the law to another amount.",
    )
    book.close()
    return buffer.getvalue()
