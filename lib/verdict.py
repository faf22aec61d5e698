"""The answer in words: one figure, one or two sentences, the authority, and what to do first.

Plain text throughout; who shows it escapes what its medium needs escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.assessment import Assessment, Branch, Classification
from lib.award import Award
from lib.deadlines import RAISE_LATENESS, first_steps, next_date
from lib.law import vocabulary as v
from lib.law.credits import Why
from lib.law.dates import Standing
from lib.law.words import day_words, fact_words, join, mid_sentence, place_words, process_words
from lib.money import whole_dollars

CLASS_WORDS = {
    Classification.BARRED: "Barred",
    Classification.LIMITED: "Limited by value",
    Classification.FULL: "Full",
    Classification.DEPENDS: "Depends",
    Classification.NOT_COVERED: "Not covered",
}

CLASS_MEANING = {
    Classification.BARRED: "no deficiency judgment on these facts",
    Classification.LIMITED: "a judgment, cut or conditioned by value, a court's choice or a cap",
    Classification.FULL: "a judgment for the whole deficiency",
    Classification.DEPENDS: "turns on a fact that is not sure",
    Classification.NOT_COVERED: "the sale is earlier than the dataset covers",
}

CONFIDENCE_WORDS = {
    v.Confidence.HIGH: "high: read in the statute, or two agreeing good sources",
    v.Confidence.MEDIUM: "medium: one good secondary source",
    v.Confidence.LOW: "unverified: recollection or inference only",
}


def confidence_words(confidence: v.Confidence) -> str:
    """How sure a row is, in a word or two; what rests on no authority read is never softened."""
    return "unverified" if confidence is v.Confidence.LOW else f"confidence {confidence}"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One open outcome: when it comes about, its figure in words, its rule's reason and citation."""

    when: str
    figure: str
    reason: str
    citation: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything the page says about one answer."""

    figure: str
    aside: str | None
    sentence: str
    reason: str
    citation: str
    confidence: v.Confidence
    checked: date
    depends_on: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    steps_first: tuple[str, ...]
    next_date: str | None
    warnings: tuple[str, ...]


def figure_of(award: Award) -> str:
    """``$25,000``, or ``Up to $50,000`` where less may be awarded."""
    return whole_dollars(award.most) if award.most == award.least else f"Up to {whole_dollars(award.most)}"


_ASIDE = {
    Why.IF_RAISED: "{} if value is raised and proved",
    Why.DISCRETION: "{} if the court credits the value",
    Why.IF_REFUSED: "{} if the court refuses to confirm the sale",
    Why.NOT_KNOWN: "down to {}: the fair market value is not known",
    Why.APPRAISAL_NOT_KNOWN: "down to {}: the appraisal is not known",
    Why.SENIOR_DEBT_NOT_KNOWN: "down to {}: the senior debt is not known",
}


def aside_of(award: Award) -> str | None:
    """What stands beside the figure: the lower one and what it takes, or why there is none; nothing without a debt."""
    if award.out_of_time is not None:
        return "asked for too late"
    if not award.debt.items:
        return None
    if award.deficiency <= 0:
        return "the sale covered the debt"
    return _ASIDE[award.why_less].format(whole_dollars(award.least)) if award.why_less else None


#: In place of a figure while no debt is entered: what is not known is not nothing.
NO_DEBT = "Debt not entered"


def figure(assessment: Assessment) -> str:
    """The headline figure over every open outcome; without a debt only a bar has one, which is nothing."""
    if not assessment.covered:
        return "Not covered"
    if not assessment.debt_known and assessment.classification is not Classification.BARRED:
        return NO_DEBT
    if assessment.most == assessment.least and (assessment.scenario.bid is not None or not assessment.most):
        return whole_dollars(assessment.most)
    return f"Up to {whole_dollars(assessment.most)}"


def _aside(assessment: Assessment) -> str | None:
    if not assessment.covered:
        return f"only sales from {day_words(assessment.law.covers_sales_from)} on"
    if assessment.classification is not Classification.DEPENDS or not assessment.debt_known:
        return aside_of(assessment.award)
    headline = assessment.headline.award.most
    figures = dict.fromkeys(_figures_of(branch) for branch in assessment.branches if branch.award.most != headline)
    if not figures:
        return "not sure: see below"
    return f"{join([mid_sentence(text) for text in figures], 'or')} otherwise"


def _figures_of(branch: Branch) -> str:
    return figure_of(branch.award)


def _unless(award: Award) -> str:
    exceptions = [exception.text for exception in award.rule.unless]
    return f", unless {join(exceptions, 'or')}" if exceptions else ""


def _sentence(assessment: Assessment) -> str:
    state, award = place_words(assessment.law.name), assessment.award
    if not assessment.covered:
        return (
            f"This dataset covers {state} sales from {day_words(assessment.law.covers_sales_from)} on; "
            "for an earlier sale the law in force then decides, and no answer is given."
        )
    if not assessment.debt_known:
        return f"Enter the debt to see what a court in {state} could award."
    if assessment.process is v.Process.STRICT and assessment.deficiency <= 0 and not assessment.most:
        return (
            "The property is worth at least the debt, and strict foreclosure passes it to the lender without a sale: "
            "there is no deficiency."
        )
    if assessment.deficiency < 0 and not assessment.most:
        return (
            f"The sale brought {whole_dollars(-assessment.deficiency)} more than the debt: there is no deficiency. "
            "A surplus goes to other lienholders and then to the owner."
        )
    if assessment.deficiency == 0 and not assessment.most:
        return "The sale brought exactly the debt: there is no deficiency."
    if assessment.classification is Classification.DEPENDS:
        facts = join([fact_words(fact) for fact in assessment.open_facts])
        return f"In {state} it depends on {facts}: the most a court could award is {whole_dollars(assessment.most)}."
    certain = _certain(assessment, award)
    if len(assessment.branches) > 1:
        return f"{certain}, whichever way the open facts fall."
    exceptions = "" if award.out_of_time else _unless(award)
    return f"{certain}{exceptions}."


def _certain(assessment: Assessment, award: Award) -> str:
    state = place_words(assessment.law.name)
    if award.out_of_time is not None and award.out_of_time.day is not None:
        return f"In {state} the lender asked too late: the last day was {day_words(award.out_of_time.day)}"
    if award.refused:
        return f"In {state} a sale that the court refuses to confirm leaves no deficiency judgment"
    if assessment.classification is Classification.BARRED:
        return f"In {state} no deficiency judgment can be had on these facts"
    most, least = whole_dollars(award.most), whole_dollars(award.least)
    value = "a fair market value above the price"
    if assessment.process is v.Process.STRICT:
        value = "the fair market value"
    lower = {
        None: "",
        Why.IF_RAISED: f"; {least} if the borrower asks for the value to be credited and proves it",
        Why.DISCRETION: f"; {least} if the court, as it may, credits the value",
        Why.IF_REFUSED: "; nothing on this sale if the court refuses to confirm it",
        Why.NOT_KNOWN: f"; less once the court finds {value}",
        Why.APPRAISAL_NOT_KNOWN: "; less once the appraisal is counted",
        Why.SENIOR_DEBT_NOT_KNOWN: "; less by what the debt on liens ahead of it leaves over",
    }[award.why_less]
    reach = "up to " if award.most != award.least else ""
    whole = "the whole deficiency of " if award.most == award.deficiency and not reach else ""
    return f"In {state} a court may award {whole}{reach}{most}{lower}"


def _way_words(branch: Branch) -> str:
    ways = []
    for way in branch.ways[:3]:
        ways.append(" and ".join(condition.words for condition in way))
    others = len(branch.ways) - 3
    more = f", or in {others} other way{'' if others == 1 else 's'}" if others > 0 else ""
    return "If " + "; or ".join(ways) + more if any(ways) else "On these facts"


def _warnings(assessment: Assessment) -> tuple[str, ...]:
    found = list(assessment.notes)
    for check in assessment.award.floors:
        if check.reached is False:
            found.append(
                f"The law asks for at least {check.words}, {whole_dollars(check.least)}, at this sale; "
                f"the bid is lower, so the sale may not stand ({check.citation})."
            )
    for row in assessment.dates:
        if row.row.kind is v.DateKind.COLLECT and row.standing is Standing.PAST and row.day is not None:
            found.append(f"The time to collect ran out on {day_words(row.day)}: {row.row.effect}")
    if assessment.award.rule.confidence is v.Confidence.LOW and assessment.covered:
        then = "Treat the figure as the most it could be." if assessment.most else "Do not rely on the bar alone."
        found.append(f"This rule is unverified: no authority on point was read. {then}")
    return tuple(found)


def verdict(assessment: Assessment) -> Verdict:
    """The answer in words."""
    award = assessment.award
    covered = assessment.covered
    left = assessment.deficiency > 0 or not assessment.debt_known
    dates = assessment.dates if covered and left else ()
    if assessment.scenario.confirmed:
        dates = tuple(found for found in dates if found.row.kind is not v.DateKind.CONFIRM)
    depends = assessment.classification is Classification.DEPENDS
    several = len(assessment.branches) > 1 and left
    reason = award.rule.reason if covered and not depends and not several else ""
    if award.out_of_time is not None and covered and not depends:
        reason = award.out_of_time.row.effect
    citation, confidence = award.rule.citation, award.rule.confidence
    if award.out_of_time is not None:
        citation, confidence = award.out_of_time.row.citation, award.out_of_time.row.confidence
    alternatives: tuple[Alternative, ...] = ()
    if several and covered:
        alternatives = tuple(
            Alternative(
                _way_words(branch) + _unless(branch.award),
                figure_of(branch.award) if assessment.debt.items else CLASS_WORDS[branch.classification],
                branch.award.rule.reason,
                branch.award.rule.citation,
            )
            for branch in assessment.branches
        )
    return Verdict(
        figure=figure(assessment),
        aside=_aside(assessment),
        sentence=_sentence(assessment),
        reason=reason,
        citation=citation,
        confidence=confidence,
        checked=assessment.law.checked,
        depends_on=tuple(fact_words(fact) for fact in assessment.open_facts),
        alternatives=alternatives,
        steps_first=(RAISE_LATENESS,)
        if award.out_of_time and covered
        else first_steps(dates, assessment.scenario, assessment.as_of),
        next_date=next_date(dates),
        warnings=_warnings(assessment),
    )


def process_sentence(assessment: Assessment) -> str:
    """Which process the answer is for."""
    customary = " (customary here)" if assessment.process is assessment.law.process.customary else ""
    return f"{process_words(assessment.process)}{customary}"
