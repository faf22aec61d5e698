"""What a change of the dataset moves: answers of standard loans, hand-derived examples, published cases.

Two datasets are compared by asking both the same questions.  Amounts are in cents.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lib.assessment import Assessment, Classification, assess
from lib.examples import typical_in
from lib.law import vocabulary as v
from lib.law.load import DATA, Dataset, load_dataset
from lib.law.proof import CASES, EXAMPLES
from lib.law.schema import Jurisdiction
from lib.money import dollars
from lib.scenario import ProcessChoice, Scenario
from lib.scenario_text import read


@dataclass(frozen=True, slots=True)
class Answer:
    """What is compared: the class, the most, the least (cents), and the rule that gives the most."""

    classification: Classification
    most: int
    least: int
    rule: str

    @property
    def words(self) -> str:
        """``limited, $30,000.00 to $50,000.00 (nv-home-value-credit)``."""
        amount = dollars(self.most) if self.most == self.least else f"{dollars(self.least)} to {dollars(self.most)}"
        return f"{self.classification}, {amount} ({self.rule})"


@dataclass(frozen=True, slots=True)
class Move:
    """One question whose answer differs; ``None`` where one of the datasets has no such state."""

    state: str
    question: str
    before: Answer | None
    after: Answer | None

    @property
    def by(self) -> int:
        """By how many cents the most moves; nothing where one side has no answer."""
        return self.after.most - self.before.most if self.before and self.after else 0

    @property
    def words(self) -> str:
        """One line for the terminal."""
        ends = [end.words if end else "no answer" for end in (self.before, self.after)]
        sign = "+" if self.by > 0 else ""
        moved = f"; the most moves by {sign}{dollars(self.by)}" if self.by else ""
        return f"{self.state}: {self.question}: {ends[0]} → {ends[1]}{moved}"


def _answer(found: Assessment) -> Answer:
    return Answer(found.classification, found.most, found.least, found.award.rule.id)


#: What sets each standard loan apart from the typical home loan.
_VARIANTS: Mapping[str, Mapping[str, object]] = {
    "typical home loan": {},
    "refinance": {"purpose": v.Purpose.REFINANCE},
    "refinance with cash out": {"purpose": v.Purpose.REFINANCE, "new_money": 40_000_00},
    "home-equity second that forecloses": {"purpose": v.Purpose.HOME_EQUITY, "lien": v.Lien.JUNIOR},
    "home-equity second wiped out": {
        "purpose": v.Purpose.HOME_EQUITY,
        "lien": v.Lien.JUNIOR,
        "foreclosed": v.Foreclosed.SENIOR,
        "senior_debt": 150_000_00,
    },
    "rental": {
        "use": v.Use.RESIDENTIAL_RENTAL,
        "occupied_at_origination": False,
        "occupied_throughout": False,
        "units": 2,
    },
}


def _standard(law: Jurisdiction, today: date) -> Iterator[tuple[str, Scenario]]:
    base = typical_in(law, today)
    for process in law.process.available:
        for name, values in _VARIANTS.items():
            yield (
                f"{name}, {process}",
                replace(base, process=ProcessChoice(process), state=law.code, **values),  # type: ignore[arg-type]
            )


def _kept(folder: Path, pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob(pattern)):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))


def _questions(after: Dataset, today: date, examples: Path, cases: Path) -> Iterator[tuple[str, str, Scenario]]:
    for code, law in after.states.items():
        for name, scenario in _standard(law, today):
            yield code, name, scenario
    base = tomllib.loads((examples / "base.toml").read_text(encoding="utf-8"))["given"] if examples.is_dir() else {}
    for code, file in _kept(examples, "[A-Z][A-Z].toml"):
        for example in file["example"]:
            given = {**base, "state": code, **example.get("given", {})}
            yield code, f"example: {example['name']}", read(given).scenario
    for stem, case in _kept(cases, "*.toml"):
        yield case["state"], f"case: {stem}", read({"state": case["state"], **case["given"]}).scenario


def moves(
    before: Dataset, after: Dataset, today: date, *, examples: Path = EXAMPLES, cases: Path = CASES
) -> tuple[Move, ...]:
    """Every question that the two datasets answer differently, state by state."""
    found = []
    for code, question, scenario in _questions(after, today, examples, cases):
        ends = [
            _answer(assess(scenario, data.states[code], today)) if code in data.states else None
            for data in (before, after)
        ]
        if ends[0] != ends[1]:
            found.append(Move(code, question, ends[0], ends[1]))
    return tuple(found)


class RevisionError(ValueError):
    """A revision that cannot be read; the message says why."""


def dataset_at(revision: str, repository: Path = DATA.parent) -> Dataset:
    """The dataset as it stood at a revision of the repository, under today's schema.

    Raises:
        RevisionError: if there is no such revision, or no dataset in it.
        LawFileError: if a file of that day does not fit today's schema.
    """
    if revision.startswith("-"):
        raise RevisionError(f"{revision}: not a revision")  # git would take it for an option
    said = subprocess.run(
        ["git", "-C", str(repository), "archive", "--format=tar", f"{revision}^{{commit}}", "data"],
        capture_output=True,
        check=False,
    )
    if said.returncode:
        raise RevisionError(f"{revision}: {said.stderr.decode(errors='replace').strip() or 'not a revision'}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(said.stdout)) as archive:
            archive.extractall(folder, filter="data")
        return load_dataset(Path(folder) / "data")
