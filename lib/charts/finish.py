"""The last touch every chart passes through: font, margins, no chrome, transparent ground, source line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go

from lib.law.load import load_dataset
from lib.law.words import day_words

FONT = "Public Sans, system-ui, sans-serif"
#: Type sizes in pixels: beside other things on a page, and alone on a projector's screen.
PAGE, ROOM = 13, 22
#: A text takes the page's own color: Plotly's theme would gray it.
OWN_COLOR = "<span style='color:currentColor'>{}</span>"
FIXED_AXIS = {"fixedrange": True, "showgrid": False, "zeroline": False}


@cache
def source_line() -> str:
    """Where a chart comes from, so that a picture of it still says so: the product, the dataset's version and date."""
    data = load_dataset()
    return f"Deficiency Judgment Explorer, law dataset {data.version}, {day_words(data.dated)}"


def _source(size: int, *, top: bool) -> dict[str, Any]:
    return {
        "text": OWN_COLOR.format(source_line()),
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1 if top else 0,
        "xanchor": "right",
        "yanchor": "bottom" if top else "top",
        "showarrow": False,
        "borderpad": 0,
        "font": {"family": FONT, "size": _source_size(size)},
    }


def _source_size(size: int) -> int:
    return 9 if size == PAGE else size * 3 // 5


def figure(
    traces: list[dict[str, Any]],
    *,
    height: int | None,
    size: int = PAGE,
    source_on_top: bool = False,
    margin: Mapping[str, int] | None = None,
    annotations: Sequence[Mapping[str, Any]] = (),
    **layout: Any,
) -> go.Figure:
    """A figure with what all charts share.  Text takes its color from the page's theme.

    ``size`` is the type in pixels; with no ``height`` the figure fills the room that its page gives it.  The
    source line stands below the figure in room of its own, or ``source_on_top`` where an axis stands below.

    Plotly's validation costs ten times what building does, at every move of a lever, so it is left to
    the tests, which put every kind of figure through it.
    """
    room = _source_size(size) + 5
    edges = {"l": 0, "r": 0, "t": 4, "b": 0} | dict(margin or {})
    edges["t" if source_on_top else "b"] += room
    shared = {
        **({"height": height + room} if height is not None else {}),
        "margin": edges,
        "annotations": [*annotations, _source(size, top=source_on_top)],
        "font": {"family": FONT, "size": size},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": size}, "align": "left"},
        "dragmode": False,
    }
    return go.Figure({"data": traces, "layout": shared | layout}, _validate=False)
