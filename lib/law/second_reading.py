"""The second, independent reading of the law, and how often it differs from the first.

A reader who had not seen the dataset coded every jurisdiction again from statutes and opinions
(``data/second_reading/coding``).  Both codings are asked the same questions, field by field; each
answer is a *cell*.  Where the cells of a file differ, ``data/second_reading/settled`` records both
answers and how the difference was settled, by which authority.  :func:`audit` counts them and finds
what was never settled, so that the published divergence rate can be recomputed by anyone.

The dataset is what was settled.  A cell settled for the second reading therefore agrees with it now,
and only the record still tells that the first reading was another.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from lib.law.cells import compared
from lib.law.load import DATA, Dataset, load_file
from lib.law.rows import Frozen
from lib.law.schema import Jurisdiction
from lib.law.values import Text

FOLDER = DATA / "second_reading"


class Settled(StrEnum):
    """For whom a difference was settled; ``open``: the authorities themselves leave it open."""

    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"
    OPEN = "open"


class Cell(Frozen):
    """A cell on which the codings differed when they were first compared."""

    at: Text
    first: str
    second: str
    cause: str


class Cause(Frozen):
    """One reason why cells differ, and how it was settled by which authority."""

    id: str
    what: Text
    settled: Settled
    authority: Text
    why: Text


class Record(Frozen):
    """What became of one jurisdiction's second reading: how many cells were asked, and which differed."""

    asked: Annotated[int, Field(ge=1)]
    cell: tuple[Cell, ...] = ()
    cause: tuple[Cause, ...] = ()

    @model_validator(mode="after")
    def _every_cell_has_its_cause(self) -> Self:
        named, used = {cause.id for cause in self.cause}, {cell.cause for cell in self.cell}
        if named != used:
            raise ValueError(f"causes and cells do not fit each other: {sorted(named ^ used)}")
        if len({cell.at for cell in self.cell}) != len(self.cell):
            raise ValueError("a cell is recorded twice")
        return self

    def cause_of(self, cell: Cell) -> Cause:
        """Why this cell differed."""
        return next(cause for cause in self.cause if cause.id == cell.cause)


@dataclass(frozen=True, slots=True)
class Reading:
    """The second coding of one jurisdiction and the record of its differences."""

    coding: Jurisdiction
    record: Record


@dataclass(frozen=True, slots=True)
class Audit:
    """The divergence of the two readings: cells asked, cells and causes that differed, and faults."""

    states: int
    asked: int
    differed: int
    by_field: Mapping[str, tuple[int, int]]
    causes: Mapping[Settled, int]
    faults: tuple[str, ...]

    @property
    def rate(self) -> Fraction:
        """Share of the cells that differed when the readings were first compared."""
        return Fraction(self.differed, self.asked or 1)


@lru_cache(maxsize=1)
def load_readings(folder: Path = FOLDER) -> Mapping[str, Reading]:
    """Every second reading with its record, by postal code."""
    found = {}
    for path in sorted((folder / "coding").glob("*.toml")):
        record = tomllib.loads((folder / "settled" / path.name).read_text(encoding="utf-8"))
        found[path.stem] = Reading(load_file(path), Record.model_validate(record))
    return found


def _field(at: str) -> str:
    """``decision.judicial.rental.credit`` belongs to ``decision: credit``."""
    parts = at.split(".")
    return f"{parts[0]}: {parts[-1]}" if parts[0] in ("decision", "clock") else parts[0]


def _faults(code: str, now: Jurisdiction, reading: Reading) -> Iterator[str]:
    """What the record leaves untold: a difference of today that nobody settled, or settled otherwise."""
    recorded = {cell.at: cell for cell in reading.record.cell}
    today = compared(now, reading.coding)
    for at, (ours, theirs) in today.items():
        cell = recorded.get(at)
        if ours != theirs and cell is None:
            yield f"{code}: {at}: the dataset says {ours!r}, the second reading {theirs!r}, and no record settles it"
        if cell is not None and reading.record.cause_of(cell).settled is Settled.SECOND and ours != theirs:
            yield f"{code}: {at}: settled for the second reading ({theirs!r}), but the dataset says {ours!r}"
        if cell is not None and reading.record.cause_of(cell).settled is Settled.FIRST and ours != cell.first:
            yield f"{code}: {at}: settled for the first reading ({cell.first!r}), but the dataset says {ours!r}"


def audit(data: Dataset, readings: Mapping[str, Reading]) -> Audit:
    """Count the divergence over all jurisdictions, and find every difference that the records do not explain."""
    faults = [f"{code}: no second reading" for code in data.states if code not in readings]
    asked: Counter[str] = Counter()
    differed: Counter[str] = Counter()
    causes: Counter[Settled] = Counter()
    total = 0
    for code, reading in readings.items():
        if code not in data.states:
            continue
        faults += _faults(code, data.states[code], reading)
        total += reading.record.asked
        asked.update(_field(at) for at in compared(data.states[code], reading.coding))
        differed.update(_field(cell.at) for cell in reading.record.cell)
        causes.update(cause.settled for cause in reading.record.cause)
    by_field = {name: (differed[name], max(count, differed[name])) for name, count in sorted(asked.items())}
    return Audit(len(readings), total, differed.total(), by_field, causes, tuple(faults))
