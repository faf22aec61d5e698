"""To take the dataset away, to cite it, and to read what changed in it."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from lib.law.export import bibtex, citation, citation_of, export_bytes, file_name, rows
from lib.law.load import DATA, Dataset
from lib.ui.data_codebook import CODEBOOK, plain
from lib.ui.data_filter import by_name
from lib.ui.state import put
from lib.ui.text import md

CHANGELOG = DATA / "CHANGELOG.md"
_STATE = "data_cite_state"

#: What each download is: its words, what is in it, and its media type.
_FORMS = {
    "csv": (
        "CSV: one row a rule",
        "Conditions, outcome, credit, limits, reason, authority and confidence of every rule, with the state's own "
        "facts beside it. Comma-separated, UTF-8 with a byte-order mark, so that spreadsheets read the section sign; "
        "several values of one cell stand apart by a vertical bar. No cell can start a formula.",
        "text/csv",
    ),
    "json": (
        "JSON: everything",
        "Every jurisdiction's whole file: rules, dates, redemption, fees, judgment terms, amendments, sources, "
        "conflicts; and the rules above state law.",
        "application/json",
    ),
    "schema": (
        "JSON Schema",
        "What the JSON must look like, made from the models that read the dataset. Draft 2020-12.",
        "application/schema+json",
    ),
}


def take(data: Dataset) -> None:
    """Draw the section: downloads, then how to cite."""
    st.markdown(
        f"### Download\nVersion {md(data.version)}: {len(data.states)} jurisdictions, {len(rows(data))} rules. "
        "Free to use, change and sell under "
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/): name it, and say what you changed."
    )
    for form, (label, says, kind) in _FORMS.items():
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"take_{form}"):
            st.download_button(
                label,
                partial(export_bytes, data, form),
                file_name(data, form),
                kind,
                key=f"download_{form}",
                on_click="ignore",
                icon=":material/download:",
                width=230,
            )
            st.caption(says, width=720)
    with st.container(horizontal=True, gap="small"):
        for name, path, label in (
            ("codebook", CODEBOOK, "Codebook"),
            ("changelog", CHANGELOG, "List of changes"),
        ):
            st.download_button(
                label,
                path.read_bytes,
                f"deficiency-judgment-law-{data.version}-{name}.md",
                "text/markdown",
                key=f"download_{name}",
                on_click="ignore",
                icon=":material/download:",
                type="tertiary",
            )
    st.caption("The same files on the command line:")
    st.code(
        "python -m lib.law export --format csv --output law.csv\n"
        "python -m lib.law export --format json --output law.json",
        language=None,
        wrap_lines=True,
    )
    _cite(data)


def _cite(data: Dataset) -> None:
    st.markdown("### How to cite it")
    st.code(citation(data), language=None, wrap_lines=True)
    codes = ["", *by_name(data)]
    put(_STATE, st.session_state.get(_STATE) or "")
    code = st.selectbox(
        "One state of it",
        codes,
        format_func=lambda key: data.states[key].name if key else "Choose a state",
        key=_STATE,
        width=320,
    )
    if code:
        st.code(citation_of(data, data.states[code]), language=None, wrap_lines=True)
    st.caption("BibTeX:")
    st.code(bibtex(data), language=None, wrap_lines=True)
    st.caption("For a statement of law, cite the authority itself, after reading it.")


def changes(_: Dataset) -> None:
    """Draw the list of changes, in words."""
    text = CHANGELOG.read_text(encoding="utf-8").partition("\n")[2]
    st.markdown(re.sub(r"^#", "##", plain(text), flags=re.MULTILINE))
