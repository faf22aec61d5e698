"""The slides after the answer: the dates, and what one other fact would change."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from lib.brief import Brief, DateLine
from lib.export import deck_theme as theme
from lib.export.deck_changes import ChangeLike, after_words, effect_words
from lib.export.deck_notes import next_date_words
from lib.export.deck_shapes import Box, Text, height_of, row_height, table, write
from lib.export.deck_text import shortened
from lib.export.deck_views import Stage
from lib.fields import BY_NAME
from lib.law import vocabulary as v
from lib.law.dates import Standing
from lib.law.words import sentence_case
from lib.money import whole_dollars
from lib.verdict import confidence_words

Row = list[list[Text]]
#: Points of a citation under what it supports.
CITE = 11


def dates_matter(brief: Brief) -> bool:
    """Whether any date is to be shown: there is something to ask for."""
    found = brief.assessment
    return found.covered and found.deficiency > 0 and bool(brief.dates)


def _dates_title(brief: Brief) -> str:
    found = brief.assessment
    if not found.covered:
        return "No dates: the law of so early a sale is not covered"
    if not found.debt.items:
        return "No debt was entered, so there are no dates to show"
    if not dates_matter(brief):
        return "No date to watch: there is nothing to ask for"
    if found.shown.award.out_of_time is not None:
        return "The lender's time to ask has run out"
    if any(line.found.row.kind is v.DateKind.BORROWER for line in brief.dates):
        return "The borrower's dates come first"
    return "How long the lender has"


def _in_order(lines: Sequence[DateLine]) -> list[DateLine]:
    """As shown: the borrower's, then the lender's, what is certain first."""
    return sorted(lines, key=lambda line: (_lenders(line), not line.found.certain))


def _lenders(line: DateLine) -> bool:
    return line.found.row.kind is not v.DateKind.BORROWER


def _by_weight(lines: Sequence[DateLine]) -> list[DateLine]:
    """As they are kept where there is no room for all: what is certain, then either side's in turn."""
    seen = {True: 0, False: 0}
    ranked = []
    for line in lines:
        side = _lenders(line)
        ranked.append(((not line.found.certain, seen[side] if not line.found.certain else 0, side), line))
        seen[side] += 1
    return [line for _, line in sorted(ranked, key=lambda pair: pair[0])]


def fitting(rows: Sequence[Row], widths: Sequence[float], room: float) -> list[Row]:
    """The heading and as many rows as there is room for, in inches."""
    kept: list[Row] = []
    for row in rows:
        room -= row_height(row, widths)
        if room < 0:
            break
        kept.append(row)
    return kept


def _heading(*words: str) -> Row:
    return [[Text(word, 14, bold=True, color=theme.MUTED)] for word in words]


_DATE_WIDTHS = (2.15, 5.55, 2.75, 1.78)


def _grade(confidence: v.Confidence | None) -> str:
    return f" ({confidence_words(confidence)})" if confidence is v.Confidence.LOW else ""


def _date_row(line: DateLine, size: float, effects: bool) -> Row:
    room = theme.points(_DATE_WIDTHS[1] - 0.16)
    grade = _grade(line.confidence)
    what = [Text(shortened(line.what, size, room, 4), size, bold=True)]
    if effects:
        what.append(Text(shortened(f"If missed: {line.effect}", 14, room, 3), 14))
    what.append(Text(shortened(line.citation, CITE, room - 5 * len(grade), 1) + grade, CITE, color=theme.MUTED))
    needs = line.found.needs
    day = line.day if line.found.day is not None or needs is None else f"{BY_NAME[needs].label} not known"
    when = [Text(sentence_case(day), size, bold=line.found.day is not None)]
    if line.period:
        when.append(Text(line.period, 14, color=theme.MUTED))
    urgent = line.found.standing in (Standing.TODAY, Standing.AHEAD)
    return [[Text(line.who, 14)], what, when, [Text(sentence_case(line.standing), size, bold=urgent)]]


def dates_slide(stage: Stage) -> Slide:
    """The dates as a table, the borrower's first; redemption under it."""
    brief = stage.brief
    shown = _in_order(brief.dates) if dates_matter(brief) else []
    cited = [line.citation for line in shown]
    if brief.redemption:
        cited += [end.row.citation for end in brief.award.redemption]
    source = f"Source: {'; '.join(dict.fromkeys(cited))}" if cited else "Source: no date applies on these facts."
    slide = stage.slide("The dates", _dates_title(brief), source)
    top = theme.TOP
    lead = _lead(brief, bool(shown))
    if lead:
        height = height_of(lead, theme.FULL) + 0.12
        write(slide, Box(theme.LEFT, top, theme.FULL, height), lead, name="The next date")
        top += height + 0.05
    foot = _redemption(brief, 14, 2) if shown else _redemption(brief, 18, 6)
    under = height_of(foot, theme.FULL) + 0.05 if foot else 0
    if shown:
        room = theme.BOTTOM - under - top - 0.1
        rows = _date_rows(shown, room)
        left_out = len(shown) - len(rows) + 1
        says = "; ".join(f"{line.who}: {line.what}: {line.day} {line.standing}".strip() for line in shown)
        bottom = table(slide, theme.LEFT, top, _DATE_WIDTHS, rows, name="Dates", says=f"Dates. {says}.")
        if left_out:
            more = [Text(f"{left_out} more that may apply in the notes.", 14, color=theme.MUTED)]
            write(slide, Box(theme.LEFT, bottom + 0.06, theme.FULL, 0.26), more, name="More in the notes")
    if foot:
        at = theme.BOTTOM - under if shown else top + 0.3
        write(slide, Box(theme.LEFT, at, theme.FULL, under), foot, name="Redemption")
    return slide


def _date_rows(lines: Sequence[DateLine], room: float) -> list[Row]:
    """Rows as large and as full as there is room for; then fewer, the weightiest, in the order of all."""
    head = _heading("Whose", "What", "When", "Stands")
    for effects, size in ((True, 20), (True, 18), (True, 16), (False, 16), (False, 14)):
        rows = [head, *(_date_row(line, size, effects) for line in lines)]
        if sum(row_height(row, _DATE_WIDTHS) for row in rows) <= room:
            return rows
    weighed = _by_weight(lines)
    count = len(fitting([head, *(_date_row(line, 14, False) for line in weighed)], _DATE_WIDTHS, room - 0.32)) - 1
    kept = weighed[:count]
    return [head, *(_date_row(line, 14, False) for line in lines if line in kept)]


def _lead(brief: Brief, shown: bool) -> list[Text]:
    """The one sentence that matters."""
    found = brief.assessment
    if shown:
        words = next_date_words(brief)
    elif not found.covered:
        words = brief.verdict.sentence
    elif found.debt.items and found.deficiency <= 0:
        words = "Without a deficiency no period to ask for a judgment matters."
    elif not found.debt.items:
        words = "Which dates matter turns on whether there is a deficiency."
    else:
        words = "On these facts no deficiency judgment can be asked for, so no period runs."
    if not words:
        return []
    size = 18 if shown else 24
    return [Text(shortened(words, size, theme.points(theme.FULL), 3), size)]


def _redemption(brief: Brief, size: float, lines: int) -> list[Text]:
    if not brief.redemption:
        return []
    room = theme.points(theme.FULL)
    more = len(brief.redemption) - 1
    tail = f" ({more} more in the notes)" if more else ""
    words = f"Redemption after the sale: {brief.redemption[0]}"
    return [Text(shortened(words, size, room - size / 2 * len(tail), lines) + tail, size)]


_CHANGE_WIDTHS = (5.6, 2.35, 4.28)


def changes_slide(stage: Stage, changes: Sequence[ChangeLike]) -> Slide:
    """One fact different, the rest as it is: the largest effects first."""
    cited = list(dict.fromkeys(change.citation for change in changes if change.citation))
    most = max((abs(change.by) for change in changes), default=0)
    title = f"One other fact can move the answer by {whole_dollars(most)}" if most else "Facts that change the answer"
    source = f"Source: {'; '.join(cited)}" if cited else "Source: the dataset's coverage."
    slide = stage.slide("If one thing were different", title, source)
    rows = _change_rows(changes, theme.BOTTOM - theme.TOP)
    left_out = len(changes) - len(rows) + 1
    says = "; ".join(f"if {change.words}: {after_words(change)}, {effect_words(change)}" for change in changes)
    bottom = table(
        slide, theme.LEFT, theme.TOP, _CHANGE_WIDTHS, rows, name="If one thing were different", says=f"{says}."
    )
    if left_out:
        more = [Text(f"{left_out} more in the notes.", 14, color=theme.MUTED)]
        write(slide, Box(theme.LEFT, bottom + 0.06, theme.FULL, 0.26), more, name="More in the notes")
    return slide


def _change_rows(changes: Sequence[ChangeLike], room: float) -> list[Row]:
    head = _heading("If …", "Difference", "A court could then award")
    for size in (18, 16, 14):
        rows = [head, *(_change_row(change, size) for change in changes)]
        if sum(row_height(row, _CHANGE_WIDTHS) for row in rows) <= room:
            return rows
    return fitting([head, *(_change_row(change, 16) for change in changes)], _CHANGE_WIDTHS, room - 0.32)


def _change_row(change: ChangeLike, size: float) -> Row:
    room = theme.points(_CHANGE_WIDTHS[0] - 0.16)
    clause = [Text(shortened(f"… {change.words}", size, room, 3), size, bold=True)]
    if change.citation:
        grade = _grade(change.confidence)
        clause.append(Text(shortened(change.citation, CITE, room - 5 * len(grade), 1) + grade, CITE, color=theme.MUTED))
    mark = "▲ " if change.by > 0 else "▼ " if change.by < 0 else ""
    effect = [Text(mark + effect_words(change), size)]
    return [clause, effect, [Text(sentence_case(after_words(change)), size)]]
