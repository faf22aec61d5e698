"""A scenario that exists is valid; one that is not says which field, which value and what is accepted."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from lib.law import vocabulary as v
from lib.scenario import Scenario, ScenarioError


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"bid": -1}, "bid", "−$0.01"),
        ({"bid": 1.5}, "bid", "1.5"),
        ({"bid": True}, "bid", "True"),
        ({"principal": 10**12 + 1}, "principal", "$10,000,000,000.00"),
        ({"rate": Decimal("100.01")}, "rate", "from 0 to 100"),
        ({"rate": Decimal("NaN")}, "rate", "from 0 to 100"),
        ({"units": 0}, "units", "from 1 to"),
        ({"acres": Decimal(0)}, "acres", "above 0"),
        ({"sale_date": date(1949, 12, 31)}, "sale_date", "1950-01-01"),
        ({"state": "nv"}, "state", "two-letter"),
        ({"originated": date(2026, 3, 3), "sale_date": date(2026, 3, 2)}, "originated", "lies after sale_date"),
        ({"paid_to": date(2026, 3, 3), "sale_date": date(2026, 3, 2)}, "paid_to", "lies after sale_date"),
        ({"sale_date": date(2026, 3, 3), "deed_date": date(2026, 3, 2)}, "sale_date", "lies after deed_date"),
        ({"redemption_end": date(2026, 1, 30), "sale_date": date(2026, 3, 3)}, "redemption_end", "more than 31 days"),
        ({"confirmed": False, "confirmation_date": date(2026, 3, 3)}, "confirmation_date", "contradicts confirmed no"),
        ({"lien": v.Lien.FIRST, "foreclosed": v.Foreclosed.SENIOR}, "foreclosed", "contradicts lien first"),
        ({"occupied_throughout": True, "occupied_at_origination": False}, "occupied_throughout", "contradicts"),
        ({"occupied_throughout": True, "use": v.Use.VACANT}, "occupied_throughout", "contradicts use vacant"),
        ({"debt_total": 100, "attorney_fees": 1}, "attorney_fees", "cannot be given beside debt_total"),
        ({"debt_rate": Decimal(5)}, "debt_rate", "no meaning without debt_total"),
    ],
)
def test_refused_values_are_named(values: dict[str, object], field: str, words: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario(**values)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert words in str(caught.value)
    assert field in str(caught.value)


def test_limits_themselves_are_accepted() -> None:
    Scenario(bid=0, principal=10**12, rate=Decimal(100), units=1, acres=Decimal("0.01"), sale_date=date(1950, 1, 1))
    Scenario(originated=date(2026, 3, 2), sale_date=date(2026, 3, 2))
    Scenario(debt_total=100, attorney_fees=0, principal=90)
    Scenario(redemption_end=date(2026, 1, 30), sale_date=date(2026, 3, 2))  # a law day 31 days before title passes
    Scenario(confirmed=True, confirmation_date=date(2026, 3, 3))


def test_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Scenario().bid = 1  # type: ignore[misc]
