"""What both papers share: fonts, styles, the page with its foot, and a writer of headings, tables and lists.

Letter pages, selectable text in an embedded font, an outline, a logical structure for screen readers.
Legible in black and white: fills are pale, and no meaning rests on color alone.  The same paper gives the same bytes:
its dates are the day it was made on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any, NewType
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, KeepTogether, PageTemplate, Spacer

from lib.brief import Brief
from lib.charts.palette import BLACK, TOTAL
from lib.export.pdf_tags import ArtifactRule, Place, TaggedCanvas, TaggedParagraph, TaggedTable
from lib.law.words import day_words

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "PublicSans", "PublicSans-Bold"
#: Stands for a sign that the font lacks.
LACKING = "□"
GRAY, HAIR, PALE = "#4A5763", "#B9C3CC", "#F1F4F6"
WIDTH, HEIGHT = letter
SIDE, TOP, FOOT = 52.0, 44.0, 50.0
COLUMN = WIDTH - 2 * SIDE

#: Text in which everything that the library reads as markup was escaped.
Markup = NewType("Markup", str)

#: Points that must be left below a heading for it to stay on the page, and the most that may be asked for.
_ROOM, _MOST_ROOM = 62.0, 300.0

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


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of a paper in points: text, table, small print, headings of two ranks, the space between parts; lines are
    ``leading`` sizes apart.
    """

    text: float
    table: float
    small: float
    title: float
    heading: float
    gap: float
    leading: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, whether it holds amounts."""

    heading: str
    share: float
    amount: bool = False


class Writer:
    """Collects a paper piece by piece; every piece gets its place in the structure."""

    def __init__(self, sizes: Sizes) -> None:
        """Start with an empty paper."""
        self.sizes = sizes
        self.pieces: list[Flowable] = []
        self._keys = count(1)
        self._break: CondPageBreak | None = None

    def style(self, size: float, *, bold: bool = False, right: bool = False, color: str = BLACK) -> ParagraphStyle:
        """A paragraph's style."""
        return ParagraphStyle(
            "text",
            fontName=BOLD if bold else REGULAR,
            fontSize=size,
            leading=size * self.sizes.leading,
            textColor=HexColor(color),
            alignment=TA_RIGHT if right else TA_LEFT,
            splitLongWords=1,
        )

    def _text(self, words: Markup, style: ParagraphStyle, place: Place) -> TaggedParagraph:
        return TaggedParagraph(words, style).at(place)

    def title(self, words: str) -> None:
        """The paper's one title."""
        style = self.style(self.sizes.title, bold=True)
        style.leading, style.spaceAfter = self.sizes.title * 1.16, 2
        self.pieces.append(TaggedParagraph(plain(words), style).at((("H1", next(self._keys)),), (words, 0)))

    def heading(self, words: str) -> None:
        """A part's heading, never left alone at the foot of a page."""
        style = self.style(self.sizes.heading, bold=True, color=TOTAL)
        style.spaceAfter = self.sizes.gap * 0.3
        self._break = CondPageBreak(_ROOM)
        self.pieces += [self._break, Spacer(1, self.sizes.gap)]
        self.pieces.append(TaggedParagraph(plain(words), style).at((("H2", next(self._keys)),), (words, 1)))

    def text(self, words: Markup, *, small: bool = False, after: float = 0.25) -> None:
        """A paragraph; ``after`` is the space below it as a share of the gap."""
        if words:
            style = self.style(self.sizes.small if small else self.sizes.text)
            style.spaceAfter = self.sizes.gap * after
            self.pieces.append(self._text(words, style, (("P", next(self._keys)),)))

    def space(self, share: float = 1.0) -> None:
        """White space, as a share of the gap."""
        self.pieces.append(Spacer(1, self.sizes.gap * share))

    def rule(self) -> None:
        """A hairline across the column."""
        self.pieces.append(ArtifactRule(width="100%", thickness=0.6, color=HexColor(HAIR), spaceBefore=5, spaceAfter=5))

    def bullets(self, items: Sequence[Markup], *, sign: str = "•", small: bool = False) -> None:
        """A list, each item after ``sign``."""
        whole, size = next(self._keys), self.sizes.small if small else self.sizes.text
        style = self.style(size)
        style.leftIndent, style.bulletIndent = size * 1.35, 0
        style.bulletFontName, style.bulletFontSize = REGULAR, size
        style.spaceAfter = size * 0.22
        for item in items:
            key = next(self._keys)
            place = (("L", whole), ("LI", key), ("LBody", key))
            self.pieces.append(TaggedParagraph(item, style, bulletText=sign).at(place))

    def box(self, paragraphs: Sequence[tuple[Markup, float, bool]], *, bar: str) -> None:
        """A pale box with a bar of one color at its left: (words, size, bold) for each paragraph."""
        inside = [
            self._text(words, self.style(size, bold=bold), (("P", next(self._keys)),))
            for words, size, bold in paragraphs
            if words
        ]
        table = TaggedTable([[piece] for piece in inside], colWidths=[COLUMN], splitInRow=1)
        commands: list[Any] = [
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(PALE)),
            ("LINEBEFORE", (0, 0), (0, -1), 5, HexColor(bar), "butt"),
            ("LEFTPADDING", (0, 0), (-1, -1), 13),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ("TOPPADDING", (0, 0), (-1, 0), 8),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
        ]
        table.setStyle(commands)
        self.pieces.append(table)

    def band(self, cells: Sequence[tuple[str, str, str]], shares: Sequence[float]) -> None:
        """Figures side by side: label, figure, what stands below it; the last one is the answer."""
        whole, row = next(self._keys), next(self._keys)
        small, big = self.sizes.small, self.sizes.title * 0.84
        row_cells = []
        for number, (label, figure, below) in enumerate(cells):
            color = BLACK if number == len(cells) - 1 else GRAY
            place = (("Table", whole), ("TR", row), ("TD", next(self._keys)))
            said = ((label, small, False), (figure, big, True), (below, small, False))
            row_cells.append(
                [self._text(plain(words), self.style(size, bold=bold, color=color), place) for words, size, bold in said if words]
            )
        table = TaggedTable([row_cells], colWidths=[COLUMN * share for share in shares])
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(BLACK)),
                ("LINEBELOW", (0, 0), (-1, 0), 0.6, HexColor(HAIR)),
                ("LINEBEFORE", (1, 0), (-1, -1), 0.6, HexColor(HAIR)),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("LEFTPADDING", (1, 0), (-1, -1), 9),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ]
        )
        self.pieces.append(table)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Markup]], totals: Sequence[int] = ()) -> None:
        """A table with a heading row that returns on every page; ``totals`` are the rows under a rule."""
        whole = next(self._keys)
        size = self.sizes.table
        shown = any(column.heading for column in columns)
        head = [self._head(column, whole) for column in columns] if shown else []
        body = []
        for number, row in enumerate(rows):
            key = next(self._keys)
            cells = []
            for column, words in zip(columns, row, strict=True):
                style = self.style(size, right=column.amount)
                place = (("Table", whole), ("TR", key), ("TD", next(self._keys)))
                cells.append(self._text(words, style, place) if words else "")
            body.append(cells)
        first = 1 if shown else 0
        table = TaggedTable(
            [head, *body] if shown else body,
            colWidths=[COLUMN * column.share for column in columns],
            repeatRows=first,
            splitInRow=0,
        )
        commands: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(HAIR)),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
        ]
        if shown:
            commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(BLACK)))
        commands += [("LINEABOVE", (0, row + first), (-1, row + first), 0.9, HexColor(BLACK)) for row in totals]
        table.setStyle(commands)
        self._keep_heading(table)
        self.pieces.append(table)

    def _keep_heading(self, table: TaggedTable) -> None:
        """A heading just before stays with the table's head and first row."""
        if self._break is not None and self.pieces[-3:-1] and self.pieces[-3] is self._break:
            table.wrap(COLUMN, HEIGHT)
            rows = table._rowHeights[: 1 + table.repeatRows]
            self._break.height = min(_MOST_ROOM, sum(rows) + 3 * self.sizes.heading + self.sizes.gap)

    def _head(self, column: Column, whole: int) -> TaggedParagraph:
        style = self.style(self.sizes.small, bold=True, right=column.amount, color=GRAY)
        place = (("Table", whole), ("TR", 0), ("TH", next(self._keys)))
        return self._text(plain(column.heading or " "), style, place)

    def together(self, since: int) -> None:
        """Keep what was added from piece ``since`` on one page, where it fits on one."""
        self.pieces[since:] = [KeepTogether(self.pieces[since:])]


def _foot(brief: Brief, pages: int) -> Callable[[TaggedCanvas, BaseDocTemplate], None]:
    made = f"Deficiency Judgment Explorer · law dataset {brief.version} of {day_words(brief.dated)}"
    below = f"Made {day_words(brief.made_on)} · Legal information, not legal advice"

    def draw(canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        with canvas.artifact():
            canvas.setFillColor(HexColor(GRAY))
            canvas.setFont(REGULAR, 7.5)
            canvas.drawString(SIDE, FOOT - 20, made)
            canvas.drawString(SIDE, FOOT - 30, below)
            canvas.drawRightString(WIDTH - SIDE, FOOT - 20, f"Page {document.page} of {pages}")

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
        stamp = TimeStamp(1)
        stamp.YMDhms = (brief.made_on.year, brief.made_on.month, brief.made_on.day, 0, 0, 0)
        made._doc._timeStamp = stamp
        return made

    document.build(pieces, canvasmaker=canvas_for)
    return stream.getvalue(), document.page


def render(brief: Brief, title: str, story: Callable[[], list[Flowable]]) -> bytes:
    """The finished paper.  ``story`` is asked twice: the foot names the number of pages."""
    with _ONE_AT_A_TIME:
        _fonts()
        _, pages = _drawn(brief, title, story(), 1)
        data, _ = _drawn(brief, title, story(), pages)
        return data
