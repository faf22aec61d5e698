"""A state's decision laid out: every cell is the whole answer, rows are what the rules tell apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.assessment import Classification, assess
from lib.examples import EXAMPLES, typical_in
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.matrix import LOANS, Matrix, lenders_clock, matrix
from lib.scenario import ProcessChoice

TODAY = date(2026, 11, 25)
STATES = load_dataset().states


def laid_out(code: str) -> Matrix:
    law = STATES[code]
    return matrix(assess(replace(EXAMPLES[0].scenario, state=code), law, TODAY))


@pytest.mark.parametrize("code", STATES)
def test_every_loan_stands_once_under_every_process_with_the_engines_own_answer(code: str) -> None:
    law, found = STATES[code], laid_out(code)
    assert sorted(loan for row in found.rows for loan in row.loans) == sorted(LOANS)
    assert set(found.processes) == set(law.process.available) and found.processes[0] is law.process.customary
    for row in found.rows:
        assert len(row.cells) == len(found.processes)
        for loan in row.loans:
            scenario = replace(typical_in(law, TODAY), state=code, **LOANS[loan])  # type: ignore[arg-type]
            for cell, process in zip(row.cells, found.processes, strict=True):
                answer = assess(replace(scenario, process=ProcessChoice(process)), law, TODAY)
                assert (cell.rule.id, cell.classification) == (answer.award.rule.id, answer.classification), loan


@pytest.mark.parametrize("code", STATES)
def test_the_loan_at_hand_is_marked_where_its_rule_decides(code: str) -> None:
    found = laid_out(code)
    mine = found.mine[found.processes.index(found.used)]
    assert mine.found.scenario.process == found.used
    marked = [
        cell
        for row in found.rows
        for cell, process in zip(row.cells, found.processes, strict=True)
        if found.decides_mine(cell, process)
    ]
    assert {cell.rule.id for cell in marked} <= {mine.rule.id}


def test_nevada_tells_apart_what_its_statute_tells_apart() -> None:
    rows = {row.loans[0]: row for row in laid_out("NV").rows}
    purchase = rows["First mortgage that bought the home"]
    assert [cell.classification for cell in purchase.cells] == [Classification.BARRED] * 2
    assert purchase.cells[0].clock_words == ""
    assert rows["Home bought from a seller who lent the price"].cells[0].clock_words == "6 months from the sale"


def test_one_phrase_stands_for_all_loans_of_a_kind() -> None:
    words = [row.words for row in laid_out("MO").rows]
    assert words == [
        ("Any loan that its own lender forecloses",),
        ("Any second mortgage wiped out by the first's sale",),
    ]
    assert "Refinance without cash" in {word for row in laid_out("CA").rows for word in row.words}


def test_the_clock_is_the_lenders_not_the_borrowers() -> None:
    found = assess(replace(EXAMPLES[0].scenario, state="TX"), STATES["TX"], TODAY)
    clock = lenders_clock(found)
    assert clock is not None and clock.row.kind is v.DateKind.ASK
    assert lenders_clock(assess(typical_in(STATES["CA"], TODAY), STATES["CA"], TODAY)) is None
