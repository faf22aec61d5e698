"""The debt as of the sale: how its interest was reckoned, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lib.debt import debt_of
from lib.scenario import Scenario


def test_interest_that_does_not_run_yet_says_so() -> None:
    scenario = Scenario(principal=450_000_00, rate=Decimal(6), paid_to=date(2099, 1, 1))
    (interest,) = (item for item in debt_of(scenario, date(2026, 11, 25)).items if item.key == "accrued_interest")
    assert interest.amount == 0
    assert interest.how == "none: January 1, 2099, from which it runs, lies after November 25, 2026"


def test_interest_is_told_with_its_days_and_its_rate() -> None:
    scenario = Scenario(principal=365_000_00, rate=Decimal("7.3"), paid_to=date(2026, 1, 1))
    (interest,) = (item for item in debt_of(scenario, date(2026, 1, 11)).items if item.key == "accrued_interest")
    assert interest.amount == 730_00
    assert interest.how == (
        "10 days at 7.3% a year (actual/365), $73.00 a day, from January 1, 2026 up to January 11, 2026"
    )
