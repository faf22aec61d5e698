"""Beyond state law: what loan programs, investors, insurers and other law may add or stop, and what to ask.

None of it changes a figure; it is told beside the figure.
"""

from __future__ import annotations

import streamlit as st

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.law.facts import holds
from lib.law.layers import LawLayer, LayerEffect, layers_for, load_layers
from lib.law.words import fact_words
from lib.ui.text import linked, md

#: Programs whose agency has a say, or a claim, beside state law.
_FEDERAL = (v.LoanProgram.FHA, v.LoanProgram.VA, v.LoanProgram.USDA)

_EFFECT_WORDS = {
    LayerEffect.MAY_ADD: ":material/add_circle: may add a claim",
    LayerEffect.MAY_FORBID: ":material/block: may stop a claim",
    LayerEffect.ASK: ":material/help: to ask about",
}

_DOUBT = {
    v.Confidence.MEDIUM: "**Partly verified.** ",
    v.Confidence.LOW: ":red[**Unverified.**] ",
}


def layers_card(assessment: Assessment) -> None:
    """What arises beside state law on this loan: for certain first, then what may, with the fact it hangs on."""
    facts = assessment.facts
    found = layers_for(facts, load_layers())
    certain = [layer for layer, arises in found if arises]
    st.markdown("None of this changes a figure on this page. It can change what is claimed, and by whom.")
    for layer in certain:
        _show(layer)
    open_ones = [(layer, holds(layer, facts)) for layer, arises in found if not arises]
    if open_ones:
        st.markdown("### May arise, once a fact is known")
    for layer, fact in open_ones:
        _show(layer, f"Depends on {fact_words(str(fact))}. ")
    sources = "\n".join(
        f"- {linked(source.title, source.url)} ({source.kind}, {source.read})" for source in load_layers().source
    )
    st.markdown(f"### Sources read\n{sources}")


def _show(layer: LawLayer, hangs_on: str = "") -> None:
    """One matter: title, what it can do, text, what to ask, authority, and any doubt about it."""
    with st.container(key=f"layer_{layer.id}", gap="xsmall"):
        st.markdown(f"**{md(layer.title)}** · {_EFFECT_WORDS[layer.effect]}")
        st.markdown(f"{md(hangs_on)}{md(layer.text)}")
        st.markdown(f":material/forum: {md(layer.ask)}")
        note = f". {md(layer.note)}" if layer.note else ""
        st.caption(
            f"{_DOUBT.get(layer.confidence, '')}{md(layer.citation)} · confidence {md(str(layer.confidence))}{note}"
        )


def program_caption(assessment: Assessment) -> None:
    """One line for the verdict's card where the loan is FHA, VA or USDA; otherwise nothing."""
    program = assessment.scenario.loan_program
    if program not in _FEDERAL:
        return
    for layer in load_layers().layer:
        if layer.when.loan_program == (program,):
            doubt = _DOUBT.get(layer.confidence, "")
            st.caption(
                f":material/account_balance: {md(layer.title)}. {doubt}{md(layer.citation.split('; ')[0])} "
                "· see *Beyond state law*"
            )
