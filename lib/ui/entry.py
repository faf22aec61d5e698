"""Entries for the scenario's fields: sliders with exact entry beside them, texts, choices."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.assessment import Assessment
from lib.fields import BY_NAME, Field, Kind, choice_words
from lib.law.load import Dataset
from lib.money import dollars, round_half_up
from lib.scenario import Scenario
from lib.scenario_text import UNKNOWN, write_value
from lib.ui.state import Session, current, echo, put, take, take_slider, take_text
from lib.ui.text import md

NOT_SURE = "Not sure"
#: Width of the exact entry beside a slider, in pixels: holds $10,000,000.00.
EXACT_WIDTH = 118


def _shown(field: Field, value: object) -> str:
    """A field's value as the exact entry shows it; empty is *not sure*."""
    if value is None:
        return ""
    if field.kind is Kind.MONEY and isinstance(value, int):
        return dollars(value).removesuffix(".00")
    return write_value(field.name, value) + ("%" if field.kind is Kind.RATE else "")


def text(
    found: Session,
    name: str,
    *,
    label: bool = True,
    width: int | Literal["stretch"] = "stretch",
    disabled: bool = False,
) -> None:
    """Exact entry of one field; a refused entry stays as typed, with the reason under it."""
    field = BY_NAME[name]
    refused = found.refused.get(name)
    put(f"f_{name}", refused[0] if refused else _shown(field, getattr(found.scenario, name)))
    st.text_input(
        field.label,
        key=f"f_{name}",
        help=field.help if label else None,
        placeholder="not sure (year-month-day)" if field.kind is Kind.DATE else NOT_SURE.lower(),
        label_visibility="visible" if label else "collapsed",
        autocomplete="off",
        max_chars=40,
        width=width,
        disabled=disabled,
        on_change=take_text,
        args=(name,),
    )
    if refused:
        st.caption(f":red[**Not taken.** {md(refused[1])}]")


def _take_choice(name: str) -> None:
    if echo(current(), f"f_{name}"):
        return
    chosen = st.session_state[f"f_{name}"]
    take(name, None if chosen == UNKNOWN else chosen)


def choice(found: Session, name: str) -> None:
    """A closed list with *not sure*, or yes / no / not sure."""
    field = BY_NAME[name]
    value = getattr(found.scenario, name)
    put(f"f_{name}", UNKNOWN if value is None else value)
    options: list[object] = [] if field.default is not None else [UNKNOWN]
    options += [True, False] if field.kind is Kind.YES_NO else field.choices
    st.selectbox(
        field.label,
        options,
        format_func=lambda value: _choice_text(name, value),
        key=f"f_{name}",
        help=field.help,
        on_change=_take_choice,
        args=(name,),
    )
    refused = found.refused.get(name)
    if refused:
        st.caption(f":red[**Not taken.** {md(refused[1])}]")


def _choice_text(name: str, value: object) -> str:
    if value == UNKNOWN:
        return NOT_SURE
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return choice_words(name, value) if isinstance(value, StrEnum) else str(value)


def entry(found: Session, name: str) -> None:
    """The entry that fits the field's kind."""
    (choice if BY_NAME[name].kind in (Kind.CHOICE, Kind.YES_NO) else text)(found, name)


def state_lever(found: Session, data: Dataset) -> None:
    """The state, by name; the map's click does the same with a mouse."""
    put("f_state", found.scenario.state or UNKNOWN)
    st.selectbox(
        BY_NAME["state"].label,
        [UNKNOWN, *data.states],
        format_func=lambda code: "Choose a state" if code == UNKNOWN else data.states[code].name,
        key="f_state",
        help=BY_NAME["state"].help,
        on_change=_take_choice,
        args=("state",),
    )


def _ceiling(amount: int, step: int) -> int:
    return -(-amount // step) * step


def _side_by_side() -> DeltaGenerator:
    return st.container(horizontal=True, gap="small", vertical_alignment="bottom", wrap=False)


def money_lever(found: Session, name: str, *, reach: int, step: int, disabled: bool = False) -> None:
    """A slider in whole dollars with the exact amount beside it; its range always holds the value.

    ``reach`` is the range asked for in cents; ``step`` is in whole dollars.
    """
    field, value = BY_NAME[name], getattr(found.scenario, name)
    whole = round_half_up(Fraction(value or 0, 100))
    top = max(_ceiling(max(reach // 100, whole, 1), step * 50), step)
    with _side_by_side():
        put(f"s_{name}", whole)
        st.slider(
            field.label,
            0,
            top,
            step=step if whole % step == 0 else 1,
            format="$%,d",
            key=f"s_{name}",
            help=field.help,
            on_change=take_slider,
            args=(name, 100),
            disabled=disabled,
        )
        text(found, name, label=False, width=EXACT_WIDTH, disabled=disabled)


def _take_rate() -> None:
    if not echo(current(), "s_rate"):
        take("rate", Decimal(str(st.session_state["s_rate"])))


def rate_lever(found: Session, *, disabled: bool = False) -> None:
    """The interest rate (a percentage, not an amount) in eighths, with exact entry beside it."""
    field, value = BY_NAME["rate"], found.scenario.rate
    shown = float(value or 0)
    with _side_by_side():
        put("s_rate", shown)
        st.slider(
            field.label,
            0.0,
            max(12.0, shown),
            step=0.125,
            format="%.3f%%",
            key="s_rate",
            help=field.help,
            on_change=_take_rate,
            disabled=disabled,
        )
        text(found, "rate", label=False, width=EXACT_WIDTH, disabled=disabled)


def highest(scenario: Scenario, debt: int) -> int:
    """A range for prices and values that holds everything in play, in cents."""
    return max(debt + debt // 4, scenario.bid or 0, scenario.fair_value or 0, 100_000_00)


def levers(scenario: Scenario) -> tuple[str, ...]:
    """The fields that stand above the fold: the debt in the form in which it is stated, and what moves."""
    debt = "debt_total" if scenario.debt_total is not None else "principal"
    return ("state", debt, "lien", "bid", "fair_value", "rate", "attorney_fees")


#: Facts that are entered under another name.
ASKED_AS = {"unpaid_share": "original_principal", "filed": "filed_on"}


def asked(assessment: Assessment) -> list[str]:
    """The fields that would settle what an answer hangs on; the rank stands among the levers."""
    names = [ASKED_AS.get(fact, fact) for fact in assessment.open_facts]
    return [name for name in dict.fromkeys(names) if name != "lien"]


def grid(found: Session, names: list[str]) -> None:
    """Entries four in a row."""
    for start in range(0, len(names), 4):
        for cell, name in zip(st.columns(4), names[start : start + 4], strict=False):
            with cell:
                entry(found, name)
