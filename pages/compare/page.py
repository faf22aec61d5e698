"""Compare: the same loan in two to six states, or in all of them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.assessment import assess_everywhere
from lib.charts.spread import alt_text, spread
from lib.comparison import as_csv, compare
from lib.comparison import spread as spread_words
from lib.ui.compare_view import MOST, PARAMETER, choose_states, long_table, side_by_side
from lib.ui.loan_line import loan_line
from lib.ui.shell import shell
from lib.ui.text import md

page = shell("compare")
data, found = page.data, page.found

st.markdown("## The same loan, state by state")
loan_line(found)
codes, parameter = choose_states(found, data)
everywhere = assess_everywhere(found.scenario, data, date.today())
side = compare(everywhere, codes)
if not codes:
    st.info("Choose two to six states to compare.", icon=":material/compare_arrows:")
else:
    st.markdown(md(spread_words(side)))
    shown = [column.found for column in side.columns]
    st.plotly_chart(
        spread(shown, found.scenario.state), key="spread", config={"displayModeBar": False}, alt=alt_text(shown)
    )
    st.caption("Each bar ends at the most a court could award; a dark tick marks the lower figure, where there is one.")
    if len(codes) > MOST:
        long_table(side)
    else:
        side_by_side(side)
    st.download_button(
        "Download as CSV",
        lambda: as_csv(side, data.version),
        file_name="deficiency-judgment-by-state.csv",
        mime="text/csv",
        icon=":material/download:",
        key="compare_csv",
        on_click="ignore",
    )

page.close(**{PARAMETER: parameter})
