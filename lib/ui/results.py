"""The answer: four figures, the verdict, and what stands under it."""

from __future__ import annotations

import streamlit as st

from lib.assessment import Assessment, Classification, other_processes
from lib.charts.palette import CLASS_TONES
from lib.glossary import tip
from lib.law import vocabulary as v
from lib.law.words import day_words, join, place_words, process_words, sentence_case
from lib.money import whole_dollars
from lib.ui.entry import asked, grid
from lib.ui.layers_view import program_caption
from lib.ui.state import Session
from lib.ui.text import md
from lib.verdict import CLASS_WORDS, Verdict, figure, process_sentence


def figures(assessment: Assessment, says: Verdict) -> None:
    """Total debt, credit for the sale, deficiency or surplus, deficiency judgment."""
    debt, deficiency = assessment.debt, assessment.deficiency
    known = bool(debt.items)
    cells = st.container(key="figures").columns([1, 1, 1, 1.35], gap="small")
    with cells[0]:
        st.metric(
            "Total debt",
            whole_dollars(debt.total) if known else "Enter the debt",
            help=md(tip("total debt")),
            border=True,
            height="stretch",
        )
    with cells[1]:
        no_bid = assessment.scenario.bid is None and not assessment.sale_credit
        st.metric(
            "Credit for the sale",
            "Not known" if no_bid else whole_dollars(assessment.sale_credit),
            help=md(tip("winning bid")),
            border=True,
            height="stretch",
        )
    with cells[2]:
        label = "Surplus" if known and deficiency < 0 else "Deficiency"
        st.metric(
            label,
            whole_dollars(abs(deficiency)) if known else "–",
            help=md(tip(label.lower())),
            border=True,
            height="stretch",
        )
    with cells[3]:
        st.metric(
            f"Deficiency judgment in {place_words(assessment.law.name)}",
            says.figure if known else "–",
            delta=says.aside if known else None,
            delta_color="off",
            delta_arrow="off",
            help=md(tip("deficiency judgment")),
            border=True,
            height="stretch",
        )


def verdict_box(assessment: Assessment, says: Verdict) -> None:
    """The verdict in one or two sentences, its authority, and the next date."""
    tone = CLASS_TONES[assessment.classification]
    with st.container(border=True, key="verdict", gap="xsmall"):
        class_words = f"{tone.glyph} {CLASS_WORDS[assessment.classification]}"
        st.markdown(f"**{md(class_words)}.** {md(says.sentence)} {md(says.reason)}")
        if assessment.covered and assessment.debt.items and says.reason:
            unverified = ":red[**Unverified.**] " if says.confidence is v.Confidence.LOW else ""
            st.caption(
                f"{unverified}{md(says.citation)} · {md(process_sentence(assessment))} · "
                f"confidence {says.confidence} · checked {day_words(says.checked)}"
            )
        if assessment.covered:
            _beside(assessment)
            program_caption(assessment)
        if says.next_date:
            st.markdown(f":material/event: **Deadline.** {md(says.next_date)}")
        if says.steps_first:
            st.markdown(f":material/front_hand: **The borrower, first.** {md(says.steps_first[0])}")


def _beside(assessment: Assessment) -> None:
    """What would move the figure: amounts not entered, and another process that the state allows."""
    if assessment.debt.missing and assessment.debt.items:
        missing = join(list(assessment.debt.missing))
        st.caption(f":material/add: Not entered, so not counted: {md(missing)}. With them the figures are higher.")
    for other in other_processes(assessment):
        if other.most > assessment.most:
            st.caption(
                f":material/alt_route: If it is a {md(process_words(other.process))} instead: {md(figure(other))} "
                f"({md(other.award.rule.citation.split(';')[0])})."
            )


def drawn_for(assessment: Assessment) -> str:
    """The chart's title; where an answer depends, with the case that is drawn."""
    assumed = assessment.shown.assumed if assessment.classification is Classification.DEPENDS else ()
    case = f", if {' and '.join(condition.words for condition in assumed[:2])}" if assumed else ""
    more = " …" if len(assumed) > 2 else ""
    return md(f"From debt to judgment{case}{more}")


def hangs_on(found: Session, assessment: Assessment, says: Verdict) -> None:
    """What an answer that depends hangs on: the facts to settle, and each open outcome with its figure."""
    if not says.alternatives:
        return
    with st.container(border=True, key="hangs_on", gap="xsmall"):
        depends = assessment.classification is Classification.DEPENDS
        st.markdown("## What it hangs on" if depends else "## The same either way")
        grid(found, asked(assessment))
        for other in says.alternatives:
            st.markdown(f"- **{md(other.figure)}**: {md(other.when)}. {md(other.reason)} *{md(other.citation)}*")


def warnings(says: Verdict) -> None:
    """What is not entered, not covered or not sound; never an error, always a sentence."""
    if says.warnings:
        st.markdown("\n".join(f"- {md(sentence_case(warning))}" for warning in says.warnings))
