"""Figures: valid for Plotly, true to the trace, and telling by more than color."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from lib.assessment import Classification, assess, assess_everywhere
from lib.charts.layers import LAYER_SAYS, LAYER_WORDS, Layer, LayerKey, build_layer
from lib.charts.palette import AMOUNT_SCALE, CATEGORY_TONES, CLASS_TONES, CREDIT, DEBT, TOTAL
from lib.charts.us_map import alt_text as map_alt
from lib.charts.us_map import geo_map, places, tile_map
from lib.charts.waterfall import alt_text, bars, waterfall
from lib.examples import EXAMPLES
from lib.law.load import load_dataset
from lib.money import whole_dollars
from lib.scenario import Scenario

TODAY = date(2026, 11, 23)
SCENARIOS = [*(example.scenario for example in EXAMPLES), Scenario(), replace(EXAMPLES[0].scenario, bid=90_000_000)]


def layer(key: LayerKey, scenario: Scenario = EXAMPLES[0].scenario) -> Layer:
    everywhere = assess_everywhere(scenario, load_dataset(), TODAY)
    return build_layer(key, everywhere, dict.fromkeys(everywhere, Classification.FULL))


@pytest.mark.parametrize("key", list(LayerKey))
@pytest.mark.parametrize("draw", [geo_map, tile_map])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_map_is_a_valid_figure(key: LayerKey, draw, scenario: Scenario) -> None:  # type: ignore[no-untyped-def]
    figure = draw(layer(key, scenario), scenario.state)
    assert go.Figure(json.loads(figure.to_json())) is not None  # Plotly's own validation


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("code", ["NV", "TX", "CT", "LA", "GA", "IA"])
def test_every_waterfall_is_valid_and_true_to_the_trace(scenario: Scenario, code: str) -> None:
    found = assess(scenario, load_dataset().states[code], TODAY)
    assert go.Figure(json.loads(waterfall(found).to_json())) is not None
    shown = bars(found)
    judgment = next(bar for bar in shown if bar.label == "Deficiency judgment")
    assert judgment.end == found.shown.award.most
    end = 0
    for bar in shown:
        if bar.start:
            assert bar.start == end, f"{bar.label} begins where the one before ends"
        end = bar.end
    assert all(bar.text in alt_text(found) for bar in shown)


def test_a_step_the_law_put_there_carries_its_provision() -> None:
    found = assess(EXAMPLES[0].scenario, load_dataset().states["NV"], TODAY)
    tagged = {bar.label: bar.tag for bar in bars(found)}
    assert tagged["Value credit beyond the price"].startswith("Nev. Rev. Stat. § 40.455")
    assert tagged["Unpaid principal"] == ""


def test_a_lower_figure_stands_beside_the_most() -> None:
    found = assess(EXAMPLES[0].scenario, load_dataset().states["TX"], TODAY)
    last = bars(found)[-1]
    assert (last.label, last.text) == ("If value is raised and proved", whole_dollars(found.least))


def test_the_legend_counts_every_jurisdiction_once() -> None:
    for key in LayerKey:
        found = layer(key)
        assert sum(count for _, count in found.counts()) == 51
        assert LAYER_WORDS[key] and LAYER_SAYS[key] in map_alt(found, LAYER_SAYS[key])


def test_places_do_not_collide() -> None:
    tiles = [(place.row, place.column) for place in places().values()]
    assert len(set(tiles)) == 51
    labels = sorted((round(place.latitude, 1), round(place.longitude, 1)) for place in places().values())
    for (lat, lon), (lat2, lon2) in pairwise(labels):
        assert abs(lat - lat2) > 0.7 or abs(lon - lon2) > 2.0


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _lightness(color: str) -> float:
    y = _luminance(color)
    return 116 * (y ** (1 / 3)) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize("tone", [*CLASS_TONES.values(), *CATEGORY_TONES], ids=lambda tone: tone.fill)
def test_ink_is_legible_on_its_fill(tone) -> None:  # type: ignore[no-untyped-def]
    assert _contrast(tone.fill, tone.ink) >= 4.5


def test_classes_differ_in_lightness_glyph_and_words() -> None:
    light = sorted(_lightness(tone.fill) for tone in CLASS_TONES.values())
    assert min(high - low for low, high in pairwise(light)) >= 8
    assert len({tone.glyph for tone in CLASS_TONES.values()}) == len(CLASS_TONES)
    assert len({tone.glyph for tone in CATEGORY_TONES}) == len(CATEGORY_TONES)


def test_bars_stand_out_on_both_grounds() -> None:
    for color in (DEBT, CREDIT, TOTAL):
        assert _contrast(color, "#FAF9F7") >= 3
    assert [_lightness(color) for color in AMOUNT_SCALE] == sorted(
        (_lightness(color) for color in AMOUNT_SCALE), reverse=True
    )
