"""Hand-derived examples: for every rule the figure a reader works out from the authority.

The cases stand in ``examples/XX.toml`` in the contract's own field names; what a case leaves out is
the base loan of ``base.toml``.  No figure in them was taken from the engine.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lib.assessment import assess
from lib.law.load import LAW_FOLDER, load_file
from lib.law.schema import Jurisdiction
from lib.money import parse_dollars
from lib.scenario_text import read

FOLDER = Path(__file__).parent / "examples"
BASE: dict[str, str] = tomllib.loads((FOLDER / "base.toml").read_text(encoding="utf-8"))["given"]
TODAY = date(2026, 11, 23)
STATES = sorted(path.stem for path in LAW_FOLDER.glob("*.toml"))


@cache
def law(state: str) -> Jurisdiction:
    """One state's file, read once."""
    return load_file(LAW_FOLDER / f"{state}.toml")


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("[A-Z][A-Z].toml")):
        for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            found.append(pytest.param(path.stem, example, id=f"{path.stem}: {example['name']}"))
    return found


CASES = _cases()


@pytest.mark.parametrize(("state", "example"), CASES)
def test_the_engine_gives_the_hand_derived_figure(state: str, example: dict[str, Any]) -> None:
    reading = read({**BASE, "state": state, **example.get("given", {})})
    assert reading.problems == (), example["name"]
    found = assess(reading.scenario, law(state), TODAY)
    assert [branch.award.rule.id for branch in found.branches] == [example["rule"]], "another rule decided"
    assert found.most == parse_dollars(example["most"]), "the most that may be awarded"
    assert found.least == parse_dollars(example.get("least", example["most"])), "the lower figure"
    if "class" in example:
        assert found.classification == example["class"]
    days = {row.row.id: row.day for row in found.award.dates}
    for slug, expected in example.get("dates", {}).items():
        assert days.get(slug) == date.fromisoformat(expected), slug
    assert example["worked"], "say from which authority and how the figure was worked out"


@pytest.mark.parametrize("state", STATES)
def test_every_rule_has_an_example(state: str) -> None:
    shown = {example["rule"] for code, example in (case.values for case in CASES) if code == state}
    rules = {rule.id for rule in law(state).rule}
    assert rules - shown == set(), "rules without a hand-derived example"
    assert shown - rules == set(), "examples of rules that are gone"


@pytest.mark.parametrize("state", STATES)
def test_every_computable_date_has_an_example(state: str) -> None:
    shown = {
        slug for code, example in (case.values for case in CASES) if code == state for slug in example.get("dates", {})
    }
    rows = {row.id for row in law(state).date if row.length is not None and row.trigger != "other"}
    assert rows - shown == set(), "dates without a hand-derived example"
