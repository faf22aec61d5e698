"""Every rule of the dataset: filters, search, the table, one rule in full, and the codebook beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from lib.assessment import Classification
from lib.charts.palette import CLASS_TONES
from lib.law import vocabulary as v
from lib.law.export import COLUMNS
from lib.law.load import Dataset
from lib.law.words import credit_words, day_words, sentence_case
from lib.ui.data_codebook import meaning
from lib.ui.data_filter import CLASSES, Filters, Found, Index, by_name, conditions, credit, index, select
from lib.ui.data_html import class_text
from lib.ui.startup import dataset
from lib.ui.state import put
from lib.ui.text import md
from lib.verdict import CLASS_WORDS, CONFIDENCE_WORDS

_DATE_WORDS: Mapping[v.DateKind, str] = {
    v.DateKind.ASK: "Ask in time",
    v.DateKind.CONFIRM: "Confirm the sale",
    v.DateKind.WITH_FORECLOSURE: "In the foreclosure",
    v.DateKind.NOTE_LIMITATION: "Limit on the note",
    v.DateKind.COLLECT: "Time to collect",
    v.DateKind.BORROWER: "Borrower's step",
}
_THEORY_WORDS: Mapping[v.Theory, str] = {
    v.Theory.LIEN: "Lien theory",
    v.Theory.TITLE: "Title theory",
    v.Theory.INTERMEDIATE: "Intermediate",
}
CONFIDENCE_SHORT: Mapping[v.Confidence, str] = {
    v.Confidence.HIGH: "High",
    v.Confidence.MEDIUM: "Medium",
    v.Confidence.LOW: "Unverified",
}
#: Keys of the widgets that restrict the table; clearing them empties all.
_FILTERS = ("state", "class", "process", "credit", "dates", "theory", "confidence")
_TABLE, _OPEN, _COLUMN = "data_table", "data_open", "data_column"
#: Columns whose meaning is asked for most: the first in the codebook's list.
_FIRST_COLUMN = "credit"
#: A column with more different values than this has no list of them.
_MANY = 14

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def _known() -> Index:
    return index(dataset())


def _several(name: str, label: str, options: Sequence[T], words: Callable[[T], str], help_: str = "") -> tuple[T, ...]:
    chosen = st.multiselect(
        label,
        options,
        format_func=words,
        key=f"data_{name}",
        placeholder="Any",
        width=158,
        help=help_ or None,
    )
    return tuple(chosen)


def _filters(data: Dataset) -> Filters:
    text = st.text_input(
        "Search",
        key="data_text",
        placeholder="Words in a reason, note, citation, condition or rule id, such as: homestead acres",
        icon=":material/search:",
        autocomplete="off",
        max_chars=120,
    )
    with st.container(horizontal=True, key="data_filters", gap="small", vertical_alignment="bottom"):
        states = _several("state", "State", by_name(data), lambda code: data.states[code].name)
        classes = _several(
            "class",
            "Class of the rule",
            CLASSES,
            lambda key: CLASS_WORDS[key],
            "Barred; limited where value, a cap or a least price may cut or condition the judgment; otherwise full.",
        )
        processes = _several(
            "process",
            "Process",
            list(v.Process),
            lambda key: sentence_case(str(key)),
            "Rules that can decide under this process.",
        )
        credits = _several("credit", "Credit", list(v.Credit), lambda key: sentence_case(credit_words(key)))
        dates = _several(
            "dates",
            "Kind of date",
            list(v.DateKind),
            lambda key: _DATE_WORDS[key],
            "Rules that allow a judgment in a state with such a date that can run with the rule.",
        )
        theories = _several("theory", "Theory", list(v.Theory), lambda key: _THEORY_WORDS[key])
        sure = _several("confidence", "Confidence", list(v.Confidence), lambda key: CONFIDENCE_SHORT[key])
        st.button("Clear all", icon=":material/filter_alt_off:", key="data_clear", on_click=_clear)
    return Filters(states, classes, processes, credits, dates, theories, sure, text or "")


def _clear() -> None:
    for name in _FILTERS:
        st.session_state[f"data_{name}"] = []
    st.session_state["data_text"] = ""


def _name(found: Found) -> str:
    return f"{found.law.name}, rule {found.order}: {found.rule.id}"


def _clicked() -> None:
    """Callback of the table: the row clicked is the rule to read.  An empty selection is the table's own reset."""
    chosen = st.session_state[_TABLE].get("selection", {}).get("rows", [])
    shown: list[str] = st.session_state.get("data_shown", [])
    if chosen and chosen[0] < len(shown):
        put(_OPEN, shown[chosen[0]])


def rules(data: Dataset) -> None:
    """Draw the section."""
    found = select(_known(), _filters(data))
    states = len({one.law.code for one in found})
    table, book = st.columns([2.5, 1], gap="medium")
    with table:
        st.markdown(
            f"**{len(found)} of {len(_known())} rules**, in {states} {'state' if states == 1 else 'states'}. "
            "In each state the rules are read in order, and the first that holds decides."
        )
        if found:
            _table(found)
            _one(found)
        else:
            st.info("No rule fits all of this. Take a filter off, or search for fewer words.", icon=":material/search:")
    with book, st.container(border=True, key="data_codebook", gap="small"):
        _codebook(found)


def _table(found: tuple[Found, ...]) -> None:
    st.session_state["data_shown"] = [one.rule.id for one in found]
    rows = [
        {
            "State": one.law.name,
            "No.": one.order,
            "Class": class_text(one.classification),
            "Confidence": CONFIDENCE_SHORT[one.rule.confidence],
            "Decides if": conditions(one.rule),
            "Credit": credit(one.rule),
            "Authority": one.rule.citation,
            "Reason": one.rule.reason,
            "Customary process": sentence_case(str(one.law.process.customary)),
            "Theory": _THEORY_WORDS[one.law.theory],
            "Checked": one.law.checked,
            "Rule": one.rule.id,
        }
        for one in found
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=430,
        key=_TABLE,
        on_select=_clicked,
        selection_mode="single-row",
        column_config={
            "State": st.column_config.TextColumn(pinned=True),
            "No.": st.column_config.NumberColumn(width=45, help="Place in the state's order"),
            "Decides if": st.column_config.TextColumn(width=330),
            "Authority": st.column_config.TextColumn(width=240),
            "Reason": st.column_config.TextColumn(width=420),
        },
        alt=f"{len(found)} rules, one a row; the list below opens one of them in full",
    )


def _one(found: tuple[Found, ...]) -> None:
    ids = {one.rule.id: one for one in found}
    if st.session_state.get(_OPEN) not in ids:
        put(_OPEN, next(iter(ids)))
    chosen = st.selectbox(
        "Read one rule in full (or click its row)", list(ids), format_func=lambda key: _name(ids[key]), key=_OPEN
    )
    one = ids[chosen or next(iter(ids))]
    rule, tone = one.rule, CLASS_TONES[one.classification]
    doubt = " (unverified)" if rule.confidence is v.Confidence.LOW else ""
    with st.container(border=True, key="data_rule", gap="xsmall"):
        st.markdown(f"### {md(one.law.name)}: {tone.glyph} {CLASS_WORDS[one.classification]}{doubt}")
        st.markdown(f"**Decides if.** {md(conditions(rule))}.")
        st.markdown(md(rule.reason))
        if one.classification is not Classification.BARRED:
            st.markdown(f"**Credited.** {md(credit(rule))}. {md(rule.credit_note or '')}")
        for exception in rule.unless:
            st.markdown(f"**Unless** {md(exception.text)}. *{md(exception.citation)}*")
        limits = [(cap.note, cap.citation) for cap in rule.cap]
        limits += [(floor.note, floor.citation) for floor in rule.floor]
        for note, citation in limits:
            st.markdown(f"**Limit.** {md(note)} *{md(citation)}*")
        if rule.note:
            st.markdown(f"**Note.** {md(rule.note)}")
        st.caption(
            f"{md(rule.citation)} · confidence {md(CONFIDENCE_WORDS[rule.confidence])} · "
            f"checked {day_words(one.law.checked)} · {md(rule.id)}"
        )
        st.page_link(
            st.session_state["pages"]["states"],
            label=f"All of {md(one.law.name)}'s law",
            icon=":material/gavel:",
            query_params={"state": one.law.code},
        )


def _codebook(found: tuple[Found, ...]) -> None:
    st.markdown("### Codebook")
    put(_COLUMN, st.session_state.get(_COLUMN) or _FIRST_COLUMN)
    column = st.selectbox(
        "What a column of the download means",
        COLUMNS,
        key=_COLUMN,
        help="The columns of the CSV file. Those that begin with when_ are the rule's conditions; an empty one asks "
        "for nothing.",
    )
    known = meaning(column or _FIRST_COLUMN)
    st.markdown(known.text)
    if known.values:
        st.markdown("\n".join(f"- `{value}`: {words}" for value, words in known.values))
    counted = Counter(one.row[column or _FIRST_COLUMN] for one in found)
    if not found or len(counted) > _MANY:
        st.caption(f"{len(counted)} different values in the rows shown.")
        return
    st.caption("Values in the rows shown:")
    values = pd.DataFrame(
        [(f"`{value}`" if value else "*empty*", f"{count:,}") for value, count in counted.most_common()],
        columns=["Value", "Rules"],
    )
    st.table(values, hide_index=True, border="horizontal", alt=f"Values of {column} and how many rules have them")
