"""The paper for a borrower: what this means, what to do first and by when, whom to ask.  No promise is made.

It is as long as the case needs: one or two Letter pages for an ordinary one.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from lib.brief import DISCLAIMER, WHOM_TO_ASK, Brief
from lib.charts.palette import CLASS_TONES, OUTLINE
from lib.export.paper import missing_line, other_process_lines
from lib.export.pdf import Column, Markup, Sizes, Writer, beside, lines, plain, quiet, render, strong
from lib.export.plain_sides import can, cannot, lender_dates, standing_words, words_met
from lib.export.plain_words import (
    Action,
    answer,
    covered_by_sale,
    general_steps,
    known,
    papers_to_keep,
    past_steps,
    steps,
)
from lib.law import vocabulary as v
from lib.law.layers import LayerEffect
from lib.law.words import day_words, sentence_case
from lib.money import dollars

SIZES = Sizes(text=10, table=9.4, small=8.6, title=20, heading=12, gap=9, leading=1.3)
TITLE = "After the foreclosure: what you may still owe"

_CONFIDENCE = {
    v.Confidence.HIGH: "The rule was read in the law itself, or two good sources agree.",
    v.Confidence.MEDIUM: "The rule rests on one good source. Have it checked.",
    v.Confidence.LOW: "The rule is unverified. Have it checked before you rely on it.",
}
_LAYER_WORDS = {
    LayerEffect.MAY_ADD: "may add a claim",
    LayerEffect.MAY_FORBID: "may stop a claim",
    LayerEffect.ASK: "",
}


def borrower(brief: Brief) -> bytes:
    """The paper as a PDF file."""
    title = f"{TITLE} ({brief.assessment.law.name})"
    return render(brief, title, lambda: _story(brief))


def _story(brief: Brief) -> list[Flowable]:
    page = Writer(SIZES)
    _head(page, brief)
    _answer(page, brief)
    _first(page, brief)
    _whom(page)
    _lender(page, brief)
    _figures(page, brief)
    _keep(page, brief)
    _above(page, brief)
    _words(page, brief)
    _source(page, brief)
    return page.pieces


def _head(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    page.title(TITLE)
    facts = ["For the borrower", found.law.name]
    if found.scenario.sale_date is not None:
        facts.append(f"sale on {day_words(found.scenario.sale_date)}")
    facts.append(f"days counted from {day_words(found.as_of)}")
    page.text(quiet(" · ".join(facts)))
    if brief.title:
        page.text(strong(brief.title))
    if brief.note:
        page.text(beside(strong("Note."), plain(brief.note)))
    page.space(0.4)


def _answer(page: Writer, brief: Brief) -> None:
    said = answer(brief)
    tone = CLASS_TONES[brief.assessment.classification]
    paragraphs: list[tuple[Markup, float, bool]] = [
        (plain(f"{tone.glyph} {said.heading}"), SIZES.heading + 1.5, True),
        *((plain(sentence), SIZES.text, False) for sentence in said.sentences),
        *((beside(plain("•"), plain(sentence_case(item))), SIZES.text, False) for item in said.listed),
    ]
    page.box(paragraphs, bar=tone.fill)
    beyond = [*other_process_lines(brief), *(sentence_case(line) for line in brief.verdict.warnings)]
    missing = missing_line(brief)
    if missing:
        beyond.insert(0, missing)
    if beyond:
        page.space(0.5)
        page.bullets([plain(line) for line in beyond])


def _row(action: Action) -> tuple[Markup, ...]:
    otherwise = beside(strong("If not:"), plain(action.otherwise)) if action.otherwise else Markup("")
    return (
        plain("□"),
        strong(action.by),
        lines(plain(action.what), otherwise, quiet(action.citation)),
    )


def _first(page: Writer, brief: Brief) -> None:
    page.heading("What to do first, and by when")
    rows = [_row(action) for action in (*steps(brief), *general_steps(brief))]
    page.table((Column("", 0.04), Column("By when", 0.23), Column("What to do", 0.73)), rows)
    past = past_steps(brief)
    if past:
        page.space(0.4)
        page.text(plain("The time for these steps seems to have passed. Ask a lawyer if anything can still be done."))
        page.bullets([plain(line) for line in past], small=True)
    if brief.redemption and brief.assessment.covered:
        page.heading("Can you get the home back?")
        page.bullets([plain(line) for line in brief.redemption])


def _whom(page: Writer) -> None:
    page.heading("Whom to ask")
    page.bullets([plain(line) for line in WHOM_TO_ASK])


def _lender(page: Writer, brief: Brief) -> None:
    if not brief.assessment.covered:
        return
    page.heading("What the lender can and cannot do")
    page.text(strong("It can:"), after=0.1)
    page.bullets([plain(line) for line in can(brief)])
    page.space(0.3)
    page.text(strong("It cannot:"), after=0.1)
    page.bullets([plain(line) for line in cannot(brief)])
    rows = [
        (
            lines(strong(line.day), plain(line.period)),
            lines(
                plain(line.what),
                plain(standing_words(line)),
                beside(plain("If missed:"), plain(line.effect)),
                quiet(f"{line.citation}{' (unverified)' if line.confidence is v.Confidence.LOW else ''}"),
            ),
        )
        for line in lender_dates(brief)
    ]
    if rows:
        page.heading("Last days for the lender")
        page.table((Column("Day", 0.27), Column("What for", 0.73)), list(dict.fromkeys(rows)))


def _figures(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    if not known(brief):
        return
    page.heading("How the figures come about")
    left = found.deficiency
    rows = [
        (plain("What you owed on the day of the sale"), plain(dollars(found.debt.total))),
        (plain("Less what counts for the sale"), plain(dollars(-found.sale_credit))),
        (
            strong("What was left: the deficiency" if left >= 0 else "More than the debt: the surplus"),
            strong(dollars(abs(left))),
        ),
    ]
    totals = [2]
    if found.covered and left > 0:
        change = found.most - left
        if change:
            rows.append((plain(_change_words(brief, change)), plain(dollars(change))))
        rows.append((strong("The most a court could award: the deficiency judgment"), strong(dollars(found.most))))
        totals.append(len(rows) - 1)
    elif found.covered and found.most:
        rows.append((strong("The most a court could award: the deficiency judgment"), strong(dollars(found.most))))
    page.table((Column("", 0.76), Column("Amount", 0.24, amount=True)), rows, totals)


def _change_words(brief: Brief, change: int) -> str:
    found = brief.assessment
    if change > 0:
        return "What the law adds in the worst case"
    if found.award.out_of_time is not None and not found.most:
        return "Taken off because the lender asked too late"
    return "Taken off because the law does not let the lender collect it" if not found.most else "What the law takes off"


def _keep(page: Writer, brief: Brief) -> None:
    page.heading("What to keep")
    page.bullets([plain(line) for line in papers_to_keep(brief)])


def _above(page: Writer, brief: Brief) -> None:
    if not brief.layers:
        return
    page.heading("What else to ask about")
    page.bullets(
        [
            beside(
                strong(layer.title),
                plain(f"({_LAYER_WORDS[layer.effect]})." if _LAYER_WORDS[layer.effect] else "."),
                plain(layer.ask),
                quiet(f"{layer.citation}{' (unverified)' if layer.confidence is v.Confidence.LOW else ''}"),
            )
            for layer in brief.layers
        ]
    )


def _texts(brief: Brief) -> tuple[str, ...]:
    said = answer(brief)
    doing = [text for action in (*steps(brief), *general_steps(brief)) for text in (action.what, action.otherwise)]
    bound = [text for line in lender_dates(brief) for text in (line.what, line.effect, line.period)]
    layers = [text for layer in brief.layers for text in (layer.title, layer.ask)]
    sides = (*can(brief), *cannot(brief)) if brief.assessment.covered else ()
    return (
        said.heading,
        *said.sentences,
        *said.listed,
        *doing,
        *past_steps(brief),
        *bound,
        *layers,
        *sides,
        *brief.redemption,
        *brief.verdict.warnings,
        *other_process_lines(brief),
        *papers_to_keep(brief),
        brief.verdict.reason,
    )


def _words(page: Writer, brief: Brief) -> None:
    page.heading("Words")
    page.bullets(
        [beside(strong(f"{term}:"), plain(meaning)) for term, meaning in words_met(_texts(brief))],
        small=True,
    )


def _source(page: Writer, brief: Brief) -> None:
    found, says = brief.assessment, brief.verdict
    page.heading("Where this comes from")
    if not found.covered:
        page.text(plain("No rule is named here: the law of an earlier time decides."))
    else:
        if says.reason and not covered_by_sale(brief):
            page.text(beside(strong("The rule:"), plain(says.reason)))
        page.text(beside(strong("The law:"), plain(f"{says.citation}."), plain(_CONFIDENCE[says.confidence])))
        page.text(plain(f"The law of {found.law.name} was last checked on {day_words(found.law.checked)}."))
    page.space(0.4)
    page.box([(plain(DISCLAIMER), SIZES.text, False)], bar=OUTLINE)
