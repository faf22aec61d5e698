"""States: one state's law, readable, dated and doubted; the loan at hand marked in it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.assessment import assess, assess_everywhere
from lib.examples import typical_in
from lib.matrix import matrix
from lib.scenario import Scenario
from lib.ui import state_view
from lib.ui.details import section
from lib.ui.entry import state_lever
from lib.ui.map_view import map_card
from lib.ui.matrix_view import matrix_table
from lib.ui.shell import shell

page = shell("states")
data, found = page.data, page.found
today = date.today()
law = data.states.get(found.scenario.state or "")
own_loan = law is None or found.scenario != Scenario(state=law.code)

choosing, mapping = st.columns([1.15, 1], gap="medium")
with mapping:
    map_card(found, assess_everywhere(found.scenario, data, today), first="loan" if own_loan else "typical")
with choosing:
    state_lever(found, data)
    if law is None:
        st.info("Choose a state in the list or on the map.", icon=":material/map:")

if law is not None:
    typical = assess(typical_in(law, today), law, today)
    answer = assess(found.scenario, law, today) if own_loan else typical
    with choosing:
        st.markdown(f"## {law.name}")
        state_view.headline(law, typical)
    st.markdown("### Who can be sued for the rest, and for how much")
    matrix_table(matrix(answer), own_loan=own_loan)
    deciding = answer.award.rule.id if own_loan else None
    section("The rules, in order", "rules", ":material/rule:", lambda: state_view.rules(law, deciding))

page.close()
