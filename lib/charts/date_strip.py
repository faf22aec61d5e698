"""The date strip: one time line, the borrower's dates above it, the lender's below, today across it.

Each date has its words and, under them, a track on the common scale: a mark on its day, a bar where it is
a span.  Words never share a line with another date's, so none can overlap at any width the strip was laid
out for; glyphs and words say what colors say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape, unescape
from typing import Any

import plotly.graph_objects as go

from lib.charts.finish import FIXED_AXIS, OWN_COLOR, PAGE, figure
from lib.charts.palette import CATEGORY_TONES, CREDIT, DEBT, OUTLINE
from lib.charts.time_scale import TimeScale, scale_of
from lib.law.words import day_words
from lib.marks import Mark, Who

NOT_TO_SCALE = "Not to scale: days further from today stand closer together."

#: Glyph in the words, symbol of the mark and color, by whose date it is.  Each color stands out on both grounds.
LOOKS = {
    Who.BORROWER: ("▲", "triangle-up", CREDIT),
    Who.COURT: ("■", "square", DEBT),
    Who.LENDER: ("◆", "diamond", OUTLINE),
    Who.JUDGMENT: ("★", "star", CATEGORY_TONES[1].fill),
}
_EVENTS = {"confirmation_date": ("●", "circle"), "deed_date": ("✚", "cross")}

#: Mean width of a character in ems, on the safe side for bold text.
EM = 0.58
#: Size of what stands under a date or a tick, as a share of the type.
FINE = 0.85


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the strip in pixels from the top left corner: its box, lines and size."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    anchor: str = "left"


@dataclass(frozen=True, slots=True)
class Track:
    """A line of the scale, ``y`` pixels from the top, with the marks that stand on it."""

    y: float
    marks: tuple[Mark, ...]
    axis: bool


@dataclass(slots=True)
class Layout:
    """The strip laid out for one width: everything in pixels."""

    width: int
    size: int
    scale: TimeScale
    words: list[Words] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    height: float = 0.0

    def put(self, lines: Sequence[str], size: float, *, left: float = 0.0, anchor: str = "left") -> None:
        """Words under everything so far; markup does not count toward their width."""
        wide = max(len(_bare(line)) for line in lines) * size * EM
        box = {"center": left - wide / 2, "right": left - wide}.get(anchor, left)
        tall = len(lines) * size * 1.3
        self.words.append(Words(box, self.height, wide, tall, tuple(lines), size, anchor))
        self.height += tall


def _bare(line: str) -> str:
    return unescape(line.replace("<b>", "").replace("</b>", ""))


def _wrapped(text: str, most: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _look(mark: Mark) -> tuple[str, str, str]:
    glyph, symbol, color = LOOKS[mark.who]
    glyph, symbol = _EVENTS.get(mark.key, (glyph, symbol))
    return glyph, symbol, color


def _title(mark: Mark) -> str:
    owner = f"{str(mark.who).capitalize()}: " if mark.who is Who.BORROWER and not mark.entered else ""
    return f"{_look(mark)[0]} {owner}{mark.short}"


def _lines(mark: Mark, most: int) -> list[str]:
    title, when = _title(mark), f"{day_words(mark.day)} · "
    if len(title) + 3 + len(when) + len(mark.left) <= most:
        return [f"<b>{escape(title)}</b> · {when}<b>{escape(mark.left)}</b>"]
    bold = [f"<b>{escape(line)}</b>" for line in _wrapped(title, most)]
    return [*bold, f"{when}<b>{escape(mark.left)}</b>"]


def laid_out(marks: Iterable[Mark], as_of: date, *, width: int, size: int = PAGE) -> Layout:
    """Words, tracks and scale for a strip at least ``width`` pixels wide, with type of ``size`` pixels."""
    shown = [mark for mark in marks if mark.key != "today"]
    days = [day for mark in shown for day in (mark.day, mark.start) if day is not None]
    out = Layout(width, size, scale_of(days, as_of))
    at = out.scale.at(as_of)
    anchor = "left" if at < 1 / 3 else "right" if at > 2 / 3 else "center"
    out.put([f"<b>▼ Today</b>, {day_words(as_of)}"], size, left=at * width, anchor=anchor)
    out.height += size * 0.5
    events = sorted((mark for mark in shown if mark.who is Who.COURT), key=lambda mark: mark.day)
    for mark in (mark for mark in shown if mark.who is Who.BORROWER):
        _put_row(out, (mark,))
    _put_row(out, tuple(events), axis=True)
    for mark in (mark for mark in shown if mark.who in (Who.LENDER, Who.JUDGMENT)):
        _put_row(out, (mark,))
    return out


def _put_row(out: Layout, marks: tuple[Mark, ...], *, axis: bool = False) -> None:
    most = int(out.width / (out.size * EM))
    for mark in marks:
        out.put(_lines(mark, most), out.size)
        doubts = _wrapped("; ".join(mark.doubts), int(out.width / (out.size * FINE * EM)))
        if doubts:
            out.put([escape(line) for line in doubts], out.size * FINE)
    out.tracks.append(Track(out.height + out.size * 0.75, marks, axis))
    out.height += out.size * 1.5
    if axis:
        _put_ticks(out)
    out.height += out.size * 0.6


def _put_ticks(out: Layout) -> None:
    top, size = out.height, out.size * FINE
    for tick in out.scale.ticks(size * EM / out.width):
        out.height = top
        out.put([tick.text], size, left=tick.at * out.width, anchor=tick.anchor)
    if out.scale.compressed:
        out.put(_wrapped(NOT_TO_SCALE, int(out.width / (size * EM))), size)


def _hover(mark: Mark) -> str:
    parts = [f"<b>{escape(mark.label)}</b>", f"{day_words(mark.day)}: {mark.left}"]
    parts += [escape(part) for part in (mark.period, *mark.doubts, *_wrapped_all(mark.effect), mark.citation) if part]
    return "<br>".join(parts)


def _wrapped_all(text: str) -> list[str]:
    return _wrapped(text, 64)


def _line(x0: float, x1: float, y0: float, y1: float, color: str, width: float, **style: Any) -> dict[str, Any]:
    line = {"color": color, "width": width, **style}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line, "layer": "below"}


def _shapes(out: Layout) -> list[dict[str, Any]]:
    now, tall = out.scale.at(out.scale.as_of), out.size * 0.75
    shapes = []
    for track in out.tracks:
        shapes.append(_line(0, 1, track.y, track.y, DEBT, 3 if track.axis else 1))
        shapes.append(_line(now, now, track.y - tall, track.y + tall, DEBT, 3))
        for mark in track.marks:
            color = _look(mark)[2]
            at = out.scale.at(mark.day)
            if mark.start is not None:
                bar = {"x0": out.scale.at(mark.start), "x1": at, "y0": track.y - tall / 2, "y1": track.y + tall / 2}
                look = {"fillcolor": color, "opacity": 0.6 if mark.certain else 0.5, "line": {"width": 0}}
                shapes.append({"type": "rect", **bar, **look, "layer": "below"})
            elif not mark.past and not mark.entered:
                shapes.append(_line(now, at, track.y, track.y, color, 3))
    return shapes


def _annotation(out: Layout, words: Words) -> dict[str, Any]:
    anchored = {"left": words.left, "center": words.left + words.width / 2, "right": words.left + words.width}
    return {
        "x": anchored[words.anchor] / out.width,
        "y": words.top,
        "xref": "x",
        "yref": "y",
        "xanchor": words.anchor,
        "yanchor": "top",
        "align": words.anchor,
        "text": "<br>".join(OWN_COLOR.format(line) for line in words.lines),
        "font": {"size": words.size},
        "showarrow": False,
        "borderpad": 0,
    }


def date_strip(marks: Iterable[Mark], as_of: date, *, width: int = 340, size: int = PAGE) -> go.Figure:
    """The strip for the marks of :func:`lib.timeline.timeline`.

    ``width``: the least width in pixels at which it will be shown; it fills any greater one.  ``size``: the
    type in pixels; from ten meters a room reads 26 at a width of 1,000.
    """
    side = size  # room for half a mark at either end
    out = laid_out(marks, as_of, width=width - 2 * side, size=size)
    placed = [(mark, track) for track in out.tracks for mark in track.marks]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [out.scale.at(mark.day) for mark, _ in placed],
        "y": [track.y for _, track in placed],
        "marker": {
            "symbol": [_look(mark)[1] + ("-open" if mark.past else "") for mark, _ in placed],
            "color": [_look(mark)[2] for mark, _ in placed],
            "size": out.size * 1.05,
            "opacity": 1,
            "line": {"width": 2, "color": [_look(mark)[2] for mark, _ in placed]},
        },
        "customdata": [_hover(mark) for mark, _ in placed],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }
    height = round(out.height)
    return figure(
        [trace],
        height=height + 8,
        size=size,
        margin={"l": side, "r": side, "t": 4, "b": 4},
        xaxis=FIXED_AXIS | {"visible": False, "range": [0, 1]},
        yaxis=FIXED_AXIS | {"visible": False, "range": [height, 0]},
        shapes=_shapes(out),
        annotations=[_annotation(out, words) for words in out.words],
    )


def alt_text(marks: Iterable[Mark], as_of: date) -> str:
    """The strip in one sentence, in the order of the days."""
    shown = sorted((mark for mark in marks if mark.key != "today"), key=lambda mark: mark.day)
    parts = [
        f"{mark.short}{' (' + '; '.join(mark.doubts) + ')' if mark.doubts else ''} {day_words(mark.day)}, {mark.left}"
        for mark in shown
    ]
    return f"Time line as of {day_words(as_of)}: {'; '.join(parts) or 'no day can be computed yet'}."
