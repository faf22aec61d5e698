"""One menu to take the answer away: link, slides, papers, workbook, data, calendar; each is made on click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import streamlit as st

from lib.assessment import Assessment, assess, assess_everywhere
from lib.brief import LONGEST_NOTE, LONGEST_TITLE, Brief, brief_of
from lib.counterfactual import changes
from lib.export.borrower import borrower
from lib.export.deck import deck
from lib.export.ics import calendar
from lib.export.paper import paper
from lib.export.result import result_json
from lib.export.result_csv import result_csv
from lib.export.workbook import workbook
from lib.law.load import Dataset
from lib.scenario_text import link
from lib.ui.state import Session

_WORD = "application/vnd.openxmlformats-officedocument"


def _file(found: Assessment, kind: str) -> str:
    return f"deficiency-judgment-{found.law.code}{kind}"


def take_away(found: Session, data: Dataset) -> None:
    """The menu.  Nothing is made until a button is pressed, and then from the one answer on the page."""
    box = st.popover("Take away", icon=":material/ios_share:", key="take_away", on_change="rerun")
    if not box.open:
        return
    with box:
        _link(found, data)
        law = data.states.get(found.scenario.state or "")
        if law is None:
            st.caption("Choose a state, and slides, papers, a workbook and the dates can be taken away, too.")
            return
        title = st.text_input("Title (optional)", key="take_title", max_chars=LONGEST_TITLE, autocomplete="off")
        note = st.text_area("Note (optional)", key="take_note", max_chars=LONGEST_NOTE, height="content")
        st.caption("Title and note go into the files only: not into the link, and to nobody else.")
        _files(found, data, title, note)


def _link(found: Session, data: Dataset) -> None:
    base = (st.context.url or "").split("?")[0]
    st.markdown("**Link** to this loan, with every field and the dataset's version")
    st.code(f"{base}{link(found.scenario, data.version)}", language=None, wrap_lines=True)
    st.caption("Put no names or loan numbers into it; there is no field for them.")


def _files(found: Session, data: Dataset, title: str, note: str) -> None:
    today = date.today()
    scenario = found.scenario

    def everywhere() -> dict[str, Assessment]:
        return dict(assess_everywhere(scenario, data, today))

    answer = assess(scenario, data.states[scenario.state or ""], today)

    def brief() -> Brief:
        return brief_of(answer, data, made_on=today, title=title, note=note)

    offers: tuple[tuple[str, str, str, str, Callable[[], bytes | str]], ...] = (
        (
            "Slides (PowerPoint)",
            ":material/slideshow:",
            ".pptx",
            f"{_WORD}.presentationml.presentation",
            lambda: deck(brief(), everywhere(), changes(answer)),
        ),
        ("Paper (PDF)", ":material/description:", ".pdf", "application/pdf", lambda: paper(brief())),
        (
            "For a borrower, in plain words (PDF)",
            ":material/family_home:",
            "-plain.pdf",
            "application/pdf",
            lambda: borrower(brief()),
        ),
        (
            "Workbook with formulas (Excel)",
            ":material/table_view:",
            ".xlsx",
            f"{_WORD}.spreadsheetml.sheet",
            lambda: workbook(brief(), everywhere()),
        ),
        ("Result (CSV)", ":material/csv:", ".csv", "text/csv", lambda: result_csv(brief())),
        ("Result (JSON)", ":material/data_object:", ".json", "application/json", lambda: result_json(brief())),
        (
            "Dates for a calendar (.ics)",
            ":material/event_available:",
            ".ics",
            "text/calendar",
            lambda: calendar(answer, datetime.now(UTC), version=data.version),
        ),
    )
    for label, icon, ending, mime, make in offers:
        st.download_button(
            label,
            make,
            file_name=_file(answer, ending),
            mime=mime,
            icon=icon,
            key=f"take{ending.replace('.', '_')}",
            on_click="ignore",
            width="stretch",
        )
