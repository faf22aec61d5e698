"""The comparison on the page: which states, the table side by side, the long table of all."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import pandas as pd
import streamlit as st

from lib.charts.palette import CLASS_TONES
from lib.comparison import ASPECTS, Column, Comparison
from lib.law.load import Dataset
from lib.ui.state import Session, put

#: The address's parameter for the states compared; ``all`` for every one.
PARAMETER = "with"
MOST = 6
EVERY = "all"
_KEY, _CHOICE = "compared", "compare_choice"
#: What is compared where nothing was chosen: one state of each kind, beside the state of the loan.
_FIRST = ("CA", "TX", "MO", "NY")


def _from_address(data: Dataset) -> list[str] | None:
    text = st.query_params.get(PARAMETER, "")
    if text == EVERY:
        return list(data.states)
    codes = [code for code in dict.fromkeys(text.upper().split(",")) if code in data.states]
    return codes[:MOST] or None


def choose_states(found: Session, data: Dataset) -> tuple[list[str], str]:
    """The states to compare, the loan's own first, and the value of the address's parameter."""
    gone_back = found.followed and PARAMETER in st.query_params
    if _CHOICE not in st.session_state or gone_back:
        given = _from_address(data)
        own = [found.scenario.state] if found.scenario.state else []
        put(_CHOICE, "every" if given is not None and len(given) > MOST else "some")
        some = given if given is not None and len(given) <= MOST else list(dict.fromkeys([*own, *_FIRST]))
        put(_KEY, some[:MOST])
    scope = st.segmented_control(
        "What to compare",
        ["some", "every"],
        format_func={"some": f"Two to {MOST} states", "every": "All 51"}.__getitem__,
        key=_CHOICE,
        required=True,
        label_visibility="collapsed",
    )
    if scope == "every":
        return list(data.states), EVERY
    chosen = st.multiselect(
        "States",
        list(data.states),
        format_func=lambda code: data.states[code].name,
        key=_KEY,
        max_selections=MOST,
        placeholder="Choose two to six states",
    )
    return list(chosen), ",".join(chosen)


def _head(column: Column) -> str:
    tone = CLASS_TONES[column.found.classification]
    return (
        f'<th scope="col"><span class="chip"><span class="swatch" style="background:{tone.fill};color:{tone.ink}" '
        f'aria-hidden="true">{escape(tone.glyph)}</span><b>{escape(column.found.law.name)}</b></span></th>'
    )


def side_by_side(found: Comparison) -> None:
    """Aspects down, states across; what stands apart from the rest is marked by a bar and a word."""
    rows = []
    for aspect in ASPECTS:
        cells = []
        for column in found.columns:
            apart = found.differs(aspect, column)
            mark = '<span class="unseen"> (differs)</span>' if apart else ""
            cells.append(f'<td class="{"apart" if apart else ""}">{escape(column.says[aspect])}{mark}</td>')
        rows.append(f'<tr><th scope="row">{escape(aspect)}</th>{"".join(cells)}</tr>')
    heads = "".join(_head(column) for column in found.columns)
    st.html(
        '<div class="scroll" tabindex="0" role="region" aria-label="The same loan, state by state">'
        '<table class="matrix compare"><caption class="unseen">The same loan in several states</caption>'
        f'<thead><tr><th scope="col">&#8203;<span class="unseen">Question</span></th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
    if len(found.columns) > 1:
        st.caption("A bar at the left and bold type mark what most of the states shown do not share.")


def long_table(found: Comparison) -> None:
    """All states, sortable by any column; the amount sorts as an amount."""
    rows = [
        {
            "State": column.found.law.name,
            "Most": Decimal(column.found.most).scaleb(-2) if column.found.covered and column.found.debt_known else None,
            **{aspect: column.says[aspect] for aspect in ASPECTS},
        }
        for column in found.columns
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=640,
        column_config={
            "State": st.column_config.TextColumn(pinned=True),
            "Most": st.column_config.NumberColumn(format="dollar", help="The most that may be awarded, to sort by"),
        },
        alt="The same loan in all jurisdictions, one row each",
    )
