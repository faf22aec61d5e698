"""A paper written piece by piece: titles, headings, paragraphs, lists, tables, each with its place in the structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from lib.charts.palette import BLACK, TOTAL
from lib.export.pdf import BOLD, COLUMN, GRAY, HAIR, PALE, REGULAR, Markup, plain, strong
from lib.export.pdf_tags import Place, TaggedParagraph, TaggedTable

#: Points that must be left below a heading for it to stay on the page, and the most that may be asked for.
_ROOM, _MOST_ROOM, _COLUMNS_ROOM = 62.0, 300.0, 125.0


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

    def tighter(self, share: float) -> Sizes:
        """These sizes times ``share``; small print and the title keep theirs."""
        return replace(
            self,
            text=self.text * share,
            table=self.table * share,
            heading=self.heading * share,
            gap=self.gap * share**3,
        )


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
            allowWidows=0,
            allowOrphans=0,
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
        style.spaceBefore = self.sizes.gap
        self._break = CondPageBreak(_ROOM)
        self.pieces.append(self._break)
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

    def columns(self, sides: Sequence[tuple[str, Sequence[Markup]]], *, small: bool = False) -> None:
        """Lists side by side, each under its heading (which may be empty); the left one is read first."""
        whole, row = next(self._keys), next(self._keys)
        size = self.sizes.small if small else self.sizes.table
        style = self.style(size)
        style.leftIndent, style.spaceAfter, style.bulletFontName, style.bulletFontSize = size * 1.3, 2, REGULAR, size
        cells = []
        for heading, items in sides:
            here: Place = (("Table", whole), ("TR", row), ("TD", next(self._keys)))
            cell = [self._text(strong(heading), self.style(size), (*here, ("P", next(self._keys))))] if heading else []
            listed = next(self._keys)
            for item in items:
                place = (*here, ("L", listed), ("LI", key := next(self._keys)), ("LBody", key))
                cell.append(TaggedParagraph(item, style, bulletText="•").at(place))
            cells.append(cell)
        table = TaggedTable([cells], colWidths=[COLUMN / len(cells)] * len(cells), splitInRow=1)
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("LEFTPADDING", (1, 0), (-1, -1), 10),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
        self._keep_heading(table, _COLUMNS_ROOM)
        self.pieces.append(table)

    def box(self, paragraphs: Sequence[tuple[Markup, float, bool]], *, bar: str) -> None:
        """A pale box with a bar of one color at its left: (words, size, bold) for each paragraph."""
        inside = [
            self._text(words, self.style(size, bold=bold), (("P", next(self._keys)),))
            for words, size, bold in paragraphs
            if words
        ]
        table = TaggedTable([[piece] for piece in inside], colWidths=[COLUMN], splitInRow=0)
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
                [
                    self._text(plain(words), self.style(size, bold=bold, color=color), place)
                    for words, size, bold in said
                    if words
                ]
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
        for row in rows:
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

    def _keep_heading(self, table: TaggedTable, most: float = _MOST_ROOM) -> None:
        """A heading just before stays with the table's head and first row, as far as that takes up to ``most``."""
        if self._break is not None and self._break in self.pieces[-2:]:
            room = table.height_of_first(COLUMN)
            self._break.height = min(most, room + 3 * self.sizes.heading + self.sizes.gap)

    def _head(self, column: Column, whole: int) -> TaggedParagraph:
        style = self.style(self.sizes.small, bold=True, right=column.amount, color=GRAY)
        place = (("Table", whole), ("TR", 0), ("TH", next(self._keys)))
        return self._text(plain(column.heading or " "), style, place)
