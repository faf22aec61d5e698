"""The yardstick of rerun.py: a plain Streamlit page with a waterfall, a choropleth and four sliders; no law in it."""

import plotly.graph_objects as go
import streamlit as st

CODES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
STATES = CODES.split()

st.title("Deficiency")
principal = st.slider("Principal", 0, 1_000_000, 450_000, 1_000)
bid = st.slider("Bid", 0, 1_000_000, 400_000, 1_000)
interest = st.slider("Interest", 0, 100_000, 12_000, 500)
fees = st.slider("Fees", 0, 50_000, 5_000, 100)
debt = principal + interest + fees
st.metric("Deficiency", f"${debt - bid:,}")

left, right = st.columns(2)
left.plotly_chart(
    go.Figure(
        go.Waterfall(
            x=["Principal", "Interest", "Fees", "Bid", "Deficiency"],
            y=[principal, interest, fees, -bid, 0],
            measure=["relative", "relative", "relative", "relative", "total"],
        )
    )
)
right.plotly_chart(
    go.Figure(
        go.Choropleth(
            locations=STATES,
            locationmode="USA-states",
            z=[max(0, debt - bid - 500 * place) for place in range(len(STATES))],
        ),
        layout={"geo": {"scope": "usa"}},
    )
)
