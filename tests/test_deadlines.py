"""The borrower's steps in order: what is still open first, what can no longer be taken last, saying so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.assessment import assess
from lib.deadlines import first_steps, no_longer
from lib.law import vocabulary as v
from lib.law.dates import DateRow
from lib.scenario import Scenario
from tests.builders import day, jurisdiction, rule
from tests.test_assessment import LOAN, TODAY

SALE = date(2026, 10, 1)
NO_DAY = {"length": None, "unit": None, "kind": "borrower"}
LAW = jurisdiction(
    rule(),
    date=[
        day("xx-before", label="Demand a delay", phase="before_sale", **NO_DAY),
        day("xx-object", label="Object to the sale", phase="before_confirmation", **NO_DAY),
        day("xx-answer", label="Answer the suit", phase="in_suit", **NO_DAY),
        day("xx-appeal", label="Appeal", phase="after_judgment", **NO_DAY),
    ],
)


def rows(scenario: Scenario, as_of: date) -> tuple[DateRow, ...]:
    return assess(scenario, LAW, as_of).award.dates


def told(as_of: date = TODAY, **values: object) -> list[str]:
    scenario = replace(LOAN, **{"sale_date": SALE, **values})  # type: ignore[arg-type]
    return list(first_steps(rows(scenario, as_of), scenario, as_of))


def test_after_the_sale_a_step_before_it_comes_last_and_says_so() -> None:
    steps = told()
    assert [step.split(".")[0].split(":")[0] for step in steps] == [
        "Object to the sale",
        "Answer the suit",
        "Appeal",
        "Demand a delay",
    ]
    assert steps[-1] == "Demand a delay: no longer possible, the sale was on October 1, 2026."
    assert steps[0] == "Object to the sale. If missed: Lost."


@pytest.mark.parametrize(("shift", "gone"), [(-1, False), (0, False), (1, True)])
def test_the_day_of_the_sale_itself_still_counts(shift: int, gone: bool) -> None:
    steps = told(SALE + timedelta(days=shift))
    assert any(step.startswith("Demand a delay: no longer") for step in steps) is gone


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, None),
        ({"confirmed": False}, None),
        ({"confirmed": True}, "the sale has been confirmed"),
        ({"confirmation_date": TODAY - timedelta(days=1)}, "the sale was confirmed on"),
        ({"confirmation_date": TODAY}, None),
        ({"confirmation_date": TODAY, "confirmed": True}, "the sale was confirmed on"),
        ({"confirmation_date": TODAY + timedelta(days=1)}, None),
        ({"confirmation_date": TODAY + timedelta(days=1), "confirmed": True}, None),
    ],
)
def test_a_confirmation_closes_the_steps_before_it(values: dict[str, object], says: str | None) -> None:
    scenario = replace(LOAN, sale_date=SALE, **values)  # type: ignore[arg-type]
    found = no_longer(LAW.date[1], scenario, TODAY)
    assert found is None if says is None else (found or "").startswith(says)


def test_nothing_that_is_asked_closes_a_step_in_the_suit_or_after_judgment() -> None:
    scenario = replace(LOAN, sale_date=SALE, confirmed=True, confirmation_date=SALE, filed_on=SALE)
    assert [no_longer(row, scenario, TODAY) for row in LAW.date[2:]] == [None, None]


def test_what_is_not_known_closes_nothing() -> None:
    scenario = replace(LOAN, sale_date=None)
    assert [no_longer(row, scenario, TODAY) for row in LAW.date] == [None] * 4
    assert all("no longer" not in step for step in first_steps(rows(scenario, TODAY)))


def test_a_step_with_a_day_of_its_own_that_is_past_tells_the_day() -> None:
    law = jurisdiction(
        rule(), date=[day("xx-notice", kind="borrower", phase="before_sale", length=10, before_trigger=True)]
    )
    scenario = replace(LOAN, sale_date=SALE)
    steps = first_steps(assess(scenario, law, TODAY).award.dates, scenario, TODAY)
    assert steps == ("Last day to ask: September 21, 2026, past.",)


def test_phases_are_the_ones_tested() -> None:
    assert {row.phase for row in LAW.date} == set(v.Phase)
