"""Deficiency Judgment Explorer: page setup and navigation, nothing else."""

from pathlib import Path

import streamlit as st

from lib.ui.navigation import PAGES
from lib.ui.serving import MIDDLEWARE, lifespan

if __name__ == "__main__":  # Streamlit runs this file for every visitor ...
    st.set_page_config(
        page_title="Deficiency Judgment Explorer",
        page_icon=str(Path(__file__).parent / "static" / "favicon.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    pages = {
        page.key: st.Page(
            f"pages/{page.key}/page.py",
            title=f"{page.title} · Deficiency Judgment Explorer",
            icon=page.icon,
            url_path=None if page.default else page.key,
            default=page.default,
        )
        for page in PAGES
    }
    st.session_state["pages"] = pages
    st.navigation(list(pages.values()), position="hidden").run()
else:  # ... and `streamlit run app.py` imports it once, to serve it
    app = st.App(__file__, lifespan=lifespan, middleware=MIDDLEWARE)
