"""Does the textbook rule hold?  Theory, process and deficiency on a tile map, crossed in a table, and loan by loan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import pandas as pd
import streamlit as st

from lib.charts.layers import Category, Layer, LayerKey, Region
from lib.charts.palette import CATEGORY_TONES, CLASS_TONES
from lib.charts.us_map import alt_text, tile_map
from lib.law import vocabulary as v
from lib.law.load import Dataset
from lib.law.words import sentence_case
from lib.textbook import (
    CLASSES,
    HOLDS_MEANING,
    HOLDS_WORDS,
    STATEMENT,
    STATEMENT_SOURCE,
    VARIANT_WORDS,
    Holds,
    LoanRow,
    StateRow,
    Variant,
    by_holds,
    cross_table,
    findings,
    loans,
    lost_protection,
    textbook,
    typical,
)
from lib.ui.data_html import class_text, html_table, legend, lines, marked, small
from lib.ui.startup import dataset
from lib.ui.state import put
from lib.ui.text import md
from lib.verdict import CLASS_MEANING, CLASS_WORDS

_THEORY_WORDS = {
    v.Theory.LIEN: "Lien theory",
    v.Theory.TITLE: "Title theory",
    v.Theory.INTERMEDIATE: "Intermediate theory",
}
_THEORY_MEANING = {
    v.Theory.LIEN: "the owner keeps title; the lender has a lien",
    v.Theory.TITLE: "the lender or trustee holds title as security",
    v.Theory.INTERMEDIATE: "title passes to the lender on default",
}
#: Right is dark, wrong is red, and where nothing is said the tile is pale.
HOLDS_TONES = {
    Holds.BOTH: CATEGORY_TONES[0],
    Holds.PROCESS: CATEGORY_TONES[1],
    Holds.DEFICIENCY: CATEGORY_TONES[2],
    Holds.NEITHER: CATEGORY_TONES[4],
    Holds.SILENT: CATEGORY_TONES[5],
}
_PROCESS_MEANING = {
    v.Process.JUDICIAL: "through the court, with a sale",
    v.Process.NONJUDICIAL: "power of sale, without a court",
    v.Process.STRICT: "title passes by court order, without a sale",
}
_BY, _ROUTE = "data_textbook_by", "data_textbook_route"
_LAYERS = {"holds": "The statement", "theory": "Theory", "process": "Process", "class": "Class"}
_ROUTES = {"customary": "Customary process", **{str(key): sentence_case(str(key)) for key in v.Process}}


@st.cache_resource(show_spinner=False)
def _rows() -> tuple[StateRow, ...]:
    data = dataset()
    return textbook(data, typical(data))


@st.cache_resource(show_spinner=False)
def _loans(route: str) -> tuple[LoanRow, ...]:
    return loans(dataset(), None if route == "customary" else v.Process(route))


def _says(row: StateRow) -> str:
    return f"{_THEORY_WORDS[row.theory]}, {row.process}, {CLASS_WORDS[row.classification].lower()}"


def textbook_layer(rows: tuple[StateRow, ...], by: str) -> Layer:
    """The tile map's layer: how far the statement holds, or one of the three things it speaks of."""
    tones = CATEGORY_TONES
    kinds: Mapping[str, tuple[list[Category], Callable[[StateRow], int]]] = {
        "holds": (
            [Category(HOLDS_WORDS[key], HOLDS_MEANING[key], HOLDS_TONES[key]) for key in Holds],
            lambda row: list(Holds).index(row.holds),
        ),
        "theory": (
            [Category(_THEORY_WORDS[key], _THEORY_MEANING[key], tones[i]) for i, key in enumerate(v.Theory)],
            lambda row: list(v.Theory).index(row.theory),
        ),
        "process": (
            [Category(sentence_case(str(key)), _PROCESS_MEANING[key], tones[i]) for i, key in enumerate(v.Process)],
            lambda row: list(v.Process).index(row.process),
        ),
        "class": (
            [Category(CLASS_WORDS[key], CLASS_MEANING[key], CLASS_TONES[key]) for key in CLASSES],
            lambda row: CLASSES.index(row.classification),
        ),
    }
    categories, place = kinds[by]
    regions = tuple(
        Region(
            row.code,
            row.name,
            place(row),
            None,
            f"<b>{escape(row.name)}</b><br>{escape(_says(row))}<br>{escape(HOLDS_WORDS[row.holds])}",
            categories[place(row)].words,
        )
        for row in rows
    )
    return Layer(LayerKey.THEORY, tuple(categories), regions)


def textbook_view(data: Dataset) -> None:
    """Draw the section."""
    rows = _rows()
    st.markdown(
        f"### Does the textbook rule hold?\n**“{md(STATEMENT)}”** {md(STATEMENT_SOURCE)} Held against the law of all "
        f"{len(rows)} jurisdictions, for the typical home loan under the customary process:"
    )
    words, picture = st.columns([1, 1.05], gap="large")
    with words:
        whole, *halves = findings(rows)
        st.markdown(f"**{md(whole)}**\n\n" + "\n".join(f"- {md(line)}" for line in halves))
        st.caption(
            "Theory is information: no rule of this dataset turns on it, and on several states authorities differ. "
            "Strict foreclosure goes through a court. A judgment limited by value is a judgment."
        )
    with picture:
        _map(rows)
    html_table(
        "Theory and customary process against the class of the typical home loan",
        ["Theory and process", *(f"{CLASS_TONES[key].glyph} {CLASS_WORDS[key]}" for key in CLASSES), "All"],
        [
            [
                f"{_THEORY_WORDS[line.theory]}, {line.process}",
                *(lines(str(len(line.states[key])), small(", ".join(line.states[key]))) for key in CLASSES),
                str(line.count),
            ]
            for line in cross_table(rows)
        ],
        [11, 9, 9, 9, 3],
    )
    st.markdown("#### Where it holds and where it fails")
    html_table(
        "The states by how far the statement is true of them",
        ["The statement", "States", "Which"],
        [
            [
                lines(marked(HOLDS_TONES[key], HOLDS_WORDS[key]), small(HOLDS_MEANING[key])),
                str(len(found)),
                ", ".join(row.name for row in found) or "none",
            ]
            for key, found in by_holds(rows).items()
        ],
        [13, 4, 14],
    )
    _loan_table()


def _map(rows: tuple[StateRow, ...]) -> None:
    put(_BY, st.session_state.get(_BY) or "holds")
    by = st.segmented_control(
        "What the colors show",
        list(_LAYERS),
        format_func=lambda key: _LAYERS[key],
        key=_BY,
        required=True,
    )
    layer = textbook_layer(rows, by or "holds")
    says = {
        "holds": "How far the textbook statement is true",
        "theory": "Who holds title before foreclosure",
        "process": "The customary way of foreclosing a home",
        "class": "The typical home loan",
    }[by or "holds"]
    st.plotly_chart(
        tile_map(layer, None), key="textbook_tiles", config={"displayModeBar": False}, alt=alt_text(layer, says)
    )
    legend(says, [(category.tone, category.words, count) for category, count in layer.counts()])


def _answer(row: LoanRow, variant: Variant) -> str:
    return class_text(row.classes[variant]) + (", unverified" if variant in row.unverified else "")


def _loan_table() -> None:
    st.markdown(
        "### Purchase money against refinance and junior loans\nThe typical home loan again, with only its purpose and "
        "rank changed. *Barred* in the first column and not in another: there the protection belongs to the loan that "
        "bought the house."
    )
    put(_ROUTE, st.session_state.get(_ROUTE) or "customary")
    route = st.segmented_control(
        "Foreclosed by",
        list(_ROUTES),
        format_func=lambda key: _ROUTES[key],
        key=_ROUTE,
        required=True,
    )
    rows = _loans(route or "customary")
    said = []
    for variant, lost in lost_protection(rows).items():
        where = f"in {len(lost)}: {', '.join(row.name for row in lost)}" if lost else "nowhere"
        said.append(f"- **{md(VARIANT_WORDS[variant])}** loses the bar of the purchase loan {md(where)}.")
    st.markdown("\n".join(said))
    st.dataframe(
        pd.DataFrame(
            [
                {"State": row.name}
                | {VARIANT_WORDS[key]: _answer(row, key) for key in Variant}
                | {"Differs": "yes" if row.differs else "no"}
                for row in rows
            ]
        ),
        hide_index=True,
        height=420,
        column_config={"State": st.column_config.TextColumn(pinned=True)},
        alt=f"Class of the typical home loan by purpose and rank, {_ROUTES[route or 'customary'].lower()}",
    )
    st.caption(
        "Only states that have the process are listed. The second loan stands behind a first of 150,000 dollars; one "
        "wiped out lost its lien in the first lender's sale and sues on its note."
    )
