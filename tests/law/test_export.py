"""What is taken away equals the dataset: the flat table, the JSON, its schema, and the bytes of the command."""

from __future__ import annotations

import copy
import csv
import io
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lib.law import vocabulary as v
from lib.law.export import (
    COLUMNS,
    CONDITION,
    FORMATS,
    RISKY,
    SCHEMA,
    as_csv,
    as_json,
    as_schema,
    bibtex,
    citation,
    citation_of,
    csv_bytes,
    export,
    export_bytes,
    file_name,
    rows,
    safe,
    text_of,
)
from lib.law.load import DATA, Dataset, load_dataset
from lib.law.rows import When
from lib.law.schema import Jurisdiction

DATASET = load_dataset()
ROWS = rows(DATASET)
DOCUMENT: dict[str, Any] = json.loads(as_json(DATASET))
VALIDATOR = Draft202012Validator(json.loads(as_schema()), format_checker=Draft202012Validator.FORMAT_CHECKER)


def parsed(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_one_row_a_rule_in_the_order_in_which_they_are_read() -> None:
    expected = [
        (code, str(order), rule.id) for code, law in DATASET.states.items() for order, rule in enumerate(law.rule, 1)
    ]
    assert [(row["state"], row["order"], row["id"]) for row in ROWS] == expected
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert all(tuple(row) == COLUMNS for row in ROWS)


def test_a_row_says_what_the_file_says() -> None:
    row = next(row for row in ROWS if row["id"] == "az-trustee-sale-home")
    assert row["when_process"] == "nonjudicial"
    assert row["when_use"] == "owner_occupied | second_home | residential_rental"
    assert (row["when_max_units"], row["when_max_acres"], row["when_over_acres"]) == ("2", "2.5", "")
    assert (row["outcome"], row["credit"], row["applies"]) == ("barred", "", "")
    assert (row["headline"], row["theory"], row["customary_process"]) == ("nonrecourse", "lien", "nonjudicial")
    assert (row["version"], row["dated"]) == (DATASET.version, DATASET.dated.isoformat())
    nevada = next(row for row in ROWS if row["id"] == "nv-purchase-home-first")
    assert (nevada["when_seller_financed"], nevada["when_occupied_throughout"]) == ("false", "true")
    assert (nevada["in_force_from"], nevada["measured_by"]) == ("2009-10-01", "origination")
    assert nevada["unless"] == "the creditor is not a financial institution (Nev. Rev. Stat. § 40.455(3))"
    capped = next(row for row in ROWS if row["id"] == "nv-home-value-credit")
    assert capped["caps"].startswith("claim_price: ")
    assert any("2/3 of appraised_value at the first offering: " in row["floors"] for row in ROWS)


def test_every_condition_of_every_rule_stands_in_its_column() -> None:
    by_id = {row["id"]: row for row in ROWS}
    for law in DATASET.states.values():
        for rule in law.rule:
            for name in When.model_fields:
                value = getattr(rule.when, name)
                assert by_id[rule.id][f"{CONDITION}{name}"] == text_of(value)
                assert (value is None) == (by_id[rule.id][f"{CONDITION}{name}"] == "")


def test_the_csv_reads_back_as_the_rows() -> None:
    data = as_csv(DATASET)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert parsed(data) == list(ROWS)


def test_no_cell_of_the_dataset_can_start_a_formula() -> None:
    assert not [cell for row in parsed(as_csv(DATASET)) for cell in row.values() if cell.startswith(RISKY)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_start_a_formula_is_made_safe(start: str) -> None:
    rule = (
        DATASET.states["MO"].rule[0].model_copy(update={"reason": f'{start}HYPERLINK("http://x";"y")', "note": "a,b"})
    )
    law = DATASET.states["MO"].model_copy(update={"rule": (rule,)})
    found = parsed(as_csv(Dataset("0.0.1", DATASET.dated, MappingProxyType({"MO": law}))))[0]
    assert found["reason"] == f"'{rule.reason}"
    assert found["note"] == "a,b"


@given(st.text())
def test_safe_changes_only_what_is_risky(cell: str) -> None:
    assert not safe(cell).startswith(RISKY)
    assert safe(cell).removeprefix("'" if cell.startswith(RISKY) else "") == cell


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.text()}), min_size=1))
def test_any_text_survives_the_csv(table: list[dict[str, str]]) -> None:
    try:
        data = csv_bytes(("a", "b"), table)
    except UnicodeEncodeError:  # half a character: no text
        return
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read == [{name: safe(cell) for name, cell in row.items()} for row in table]


def test_the_json_is_the_whole_dataset() -> None:
    assert set(DOCUMENT["states"]) == set(DATASET.states)
    for code, law in DATASET.states.items():
        assert Jurisdiction.model_validate(DOCUMENT["states"][code]) == law
    assert len(DOCUMENT["layers"]["layer"]) > 3
    assert (DOCUMENT["version"], DOCUMENT["date"]) == (DATASET.version, DATASET.dated.isoformat())


def test_no_number_of_the_json_is_a_float() -> None:
    json.loads(as_json(DATASET), parse_float=lambda text: pytest.fail(f"a float: {text}"))
    shares = [rule["when"].get("unpaid_share_at_least") for rule in DOCUMENT["states"]["MN"]["rule"]]
    assert "2/3" in shares


def test_the_published_schema_is_the_one_that_the_models_give() -> None:
    assert SCHEMA == DATA / "schema.json"
    assert SCHEMA.read_bytes() == as_schema(), "python -m lib.law export --format schema --output data/schema.json"


def test_the_json_validates_against_the_published_schema() -> None:
    schema = json.loads(SCHEMA.read_bytes())
    Draft202012Validator.check_schema(schema)
    assert list(VALIDATOR.iter_errors(DOCUMENT)) == []


def _wrong(path: list[Any], value: object) -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    node = document
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["version"], "2"),
        (["date"], "25 November 2026"),
        (["extra"], 1),
        (["states", "nevada"], {}),
        (["states", "NV", "headline"], "sometimes"),
        (["states", "NV", "rule", 0, "citation"], ""),
        (["states", "NV", "rule", 0, "maybe"], True),
        (["states", "NV", "rule", 0, "when", "max_units"], 0),
        (["states", "AZ", "rule", 0, "when", "max_acres"], 2.5),
        (["states", "MN", "rule", 2, "when", "unpaid_share_at_least"], 0.67),
        (["states", "NV", "checked"], "soon"),
        (["states", "NV", "source"], []),
        (["layers", "layer", 0, "effect"], "may"),
    ],
)
def test_the_schema_refuses_what_the_loader_would(path: list[Any], value: object) -> None:
    assert list(VALIDATOR.iter_errors(_wrong(path, value)))


@pytest.mark.parametrize("form", FORMATS)
def test_file_and_terminal_get_the_same_bytes(
    form: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    expected = export_bytes(DATASET, form)
    assert export(DATASET, form, tmp_path / "law") == 0
    assert (tmp_path / "law").read_bytes() == expected
    assert export(DATASET, form) == 0
    assert capsysbinary.readouterr().out == expected
    assert DATASET.version in file_name(DATASET, form)


def test_another_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'xml' is not a format; give one of csv, json, schema"):
        export_bytes(DATASET, "xml")


def test_the_exports_are_the_same_every_time() -> None:
    assert as_json(DATASET) == as_json(DATASET)
    assert as_csv(DATASET) == as_csv(DATASET)


def test_how_to_cite_is_what_the_codebook_says() -> None:
    book = " ".join((DATA / "README.md").read_text(encoding="utf-8").replace("\n>", " ").replace("*", "").split())
    assert citation(DATASET) in book
    assert "Nevada, law/NV.toml, checked " in citation_of(DATASET, DATASET.states["NV"])
    entry = bibtex(DATASET)
    assert entry.startswith("@misc{")
    assert f"version = {{{DATASET.version}}}" in entry
    assert entry.count("{") == entry.count("}")


def test_words_of_values() -> None:
    assert [text_of(value) for value in (None, True, False, 4, v.Credit.BID, (v.Process.JUDICIAL,))] == [
        "",
        "true",
        "false",
        "4",
        "bid",
        "judicial",
    ]
