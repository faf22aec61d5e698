"""The judgment across states: one bar a state from the lower figure to the most, colored by class."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from lib.assessment import Assessment
from lib.charts.finish import FIXED_AXIS, figure
from lib.charts.palette import CLASS_TONES
from lib.money import whole_dollars
from lib.verdict import CLASS_WORDS
from lib.verdict import figure as figure_words


def _ordered(found: Sequence[Assessment]) -> list[Assessment]:
    return sorted(found, key=lambda one: (-one.most if one.covered else 1, one.law.name))


def spread(found: Sequence[Assessment], selected: str | None) -> go.Figure:
    """Horizontal bars from nothing to the most a court could award; a tick where the lower figure lies.

    States that do not cover the sale have no bar.  ``selected`` is set in bold.
    """
    rows = _ordered(found)
    places = list(range(len(rows)))
    tones = [CLASS_TONES[one.classification] for one in rows]
    most = [one.most / 100 if one.covered else 0 for one in rows]
    furthest = max(most, default=0) or 1
    lower = [
        (place, one.least / 100)
        for place, one in zip(places, rows, strict=True)
        if one.covered and one.least < one.most
    ]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": most,
        "marker": {"color": [tone.fill for tone in tones], "line": {"width": 0}},
        "text": [f"{tone.glyph} {figure_words(one)}" for tone, one in zip(tones, rows, strict=True)],
        "textposition": "outside",
        "cliponaxis": False,
        "width": 0.68,
        "customdata": [
            f"<b>{escape(one.law.name)}</b><br>{escape(CLASS_WORDS[one.classification])}: "
            f"{escape(figure_words(one))}<br>{escape(one.award.rule.citation.split(';')[0])}"
            for one in rows
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    ticks = {
        "type": "scatter",
        "mode": "markers",
        "y": [place for place, _ in lower],
        "x": [amount for _, amount in lower],
        "marker": {"symbol": "line-ns", "size": 13, "line": {"width": 2.5, "color": "#14202B"}},
        "customdata": [f"Lower figure: {whole_dollars(rows[place].least)}" for place, _ in lower],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    names = [f"<b>{escape(one.law.name)}</b>" if one.law.code == selected else escape(one.law.name) for one in rows]
    return figure(
        [bars, ticks],
        height=max(120, 26 * len(rows) + 24),
        margin={"l": 0, "r": 120, "t": 4, "b": 0},
        xaxis=FIXED_AXIS | {"visible": False, "range": [0, furthest]},
        yaxis=FIXED_AXIS
        | {
            "tickmode": "array",
            "tickvals": places,
            "ticktext": names,
            "range": [len(rows) - 0.5, -0.5],
            "automargin": True,
        },
    )


def alt_text(found: Sequence[Assessment]) -> str:
    """The chart in one sentence."""
    parts = ", ".join(f"{one.law.name} {figure_words(one)}" for one in _ordered(found))
    return f"Bar chart of the deficiency judgment by state, most first: {parts}."
