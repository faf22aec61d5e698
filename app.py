"""Deficiency Judgment Explorer: page setup and navigation, nothing else."""

from pathlib import Path

import streamlit as st

st.set_page_config(
    page_title="Deficiency Judgment Explorer",
    page_icon=str(Path(__file__).parent / "static" / "favicon.svg"),
    layout="wide",
    initial_sidebar_state="collapsed",
)

explore = st.Page("pages/explore/page.py", title="Explore", icon=":material/explore:", url_path="explore", default=True)
st.session_state["page"] = explore
st.navigation([explore], position="hidden").run()
