"""The map in its two forms: outlines (geographic) and tiles (one square a jurisdiction)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from lib.charts.finish import FIXED_AXIS, figure
from lib.charts.layers import Layer, Region
from lib.charts.palette import AMOUNT_SCALE, EDGE, OUTLINE
from lib.law.load import DATA


@dataclass(frozen=True, slots=True)
class Place:
    """Tile row and column; label latitude and longitude; whether the label stands beside the state."""

    row: int
    column: int
    latitude: float
    longitude: float
    leader: bool


@cache
def places() -> dict[str, Place]:
    """Where each jurisdiction stands, from ``data/map.toml``."""
    table = tomllib.loads((DATA / "map.toml").read_text(encoding="utf-8"))
    return {
        code: Place(row["tile"][0], row["tile"][1], row["label"][0], row["label"][1], row.get("leader", False))
        for code, row in table.items()
    }


def _colors(layer: Layer) -> tuple[list[float], list[list[object]], float]:
    """z values, a color scale and the scale's top, for category or amount layers."""
    if layer.amounts:
        top = max((region.cents or 0 for region in layer.regions), default=0) / 100 or 1
        steps = len(AMOUNT_SCALE) - 1
        scale: list[list[object]] = [[index / steps, color] for index, color in enumerate(AMOUNT_SCALE)]
        return [(region.cents or 0) / 100 for region in layer.regions], scale, top
    count = len(layer.categories)
    scale = []
    for index, category in enumerate(layer.categories):
        scale += [[index / count, category.tone.fill], [(index + 1) / count, category.tone.fill]]
    return [region.category + 0.5 for region in layer.regions], scale, count


def _ink(layer: Layer, region: Region) -> str:
    if layer.amounts:
        top = max((other.cents or 0 for other in layer.regions), default=0) or 1
        return "#FFFFFF" if (region.cents or 0) / top > 0.55 else "#14202B"
    return layer.categories[region.category].tone.ink


def _glyph(layer: Layer, region: Region) -> str:
    return layer.categories[region.category].tone.glyph


_GEO = {
    "scope": "usa",
    "projection": {"type": "albers usa"},
    "bgcolor": "rgba(0,0,0,0)",
    **{f"show{layer}": False for layer in ("lakes", "land", "frame", "coastlines", "subunits", "countries")},
}
_HOVER = "%{customdata[1]}<extra></extra>"
#: A click must not dim the states that were not clicked: what is chosen is shown by its outline.
_NOT_DIMMED = {"marker": {"opacity": 1}}


def geo_map(layer: Layer, selected: str | None, height: int = 300) -> go.Figure:
    """Filled outlines with postal codes; the chosen state has a strong border."""
    z, scale, top = _colors(layer)
    traces = [_areas(layer.regions, z, scale, top, EDGE, 0.8)]
    chosen = [region for region in layer.regions if region.code == selected]
    if chosen:
        clear: list[list[object]] = [[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]]
        traces.append(_areas(chosen, [0], clear, 1, OUTLINE, 3))
    inside = [region for region in layer.regions if not places()[region.code].leader]
    beside = [region for region in layer.regions if places()[region.code].leader]
    traces += [_labels(layer, inside, [_ink(layer, region) for region in inside]), _labels(layer, beside, None)]
    return figure(traces, height=height, geo=_GEO)


def _areas(
    regions: Sequence[Region], z: list[float], scale: list[list[object]], top: float, edge: str, width: float
) -> dict[str, object]:
    return {
        "type": "choropleth",
        "locations": [region.code for region in regions],
        "locationmode": "USA-states",
        "z": z,
        "zmin": 0,
        "zmax": top,
        "colorscale": scale,
        "showscale": False,
        "marker": {"line": {"color": edge, "width": width}},
        "unselected": _NOT_DIMMED,
        "customdata": [[region.code, region.hover] for region in regions],
        "hovertemplate": _HOVER,
    }


#: A label that stands beside a small state is what a person clicks: an unseen disc under it takes the click.
_TARGET = {"mode": "markers+text", "marker": {"size": 20, "opacity": 0.01}, "hovertemplate": _HOVER}


def _named(group: Sequence[Region]) -> dict[str, object]:
    return {"customdata": [[region.code, region.hover] for region in group]}


def _labels(layer: Layer, group: Sequence[Region], inks: list[str] | None) -> dict[str, object]:
    where = places()
    return {
        "type": "scattergeo",
        "lat": [where[region.code].latitude for region in group],
        "lon": [where[region.code].longitude for region in group],
        "text": [f"{region.code} {_glyph(layer, region)}" for region in group],
        "textfont": {"size": 10} | ({"color": inks} if inks else {}),
    } | ({"mode": "text", "hoverinfo": "skip"} if inks else _TARGET | _named(group))


def room_map(layer: Layer, selected: str | None, size: int) -> go.Figure:
    """The tiles for a room: squares that fill the chart at any size, type of ``size`` pixels; nothing to click."""
    where = places()
    chosen = [region for region in layer.regions if region.code == selected]
    shapes = []
    for region in (*layer.regions, *chosen):
        place, picked = where[region.code], region.code == selected
        shapes.append(
            {
                "type": "rect",
                "x0": place.column - 0.46,
                "x1": place.column + 0.46,
                "y0": place.row - 0.46,
                "y1": place.row + 0.46,
                "fillcolor": layer.categories[region.category].tone.fill,
                "line": {"width": 6 if picked else 0, "color": OUTLINE},
                "layer": "below",
            }
        )
    names = {
        "type": "scatter",
        "x": [where[region.code].column for region in layer.regions],
        "y": [where[region.code].row for region in layer.regions],
        "mode": "text",
        "text": [f"<b>{region.code}</b><br>{_glyph(layer, region)}" for region in layer.regions],
        "textfont": {"size": size, "color": [_ink(layer, region) for region in layer.regions]},
        "customdata": [[region.code, region.hover] for region in layer.regions],
        "hovertemplate": _HOVER,
    }
    return figure(
        [names],
        height=None,
        size=size,
        shapes=shapes,
        xaxis=FIXED_AXIS | {"visible": False, "range": [-0.55, 10.55]},
        yaxis=FIXED_AXIS | {"visible": False, "range": [7.55, -0.55]},
    )


def tile_map(layer: Layer, selected: str | None, height: int = 330) -> go.Figure:
    """One square a jurisdiction, postal code and glyph inside; squares of one size on any screen."""
    where = places()
    z, scale, top = _colors(layer)
    trace = {
        "type": "scatter",
        "x": [where[region.code].column for region in layer.regions],
        "y": [where[region.code].row for region in layer.regions],
        "mode": "markers+text",
        "text": [f"<b>{region.code}</b><br>{_glyph(layer, region)}" for region in layer.regions],
        "textfont": {"size": 11, "color": [_ink(layer, region) for region in layer.regions]},
        "marker": {
            "symbol": "square",
            "size": 32,
            "color": z,
            "cmin": 0,
            "cmax": top,
            "colorscale": scale,
            "opacity": 1,
            "line": {
                "width": [3 if region.code == selected else 0 for region in layer.regions],
                "color": OUTLINE,
            },
        },
        "unselected": _NOT_DIMMED,
        "customdata": [[region.code, region.hover] for region in layer.regions],
        "hovertemplate": _HOVER,
    }
    return figure(
        [trace],
        height=height,
        xaxis=FIXED_AXIS | {"visible": False, "range": [-0.6, 10.6]},
        yaxis=FIXED_AXIS | {"visible": False, "range": [7.6, -0.6]},
    )


def alt_text(layer: Layer, says: str) -> str:
    """The map in one sentence; the full list stands in the table below the chart."""
    counts = ", ".join(f"{category.words} {count}" for category, count in layer.counts())
    return f"Map of the United States. {says}: {counts}. The list of all states says the same."
