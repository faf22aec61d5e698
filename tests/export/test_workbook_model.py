"""The workbook's formulas against the app: with any amounts, under any rule, in every state, to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lib.assessment import Assessment, assess
from lib.export.formula import Value
from lib.export.workbook_model import NO_DEBT, NO_RULE, RULE_KEPT, UNCHANGED, Model, input_value, model_of
from lib.fields import BY_NAME, Kind
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.money import MAX_CENTS
from lib.scenario import Scenario, ScenarioError
from lib.trace import Trace
from tests.builders import jurisdiction, rule
from tests.strategies import scenarios

TODAY = date(2026, 11, 25)
LAWS = load_dataset().states


def cents(value: Value) -> int:
    assert isinstance(value, Fraction), value
    amount = value * 100
    assert amount.denominator == 1, "an amount that is not whole cents"
    return int(amount)


def agree(values: dict[str, Value], found: Assessment) -> None:
    """Every figure of the sheet is the app's."""
    assert cents(values["total_debt"]) == found.debt.total
    assert cents(values["sale_credit"]) == found.sale_credit
    assert cents(values["deficiency"]) == found.deficiency
    if found.covered:
        assert cents(values["judgment_most"]) == found.most
        assert cents(values["judgment_least"]) == found.least


def column(model: Model, values: dict[str, Value], side: str) -> dict[str, int]:
    return {line.key: cents(values[f"{side}_{line.key}"]) for line in model.lines}


def trace_agrees(steps: dict[str, int], trace: Trace) -> None:
    """Every step of the app stands in the sheet with its amount; what the sheet has beyond them is zero."""
    sums: dict[str, int] = {}
    for step in trace.steps:
        key = "cap0" if step.key == "cap" else step.key
        sums[key] = sums.get(key, 0) + (
            step.running if key in ("total_debt", "deficiency", "judgment") else step.amount
        )
    caps = sum(amount for key, amount in steps.items() if key.startswith("cap"))
    assert sums.pop("cap0", 0) == caps
    assert {key: amount for key, amount in steps.items() if amount and not key.startswith("cap")} == {
        key: amount for key, amount in sums.items() if amount
    }


@given(st.sampled_from(sorted(LAWS)), scenarios(state=None))
@settings(max_examples=200, deadline=None)
def test_the_sheet_opens_with_the_apps_figures_and_steps(code: str, scenario: Scenario) -> None:
    found = assess(replace(scenario, state=code), LAWS[code], TODAY)
    model = model_of(found)
    values = model.values()
    agree(values, found)
    assert values["check"] == (UNCHANGED if found.debt.items else NO_DEBT)
    assert values["rule_check"] == (RULE_KEPT if found.covered else NO_RULE)
    award = found.shown.award
    if not found.covered:
        assert not any(line.key in ("judgment", "barred", "fees") for line in model.lines)
        return
    trace_agrees(column(model, values, "t"), award.trace)
    if award.trace_least is not None:
        trace_agrees(column(model, values, "l"), award.trace_least)
    for prefix, branch in model.outcomes:
        assert cents(values[f"{prefix}most"]) == branch.award.most
        assert cents(values[f"{prefix}least"]) == branch.award.least
        assert bool(values[f"{prefix}why_less"]) is (branch.award.why_less is not None)


MONEY = st.none() | st.integers(0, 90_000_000) | st.integers(0, MAX_CENTS)
EDITS: dict[str, st.SearchStrategy[Any]] = {
    Kind.MONEY: MONEY,
    Kind.RATE: st.none() | st.integers(0, 100_000).map(lambda n: Decimal(n) / 1000),
    Kind.YES_NO: st.none() | st.booleans(),
    Kind.DATE: st.none() | st.integers(0, 8000).map(lambda n: date(2008, 1, 1).fromordinal(733_000 + n)),
}


@given(st.data(), st.sampled_from(sorted(LAWS)), scenarios(state=None))
@settings(max_examples=300, deadline=None)
def test_an_edit_in_the_sheet_gives_what_the_app_gives(data: st.DataObject, code: str, scenario: Scenario) -> None:
    """Any inputs but those that move the law in force are changed; if the sheet says its rule stands, it is right."""
    before = assess(replace(scenario, state=code), LAWS[code], TODAY)
    model = model_of(before)
    names = [name for name in model.inputs if name not in ("sale_date", "debt_total")]
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    changes = {
        name: data.draw(
            EDITS[kind] if (kind := BY_NAME[name].kind) in EDITS else st.sampled_from(BY_NAME[name].choices)
        )
        for name in chosen
    }
    try:
        after = assess(replace(before.scenario, **changes), LAWS[code], TODAY)
    except ScenarioError:
        assume(False)
    values = model.values({name: input_value(name, value) for name, value in changes.items()})
    if values["rule_check"] in (RULE_KEPT, NO_RULE):
        agree(values, after)


def test_a_debt_exactly_covered_leaves_nothing_whatever_the_value() -> None:
    law = jurisdiction(rule(credit="fair_value", applies="always"))
    loan = Scenario(lien=v.Lien.FIRST, principal=300_000_00, bid=300_000_00, fair_value=250_000_00)
    found = assess(loan, law, TODAY)
    model = model_of(found)
    trace_agrees(column(model, model.values(), "t"), found.award.trace)
    agree(model.values(), found)
    edited = model.values({"bid": input_value("bid", 299_999_99)})
    assert (cents(edited["deficiency"]), cents(edited["judgment_most"]), cents(edited["t_judgment"])) == (
        1,
        50_000_00,
        50_000_00,
    )
