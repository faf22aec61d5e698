"""Speaker notes: what to say in plain sentences, then every figure to the cent and every authority in full."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lib.assessment import Assessment, Classification, other_processes
from lib.brief import DISCLAIMER, WHOM_TO_ASK, Brief
from lib.charts.layers import Layer
from lib.export.deck_changes import ChangeLike, after_words, effect_words
from lib.export.deck_map import answer_words
from lib.law.words import day_words, join, place_words, process_words, sentence_case
from lib.money import dollars
from lib.trace import StepKind
from lib.verdict import CONFIDENCE_WORDS, aside_of, confidence_words, figure, process_sentence

Lines = list[str]

#: What the page says of its own entry fields, which a deck does not have.
_PAGE_ONLY = re.compile(r"; enter that day under More facts \([^)]*\)")


def next_date_words(brief: Brief) -> str:
    """The date that matters next, without the page's words about where to enter one."""
    return _PAGE_ONLY.sub("", brief.verdict.next_date or "")


def stop(text: str) -> str:
    """``text`` as a sentence: first letter raised, a full stop unless it ends in one."""
    return sentence_case(text) + ("" if text.endswith((".", "?", "!")) else ".")


def _closing(brief: Brief) -> Lines:
    return [
        "",
        f"Dataset {brief.version} of {day_words(brief.dated)}; made on {day_words(brief.made_on)}. {DISCLAIMER}",
    ]


def arithmetic(found: Assessment) -> str:
    """Deficiency or surplus to the cent, as a sentence."""
    if not found.debt.items:
        return "No debt was entered, so there is no deficiency to reckon."
    debt, credit, rest = dollars(found.debt.total), dollars(found.sale_credit), found.deficiency
    if rest == 0:
        return f"The debt was {debt} and the credit for the sale the same: there is no deficiency."
    name = "a deficiency" if rest > 0 else "a surplus"
    return f"The debt was {debt}, the credit for the sale {credit}: that leaves {name} of {dollars(abs(rest))}."


def loan_notes(brief: Brief) -> Lines:
    """The loan and the sale: all that was entered."""
    found = brief.assessment
    lines = [f"This is a loan in {place_words(found.law.name)}: {process_sentence(found)}. {arithmetic(found)}"]
    if brief.note:
        lines += ["", "Note:", brief.note]
    for group, entries in brief.entries:
        lines += ["", f"{sentence_case(str(group).replace('_', ' '))}:"]
        lines += [f"{entry.label}: {entry.value}" for entry in entries]
    if found.debt.missing and found.debt.items:
        missing = join(list(found.debt.missing))
        lines += ["", f"Not entered, so not counted: {missing}. With them the figures are higher."]
    return [*lines, "", f"The same loan opens again with this address: {brief.query}", *_closing(brief)]


def trace_notes(brief: Brief) -> Lines:
    """From debt to deficiency, and on to what law leaves of it, step by step to the cent."""
    found = brief.assessment
    lines = [
        arithmetic(found),
        "The deficiency is arithmetic and the same in every state. "
        "The deficiency judgment is another figure: what a court may enter.",
    ]
    if found.debt.items:
        lines += ["", "Step by step:"]
        for step in brief.steps:
            amount = step.running if step.kind is StepKind.TOTAL else step.amount
            parts = [f"{step.label}: {dollars(amount)}", *(part for part in (step.how, step.citation) if part)]
            lines.append(". ".join(part.rstrip(".") for part in parts) + ".")
        if brief.award.trace_least is not None and found.covered:
            lines.append(
                f"Lower figure: {dollars(brief.award.least)}, {aside_of(brief.award) or 'see the conditions'}."
            )
    return [*lines, *_closing(brief)]


def law_notes(brief: Brief) -> Lines:
    """What the law allows here, and why: reason, conditions, open outcomes, other routes."""
    found, says = brief.assessment, brief.verdict
    lines = [says.sentence]
    if says.reason:
        lines.append(says.reason)
    if not found.covered:
        return [*lines, *_closing(brief)]
    if says.alternatives:
        lines += ["", "The open outcomes:"]
        lines += [f"{other.figure}. {stop(other.when)} {other.reason} {other.citation}" for other in says.alternatives]
    if brief.conditions:
        lines += ["", "Conditions and what to know:", *brief.conditions]
    for other in other_processes(found):
        lines.append(
            f"If it is {process_words(other.process)} instead: {figure(other)}. {other.award.rule.citation} "
            f"({confidence_words(other.award.rule.confidence)})"
        )
    lines += [
        "",
        f"Authority: {says.citation}",
        f"Confidence {CONFIDENCE_WORDS[says.confidence]}. Checked {day_words(says.checked)}.",
    ]
    return [*lines, *_closing(brief)]


def map_notes(brief: Brief, layer: Layer, everywhere: Mapping[str, Assessment]) -> Lines:
    """Every jurisdiction's answer with its authority."""
    lines = ["The loan is the same in every square; only the law differs."]
    for category, count in layer.counts():
        codes = [region.code for region in layer.regions if layer.categories[region.category] is category]
        lines.append(f"{category.words} ({category.meaning}): {count}: {', '.join(codes)}.")
    lines += ["", "Each one:"]
    for region in layer.regions:
        found = everywhere[region.code]
        authority = ""
        if found.classification is not Classification.NOT_COVERED:
            rule = found.award.rule
            authority = f" {rule.citation} ({confidence_words(rule.confidence)})"
        lines.append(f"{region.name}: {answer_words(found)}.{authority}")
    return [*lines, *_closing(brief)]


def date_notes(brief: Brief, shown: bool) -> Lines:
    """Every date with its period, what follows if it is missed, and its authority; then redemption and the judgment."""
    lines: Lines = []
    says = brief.verdict
    if says.next_date:
        lines.append(next_date_words(brief))
    lines += [f"The borrower, first: {step}" for step in says.steps_first]
    for line in brief.dates if shown else ():
        parts = [f"{line.who}. {line.what}: {line.day}"]
        parts += [part for part in (line.standing, line.period) if part]
        lines += ["", f"{'; '.join(parts)}. If missed: {line.effect}"]
        lines.append(f"{line.citation} ({confidence_words(line.confidence)})")
    if not shown:
        known = brief.assessment.debt.items
        lines.append(
            "On these facts there is nothing to ask for, so no date runs." if known else "No debt was entered."
        )
    if brief.redemption:
        lines += ["", "Redemption, the right to buy the property back after the sale:", *brief.redemption]
    judgment = brief.assessment.law.judgment
    if shown and brief.assessment.covered:
        life = f"{judgment.life_years} years" if judgment.life_years else "a time the sources read do not fix"
        renewable = ", and can be renewed" if judgment.renewable else ""
        lines += ["", f"A judgment lasts {life}{renewable} ({judgment.life_citation})."]
        lines.append(f"Interest on it: {judgment.interest.rule} {judgment.interest.citation}")
    return [*lines, *_closing(brief)]


def change_notes(brief: Brief, changes: Sequence[ChangeLike]) -> Lines:
    """Every single change, its effect to the cent, and the authority that does it."""
    lines = ["Each line changes one fact and leaves the rest as it is."]
    for change in changes:
        lines += ["", f"If {change.words}: {stop(f'{after_words(change)}, {effect_words(change, cents_shown=True)}')}"]
        grade = f"({confidence_words(change.confidence)})" if change.confidence else ""
        lines.append(" ".join(part for part in (change.reason, change.citation, grade) if part))
    return [*lines, *_closing(brief)]


def summary_notes(brief: Brief) -> Lines:
    """The answer once more, whom to ask, what lies above state law, and every source."""
    says = brief.verdict
    lines = [arithmetic(brief.assessment), says.sentence]
    lines += [f"The borrower, first: {step}" for step in says.steps_first]
    lines += ["", "Whom to ask:", *WHOM_TO_ASK]
    if brief.layers:
        lines += ["", "Above state law:"]
        for layer in brief.layers:
            lines.append(f"{layer.title}. {layer.text} {layer.ask}")
            lines.append(f"{layer.citation} ({confidence_words(layer.confidence)})")
    if brief.authorities:
        lines += ["", "Sources:", *brief.authorities]
    lines += ["", f"The same loan opens again with this address: {brief.query}"]
    return [*lines, *_closing(brief)]
