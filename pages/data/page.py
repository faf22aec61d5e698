"""Data: the whole dataset, to filter, to check and to take away."""

from __future__ import annotations

import streamlit as st

from lib.ui.data_views import data_section
from lib.ui.shell import shell

page = shell("data")
st.markdown("## The dataset behind every answer")
page.close(view=data_section(page.data, followed=page.found.followed))
