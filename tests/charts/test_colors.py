"""Colors told apart by everyone: contrast, and differences as people with each kind of color vision see them.

Contrast is WCAG's; differences are CIEDE2000 after a full simulation of each deficiency, by Machado (2009) and by
Brettel (1997), the worse of the two counting; and in gray, as printed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import pytest
from coloraide import Color

from lib.assessment import Classification
from lib.charts.palette import (
    AMOUNT_SCALE,
    BLACK,
    CATEGORY_TONES,
    CLASS_TONES,
    CREDIT,
    DEBT,
    OUTLINE,
    TOTAL,
    WHITE,
)

THEME: Final = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
    "theme"
]
GROUNDS: Final = {mode: THEME[mode]["backgroundColor"] for mode in ("light", "dark")}
TEXT, OBJECT = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

#: A difference of 1 is just noticeable between large fields that touch.  Areas of a map are small and lie apart, where
#: several times as much is needed; 10 and more is seen at a glance.
APART: Final = 10.0
#: In gray only lightness is left, for five and six steps on one scale; there the glyph and the word decide.
APART_IN_GRAY: Final = 5.0

CLASSES: Final = {str(key): tone.fill for key, tone in CLASS_TONES.items()}
CATEGORIES: Final = {tone.glyph: tone.fill for tone in CATEGORY_TONES}
BARS: Final = {"debt": DEBT, "credit": CREDIT, "total": TOTAL}

Vision = Callable[[Color], Color]


def _simulated(kind: str, method: str, color: Color) -> Color:
    return color.filter(kind, 1, method=method)


VISIONS: Final[dict[str, Vision]] = {
    "all three": lambda color: color,
    **{
        f"{kind}opia, {method}": partial(_simulated, kind, method)
        for kind in ("protan", "deutan", "tritan")
        for method in ("machado", "brettel")
    },
}


def contrast(one: str, other: str) -> float:
    return float(Color(one).contrast(Color(other), method="wcag21"))


def difference(one: str, other: str, seen: Vision) -> float:
    return float(seen(Color(one)).delta_e(seen(Color(other)), method="2000"))


def gray(color: Color) -> Color:
    return color.filter("grayscale")


def nearest(colors: Iterable[str], seen: Vision) -> tuple[float, str, str]:
    """The two colors that are hardest to tell apart, and how far apart they are."""
    return min((difference(one, other, seen), one, other) for one, other in combinations(colors, 2))


def test_the_measures_are_the_published_ones() -> None:
    """Black on white is 21 to 1; and a pair of Sharma, Wu and Dalal's CIEDE2000 test data."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    one, other = Color("lab", [50, 2.6772, -79.7751]), Color("lab", [50, 0, -82.7485])
    assert one.delta_e(other, method="2000", space="lab") == pytest.approx(2.0425, abs=1e-4)
    red, green = "#D00000", "#507000"  # which a deuteranope confuses
    assert difference(red, green, VISIONS["deutanopia, machado"]) < difference(red, green, VISIONS["all three"]) / 2


@pytest.mark.parametrize("tone", [*CLASS_TONES.values(), *CATEGORY_TONES], ids=lambda tone: tone.fill)
def test_code_and_glyph_are_legible_on_every_fill(tone) -> None:  # type: ignore[no-untyped-def]
    assert contrast(tone.fill, tone.ink) >= TEXT


@pytest.mark.parametrize("step", AMOUNT_SCALE)
def test_one_of_the_inks_is_legible_on_every_amount(step: str) -> None:
    assert max(contrast(step, WHITE), contrast(step, BLACK)) >= TEXT


@pytest.mark.parametrize("mode", list(GROUNDS))
@pytest.mark.parametrize("surface", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_of_the_theme_is_legible(mode: str, surface: str) -> None:
    theme = THEME[mode]
    for ink in ("textColor", "linkColor", "primaryColor"):
        assert contrast(theme[ink], theme[surface]) >= TEXT, ink
    caption = Color(theme["textColor"]).mix(Color(theme[surface]), 0.2, space="srgb")
    assert contrast(caption.to_string(hex=True), theme[surface]) >= TEXT


@pytest.mark.parametrize("mode", list(GROUNDS))
@pytest.mark.parametrize("color", [*BARS.values(), OUTLINE], ids=lambda color: color)
def test_bars_and_outlines_stand_out_from_either_ground(mode: str, color: str) -> None:
    assert contrast(color, GROUNDS[mode]) >= OBJECT


@pytest.mark.parametrize("mode", list(GROUNDS))
def test_the_edge_of_a_fill_stands_out_from_the_ground(mode: str) -> None:
    """Five classes cannot all reach 3 to 1 on a light and on a dark ground.  Each fill has an edge that does: the
    page's text at six tenths (lib/ui/style.py)."""
    edge = Color(THEME[mode]["textColor"]).mix(Color(GROUNDS[mode]), 0.4, space="srgb")
    assert contrast(edge.to_string(hex=True), GROUNDS[mode]) >= OBJECT


@pytest.mark.parametrize("vision", list(VISIONS))
@pytest.mark.parametrize("colors", [CLASSES, CATEGORIES, BARS], ids=["classes", "categories", "bars"])
def test_colors_are_told_apart_in_every_vision(colors: dict[str, str], vision: str) -> None:
    far, one, other = nearest(colors.values(), VISIONS[vision])
    assert far >= APART, f"{one} and {other}: {far:.1f}"


@pytest.mark.parametrize("vision", list(VISIONS))
def test_the_judgments_bar_is_told_from_the_steps_before_it(vision: str) -> None:
    """Of the classes that have a bar: where the judgment is barred, it has no length."""
    for key in (Classification.FULL, Classification.LIMITED):
        for bar in BARS.values():
            assert difference(CLASS_TONES[key].fill, bar, VISIONS[vision]) >= APART, (key, bar)


@pytest.mark.parametrize(
    "colors", [CLASSES, CATEGORIES, dict(enumerate(AMOUNT_SCALE))], ids=["classes", "categories", "amounts"]
)
def test_colors_are_told_apart_in_gray(colors: dict[object, str]) -> None:
    far, one, other = nearest(colors.values(), gray)
    assert far >= APART_IN_GRAY, f"{one} and {other}: {far:.1f}"


def test_the_more_is_owed_the_darker_and_the_order_is_the_same_in_every_vision() -> None:
    for seen in (*VISIONS.values(), gray):
        light = [seen(Color(step)).convert("lab")["lightness"] for step in AMOUNT_SCALE]
        assert all(before > after for before, after in pairwise(light))
        order = [
            seen(Color(CLASS_TONES[key].fill)).convert("lab")["lightness"]
            for key in (
                Classification.FULL,
                Classification.BARRED,
                Classification.DEPENDS,
                Classification.LIMITED,
                Classification.NOT_COVERED,
            )
        ]
        assert all(before < after for before, after in pairwise(order))


def test_nothing_is_told_by_color_alone() -> None:
    for tones in (CLASS_TONES.values(), CATEGORY_TONES):
        glyphs = [tone.glyph for tone in tones]
        assert len(set(glyphs)) == len(glyphs)
