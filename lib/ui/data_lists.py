"""Published lists of non-recourse states side by side, and what this dataset says instead."""

from __future__ import annotations

import streamlit as st

from lib.law.lists import STAND_WORDS, Disagreement, PublishedList, Stand, disagreements, load_lists
from lib.law.load import Dataset
from lib.law.turning import QUESTION_WORDS
from lib.law.words import join
from lib.textbook import typical_facts
from lib.ui.data_html import class_mark, html_table, lines, small
from lib.ui.startup import dataset, typical_classes
from lib.ui.text import linked, md

GLYPHS = {Stand.LISTED: "●", Stand.LIMITED: "◐", Stand.NOT_LISTED: "–", Stand.NOT_SEEN: "?"}


@st.cache_resource(show_spinner=False)
def _found() -> tuple[Disagreement, ...]:
    data = dataset()
    return disagreements(data, load_lists(), typical_facts(data))


def stand_text(stand: Stand) -> str:
    """``● Listed``."""
    return f"{GLYPHS[stand]} {STAND_WORDS[stand]}"


def _head(published: PublishedList) -> str:
    return f"{published.short} ({published.year})" if published.year else published.short


def lists(data: Dataset) -> None:
    """Draw the section."""
    published, found = load_lists(), _found()
    disputed = [one for one in found if one.disputed]
    alike = [one.name for one in found if not one.disputed]
    st.markdown(
        "### Lists of “non-recourse” states contradict each other\n"
        f"{len(found)} states stand on at least one of {len(published)} published lists, and the lists disagree on "
        f"{len(disputed)} of them. Only on {md(join(alike))} do all that were read agree. One word for a state "
        "folds four questions into one: the **route** of the foreclosure, the **kind of loan**, the **kind of "
        "property**, and the **amount**. This dataset keeps them apart, rule by rule; its answer below is for one and "
        "the same loan, the typical home loan."
    )
    only = st.toggle("Only states on which the lists disagree", key="data_disputed")
    html_table(
        "What each list says, and this dataset's reading",
        ["State", *(_head(one) for one in published), "This dataset, typical home loan", "What one word leaves out"],
        [
            [
                one.name,
                *(stand_text(stand) for stand in one.stands.values()),
                lines(class_mark(typical_classes()[one.code]), small(one.why)),
                lines(
                    small(", ".join(QUESTION_WORDS[question] for question in one.collapsed) or "Nothing found"),
                    one.sentence,
                ),
            ]
            for one in (disputed if only else found)
        ],
        [5.5, *([5.2] * len(published)), 15, 18],
    )
    st.caption(
        "“Listed”: as non-recourse, or as having abolished deficiency judgments. “Not seen”: the copy of the list that "
        "was read ends before this state. What one word leaves out is found by asking the state's rules: the typical "
        "home loan is varied one matter at a time, and what changes the answer is named."
    )
    st.markdown("#### The lists, and how they were read")
    for one in published:
        title = linked(one.title, one.url)
        st.markdown(f"- **{title}**, {one.year or 'no date'}: {len(one.states)} states. {md(one.note)} {md(one.read)}")
