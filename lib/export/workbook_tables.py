"""The sheets that stand still: all jurisdictions, dates, law and sources."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lib.assessment import Assessment
from lib.brief import WHOM_TO_ASK, Brief
from lib.charts.palette import CLASS_TONES
from lib.export.workbook_style import Styles, height, page
from lib.law import vocabulary as v
from lib.law.words import credit_words, day_words, fact_words, join, life_words, sentence_case
from lib.money import whole_dollars
from lib.verdict import CLASS_WORDS, CONFIDENCE_WORDS, aside_of


def sure_words(confidence: v.Confidence) -> str:
    """One word for a table's cell; what rests on no authority read is ``unverified``."""
    return "unverified" if confidence is v.Confidence.LOW else str(confidence)


def _title(sheet: Any, styles: Styles, title: str, told: str, last: int) -> None:
    sheet.merge_range(0, 0, 0, last, "", styles.get("title"))
    sheet.write_string(0, 0, title, styles.get("title"))
    sheet.set_row(0, 24)
    sheet.merge_range(1, 0, 1, last, "", styles.get("faint"))
    sheet.write_string(1, 0, told, styles.get("faint"))


def _heads(sheet: Any, styles: Styles, row: int, heads: tuple[tuple[str, int], ...]) -> None:
    for column, (word, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, word, styles.get("head right" if word in _AMOUNTS else "head inset"))
    sheet.set_row(row, 32)


#: Columns of amounts stand at the right, their heads with them.
_AMOUNTS = ("Deficiency", "Deficiency judgment: the most", "Lower figure")
_STATE_HEADS = (
    ("Code", 7),
    ("State", 18),
    ("Class", 17),
    ("Deficiency", 15),
    ("Deficiency judgment: the most", 15),
    ("Lower figure", 15),
    ("What the lower figure takes, or what the answer turns on", 36),
    ("Process", 14),
    ("Credit", 25),
    ("Authority", 40),
    ("Confidence", 11),
    ("Checked", 12),
)


def states_sheet(sheet: Any, styles: Styles, brief: Brief, everywhere: Mapping[str, Assessment]) -> None:
    """The same loan in every jurisdiction: sorted by name, to filter, the chosen state in bold."""
    chosen = brief.assessment.law.code
    told = (
        "As the app answered when this file was made; not worked out again when Result is changed. "
        f"In bold: {brief.assessment.law.name}."
    )
    _title(sheet, styles, "This loan in all jurisdictions", told, len(_STATE_HEADS) - 1)
    _heads(sheet, styles, 2, _STATE_HEADS)
    for row, (code, found) in enumerate(everywhere.items(), start=3):
        _state_row(sheet, styles, row, found, "bold line" if code == chosen else "line")
    last = 2 + len(everywhere)
    sheet.autofilter(2, 0, max(last, 3), len(_STATE_HEADS) - 1)
    sheet.freeze_panes(3, 2)
    page(sheet, brief, landscape=True, repeat=(2, 2))


def _state_row(sheet: Any, styles: Styles, row: int, found: Assessment, style: str) -> None:
    tone, covered, known = CLASS_TONES[found.classification], found.covered, bool(found.debt.items)
    amounts: tuple[int | None, ...] = (found.deficiency, found.most, found.least) if known else (None,) * 3
    if not covered:
        amounts = (amounts[0], None, None)
    rule = found.award.rule
    credit = credit_words(rule.credit) if rule.credit else "none: barred"
    words = (
        (0, found.law.code, f"inset {style}"),
        (1, found.law.name, f"inset {style}"),
        (2, f"{tone.glyph} {CLASS_WORDS[found.classification]}", f"inset {style} class_{found.classification}"),
        (6, _beside(found), f"wrap inset {style}"),
        (7, sentence_case(str(found.process)), f"inset {style}"),
        (8, credit if covered else "", f"wrap inset {style}"),
        (9, rule.citation if covered else "", f"wrap inset {style}"),
        (10, sure_words(rule.confidence) if covered else "", f"inset {style}"),
    )
    for column, text, looks in words:
        sheet.write_string(row, column, text, styles.get(looks))
    widths = [width for _, width in _STATE_HEADS]
    sheet.set_row(row, max(height(text, widths[column]) for column, text, _ in words))
    for column, cents in enumerate(amounts, start=3):
        looks = styles.get(f"money {style}")
        if cents is None:
            sheet.write_string(row, column, "–", styles.get(f"right {style}"))
        else:
            sheet.write_number(row, column, Decimal(cents).scaleb(-2), looks)
    sheet.write_datetime(row, 11, found.law.checked, styles.get(f"short inset {style}"))


def _beside(found: Assessment) -> str:
    if not found.covered:
        return f"only sales from {day_words(found.law.covers_sales_from)} on are covered"
    if found.open_facts:
        return f"turns on {join([fact_words(fact) for fact in found.open_facts])}"
    return (aside_of(found.award) or "") if found.debt.items else ""


_DATE_HEADS = (
    ("Who", 19),
    ("What", 36),
    ("Day", 19),
    ("Stands", 17),
    ("Period", 22),
    ("If missed", 40),
    ("Authority", 34),
    ("Confidence", 12),
)


def dates_sheet(sheet: Any, styles: Styles, brief: Brief) -> None:
    """Every date of the answer, the borrower's own first; then redemption and what to do first."""
    as_of = day_words(brief.assessment.as_of)
    last = len(_DATE_HEADS) - 1
    told = f"Days left or past are counted from {as_of}. A day never moves here: ask the app for another sale date."
    _title(sheet, styles, "Dates that matter", told, last)
    _heads(sheet, styles, 2, _DATE_HEADS)
    row = 3
    for line in brief.dates:
        day, closed = line.found.day, line.found.closed
        standing = f"{line.standing}{f' ({closed})' if closed else ''}".strip()
        words = (line.who, line.what, line.day, standing, line.period, line.effect, line.citation)
        for column, text in enumerate((*words, sure_words(line.confidence))):
            if column == 2 and day is not None:
                sheet.write_datetime(row, column, day, styles.get("day inset line"))
            else:
                sheet.write_string(row, column, text, styles.get("wrap inset line"))
        sheet.set_row(row, max(height(text, _DATE_HEADS[column][1]) for column, text in enumerate(words)))
        row += 1
    if not brief.dates:
        nothing = "No date to watch: on these facts there is nothing to ask for."
        if not brief.assessment.covered:
            nothing = "The sale is earlier than the dataset covers: no date is given."
        sheet.write_string(row, 0, nothing, styles.get("text"))
        row += 1
    paragraphs = [("The borrower, first", brief.verdict.steps_first), ("Redemption after the sale", brief.redemption)]
    _paragraphs(sheet, styles, row, paragraphs, last, sum(width for _, width in _DATE_HEADS))
    sheet.freeze_panes(3, 0)
    page(sheet, brief, landscape=True, repeat=(2, 2))


def _paragraphs(
    sheet: Any, styles: Styles, row: int, parts: list[tuple[str, tuple[str, ...]]], last: int, signs: int
) -> int:
    """Titled lists of sentences across the sheet; an empty list is left out.  Gives the next row."""
    for title, lines in parts:
        if not lines:
            continue
        row += 1
        sheet.merge_range(row, 0, row, last, "", styles.get("section"))
        sheet.write_string(row, 0, title, styles.get("section"))
        for text in lines:
            row += 1
            sheet.merge_range(row, 0, row, last, "", styles.get("wrap"))
            sheet.write_string(row, 0, text, styles.get("wrap"))
            sheet.set_row(row, height(text, signs))
        row += 1
    return row


_LAW_WIDTHS = (70, 20, 60)


def law_sheet(sheet: Any, styles: Styles, brief: Brief) -> None:
    """The rule in full, what lies above state law, every authority, and what was read."""
    found = brief.assessment
    law, says = found.law, brief.verdict
    told = f"{law.name}, checked {day_words(law.checked)}; dataset {brief.version} of {day_words(brief.dated)}."
    _title(sheet, styles, "Law and sources", told, 2)
    for column, width in enumerate(_LAW_WIDTHS):
        sheet.set_column(column, column, width)
    parts: list[tuple[str, tuple[str, ...]]] = [("The answer", (f"{says.sentence} {says.reason}".strip(),))]
    if found.covered:
        parts += _rule_parts(brief)
    parts += [
        (
            "Above state law",
            tuple(_layer(layer.title, layer.text, layer.ask, layer.citation) for layer in brief.layers),
        ),
        ("Authorities", brief.authorities),
        ("Statutes relied on", law.statutes),
        ("Other limits", law.other_limits),
        ("Amendments that matter", tuple(f"{c.effective}: {c.what} {c.citation}" for c in law.change)),
        ("Where sources disagreed", law.conflicts),
        ("Whom to ask", WHOM_TO_ASK),
    ]
    row = _paragraphs(sheet, styles, 1, parts, 2, sum(_LAW_WIDTHS)) + 1
    for column, word in enumerate(("Source read", "Kind, and how much was read", "Address")):
        sheet.write_string(row, column, word, styles.get("head"))
    for source in law.source:
        row += 1
        sheet.write_string(row, 0, source.title, styles.get("wrap line"))
        sheet.write_string(row, 1, f"{source.kind}, {source.read}", styles.get("wrap line"))
        sheet.write_string(row, 2, source.url or "", styles.get("wrap faint line"))
        sheet.set_row(row, max(height(source.title, _LAW_WIDTHS[0]), height(source.url or "", _LAW_WIDTHS[2])))
    sheet.freeze_panes(2, 0)
    page(sheet, brief, landscape=False)


def _layer(title: str, text: str, ask: str, citation: str) -> str:
    return f"{title}. {text} {ask} {citation}"


def _rule_parts(brief: Brief) -> list[tuple[str, tuple[str, ...]]]:
    found, award = brief.assessment, brief.award
    rule, fees, judgment = award.rule, award.fees.rule, found.law.judgment
    interest = judgment.interest
    outcomes = tuple(
        f"{branch.award.rule.id}: {branch.award.rule.reason} {branch.award.rule.citation} "
        f"({sure_words(branch.award.rule.confidence)})"
        for branch in found.branches
    )
    floors = tuple(
        f"Least bid: {check.words}, {whole_dollars(check.least)} ({check.citation})" for check in award.floors
    )
    return [
        ("The rule" if len(outcomes) == 1 else "The rules that may decide", outcomes),
        ("Confidence", (CONFIDENCE_WORDS[rule.confidence],)),
        ("Notes on the rule", tuple(text for text in (rule.note, *brief.conditions) if text) + floors),
        ("Attorney fees", (f"{fees.note} {fees.citation} ({sure_words(fees.confidence)})",)),
        ("Interest on a judgment", (f"{interest.rule} {interest.citation} ({sure_words(interest.confidence)})",)),
        ("Life of a judgment", (f"{life_words(judgment)}. {judgment.life_note or ''} {judgment.life_citation}",)),
    ]
