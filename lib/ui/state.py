"""The scenario of one session, and the address that holds it.

The scenario is the only truth; widgets show it and write to it through :func:`take`.  The address is
read before any widget, and written after every change.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import monotonic

import streamlit as st

from lib.examples import EXAMPLES, Example
from lib.fields import BY_NAME
from lib.law.load import Dataset
from lib.scenario import ITEMISED, Scenario, ScenarioError
from lib.scenario_text import BESIDES, Problem, in_words, parse_value, read, write_known

_KEY = "session"
#: How long a message may be under way that was sent before the browser took the server's last answer.
LAG_SECONDS = 2.0
#: Key of the menu with the examples.
BEGIN = "begin"


@dataclass(slots=True)
class Session:
    """What one open page remembers."""

    scenario: Scenario
    problems: tuple[Problem, ...] = ()
    example: Example | None = None
    other_version: str | None = None
    address: dict[str, str] = field(default_factory=dict)
    #: Entries that were refused, by field: what was typed and why it was not taken.
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: Items of the debt, kept while one total stands in their place.
    set_aside: dict[str, object] = field(default_factory=dict)
    touched: bool = False
    #: What each entry was set to lately, and when: what the browser still sends of it is an echo.
    shown: dict[str, list[tuple[object, float]]] = field(default_factory=dict)
    #: What the browser sent for each entry before this run set it anew.
    sent: dict[str, object] = field(default_factory=dict)
    #: Addresses written lately; a message sent before the browser took the newest still carries one.
    written: list[tuple[dict[str, str], float]] = field(default_factory=list)
    #: The browser's address may still be the one from before a link inside the page was followed.
    followed: bool = False


def session(data: Dataset) -> Session:
    """This page's session, brought up to date with the address it was opened with."""
    address = dict(st.query_params.items())
    found: Session | None = st.session_state.get(_KEY)
    if found is not None:
        found.sent = {key: st.session_state.get(key) for key in found.shown}
    if found is None or (address != found.address and not found.touched and not _lags(found, address)):
        followed = found is not None
        found = st.session_state[_KEY] = _opened(address, data)
        found.followed = followed
        put(BEGIN, False)  # a link in the menu was followed: close it
    found.touched = False
    return found


def _lags(found: Session, address: dict[str, str]) -> bool:
    """Whether this is an address that was just overwritten, not one that somebody went back to."""
    since = monotonic() - LAG_SECONDS
    return any(earlier == address for earlier, when in found.written if when > since)


def echo(found: Session, key: str) -> bool:
    """Whether what the browser sent for an entry is only what the server showed there a moment ago.

    One field has a slider and an exact entry.  While the slider moves fast, the browser's next message
    still carries the entry's older text, which must not overwrite the newer value.
    """
    since = monotonic() - LAG_SECONDS
    shown = [(value, when) for value, when in found.shown.get(key, ()) if when > since]
    value = st.session_state[key]
    return bool(shown) and (value == found.sent.get(key) or any(value == earlier for earlier, _ in shown))


def _opened(address: dict[str, str], data: Dataset) -> Session:
    if not set(address) - set(BESIDES):
        return Session(EXAMPLES[0].scenario, example=EXAMPLES[0], address=address)
    reading = read(address, frozenset(data.states))
    repeated = tuple(
        Problem(name, f"“{name[:60]}” stands more than once in the address; the last value is used.")
        for name in address
        if len(st.query_params.get_all(name)) > 1
    )
    example = next((example for example in EXAMPLES if example.scenario == reading.scenario), None)
    version = address.get("version")
    return Session(
        reading.scenario,
        problems=(*reading.problems, *repeated),
        example=example,
        other_version=version if version not in (None, data.version) else None,
        address=address,
    )


def write_address(found: Session, **besides: str) -> None:
    """Let the address hold the scenario and the page's own parameters (``besides``; empty ones are left out).

    An untouched first example leaves it clean.
    """
    own = {name: value for name, value in besides.items() if value}
    untouched = found.scenario == EXAMPLES[0].scenario and not set(found.address) - set(BESIDES)
    if untouched and not own and not found.address:
        return
    wanted = own if untouched else write_known(found.scenario) | own
    if found.followed or dict(st.query_params.items()) != wanted:
        now = monotonic()
        found.written = [
            *((old, when) for old, when in found.written if when > now - LAG_SECONDS),
            (found.address, now),
        ]
        st.query_params.from_dict(wanted)
    found.address, found.followed = wanted, False


def current() -> Session:
    """The session inside a callback."""
    found: Session = st.session_state[_KEY]
    found.touched = True
    return found


def take(name: str, value: object) -> None:
    """Write one field of the scenario; a contradiction is kept beside the field with its reason."""
    found = current()
    values: dict[str, object] = {name: value}
    if name == "debt_total":
        values |= _other_way(found, value)
    try:
        found.scenario = replace(found.scenario, **values)  # type: ignore[arg-type]
    except ScenarioError as error:
        raw = st.session_state.get(f"f_{name}")
        found.refused[name] = (raw if isinstance(raw, str) else str(value), in_words(error))
        return
    found.refused.pop(name, None)
    _try_again(found)
    found.example = None
    found.problems = ()
    found.other_version = None


def _try_again(found: Session) -> None:
    """Entries that were refused may fit now that another one has changed."""
    for name, (raw, _) in list(found.refused.items()):
        try:
            found.scenario = replace(found.scenario, **{name: parse_value(BY_NAME[name], raw)})  # type: ignore[arg-type]
        except ScenarioError as error:
            found.refused[name] = (raw, in_words(error))
        else:
            del found.refused[name]


def _other_way(found: Session, total: object) -> dict[str, object]:
    """The items of the debt are set aside while one total is stated, and come back when it is cleared."""
    if total is None:
        return {"debt_date": None, "debt_rate": None, **found.set_aside}
    if found.scenario.debt_total is None:
        found.set_aside = {name: getattr(found.scenario, name) for name in ITEMISED}
    return dict.fromkeys(ITEMISED)


def take_text(name: str) -> None:
    """Callback of a text entry: parse it, or keep what was typed and say why it was not taken."""
    if echo(current(), f"f_{name}"):
        return
    raw = str(st.session_state[f"f_{name}"] or "")
    try:
        value = parse_value(BY_NAME[name], raw)
    except ScenarioError as error:
        current().refused[name] = (raw, in_words(error))
        return
    take(name, value)


def take_slider(name: str, unit: int) -> None:
    """Callback of a slider in whole ``unit`` cents."""
    if echo(current(), f"s_{name}"):
        return
    take(name, int(st.session_state[f"s_{name}"]) * unit)


def put(key: str, value: object) -> None:
    """Show a value in a widget before it is drawn, without touching one that shows it already."""
    if st.session_state.get(key, _KEY) != value:
        st.session_state[key] = value
        found: Session | None = st.session_state.get(_KEY)
        if found is not None and key[:2] in ("f_", "s_"):
            found.shown[key] = [*found.shown.get(key, [])[-24:], (value, monotonic())]
