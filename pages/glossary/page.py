"""Words: what the terms of these pages mean, for a borrower first, then for a lawyer, with authority."""

from __future__ import annotations

import streamlit as st

from lib.glossary import Entry, by_letter, related, search
from lib.ui.shell import shell
from lib.ui.state import put
from lib.ui.text import md

TYPED, SHOWN = "words_typed", "words_shown"

page = shell("glossary")
asked = page.found.address.get("term", "")
if TYPED not in st.session_state or st.session_state.get(SHOWN) != asked:
    put(TYPED, asked)


def show(found: Entry, *, alone: bool) -> None:
    """One word; ``alone``: among a few found, where the words to read next are buttons and not jumps."""
    with st.container(key=f"word_{found.id}", gap="xsmall", width=1280):
        st.subheader(md(found.heading), anchor=found.id)
        for_borrowers, for_lawyers = st.columns(2, gap="large")
        with for_borrowers, st.container(gap="xsmall"):
            st.markdown(md(found.plain))
            if found.also:
                st.caption(f"Also: {md(', '.join(found.also))}")
            read_next(found, alone=alone)
        with for_lawyers, st.container(gap="xsmall"):
            st.markdown(f"*For a lawyer.* {md(found.precise)}")
            st.caption(md(found.authority or f"A word of this product. Codebook, data/README.md: {found.codebook}"))


def read_next(found: Entry, *, alone: bool) -> None:
    if not alone:
        jumps = " · ".join(f"[{md(other.term)}](#{other.id})" for other in related(found))
        st.caption(f"Read next: {jumps}")
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for other in related(found):
            st.button(
                md(other.term),
                key=f"next_{found.id}_{other.id}",
                icon=":material/arrow_forward:",
                type="tertiary",
                on_click=put,
                args=(TYPED, other.term),
            )


st.markdown("## Words")
st.caption(
    "Each word in plain English first, then as a lawyer would put it, with a statute, rule or decision that defines or "
    "shows it. State law differs; a definition is no answer for a loan."
)
typed = st.text_input(
    "Find a word",
    key=TYPED,
    placeholder="For example: redemption, HELOC, credit bid",
    icon=":material/search:",
    max_chars=80,
    type="search",
    width=440,
)
typed = (typed or "").strip()
entries = search(typed)
if not entries:
    st.info(md(f"No entry holds “{typed}”. Try one word of it, or clear the field to see every word."))
elif typed:
    st.caption(f"{len(entries)} {'entry holds' if len(entries) == 1 else 'entries hold'} “{md(typed)}”.")
    for found in entries:
        show(found, alone=True)
else:
    letters = by_letter(entries)
    st.markdown(" · ".join(f"[{letter}](#{group[0].id})" for letter, group in letters))
    for _, group in letters:
        for found in group:
            show(found, alone=False)

st.session_state[SHOWN] = typed
page.close(term=typed)
