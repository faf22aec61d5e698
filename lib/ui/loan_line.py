"""The loan at hand in one line, on pages where it is not entered, with the way to where it is."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.brief import entries_of
from lib.debt import debt_of
from lib.fields import choice_words
from lib.law.words import day_words
from lib.money import whole_dollars
from lib.scenario import Scenario
from lib.scenario_text import write_known
from lib.ui.state import Session
from lib.ui.text import md


def loan_words(scenario: Scenario) -> str:
    """The loan in a few words: debt, price, value, purpose, rank, use, sale; only what is known."""
    debt = debt_of(scenario, scenario.sale_date or scenario.as_of or date.today())
    parts = []
    if debt.items:
        parts.append(f"debt of {whole_dollars(debt.total)}")
    if scenario.bid is not None:
        parts.append(f"bid {whole_dollars(scenario.bid)}")
    if scenario.fair_value is not None:
        parts.append(f"value {whole_dollars(scenario.fair_value)}")
    for name in ("purpose", "lien", "use"):
        value = getattr(scenario, name)
        if value is not None:
            parts.append(choice_words(name, value).lower())
    if scenario.sale_date is not None:
        parts.append(f"sold {day_words(scenario.sale_date)}")
    return ", ".join(parts)


def loan_line(found: Session) -> None:
    """Say which loan is meant, and lead to Explore, where it is entered."""
    words = loan_words(found.scenario)
    known = sum(len(lines) for _, lines in entries_of(found.scenario))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="loan_line"):
        if words:
            whose = "The example's loan" if found.example is not None else "Your loan"
            st.markdown(f"**{whose}:** {md(words)} ({known} facts known).", width="content")
        else:
            st.markdown("**No loan is entered yet.**", width="content")
        st.page_link(
            st.session_state["pages"]["explore"],
            label="Change it in Explore",
            icon=":material/edit:",
            query_params=write_known(found.scenario),
        )
