"""The map in its two forms: outlines (geographic) and tiles (one square a jurisdiction)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from lib.charts.finish import finish
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


def geo_map(layer: Layer, selected: str | None, height: int = 330) -> go.Figure:
    """Filled outlines with postal codes; the chosen state has a strong border."""
    z, scale, top = _colors(layer)
    codes = [region.code for region in layer.regions]
    figure = go.Figure(
        go.Choropleth(
            locations=codes,
            locationmode="USA-states",
            z=z,
            zmin=0,
            zmax=top,
            colorscale=scale,
            showscale=False,
            marker={"line": {"color": EDGE, "width": 0.8}},
            customdata=[region.hover for region in layer.regions],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    inside = [region for region in layer.regions if not places()[region.code].leader]
    beside = [region for region in layer.regions if places()[region.code].leader]
    if selected in codes:
        figure.add_trace(_outline(str(selected), layer))
    for group, inks in ((inside, [_ink(layer, region) for region in inside]), (beside, None)):
        figure.add_trace(_labels(layer, group, inks))
    figure.update_geos(
        scope="usa",
        projection={"type": "albers usa"},
        bgcolor="rgba(0,0,0,0)",
        showlakes=False,
        showland=False,
        showframe=False,
        showcoastlines=False,
        showsubunits=False,
        showcountries=False,
    )
    return finish(figure, height=height)


def _outline(code: str, layer: Layer) -> go.Choropleth:
    hover = next(region.hover for region in layer.regions if region.code == code)
    return go.Choropleth(
        locations=[code],
        locationmode="USA-states",
        z=[0],
        colorscale=[[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]],
        showscale=False,
        marker={"line": {"color": OUTLINE, "width": 3}},
        customdata=[hover],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _labels(layer: Layer, group: Sequence[Region], inks: list[str] | None) -> go.Scattergeo:
    where = places()
    font: dict[str, object] = {"size": 10}
    if inks is not None:
        font["color"] = inks
    return go.Scattergeo(
        lat=[where[region.code].latitude for region in group],
        lon=[where[region.code].longitude for region in group],
        text=[f"{region.code} {_glyph(layer, region)}" for region in group],
        mode="text",
        textfont=font,
        hoverinfo="skip",
    )


def tile_map(layer: Layer, selected: str | None, height: int = 330) -> go.Figure:
    """One square a jurisdiction, postal code and glyph inside; squares of one size on any screen."""
    where = places()
    x = [where[region.code].column for region in layer.regions]
    y = [where[region.code].row for region in layer.regions]
    z, scale, top = _colors(layer)
    figure = go.Figure(
        go.Scatter(
            x=x,
            y=y,
            mode="markers+text",
            text=[f"<b>{region.code}</b><br>{_glyph(layer, region)}" for region in layer.regions],
            textfont={"size": 11, "color": [_ink(layer, region) for region in layer.regions]},
            marker={
                "symbol": "square",
                "size": 32,
                "color": z,
                "cmin": 0,
                "cmax": top,
                "colorscale": scale,
                "line": {
                    "width": [3 if region.code == selected else 0 for region in layer.regions],
                    "color": OUTLINE,
                },
            },
            customdata=[[region.code, region.hover] for region in layer.regions],
            hovertemplate="%{customdata[1]}<extra></extra>",
        )
    )
    figure.update_xaxes(visible=False, range=[-0.6, 10.6], fixedrange=True)
    figure.update_yaxes(visible=False, range=[7.6, -0.6], fixedrange=True)
    return finish(figure, height=height)


def alt_text(layer: Layer, says: str) -> str:
    """The map in one sentence; the full list stands in the table below the chart."""
    counts = ", ".join(f"{category.words} {count}" for category, count in layer.counts())
    return f"Map of the United States. {says}: {counts}. The table of all jurisdictions below says the same."
