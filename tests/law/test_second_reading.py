"""The second reading: same questions to both codings, every difference recorded and settled."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

import pytest
from pydantic import ValidationError

from lib.law.cells import LOANS, cells, compared
from lib.law.load import load_dataset
from lib.law.second_reading import Audit, Reading, Record, Settled, audit, load_readings
from tests.builders import day, jurisdiction, rule

DATA = load_dataset()
READINGS = load_readings()


def test_every_jurisdiction_was_read_twice() -> None:
    assert set(READINGS) == set(DATA.states)


@pytest.mark.parametrize("code", DATA.states)
def test_every_difference_is_settled_and_the_dataset_says_what_was_settled(code: str) -> None:
    one = replace(DATA, states=MappingProxyType({code: DATA.states[code]}))
    assert audit(one, {code: READINGS[code]}).faults == ()


@pytest.mark.parametrize("code", DATA.states)
def test_every_settlement_names_its_question_authority_and_reason(code: str) -> None:
    for cause in READINGS[code].record.cause:
        assert min(len(cause.what), len(cause.why)) > 20 and len(cause.authority) > 5
        assert "TODO" not in f"{cause.what}{cause.why}{cause.authority}"


def test_a_coding_compared_with_itself_differs_nowhere() -> None:
    for law in DATA.states.values():
        assert all(ours == theirs for ours, theirs in compared(law, law).values())


def test_the_loans_are_told_apart_by_more_than_their_names() -> None:
    assert len(set(LOANS.values())) == len(LOANS)


def test_each_kind_of_cell_shows_a_difference() -> None:
    first = jurisdiction(rule(), date=[day("xx-ask")])
    changed = {
        "decision.judicial.purchase.outcome": jurisdiction(rule(outcome="barred"), date=[day("xx-ask")]),
        "decision.judicial.purchase.credit": jurisdiction(
            rule(credit="fair_value", applies="always"), date=[day("xx-ask")]
        ),
        "clock.judicial.own_lien.ask": jurisdiction(rule(), date=[day("xx-ask", length=6, unit="months")]),
        "clock.judicial.own_lien.note_limitation": jurisdiction(
            rule(), date=[day("xx-ask"), day("xx-note", kind="note_limitation", length=6, unit="years")]
        ),
        "theory": jurisdiction(rule(), date=[day("xx-ask")], theory="title"),
        "process.available": jurisdiction(
            rule(), date=[day("xx-ask")], process={"customary": "judicial", "available": ["judicial"]}
        ),
        "redemption.judicial": jurisdiction(
            rule(),
            date=[day("xx-ask")],
            redemption=[
                {"when": {}, "length": 6, "unit": "months", "note": "Six.", "citation": "X § 1", "confidence": "high"}
            ],
        ),
        "fees.treatment": jurisdiction(
            rule(),
            date=[day("xx-ask")],
            fees=[{"when": {}, "treatment": "barred", "note": "None.", "citation": "X.", "confidence": "high"}],
        ),
    }
    for at, second in changed.items():
        ours, theirs = compared(first, second)[at]
        assert ours != theirs, at


def test_credits_are_asked_only_where_both_allow() -> None:
    barred = jurisdiction(rule(outcome="barred"))
    found = cells(jurisdiction(rule()), barred)
    assert "decision.judicial.purchase.outcome" in found and "decision.judicial.purchase.credit" not in found
    assert not any(at.startswith("clock.") for at in found)


def audited(now: str, cell: tuple[str, str] | None, settled: Settled = Settled.FIRST) -> Audit:
    """One state whose theory both read; the second says *title*."""
    second = jurisdiction(rule(), theory="title")
    record = {"asked": 10}
    if cell is not None:
        record |= {
            "cell": [{"at": "theory", "first": cell[0], "second": cell[1], "cause": "a"}],
            "cause": [{"id": "a", "what": "Who holds?", "settled": settled, "authority": "X § 1", "why": "So."}],
        }
    data = replace(DATA, states=MappingProxyType({"XX": jurisdiction(rule(), theory=now)}))
    return audit(data, {"XX": Reading(second, Record.model_validate(record))})


def test_an_unsettled_difference_is_a_fault() -> None:
    assert len(audited("lien", None).faults) == 1
    assert audited("title", None).faults == ()


def test_the_dataset_must_say_what_was_settled() -> None:
    assert audited("lien", ("lien", "title"), Settled.FIRST).faults == ()
    assert len(audited("title", ("lien", "title"), Settled.FIRST).faults) == 1
    assert audited("title", ("lien", "title"), Settled.SECOND).faults == ()
    assert len(audited("lien", ("lien", "title"), Settled.SECOND).faults) == 1
    assert audited("intermediate", ("lien", "title"), Settled.NEITHER).faults == ()


def test_differences_are_counted_whoever_was_right() -> None:
    for settled in Settled:
        found = audited("title" if settled is Settled.SECOND else "lien", ("lien", "title"), settled)
        assert (found.asked, found.differed, found.rate) == (10, 1, Fraction(1, 10))
        assert found.causes == {settled: 1}
        assert found.by_field["theory"] == (1, 1)


def test_a_state_without_second_reading_is_a_fault() -> None:
    assert audit(DATA, {}).faults[0] == "AK: no second reading"


@pytest.mark.parametrize(
    "record",
    [
        {"asked": 3, "cell": [{"at": "theory", "first": "a", "second": "b", "cause": "a"}]},
        {"asked": 3, "cause": [{"id": "a", "what": "Why", "settled": "first", "authority": "X", "why": "So."}]},
        {"asked": 0},
    ],
)
def test_a_record_in_which_cells_and_causes_do_not_fit_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate(record)
