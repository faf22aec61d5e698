"""The last slide: both figures, why, what comes next, whom to ask, and every source."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from lib.brief import DISCLAIMER, WHOM_TO_ASK, Brief
from lib.export import deck_theme as theme
from lib.export.deck_close import CITE, Row, fitting
from lib.export.deck_notes import next_date_words
from lib.export.deck_shapes import Box, Text, height_of, row_height, table, write
from lib.export.deck_text import LINE, shortened
from lib.export.deck_views import Stage, arithmetic_title
from lib.law.words import mid_sentence, place_words

_ABOVE = "Above state law"
_SUMMARY_WIDTHS = (2.05, 6.25)
_LEFT_WIDTH = sum(_SUMMARY_WIDTHS)


def summary_slide(stage: Stage) -> Slide:
    """Both figures, why, what comes next, whom to ask; at the right every source, under both the disclaimer."""
    brief, found, says = stage.brief, stage.brief.assessment, stage.brief.verdict
    state = place_words(found.law.name)
    title = f"In short: {mid_sentence(says.figure)} in {state}" if found.debt.items else "In short"
    if not found.covered:
        title = f"In short: no answer for so early a sale in {state}"
    slide = stage.slide(
        "Summary and sources",
        title,
        f"Source: {'; '.join(brief.authorities)}" if brief.authorities else "Source: the dataset.",
    )
    last = [Text(DISCLAIMER, 14, color=theme.INK)]
    under = height_of(last, theme.FULL - 0.3) + 0.2
    write(
        slide,
        Box(theme.LEFT, theme.BOTTOM - under, theme.FULL, under),
        last,
        name="Disclaimer",
        fill=theme.PANEL,
        inset=0.1,
        anchor="middle",
    )
    room = theme.BOTTOM - under - 0.15 - theme.TOP
    rows = _summary(brief, room)
    said = " ".join(f"{row[0][0].words}: {row[1][0].words}." for row in rows)
    table(slide, theme.LEFT, theme.TOP, _SUMMARY_WIDTHS, rows, name="Summary", says=said, heading=False)
    left = theme.LEFT + _LEFT_WIDTH + 0.35
    sources = _sources(brief, theme.RIGHT - left, room)
    write(slide, Box(left, theme.TOP, theme.RIGHT - left, room), sources, name="Sources")
    return slide


def _summary(brief: Brief, room: float) -> list[Row]:
    """What stays: heads and words, as large as there is room for."""
    found, says = brief.assessment, brief.verdict
    points: list[tuple[str, str]] = []
    if found.covered and found.debt.items:
        aside = f" ({says.aside})" if says.aside else ""
        points.append(("Deficiency judgment", f"{says.figure}{aside}"))
    points.append(("Why", says.reason or says.sentence))
    if says.next_date:
        points.append(("Next date", next_date_words(brief)))
    if says.steps_first:
        points.append(("The borrower, first", says.steps_first[0]))
    points.append(("Ask", WHOM_TO_ASK[0]))
    if brief.layers:
        points.append((_ABOVE, "; ".join(layer.title for layer in brief.layers)))
    name = "Deficiency" if found.deficiency >= 0 else "Surplus"

    def rows_at(size: float, most: int) -> list[Row]:
        width = theme.points(_SUMMARY_WIDTHS[1] - 0.16)
        rows: list[Row] = [[[Text(name, 14, color=theme.MUTED)], [Text(arithmetic_title(found), size, bold=True)]]]
        for head, words in points:
            bold = head == "Deficiency judgment"
            lines = min(most, 2 if size == 14 else 3) if head == _ABOVE else most
            kept = words if head == "Ask" else shortened(words, size, width, lines, bold=bold)
            rows.append([[Text(head, 14, color=theme.MUTED)], [Text(kept, size, bold=bold)]])
        return rows

    def height(rows: Sequence[Row]) -> float:
        return sum(row_height(row, _SUMMARY_WIDTHS) for row in rows)

    choices: list[tuple[float, int]] = [(20, 99), (18, 99), (16, 99), (14, 99), (14, 5), (14, 4), (14, 3), (14, 2)]
    made = (rows_at(*choice) for choice in choices)
    return next((rows for rows in made if height(rows) <= room), fitting(rows_at(14, 2), _SUMMARY_WIDTHS, room))


def _sources(brief: Brief, width: float, room: float) -> list[Text]:
    head = [Text("Sources", 14, bold=True, color=theme.MUTED, after=3)]
    if not brief.authorities:
        return [*head, Text("None: the dataset does not reach back to this sale.", 14)]
    left, kept = theme.points(room) - head[0].height(width) - 14 * LINE, []
    for text in brief.authorities:
        line = Text(text, CITE, after=3)
        left -= line.height(width)
        if left < 0:
            break
        kept.append(line)
    more = len(brief.authorities) - len(kept)
    return [*head, *kept, *([Text(f"{more} more in the notes.", 14, color=theme.MUTED)] if more else [])]
