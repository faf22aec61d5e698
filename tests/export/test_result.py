"""JSON and CSV of the result: equal to the app to the cent, documented, and harmless to open."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.assessment import assess
from lib.brief import Brief, brief_of
from lib.export.result import KEYS, result, result_json
from lib.export.result_csv import COLUMNS, cell, result_csv
from lib.money import parse_dollars
from lib.scenario import Scenario
from lib.scenario_text import read
from tests.export.briefs import CASES, DATA, NV, TODAY, brief
from tests.strategies import scenarios

AMOUNT = re.compile(r"-?\d+\.\d\d", re.ASCII)


def rows(made: Brief) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result_csv(made).decode("utf-8-sig"), newline="")))


def cents(text: str) -> int:
    assert AMOUNT.fullmatch(text), text
    sign = -1 if text.startswith("-") else 1
    return sign * parse_dollars(text.removeprefix("-"))


@pytest.mark.parametrize("code", sorted(DATA.states))
def test_every_state_is_told_to_the_cent(code: str) -> None:
    made = brief(replace(NV, state=code, use=None))
    found, told = made.assessment, json.loads(result_json(made))
    assert cents(told["total_debt"]) == found.debt.total
    assert cents(told["deficiency"]) == found.deficiency
    assert cents(told["deficiency_judgment"]["most"]) == found.most
    assert cents(told["deficiency_judgment"]["least"]) == found.least
    assert [cents(step["running"]) for step in told["steps"]] == [step.running for step in made.award.trace.steps]
    assert [step["citation"] for step in told["steps"]] == [step.citation for step in made.award.trace.steps]
    assert [line["id"] for line in told["dates"]] == [line.found.row.id for line in made.dates]
    assert [outcome["rule"] for outcome in told["outcomes"]] == [branch.award.rule.id for branch in found.branches]
    assert read(told["inputs"]).scenario == found.scenario
    assert (told["dataset"]["version"], told["made_on"]) == (DATA.version, "2026-11-25")


def test_csv_says_what_json_says() -> None:
    for scenario in CASES.values():
        made = brief(scenario)
        told, table = result(made), rows(made)
        assert list(table[0]) == list(COLUMNS)
        inputs = {row["key"]: row["value"] for row in table if row["section"] == "input"}
        assert read(inputs).scenario == scenario
        figures = {row["key"]: row["value"] for row in table if row["section"] == "figure"}
        judgment = told["deficiency_judgment"] or {"most": "", "least": ""}
        assert figures["deficiency"] == (told["deficiency"] or "")
        assert figures["deficiency_judgment.most"] == judgment["most"]
        assert figures["deficiency_judgment.least"] == judgment["least"]
        steps = [(row["key"], row["running"], row["citation"]) for row in table if row["section"] == "steps"]
        assert steps == [(step["key"], step["running"], step["citation"] or "") for step in told["steps"]]
        assert sum(row["section"] == "date" for row in table) == len(told["dates"])


def test_what_has_no_answer_shows_no_judgment() -> None:
    for name in ("not-covered", "no-debt"):
        told = result(brief(CASES[name]))
        assert told["deficiency_judgment"] is None
        assert not any(step["key"] in ("judgment", "fees", "barred") for step in told["steps"])
        assert all(outcome["most"] is None for outcome in told["outcomes"])
    assert result(brief(CASES["surplus"]))["deficiency"].startswith("-")
    assert result(brief(CASES["late"]))["outcomes"][0]["asked_too_late"]


def paths(value: Any, path: str = "") -> Iterator[str]:
    if path:
        yield path
    if isinstance(value, dict) and path != "inputs":
        for key, part in value.items():
            yield from paths(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for part in value:
            if isinstance(part, dict):
                yield from (found for found in paths(part, f"{path}[]") if found != f"{path}[]")


def test_every_key_is_documented_and_every_documented_key_exists() -> None:
    found: set[str] = set()
    for scenario in CASES.values():
        made = set(paths(result(brief(scenario))))
        found |= {re.sub(r"^steps(_lower)?\[\]", "{steps}", path) for path in made}
    assert found - {"dataset", "state", "verdict"} == set(KEYS)


TYPED = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "＝1+1", "%0A=1", " =1", "|x", 'a"b,c', "−5", "-5"]


@pytest.mark.parametrize("typed", TYPED)
def test_typed_text_cannot_start_a_formula(typed: str) -> None:
    made = brief(NV, title=typed, note=typed)
    raw = result_csv(made).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(raw, newline="")):
        for text in row:
            assert not text.lstrip().startswith(tuple("=+-@\t\r＝＋－＠|%")) or re.fullmatch(r"-?\d+(\.\d+)?", text)
    assert {row["key"]: row["value"] for row in rows(made)}["title"].lstrip("'") == made.title
    assert json.loads(result_json(made))["note"] == made.note


@given(st.text(max_size=30))
def test_a_cell_is_a_number_or_starts_no_formula(text: str) -> None:
    safe = cell(text)
    assert safe in (text, f"'{text}")
    assert re.fullmatch(r"-?\d+(\.\d+)?", safe, re.ASCII) or not re.match(r"[ \u00a0\ufeff]*[=+\-@\t\r＝＋－＠]", safe)


@given(scenarios())
@settings(max_examples=60, deadline=None)
def test_any_scenario_is_told(scenario: Scenario) -> None:
    code = scenario.state or "NV"
    made = brief_of(assess(scenario, DATA.states[code], TODAY), DATA, made_on=TODAY)
    assert json.loads(result_json(made)) == result(made)
    assert result_csv(made) == result_csv(made)
    assert {row["key"]: row["value"] for row in rows(made) if row["section"] == "input"}["state"] == (
        scenario.state or "unknown"
    )
