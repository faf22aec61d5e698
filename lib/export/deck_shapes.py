"""The pieces that slides are made of: slide frame, text, panels, chips and tables, each with its alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from lib.charts.palette import Tone
from lib.export import deck_theme as theme
from lib.export.deck_text import LINE, line_count, printable, shortened

_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: plain text, its size in points, its looks, and the points of space after it."""

    words: str
    size: float = 18
    bold: bool = False
    color: str = theme.INK
    after: float = 0
    align: str = "left"

    def height(self, width: float) -> float:
        """Points it takes in a column ``width`` inches wide."""
        lines = line_count(self.words, self.size, theme.points(width), bold=self.bold)
        return lines * self.size * LINE + self.after


_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


def height_of(texts: Sequence[Text], width: float) -> float:
    """Inches that paragraphs take in a column ``width`` inches wide."""
    return sum(text.height(width) for text in texts) / theme.points(1)


def frame(deck: Deck, number: int, topic: str, title: str, source: str, footer: str) -> Slide:
    """A new slide with topic, title, source line, footer and number; nothing else yet."""
    slide: Slide = deck.slides.add_slide(theme.only_layout(deck))
    room = theme.points(theme.FULL)
    size = next((size for size in (theme.TITLE_SIZE, 28, 26, 24) if line_count(title, size, room, bold=True) == 1), 22)
    heading: Any = slide.shapes.title
    fill_text(heading.text_frame, [Text(shortened(title, size, room, 2, bold=True), size, bold=True)])
    topic_box = Box(theme.LEFT, 0.3, theme.FULL, 0.3)
    write(slide, topic_box, [Text(f"{number}  {topic}", 14, color=theme.MUTED)], name="Topic")
    line = shortened(source, theme.SOURCE_SIZE, theme.points(theme.FULL), 1)
    source_box = Box(theme.LEFT, 6.84, theme.FULL, 0.22)
    write(slide, source_box, [Text(line, theme.SOURCE_SIZE, color=theme.MUTED)], name="Source", anchor="middle")
    _footer(slide, footer)
    return slide


def _footer(slide: Slide, footer: str) -> None:
    """Footer and number as placeholders of their own, so that *Header & Footer* finds them."""
    holders: Any = slide.slide_layout.placeholders
    for holder in holders:
        kind = holder.element.find(f".//{qn('p:ph')}").get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        copy = deepcopy(holder.element)
        properties = copy.find(qn("p:spPr"))
        for child in list(properties):
            properties.remove(child)
        copy.find(f".//{qn('p:cNvPr')}").set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        slide.shapes._spTree.append(copy)
        if kind == "ftr":
            placed: Any = slide.shapes[len(slide.shapes) - 1]
            placed.text_frame.text = printable(footer)


def write(
    slide: Slide,
    box: Box,
    texts: Sequence[Text],
    *,
    name: str,
    fill: str | None = None,
    inset: float = 0,
    anchor: str = "top",
) -> Any:
    """Paragraphs in a box, on a panel if ``fill`` is given; the text itself is what a screen reader says."""
    edges = (Inches(side) for side in (box.left, box.top, box.width, box.height))
    if fill is None:
        shape: Any = slide.shapes.add_textbox(*edges)
    else:
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *edges)
        paint(shape, fill)
    shape.name = name
    fill_text(shape.text_frame, texts, inset=inset, anchor=anchor)
    return shape


def paint(shape: Any, fill: str, edge: str | None = None, width: float = 0) -> None:
    """A plain fill, no shadow, and an edge only if one is named (``width`` in points)."""
    style = shape._element.find(qn("p:style"))
    if style is not None:  # the theme's own shadow and edge
        shape._element.remove(style)
    shape.fill.solid()
    shape.fill.fore_color.rgb = theme.paint(fill)
    if edge is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = theme.paint(edge)
        shape.line.width = Pt(width)


def fill_text(text_frame: Any, texts: Sequence[Text], *, inset: float = 0, anchor: str = "top") -> None:
    """Paragraphs into a frame that neither grows nor shrinks."""
    text_frame.word_wrap = True
    text_frame.auto_size = MSO_AUTO_SIZE.NONE
    text_frame.vertical_anchor = _ANCHOR[anchor]
    for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(text_frame, side, Inches(inset))
    for index, text in enumerate(texts):
        paragraph = text_frame.paragraphs[0] if index == 0 else text_frame.add_paragraph()
        paragraph.alignment = _ALIGN[text.align]
        paragraph.space_after = Pt(text.after)
        run = paragraph.add_run()
        run.text = printable(text.words)
        run.font.size = Pt(text.size)
        run.font.bold = text.bold
        run.font.color.rgb = theme.paint(text.color)


def chip(slide: Slide, box: Box, words: str, tone: Tone, *, size: float = 18) -> None:
    """A class as a colored label: glyph and word, never color alone."""
    shape: Any = slide.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, *(Inches(side) for side in (box.left, box.top, box.width, box.height))
    )
    paint(shape, tone.fill)
    shape.name = f"Class: {words}"
    label = [Text(f"{tone.glyph}  {words}", size, bold=True, color=tone.ink, align="center")]
    fill_text(shape.text_frame, label, anchor="middle")


def describe(shape: Any, words: str) -> None:
    """Alternative text of a shape, a group, a chart or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", printable(words))


def decorative(shape: Any) -> None:
    """Marks a shape as one that a screen reader passes over."""
    shape._element.xpath(".//p:cNvPr")[0].append(parse_xml(_DECORATIVE))


def rule(slide: Slide, left: float, top: float, width: float, color: str = theme.RULE) -> None:
    """A hairline."""
    line: Any = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Pt(0.75))
    paint(line, color)
    line.name = "Rule"
    decorative(line)


#: Inches inside a cell, left and right, above and below.
CELL_SIDE, CELL_EDGE = 0.08, 0.07


def row_height(cells: Sequence[Sequence[Text]], widths: Sequence[float]) -> float:
    """Inches that one row of a table takes."""
    inner = (height_of(cell, width - 2 * CELL_SIDE) for cell, width in zip(cells, widths, strict=True))
    return max(inner) + 2 * CELL_EDGE


def table(
    slide: Slide,
    left: float,
    top: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[Sequence[Text]]],
    *,
    name: str,
    says: str,
    heading: bool = True,
) -> float:
    """A native table with hairlines between rows, the first row a heading or not; returns its lower edge."""
    heights = [row_height(row, widths) for row in rows]
    graphic: Any = slide.shapes.add_table(
        len(rows), len(widths), Inches(left), Inches(top), Inches(sum(widths)), Inches(sum(heights))
    )
    graphic.name = name
    describe(graphic, says)
    grid = graphic.table
    grid.horz_banding, grid.first_row, grid.first_col = False, heading, not heading
    # "No style, no grid": what is seen is what is set here, in any program.
    graphic._element.find(f".//{qn('a:tableStyleId')}").text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for index, width in enumerate(widths):
        grid.columns[index].width = Inches(width)
    for index, (cells, height) in enumerate(zip(rows, heights, strict=True)):
        grid.rows[index].height = Inches(height)
        for column, texts in enumerate(cells):
            cell = grid.cell(index, column)
            _fill_cell(cell, texts)
            _underline(cell, theme.INK if heading and index == 0 else theme.RULE)
    return top + sum(heights)


def _fill_cell(cell: Any, texts: Sequence[Text]) -> None:
    fill_text(cell.text_frame, texts)
    # In a table these are properties of the cell, not of its text.
    properties = cell._tc.find(f"{qn('a:txBody')}/{qn('a:bodyPr')}")
    for name in list(properties.attrib):
        del properties.attrib[name]
    for child in list(properties):
        properties.remove(child)
    cell.margin_left = cell.margin_right = Inches(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(CELL_EDGE)
    cell.vertical_anchor = MSO_ANCHOR.TOP


def _underline(cell: Any, color: str) -> None:
    edge = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525" cap="flat" cmpd="sng">'
        f'<a:solidFill><a:srgbClr val="{theme.rgb(color)}"/></a:solidFill><a:prstDash val="solid"/></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, edge)
