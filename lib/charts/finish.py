"""The last touch every chart passes through: font, margins, no chrome, transparent ground."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

FONT = "Public Sans, system-ui, sans-serif"
#: Type sizes in pixels: beside other things on a page, and alone on a projector's screen.
PAGE, ROOM = 13, 22
FIXED_AXIS = {"fixedrange": True, "showgrid": False, "zeroline": False}


def figure(traces: list[dict[str, Any]], *, height: int | None, size: int = PAGE, **layout: Any) -> go.Figure:
    """A figure with what all charts share.  Text takes its color from the page's theme.

    ``size`` is the type in pixels; with no ``height`` the figure fills the room that its page gives it.

    Plotly's validation costs ten times what building does, at every move of a lever, so it is left to
    the tests, which put every kind of figure through it.
    """
    shared = {
        **({"height": height} if height is not None else {}),
        "margin": {"l": 0, "r": 0, "t": 4, "b": 0},
        "font": {"family": FONT, "size": size},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": size}, "align": "left"},
        "dragmode": False,
    }
    return go.Figure({"data": traces, "layout": shared | layout}, _validate=False)
