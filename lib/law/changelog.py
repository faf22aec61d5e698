"""What changed in the dataset since a version, in words, state by state: read from ``data/CHANGELOG.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.law.load import DATA

CHANGELOG = DATA / "CHANGELOG.md"

_VERSION = re.compile(r"^## (\d+\.\d+\.\d+) ", re.MULTILINE)
_ENTRY = re.compile(r"^- \*\*(.+?)\.\*\* ((?:.|\n(?!- |\n|#))+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a version changed in one state (or group of states), in words."""

    version: str
    states: str
    words: str


def number(version: str) -> tuple[int, ...] | None:
    """``0.2.0`` as numbers that can be compared; ``None`` where it is no version."""
    return tuple(int(part) for part in version.split(".")) if re.fullmatch(r"\d+\.\d+\.\d+", version) else None


@cache
def entries(path: Path = CHANGELOG) -> tuple[Entry, ...]:
    """Every entry of the changelog, newest first."""
    parts = _VERSION.split(path.read_text(encoding="utf-8"))
    found = []
    for version, text in zip(parts[1::2], parts[2::2], strict=True):
        found += [Entry(version, states, " ".join(words.split())) for states, words in _ENTRY.findall(text)]
    return tuple(found)


def since(version: str, state: str, path: Path = CHANGELOG) -> tuple[Entry, ...]:
    """What later versions than ``version`` changed in a state, newest first; empty where nothing is recorded."""
    old = number(version)
    return tuple(
        entry
        for entry in entries(path)
        if (old is None or (number(entry.version) or ()) > old)
        and re.search(rf"(?<![A-Za-z]){re.escape(state)}(?![A-Za-z])", entry.states)
        and not (state == "Virginia" and "West Virginia" in entry.states and not _alone(entry.states))
    )


def _alone(states: str) -> bool:
    """Whether Virginia is named besides West Virginia."""
    return re.search(r"(?<!West )Virginia", states) is not None
