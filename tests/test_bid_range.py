"""Before the sale: what each bid would leave is what the engine says of that bid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.assessment import assess
from lib.bid_range import bid_range
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.scenario import ProcessChoice, Scenario
from lib.scenario_text import read
from tests.test_assessment import AGREED

STATES = load_dataset().states
TODAY = date(2026, 11, 25)


def loan(code: str) -> Scenario:
    texts = dict(pair.split("=") for pair in AGREED.split("&"))
    return replace(read({**texts, "state": code}).scenario, bid=None)


@pytest.mark.parametrize("code", STATES)
def test_every_point_is_the_engines_own_answer_and_a_higher_bid_never_leaves_more(code: str) -> None:
    found = bid_range(loan(code), STATES[code], TODAY)
    for point in found.points:
        answer = assess(replace(loan(code), bid=point.bid), STATES[code], TODAY)
        assert (point.deficiency, point.most, point.least) == (answer.deficiency, answer.most, answer.least)
    bids = [point.bid for point in found.points]
    assert bids == sorted(set(bids)) and bids[0] == 0
    mosts = [point.most for point in found.points]
    assert mosts == sorted(mosts, reverse=True)
    strict = STATES[code].process.customary is v.Process.STRICT  # no sale, so no bid decides anything
    assert len(set(mosts)) == 1 if strict else mosts[-1] == 0


def test_nevada_stays_flat_up_to_the_value_and_falls_from_there() -> None:
    named = bid_range(loan("NV"), STATES["NV"], TODAY).named
    assert named["A bid of half the value"].most == named["A bid of 80% of the value"].most == 25_000_00
    assert named["A bid of the full value"].most == 25_000_00
    assert named["A bid of the whole debt"].most == 0


def test_the_bends_are_among_the_points() -> None:
    assert 425_000_00 in {point.bid for point in bid_range(loan("NV"), STATES["NV"], TODAY).points}


def test_with_no_value_only_the_whole_debt_is_named_and_nothing_owed_leaves_one_point() -> None:
    found = bid_range(replace(loan("MO"), fair_value=None), STATES["MO"], TODAY)
    assert list(found.named) == ["A bid of the whole debt"]
    assert [point.bid for point in bid_range(Scenario(state="MO"), STATES["MO"], TODAY).points] == [0]


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(STATES)), st.integers(1, 90_000_000))
def test_the_range_ends_where_the_bid_covers_the_debt(code: str, principal: int) -> None:
    scenario = Scenario(state=code, principal=principal, lien=v.Lien.FIRST, process=ProcessChoice.JUDICIAL)
    found = bid_range(scenario, STATES[code], TODAY)
    assert found.points[-1].bid == principal and found.points[-1].deficiency == 0
