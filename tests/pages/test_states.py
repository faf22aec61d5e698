"""The States page's logic, without a browser."""

from __future__ import annotations

from datetime import date

import pytest

from lib.assessment import assess
from lib.counterfactual import changes
from lib.law.load import load_dataset
from lib.scenario_text import read
from lib.ui import state
from lib.verdict import figure
from tests.pages.opened import opened, said
from tests.test_assessment import AGREED

STATES = load_dataset().states
SECTIONS = ("would", "ways", "strip", "rules", "all_dates", "money", "layers", "changed", "sources", "doubts")


@pytest.fixture(autouse=True)
def _no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "LAG_SECONDS", 0)


@pytest.mark.parametrize("code", STATES)
def test_every_state_opens_with_every_section_and_says_all_its_law(code: str) -> None:
    law = STATES[code]
    app = opened("states", f"state={code}", **dict.fromkeys(SECTIONS, True))
    text = said(app)
    assert law.name in text and law.headline_why in text
    for rule in law.rule:
        assert rule.reason in text and rule.id in text, rule.id
        assert all(exception.text in text for exception in rule.unless)
    for row in law.date:
        assert row.label in text and row.effect in text, row.id
    for source in law.source:
        assert source.title in text
    for line in (*law.conflicts, *law.other_limits):
        assert " ".join(line.split()) in text
    assert law.judgment.interest.rule in text
    assert law.theory_source is not None and law.theory_source in text


def test_with_a_state_alone_the_typical_home_loan_stands_in_and_says_so() -> None:
    text = said(opened("states", "state=NV"))
    assert "No loan is entered" in text
    assert "decides your loan" not in text


def test_the_loan_at_hand_is_marked_in_the_table() -> None:
    text = said(opened("states", f"state=NV&{AGREED}"))
    assert "Your loan" in text and "decides your loan" in text
    assert "$25,000" in text


def test_every_change_told_is_the_engines_own_with_its_figure() -> None:
    query = f"state=TX&{AGREED}"
    texts = dict(pair.split("=") for pair in query.split("&"))
    answer = assess(read(texts).scenario, STATES["TX"], date.today())
    text = said(opened("states", query, all_changes=True))
    found = changes(answer)
    assert found
    for change in found:
        assert f"If {change.words}" in text
        assert figure(change.after) in text


def test_a_sale_that_is_not_covered_is_declined_here_too() -> None:
    query = f"state=NV&{AGREED.replace('2026-03-02', '2005-03-02').replace('&originated=2016-01-01', '')}"
    text = said(opened("states", query, **dict.fromkeys(SECTIONS, True)))
    assert "no dates are given" in text and "no answer is given" in text


def test_without_a_state_one_is_asked_for() -> None:
    app = opened("states", "principal=300000")
    assert "Choose a state" in said(app)
    app.selectbox(key="f_state").set_value("WI").run()
    assert not app.exception
    assert "Wisconsin" in said(app)


def test_the_calendar_is_offered_where_there_is_a_day() -> None:
    keys = {button.key for button in opened("states", f"state=NV&{AGREED}").get("download_button")}
    assert "ics" in keys
