"""Below the fold: more facts, steps, dates, all states, words, sources.  Each is built only when open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pandas as pd
import streamlit as st

from lib.assessment import Assessment
from lib.brief import date_line, redemption_lines
from lib.charts.layers import LAYER_WORDS, Layer, LayerKey
from lib.fields import FIELDS, Group
from lib.glossary import tip
from lib.law import vocabulary as v
from lib.law.decide import questions
from lib.law.words import credit_words, day_words, life_words, place_words
from lib.money import dollars
from lib.trace import StepKind
from lib.ui.entry import ASKED_AS, asked, grid, levers
from lib.ui.state import Session
from lib.ui.text import linked, md
from lib.verdict import CLASS_MEANING, CLASS_WORDS, CONFIDENCE_WORDS, aside_of, figure


def section(label: str, key: str, icon: str, draw: Callable[[], None], *, expanded: bool = False) -> None:
    """An expander whose body is built only while it is open."""
    box = st.expander(label, expanded=expanded, key=key, icon=icon, on_change="rerun")
    if box.open:
        with box, st.container(key=f"{key}_table"):
            draw()


def deciding_fields(assessment: Assessment) -> list[str]:
    """The fields on which this state's answer can turn, rules first, then what its dates run from."""
    names = [ASKED_AS.get(fact, fact) for fact in questions(assessment.law)]
    credits_used = {rule.credit for rule in assessment.law.rule}
    if v.Credit.CONFIRMED_SALE in credits_used:
        names.append("confirmed")
    if any(rule.applies is v.Applies.IF_RAISED for rule in assessment.law.rule):
        names.append("value_raised")
    if any("appraisal" in str(credit) for credit in credits_used) or any(
        floor.of is v.FloorBase.APPRAISED_VALUE for rule in assessment.law.rule for floor in rule.floor
    ):
        names.append("appraised_value")
    if any(cap.kind is v.CapKind.CLAIM_PRICE for rule in assessment.law.rule for cap in rule.cap):
        names.append("claim_price")
    names += ["sale_date", *(row.needs for row in assessment.dates if row.needs), "filed_on"]
    return list(dict.fromkeys(names))


def facts(found: Session, assessment: Assessment | None) -> None:
    """Every field that is not a lever; those that decide in this state first."""
    first = deciding_fields(assessment) if assessment is not None else []
    above = (*levers(found.scenario), *(asked(assessment) if assessment is not None else ()))
    first = [name for name in first if name not in above]
    if assessment is not None:
        st.markdown(f"### What decides in {md(place_words(assessment.law.name))}")
        grid(found, first)
    for group in Group:
        rest = [field.name for field in FIELDS if field.group is group and field.name not in (*first, *above)]
        if rest:
            st.markdown(f"### {group}")
            grid(found, rest)


def steps(assessment: Assessment) -> None:
    """The trace as a table, to the cent: the waterfall's twin."""
    for title, trace in (
        ("", assessment.shown.award.trace),
        ("With the lower figure", assessment.shown.award.trace_least),
    ):
        if trace is None:
            continue
        if title:
            st.markdown(f"### {title}")
        rows = [
            {
                "Step": f"**{md(step.label)}**" if step.kind is StepKind.TOTAL else md(step.label),
                "Amount": md(dollars(step.running if step.kind is StepKind.TOTAL else step.amount)),
                "How": md(step.how or ""),
                "Authority": md(step.citation or ""),
            }
            for step in trace.steps
        ]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt="Steps from debt to judgment")


def dates(assessment: Assessment) -> None:
    """Every date of this answer with its trigger, effect and authority; then redemption."""
    rows = [
        {
            "Who": line.who,
            "What": md(line.what),
            "Day": md(line.day),
            "Standing": md(line.standing),
            "Period": md(line.period),
            "If missed": md(line.effect),
            "Authority": md(f"{line.citation} ({line.confidence})"),
        }
        for line in (date_line(row) for row in assessment.dates)
    ]
    if rows:
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt="Dates that matter")
    else:
        st.markdown("No date to watch: on these facts there is nothing to ask for.")
    for line in redemption_lines(assessment):
        st.caption(f"Redemption after the sale: {md(line)}")


#: Layers whose content the table's own columns already hold.
_SAME_AS_TABLE = (LayerKey.LOAN, LayerKey.DOLLARS)


def all_states(everywhere: Mapping[str, Assessment], layer: Layer) -> None:
    """The map's twin: every jurisdiction with its answer on this loan, and the layer shown."""
    shown = {region.code: region.says for region in layer.regions}
    rows = [
        {
            "State": found.law.name,
            "Class": CLASS_WORDS[found.classification],
            "Deficiency judgment": figure(found),
            "Most": Decimal(found.most).scaleb(-2) if found.covered and found.debt_known else None,
            "Lower figure": (aside_of(found.award) or "") if found.covered else "",
            **({LAYER_WORDS[layer.key]: shown[code]} if layer.key not in _SAME_AS_TABLE else {}),
            "Credit": _credit(found),
            "Authority": found.award.rule.citation if found.covered else "",
            "Confidence": str(found.award.rule.confidence) if found.covered else "",
        }
        for code, found in everywhere.items()
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=460,
        column_config={"Most": st.column_config.NumberColumn(format="dollar")},
        alt="All jurisdictions on this loan",
    )


def _credit(found: Assessment) -> str:
    if not found.covered:
        return ""
    return credit_words(found.award.rule.credit) if found.award.rule.credit else "none: barred"


def legend_words() -> None:
    """What the classes mean, in words, and the two numbers that are never mixed up."""
    for key, meaning in CLASS_MEANING.items():
        st.markdown(f"- **{CLASS_WORDS[key]}**: {meaning}.", help=md(tip(CLASS_WORDS[key])))
    st.markdown(
        "- **Deficiency**: total debt minus what the sale brought; arithmetic, the same in every state. "
        "Below zero it is a **surplus**.\n"
        "- **Deficiency judgment**: what a court may enter for it: nothing where the law bars it, else what the "
        "law leaves of it. The figure shown is the most there can be."
    )


def law_card(assessment: Assessment) -> None:
    """The rule in full: note, exceptions, credit, fees, interest and life, other limits, sources."""
    law, rule = assessment.law, assessment.shown.award.rule
    st.markdown(f"### The rule\n{md(rule.reason)} {md(rule.note or '')}")
    st.caption(
        f"{md(rule.citation)} · confidence {md(CONFIDENCE_WORDS[rule.confidence])} · checked {day_words(law.checked)}"
    )
    for exception in rule.unless:
        st.markdown(f"- **Unless** {md(exception.text)}. *{md(exception.citation)}*")
    for cap in rule.cap:
        st.markdown(f"- **Cap.** {md(cap.note)} *{md(cap.citation)}*")
    if rule.credit_note:
        st.markdown(f"**The credit.** {md(rule.credit_note)}")
    fees = assessment.shown.award.fees.rule
    st.markdown(f"**Attorney fees.** {md(fees.note)} *{md(fees.citation)}* ({fees.confidence})")
    interest = law.judgment.interest
    st.markdown(f"**Interest on a judgment.** {md(interest.rule)} *{md(interest.citation)}*")
    note = f" {law.judgment.life_note}" if law.judgment.life_note else ""
    st.markdown(f"**Life of a judgment.** {life_words(law.judgment)}.{md(note)} *{md(law.judgment.life_citation)}*")
    _listed("Other limits", law.other_limits)
    _listed("Where sources disagreed", law.conflicts)
    st.markdown("### Amendments that matter")
    if law.change:
        st.markdown("\n".join(f"- {md(c.effective)}: {md(c.what)} *{md(c.citation)}*" for c in law.change))
    else:
        st.markdown("None found.")
    _listed("Statutes relied on", law.statutes)
    st.markdown("### Sources read")
    st.markdown("\n".join(f"- {linked(s.title, s.url)} ({s.kind}, {s.read})" for s in law.source))


def _listed(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        st.markdown(f"### {title}")
        st.markdown("\n".join(f"- {md(line)}" for line in lines))
