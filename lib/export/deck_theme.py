"""An empty 16:9 deck with the product's colors, font and layout, ready for slides.

Font: Arial.  Public Sans is on few machines and cannot be carried inside a deck that every program
reads; Arial, or a font of the same widths, is at hand everywhere, so a line breaks where it was meant to.
"""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches, Pt

from lib.assessment import Classification
from lib.charts.palette import BLACK, CATEGORY_TONES, CLASS_TONES, CREDIT, DEBT, OUTLINE, TOTAL, WHITE

FONT = "Arial"
INK, MUTED, PANEL, RULE = BLACK, "#4F5D6B", "#F2F5F7", "#C9D1D9"

#: Inches.  One margin for everything; the footer's two lines end the usable height.
WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.55, 12.78
FULL = RIGHT - LEFT
TOP, BOTTOM = 1.5, 6.72
#: Points.
TITLE_SIZE, TITLE_ROOM, SOURCE_SIZE, SMALLEST = 30, 0.8, 10.5, 14

_LAYOUT = "Title Only"
_THEME_COLORS = {
    "dk1": INK,
    "lt1": WHITE,
    "dk2": TOTAL,
    "lt2": PANEL,
    "accent1": CATEGORY_TONES[0].fill,
    "accent2": CLASS_TONES[Classification.FULL].fill,
    "accent3": CLASS_TONES[Classification.LIMITED].fill,
    "accent4": CLASS_TONES[Classification.BARRED].fill,
    "accent5": CREDIT,
    "accent6": DEBT,
    "hlink": CLASS_TONES[Classification.BARRED].fill,
    "folHlink": OUTLINE,
}


def rgb(color: str) -> str:
    """``RRGGBB`` of a ``#RRGGBB`` color, as the format writes it."""
    return color.removeprefix("#").upper()


def paint(color: str) -> Any:
    """A ``#RRGGBB`` color as the library takes it."""
    made: Any = RGBColor
    return made.from_string(rgb(color))


def empty_deck() -> Deck:
    """A deck without slides, with one layout: a title, a footer and the slide's number."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    _colors_and_fonts(deck)
    _title_style(deck)
    for holder in (deck.slide_master, deck.slide_layouts[0]):
        _place(holder)
    return deck


def only_layout(deck: Deck) -> SlideLayout:
    """The layout of every slide."""
    return deck.slide_layouts[0]


def _colors_and_fonts(deck: Deck) -> None:
    part: Any = next(
        relation.target_part for relation in deck.slide_master.part.rels.values() if relation.reltype.endswith("/theme")
    )
    theme = parse_xml(part.blob)
    for name, color in _THEME_COLORS.items():
        (slot,) = theme.iter(qn(f"a:{name}"))
        for child in list(slot):
            slot.remove(child)
        slot.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{rgb(color)}"/>'))
    for family in ("a:majorFont", "a:minorFont"):
        (fonts,) = theme.iter(qn(family))
        fonts.find(qn("a:latin")).set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _title_style(deck: Deck) -> None:
    """Titles stand left, bold, in ink."""
    style = deck.slide_master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(TITLE_SIZE * 100))
    run.set("b", "1")


def _place(holder: Any) -> None:
    """Placeholders of the master or the layout where the slides have them; no date: it stands in the footer."""
    body: list[Any] = []
    for shape in holder.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        if kind == "title":
            _box(shape, LEFT, 0.62, FULL, TITLE_ROOM)
            shape.text_frame.vertical_anchor = None
            shape.text_frame._bodyPr.set("anchor", "t")
            for side in ("lIns", "rIns", "tIns", "bIns"):
                shape.text_frame._bodyPr.set(side, "0")
        elif kind == "ftr":
            _box(shape, LEFT, 7.1, FULL - 0.8, 0.24)
            _small(shape, "l")
        elif kind == "sldNum":
            _box(shape, RIGHT - 0.75, 7.1, 0.75, 0.24)
            _small(shape, "r")
        elif kind == "dt":
            body.append(shape)
        elif kind == "body":
            _box(shape, LEFT, TOP, FULL, BOTTOM - TOP)
    for shape in body:
        shape.element.getparent().remove(shape.element)


def _small(shape: Any, align: str) -> None:
    frame = shape.text_frame
    for side in ("lIns", "rIns", "tIns", "bIns"):
        frame._bodyPr.set(side, "0")
    frame._bodyPr.set("anchor", "ctr")
    body = frame._txBody
    old = body.find(qn("a:lstStyle"))
    style = parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr algn="{align}">'
        f'<a:defRPr sz="{round(SOURCE_SIZE * 100)}"><a:solidFill><a:srgbClr val="{rgb(MUTED)}"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    body.replace(old, style)


def _box(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(Inches(side)) for side in (left, top, width, height))


def points(inches: float) -> float:
    """Points in so many inches."""
    return Inches(inches) / Pt(1)
