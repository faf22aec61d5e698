"""How each answer is known follows from the rows that decide and from what was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.assessment import Classification
from lib.law import vocabulary as v
from lib.law.coverage import (
    FIELD_WORDS,
    LEVEL_MEANING,
    LEVEL_WORDS,
    Cell,
    Field,
    Level,
    coverage,
    level_of,
    tally,
    theory_level,
)
from lib.law.load import load_dataset
from lib.textbook import deciding, typical

DATASET = load_dataset()
TYPICAL = typical(DATASET)
DECIDING = {code: deciding(found) for code, found in TYPICAL.items()}
CELLS = coverage(DATASET, DECIDING)
HIGH, MEDIUM, LOW = v.Confidence.HIGH, v.Confidence.MEDIUM, v.Confidence.LOW


def cell(code: str, field: Field, cells: tuple[Cell, ...] = CELLS) -> Cell:
    return next(one for one in cells if (one.code, one.field) == (code, field))


def test_every_state_has_every_field_once() -> None:
    assert sorted((one.code, one.field) for one in CELLS) == sorted((code, f) for code in DATASET.states for f in Field)
    assert all(sum(counted.values()) == len(DATASET.states) for counted in tally(CELLS).values())
    assert set(FIELD_WORDS) == set(Field)
    assert set(LEVEL_WORDS) == set(LEVEL_MEANING) == set(Level)


@pytest.mark.parametrize(
    ("found", "level"),
    [
        ([], Level.NOTHING),
        ([HIGH], Level.READ),
        ([HIGH, MEDIUM], Level.SECONDARY),
        ([LOW, HIGH], Level.UNVERIFIED),
    ],
)
def test_the_weakest_row_counts(found: list[v.Confidence], level: Level) -> None:
    assert level_of(DATASET.states["NV"], found) is level


def test_a_theory_that_names_no_source_is_unverified_and_has_no_authority() -> None:
    law = DATASET.states["NV"].model_copy(update={"theory_source": None})
    found = coverage(replace(DATASET, states={"NV": law}), DECIDING)
    assert cell("NV", Field.THEORY, found) == Cell("NV", Field.THEORY, Level.UNVERIFIED, "")


def test_high_confidence_without_a_primary_source_is_not_read() -> None:
    law = DATASET.states["NV"]
    secondary = tuple(source for source in law.source if source.kind is v.SourceKind.SECONDARY)
    without = law.model_copy(update={"source": secondary})
    assert level_of(without, [HIGH]) is Level.SECONDARY
    assert level_of(without, [LOW]) is Level.UNVERIFIED


def test_where_barred_there_is_no_credit_and_no_clock() -> None:
    for code, found in TYPICAL.items():
        barred = found.classification is Classification.BARRED
        for field in (Field.CREDIT, Field.CLOCK):
            assert (cell(code, field).level is Level.NOTHING) == barred, (code, field)
            assert (cell(code, field).authority == "") == barred


def test_a_field_follows_the_rows_that_decide() -> None:
    code = "MO"
    before = DECIDING[code]
    rule = before.rules[0].model_copy(update={"confidence": LOW, "citation": "Mo. Rev. Stat. § 1"})
    after = coverage(DATASET, {**DECIDING, code: replace(before, rules=(rule,))})
    moved = {(one.code, one.field) for one, was in zip(after, CELLS, strict=True) if one != was}
    assert moved == {(code, Field.RULE), (code, Field.CREDIT)}
    assert cell(code, Field.RULE, after) == Cell(code, Field.RULE, Level.UNVERIFIED, "Mo. Rev. Stat. § 1")


def test_the_typical_loan_is_decided_by_no_unverified_rule() -> None:
    assert [one.code for one in CELLS if one.field is Field.RULE and one.level is Level.UNVERIFIED] == []


def test_the_authority_is_the_one_of_the_deciding_row() -> None:
    assert cell("NV", Field.RULE).authority == "Nev. Rev. Stat. § 40.455(3)"
    assert cell("NV", Field.LIFE).authority == DATASET.states["NV"].judgment.life_citation
    assert cell("NV", Field.THEORY).authority == DATASET.states["NV"].theory_source


@pytest.mark.parametrize(
    ("source", "level"),
    [
        (None, Level.UNVERIFIED),
        ("No authority was read; classed as lien by convention", Level.UNVERIFIED),
        ("A summary calls it a lien theory state; no decision was read", Level.UNVERIFIED),
        ("Authorities differ: Idaho Code § 45-901 and Hannah v. Vensel, 19 Idaho 796 (1911), …", Level.SECONDARY),
        ("Bybee v. Stuart, 189 P.2d 118 (Utah 1948), as quoted by PrepAgent", Level.SECONDARY),
        ("Mark Styles, Mortgages in New Mexico, 20 N.M. L. Rev. 585 (1990)", Level.SECONDARY),
        ("Vermont Title Standards, standard 18.1, comment 1", Level.SECONDARY),
        ("Colo. Rev. Stat. § 38-35-117", Level.READ),
        ("Trimm v. Marsh, 54 N.Y. 599 (1874): a mortgagee has a lien only", Level.READ),
    ],
)
def test_the_theorys_level_is_read_off_its_source(source: str | None, level: Level) -> None:
    assert theory_level(source) is level
