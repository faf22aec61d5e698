"""Words that both papers share: titles, days, what was not counted, which other process would leave more."""

from __future__ import annotations

from dataclasses import replace

from lib.assessment import other_processes
from lib.brief import Brief, DateLine
from lib.export.plain_words import open_dates
from lib.fields import BY_NAME
from lib.law.layers import LayerEffect
from lib.law.words import join, mid_sentence, process_words
from lib.verdict import figure

EFFECT_WORDS = {
    LayerEffect.MAY_ADD: "may add a claim",
    LayerEffect.MAY_FORBID: "may stop a claim",
    LayerEffect.ASK: "ask about it",
}


def title_of(brief: Brief) -> str:
    """The user's title, or one that says what it is about."""
    return brief.title or f"Deficiency and deficiency judgment: {brief.assessment.law.name}"


def shown_dates(brief: Brief) -> tuple[DateLine, ...]:
    """The dates of a claim; none where the sale covered the debt, since there is nothing to ask for."""
    lines = open_dates(brief)
    # Rows that differ only in conditions which words cannot tell apart are said once.
    return tuple({replace(line, found=lines[0].found): line for line in lines}.values())


def day_of(line: DateLine) -> str:
    """The day, or which day must be known first."""
    found = line.found
    if found.day is None and found.needs is not None:
        return f"not known: turns on the {BY_NAME[found.needs].label.lower()}"
    return line.day


def other_process_lines(brief: Brief) -> tuple[str, ...]:
    """Every other process of the state in which more could be awarded: which one was used is a fact, too."""
    found = brief.assessment
    if not found.covered:
        return ()
    return tuple(
        f"If it is a {process_words(other.process)} instead: {mid_sentence(figure(other))} "
        f"({other.award.rule.citation})."
        for other in other_processes(found)
        if other.most > found.most
    )


def missing_line(brief: Brief) -> str:
    """The items of the debt that were not entered and therefore count as nothing."""
    debt = brief.assessment.debt
    if not debt.missing or not debt.items:
        return ""
    return f"Not entered, so not counted: {join(debt.missing)}. With them the figures are higher."
