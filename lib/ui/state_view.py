"""One state's law, read through: rules in order, dates, money, amendments, sources, doubts."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.assessment import Assessment
from lib.charts.palette import CLASS_TONES
from lib.law import vocabulary as v
from lib.law.conditions import condition_words, when_words
from lib.law.links import host, is_official
from lib.law.rows import FeeRule
from lib.law.schema import Jurisdiction
from lib.law.second_reading import Settled, load_readings
from lib.law.words import credit_words, day_words, length_words, life_words, period_words, sentence_case
from lib.ui.text import linked, md
from lib.verdict import CLASS_WORDS, CONFIDENCE_WORDS

_THEORY_WORDS = {
    v.Theory.LIEN: "lien theory: the owner keeps title, the lender has a lien",
    v.Theory.TITLE: "title theory: the lender or trustee holds title as security",
    v.Theory.INTERMEDIATE: "intermediate theory: title passes to the lender on default",
}
_INSTRUMENT_WORDS = {
    v.Instrument.MORTGAGE: "mortgage",
    v.Instrument.DEED_OF_TRUST: "deed of trust",
    v.Instrument.SECURITY_DEED: "security deed",
}
_APPLIES_WORDS = {
    v.Applies.ALWAYS: "in every case",
    v.Applies.IF_RAISED: "only if the borrower asks for it and proves it",
    v.Applies.DISCRETION: "if the court so chooses",
}
_FEE_WORDS = {
    v.FeeTreatment.CONTRACT: "as far as the loan papers provide, and reasonable",
    v.FeeTreatment.LIMITED: "limited by law",
    v.FeeTreatment.BARRED: "not recoverable from the borrower",
    v.FeeTreatment.COURT: "the court decides",
}


def confidence_words(confidence: v.Confidence) -> str:
    """The level in Markdown: unverified stands out, high stands back."""
    if confidence is v.Confidence.LOW:
        return ":red[**unverified**]"
    return f"confidence {confidence}"


def _by(citation: str, confidence: v.Confidence) -> str:
    return f"*{md(citation)}* ({confidence_words(confidence)})"


def headline(law: Jurisdiction, typical: Assessment) -> None:
    """The answer for the typical home loan, and what the state is like."""
    tone = CLASS_TONES[typical.classification]
    st.markdown(
        f"**{tone.glyph} {CLASS_WORDS[typical.classification]}** for the typical home loan "
        f"(a recent purchase mortgage on the borrower's own house, foreclosed in the customary way). "
        f"{md(law.headline_why)}"
    )
    others = [one for one in law.process.available if one is not law.process.customary]
    also = f"; also {' and '.join(others)}" if others else ""
    st.caption(
        f"Customary process: {law.process.customary}{also}. {sentence_case(_INSTRUMENT_WORDS[law.instrument])}, "
        f"{_THEORY_WORDS[law.theory]} ({md(law.theory_source or '')}). Covers sales from "
        f"{day_words(law.covers_sales_from)}. Held against its sources on {day_words(law.checked)}."
    )
    if law.process.note:
        st.caption(md(law.process.note))


def _if(words: tuple[str, ...]) -> str:
    """The conditions as a clause; for a row without any, what it stands for."""
    return f"if {md('; '.join(words))}" if words else "in every case that none above decides"


def rules(law: Jurisdiction, deciding: str | None) -> None:
    """The rules in the order in which they are read; the first whose conditions hold decides."""
    st.caption("Read from the top. The first rule whose conditions all hold decides; the rest are not read.")
    for number, rule in enumerate(law.rule, 1):
        mark = " :primary-badge[decides your loan]" if rule.id == deciding else ""
        barred = rule.outcome is v.Outcome.BARRED
        answer = "no deficiency judgment" if barred else "a deficiency judgment"
        with st.container(border=True, key=f"rule_{number}", gap="xsmall"):
            st.markdown(f"**{number}. {sentence_case(answer)}**{mark}  \n{sentence_case(_if(condition_words(rule)))}.")
            st.markdown(md(rule.reason))
            if rule.credit is not None and rule.applies is not None:
                st.markdown(
                    f"**Credited:** {credit_words(rule.credit)}, {_APPLIES_WORDS[rule.applies]}. "
                    f"{md(rule.credit_note or '')}"
                )
            for exception in rule.unless:
                st.markdown(f"**Unless** {md(exception.text)}. *{md(exception.citation)}*")
            for cap in rule.cap:
                st.markdown(f"**Cap.** {md(cap.note)} *{md(cap.citation)}*")
            for floor in rule.floor:
                st.markdown(f"**Least price.** {md(floor.note)} *{md(floor.citation)}*")
            if rule.note:
                st.markdown(md(rule.note))
            st.caption(f"{md(rule.citation)} · {confidence_words(rule.confidence)} · {md(rule.id)}")


def dates(law: Jurisdiction) -> None:
    """Every date of the file: the borrower's first, then the lender's, then redemption."""
    ordered = sorted(law.date, key=lambda row: row.kind is not v.DateKind.BORROWER)
    for row in ordered:
        who = "Borrower" if row.kind is v.DateKind.BORROWER else "Lender"
        period = f" **{md(sentence_case(period_words(row)))}.**" if period_words(row) else ""
        case = sentence_case(_if(condition_words(row)))
        st.markdown(
            f"- **{who}: {md(row.label)}.**{period} {case}. If missed: {md(row.effect)} {md(row.note or '')} "
            f"{_by(row.citation, row.confidence)}"
        )
    st.markdown("### Buying the property back after the sale (redemption)")
    if not law.redemption:
        st.markdown("No right to redeem after the sale was found.")
    for end in law.redemption:
        length = length_words(end.length, end.unit) if end.length else "none"
        st.markdown(
            f"- **{sentence_case(length)}**, {_if(condition_words(end))}. {md(end.note)} "
            f"{_by(end.citation, end.confidence)}"
        )


def _fee(row: FeeRule) -> str:
    limit = f", up to \\${row.flat:,}" if row.flat is not None else ""
    if row.percent is not None:
        limit = f", up to {row.percent} percent of the {str(row.base).replace('_', ' ')}"
    if row.tiers:
        limit = f", by slices of the {str(row.base).replace('_', ' ')}"
    return f"{_FEE_WORDS[row.treatment]}{limit}"


def money(law: Jurisdiction) -> None:
    """What may be added to the debt, what a judgment costs, how long it lives, and other limits."""
    st.markdown("### The lender's attorney fees")
    for row in law.fees:
        words = when_words(row.when)
        case = f" {sentence_case(_if(words))}." if len(law.fees) > 1 else ""
        st.markdown(f"- **{sentence_case(_fee(row))}.**{case} {md(row.note)} {_by(row.citation, row.confidence)}")
    interest, judgment = law.judgment.interest, law.judgment
    st.markdown("### A judgment's interest and life")
    st.markdown(f"- **Interest.** {md(interest.rule)} {_by(interest.citation, interest.confidence)}")
    st.markdown(
        f"- **Life.** {sentence_case(life_words(judgment))}. {md(judgment.life_note or '')} "
        f"{_by(judgment.life_citation, judgment.confidence)}"
    )
    if law.other_limits:
        st.markdown("### Other limits")
        st.markdown("\n".join(f"- {md(line)}" for line in law.other_limits))


def amendments(law: Jurisdiction) -> None:
    """Amendments and decisions that matter, newest first."""
    if not law.change:
        st.markdown("None found that changes an answer.")
    for change in law.change:
        when = _when(change.effective)
        st.markdown(f"- **{when}.** {md(change.what)} *{md(change.citation)}*")


def _when(effective: str) -> str:
    """When a change took effect, in words: a day, a year, or that it is not known."""
    if effective == "unknown":
        return "Day not known"
    return day_words(date.fromisoformat(effective)) if "-" in effective else effective


_READ_WORDS = {"full": "read in full", "excerpt": "read in part"}


def sources(law: Jurisdiction) -> None:
    """What was read, with how much of it and where; official hosts are named as such."""
    st.caption(
        f"{sum(source.kind is v.SourceKind.STATUTE for source in law.source)} statutes, "
        f"{sum(source.kind is v.SourceKind.CASE for source in law.source)} decisions, "
        f"{sum(source.kind is v.SourceKind.SECONDARY for source in law.source)} secondary sources. "
        "A link leads to another site, which then knows that you came."
    )
    lines = []
    for source in law.source:
        title = linked(source.title, source.url)
        place = ""
        if source.url:
            place = f", {host(source.url)}{' (official)' if is_official(source.url) else ''}"
        lines.append(f"- {title}: {source.kind}, {_READ_WORDS[source.read]}{md(place)}")
    st.markdown("\n".join(lines))


_SETTLED_WORDS = {
    Settled.FIRST: "The first reading stands.",
    Settled.SECOND: "The second reading was right; the dataset was corrected.",
    Settled.NEITHER: "Neither reading was right; the dataset was corrected.",
    Settled.OPEN: "The authorities leave it open; the answer that leaves most owed is kept.",
}


def doubts(law: Jurisdiction) -> None:
    """Where sources or the two readings disagreed, and how it was settled."""
    if law.conflicts:
        st.markdown("\n".join(f"- {md(line)}" for line in law.conflicts))
    else:
        st.markdown("No conflict of sources was found.")
    record = load_readings()[law.code].record
    st.markdown("### The second reading")
    differed = len(record.cell)
    st.markdown(
        f"A second reader coded this state again without having seen the first coding. Of {record.asked} questions "
        f"asked of both, {differed or 'none'} {'was' if differed == 1 else 'were'} answered differently."
    )
    for cause in record.cause:
        st.markdown(f"- **{md(cause.what)}** {_SETTLED_WORDS[cause.settled]} {md(cause.why)} *{md(cause.authority)}*")
    st.caption(f"Confidence of the file as a whole: {CONFIDENCE_WORDS[law.confidence]}.")
