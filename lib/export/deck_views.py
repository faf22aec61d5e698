"""Slides of the figures: the loan and the sale, from debt to deficiency, and the same loan on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from lib.assessment import Assessment, Classification
from lib.brief import Brief
from lib.charts.layers import Layer
from lib.charts.waterfall import Bar, alt_text, bars
from lib.export import deck_theme as theme
from lib.export.deck_chart import short_label, waterfall
from lib.export.deck_map import legend, tiles
from lib.export.deck_shapes import Box, Text, frame, height_of, row_height, table, write
from lib.export.deck_text import LINE, largest, shortened, width_of
from lib.law import vocabulary as v
from lib.law.words import join, place_words, sentence_case
from lib.money import whole_dollars
from lib.scenario import ProcessChoice

#: Fields that the first slide shows, by column, in the order of what an audience asks first.
_COLUMNS = (
    (
        "The loan",
        ("purpose", "lien", "principal", "debt_total", "rate", "originated", "loan_program", "borrower"),
    ),
    ("The house", ("use", "fair_value", "appraised_value", "units", "acres", "senior_debt", "occupied_throughout")),
    (
        "The sale",
        ("sale_date", "bid", "buyer", "filed_on", "confirmed", "value_raised", "foreclosed"),
    ),
)
_ROWS = 5
#: What a strict foreclosure does not have.
_OF_A_SALE = ("sale_date", "bid", "buyer")


@dataclass(frozen=True, slots=True)
class Stage:
    """What every slide is made with: the deck, the answer, and the footer."""

    deck: Deck
    brief: Brief
    footer: str

    def slide(self, topic: str, title: str, source: str) -> Slide:
        """The next slide, with its frame; the user's own title stands at the right of the topic."""
        number = len(self.deck.slides) + 1
        slide = frame(self.deck, number, topic, title, source, self.footer)
        if self.brief.title and number > 1:
            words = shortened(self.brief.title, 14, theme.points(7.2), 1)
            box = Box(theme.RIGHT - 7.3, 0.3, 7.3, 0.3)
            write(slide, box, [Text(words, 14, color=theme.MUTED, align="right")], name="Title of the deck")
        return slide


def the_state(found: Assessment) -> str:
    """The name as a sentence begins with it: ``Nevada``, ``The District of Columbia``."""
    return sentence_case(place_words(found.law.name))


def loan_slide(stage: Stage) -> Slide:
    """Debt, credit and deficiency; what was entered on loan, house and sale; the user's note."""
    brief, found = stage.brief, stage.brief.assessment
    slide = stage.slide(
        "The loan and the sale",
        brief.title or f"A loan in {place_words(found.law.name)}, and its foreclosure",
        "Source: figures as entered; the notes list every one. The deficiency is arithmetic, the same in every state.",
    )
    known, rest = bool(found.debt.items), found.deficiency
    no_bid = found.scenario.bid is None and not found.sale_credit
    reach = "Up to " if no_bid and rest > 0 else ""
    cards = (
        ("Total debt", whole_dollars(found.debt.total) if known else "Not entered"),
        ("Credit for the sale", "Not known" if no_bid else whole_dollars(found.sale_credit)),
        ("Deficiency" if rest >= 0 else "Surplus", f"{reach}{whole_dollars(abs(rest))}" if known else "–"),
    )
    gap, width = 0.25, (theme.FULL - 0.5) / 3
    for index, (label, amount) in enumerate(cards):
        box = Box(theme.LEFT + index * (width + gap), theme.TOP, width, 1.2)
        room = theme.points(width - 0.36)
        large = next((size for size in (36, 30, 24) if width_of(amount, size, bold=True) <= room), 18)
        texts = [Text(label, 16, color=theme.MUTED, after=2), Text(amount, large, bold=True)]
        write(slide, box, texts, name=label, fill=theme.PANEL, inset=0.18, anchor="middle")
    note = _note(brief)
    room = theme.BOTTOM - 2.95 - (height_of(note, theme.FULL - 0.3) + 0.35 if note else 0)
    values = {entry.field: entry for _, entries in brief.entries for entry in entries}
    strict = found.process is v.Process.STRICT
    columns: list[tuple[str, list[tuple[str, str]]]] = []
    for heading, fields in _COLUMNS:
        lines = [
            (values[name].label, values[name].value)
            for name in fields
            if name in values and not (strict and name in _OF_A_SALE)
        ]
        if heading == "The sale":
            lines.insert(0, ("Process", _process(found)))
            heading = "The foreclosure" if strict else heading
        columns.append((heading, lines[:_ROWS]))
    size = largest((18, 16, 14), lambda size: max(_facts_height(lines, size, width) for _, lines in columns), room)
    for index, (heading, lines) in enumerate(columns):
        _facts(slide, Box(theme.LEFT + index * (width + gap), 2.95, width, room), heading, lines, size)
    if note:
        height = height_of(note, theme.FULL - 0.3) + 0.2
        box = Box(theme.LEFT, theme.BOTTOM - height, theme.FULL, height)
        write(slide, box, note, name="Note", fill=theme.PANEL, inset=0.1, anchor="middle")
    return slide


def _process(found: Assessment) -> str:
    customary = " (customary)" if found.scenario.process is ProcessChoice.CUSTOMARY else ""
    return sentence_case(f"{found.process}{customary}")


def _note(brief: Brief) -> list[Text]:
    if not brief.note:
        return []
    size = largest((16, 15, 14), lambda size: Text(brief.note, size).height(theme.FULL - 0.3), 5 * 14 * 1.2)
    return [Text(shortened(brief.note, size, theme.points(theme.FULL - 0.3), 5), size)]


def _facts_rows(lines: Sequence[tuple[str, str]], size: float) -> list[list[list[Text]]]:
    shown = lines or [("Not entered", "")]
    return [[[Text(label, size, color=theme.MUTED)], [Text(value, size, bold=True)]] for label, value in shown]


def _widths(width: float) -> tuple[float, float]:
    return width * 0.48, width * 0.52


def _facts_height(lines: Sequence[tuple[str, str]], size: float, width: float) -> float:
    """Inches of a column of facts with its heading."""
    return 0.42 + sum(row_height(row, _widths(width)) for row in _facts_rows(lines, size))


def _facts(slide: Slide, box: Box, heading: str, lines: Sequence[tuple[str, str]], size: float) -> None:
    """One column of facts as a table, as many as there is room for."""
    widths = _widths(box.width)
    rows: list[list[list[Text]]] = [[[Text(heading, 16, bold=True)], [Text("", 16)]]]
    used = row_height(rows[0], widths)
    for row in _facts_rows(lines, size):
        used += row_height(row, widths)
        if used > box.height:
            break
        rows.append(row)
    says = "; ".join(f"{label}: {value}" for label, value in lines) or "nothing entered"
    table(slide, box.left, box.top, widths, rows, name=heading, says=f"{heading}. {says}.")


def arithmetic_title(found: Assessment) -> str:
    """Deficiency or surplus as a headline, in whole dollars."""
    event = "foreclosure" if found.process is v.Process.STRICT else "sale"
    rest = found.deficiency
    if not found.debt.items:
        return "No debt was entered, so there is no deficiency to show"
    if rest == 0:
        return f"The {event} brought exactly the debt: no deficiency"
    if rest < 0:
        return f"The {event} brought {whole_dollars(-rest)} more than the debt: a surplus"
    if found.scenario.bid is None and not found.sale_credit:
        return f"The price is not known: the deficiency is at most {whole_dollars(rest)}"
    return f"The {event} left a deficiency of {whole_dollars(rest)}"


def drawn_bars(found: Assessment) -> tuple[Bar, ...]:
    """The bars to draw: none without a debt; up to the deficiency where no judgment may be stated."""
    if not found.debt.items:
        return ()
    shown = bars(found)
    if found.covered:
        return shown
    end = next(index for index, bar in enumerate(shown) if bar.label in ("Deficiency", "Surplus"))
    return shown[: end + 1]


def trace_slide(stage: Stage) -> Slide:
    """The waterfall, each bar that the law put there with its provision beside it."""
    brief, found = stage.brief, stage.brief.assessment
    shown = drawn_bars(found)
    tags = list(dict.fromkeys(bar.tag for bar in shown if bar.tag))
    source = f"Source: {'; '.join(tags)}" if tags else "Source: figures as entered; arithmetic."
    slide = stage.slide("From debt to deficiency, and what the law leaves of it", arithmetic_title(found), source)
    caption = _caption(found)
    if not shown:
        words = "Enter the debt and the price at the sale, and this slide shows each step from one to the other."
        write(slide, Box(theme.LEFT, 2.6, 9, 1.2), [Text(words, 24, color=theme.MUTED)], name="Nothing to draw")
        return slide
    under = height_of(caption, theme.FULL) + 0.08 if caption else 0
    names = min(3.7, max(width_of(short_label(bar), 14) for bar in shown) / 72 + 0.2)
    tagged = any(bar.tag for bar in shown)
    chart = Box(
        theme.LEFT, theme.TOP, 8.9 if tagged else theme.FULL, min(theme.BOTTOM - theme.TOP - under, 0.62 * len(shown))
    )
    waterfall(slide, chart, names, shown, _alt(found, shown), brief.made_on)
    band = chart.height / len(shown)
    left = chart.left + chart.width + 0.15
    for index, bar in enumerate(shown):
        if bar.tag:
            size = 11
            lines = 2 if band * 72 >= 2.2 * size * LINE else 1
            words = shortened(bar.tag, size, theme.points(theme.RIGHT - left), lines)
            box = Box(left, chart.top + index * band, theme.RIGHT - left, band)
            write(slide, box, [Text(words, size, color=theme.MUTED)], name=f"Provision: {bar.label}", anchor="middle")
    if caption:
        write(slide, Box(theme.LEFT, theme.BOTTOM - under + 0.08, theme.FULL, under), caption, name="What is drawn")
    return slide


def _alt(found: Assessment, shown: Sequence[Bar]) -> str:
    if found.covered:
        return alt_text(found)
    parts = ", ".join(f"{bar.label} {bar.text}" for bar in shown)
    return f"Waterfall chart from debt to deficiency in {found.law.name}: {parts}."


def _caption(found: Assessment) -> list[Text]:
    """Which case is drawn, and what was not entered."""
    lines = []
    if found.covered and found.classification is Classification.DEPENDS and found.shown.assumed:
        case = " and ".join(condition.words for condition in found.shown.assumed)
        other = found.most > found.shown.award.most
        more = f" In another case it is up to {whole_dollars(found.most)}." if other else ""
        lines.append(f"Drawn for one case: if {case}.{more}")
    if found.scenario.bid is None and not found.sale_credit and found.process is not v.Process.STRICT:
        lines.append("The winning bid is not known and counts as $0: every figure is the most there could be.")
    if not found.covered:
        lines.append("What a court may award is not answered for a sale this early, so the steps end here.")
    if found.debt.missing and found.debt.items:
        lines.append(
            f"Not entered, so not counted: {join(list(found.debt.missing))}. With them the figures are higher."
        )
    room = theme.points(theme.FULL)
    return [Text(shortened(line, 14, room, 2), 14, color=theme.MUTED) for line in lines]


def map_slide(stage: Stage, layer: Layer, everywhere: Mapping[str, Assessment]) -> Slide:
    """The tile-grid map of the same loan in every jurisdiction, with a legend in words and counts."""
    found = stage.brief.assessment
    counts = join([f"{category.words.lower()} in {count}" for category, count in layer.counts()])
    nothing = found.debt.items and found.deficiency <= 0 and not any(other.most for other in everywhere.values())
    title = f"The same loan elsewhere: {counts}"
    if nothing:
        title = "No deficiency: nothing to award in any state"
    elif len(layer.counts()) == 1:
        title = f"The same loan in all {len(everywhere)} jurisdictions: {layer.counts()[0][0].words.lower()}"
    slide = stage.slide(
        "The same loan in every jurisdiction",
        title,
        "Source: the law of each jurisdiction as coded in the dataset; answers and authorities stand in the notes.",
    )
    tiles(slide, layer, found.law.code, everywhere)
    legend(slide, layer, found, everywhere)
    return slide
