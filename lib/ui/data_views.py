"""The Data page: its sections, each built only when it is the one shown."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.law.load import Dataset
from lib.ui.data_html import table_style
from lib.ui.data_lists import lists
from lib.ui.data_rules import rules
from lib.ui.data_tables import coverage_and_accuracy
from lib.ui.data_take import changes, take
from lib.ui.data_textbook import textbook_view
from lib.ui.state import put

_KEY, _PARAMETER = "data_view", "view"
#: The sections by the value of the address's parameter, in the order shown; the first needs none.
SECTIONS: dict[str, tuple[str, Callable[[Dataset], None]]] = {
    "rules": ("Every rule", rules),
    "take": ("Download and cite", take),
    "coverage": ("How it is known", coverage_and_accuracy),
    "lists": ("Published lists", lists),
    "textbook": ("The textbook rule", textbook_view),
    "changes": ("Changes", changes),
}
_FIRST = next(iter(SECTIONS))


def data_section(data: Dataset, *, followed: bool = False) -> str:
    """Let a section be chosen and draw it; gives the value of the address's parameter, empty for the first.

    ``followed``: somebody went back or forward to this address, which then decides.
    """
    table_style()
    if _KEY not in st.session_state or followed:
        given = st.query_params.get(_PARAMETER, _FIRST)
        put(_KEY, given if given in SECTIONS else _FIRST)
    chosen = st.segmented_control(
        "Part of the page",
        list(SECTIONS),
        format_func=lambda key: SECTIONS[key][0],
        key=_KEY,
        required=True,
        label_visibility="collapsed",
    )
    section = chosen if chosen in SECTIONS else _FIRST
    SECTIONS[section][1](data)
    return "" if section == _FIRST else section
