"""The tile-grid map as native shapes: one square a jurisdiction, with code and glyph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Inches

from lib.assessment import Assessment
from lib.charts.layers import Layer
from lib.charts.palette import EDGE, OUTLINE
from lib.charts.us_map import places
from lib.export import deck_theme as theme
from lib.export.deck_shapes import Box, Text, describe, fill_text, height_of, paint, write
from lib.law.words import mid_sentence
from lib.verdict import CLASS_WORDS, figure

_LEFT, _TOP, _PITCH, _TILE = theme.LEFT, 1.5, 0.648, 0.61
_LEGEND = 8.1


def answer_words(found: Assessment) -> str:
    """Class and figure: ``Limited by value: up to $50,000``; without a debt or an answer the class alone."""
    words = CLASS_WORDS[found.classification]
    if not found.covered or not found.debt.items:
        return words
    return f"{words}: {mid_sentence(figure(found))}"


def tiles(slide: Slide, layer: Layer, chosen: str, everywhere: Mapping[str, Assessment]) -> None:
    """The squares, grouped so that they scale together; the chosen one has a strong outline and lies on top."""
    counts = ", ".join(f"{category.words} {count}" for category, count in layer.counts())
    where, squares = places(), []
    for region in sorted(layer.regions, key=lambda region: region.code == chosen):
        tone, place = layer.categories[region.category].tone, where[region.code]
        square: Any = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            Inches(_LEFT + place.column * _PITCH),
            Inches(_TOP + place.row * _PITCH),
            Inches(_TILE),
            Inches(_TILE),
        )
        outlined = region.code == chosen
        paint(square, tone.fill, OUTLINE if outlined else EDGE, 4 if outlined else 0.75)
        square.name = region.code
        describe(square, f"{region.name}: {answer_words(everywhere[region.code])}")
        label = [
            Text(region.code, 14, bold=True, color=tone.ink, align="center"),
            Text(tone.glyph, 14, color=tone.ink, align="center"),
        ]
        fill_text(square.text_frame, label, anchor="middle")
        squares.append(square)
    group: Any = slide.shapes.add_group_shape(squares)
    group.name = "Map of the United States, one square a jurisdiction"
    describe(group, f"The same loan in every jurisdiction: {counts}. The notes list each one.")


def legend(slide: Slide, layer: Layer, chosen: Assessment, everywhere: Mapping[str, Assessment]) -> None:
    """What colors and glyphs mean, in words, with how many jurisdictions each has, and the chosen state's answer."""
    top, width = _TOP, theme.RIGHT - _LEGEND
    for category, count in layer.counts():
        square: Any = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(_LEGEND), Inches(top + 0.03), Inches(0.42), Inches(0.42)
        )
        paint(square, category.tone.fill)
        square.name = f"Legend: {category.words}"
        fill_text(
            square.text_frame, [Text(category.tone.glyph, 16, color=category.tone.ink, align="center")], anchor="middle"
        )
        words = [
            Text(f"{category.words}: {count} of {len(everywhere)}", 18, bold=True),
            Text(category.meaning, 14, color=theme.MUTED),
        ]
        box = Box(_LEGEND + 0.57, top, width - 0.57, height_of(words, width - 0.57) + 0.02)
        write(slide, box, words, name=f"Legend in words: {category.words}")
        top = box.bottom + 0.17
    lines = [Text(chosen.law.name, 18, bold=True, after=2), Text(answer_words(chosen), 18)]
    inside = height_of(lines, width - 0.36) + 0.32
    box = Box(_LEGEND, max(top + 0.1, theme.BOTTOM - inside), width, inside)
    panel = write(slide, box, lines, name="The chosen state", fill=theme.PANEL, inset=0.18, anchor="middle")
    paint(panel, theme.PANEL, OUTLINE, 2.25)
