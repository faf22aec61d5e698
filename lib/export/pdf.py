"""What both papers share: fonts, styles, the page with its foot, and a writer of headings, tables and lists.

Letter pages, selectable text in an embedded font, an outline, a logical structure for screen readers.
Legible in black and white: fills are pale, and no meaning rests on color alone.  The same paper gives the same bytes:
its dates are the day it was made on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, NewType
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from lib.brief import Brief
from lib.export.pdf_tags import TaggedCanvas, tagged
from lib.law.words import day_words

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "PublicSans", "PublicSans-Bold"
#: Stands for a sign that the font lacks.
LACKING = "□"
GRAY, HAIR, PALE = "#4A5763", "#B9C3CC", "#F1F4F6"
WIDTH, HEIGHT = letter
SIDE, TOP, FOOT = 52.0, 40.0, 46.0
COLUMN = WIDTH - 2 * SIDE

#: Text in which everything that the library reads as markup was escaped.
Markup = NewType("Markup", str)

# The library keeps its parser and its font registry in module variables.
_ONE_AT_A_TIME = Lock()


@cache
def _fonts() -> frozenset[int]:
    """Register the fonts once; the code points that both have."""
    found = []
    for name, file in ((REGULAR, "PublicSans-Regular.ttf"), (BOLD, "PublicSans-Bold.ttf")):
        font = TTFont(name, str(FONTS / file))
        pdfmetrics.registerFont(font)
        found.append(frozenset(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return found[0] & found[1]


def printable(text: str) -> str:
    """The text in signs that the font has: composed, else without its accent, else a box."""
    known = _fonts()
    signs = []
    for sign in unicodedata.normalize("NFC", text):
        base = unicodedata.normalize("NFKD", sign)[:1]
        signs.append(sign if ord(sign) in known else base if base and ord(base) in known else LACKING)
    return "".join(signs)


def plain(text: str) -> Markup:
    """Any text, to be printed as it stands; a section sign stays beside its number."""
    return Markup(escape(printable(text)).replace("§ ", "§\u00a0"))


def strong(text: str) -> Markup:
    """Any text in bold."""
    return Markup(f"<b>{plain(text)}</b>")


def quiet(text: str) -> Markup:
    """Any text in gray: sources and asides."""
    return Markup(f'<font color="{GRAY}">{plain(text)}</font>') if text else Markup("")


def beside(*parts: Markup, by: str = " ") -> Markup:
    """Parts that are not empty, one after the other."""
    return Markup(by.join(part for part in parts if part))


def lines(*parts: Markup) -> Markup:
    """Parts that are not empty, one below the other."""
    return beside(*parts, by="<br/>")


def _foot(brief: Brief, pages: int) -> Callable[[Canvas, BaseDocTemplate], None]:
    made = f"Deficiency Judgment Explorer · law dataset {brief.version} of {day_words(brief.dated)}"
    below = f"Made {day_words(brief.made_on)} · Legal information, not legal advice"

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        with tagged(canvas).artifact():
            canvas.setFillColor(HexColor(GRAY))
            canvas.setFont(REGULAR, 7.5)
            canvas.drawString(SIDE, FOOT - 17, made)
            canvas.drawString(SIDE, FOOT - 27, below)
            canvas.drawRightString(WIDTH - SIDE, FOOT - 17, f"Page {document.page} of {pages}")

    return draw


def _drawn(brief: Brief, title: str, pieces: list[Flowable], pages: int) -> tuple[bytes, int]:
    """The bytes and the number of pages, with ``pages`` named as the number of pages in the foot."""
    stream = BytesIO()
    document = BaseDocTemplate(
        stream,
        pagesize=letter,
        title=printable(title),
        author="Deficiency Judgment Explorer",
        subject=printable(f"Law dataset {brief.version} of {day_words(brief.dated)}. {brief.verdict.sentence}"),
        creator="Deficiency Judgment Explorer",
        lang="en-US",
        displayDocTitle=True,
        invariant=1,
    )
    frame = Frame(SIDE, FOOT, COLUMN, HEIGHT - TOP - FOOT, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=_foot(brief, pages)))

    def canvas_for(*args: Any, **values: Any) -> TaggedCanvas:
        made = TaggedCanvas(*args, **values)
        made.date_on(brief.made_on)
        return made

    document.build(pieces, canvasmaker=canvas_for)
    return stream.getvalue(), document.page


#: How much smaller type may get so that a paper keeps to two pages.
_TIGHTER = (1.0, 0.96, 0.92)
_WANTED = 2


def render(brief: Brief, title: str, story: Callable[[float], list[Flowable]]) -> bytes:
    """The finished paper.  ``story`` makes its pieces with type of a share of the full size.

    Type gets a little smaller where that keeps the paper to two pages; where it does not, it keeps its size
    and the paper its further page.  The last drawing knows the number of pages, which the foot names.
    """
    with _ONE_AT_A_TIME:
        _fonts()
        tried = {share: _drawn(brief, title, story(share), 1)[1] for share in _TIGHTER[:1]}
        for share in _TIGHTER[1:]:
            if min(tried.values()) > _WANTED:
                tried[share] = _drawn(brief, title, story(share), 1)[1]
        best = next((share for share, pages in tried.items() if pages <= _WANTED), _TIGHTER[0])
        data, _ = _drawn(brief, title, story(best), tried[best])
        return data
