"""The loan at hand under one state's law: what would change the answer, the lender's ways, the days that matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from lib.assessment import Assessment
from lib.charts.date_strip import alt_text, date_strip
from lib.charts.palette import CLASS_TONES
from lib.counterfactual import Change, Route
from lib.export.deck_changes import effect_words
from lib.export.ics import calendar, marked
from lib.law.vocabulary import Confidence
from lib.law.words import day_words, join, process_words, sentence_case
from lib.routes import Given
from lib.scenario_text import write_known
from lib.timeline import timeline, unplaced
from lib.ui.device import on_phone
from lib.ui.text import md
from lib.verdict import CLASS_WORDS, figure

#: Least width in pixels at which the date strip is drawn, by device.
_PHONE, _DESK = 340, 980
#: How many changes are shown at once.
SHOWN = 8


def _class(found: Assessment) -> str:
    return f"{CLASS_TONES[found.classification].glyph} {CLASS_WORDS[found.classification]}"


def _answer(change: Change) -> str:
    """The class and figure after the change, and what it moves."""
    moved = f" ({md(effect_words(change))})" if change.before.covered and change.after.covered else ""
    unless = f", unless {md(join(change.unless, 'or'))}" if change.unless else ""
    return f"{md(_class(change.after))}, **{md(figure(change.after))}**{moved}{unless}"


def what_would_change(found: Sequence[Change]) -> None:
    """Every single fact that would change the answer, with the difference and the rule that does it."""
    st.caption(
        "One fact at a time, everything else as it is. Found by asking the rules; each opens as a loan of its own."
    )
    if not found:
        st.markdown("No single other fact would change this answer.")
        return
    every = len(found) > SHOWN and st.toggle(f"Show all {len(found)}", key="all_changes")
    for number, change in enumerate(found if every else found[:SHOWN]):
        with st.container(key=f"change_{number}", horizontal=True, vertical_alignment="top", gap="small"):
            also = f" (this changes too: {md('; '.join(change.also_words))})" if change.also else ""
            cited = f" *{md(change.citation)}*" if change.citation else ""
            st.markdown(
                f"**If {md(change.words)}**{also}: {_answer(change)}. {md(change.reason)}{cited}"
                f"{' :red[**Unverified.**]' if change.confidence is Confidence.LOW else ''}"
            )
            st.page_link(
                st.session_state["pages"]["states"],
                label="Open",
                help="Open this case as a loan of its own",
                icon=":material/arrow_outward:",
                query_params=write_known(change.scenario),
            )


def _given(things: Sequence[Given]) -> str:
    return md("; ".join(f"{thing.words} ({thing.citation.split(';')[0]})" for thing in things)) or "nothing"


def lenders_ways(found: Sequence[Route]) -> None:
    """Every process the state allows, side by side: amount, time, redemption, what each side gives up."""
    if len(found) == 1:
        st.markdown(f"This state has one way only: {md(process_words(found[0].process))}.")
    rows = {
        "Answer": [md(_class(route.found)) for route in found],
        "Deficiency judgment": [md(figure(route.found)) for route in found],
        "Lender's time to ask": [md(route.clock) or "nothing to ask for" for route in found],
        "Last day": [md(day_words(route.last_day)) if route.last_day else "" for route in found],
        "Redemption after the sale": [md(route.redemption) or "none found" for route in found],
        "The borrower gives up": [_given(route.borrower_gives) for route in found],
        "The lender gives up": [_given(route.lender_gives) for route in found],
        "Authority": [md(route.found.award.rule.citation) if route.found.covered else "" for route in found],
    }
    names = [
        f"**{md(sentence_case(process_words(route.process)))}**"
        f"{' (customary)' if route.customary else ''}{' ◀ this loan' if route.current else ''}"
        for route in found
    ]
    frame = pd.DataFrame(rows, index=names).T
    st.table(frame, border="horizontal", alt="The processes that the state allows, side by side")
    note = found[0].found.law.process.note
    if note:
        st.caption(md(note))


def date_line(found: Assessment, version: str) -> None:
    """The time line from the sale, what has no day yet, and the calendar file."""
    if not found.covered:
        st.markdown("The sale is earlier than this dataset covers, so no dates are given.")
        return
    marks = timeline(found)
    if found.scenario.sale_date is None:
        st.markdown("Enter the sale date in Explore to see the days on a line.")
    else:
        st.plotly_chart(
            date_strip(marks, found.as_of, width=_PHONE if on_phone() else _DESK),
            key="date_strip",
            config={"displayModeBar": False},
            alt=alt_text(marks, found.as_of),
        )
    waiting = unplaced(found)
    if waiting:
        st.markdown(
            "**No day yet:**\n"
            + "\n".join(
                f"- {md(row.label)}{f', {md(row.period)}' if row.period else ''}: {md(row.why)}. *{md(row.citation)}*"
                for row in waiting
            )
        )
    if marked(found):
        st.download_button(
            "Dates for a calendar (.ics)",
            lambda: calendar(found, datetime.now(UTC), version=version),
            file_name=f"deficiency-dates-{found.law.code}.ics",
            mime="text/calendar",
            icon=":material/event_available:",
            key="ics",
            on_click="ignore",
        )
