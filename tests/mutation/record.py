"""The record of the mutation run, ``result.toml``: figures by module, and every survivor with its reason.

``lib.law.proof`` reads the figures: a record in which fewer mutants are killed than published is a fault of
``python -m lib.law check``, which ``.ci/run`` runs.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from lib.law.proof import share_words
from tests.mutation.workspace import ROOT

RESULT = Path(__file__).parent / "result.toml"


class Kind(StrEnum):
    """Why a mutant lives."""

    EQUIVALENT = "equivalent"
    EXCLUDED = "excluded"
    SPEED = "speed"


MEANING = {
    Kind.EQUIVALENT: "the change makes no difference on any input",
    Kind.EXCLUDED: "it would make one only on an input that the schema or every caller excludes",
    Kind.SPEED: "it changes how often something is computed, not what",
}


@dataclass(frozen=True, slots=True)
class Module:
    """The figures of one module; ``source`` is the beginning of its text's SHA-256 when it was run."""

    name: str
    mutants: int
    killed: int
    source: str


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no test kills: the line before and after the change, and why (empty: nobody has read it yet)."""

    mutant: str
    was: str
    now: str
    kind: str = ""
    why: str = ""

    @property
    def change(self) -> tuple[str, str, str]:
        """What stays the same when the mutants of a function are counted anew: the function and the two lines."""
        return self.mutant.rpartition("__mutmut_")[0], self.was, self.now

    @property
    def module(self) -> str:
        """The path of the module."""
        return self.mutant.rpartition(".")[0].replace(".", "/") + ".py"


@dataclass(frozen=True, slots=True)
class Record:
    """The whole file."""

    tool: str
    modules: tuple[Module, ...]
    survivors: tuple[Survivor, ...]

    @property
    def mutants(self) -> int:
        """All mutants that were tried."""
        return sum(module.mutants for module in self.modules)

    @property
    def killed(self) -> int:
        """Those that a test noticed."""
        return sum(module.killed for module in self.modules)

    @property
    def share(self) -> Fraction:
        """Killed of all, those included that no test could ever notice."""
        return Fraction(self.killed, self.mutants or 1)


def digest(module: str) -> str:
    """The beginning of the SHA-256 of a module's text as it is today."""
    return sha256((ROOT / module).read_bytes()).hexdigest()[:12]


def read(path: Path = RESULT) -> Record:
    """The record; an empty one where there is none yet."""
    if not path.is_file():
        return Record("", (), ())
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return Record(
        document["tool"],
        tuple(Module(**row) for row in document.get("module", ())),
        tuple(Survivor(**row) for row in document.get("survivor", ())),
    )


def merged(before: Record, tool: str, modules: Iterable[Module], survivors: Iterable[Survivor]) -> Record:
    """The record with these modules measured anew; reasons of changes that survive again are kept."""
    fresh = {module.name: module for module in modules}
    rows = {module.name: module for module in before.modules} | fresh
    known = {survivor.change: survivor for survivor in before.survivors}
    found = [survivor for survivor in before.survivors if survivor.module not in fresh]
    for survivor in survivors:
        told = known.get(survivor.change)
        kind, why = (told.kind, told.why) if told else ("", "")
        found.append(Survivor(survivor.mutant, survivor.was, survivor.now, kind, why))
    kept = [rows[name] for name in sorted(rows) if (ROOT / name).is_file()]
    names = {module.name for module in kept}
    ordered = sorted((one for one in found if one.module in names), key=_place)
    return Record(tool, tuple(kept), tuple(ordered))


def _place(survivor: Survivor) -> tuple[str, str, int]:
    function, _, number = survivor.mutant.rpartition("__mutmut_")
    return survivor.module, function, int(number)


def as_toml(record: Record) -> str:
    """The record in the form of the file."""
    lines = [
        "# Mutation testing of the law engine: figures by module, and every mutant that lives, with the reason.",
        "# `python -m tests.mutation run` writes this file and keeps the reasons of changes that survive again;",
        "# `python -m tests.mutation show` prints it. Kinds of reason: tests/mutation/record.py.",
        "",
        f"tool = {json.dumps(record.tool)}",
    ]
    for module in record.modules:
        lines += ["", "[[module]]", f"name = {json.dumps(module.name)}", f"mutants = {module.mutants}"]
        lines += [f"killed = {module.killed}", f"source = {json.dumps(module.source)}"]
    for survivor in record.survivors:
        lines += ["", "[[survivor]]"]
        for name in ("mutant", "was", "now", "kind", "why"):
            lines.append(f"{name} = {json.dumps(getattr(survivor, name), ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def said(record: Record) -> list[str]:
    """The record in lines: a module each, the whole, and what lives."""
    wide = max((len(module.name) for module in record.modules), default=0)
    lines = [
        f"{module.name:<{wide}}  {module.killed:>5} of {module.mutants:>5} killed  "
        f"{share_words(Fraction(module.killed, module.mutants or 1)) if module.mutants else '–':>6}"
        + ("" if module.source == digest(module.name) else "  changed since the run")
        for module in record.modules
    ]
    lines.append(f"{'all':<{wide}}  {record.killed:>5} of {record.mutants:>5} killed  {share_words(record.share):>6}")
    kinds = [survivor.kind for survivor in record.survivors]
    lines.append(f"{len(kinds)} survive")
    lines += [f"    {kinds.count(kind):>4} {kind}: {MEANING[kind]}" for kind in Kind]
    unread = [survivor for survivor in record.survivors if not survivor.why]
    lines.append(f"    {len(unread):>4} not read yet")
    for survivor in unread:
        lines += [f"{survivor.mutant}", f"    - {survivor.was}", f"    + {survivor.now}"]
    return lines
