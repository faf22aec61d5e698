"""Tables and marks of the Data page as HTML that a screen reader reads as a table.  Everything is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.assessment import Classification
from lib.charts.palette import CLASS_TONES, Tone
from lib.verdict import CLASS_WORDS


@dataclass(frozen=True, slots=True)
class Html:
    """Markup made by this module; any other text is escaped."""

    markup: str


Cell = str | Html


def marked(tone: Tone, words: str) -> Html:
    """A colored mark with its glyph, and the words beside it."""
    return Html(
        f'<span class="chip"><span class="swatch" style="background:{tone.fill};color:{tone.ink}" aria-hidden="true">'
        f"{escape(tone.glyph)}</span>{escape(words)}</span>"
    )


def class_mark(classification: Classification) -> Html:
    """A class as mark, glyph and word."""
    return marked(CLASS_TONES[classification], CLASS_WORDS[classification])


def class_text(classification: Classification) -> str:
    """``◐ Limited by value``: a class where no markup is possible."""
    return f"{CLASS_TONES[classification].glyph} {CLASS_WORDS[classification]}"


def lines(*cells: Cell) -> Html:
    """Several pieces under each other in one cell."""
    return Html("".join(f"<div>{_markup(cell)}</div>" for cell in cells if cell))


def small(text: str) -> Html:
    """What stands back: a source, a count."""
    return Html(f'<span class="cite">{escape(text)}</span>')


def _markup(cell: Cell) -> str:
    return cell.markup if isinstance(cell, Html) else escape(cell)


#: On a phone a table becomes a list: each row a block, each cell a line that begins with its column's name.
_STYLE = """
<style>
@media (max-width: 640px) {
  table.stacked, table.stacked tbody, table.stacked tr, table.stacked th, table.stacked td { display: block; }
  table.stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.stacked tr { padding: .55rem 0; border-bottom: 1px solid rgba(127,127,127,.35); }
  table.stacked tbody th, table.stacked tbody td { min-width: 0 !important; border: 0; padding: .1rem 0; }
  table.stacked tbody th { font-weight: 650; font-size: 1rem; }
  table.stacked td::before { content: attr(data-label) ": "; opacity: .86; font-size: .8rem; }
  table.stacked td > div:first-child { display: inline; } }
</style>
"""


def table_style() -> None:
    """Put the style of the tables on the page, once."""
    st.html(_STYLE)


def html_table(says: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float] = ()) -> None:
    """A table whose first column names its rows.  It scrolls sideways by itself, also by keyboard.

    ``widths``: the least width of each column, in the page's letter size; the others share what is left.
    """
    styles = [f' style="min-width:{width}rem"' for width in widths] or [""] * len(head)
    heads = "".join(
        f'<th scope="col" role="columnheader"{style}>{escape(name)}</th>'
        for name, style in zip(head, styles, strict=True)
    )
    body = "".join(_row(row, head, styles) for row in rows)
    st.html(
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(says)}">'
        f'<table class="matrix stacked" role="table"><caption class="unseen">{escape(says)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(row: Sequence[Cell], head: Sequence[str], styles: Sequence[str]) -> str:
    cells = "".join(
        f'<td role="cell" data-label="{escape(name)}"{style}>{_markup(cell)}</td>'
        for cell, name, style in zip(row[1:], head[1:], styles[1:], strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader"{styles[0]}>{_markup(row[0])}</th>{cells}</tr>'


def legend(says: str, keys: Iterable[tuple[Tone, str, int]]) -> None:
    """The keys of a map: mark, words and how many."""
    items = "".join(
        f'<span class="key" role="listitem">{marked(tone, words).markup}&nbsp;<b>{count}</b></span>'
        for tone, words, count in keys
    )
    st.html(f'<div class="legend" role="list" aria-label="{escape(says)}">{items}</div>')
