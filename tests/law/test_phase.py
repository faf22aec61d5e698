"""The phase of a borrower's step: said for each in the dataset, for nothing else, and in accord with its trigger."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.law.rows import LegalDate
from lib.law.second_reading import load_readings
from tests.builders import day, jurisdiction, rule

ROWS = [row for law in load_dataset().states.values() for row in law.date]
STEPS = [row for row in ROWS if row.kind is v.DateKind.BORROWER]


def test_every_step_of_the_borrowers_says_its_phase_and_nothing_else_does() -> None:
    assert [row.id for row in STEPS if row.phase is None] == []
    assert [row.id for row in ROWS if row.kind is not v.DateKind.BORROWER and row.phase is not None] == []
    assert {row.phase for row in STEPS} == set(v.Phase)


@pytest.mark.parametrize("kind", [kind for kind in v.DateKind if kind is not v.DateKind.BORROWER])
def test_a_phase_belongs_to_the_borrower(kind: v.DateKind) -> None:
    period = {"length": None, "unit": None} if kind is v.DateKind.WITH_FORECLOSURE else {}
    with pytest.raises(ValidationError, match=f"phase belongs to kind borrower, not to {kind}"):
        jurisdiction(rule(), date=[day("xx-row", kind=kind, phase="in_suit", **period)])


def test_a_second_coding_need_not_say_it() -> None:
    found = jurisdiction(rule(), date=[day("xx-step", kind="borrower")])
    assert found.date[0].phase is None
    assert load_readings()


#: A step counted back from one of these events, or due before it, belongs to the phase that the event ends.
ENDS = {
    v.Trigger.SALE: v.Phase.BEFORE_SALE,
    v.Trigger.FORECLOSURE_JUDGMENT: v.Phase.BEFORE_SALE,
    v.Trigger.CONFIRMATION: v.Phase.BEFORE_CONFIRMATION,
}


@pytest.mark.parametrize(
    "row", [row for row in STEPS if row.before_trigger and row.trigger in ENDS], ids=lambda row: row.id
)
def test_what_must_come_before_an_event_belongs_to_the_phase_it_ends(row: LegalDate) -> None:
    assert row.phase is ENDS[row.trigger]


@pytest.mark.parametrize("row", STEPS, ids=lambda row: row.id)
def test_a_day_counted_from_the_sale_is_not_before_it(row: LegalDate) -> None:
    if row.length and row.trigger is v.Trigger.SALE and not row.before_trigger:
        assert row.phase is not v.Phase.BEFORE_SALE


@pytest.mark.parametrize(
    ("step", "phase"),
    [
        ("ok-homestead-notice", v.Phase.BEFORE_SALE),
        ("mo-redemption-notice", v.Phase.BEFORE_SALE),
        ("ga-confirmation-hearing", v.Phase.BEFORE_CONFIRMATION),
        ("md-exceptions", v.Phase.BEFORE_CONFIRMATION),
        ("tx-raise-value", v.Phase.IN_SUIT),
        ("sc-appraisal-petition", v.Phase.IN_SUIT),
        ("nj-redeem-after-judgment", v.Phase.AFTER_JUDGMENT),
        ("sc-appeal-order", v.Phase.AFTER_JUDGMENT),
    ],
)
def test_steps_of_each_phase(step: str, phase: v.Phase) -> None:
    assert next(row.phase for row in STEPS if row.id == step) is phase
