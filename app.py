"""Deficiency Judgment Explorer: page setup and navigation, nothing else."""

from pathlib import Path

import streamlit as st

from lib.ui.serving import MIDDLEWARE, lifespan

if __name__ == "__main__":  # Streamlit runs this file for every visitor ...
    st.set_page_config(
        page_title="Deficiency Judgment Explorer",
        page_icon=str(Path(__file__).parent / "static" / "favicon.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    explore = st.Page("pages/explore/page.py", title="Explore", icon=":material/explore:", default=True)
    st.session_state["page"] = explore
    st.navigation([explore], position="hidden").run()
else:  # ... and `streamlit run app.py` imports it once, to serve it
    app = st.App(__file__, lifespan=lifespan, middleware=MIDDLEWARE)
