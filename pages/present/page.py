"""Present: full-screen views of the loan at hand, one idea each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.assessment import assess_everywhere
from lib.brief import brief_of
from lib.counterfactual import changes
from lib.presentation import views
from lib.scenario_text import write_known
from lib.ui import stage
from lib.ui.entry import highest, money_lever, rate_lever, state_lever
from lib.ui.shell import name_tab
from lib.ui.startup import dataset
from lib.ui.state import session, write_address
from lib.ui.style import stage_style, style
from lib.ui.take_away import take_away
from lib.ui.text import md

name_tab("present")
data = dataset()
found = session(data)
style()
stage_style()
today = date.today()
before_sale = bool(st.session_state.get("before_sale", found.scenario.bid is None))
scenario = replace(found.scenario, state=found.scenario.state or "NV")
everywhere = assess_everywhere(scenario, data, today)
brief = brief_of(everywhere[scenario.state or "NV"], data, made_on=today)
others = changes(brief.assessment)
shown = views(brief, everywhere, others, before_sale=before_sale)
here = stage.position(len(shown), st.query_params.get("view", ""))


def levers() -> None:
    reach = highest(found.scenario, brief.assessment.debt.total)
    state_lever(found, data)
    money_lever(found, "bid", reach=reach, step=1_000)
    money_lever(found, "fair_value", reach=reach, step=1_000)
    rate_lever(found, disabled=found.scenario.debt_total is not None or found.scenario.accrued_interest is not None)
    st.toggle("Before the sale: the bid is not known yet", key="before_sale", value=before_sale)
    st.page_link(
        st.session_state["pages"]["explore"],
        label="Leave the presentation",
        icon=":material/close:",
        query_params=write_known(found.scenario),
    )


with st.container(key="stage"):
    st.markdown(f"# {md(shown[here].title)}")
    with st.container(key="stage_body"):
        stage.draw(shown[here], brief, everywhere, others, before_sale=before_sale)
    notes = stage.bar(here, [view.title for view in shown], levers, lambda: take_away(found, data))
    if notes:
        with st.container(key="stage_says"):
            st.markdown("\n".join(f"- {md(line)}" for line in shown[here].say))
    st.caption(
        f"Deficiency Judgment Explorer · law dataset {data.version} · legal information, not legal advice",
    )

write_address(found, view=stage.parameter(here))
