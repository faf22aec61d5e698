"""The views of a presentation: one idea each, with what the presenter can say.

What is drawn in a view stands in ``lib/ui/stage.py``; slides follow the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.assessment import Assessment, Classification
from lib.brief import Brief
from lib.counterfactual import Change
from lib.law.vocabulary import Process
from lib.law.words import day_words, join, place_words, process_words
from lib.money import whole_dollars
from lib.trace import StepKind
from lib.verdict import CLASS_WORDS, figure


class ViewKey(StrEnum):
    """The views in their order."""

    LOAN = "loan"
    STEPS = "steps"
    LAW = "law"
    MAP = "map"
    DATES = "dates"
    IF = "if"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class View:
    """One view: its key, its title (the idea in a sentence), and what to say, sentence by sentence."""

    key: ViewKey
    title: str
    say: tuple[str, ...]


def _loan(brief: Brief, before_sale: bool) -> View:
    found = brief.assessment
    scenario, state = found.scenario, place_words(found.law.name)
    strict = found.process is Process.STRICT
    say = [f"The loan is foreclosed in {state} by {process_words(found.process)}."]
    if found.debt.items:
        day = "title passes" if strict else "of the sale"
        say.append(f"On the day {day} {whole_dollars(found.debt.total)} is owed in all.")
    if before_sale:
        return View(ViewKey.LOAN, f"A loan in {state}, before the sale", (*say, "The winning bid is not known yet."))
    if scenario.bid is not None and not strict:
        say.append(f"The winning bid is {whole_dollars(scenario.bid)}.")
    if scenario.fair_value is not None:
        say.append(f"The property is worth {whole_dollars(scenario.fair_value)}.")
    event = "a foreclosure without a sale" if strict else "the sale"
    return View(ViewKey.LOAN, f"A loan in {state}, and {event}", tuple(say))


def _steps(brief: Brief, before_sale: bool) -> View:
    found = brief.assessment
    if not found.debt_known:
        return View(ViewKey.STEPS, "Enter the debt to see what is left of it", (brief.verdict.sentence,))
    if before_sale and found.covered:
        return View(
            ViewKey.STEPS,
            "The bid decides what is left",
            (
                "Each dollar bid takes a dollar off the deficiency.",
                "Where value is credited, a low bid leaves no more.",
            ),
        )
    if found.deficiency < 0 and found.process is Process.STRICT:
        title = f"The property is worth {whole_dollars(-found.deficiency)} more than the debt"
    elif found.deficiency < 0:
        title = f"The sale brought {whole_dollars(-found.deficiency)} more than the debt"
    else:
        title = f"From a debt of {whole_dollars(found.debt.total)} to a deficiency of {whole_dollars(found.deficiency)}"
    say = [f"{step.label}: {whole_dollars(step.running)}." for step in brief.steps if step.kind is StepKind.TOTAL]
    return View(
        ViewKey.STEPS,
        title,
        (
            *say,
            "The deficiency is arithmetic, the same in every state; the judgment is what state law leaves of it.",
        ),
    )


def _law(brief: Brief) -> View:
    found, says = brief.assessment, brief.verdict
    title = f"What the law of {place_words(found.law.name)} allows, and why"
    say = [says.sentence, says.reason]
    say += [f"{other.figure}: {other.when}." for other in says.alternatives]
    if found.covered:
        say.append(f"Authority: {says.citation}; confidence {says.confidence}; checked {day_words(says.checked)}.")
    return View(ViewKey.LAW, title, tuple(line for line in say if line))


def _map(brief: Brief, everywhere: Mapping[str, Assessment]) -> View:
    counted = Counter(found.classification for found in everywhere.values())
    parts = [f"{CLASS_WORDS[key].lower()} in {counted[key]}" for key in Classification if counted[key]]
    amounts = [found.most for found in everywhere.values() if found.covered and found.debt_known]
    say = [f"The same loan: {join(parts)} of {len(everywhere)} jurisdictions."]
    if amounts:
        say.append(
            f"The most a court could award runs from {whole_dollars(min(amounts))} to {whole_dollars(max(amounts))}."
        )
    return View(ViewKey.MAP, "The same loan in every state", tuple(say))


def _dates(brief: Brief) -> View:
    lines = [f"{line.what}: {line.day}{f', {line.standing}' if line.standing else ''}." for line in brief.dates]
    nothing = "No date to watch: on these facts there is nothing to ask for."
    return View(ViewKey.DATES, "The dates that matter", tuple(lines) or (nothing,))


def _summary(brief: Brief) -> View:
    return View(ViewKey.SUMMARY, "In short", (brief.verdict.sentence, *brief.conditions))


def change_sentence(change: Change) -> str:
    """One fact otherwise, in a sentence: ``If it had been foreclosed in court: $0, which is $24,869 less``."""
    moved = f", which is {whole_dollars(abs(change.by))} {'more' if change.by > 0 else 'less'}" if change.by else ""
    return f"If {change.words}: {figure(change.after)}{moved}."


def views(
    brief: Brief, everywhere: Mapping[str, Assessment], changes: Sequence[Change], *, before_sale: bool
) -> tuple[View, ...]:
    """The presentation of one answer; ``changes`` are for *if one thing were different*."""
    return (
        _loan(brief, before_sale),
        _steps(brief, before_sale),
        _law(brief),
        _map(brief, everywhere),
        _dates(brief),
        View(
            ViewKey.IF,
            "If one thing were different",
            tuple(change_sentence(change) for change in changes) or ("No single other fact would change the answer.",),
        ),
        _summary(brief),
    )
