"""Published opinions and official worked examples, run to the cent.

One data file a case.  A case that does not tie stays, with the residual explained; the suite stands
apart from the unit tests, because it shows that the law engine agrees with courts, not with itself.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.assessment import Assessment, assess
from lib.law.load import load_dataset
from lib.money import parse_dollars
from lib.scenario_text import read

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
TODAY = date(2026, 11, 23)


def case(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def assessed(found: dict[str, Any]) -> Assessment:
    reading = read({"state": found["state"], **found["given"]})
    assert reading.problems == ()
    return assess(reading.scenario, load_dataset().states[found["state"]], TODAY)


def signed(text: str) -> int:
    return -parse_dollars(text[1:]) if text.startswith("-") else parse_dollars(text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_engine_ties_to_the_court(path: Path) -> None:
    found = case(path)
    answer, expected = assessed(found), found["expected"]
    residual = found.get("residual", {"amount": "0", "why": ""})
    assert (signed(residual["amount"]) == 0) or len(residual["why"]) > 30, "a residual needs its explanation"
    if "rule" in expected:
        assert answer.award.rule.id == expected["rule"]
    if "class" in expected:
        assert answer.classification == expected["class"]
    figure = answer.least if expected.get("figure") == "least" else answer.most
    assert figure - parse_dollars(expected["judgment"]) == signed(residual["amount"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_where_its_figures_come_from(path: Path) -> None:
    found = case(path)
    for key in ("title", "citation", "court", "decided", "read", "url", "figures"):
        assert found[key], key
    assert found["read"] in ("full", "excerpt")
    assert path.stem.startswith(found["state"])
    if found.get("dates_moved"):
        assert "sale_date" not in found["given"] or len(found["why_moved"]) > 20
