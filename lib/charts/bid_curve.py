"""What each bid would leave: the judgment over the whole range of bids, for the time before the sale."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go

from lib.assessment import Classification
from lib.bid_range import BidPoint, BidRange
from lib.charts.finish import PAGE, figure
from lib.charts.palette import CLASS_TONES, TOTAL
from lib.money import whole_dollars


def _dollars(point: BidPoint, name: str) -> float:
    return max(0, int(getattr(point, name))) / 100


def bid_curve(found: BidRange, height: int | None = 320, size: int = PAGE) -> go.Figure:
    """Bid across, what is left up: the deficiency as a dotted line, the most a court could award as an area, the
    lower figure as a line.  ``size`` is the type in pixels.
    """
    bids = [point.bid / 100 for point in found.points]
    hover = [
        f"Bid {whole_dollars(point.bid)}<br>Deficiency {whole_dollars(max(0, point.deficiency))}<br>"
        f"Judgment at most {whole_dollars(point.most)}"
        + (f", or {whole_dollars(point.least)}" if point.least != point.most else "")
        for point in found.points
    ]
    dark, pale = CLASS_TONES[Classification.FULL].fill, CLASS_TONES[Classification.LIMITED].fill
    lines = [
        _line(
            bids, [_dollars(point, "most") for point in found.points], dark, "Most a court could award", hover, 4, ""
        ),
        _line(bids, [_dollars(point, "least") for point in found.points], pale, "Lower figure", hover, 3, ""),
        _line(bids, [_dollars(point, "deficiency") for point in found.points], TOTAL, "Deficiency", hover, 2, "dot"),
    ]
    lines[0] |= {"fill": "tozeroy", "fillcolor": "rgba(163,51,26,.14)"}
    if all(point.least == point.most for point in found.points):
        del lines[1]
    axis = {"fixedrange": True, "zeroline": False, "tickprefix": "$", "tickformat": ",.0f", "automargin": True}
    axis |= {"tickfont": {"size": size - 1}}
    return figure(
        lines,
        height=height,
        size=size,
        source_on_top=True,
        margin={"l": 0, "r": 12, "t": 8, "b": 0},
        showlegend=True,
        legend={"orientation": "h", "font": {"size": size}, "y": 1.02, "yanchor": "bottom", "x": 0},
        xaxis=axis | {"showgrid": False, "nticks": 6, "title": {"text": "Winning bid", "font": {"size": size}}},
        yaxis=axis | {"rangemode": "tozero", "nticks": 5, "gridcolor": "rgba(127,127,127,.25)"},
    )


def _line(
    x: list[float], y: list[float], color: str, name: str, hover: list[str], width: int, dash: str
) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "name": escape(name),
        "line": {"color": color, "width": width, "dash": dash or "solid"},
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def alt_text(found: BidRange) -> str:
    """The chart in one sentence."""
    parts = "; ".join(
        f"{words.lower()}, {whole_dollars(point.bid)}, leaves at most {whole_dollars(point.most)}"
        for words, point in found.named.items()
    )
    return f"Line chart of the deficiency judgment by winning bid: {parts}."
