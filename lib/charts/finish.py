"""The last touch every chart passes through: font, margins, no chrome, transparent ground."""

from __future__ import annotations

import plotly.graph_objects as go

FONT = "Public Sans, system-ui, sans-serif"


def finish(figure: go.Figure, *, height: int) -> go.Figure:
    """Set what all charts share.  Text takes its color from the page's theme."""
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 4, "b": 0},
        font={"family": FONT, "size": 13},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        dragmode=False,
        transition={"duration": 0},
    )
    return figure
