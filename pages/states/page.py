"""States: one state's law, readable, dated and doubted; the loan at hand marked in it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.assessment import assess, assess_everywhere
from lib.counterfactual import changes, routes
from lib.examples import typical_in
from lib.matrix import matrix
from lib.scenario import Scenario
from lib.ui import loan_here, state_view
from lib.ui.details import all_states, section
from lib.ui.details import dates as dates_table
from lib.ui.entry import state_lever
from lib.ui.layers_view import layers_card
from lib.ui.loan_line import loan_line
from lib.ui.map_view import map_card
from lib.ui.matrix_view import matrix_table
from lib.ui.shell import shell
from lib.ui.text import md
from lib.verdict import verdict

page = shell("states")
data, found = page.data, page.found
today = date.today()
law = data.states.get(found.scenario.state or "")
own_loan = law is None or found.scenario != Scenario(state=law.code)

choosing, mapping = st.columns([1.15, 1], gap="medium")
with mapping:
    everywhere = assess_everywhere(found.scenario, data, today)
    layer = map_card(found, everywhere, first="loan" if own_loan else "typical")
with choosing:
    state_lever(found, data)
    if law is None:
        st.info("Choose a state in the list or on the map.", icon=":material/map:")

if law is not None:
    typical = assess(typical_in(law, today), law, today)
    answer = assess(found.scenario, law, today) if own_loan else typical
    says = verdict(answer)
    whose = "Your loan" if own_loan else "The typical home loan"
    with choosing:
        st.markdown(f"## {law.name}")
        state_view.headline(law, typical)
        if own_loan:
            loan_line(found)
            st.markdown(f"**{md(says.figure)}.** {md(says.sentence)}" if answer.debt_known else md(says.sentence))
    st.markdown("### Who can be sued for the rest, and for how much")
    matrix_table(matrix(answer), own_loan=own_loan)
    deciding = answer.award.rule.id if own_loan else None
    if not own_loan:
        st.info(
            "No loan is entered. What follows is for the typical home loan; enter yours in Explore.",
            icon=":material/info:",
        )
    section(
        f"{whose}: what would change this",
        "would",
        ":material/alt_route:",
        lambda: loan_here.what_would_change(changes(answer)),
        expanded=True,
    )
    section(
        f"{whose}: which way would the lender go",
        "ways",
        ":material/fork_right:",
        lambda: loan_here.lenders_ways(routes(answer)),
    )
    section(
        f"{whose}: the days that matter",
        "strip",
        ":material/event:",
        lambda: loan_here.date_line(answer, data.version),
        expanded=own_loan,
    )
    if answer.covered:
        section(f"{whose}: the days, as a table", "dates", ":material/table_rows:", lambda: dates_table(answer))
    section("The rules, in order", "rules", ":material/rule:", lambda: state_view.rules(law, deciding))
    section("All dates and redemption", "all_dates", ":material/calendar_month:", lambda: state_view.dates(law))
    section("Fees, and what a judgment costs", "money", ":material/payments:", lambda: state_view.money(law))
    section("Beyond state law", "layers", ":material/account_balance:", lambda: layers_card(answer))
    section("Amendments that matter", "changed", ":material/history:", lambda: state_view.amendments(law))
    section("Sources read", "sources", ":material/menu_book:", lambda: state_view.sources(law))
    section("Doubts, and how they were settled", "doubts", ":material/balance:", lambda: state_view.doubts(law))
section("All states, as a table", "table", ":material/list:", lambda: all_states(everywhere, layer))

page.close()
