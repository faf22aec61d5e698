"""Explore: move the bid, the interest and the fees; see the deficiency, the judgment and the map."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.assessment import assess_everywhere
from lib.charts.waterfall import alt_text, waterfall
from lib.law.words import place_words
from lib.ui import details
from lib.ui.entry import choice, highest, levers, money_lever, rate_lever, state_lever, text
from lib.ui.layers_view import layers_card
from lib.ui.map_view import map_card
from lib.ui.results import drawn_for, figures, hangs_on, verdict_box, warnings
from lib.ui.shell import shell
from lib.verdict import verdict

page = shell("explore")
data, found = page.data, page.found
scenario = found.scenario
today = date.today()
everywhere = assess_everywhere(scenario, data, today)
assessment = everywhere.get(scenario.state or "")

left, right = st.container(key="body").columns([1, 3.1], gap="medium")

with left, st.container(key="levers", gap="xsmall"):
    debt = next(iter(everywhere.values())).debt
    reach = highest(scenario, debt.total)
    stated = scenario.debt_total is not None
    state_lever(found, data)
    text(found, levers(scenario)[1])
    choice(found, "lien")
    money_lever(found, "bid", reach=reach, step=1_000)
    money_lever(found, "fair_value", reach=reach, step=1_000)
    rate_lever(found, disabled=stated or scenario.accrued_interest is not None)
    money_lever(found, "attorney_fees", reach=20_000_00, step=100, disabled=stated)
    if stated:
        st.caption("One total is stated, which contains interest and fees. Clear it to enter the items.")
    elif scenario.accrued_interest is not None:
        st.caption("The interest entered under *More facts* takes the place of a rate.")

with right:
    if assessment is None:
        st.info("Choose the state in which the property lies, in the list or on the map.", icon=":material/map:")
    else:
        says = verdict(assessment)
        figures(assessment, says)
        verdict_box(assessment, says)
    chart, geography = st.columns([1, 1.12], gap="medium")
    with chart:
        if assessment is not None and assessment.covered and not assessment.debt_known:
            st.info("The steps from debt to judgment are drawn once a debt is entered.", icon=":material/edit:")
        elif assessment is not None and assessment.covered:
            st.markdown(f"## {drawn_for(assessment)}")
            st.plotly_chart(
                waterfall(assessment), key="waterfall", config={"displayModeBar": False}, alt=alt_text(assessment)
            )
    with geography:
        st.markdown("## The same loan in every state")
        layer = map_card(found, everywhere)

if assessment is not None:
    hangs_on(found, assessment, says)
    warnings(says)

details.section("More facts", "more_facts", ":material/tune:", lambda: details.facts(found, assessment))
if assessment is not None:
    if assessment.covered:
        if assessment.debt_known:
            details.section(
                "The steps, to the cent", "steps", ":material/table_rows:", lambda: details.steps(assessment)
            )
        details.section("Dates", "dates", ":material/event:", lambda: details.dates(assessment))
    details.section(
        f"The law in {place_words(assessment.law.name)}, with sources",
        "law",
        ":material/gavel:",
        lambda: details.law_card(assessment),
    )
    details.section("Beyond state law", "layers", ":material/account_balance:", lambda: layers_card(assessment))
details.section("All states, as a table", "table", ":material/list:", lambda: details.all_states(everywhere, layer))
details.section("What the words mean", "words", ":material/menu_book:", details.legend_words)

page.close()
