"""How the dataset is known: coverage by state and field, and the accuracy figures beside it."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import streamlit as st

from lib.law.coverage import FIELD_WORDS, LEVEL_MEANING, LEVEL_WORDS, Cell, Field, Level, coverage, tally
from lib.law.load import Dataset
from lib.law.proof import Figures, published, share_words
from lib.textbook import deciding, typical
from lib.ui.data_html import html_table
from lib.ui.startup import dataset
from lib.ui.state import put
from lib.ui.text import md

GLYPHS = {Level.READ: "●", Level.SECONDARY: "◐", Level.UNVERIFIED: "○", Level.NOTHING: "–"}
_STATE = "data_known_state"


@st.cache_resource(show_spinner=False)
def _cells() -> tuple[Cell, ...]:
    data = dataset()
    return coverage(data, {code: deciding(found) for code, found in typical(data).items()})


def level_text(level: Level) -> str:
    """``● Read``."""
    return f"{GLYPHS[level]} {LEVEL_WORDS[level]}"


def coverage_and_accuracy(data: Dataset) -> None:
    """Draw the section."""
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        st.markdown(
            "### Coverage\nFor the typical home loan, field by field: how the answer of each state is known. The level "
            "follows from the confidence of the rows that decide, the weakest counting, and from what was read."
        )
        counted = tally(_cells())
        html_table(
            "States at each level, by field",
            ["Field", *(level_text(level) for level in Level)],
            [[FIELD_WORDS[field], *(str(counted[field][level]) for level in Level)] for field in Field],
            [8, 5, 7, 6, 6],
        )
        st.caption("  \n".join(f"{level_text(level)}: {LEVEL_MEANING[level]}." for level in Level))
    with right:
        _accuracy(published())
    st.markdown("#### State by state")
    _states(data)


def _states(data: Dataset) -> None:
    by_state: dict[str, dict[Field, Cell]] = {}
    for cell in _cells():
        by_state.setdefault(cell.code, {})[cell.field] = cell
    rows = [
        {"State": data.states[code].name}
        | {FIELD_WORDS[field]: level_text(cells[field].level) for field in Field}
        | {"Checked": data.states[code].checked}
        for code, cells in by_state.items()
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=420,
        column_config={"State": st.column_config.TextColumn(pinned=True)},
        alt="How each field of each state is known; the list below shows the authorities of one state",
    )
    put(_STATE, st.session_state.get(_STATE) or next(iter(by_state)))
    code = st.selectbox(
        "The authorities of one state",
        list(by_state),
        format_func=lambda key: data.states[key].name,
        key=_STATE,
        width=320,
    )
    cells = by_state[code or next(iter(by_state))]
    html_table(
        f"What decides the typical home loan in {data.states[code or next(iter(by_state))].name}",
        ["Field", "Level", "Authority"],
        [
            [FIELD_WORDS[field], level_text(cell.level), cell.authority or "nothing to state"]
            for field, cell in cells.items()
        ],
        [8, 10, 12],
    )


def _share(part: int, whole: int) -> str:
    return share_words(Fraction(part, whole)) if whole else "not measured"


def _accuracy(now: Figures) -> None:
    st.markdown("### Accuracy\nPublished figures. One command recomputes them, and fails when one has become worse:")
    st.code("python -m lib.law check", language=None, wrap_lines=True)
    killed = (
        f"{now.mutants_killed:,} of {now.mutants:,} ({_share(now.mutants_killed, now.mutants)})"
        if now.mutants
        else "not yet measured"
    )
    lines = (
        (
            "Second reading",
            f"{_share(now.cells_differed, now.cells_asked)} differed",
            f"{now.cells_differed:,} of {now.cells_asked:,} answers of a second, independent reading of every state "
            "differed from the first; each was settled by the statute or the leading case.",
        ),
        (
            "Published cases",
            f"{now.cases_tied} of {now.cases} tie",
            f"Opinions with their figures, over {now.case_states} jurisdictions, run to the cent; the others have a "
            "residual that is explained.",
        ),
        ("Examples by hand", f"{now.examples:,}", "Worked out from the authority; every rule has one."),
        ("Mutants killed", killed, "Deliberate faults put into the program that its tests find."),
        (
            "Rules at high confidence",
            f"{now.rules_high} of {now.rules} ({_share(now.rules_high, now.rules)})",
            f"{now.rules_low} are unverified, nearly all on juniors that a senior's sale wiped out.",
        ),
        (
            "Dates at high confidence",
            f"{now.dates_high} of {now.dates} ({_share(now.dates_high, now.dates)})",
            "Only a date at high confidence ends a claim in a figure.",
        ),
    )
    st.table(
        pd.DataFrame([(f"**{md(name)}**", md(figure), md(says)) for name, figure, says in lines]).set_axis(
            ["Measure", "Figure", "What it means"], axis=1
        ),
        hide_index=True,
        border="horizontal",
        alt="Accuracy figures",
    )
