"""The paper for a file or a meeting: figures, verdict, steps, dates, conditions, inputs, authorities.

One or two Letter pages for an ordinary case; what is longer flows on, nothing is cut.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from lib.assessment import Classification
from lib.brief import DISCLAIMER, Brief, DateLine
from lib.charts.palette import CLASS_TONES, TOTAL
from lib.export.paper_words import (
    EFFECT_WORDS,
    day_of,
    missing_line,
    other_process_lines,
    shown_dates,
    title_of,
)
from lib.export.pdf import Markup, beside, lines, plain, quiet, render, strong
from lib.export.pdf_writer import Column, Sizes, Writer
from lib.export.plain_words import covered_by_sale
from lib.law.dates import Standing
from lib.law.words import day_words, join, life_words, place_words, sentence_case
from lib.money import dollars, whole_dollars
from lib.trace import Step, StepKind, Trace
from lib.verdict import CLASS_WORDS, CONFIDENCE_WORDS, confidence_words, process_sentence

SIZES = Sizes(text=8.8, table=7.9, small=7.5, title=18, heading=10.5, gap=8, leading=1.27)


def paper(brief: Brief) -> bytes:
    """The paper as a PDF file."""
    title = title_of(brief)
    return render(brief, title, lambda share: _story(brief, title, SIZES.tighter(share)))


def _story(brief: Brief, title: str, sizes: Sizes) -> list[Flowable]:
    page = Writer(sizes)
    _head(page, brief, title)
    _figures(page, brief)
    _verdict(page, brief)
    _hangs_on(page, brief)
    _steps(page, brief)
    _dates(page, brief)
    _conditions(page, brief)
    _entered(page, brief)
    _above(page, brief)
    _authorities(page, brief)
    return page.pieces


def _head(page: Writer, brief: Brief, title: str) -> None:
    found = brief.assessment
    page.title(title)
    facts = [found.law.name, process_sentence(found)]
    if found.scenario.sale_date is not None:
        facts.append(f"sale on {day_words(found.scenario.sale_date)}")
    facts.append(f"as of {day_words(found.as_of)}")
    page.text(quiet(" · ".join(facts)), after=0.5)
    if brief.note:
        page.text(beside(strong("Note."), plain(brief.note)), after=0.7)


def _figures(page: Writer, brief: Brief) -> None:
    found, says = brief.assessment, brief.verdict
    known = bool(found.debt.items)
    no_bid = found.scenario.bid is None and not found.sale_credit
    cells = (
        ("Total debt", whole_dollars(found.debt.total) if known else "Not entered", ""),
        ("Credit for the sale", "Not known" if no_bid else whole_dollars(found.sale_credit), ""),
        (
            "Deficiency" if found.deficiency >= 0 or not known else "Surplus",
            whole_dollars(abs(found.deficiency)) if known else "–",
            "",
        ),
        (
            f"Deficiency judgment in {place_words(found.law.name)}",
            says.figure if known or not found.covered else "–",
            sentence_case(says.aside or "") if known or not found.covered else "",
        ),
    )
    page.band(cells, (0.205, 0.205, 0.2, 0.39))


def _verdict(page: Writer, brief: Brief) -> None:
    found, says = brief.assessment, brief.verdict
    tone = CLASS_TONES[found.classification]
    class_words, bar = f"{tone.glyph} {CLASS_WORDS[found.classification]}.", tone.fill
    if found.covered and covered_by_sale(brief):
        # The class is the rule's; where there is nothing to award it would only mislead.
        class_words, bar = "Surplus." if found.deficiency else "No deficiency.", TOTAL
    said: list[Markup] = [beside(strong(class_words), plain(says.sentence), plain(says.reason))]
    if found.covered and says.reason:
        source = f"{says.citation} · {CONFIDENCE_WORDS[says.confidence]} · checked {day_words(says.checked)}"
        said.append(quiet(source))
    if found.covered:
        said += [plain(line) for line in (missing_line(brief), *other_process_lines(brief)) if line]
    if says.next_date:
        said.append(beside(strong("Deadline."), plain(says.next_date)))
    if says.steps_first:
        said.append(beside(strong("The borrower, first."), plain(says.steps_first[0])))
    page.space()
    page.box([(words, page.sizes.text, False) for words in said], bar=bar)
    page.space(0.5)
    page.text(quiet(DISCLAIMER), small=True)


def _hangs_on(page: Writer, brief: Brief) -> None:
    says = brief.verdict
    if not says.alternatives:
        return
    depends = brief.assessment.classification is Classification.DEPENDS
    page.heading("What it hangs on" if depends else "The same either way")
    rows = [
        (strong(other.figure), lines(plain(f"{other.when}."), plain(other.reason), quiet(other.citation)))
        for other in says.alternatives
    ]
    page.table((Column("Deficiency judgment", 0.2), Column("When, and why", 0.8)), rows)


def _step_row(step: Step) -> tuple[Markup, Markup, Markup]:
    total = step.kind is StepKind.TOTAL
    name = strong(step.label) if total else plain(step.label)
    amount = (strong if total else plain)(dollars(step.running if total else step.amount))
    source = quiet(step.citation or "")
    return name, amount, beside(plain(step.how or ""), source)


_STEP_COLUMNS = (Column("Step", 0.37), Column("Amount", 0.14, amount=True), Column("How, and on what authority", 0.49))


def _table_of(page: Writer, steps: tuple[Step, ...]) -> None:
    totals = [number for number, step in enumerate(steps) if step.kind is StepKind.TOTAL]
    page.table(_STEP_COLUMNS, [_step_row(step) for step in steps], totals)


def _from(trace: Trace, key: str) -> tuple[Step, ...]:
    keys = [step.key for step in trace.steps]
    return trace.steps[keys.index(key) :]


def _steps(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    if not found.debt_known:
        return
    if not found.covered:
        page.heading("From debt to deficiency")
        _table_of(page, brief.steps)
        return
    assumed = found.shown.assumed if found.classification is Classification.DEPENDS else ()
    case = f", if {join([condition.words for condition in assumed])}" if assumed else ""
    page.heading(f"From debt to judgment{case}")
    _table_of(page, brief.steps)
    lower = found.shown.award.trace_least
    if lower is not None and found.shown.award.least < found.shown.award.most:
        page.heading("To the lower figure")
        _table_of(page, _from(lower, "deficiency"))
    if found.most != found.shown.award.most:
        page.space(0.4)
        page.text(plain(f"The most there can be is {dollars(found.most)}, in another case: see what it hangs on."))


def _date_row(line: DateLine) -> tuple[Markup, ...]:
    late = line.found.standing in (Standing.TOO_LATE, Standing.PAST, Standing.TODAY)
    stands = strong(line.standing) if late else plain(line.standing)
    return (
        plain(line.who),
        lines(plain(line.what), quiet(line.effect)),
        lines(plain(day_of(line)), quiet(line.period)),
        stands,
        quiet(f"{line.citation} ({confidence_words(line.confidence)})"),
    )


def _dates(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    if not found.covered:
        return
    page.heading("Dates")
    rows = [_date_row(line) for line in shown_dates(brief)]
    if rows:
        columns = (
            Column("Whose", 0.1),
            Column("What, and what follows if it is missed", 0.43),
            Column("Day", 0.17),
            Column("Standing", 0.1),
            Column("Authority", 0.2),
        )
        page.table(columns, rows)
    else:
        page.text(plain("No date to watch: there is nothing to ask for."))
    if brief.redemption:
        page.space(0.4)
        page.bullets([beside(strong("Redemption after the sale."), plain(line)) for line in brief.redemption])


def _conditions(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    # Of a sale that is not covered nothing is said but what was not entered.
    said = brief.conditions if found.covered else brief.verdict.warnings
    told = {f"The credit: {step.how}" for step in found.shown.award.trace.steps}
    items = [plain(sentence_case(line)) for line in said if line not in told]
    if found.covered:
        fees, judgment = found.shown.award.fees.rule, found.law.judgment
        items.append(
            beside(
                strong("Attorney fees."),
                plain(fees.note),
                quiet(f"{fees.citation} ({confidence_words(fees.confidence)})"),
            )
        )
        items.append(
            beside(
                strong("A judgment, once entered."),
                plain(judgment.interest.rule),
                quiet(f"{judgment.interest.citation} ({confidence_words(judgment.interest.confidence)})."),
                plain(f"Life: {life_words(judgment)}."),
                quiet(f"{judgment.life_citation} ({confidence_words(judgment.confidence)})"),
            )
        )
    if items:
        page.heading("Conditions and limits" if found.covered else "What was not entered")
        page.bullets(items)


def _asked(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def _entered(page: Writer, brief: Brief) -> None:
    page.heading("What was entered")
    rows = [
        (
            strong(str(group)),
            beside(*(beside(quiet(_asked(entry.label)), plain(entry.value)) for entry in entries), by="\u00a0· "),
        )
        for group, entries in brief.entries
    ]
    if rows:
        page.table((Column("", 0.1), Column("", 0.9)), rows)
    page.space(0.3)
    page.text(quiet("What is not listed was left as not sure or not entered."), small=True)


def _above(page: Writer, brief: Brief) -> None:
    if not brief.layers:
        return
    page.heading("Beside state law")
    page.bullets(
        [
            beside(
                strong(layer.title),
                quiet(f"({EFFECT_WORDS[layer.effect]})."),
                plain(layer.text),
                quiet(f"{layer.citation} ({confidence_words(layer.confidence)})"),
            )
            for layer in brief.layers
        ],
        small=True,
    )


def _authorities(page: Writer, brief: Brief) -> None:
    found = brief.assessment
    if brief.authorities:
        page.heading("Authorities")
        page.text(plain("; ".join(brief.authorities) + "."), small=True)
        page.text(quiet(f"{found.law.name}: checked {day_words(found.law.checked)}."), small=True)
