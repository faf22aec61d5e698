"""How much room text takes on a slide, so that what does not fit goes to the notes and is never cut off unseen.

Widths are those of Arial and its metric twins (Liberation Sans, Helvetica); signs that the table does
not know count as a full em, so an estimate errs towards too wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

#: Advance widths in thousandths of an em, by width.
_WIDTHS = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " !,./:;I[]\\tf·",
    333: "()-`r{}“”°",
    355: '"',
    389: "*",
    469: "^",
    500: "ckszvxyJ",
    556: "0123456789#$?_abdeghnopquL§–",
    584: "+<=>~−",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    834: "mM½¼¾",
    889: "%",
    944: "W",
    1015: "@",
}
_WIDTH = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_EM = 1000
#: Bold letters are wider; the rest is reserve for a renderer that sets a little wider.
_RESERVE, _BOLD = 1.03, 1.12
#: Baseline to baseline, as a share of the size.
LINE = 1.17


def _advance(sign: str) -> int:
    """Thousandths of an em; an accented letter is as wide as its base."""
    known = _WIDTH.get(sign) or _WIDTH.get(unicodedata.normalize("NFD", sign)[0])
    return known if known is not None else _EM


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of ``text`` set on one line at ``size`` points."""
    return sum(map(_advance, text)) * size * _RESERVE * (_BOLD if bold else 1) / _EM


def line_count(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Lines that ``text`` takes in a column ``width`` points wide; a word longer than a line is broken."""
    lines, used = 1, 0.0
    space = width_of(" ", size, bold=bold)
    for word in text.split():
        length = width_of(word, size, bold=bold)
        if used and used + space + length > width:
            lines, used = lines + 1, 0.0
        used += length + (space if used else 0)
        if used > width:
            lines += int(used // width)
            used %= width
    return lines


def shortened(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> str:
    """``text``, or as many of its words as fit into ``lines`` lines, with an ellipsis."""
    if line_count(text, size, width, bold=bold) <= lines:
        return text
    words = text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = line_count(" ".join(words[:middle]) + " …", size, width, bold=bold) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = " ".join(words[:low]).rstrip(" ,;:(") if low else ""
    if not kept:  # one word longer than the room
        kept = words[0]
        while kept and line_count(kept + "…", size, width, bold=bold) > lines:
            kept = kept[:-1]
        return f"{kept}…"
    return f"{kept} …"


def largest(sizes: Sequence[float], height_at: Callable[[float], float], room: float) -> float:
    """The first of ``sizes`` (largest first) at which ``height_at`` stays within ``room`` points; else the last."""
    return next((size for size in sizes if height_at(size) <= room), sizes[-1])


def printable(text: str) -> str:
    """``text`` without the code points that XML refuses, so that no text can make a file that does not open."""
    return "".join(sign if _allowed(ord(sign)) else " " for sign in text)


def _allowed(point: int) -> bool:
    """A space or beyond, no surrogate, none of the two noncharacters that end a plane."""
    return point >= 0x20 and not 0xD800 <= point <= 0xDFFF and point & 0xFFFE != 0xFFFE
