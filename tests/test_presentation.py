"""The presentation: seven views, one idea each, saying what the page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from lib.assessment import assess_everywhere
from lib.brief import brief_of
from lib.counterfactual import changes
from lib.examples import EXAMPLES
from lib.law.load import load_dataset
from lib.presentation import View, ViewKey, change_sentence, views
from lib.scenario import Scenario
from lib.verdict import verdict
from tests.strategies import scenarios

DATA = load_dataset()
TODAY = date(2026, 11, 25)


def shown(scenario: Scenario, *, before_sale: bool = False) -> dict[ViewKey, View]:
    everywhere = assess_everywhere(scenario, DATA, TODAY)
    found = everywhere[scenario.state or "NV"]
    brief = brief_of(found, DATA, made_on=TODAY)
    made = views(brief, everywhere, changes(found), before_sale=before_sale)
    return {view.key: view for view in made}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_seven_views_in_order_each_with_something_to_say(example) -> None:  # type: ignore[no-untyped-def]
    found = shown(example.scenario)
    assert list(found) == list(ViewKey)
    assert all(view.title and view.say and all(view.say) for view in found.values())
    answer = assess_everywhere(example.scenario, DATA, TODAY)[example.scenario.state or ""]
    assert verdict(answer).sentence in found[ViewKey.LAW].say
    assert verdict(answer).citation in found[ViewKey.LAW].say[-1]


def test_before_the_sale_no_bid_is_named() -> None:
    found = shown(EXAMPLES[0].scenario, before_sale=True)
    assert "before the sale" in found[ViewKey.LOAN].title
    assert not any("400,000" in line for line in found[ViewKey.LOAN].say)
    assert found[ViewKey.STEPS].title == "The bid decides what is left"


def test_a_surplus_is_called_one() -> None:
    found = shown(replace(EXAMPLES[0].scenario, bid=500_000_00))
    assert "more than the debt" in found[ViewKey.STEPS].title


def test_of_a_sale_that_is_not_covered_no_judgment_and_no_rule_is_named() -> None:
    old = replace(EXAMPLES[0].scenario, sale_date=date(2001, 1, 2), originated=None, paid_to=None)
    found = shown(old)
    rule = assess_everywhere(old, DATA, TODAY)["NV"].award.rule
    told = " ".join(line for key in (ViewKey.STEPS, ViewKey.LAW) for line in found[key].say)
    assert "Deficiency: $" in told and "Deficiency judgment: " not in told
    assert rule.citation not in told


def test_a_change_in_one_sentence_has_its_figure_and_its_difference() -> None:
    answer = assess_everywhere(EXAMPLES[0].scenario, DATA, TODAY)["NV"]
    said = [change_sentence(change) for change in changes(answer)]
    assert "If the loan had bought this property: $0, which is $24,869 less." in said


@settings(max_examples=30, deadline=None)
@given(scenarios())
def test_any_loan_can_be_presented(scenario: Scenario) -> None:
    for before in (False, True):
        assert len(shown(replace(scenario, state=scenario.state or "NV"), before_sale=before)) == 7
