"""The paper for a borrower: what this means, what to do first and by when, whom to ask.  No promise is made.

It is as long as the case needs: one or two Letter pages for an ordinary one.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from lib.assessment import Classification
from lib.brief import DISCLAIMER, WHOM_TO_ASK, Brief
from lib.charts.palette import CLASS_TONES, TOTAL
from lib.export.paper_words import day_of, missing_line, other_process_lines
from lib.export.pdf import Markup, beside, lines, plain, quiet, render, strong
from lib.export.pdf_writer import Column, Sizes, Writer
from lib.export.plain_sides import can, cannot, lender_dates, standing_words, words_met
from lib.export.plain_steps import Action, actions, papers_to_keep, past_steps
from lib.export.plain_words import answer, covered_by_sale, known, strict
from lib.law import vocabulary as v
from lib.law.layers import LayerEffect
from lib.law.words import day_words, sentence_case
from lib.money import dollars

SIZES = Sizes(text=9.8, table=9.1, small=8.4, title=19, heading=11.5, gap=7, leading=1.26)
TITLE = "After the foreclosure: what you may still owe"

_CONFIDENCE = {
    v.Confidence.HIGH: "The rule was read in the law itself, or two good sources agree.",
    v.Confidence.MEDIUM: "The rule rests on one good source. Have it checked.",
    v.Confidence.LOW: "The rule is unverified. Have it checked before you rely on it.",
}
_LAYER_WORDS = {
    LayerEffect.MAY_ADD: " (may add a claim).",
    LayerEffect.MAY_FORBID: " (may stop a claim).",
    LayerEffect.ASK: ".",
}


def borrower(brief: Brief) -> bytes:
    """The paper as a PDF file."""
    title = f"{TITLE} ({brief.assessment.law.name})"
    return render(brief, title, lambda share: _story(brief, SIZES.tighter(share)))


def _story(brief: Brief, sizes: Sizes) -> list[Flowable]:
    page = Writer(sizes)
    _head(page, brief)
    _answer(page, brief)
    _first(page, brief)
    _whom(page)
    _hangs_on(page, brief)
    _figures(page, brief)
    _lender(page, brief)
    _redemption(page, brief)
    _keep(page, brief)
    _above(page, brief)
    _source(page, brief)
    _words(page, brief)
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
    # Where the sale paid the debt, the rule's class would only mislead.
    paid = brief.assessment.covered and covered_by_sale(brief)
    paragraphs: list[tuple[Markup, float, bool]] = [
        (plain(said.heading if paid else f"{tone.glyph} {said.heading}"), page.sizes.heading + 1.5, True),
        *((plain(sentence), page.sizes.text, False) for sentence in said.sentences),
        *((beside(plain("•"), plain(sentence_case(item))), page.sizes.text, False) for item in said.listed),
    ]
    page.box(paragraphs, bar=TOTAL if paid else tone.fill)
    page.space(0.5)
    page.text(plain(DISCLAIMER), small=True)
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
    rows = [_row(action) for action in dict.fromkeys(actions(brief))]
    page.table((Column("", 0.04), Column("By when", 0.23), Column("What to do", 0.73)), rows)
    past = past_steps(brief)
    if past:
        page.space(0.4)
        page.text(plain("The time for these steps seems to have passed. Ask a lawyer if anything can still be done."))
        page.bullets([plain(line) for line in past], small=True)


def _redemption(page: Writer, brief: Brief) -> None:
    if brief.redemption and brief.assessment.covered:
        page.heading("Can you get the home back?")
        page.bullets([plain(line) for line in brief.redemption])


def _whom(page: Writer) -> None:
    page.heading("Whom to ask")
    page.bullets([plain(line) for line in WHOM_TO_ASK])


def _hangs_on(page: Writer, brief: Brief) -> None:
    """Each open outcome, for an answer that depends."""
    if brief.assessment.classification is not Classification.DEPENDS:
        return
    page.heading("What it hangs on")
    rows = [(strong(other.figure), plain(f"{other.when}.")) for other in brief.verdict.alternatives]
    page.table((Column("Could be", 0.2), Column("When", 0.8)), rows)


def _lender(page: Writer, brief: Brief) -> None:
    if not brief.assessment.covered:
        return
    page.heading("What the lender can and cannot do")
    sides = (("It can", can(brief)), ("It cannot", cannot(brief)))
    page.columns([(heading, [plain(line) for line in said]) for heading, said in sides])
    # Rows that read alike (the law has one for each kind of lender) are one row with all their authorities.
    alike: dict[tuple[str, ...], list[str]] = {}
    for line in lender_dates(brief):
        unverified = " (unverified)" if line.confidence is v.Confidence.LOW else ""
        words = (sentence_case(day_of(line)), line.period, f"{line.what}.", standing_words(line), line.effect)
        alike.setdefault(words, []).append(f"{line.citation}{unverified}")
    rows = [
        (
            lines(strong(day), plain(period)),
            lines(
                beside(plain(what), strong(standing)),
                beside(plain("If missed:"), plain(effect)),
                quiet("; ".join(dict.fromkeys(authorities))),
            ),
        )
        for (day, period, what, standing, effect), authorities in alike.items()
    ]
    if rows:
        page.heading("Last days for the lender")
        page.table((Column("Day", 0.27), Column("What for", 0.73)), rows)


def _figures(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    if not known(brief):
        return
    page.heading("How the figures come about")
    left = found.deficiency
    rows = [
        (plain("What you owed on the day of the sale"), plain(dollars(found.debt.total))),
        (
            plain("Less what counts for the home" if strict(brief) else "Less what counts for the sale"),
            plain(dollars(-found.sale_credit)),
        ),
        (
            strong(_left_words(brief)),
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
    elif found.covered:
        rows.append((strong("The most a court could award: the deficiency judgment"), strong(dollars(found.most))))
    page.table((Column("", 0.76), Column("", 0.24, amount=True)), rows, totals)


def _left_words(brief: Brief) -> str:
    if brief.assessment.deficiency >= 0:
        return "What was left: the deficiency"
    return "Worth more than the debt by" if strict(brief) else "More than the debt: the surplus"


def _change_words(brief: Brief, change: int) -> str:
    found = brief.assessment
    if change > 0 and found.award.sale_credit != found.sale_credit:
        return "Added back, in the worst case: the price may not count for this loan"
    if change > 0:
        return "What the law adds in the worst case"
    if found.award.out_of_time is not None and not found.most:
        return "Taken off because the lender asked too late"
    return (
        "Taken off because the law does not let the lender collect it" if not found.most else "What the law takes off"
    )


def _halves(page: Writer, items: list[Markup]) -> None:
    """A long list in two columns, the left one read first."""
    half = sum(map(len, items)) / 2
    middle = next((at for at in range(1, len(items)) if sum(map(len, items[:at])) >= half), len(items))
    page.columns([("", items[:middle]), ("", items[middle:])], small=True)


def _keep(page: Writer, brief: Brief) -> None:
    page.heading("What to keep")
    _halves(page, [plain(line) for line in papers_to_keep(brief)])


def _above(page: Writer, brief: Brief) -> None:
    if not brief.layers:
        return
    page.heading("What else to ask about")
    page.bullets(
        [
            beside(
                strong(layer.title + _LAYER_WORDS[layer.effect]),
                plain(layer.ask),
                quiet(f"{layer.citation}{' (unverified)' if layer.confidence is v.Confidence.LOW else ''}"),
            )
            for layer in brief.layers
        ],
        small=True,
    )


def _texts(brief: Brief) -> tuple[str, ...]:
    said = answer(brief)
    doing = [text for action in actions(brief) for text in (action.what, action.otherwise)]
    bound = [text for line in lender_dates(brief) for text in (line.what, line.effect, line.period)]
    layers = [text for layer in brief.layers for text in (layer.title, layer.ask)]
    sides = (*can(brief), *cannot(brief)) if brief.assessment.covered else ()
    return (
        "The deficiency judgment",
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
        *(other.when for other in brief.verdict.alternatives),
        *other_process_lines(brief),
        *papers_to_keep(brief),
        brief.verdict.reason,
    )


def _words(page: Writer, brief: Brief) -> None:
    page.heading("Words")
    _halves(page, [beside(strong(f"{term}:"), plain(meaning)) for term, meaning in words_met(_texts(brief))])


def _source(page: Writer, brief: Brief) -> None:
    found, says = brief.assessment, brief.verdict
    page.heading("Where this comes from")
    if not found.covered:
        page.text(plain("No rule is named here: the law of an earlier time decides."))
    else:
        if says.reason and not covered_by_sale(brief):
            page.text(beside(strong("The rule:"), plain(says.reason)))
        checked = f"Last checked on {day_words(found.law.checked)}."
        law = plain(f"{says.citation}. {_CONFIDENCE[says.confidence]} {checked}")
        highest = found.classification is Classification.DEPENDS
        page.text(beside(strong("The law behind the highest amount:" if highest else "The law:"), law))
