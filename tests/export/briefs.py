"""Briefs to hand over: the examples and the cases that read differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from lib.assessment import assess
from lib.brief import Brief, brief_of
from lib.examples import EXAMPLES
from lib.law.load import load_dataset
from lib.scenario import ProcessChoice, Scenario

TODAY = date(2026, 11, 25)
DATA = load_dataset()
NV = EXAMPLES[0].scenario
STATED = replace(
    NV,
    state="GA",
    principal=None,
    rate=None,
    paid_to=None,
    late_charges=None,
    advances=None,
    attorney_fees=None,
    costs=None,
    credits=None,
    debt_total=450_000_50,
    debt_date=date(2026, 3, 1),
    debt_rate=Decimal("7.125"),
)
#: Every kind of answer, by a short name.
CASES: dict[str, Scenario] = {
    **{example.key: example.scenario for example in EXAMPLES},
    "no-debt": Scenario(state="NJ"),
    "unknown": replace(Scenario(state="CA"), principal=450_000_00, bid=400_000_00),
    "surplus": replace(NV, bid=500_000_00),
    "not-covered": replace(NV, sale_date=date(2001, 1, 2), originated=None, paid_to=None),
    "open": replace(NV, state="NJ", use=None, purpose=None, attorney_fees=50_000_00),
    "if-raised": replace(NV, state="TX"),
    "stated": STATED,
    "strict": replace(NV, state="CT"),
    "half-appraisal": replace(NV, state="CT", process=ProcessChoice.JUDICIAL, appraised_value=431_111_11),
    "appraised": replace(NV, state="LA", appraised_value=431_111_11, auction=None),
}


def brief(scenario: Scenario, *, title: str = "", note: str = "") -> Brief:
    """The brief of one scenario, made on a fixed day."""
    found = assess(scenario, DATA.states[scenario.state or "NV"], TODAY)
    return brief_of(found, DATA, made_on=TODAY, title=title, note=note)
