"""The dataset to take away: a flat table of rules as CSV, the whole of it as JSON, and the JSON's schema.

The page's downloads and ``python -m lib.law export`` call the same functions, so they give the same bytes.
Nothing is computed here: every value stands in the dataset, in the dataset's own words.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from lib.law.layers import Layers, load_layers
from lib.law.load import DATA, Dataset
from lib.law.rows import Cap, Floor, Rule, Unless, When
from lib.law.schema import Jurisdiction
from lib.law.words import day_words

#: The schema as published; a test holds it equal to what :func:`as_schema` gives.
SCHEMA = DATA / "schema.json"
#: What a reader must know beside the figures, in one line.
LICENSE = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
TITLE = "Deficiency Judgment Explorer: State Law on Deficiency Judgments after Foreclosure"

#: Between several values, and between several rows, of one cell.
SEPARATOR = " | "
#: A spreadsheet takes a cell that begins with one of these for a formula, or drops the sign.
RISKY = ("=", "+", "-", "@", "\t", "\r")

_LAW = (
    "state",
    "name",
    "headline",
    "theory",
    "theory_source",
    "instrument",
    "customary_process",
    "available_processes",
    "covers_sales_from",
    "checked",
)
_RULE = (
    "outcome",
    "credit",
    "applies",
    "credit_note",
    "adds_senior_debt",
    "in_force_from",
    "in_force_before",
    "measured_by",
    "caps",
    "floors",
    "unless",
    "reason",
    "citation",
    "note",
    "confidence",
)
#: A condition's column is the key of ``when`` with this before it.
CONDITION = "when_"
CONDITIONS = tuple(f"{CONDITION}{name}" for name in When.model_fields)

#: The columns, in order: the state and the rule's place, its conditions, what it decides, the state's own facts.
COLUMNS = ("state", "name", "order", "id", *CONDITIONS, *_RULE, *_LAW[2:], "version", "dated")


def text_of(value: object) -> str:
    """A value in the dataset's own words; ``None`` is an empty cell.

    >>> text_of(True), text_of(("judicial", "strict")), text_of(None)
    ('true', 'judicial | strict', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return SEPARATOR.join(text_of(item) for item in value)
    return str(value)


def _rows(found: Iterable[Unless | Cap | Floor]) -> str:
    return SEPARATOR.join(_row(row) for row in found)


def _row(row: Unless | Cap | Floor) -> str:
    if isinstance(row, Unless):
        return f"{row.text} ({row.citation})"
    if isinstance(row, Cap):
        return f"{row.kind}: {row.note} ({row.citation})"
    offering = f" at the {row.auction} offering" if row.auction else ""
    return f"{row.share} of {row.of}{offering}: {row.note} ({row.citation})"


def _rule(order: int, rule: Rule) -> dict[str, str]:
    several = {"caps": _rows(rule.cap), "floors": _rows(rule.floor), "unless": _rows(rule.unless)}
    plain = {name: text_of(getattr(rule, name)) for name in _RULE if name not in several}
    conditions = {f"{CONDITION}{name}": text_of(getattr(rule.when, name)) for name in When.model_fields}
    return {"order": str(order), "id": rule.id, **conditions, **plain, **several}


def _law(law: Jurisdiction) -> dict[str, str]:
    other = {
        "state": law.code,
        "customary_process": str(law.process.customary),
        "available_processes": text_of(law.process.available),
    }
    return {name: other.get(name) or text_of(getattr(law, name)) for name in _LAW}


def rows(data: Dataset) -> tuple[dict[str, str], ...]:
    """One flat row a rule, in the order in which rules are read; every value as text, none made safe for sheets."""
    about = {"version": data.version, "dated": data.dated.isoformat()}
    return tuple(
        {name: found[name] for name in COLUMNS}
        for law in data.states.values()
        for order, rule in enumerate(law.rule, start=1)
        for found in ({**_law(law), **_rule(order, rule), **about},)
    )


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before a risky beginning."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def csv_bytes(columns: Iterable[str], table: Iterable[dict[str, str]]) -> bytes:
    """A table as CSV after RFC 4180, in UTF-8 with a byte-order mark.

    The mark is there because spreadsheets otherwise read the section sign of nearly every citation as two
    wrong letters; readers of CSV files call the encoding ``utf-8-sig``.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([safe(row[name]) for name in names] for row in table)
    return text.getvalue().encode("utf-8-sig")


def as_csv(data: Dataset) -> bytes:
    """The flat table of :func:`rows` as a file."""
    return csv_bytes(COLUMNS, rows(data))


def _dump(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_none=True)


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def as_json(data: Dataset, layers: Layers | None = None) -> bytes:
    """The whole dataset: every jurisdiction as its file has it, and the layers above state law.

    Days are ISO text; fractions, percentages and acres are text, so that no float stands between the statute's
    figure and the reader.  A key that its file leaves out is left out.
    """
    return _json(
        {
            "title": TITLE,
            "version": data.version,
            "date": data.dated.isoformat(),
            "license": LICENSE,
            "citation": citation(data),
            "states": {code: _dump(law) for code, law in data.states.items()},
            "layers": _dump(layers or load_layers()),
        }
    )


class _AsText(GenerateJsonSchema):
    """Decimals and fractions are text in the JSON; the loader refuses them as numbers."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": r"^\d+(\.\d+)?$"}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        found = super().function_before_schema(schema)
        if any(one.get("format") == "fraction" for one in found.get("anyOf", ())):
            return {"type": "string", "pattern": r"^\d+(/\d+)?$"}
        return found


def as_schema() -> bytes:
    """The JSON Schema (2020-12) of :func:`as_json`, made from the models that read the dataset."""
    _, models = models_json_schema(
        [(Jurisdiction, "validation"), (Layers, "validation")],
        ref_template="#/$defs/{model}",
        schema_generator=_AsText,
    )
    text = {"type": "string", "minLength": 1}
    properties = {
        "title": text,
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "date": {"type": "string", "format": "date"},
        "license": text,
        "citation": text,
        "states": {
            "description": "One entry a jurisdiction, by postal code.",
            "type": "object",
            "propertyNames": {"pattern": "^[A-Z]{2}$"},
            "additionalProperties": {"$ref": "#/$defs/Jurisdiction"},
        },
        "layers": {"$ref": "#/$defs/Layers"},
    }
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": TITLE,
            "description": "The dataset as exported. README.md in the same folder, the codebook, explains every key "
            "and value.",
            "type": "object",
            "additionalProperties": False,
            "required": list(properties),
            "properties": properties,
            "$defs": dict(sorted(models["$defs"].items())),
        }
    )


FORMATS = ("csv", "json", "schema")


def export_bytes(data: Dataset, form: str) -> bytes:
    """The dataset in one of :data:`FORMATS`.

    Raises:
        ValueError: for another format.
    """
    if form not in FORMATS:
        raise ValueError(f"{form!r} is not a format; give one of {', '.join(FORMATS)}")
    return as_csv(data) if form == "csv" else as_json(data) if form == "json" else as_schema()


def export(data: Dataset, form: str, output: Path | None = None) -> int:
    """Write the dataset to a file, or to standard output; 0 when it is written.

    Raises:
        ValueError: for a format that does not exist.
        OSError: where the file cannot be written.
    """
    found = export_bytes(data, form)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(found)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(found)
    return 0


def file_name(data: Dataset, form: str) -> str:
    """``deficiency-judgment-law-0.2.0.csv``: the version travels with the file."""
    if form == "schema":
        return f"deficiency-judgment-law-{data.version}.schema.json"
    return f"deficiency-judgment-law-{data.version}.{form}"


def citation(data: Dataset) -> str:
    """The sentence with which to cite the dataset."""
    return (
        f"The Deficiency Judgment Explorer authors, {TITLE} (dataset, version {data.version}, "
        f"{day_words(data.dated)}), licensed under CC BY 4.0."
    )


def citation_of(data: Dataset, law: Jurisdiction) -> str:
    """The addition that cites one state: its file and the day it was held against its sources."""
    return f"{law.name}, law/{law.code}.toml, checked {day_words(law.checked)}, in: {citation(data)}"


def bibtex(data: Dataset) -> str:
    """The dataset as a BibTeX entry of type ``misc``, which every style knows."""
    return "\n".join(
        (
            f"@misc{{deficiency-judgment-law-{data.version},",
            "  author  = {{The Deficiency Judgment Explorer authors}},",
            f"  title   = {{{{{TITLE}}}}},",
            f"  year    = {{{data.dated.year}}},",
            f"  month   = {data.dated:%b}".lower() + ",",
            f"  version = {{{data.version}}},",
            f"  note    = {{Dataset, version {data.version} of {day_words(data.dated)}. Licensed under CC BY 4.0}},",
            "}",
        )
    )
