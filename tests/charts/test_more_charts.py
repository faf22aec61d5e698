"""The comparison's bars, the bid's curve, the map for a room: valid, true to the figures, named in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest

from lib.assessment import assess, assess_everywhere
from lib.bid_range import bid_range
from lib.charts.bid_curve import alt_text as curve_alt
from lib.charts.bid_curve import bid_curve
from lib.charts.date_strip import date_strip
from lib.charts.finish import PAGE, ROOM
from lib.charts.layers import LayerKey, build_layer
from lib.charts.palette import CLASS_TONES
from lib.charts.spread import alt_text as spread_alt
from lib.charts.spread import spread
from lib.charts.us_map import geo_map, room_map, tile_map
from lib.charts.waterfall import waterfall
from lib.examples import EXAMPLES
from lib.law.load import load_dataset
from lib.scenario import Scenario
from lib.timeline import timeline
from lib.verdict import figure

DATA = load_dataset()
TODAY = date(2026, 11, 25)
SCENARIOS = [*(example.scenario for example in EXAMPLES), Scenario(), replace(EXAMPLES[0].scenario, bid=90_000_000)]


def valid(made: go.Figure) -> go.Figure:
    """The figure as Plotly itself accepts it."""
    return go.Figure(json.loads(made.to_json()))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_bars_end_at_the_most_and_ticks_stand_at_the_lower_figure(scenario: Scenario) -> None:
    found = list(assess_everywhere(scenario, DATA, TODAY).values())
    made = valid(spread(found, "NV"))
    bars, ticks = made.data
    assert sorted(round(x * 100) for x in bars.x) == sorted(one.most if one.covered else 0 for one in found)
    lower = [one.least for one in found if one.covered and one.least < one.most]
    assert sorted(round(x * 100) for x in ticks.x) == sorted(lower)
    assert list(bars.x) == sorted(bars.x, reverse=True)
    names = dict(zip(made.layout.yaxis.ticktext, bars.text, strict=True))
    assert names["<b>Nevada</b>"].endswith(figure(next(one for one in found if one.law.code == "NV")))
    assert all(one.law.name in spread_alt(found) for one in found)


def test_a_bar_is_told_by_glyph_and_word_as_well_as_color() -> None:
    found = list(assess_everywhere(EXAMPLES[0].scenario, DATA, TODAY).values())
    bars = spread(found, None).data[0]
    glyphs = {tone.fill: tone.glyph for tone in CLASS_TONES.values()}
    assert all(text.startswith(glyphs[color]) for text, color in zip(bars.text, bars.marker.color, strict=True))


@pytest.mark.parametrize("code", ["NV", "TX", "CT", "MO", "GA", "LA"])
def test_the_bid_curve_shows_each_point_and_a_lower_line_only_where_there_is_one(code: str) -> None:
    law = DATA.states[code]
    found = bid_range(replace(EXAMPLES[0].scenario, state=code), law, TODAY)
    made = valid(bid_curve(found))
    lines = {line.name: line for line in made.data}
    assert [round(y * 100) for y in lines["Most a court could award"].y] == [point.most for point in found.points]
    assert ("Lower figure" in lines) is any(point.least != point.most for point in found.points)
    assert all(amount >= 0 for amount in lines["Deficiency"].y)
    assert "A bid of".lower() in curve_alt(found)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_map_for_a_room_has_a_square_for_each_and_outlines_the_chosen(scenario: Scenario) -> None:
    layer = build_layer(LayerKey.LOAN, assess_everywhere(scenario, DATA, TODAY), {})
    made = valid(room_map(layer, "NV", ROOM))
    assert len(made.layout.shapes) == 52
    assert [shape.line.width for shape in made.layout.shapes].count(6) == 2
    assert made.layout.height is None and made.layout.font.size == ROOM
    fills = {shape.fillcolor for shape in made.layout.shapes}
    assert fills <= {tone.fill for tone in CLASS_TONES.values()}


def test_a_chart_for_a_room_fills_it_and_one_on_a_page_has_its_height() -> None:
    found = assess(EXAMPLES[0].scenario, DATA.states["NV"], TODAY)
    assert valid(waterfall(found, ROOM)).layout.height is None
    assert valid(waterfall(found)).layout.height >= 260
    assert waterfall(found, ROOM).layout.font.size == ROOM > waterfall(found).layout.font.size == PAGE


@pytest.mark.parametrize("size", [PAGE, ROOM])
def test_every_chart_says_where_it_comes_from(size: int) -> None:
    found = assess(EXAMPLES[0].scenario, DATA.states["NV"], TODAY)
    layer = build_layer(LayerKey.LOAN, assess_everywhere(EXAMPLES[0].scenario, DATA, TODAY), {})
    line = bid_range(EXAMPLES[0].scenario, DATA.states["NV"], TODAY)
    made = [
        waterfall(found, size),
        bid_curve(line, None, size),
        room_map(layer, "NV", size),
        geo_map(layer, "NV"),
        tile_map(layer, "NV"),
        spread([found], "NV"),
        date_strip(timeline(found), TODAY, size=size),
    ]
    for one in made:
        *_, source = valid(one).layout.annotations
        assert DATA.version in source.text and "Deficiency Judgment Explorer" in source.text
        room = one.layout.margin.t if source.yanchor == "bottom" else one.layout.margin.b
        assert room >= source.font.size, "the line has room of its own"
