"""Scenarios for property tests."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lib.fields import FIELDS, Kind
from lib.money import MAX_CENTS
from lib.scenario import Scenario, ScenarioError

_DAYS = st.integers(0, 8000).map(lambda n: date(2008, 1, 1) + timedelta(days=n))

_BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.MONEY: st.one_of(st.integers(0, 90_000_000), st.integers(0, MAX_CENTS)),
    Kind.RATE: st.integers(0, 100_000).map(lambda n: Decimal(n) / 1000),
    Kind.DATE: _DAYS,
    Kind.YES_NO: st.booleans(),
    Kind.WHOLE: st.integers(1, 12),
    Kind.DECIMAL: st.integers(1, 10_000).map(lambda n: Decimal(n) / 100),
    Kind.STATE: st.sampled_from(["NV", "TX", "CA", "CT", "LA", "GA", "ND", "DC"]),
}


def _value(field: Any) -> st.SearchStrategy[Any]:
    if field.kind is Kind.CHOICE:
        options = st.sampled_from(field.choices)
        return options if field.default is not None else st.none() | options
    return st.none() | _BY_KIND[field.kind]


@st.composite
def scenarios(draw: st.DrawFn, **fixed: Any) -> Scenario:
    """A valid scenario with any mix of known and unknown fields; ``fixed`` fields are as given."""
    values = {field.name: draw(_value(field)) for field in FIELDS if field.name not in fixed} | fixed
    while True:
        try:
            return Scenario(**values)
        except ScenarioError as error:
            if error.field in fixed:
                other = next(
                    name for name in values if name not in fixed and name in str(error) and name != error.field
                )
                values.pop(other)
            else:
                values.pop(error.field)
