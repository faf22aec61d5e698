"""The codebook names every key, every value and every fact of the typical home loan, and quotes files as they are."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from lib.assessment import Classification
from lib.examples import typical_home_loan
from lib.law import rows, schema, vocabulary
from lib.law.layers import LayerEffect
from lib.law.load import DATA, LAW_FOLDER, load_dataset
from lib.law.proof import CASES, published
from lib.law.second_reading import audit, load_readings
from lib.law.words import day_words
from lib.scenario_text import write_known

CODEBOOK = (DATA / "README.md").read_text(encoding="utf-8")

#: The heading under which each table's keys stand.
HEADING: dict[type[BaseModel], str] = {
    schema.Jurisdiction: "Top of the file",
    schema.ProcessLaw: "`[process]`",
    rows.When: "`when`",
    rows.Rule: "`[[rule]]`",
    rows.Unless: "`[[rule.unless]]`",
    rows.Cap: "`[[rule.cap]]`",
    rows.Floor: "`[[rule.floor]]`",
    rows.LegalDate: "`[[date]]`",
    rows.Redemption: "`[[redemption]]`",
    rows.FeeRule: "`[[fees]]`",
    rows.FeeTier: "`tiers`",
    schema.Judgment: "`[judgment]`",
    schema.JudgmentInterest: "`[judgment.interest]`",
    schema.Change: "`[[change]]`",
    schema.Source: "`[[source]]`",
}
#: Keys whose values stand in a table of their own, by that table's heading.
OF_ITS_OWN = {
    "confidence": "Confidence",
    "credit": "Credits",
    "measured_by": "Time in force",
    "LegalDate.kind": "Kinds of date: `kind`",
    "trigger": "Triggers: `trigger`",
}


@cache
def _sections() -> dict[str, str]:
    parts = re.split(r"^#{2,4} (.+)$", CODEBOOK, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _named(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text))


def _rows(heading: str) -> list[tuple[str, str]]:
    """The rows of a section's tables: first cell and the rest."""
    lines = [line for line in _sections()[heading].splitlines() if line.strip().startswith("| ")]
    cells = [line.strip().strip("|").split(" | ", 1) for line in lines]
    return [(first, rest) for first, rest in (cell for cell in cells if len(cell) == 2)]


def _row(heading: str, key: str) -> str | None:
    return next((rest for first, rest in _rows(heading) if key in _named(first)), None)


def _models() -> list[type[BaseModel]]:
    return [
        model
        for module in (rows, schema)
        for name, model in inspect.getmembers(module, inspect.isclass)
        if issubclass(model, BaseModel)
        and model.__module__ == module.__name__
        and model.model_fields
        and name[0] != "_"
    ]


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if inspect.isclass(annotation) and issubclass(annotation, StrEnum):
        yield annotation
    for inner in get_args(annotation):
        yield from _enums(inner)


KEYS = [(model, key) for model in _models() for key in model.model_fields]
VALUES = [(model, key, enum) for model, key in KEYS for enum in _enums(model.model_fields[key].annotation)]


def _id(value: object) -> str:
    return getattr(value, "__name__", str(value))


def test_every_table_has_its_section() -> None:
    assert set(HEADING) == set(_models())
    assert set(HEADING.values()) | set(OF_ITS_OWN.values()) <= set(_sections())


@pytest.mark.parametrize(("model", "key"), KEYS, ids=_id)
def test_every_key_has_a_row_in_its_tables_section(model: type[BaseModel], key: str) -> None:
    assert _row(HEADING[model], key), f"data/README.md: no row for `{key}` under {HEADING[model]}"


@pytest.mark.parametrize(("model", "key", "enum"), VALUES, ids=_id)
def test_every_value_is_named_with_its_key(model: type[BaseModel], key: str, enum: type[StrEnum]) -> None:
    own = OF_ITS_OWN.get(f"{model.__name__}.{key}") or OF_ITS_OWN.get(key)
    named = _named(_sections()[own] if own else _row(HEADING[model], key) or "")
    missing = sorted(set(enum) - named)
    assert not missing, f"data/README.md: {key} does not name {', '.join(f'`{value}`' for value in missing)}"


def test_no_word_of_the_vocabulary_is_left_out() -> None:
    enums = {
        enum
        for _, enum in inspect.getmembers(vocabulary, inspect.isclass)
        if issubclass(enum, StrEnum) and enum.__module__ == vocabulary.__name__
    }
    assert enums - {enum for _, _, enum in VALUES} == set(), "an enumeration that no key of the schema uses"
    assert {value for enum in enums for value in enum} <= _named(CODEBOOK)
    assert set(vocabulary.BOOL_FACTS) <= {name for first, _ in _rows("`when`") for name in _named(first)}


def test_the_codebook_describes_no_key_that_is_gone() -> None:
    for model, heading in HEADING.items():
        described = {name for first, _ in _rows(heading) for name in _named(first)}
        assert described <= set(model.model_fields), heading


def test_classes_are_all_described() -> None:
    assert {name for first, _ in _rows("Classes for a loan") for name in _named(first)} == set(Classification)


def test_the_typical_home_loan_is_the_one_described() -> None:
    facts = write_known(typical_home_loan(date(2026, 11, 23)))
    del facts["sale_date"]
    described = {
        first.strip("` "): rest.split(" | ")[0].strip("` ")
        for first, rest in _rows("The typical home loan")
        if first.startswith(" `")
    }
    process = described.pop("process")
    facts.pop("process", None)
    assert (process, described) == ("customary", facts)


def test_quotations_of_nevada_stand_in_its_file() -> None:
    quoted = re.findall(r"^```toml NV\n(.*?)^```$", CODEBOOK, flags=re.MULTILINE | re.DOTALL)
    file = (LAW_FOLDER / "NV.toml").read_text(encoding="utf-8")
    assert len(quoted) >= 3
    assert [text for text in quoted if text not in file] == [], "quote data/law/NV.toml as it is"


def test_links_inside_the_codebook_lead_somewhere() -> None:
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _sections()}
    assert set(re.findall(r"\]\(#([^)]+)\)", CODEBOOK)) <= anchors


def test_version_and_date_of_the_dataset() -> None:
    about = tomllib.loads((DATA / "dataset.toml").read_text(encoding="utf-8"))
    assert set(about) == {"version", "date"}
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", about["version"]), "version: three numbers"
    assert type(about["date"]) is date, "date: a day without quotes"
    assert all(law.checked <= about["date"] for law in load_dataset().states.values()), "checked after the date"
    assert f"version {about['version']}, {day_words(about['date'])}" in CODEBOOK, "update the citation under License"


def test_the_published_accuracy_is_what_the_codebook_prints() -> None:
    figures = published()
    text = _sections()["How right it is"] + _sections()["The second reading"]
    pairs = (
        ("cells_differed", "cells_asked"),
        ("cases_tied", "cases"),
        ("rules_high", "rules"),
        ("rules_low", "rules"),
    )
    for part, whole in (*pairs, ("dates_high", "dates"), ("mutants_killed", "mutants")):
        assert f"{getattr(figures, part):,} of {getattr(figures, whole):,}" in text, part
    for settled, count in audit(load_dataset(), load_readings()).causes.items():
        words = (
            "the authorities leave" if settled == "open" else f"for {'the ' if settled != 'neither' else ''}{settled}"
        )
        assert f"{count} {words}" in text, settled


def test_every_published_case_stands_in_the_codebook() -> None:
    rows = _rows("Checked against courts")[2:]
    cases = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))]
    assert len(rows) == len(cases)
    for (state, rest), case in zip(rows, cases, strict=True):
        assert state.strip() == case["state"]
        assert case["citation"].replace("|", "/") in rest and case["title"] in rest
        tied = case.get("residual", {}).get("amount", "0") == "0"
        assert ("| ties |" in rest) is tied


def test_every_effect_of_a_layer_is_described() -> None:
    assert {name for first, _ in _rows("Layers above state law") for name in _named(first)} >= set(LayerEffect)
