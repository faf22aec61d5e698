"""The codebook beside the table: what a column of the export means, out of ``data/README.md`` itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.law import vocabulary as v
from lib.law.export import CONDITION
from lib.law.load import DATA

CODEBOOK = DATA / "README.md"

#: Columns that the export makes out of several keys, or adds.
_OWN = {
    "order": "The rule's place in its state's file. Rules are read in this order; the first whose conditions hold "
    "decides.",
    "caps": "Limits beside the credit that can be computed, each as kind, words and authority. `claim_price`: a buyer "
    "of the claim recovers at most what it paid. `new_money`: only what goes beyond the protected debt is recoverable.",
    "floors": "The least the property may be sold for, each as share and base, words and authority. A bid below it is "
    "pointed out and changes no figure.",
    "unless": "Rare conditions that would reverse or change the rule and that no key asks about, each with its "
    "authority. They are told in the verdict and counted in no figure.",
    "version": "Version of the dataset as a whole.",
    "dated": "Day on which the dataset was last changed.",
}
#: Where a column's key stands, if neither the rule's nor the state's table has it under the column's own name.
_ELSEWHERE = {
    "state": ("Top of the file", "code"),
    "customary_process": ("`[process]`", "customary"),
    "available_processes": ("`[process]`", "available"),
    "in_force_from": ("Time in force", "in_force_from"),
    "in_force_before": ("Time in force", "in_force_before"),
    "measured_by": ("Time in force", "measured_by"),
}
#: Columns whose values have a table of their own, by its heading.
_VALUES = {"credit": "Credits", "confidence": "Confidence"}
#: What a table of values needs said with it.
_WITH_VALUES = {
    "credit": "What comes off the debt where a judgment is allowed. D is the debt less attorney fees that are not "
    "recoverable, B the bid, F the fair market value, A the official appraisal; no result is below zero.",
    "confidence": "How sure the coding of this rule is.",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column means, as Markdown, and its values where the codebook has a table of them."""

    text: str
    values: tuple[tuple[str, str], ...] = ()


@cache
def _sections(path: Path) -> dict[str, str]:
    parts = re.split(r"^#{2,4} (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def plain(text: str) -> str:
    """The codebook's Markdown without links inside it, dollar signs made harmless."""
    return re.sub(r"\[([^\]]+)\]\(#[^)]*\)", r"\1", text).replace("$", r"\$").strip()


def _table(heading: str, path: Path) -> list[tuple[tuple[str, ...], list[str]]]:
    lines = [line.strip() for line in _sections(path).get(heading, "").splitlines()]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
    return [(tuple(re.findall(r"`([^`]+)`", row[0])), row[1:]) for row in cells if len(row) > 1]


def _meaning(heading: str, key: str, path: Path) -> str:
    return next((plain(rest[-1]) for keys, rest in _table(heading, path) if key in keys and rest[-1]), "")


def meaning(column: str, path: Path = CODEBOOK) -> Meaning:
    """What a column of the export means, in the codebook's own words; empty where the codebook has none."""
    if column in _OWN:
        return Meaning(_OWN[column])
    if column in _VALUES:
        enums = set(v.Credit) | set(v.Confidence)
        table = _table(_VALUES[column], path)
        return Meaning(
            _WITH_VALUES[column], tuple((keys[0], plain(rest[0])) for keys, rest in table if enums & {*keys})
        )
    if column.startswith(CONDITION):
        return Meaning(_meaning("`when`", column.removeprefix(CONDITION), path))
    if column in _ELSEWHERE:
        return Meaning(_meaning(*_ELSEWHERE[column], path))
    return Meaning(_meaning("`[[rule]]`", column, path) or _meaning("Top of the file", column, path))
