"""Colors by meaning.

The classes are told apart by lightness as well as hue (CIE L* 38, 49, 66, 83), read alike on a light
and on a dark page, and never stand alone: a glyph and a word go with each.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.assessment import Classification


@dataclass(frozen=True, slots=True)
class Tone:
    """A fill, the ink that is legible on it, and the glyph that goes with it."""

    fill: str
    ink: str
    glyph: str


WHITE, BLACK = "#FFFFFF", "#14202B"

CLASS_TONES = {
    Classification.FULL: Tone("#A3331A", WHITE, "●"),
    Classification.LIMITED: Tone("#F2C870", BLACK, "◐"),
    Classification.BARRED: Tone("#2E79B3", WHITE, "○"),
    Classification.DEPENDS: Tone("#98A2AD", BLACK, "?"),
    Classification.NOT_COVERED: Tone("#E3E7EB", BLACK, "–"),
}

#: For layers whose categories are not classes: distinct in lightness, in order.
CATEGORY_TONES = (
    Tone("#1D4E6F", WHITE, "■"),
    Tone("#4F93B8", BLACK, "▲"),
    Tone("#D79E3D", BLACK, "◆"),
    Tone("#B9C7D1", BLACK, "✚"),
    Tone("#A9444E", WHITE, "★"),
    Tone("#EEF2F5", BLACK, "–"),
)

DEBT, CREDIT, TOTAL = "#808C98", "#2C8573", "#536580"
OUTLINE = "#E4572E"
EDGE = "#FFFFFF"
#: From little to much, for amounts.
AMOUNT_SCALE = ("#E8EEF2", "#9CC3D9", "#4C8FB5", "#1D4E6F")
