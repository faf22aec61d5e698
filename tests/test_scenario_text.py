"""Addresses: identity, sentences for what does not fit, nothing lost and nothing swallowed."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given

from lib.examples import EXAMPLES
from lib.fields import BY_NAME, FIELDS
from lib.scenario import Scenario
from lib.scenario_text import link, read, write, write_known
from tests.strategies import scenarios


@given(scenarios())
def test_scenario_to_address_to_scenario_is_the_identity(scenario: Scenario) -> None:
    assert read(write(scenario)) == read(write_known(scenario))
    reading = read(dict(parse_qsl(link(scenario, "1.2.3").removeprefix("?"))))
    assert reading.problems == ()
    assert reading.scenario == scenario


def test_a_link_writes_every_field_and_the_version() -> None:
    written = dict(parse_qsl(link(EXAMPLES[0].scenario, "1.2.3").removeprefix("?")))
    assert set(written) == {field.name for field in FIELDS} | {"version"}
    assert written["version"] == "1.2.3"
    assert written["claim_price"] == "unknown"


@pytest.mark.parametrize("text", ["", "  ", "unknown", "Unknown", "UNKNOWN"])
def test_empty_absent_and_unknown_are_not_sure_alike(text: str) -> None:
    assert read({field.name: text for field in FIELDS}).scenario == Scenario() == read({}).scenario


@pytest.mark.parametrize(
    ("name", "text", "accepted"),
    [
        ("bid", "lots", "an amount in dollars"),
        ("rate", "five", "a percentage a year"),
        ("sale_date", "03/02/2026", "year-month-day"),
        ("sale_date", "2026-02-30", "year-month-day"),
        ("process", "fast", "customary, judicial, nonjudicial, strict"),
        ("lien", "second", "first, junior"),
        ("confirmed", "true", "yes, no or unknown"),
        ("units", "2.5", "a whole number"),
        ("acres", "big", "a number above 0"),
        ("state", "Nevada", "two-letter postal code"),
        ("state", "ZZ", "postal code of a state"),
        ("rate", "101", "from 0 to 100"),
        ("bid", "<script>alert(1)</script>" * 9, "an amount in dollars"),
    ],
)
def test_a_value_that_does_not_fit_is_said_and_the_rest_is_kept(name: str, text: str, accepted: str) -> None:
    reading = read({"principal": "450000", name: text}, frozenset({"NV"}))
    assert reading.scenario == Scenario(principal=450_000_00)
    (problem,) = reading.problems
    assert problem.field == name
    assert accepted in problem.message
    assert text[:20] in problem.message


def test_an_unknown_parameter_is_reported_not_swallowed() -> None:
    reading = read({"bidd": "5", "version": "0.0.1", "bid": "5"})
    assert reading.scenario == Scenario(bid=500)
    assert [problem.field for problem in reading.problems] == ["bidd"]


def test_what_contradicts_is_left_aside_with_a_sentence() -> None:
    reading = read({"originated": "2026-05-01", "sale_date": "2026-03-02", "bid": "1"})
    assert reading.scenario == read({"sale_date": "2026-03-02", "bid": "1"}).scenario
    assert "lies after “Sale date”" in reading.problems[0].message


@pytest.mark.parametrize(
    "texts",
    [
        {"originated": "2026-05-01", "sale_date": "2026-03-02"},
        {"lien": "first", "foreclosed": "senior"},
        {"occupied_throughout": "yes", "occupied_at_origination": "no"},
        {"occupied_throughout": "yes", "use": "residential_rental"},
        {"debt_total": "1", "late_charges": "5"},
        {"debt_rate": "5"},
    ],
)
def test_a_contradiction_is_told_without_names_of_fields(texts: dict[str, str]) -> None:
    (problem,) = read(texts).problems
    assert "_" not in problem.message and "originated" not in problem.message
    assert problem.message.startswith(BY_NAME[problem.field].label.removesuffix("?") + ": ")


def test_cents_and_amounts_beyond_the_principal_survive() -> None:
    scenario = read({"principal": "400000", "bid": "600000.50"}).scenario
    assert (scenario.bid, write(scenario)["bid"]) == (600_000_50, "600000.50")
