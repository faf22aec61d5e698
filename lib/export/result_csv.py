"""The result as CSV: one row a thing, cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from lib.brief import Brief
from lib.export.result import KEYS, result
from lib.fields import BY_NAME

COLUMNS = ("section", "key", "label", "value", "running", "how", "rule", "citation", "confidence")
#: First signs that make a spreadsheet take a cell for a formula, full-width twins included.
_STARTS = tuple("=+-@\t\r\n|%＝＋－＠")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before what could start one.

    A plain number keeps its minus sign; it is a number, not a formula.

    >>> cell("=1+1"), cell("-400000.00"), cell("§ 40.459")
    ("'=1+1", '-400000.00', '§ 40.459')
    """
    risky = text.lstrip(" \u00a0\ufeff").startswith(_STARTS)
    return f"'{text}" if risky and not _NUMBER.fullmatch(text) else text


def _row(section: str, key: str, label: str, value: object = "", **more: object) -> dict[str, str]:
    texts = {"section": section, "key": key, "label": label, "value": value, **more}
    return {name: "" if text is None else str(text) for name, text in texts.items()}


def _rows(values: Mapping[str, Any]) -> Iterable[dict[str, str]]:
    """One row a thing, in the order of the JSON; ``key`` is the JSON's own path or id."""
    for key in ("format", "format_version", "title", "note", "made_on", "as_of", "process", "query"):
        yield _row("about", key, KEYS[key], values[key])
    for group in ("dataset", "state"):
        for key, value in values[group].items():
            yield _row("about", f"{group}.{key}", KEYS[f"{group}.{key}"], value)
    for key, value in values["inputs"].items():
        yield _row("input", key, BY_NAME[key].label, value)
    yield _row("figure", "classification", KEYS["classification"], values["classification"])
    yield _row("figure", "open_facts", KEYS["open_facts"], " ".join(values["open_facts"]))
    for key in ("total_debt", "sale_credit", "deficiency"):
        yield _row("figure", key, KEYS[key], values[key])
    for key in ("most", "least"):
        path = f"deficiency_judgment.{key}"
        yield _row("figure", path, KEYS[path], (values["deficiency_judgment"] or {}).get(key))
    says = values["verdict"]
    source = {"citation": says["citation"], "confidence": says["confidence"]}
    for key in ("figure", "aside", "sentence", "reason", "next_date"):
        yield _row("verdict", key, KEYS[f"verdict.{key}"], says[key], **(source if key == "sentence" else {}))
    for text in says["steps_first"]:
        yield _row("verdict", "steps_first", KEYS["verdict.steps_first"], text)
    for section in ("steps", "steps_lower"):
        for step in values[section]:
            yield from _step_rows(section, step)
    for found in values["outcomes"]:
        when = " or ".join(" and ".join(way) for way in found["if"])
        shared = {"how": when, "rule": found["rule"], "citation": found["citation"], "confidence": found["confidence"]}
        yield _row("outcome", "most", found["reason"], found["most"], **shared)
        yield _row("outcome", "least", found["why_less"] or "", found["least"], **shared)
    for line in values["dates"]:
        told = {"how": f"{line['standing']}. {line['effect']}", "rule": line["id"]}
        shared = {**told, "citation": line["citation"], "confidence": line["confidence"]}
        yield _row("date", line["kind"], line["label"], line["day"], **shared)
    for section in ("redemption", "conditions"):
        for text in values[section]:
            yield _row(section, "", "", text)
    for layer in values["layers"]:
        shared = {"how": layer["ask"], "citation": layer["citation"], "confidence": layer["confidence"]}
        yield _row("layer", layer["effect"], layer["title"], layer["text"], rule=layer["id"], **shared)
    for text in values["authorities"]:
        yield _row("authority", "", "", text, citation=text)
    yield _row("about", "disclaimer", KEYS["disclaimer"], values["disclaimer"])


def _step_rows(section: str, step: Mapping[str, Any]) -> Iterable[dict[str, str]]:
    shared = {"rule": step["rule"], "citation": step["citation"]}
    moved = step["running"] if step["kind"] == "total" else step["amount"]
    yield _row(section, step["key"], step["label"], moved, running=step["running"], how=step["how"], **shared)
    for operand in step["operands"]:
        yield _row(f"{section}.operand", step["key"], operand["label"], operand["amount"])


def result_csv(brief: Brief) -> bytes:
    """The result as CSV in UTF-8 with a byte order mark, so that spreadsheets read its signs: one row a thing.

    Columns: ``COLUMNS``.  A total's value is the sum reached, a step's the movement.
    """
    target = StringIO(newline="")
    writer = csv.DictWriter(target, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(result(brief)):
        writer.writerow({name: cell(text) for name, text in row.items()})
    return target.getvalue().encode("utf-8-sig")
