"""Reading and validating the dataset, once.

Errors name the file, the key, the value and what is accepted: they are read by people who
correct law, not by programmers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from lib.law.schema import Jurisdiction

DATA = Path(__file__).resolve().parents[2] / "data"
LAW_FOLDER = DATA / "law"


class LawFileError(ValueError):
    """A file of the dataset that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """All jurisdictions by postal code, with the version and date of the dataset."""

    version: str
    dated: date
    states: Mapping[str, Jurisdiction]


def _where(location: tuple[int | str, ...], document: Mapping[str, Any]) -> str:
    """``rule[3] "nv-home".when.use`` reads better than a tuple of indexes."""
    parts: list[str] = []
    node: Any = document
    for step in location:
        if isinstance(step, int):
            node = node[step] if isinstance(node, list) and step < len(node) else None
            label = f"[{step + 1}]"
            if isinstance(node, Mapping) and isinstance(node.get("id"), str):
                label += f' "{node["id"]}"'
            parts.append(label)
        else:
            node = node.get(step) if isinstance(node, Mapping) else None
            parts.append(f".{step}" if parts else step)
    return "".join(parts) or "the file"


def message(path: Path, error: ValidationError, document: Mapping[str, Any]) -> str:
    """What does not fit in a file: file, place, value and what is accepted, a line each."""
    lines = []
    for item in error.errors():
        kind, where = item["type"], _where(item["loc"], document)
        if kind == "extra_forbidden":
            text = f"unknown key; value {item['input']!r}. Keys and their meaning: data/README.md"
        elif kind == "missing":
            text = "missing"
        elif kind == "value_error":
            text = str(item["ctx"]["error"])
            if not isinstance(item["input"], Mapping | Jurisdiction):
                text = f"{item['input']!r} {text}"
        else:
            text = f"{item['input']!r} is not accepted: {item['msg']}"
        lines.append(f"{path.name}: {where}: {text}")
    return "\n".join(lines)


def load_file(path: Path) -> Jurisdiction:
    """One validated jurisdiction.

    Raises:
        LawFileError: naming file, key, value and what is accepted.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LawFileError(f"{path.name}: not readable as TOML: {error}") from error
    try:
        law = Jurisdiction.model_validate(document)
    except ValidationError as error:
        raise LawFileError(message(path, error, document)) from error
    if law.code != path.stem:
        raise LawFileError(f"{path.name}: code: {law.code!r} does not match the file's name")
    return law


@cache
def load_dataset(folder: Path = DATA) -> Dataset:
    """Every jurisdiction under ``folder/law``, with ``folder/dataset.toml``'s version and date."""
    about = tomllib.loads((folder / "dataset.toml").read_text(encoding="utf-8"))
    states = {path.stem: load_file(path) for path in sorted((folder / "law").glob("*.toml"))}
    return Dataset(about["version"], about["date"], MappingProxyType(states))
