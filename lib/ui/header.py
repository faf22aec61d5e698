"""The top of the page: what this is, the pages, how it was opened, how to begin, what to take away."""

from __future__ import annotations

import streamlit as st

from lib.examples import EXAMPLES
from lib.law.changelog import since
from lib.law.load import Dataset
from lib.law.words import day_words, place_words
from lib.scenario import Scenario
from lib.scenario_text import write_known
from lib.ui.navigation import PAGES, WITH_LOAN, AppPage
from lib.ui.state import BEGIN, Session, current, put
from lib.ui.take_away import take_away
from lib.ui.text import md

#: A scenario in which everything is *not sure*: the page's "my own figures".
BLANK = Scenario()
#: How much that was wrong with an address is told one by one.
MOST_PROBLEMS = 6


def _start_blank() -> None:
    found = current()
    found.scenario = BLANK
    found.example = None
    found.refused.clear()
    found.problems = ()
    found.other_version = None
    put(BEGIN, False)


def header(found: Session, data: Dataset, here: str) -> None:
    """Name, the pages, ways to begin, what to take away; then what this is, in one line.  ``here``: the page's key."""
    with st.container(horizontal=True, vertical_alignment="center", key="header", gap="small"):
        st.markdown("# Deficiency Judgment Explorer", width="content")
        with st.container(horizontal=True, key="nav", gap=None, width="content"):
            for page in PAGES:
                with st.container(key=f"nav_{page.key}{'_here' if page.key == here else ''}", width="content"):
                    _to_page(found, page)
        st.space("stretch")
        _begin(found, here)
        take_away(found, data)
    st.caption(f"Legal information, not legal advice. Law dataset {data.version}, {day_words(data.dated)}.")


def _to_page(found: Session, page: AppPage) -> None:
    """A link to a page that takes the loan along in its address."""
    untouched = found.scenario == EXAMPLES[0].scenario and not found.address
    st.page_link(
        st.session_state["pages"][page.key],
        label=page.title,
        query_params={} if untouched else write_known(found.scenario),
    )


def _begin(found: Session, here: str) -> None:
    box = st.popover(
        "Start from…",
        icon=":material/folder_open:",
        key=BEGIN,
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        st.button(
            "**My own figures**: every fact starts as *not sure*",
            key="begin_blank",
            on_click=_start_blank,
            width="stretch",
            type="primary",
        )
        st.caption("Or one of four made-up examples. Each is a link that you can pass on.")
        for example in EXAMPLES:
            st.page_link(
                st.session_state["pages"][here],
                label=md(example.title),
                query_params=write_known(example.scenario),
            )
            st.caption(md(example.shows))


def notes_on_link(found: Session, data: Dataset) -> None:
    """The same notices behind a small button, for a page that shows nothing but its view."""
    if not found.problems and not found.other_version:
        return
    with st.popover("About this link", icon=":material/warning:", key="notes_on_link"):
        notices(found, data, "")


def notices(found: Session, data: Dataset, here: str) -> None:
    """What the reader must know about how the page was opened; of the loan only where a page shows one."""
    if found.example is not None and here in WITH_LOAN:
        st.markdown(
            f":primary-badge[:material/science: Made-up example] **{md(found.example.title)}.** "
            f"{md(found.example.shows)} *Start from…* leads to your own figures."
        )
    for problem in found.problems[:MOST_PROBLEMS]:
        st.warning(md(problem.message), icon=":material/warning:")
    if len(found.problems) > MOST_PROBLEMS:
        more = len(found.problems) - MOST_PROBLEMS
        st.warning(f"{more} more of this address could not be taken, either.", icon=":material/warning:")
    if found.other_version:
        _other_version(found, data, found.other_version)


def _other_version(found: Session, data: Dataset, version: str) -> None:
    """Say that a link was made under another version, and what has changed since for the loan's state."""
    st.warning(
        f"This link was made under dataset version {md(version)}; the figures below are computed "
        f"under version {md(data.version)} and may differ.",
        icon=":material/history:",
    )
    law = data.states.get(found.scenario.state or "")
    if law is None:
        return
    changed = since(version, law.name)
    if changed:
        lines = "\n".join(f"- {md(entry.version)}: {md(entry.words)}" for entry in changed)
        st.markdown(f"**What changed in {md(place_words(law.name))} since then:**\n{lines}")
    else:
        st.markdown(f"The changelog records no change in {md(place_words(law.name))} since then.")


def footer() -> None:
    """Where what is typed goes, in one line."""
    st.caption(
        "What you type is sent only to the server that this page was opened from, and to nobody else. "
        "The page's address holds your figures: it stands in the browser's history, and whoever has the link sees them."
    )
