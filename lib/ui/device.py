"""What is known of the visitor's screen before anything is drawn."""

from __future__ import annotations

import streamlit as st


def on_phone() -> bool:
    """Whether the browser says that it runs on a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
