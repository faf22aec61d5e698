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
from lib.ui.header import notes_on_link
from lib.ui.shell import name_tab
from lib.ui.startup import dataset
from lib.ui.state import Session, session, write_address
from lib.ui.style import stage_style, style
from lib.ui.take_away import take_away
from lib.ui.text import md


def leave(found: Session) -> None:
    """The way back to Explore, with the loan."""
    st.page_link(
        st.session_state["pages"]["explore"],
        label="Leave the presentation",
        icon=":material/close:",
        query_params=write_known(found.scenario),
    )


name_tab("present")
data = dataset()
found = session(data)
style()
stage_style()
today = date.today()
if found.scenario.state is None:
    with st.container(key="stage"):
        st.markdown("# In which state does the property lie?")
        state_lever(found, data)
        leave(found)
    write_address(found)
    st.stop()
before_sale = stage.before_the_sale(found.scenario, data.states[found.scenario.state])
scenario = replace(found.scenario, bid=None) if before_sale else found.scenario
everywhere = assess_everywhere(scenario, data, today)
brief = brief_of(everywhere[found.scenario.state], data, made_on=today)
others = changes(brief.assessment)
shown = views(brief, everywhere, others, before_sale=before_sale)
here = stage.position(len(shown), st.query_params.get("view", ""), followed=found.followed)


def levers() -> None:
    reach = highest(found.scenario, brief.assessment.debt.total)
    state_lever(found, data)
    money_lever(found, "bid", reach=reach, step=1_000)
    money_lever(found, "fair_value", reach=reach, step=1_000)
    rate_lever(found, disabled=found.scenario.debt_total is not None or found.scenario.accrued_interest is not None)
    stage.before_sale_switch(brief.assessment, chosen=before_sale)
    leave(found)


def more() -> None:
    notes_on_link(found, data)
    take_away(replace(found, scenario=scenario), data)


with st.container(key="stage"):
    st.markdown(f"# {md(shown[here].title)}")
    with st.container(key="stage_body"):
        stage.draw(shown[here], brief, everywhere, others, before_sale=before_sale)
    notes = stage.bar(here, [view.title for view in shown], levers, more)
    if notes:
        with st.container(key="stage_says"):
            st.markdown("\n".join(f"- {md(line)}" for line in shown[here].say))
    st.caption(
        f"Deficiency Judgment Explorer · law dataset {data.version} · legal information, not legal advice",
    )

write_address(found, view=stage.parameter(here))
