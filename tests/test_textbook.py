"""The textbook rule held against the law: every count recomputed, every state named where it belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from lib.assessment import Classification, assess
from lib.examples import typical_in
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.scenario import ProcessChoice
from lib.textbook import (
    CLASSES,
    HOLDS_MEANING,
    HOLDS_WORDS,
    VARIANT_WORDS,
    Holds,
    Variant,
    by_holds,
    cross_table,
    deciding,
    findings,
    holds,
    loans,
    lost_protection,
    textbook,
    typical,
    typical_facts,
    varied,
)

DATASET = load_dataset()
TYPICAL = typical(DATASET)
ROWS = textbook(DATASET, TYPICAL)
BARRED, LIMITED, FULL = Classification.BARRED, Classification.LIMITED, Classification.FULL
HEADLINE = {v.Headline.NONRECOURSE: BARRED, v.Headline.LIMITED: LIMITED, v.Headline.RECOURSE: FULL}


@pytest.mark.parametrize(
    ("theory", "process", "classification", "found"),
    [
        ("title", "nonjudicial", BARRED, Holds.BOTH),
        ("title", "nonjudicial", LIMITED, Holds.PROCESS),
        ("title", "judicial", BARRED, Holds.DEFICIENCY),
        ("title", "strict", FULL, Holds.NEITHER),
        ("lien", "judicial", FULL, Holds.BOTH),
        ("lien", "strict", LIMITED, Holds.BOTH),
        ("lien", "judicial", BARRED, Holds.PROCESS),
        ("lien", "nonjudicial", LIMITED, Holds.DEFICIENCY),
        ("lien", "nonjudicial", BARRED, Holds.NEITHER),
        ("intermediate", "judicial", FULL, Holds.SILENT),
    ],
)
def test_how_far_the_statement_is_true(theory: str, process: str, classification: Classification, found: Holds) -> None:
    assert holds(v.Theory(theory), v.Process(process), classification) is found


def test_every_jurisdiction_once_with_its_own_facts() -> None:
    assert [row.name for row in ROWS] == sorted(law.name for law in DATASET.states.values())
    for row in ROWS:
        law = DATASET.states[row.code]
        assert (row.theory, row.process) == (law.theory, law.process.customary)
        assert row.classification is HEADLINE[law.headline]


def test_the_cross_table_counts_every_state_once() -> None:
    table = cross_table(ROWS)
    cells = Counter((line.theory, line.process, key) for line in table for key in CLASSES for _ in line.states[key])
    assert cells == Counter((row.theory, row.process, row.classification) for row in ROWS)
    assert sum(line.count for line in table) == 51
    assert all(line.count for line in table)


def test_by_holds_parts_the_states() -> None:
    parted = by_holds(ROWS)
    assert sorted(row.code for rows in parted.values() for row in rows) == sorted(DATASET.states)
    assert {row.code for row in parted[Holds.SILENT]} == {
        code for code, law in DATASET.states.items() if law.theory is v.Theory.INTERMEDIATE
    }
    assert set(HOLDS_WORDS) == set(HOLDS_MEANING) == set(Holds)


def test_the_findings_name_and_count_what_the_files_say() -> None:
    laws = DATASET.states.values()
    lien = [law for law in laws if law.theory is v.Theory.LIEN]
    title = [law for law in laws if law.theory is v.Theory.TITLE]
    whole, process, deficiency, in_court, allow, silent = findings(ROWS)
    both = sum(row.holds is Holds.BOTH for row in ROWS)
    assert whole == f"As a whole it holds in {both} of the {len(lien) + len(title)} jurisdictions of which it speaks."
    without = sum(law.process.customary is v.Process.NONJUDICIAL for law in title)
    assert process.startswith(f"Title theory, process: {without} of {len(title)} ")
    barred = sum(law.headline is v.Headline.NONRECOURSE for law in title)
    assert deficiency.startswith(f"Title theory, deficiency: {barred} of {len(title)} ")
    courts = [law.name for law in lien if law.process.customary is not v.Process.NONJUDICIAL]
    assert in_court == f"Lien theory, process: {len(courts)} of {len(lien)} foreclose homes in court: " + (
        ", ".join(sorted(courts)) + "."
    )
    exempt = sorted(law.name for law in lien if law.headline is v.Headline.NONRECOURSE)
    assert f"{len(lien) - len(exempt)} of {len(lien)}" in allow
    assert allow.endswith(": " + ", ".join(exempt) + ".")
    assert silent.endswith(": Mississippi, New Jersey.")


def test_the_purchase_loan_is_the_typical_one() -> None:
    for row in loans(DATASET):
        assert row.classes[Variant.PURCHASE] is TYPICAL[row.code].classification
    assert set(VARIANT_WORDS) == set(Variant)


@pytest.mark.parametrize("process", list(v.Process))
def test_loans_under_one_process_are_those_of_the_states_that_have_it(process: v.Process) -> None:
    rows = loans(DATASET, process)
    assert {row.code for row in rows} == {
        code for code, law in DATASET.states.items() if process in law.process.available
    }
    for row in rows[::7]:
        law = DATASET.states[row.code]
        for variant, classification in row.classes.items():
            scenario = replace(varied(law, DATASET, variant), process=ProcessChoice(process))
            assert assess(scenario, law, DATASET.dated).classification is classification


def test_known_answers_loan_by_loan() -> None:
    customary = {row.code: row for row in loans(DATASET)}
    assert list(customary["NV"].classes.values()) == [BARRED, LIMITED, LIMITED, LIMITED, FULL]
    assert list(customary["TX"].classes.values()) == [LIMITED, LIMITED, BARRED, BARRED, BARRED]
    assert list(customary["MO"].classes.values()) == [FULL] * 5
    in_court = {row.code: row for row in loans(DATASET, v.Process.JUDICIAL)}
    assert in_court["CA"].classes[Variant.REFINANCE] is BARRED
    assert in_court["CA"].classes[Variant.CASH_OUT] is LIMITED
    assert (customary["NV"].differs, customary["MO"].differs) == (True, False)


def test_an_unverified_answer_is_known_as_one() -> None:
    rows = {row.code: row for row in loans(DATASET)}
    assert Variant.WIPED_OUT in rows["AL"].unverified
    assert all(Variant.PURCHASE not in row.unverified for row in rows.values())
    assert rows["MO"].unverified <= set(Variant)
    counted = sum(Variant.WIPED_OUT in row.unverified for row in rows.values())
    wiped = [next(r for r in law.rule if r.when.foreclosed is v.Foreclosed.SENIOR) for law in DATASET.states.values()]
    assert 0 < counted <= sum(rule.confidence is v.Confidence.LOW for rule in wiped)


def test_where_the_bar_of_the_purchase_loan_is_lost() -> None:
    lost = lost_protection(loans(DATASET))
    assert Variant.PURCHASE not in lost
    assert [row.code for row in lost[Variant.REFINANCE]] == ["NV"]
    for variant, rows in lost.items():
        for row in rows:
            assert row.classes[Variant.PURCHASE] is BARRED
            assert row.classes[variant] is not BARRED


def test_no_class_hangs_on_a_fact() -> None:
    """A table of classes may not hide that an answer is open."""
    for row in loans(DATASET):
        assert set(row.classes.values()) <= set(CLASSES), row.code


def test_the_rows_that_decide_are_the_assessments_own() -> None:
    found = TYPICAL["AZ"]
    assert deciding(found).rules == (found.award.rule,)
    assert deciding(found).clock == ()
    georgia = deciding(TYPICAL["GA"])
    assert v.DateKind.CONFIRM in {row.kind for row in georgia.clock}
    assert not {v.DateKind.BORROWER, v.DateKind.COLLECT} & {row.kind for row in georgia.clock}


def test_the_typical_facts_are_those_of_the_typical_scenario() -> None:
    facts = typical_facts(DATASET)
    assert set(facts) == set(DATASET.states)
    for code, law in DATASET.states.items():
        scenario = typical_in(law, DATASET.dated)
        assert facts[code].process is law.process.customary
        assert (facts[code].purpose, facts[code].use, facts[code].sale) == (
            scenario.purpose,
            scenario.use,
            DATASET.dated,
        )
