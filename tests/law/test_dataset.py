"""The dataset itself: complete, consistent with its own headlines, cited so that a machine reads it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from lib.assessment import Classification, assess
from lib.charts.us_map import places
from lib.examples import EXAMPLES, typical_in
from lib.law import vocabulary as v
from lib.law.citations import citations, is_read, reviewed, texts, unread
from lib.law.layers import load_layers
from lib.law.load import Dataset, load_dataset

TODAY = date(2026, 11, 23)
DATA: Dataset = load_dataset()
STATES = sorted(DATA.states)
HEADLINE = {
    v.Headline.NONRECOURSE: Classification.BARRED,
    v.Headline.LIMITED: Classification.LIMITED,
    v.Headline.RECOURSE: Classification.FULL,
}


def test_fifty_states_and_dc() -> None:
    assert len(STATES) == 51
    assert "DC" in STATES
    assert set(places()) == set(STATES)
    assert len({law.name for law in DATA.states.values()}) == 51
    assert re.fullmatch(r"\d+\.\d+\.\d+", DATA.version)


@pytest.mark.parametrize("code", STATES)
def test_the_headline_is_what_the_rules_give_for_the_typical_home_loan(code: str) -> None:
    law = DATA.states[code]
    found = assess(typical_in(law, TODAY), law, TODAY)
    assert found.open_facts == ()
    assert found.classification is HEADLINE[law.headline]


@pytest.mark.parametrize("code", STATES)
def test_every_citation_is_read_by_eyecite_or_reviewed(code: str) -> None:
    assert unread(DATA.states[code]) == []


def test_the_reviewed_list_holds_nothing_that_parses_or_is_gone() -> None:
    standing = {segment for law in DATA.states.values() for _, segment in citations(law)}
    standing |= {segment for layer in load_layers().layer for segment in layer.citation.split("; ")}
    assert set(reviewed()) <= standing
    assert [segment for segment in reviewed() if is_read(segment)] == []
    assert all(len(reason) > 10 for reason in reviewed().values())


@pytest.mark.parametrize("code", STATES)
def test_words_are_fit_to_stand_in_a_verdict(code: str) -> None:
    law = DATA.states[code]
    for rule in law.rule:
        assert rule.reason[0].isupper() and rule.reason.endswith("."), rule.id
        for exception in rule.unless:
            assert not exception.text.endswith("."), rule.id
            assert not exception.text.lower().startswith(("unless", "if ", "except")), rule.id
    for row in law.date:
        assert row.label[0].isupper() and not row.label.endswith("."), row.id
        assert row.effect.endswith("."), row.id
    for path, text in texts(law):
        assert "DRAFT" not in text, path
        assert text == text.strip() and "  " not in text, path


@pytest.mark.parametrize("code", STATES)
def test_ids_carry_the_state_and_strict_processes_credit_value(code: str) -> None:
    law = DATA.states[code]
    assert all(row.id.startswith(f"{code.lower()}-") for row in (*law.rule, *law.date))
    for rule in law.rule:
        if rule.when.process == (v.Process.STRICT,) and rule.outcome is v.Outcome.ALLOWED:
            assert rule.credit in (v.Credit.FAIR_VALUE, v.Credit.BID), rule.id
        if rule.when.foreclosed is v.Foreclosed.SENIOR and rule.outcome is v.Outcome.ALLOWED:
            assert rule.credit is v.Credit.BID, f"{rule.id}: a wiped-out junior is credited with what it received"


@pytest.mark.parametrize("code", STATES)
def test_amendments_follow_one_another(code: str) -> None:
    starts = [change.effective for change in DATA.states[code].change if change.effective != "unknown"]
    assert all(later[:4] >= earlier[:4] for later, earlier in pairwise(starts)), "newest first"


def test_the_four_examples_show_what_they_say() -> None:
    classes = {
        example.key: assess(example.scenario, DATA.states[example.scenario.state or ""], TODAY) for example in EXAMPLES
    }
    assert {key: found.classification for key, found in classes.items()} == {
        "refinance": Classification.LIMITED,
        "barred": Classification.BARRED,
        "recourse": Classification.FULL,
        "late": Classification.BARRED,
    }
    assert classes["late"].award.out_of_time is not None
    assert all(found.award.deficiency > 0 and not found.notes for found in classes.values())
