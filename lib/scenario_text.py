"""Scenario ↔ text: addresses, links and rows of a table.

Empty, absent and ``unknown`` all mean *not sure*.  A value that does not fit is reported in a
sentence that names field, value and what is accepted, and counts as *not sure*; the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from lib.fields import BY_NAME, FIELDS, Field, Kind
from lib.money import MoneyError, parse_dollars, plain_dollars
from lib.scenario import Scenario, ScenarioError

UNKNOWN = "unknown"
#: Parameters of an address that are not fields of a scenario: the dataset's version, and pages' own.
BESIDES = ("version", "with", "view", "term")

_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
_NUMBER = re.compile(r"^\d{1,7}(\.\d{1,6})?$", re.ASCII)
#: Names of fields that are no words of a sentence.
_FIELD_NAME = re.compile(rf"\b(?:{'|'.join(name for name in BY_NAME if '_' in name or name == 'originated')})\b")
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that was not taken: its field, and the sentence to show."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What text became: a valid scenario and what could not be taken."""

    scenario: Scenario
    problems: tuple[Problem, ...]


def parse_value(field: Field, text: str) -> object:
    """One field's value from text; ``None`` for *not sure*.

    Raises:
        ScenarioError: naming the field, the value and what is accepted.
    """
    text = text.strip()
    if text == "" or text.lower() == UNKNOWN:
        return field.default if field.kind is Kind.CHOICE else None
    accepted = _accepted(field)
    try:
        return _PARSE[field.kind](field, text)
    except MoneyError as error:
        accepted = str(error)
    except (ValueError, KeyError, ArithmeticError):
        pass
    shown = text if len(text) <= 60 else text[:57] + "…"
    raise ScenarioError(field.name, f"{field.label} ({field.name}): “{shown}” is not accepted; give {accepted}.")


def in_words(error: ScenarioError) -> str:
    """A scenario's refusal as a person reads it: labels in the place of field names.

    The refusal of a text by :func:`parse_value` names its field by the label already.
    """
    label = BY_NAME[error.field].label.removesuffix("?")
    text = str(error)
    if not text.startswith(f"{error.field}: "):
        return text
    told = text.removeprefix(f"{error.field}: ")
    named = _FIELD_NAME.sub(lambda found: f"“{BY_NAME[found[0]].label.removesuffix('?')}”", told)
    return f"{label}: {named.replace('this_loan', 'this loan').replace('_', ' ')}."


def _choice(field: Field, text: str) -> object:
    return type(field.choices[0])(text.lower())


def _date(field: Field, text: str) -> date:
    if not _DATE.match(text):
        raise ValueError
    return date.fromisoformat(text)


def _number(field: Field, text: str) -> Decimal:
    text = text.removesuffix("%").strip()
    if not _NUMBER.match(text):
        raise ValueError
    return Decimal(text)


def _whole(field: Field, text: str) -> int:
    if not re.fullmatch(r"\d{1,5}", text, re.ASCII):
        raise ValueError
    return int(text)


def _state(field: Field, text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise ValueError
    return text.upper()


_PARSE = {
    Kind.MONEY: lambda field, text: parse_dollars(text),
    Kind.RATE: _number,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.YES_NO: lambda field, text: _YES_NO[text.lower()],
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _number,
    Kind.STATE: _state,
}


def _accepted(field: Field) -> str:
    if field.kind is Kind.CHOICE:
        return f"one of {', '.join(field.choices)}, or unknown"
    return {
        Kind.RATE: "a percentage a year from 0 to 100, such as 6.5",
        Kind.DATE: "a date as year-month-day, such as 2026-03-02",
        Kind.YES_NO: "yes, no or unknown",
        Kind.WHOLE: "a whole number from 1 to 10000",
        Kind.DECIMAL: "a number above 0, such as 0.25",
        Kind.STATE: "a two-letter postal code such as NV",
    }.get(field.kind, "a value")


def write_value(name: str, value: object) -> str:
    """The text of one value; ``unknown`` where it is not sure."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if BY_NAME[name].kind is Kind.MONEY and isinstance(value, int):
        return plain_dollars(value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def read(texts: Mapping[str, str], states: frozenset[str] | None = None) -> Reading:
    """A scenario from texts by field name, keeping all that fits.

    ``states`` are the postal codes accepted.  Unknown names are reported, not swallowed.
    """
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, text in texts.items():
        name = name if name in BY_NAME else name.lower()
        field = BY_NAME.get(name)
        if field is None:
            if name not in BESIDES:
                problems.append(Problem(name, f"“{name[:60]}” is not a field of this page; it was left aside."))
            continue
        try:
            value = parse_value(field, text)
            if name == "state" and value is not None and states is not None and value not in states:
                raise ScenarioError(
                    name, f"State (state): “{value}” is not accepted; give the postal code of a state, or DC."
                )
            values[name] = value
        except ScenarioError as error:
            problems.append(Problem(name, str(error)))
    scenario, refused = _build(values)
    return Reading(scenario, (*problems, *refused))


def _build(values: dict[str, object]) -> tuple[Scenario, tuple[Problem, ...]]:
    """A valid scenario from values, leaving aside one by one what contradicts."""
    refused: list[Problem] = []
    while True:
        try:
            return Scenario(**values), tuple(refused)  # type: ignore[arg-type]
        except ScenarioError as error:
            refused.append(Problem(error.field, f"{in_words(error)} It is left as not sure."))
            del values[error.field]


def write(scenario: Scenario) -> dict[str, str]:
    """Every field's text in the contract's order: ``read(write(s)).scenario == s``."""
    return {field.name: write_value(field.name, getattr(scenario, field.name)) for field in FIELDS}


def write_known(scenario: Scenario) -> dict[str, str]:
    """Only the fields that are known and not at their default: the short form for the address bar."""
    return {
        field.name: write_value(field.name, value)
        for field in FIELDS
        if (value := getattr(scenario, field.name)) is not None and (value != field.default or field.name == "process")
    }


def link(scenario: Scenario, version: str) -> str:
    """The query string of a link that reopens this scenario: every field and the dataset's version."""
    return "?" + urlencode({**write(scenario), "version": version})
