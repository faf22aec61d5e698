"""What the map can show: for each layer, a category or amount for every jurisdiction, with words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from lib.assessment import Assessment, Classification
from lib.charts.palette import CATEGORY_TONES, CLASS_TONES, Tone
from lib.law import vocabulary as v
from lib.law.schema import Jurisdiction
from lib.law.words import period_words
from lib.verdict import CLASS_MEANING, CLASS_WORDS, aside_of, figure


class LayerKey(StrEnum):
    """The layers, in the order they are offered."""

    LOAN = "loan"
    DOLLARS = "dollars"
    TYPICAL = "typical"
    DATES = "dates"
    PROCESS = "process"
    THEORY = "theory"


LAYER_WORDS = {
    LayerKey.LOAN: "This loan",
    LayerKey.DOLLARS: "Dollars",
    LayerKey.TYPICAL: "Typical home loan",
    LayerKey.DATES: "Dates",
    LayerKey.PROCESS: "Process",
    LayerKey.THEORY: "Theory",
}

LAYER_SAYS = {
    LayerKey.LOAN: "What a court could award on this very loan",
    LayerKey.DOLLARS: "The most a court could award on this very loan",
    LayerKey.TYPICAL: "A recent purchase mortgage on the borrower's own house, customary foreclosure, lender buys",
    LayerKey.DATES: "What limits the lender's time to ask, on this loan",
    LayerKey.PROCESS: "The customary way of foreclosing a home",
    LayerKey.THEORY: "Who holds title to mortgaged land before foreclosure",
}


@dataclass(frozen=True, slots=True)
class Category:
    """One category: words, meaning, colors and glyph."""

    words: str
    meaning: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Region:
    """One jurisdiction on a layer: its category's index, an amount in cents (amount layers), its hover text."""

    code: str
    name: str
    category: int
    cents: int | None
    hover: str
    says: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer ready to draw; ``amounts`` is true where color means dollars."""

    key: LayerKey
    categories: tuple[Category, ...]
    regions: tuple[Region, ...]
    amounts: bool = False

    def counts(self) -> tuple[tuple[Category, int], ...]:
        """Categories that occur, with how many jurisdictions have them."""
        counted = Counter(region.category for region in self.regions)
        return tuple((category, counted[index]) for index, category in enumerate(self.categories) if counted[index])


_CLASSES = tuple(Classification)
_CLASS_CATEGORIES = tuple(Category(CLASS_WORDS[key], CLASS_MEANING[key], CLASS_TONES[key]) for key in _CLASSES)

_DATE_KINDS: dict[v.DateKind | None, tuple[str, str]] = {
    v.DateKind.ASK: ("Own deadline", "a short period of its own, from the sale or another event"),
    v.DateKind.CONFIRM: ("Confirmation", "the sale must be reported or confirmed in time"),
    v.DateKind.WITH_FORECLOSURE: ("In the foreclosure", "asked for in the foreclosure suit, no separate clock"),
    v.DateKind.NOTE_LIMITATION: ("Note's limit only", "only the ordinary time to sue on the note"),
    None: ("Nothing to ask for", "no deficiency judgment on these facts"),
}

_PROCESS = {
    v.Process.NONJUDICIAL: ("Nonjudicial", "power of sale, without a court"),
    v.Process.JUDICIAL: ("Judicial", "through the court, with a sale"),
    v.Process.STRICT: ("Strict", "title passes by court order, without a sale"),
}

_THEORY = {
    v.Theory.LIEN: ("Lien theory", "the owner keeps title; the lender has a lien"),
    v.Theory.TITLE: ("Title theory", "the lender or trustee holds title as security"),
    v.Theory.INTERMEDIATE: ("Intermediate", "title passes to the lender on default"),
}


def _categories(words: Mapping[object, tuple[str, str]]) -> tuple[Category, ...]:
    tones = CATEGORY_TONES
    return tuple(Category(name, meaning, tones[index]) for index, (name, meaning) in enumerate(words.values()))


def _hover(law: Jurisdiction, *lines: str | None) -> str:
    return "<br>".join([f"<b>{escape(law.name)}</b>", *(escape(line) for line in lines if line)])


def build_layer(key: LayerKey, everywhere: Mapping[str, Assessment], typical: Mapping[str, Classification]) -> Layer:
    """The layer from the same loan assessed everywhere and the typical loan's classes."""
    maker = {
        LayerKey.LOAN: _loan,
        LayerKey.DOLLARS: _dollars,
        LayerKey.DATES: _dates,
        LayerKey.PROCESS: _process,
        LayerKey.THEORY: _theory,
    }
    if key is LayerKey.TYPICAL:
        return _typical(everywhere, typical)
    return maker[key](everywhere)


def _loan_region(found: Assessment, category: int, cents: int | None) -> Region:
    says = f"{figure(found)}"
    words = CLASS_WORDS[found.classification]
    aside = aside_of(found.award) if found.covered else None
    hover = _hover(found.law, f"{words}: {says}", aside, found.award.rule.citation.split(";")[0])
    return Region(found.law.code, found.law.name, category, cents, hover, f"{words}, {says}")


def _loan(everywhere: Mapping[str, Assessment]) -> Layer:
    regions = tuple(_loan_region(found, _CLASSES.index(found.classification), None) for found in everywhere.values())
    return Layer(LayerKey.LOAN, _CLASS_CATEGORIES, regions)


def _dollars(everywhere: Mapping[str, Assessment]) -> Layer:
    regions = tuple(
        _loan_region(found, _CLASSES.index(found.classification), found.most if found.covered else None)
        for found in everywhere.values()
    )
    return Layer(LayerKey.DOLLARS, _CLASS_CATEGORIES, regions, amounts=True)


def _typical(everywhere: Mapping[str, Assessment], typical: Mapping[str, Classification]) -> Layer:
    regions = []
    for code, found in everywhere.items():
        words = CLASS_WORDS[typical[code]]
        hover = _hover(found.law, f"Typical home loan: {words}", found.law.headline_why)
        regions.append(Region(code, found.law.name, _CLASSES.index(typical[code]), None, _wrapped(hover), words))
    return Layer(LayerKey.TYPICAL, _CLASS_CATEGORIES, tuple(regions))


def _wrapped(text: str, width: int = 60) -> str:
    lines = []
    for line in text.split("<br>"):
        row = ""
        for word in line.split(" "):
            if row and len(row) + len(word) >= width:
                lines.append(row)
                row = word
            else:
                row = f"{row} {word}".strip()
        lines.append(row)
    return "<br>".join(lines)


def _dates(everywhere: Mapping[str, Assessment]) -> Layer:
    kinds = list(_DATE_KINDS)
    regions = []
    for code, found in everywhere.items():
        lender = [row for row in found.dates if row.row.kind in _DATE_KINDS]
        row = lender[0] if lender else None
        index = kinds.index(row.row.kind if row else None)
        words, meaning = _DATE_KINDS[kinds[index]]
        period = period_words(row.row) if row else ""
        hover = _hover(found.law, words, period or meaning, row.row.citation if row else None)
        regions.append(Region(code, found.law.name, index, None, hover, f"{words}{f', {period}' if period else ''}"))
    return Layer(LayerKey.DATES, _categories(dict(_DATE_KINDS.items())), tuple(regions))


def _process(everywhere: Mapping[str, Assessment]) -> Layer:
    keys = list(_PROCESS)
    regions = []
    for code, found in everywhere.items():
        index = keys.index(found.law.process.customary)
        words, meaning = _PROCESS[keys[index]]
        also = [_PROCESS[other][0].lower() for other in found.law.process.available if other is not keys[index]]
        hover = _hover(found.law, f"{words}: {meaning}", f"Also available: {', '.join(also)}" if also else None)
        regions.append(Region(code, found.law.name, index, None, hover, words))
    return Layer(LayerKey.PROCESS, _categories(dict(_PROCESS.items())), tuple(regions))


def _theory(everywhere: Mapping[str, Assessment]) -> Layer:
    keys = list(_THEORY)
    regions = []
    for code, found in everywhere.items():
        index = keys.index(found.law.theory)
        words, meaning = _THEORY[keys[index]]
        hover = _hover(found.law, f"{words}: {meaning}")
        regions.append(Region(code, found.law.name, index, None, hover, words))
    return Layer(LayerKey.THEORY, _categories(dict(_THEORY.items())), tuple(regions))
