"""What every page begins and ends with: the law, this visitor's loan, style, header, notices, the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib.law.load import Dataset
from lib.ui.header import footer, header, notices
from lib.ui.startup import dataset
from lib.ui.state import Session, session, write_address
from lib.ui.style import style


@dataclass(frozen=True, slots=True)
class Shell:
    """The dataset and this visitor's session, for one run of one page."""

    data: Dataset
    found: Session

    def close(self, **besides: str) -> None:
        """End the page: the footer, and the address with the loan and the page's own parameters."""
        footer()
        write_address(self.found, **besides)


def name_tab(here: str) -> None:
    """Give the browser's tab the page's own title; ``here`` is its key in :data:`lib.ui.navigation.PAGES`."""
    st.set_page_config(page_title=st.session_state["pages"][here].title)


def shell(here: str) -> Shell:
    """Begin a page; ``here`` is its key in :data:`lib.ui.navigation.PAGES`."""
    name_tab(here)
    data = dataset()
    found = session(data)
    style()
    header(found, data, here)
    notices(found, data, here)
    return Shell(data, found)
