"""The export of one small state, text for text: what stands in the JSON, which format is which, how it is cited."""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType

import pytest

from lib.law.export import TITLE, as_csv, as_json, as_schema, bibtex, csv_bytes, export_bytes, file_name
from lib.law.layers import Layers, load_layers
from lib.law.load import Dataset
from tests.builders import CITE, jurisdiction, rule

LAW = jurisdiction(rule("xx-small", when={"max_acres": "2.5"}, outcome="barred"), rule("xx-rest"))
DATA = Dataset("1.2.3", date(2026, 3, 9), MappingProxyType({"XX": LAW}))
LAYERS = Layers.model_validate(
    {
        "layer": [
            {
                "id": "a",
                "title": "A layer",
                "when": {"use": "vacant"},
                "effect": "ask",
                "text": "It may.",
                "ask": "Ask.",
            }
            | {"citation": CITE, "confidence": "low"}
        ],
        "source": [],
    }
)


def test_the_json_holds_the_dataset_and_leaves_out_what_the_file_leaves_out() -> None:
    document = json.loads(as_json(DATA, LAYERS))
    state = document["states"].pop("XX")
    assert document == {
        "title": TITLE,
        "version": "1.2.3",
        "date": "2026-03-09",
        "license": document["license"],
        "citation": f"The Deficiency Judgment Explorer authors, {TITLE} (dataset, version 1.2.3, March 9, 2026), "
        "licensed under CC BY 4.0.",
        "states": {},
        "layers": {
            "layer": [
                {"id": "a", "title": "A layer", "when": {"use": ["vacant"]}, "effect": "ask", "text": "It may."}
                | {"ask": "Ask.", "citation": CITE, "confidence": "low"}
            ],
            "source": [],
        },
    }
    assert "CC BY 4.0" in document["license"]
    assert state["rule"][0]["when"] == {"max_acres": "2.5"}
    assert "credit" not in state["rule"][0] and state["rule"][1]["credit"] == "bid"
    own = json.loads(as_json(DATA))["layers"]["layer"]
    assert [layer["id"] for layer in own] == [layer.id for layer in load_layers().layer]


def test_the_json_is_text_a_person_can_read() -> None:
    text = as_json(DATA, LAYERS).decode("utf-8")
    assert text.startswith(f'{{\n  "title": "{TITLE}",\n  "version": "1.2.3",\n')
    assert text.endswith("}\n") and not text.endswith("\n\n")
    assert f'"citation": "{CITE}"' in text and "\\u00a7" not in text, "a section sign stands as itself"


def test_each_format_is_its_own() -> None:
    assert export_bytes(DATA, "csv") == as_csv(DATA)
    assert export_bytes(DATA, "json") == as_json(DATA)
    assert export_bytes(DATA, "schema") == as_schema()
    with pytest.raises(ValueError, match=r"^'xml' is not a format; give one of csv, json, schema$"):
        export_bytes(DATA, "xml")


def test_the_version_travels_with_the_file() -> None:
    assert [file_name(DATA, form) for form in ("csv", "json", "schema")] == [
        "deficiency-judgment-law-1.2.3.csv",
        "deficiency-judgment-law-1.2.3.json",
        "deficiency-judgment-law-1.2.3.schema.json",
    ]


def test_the_table_is_utf_8_with_its_mark_and_lines_that_end_as_spreadsheets_end_them() -> None:
    found = csv_bytes(("a", "b"), [{"a": "§ 1", "b": 'say "so"'}])
    assert found == b'\xef\xbb\xbfa,b\r\n\xc2\xa7 1,"say ""so"""\r\n'


def test_the_bibtex_entry_line_by_line() -> None:
    assert bibtex(DATA) == (
        "@misc{deficiency-judgment-law-1.2.3,\n"
        "  author  = {{The Deficiency Judgment Explorer authors}},\n"
        f"  title   = {{{{{TITLE}}}}},\n"
        "  year    = {2026},\n"
        "  month   = mar,\n"
        "  version = {1.2.3},\n"
        "  note    = {Dataset, version 1.2.3 of March 9, 2026. Licensed under CC BY 4.0},\n"
        "}"
    )
