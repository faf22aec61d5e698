"""The dataset proved: what ``python -m lib.law check`` counts, prints and refuses.

The figures that ``data/README.md`` publishes stand in ``data/accuracy.toml``.  They are recomputed here
from the dataset, the hand-derived examples, the published cases, the second reading and the record of
the mutation run; one that is now worse than published is a fault.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from pathlib import Path
from typing import Any

from lib.law.citations import citations, unread
from lib.law.links import is_official, link_faults
from lib.law.load import DATA, Dataset
from lib.law.second_reading import FOLDER, Audit, audit, load_readings
from lib.law.vocabulary import Confidence

EXAMPLES = DATA.parent / "tests" / "law" / "examples"
CASES = DATA.parent / "tests" / "oracle" / "cases"
MUTATION = DATA.parent / "tests" / "mutation" / "result.toml"
ACCURACY = DATA / "accuracy.toml"

#: The least share of mutants that the tests must kill.
LEAST_KILLED = Fraction(9, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is published of the dataset's accuracy: counts only, so that shares can be recomputed."""

    states: int
    rules: int
    rules_high: int
    rules_low: int
    dates: int
    dates_high: int
    examples: int
    cases: int
    cases_tied: int
    case_states: int
    cells_asked: int
    cells_differed: int
    mutants: int
    mutants_killed: int


#: Figures of which less is worse, alone or as a share of another one; and those of which more is.
_MORE_IS_BETTER = ("states", "examples", "cases", "cases_tied", "case_states", "cells_asked")
_SHARES = (("rules_high", "rules", 1), ("dates_high", "dates", 1), ("rules_low", "rules", -1))
_RATES = (*_SHARES, ("cells_differed", "cells_asked", -1), ("mutants_killed", "mutants", 1))


def published(path: Path = ACCURACY) -> Figures:
    """The figures of ``data/accuracy.toml``."""
    return Figures(**tomllib.loads(path.read_text(encoding="utf-8")))


def fallen(now: Figures, before: Figures) -> list[str]:
    """In what the figures of now are worse than the published ones; shares are compared exactly."""
    found = []
    for name in _MORE_IS_BETTER:
        if getattr(now, name) < getattr(before, name):
            found.append(f"{name}: {getattr(now, name):,} now, {getattr(before, name):,} published")
    for part, whole, sign in _RATES:
        shares = [Fraction(getattr(one, part), getattr(one, whole) or 1) for one in (now, before)]
        if (shares[0] - shares[1]) * sign < 0:
            found.append(f"{part}: {share_words(shares[0])} of {whole} now, {share_words(shares[1])} published")
    return found


def share_words(share: Fraction) -> str:
    """``12.3%``, half-up in the last digit."""
    tenths = (2000 * share.numerator + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10}.{tenths % 10}%"


def _read(folder: Path, pattern: str) -> dict[str, dict[str, Any]]:
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(pattern))}


def _tied(case: Mapping[str, Any]) -> bool:
    return str(case.get("residual", {}).get("amount", "0")) == "0"


def _mutation(path: Path) -> tuple[int, int]:
    if not path.is_file():
        return 0, 0
    result = tomllib.loads(path.read_text(encoding="utf-8"))
    return sum(row["mutants"] for row in result["module"]), sum(row["killed"] for row in result["module"])


@dataclass(frozen=True, slots=True)
class Proof:
    """What was counted, what to say of it, and the faults (none: the dataset is proved)."""

    figures: Figures
    audit: Audit
    said: tuple[str, ...]
    faults: tuple[str, ...]


def _shares(name: str, found: Iterable[Confidence]) -> str:
    counted = Counter(found)
    parts = ", ".join(f"{key} {counted[key]} ({counted[key] / counted.total():.0%})" for key in Confidence)
    return f"{name}: {counted.total()}; {parts}"


def prove(data: Dataset, examples: Path = EXAMPLES, cases: Path = CASES, mutation: Path = MUTATION) -> Proof:
    """Count and check everything; files of tests that are not at hand are told, not guessed."""
    laws = data.states.values()
    rules = [rule.confidence for law in laws for rule in law.rule]
    dates = [row.confidence for law in laws for row in law.date]
    shown, decided = _read(examples, "[A-Z][A-Z].toml"), _read(cases, "*.toml")
    readings = load_readings() if FOLDER.is_dir() else {}
    found = audit(data, readings)
    mutants, killed = _mutation(mutation)
    figures = Figures(
        states=len(data.states),
        rules=len(rules),
        rules_high=rules.count(Confidence.HIGH),
        rules_low=rules.count(Confidence.LOW),
        dates=len(dates),
        dates_high=dates.count(Confidence.HIGH),
        examples=sum(len(file["example"]) for file in shown.values()),
        cases=len(decided),
        cases_tied=sum(_tied(case) for case in decided.values()),
        case_states=len({case["state"] for case in decided.values()}),
        cells_asked=found.asked,
        cells_differed=found.differed,
        mutants=mutants,
        mutants_killed=killed,
    )
    return Proof(figures, found, tuple(_said(data, figures, found, rules, dates)), tuple(_faults(data, shown, found)))


def _said(data: Dataset, now: Figures, found: Audit, rules: list[Confidence], dates: list[Confidence]) -> list[str]:
    laws = data.states.values()
    cited = [text for law in laws for _, text in citations(law)]
    linked = [source for law in laws for source in law.source if source.url]
    official = sum(is_official(source.url or "") for source in linked)
    settled = ", ".join(f"{found.causes.get(key, 0)} {key}" for key in found.causes)
    lines = [
        f"dataset {data.version} of {data.dated}: {now.states} jurisdictions",
        _shares("rules", rules),
        _shares("dates", dates),
        _shares("jurisdictions", [law.confidence for law in laws]),
        f"citations: {len(cited)}; {len(set(cited))} different",
        f"sources with an address: {len(linked)}; {official} on an official host",
        f"hand-derived examples: {now.examples}",
        f"published cases: {now.cases} over {now.case_states} states; {now.cases_tied} tie, "
        f"{now.cases - now.cases_tied} with an explained residual",
        f"second reading: {found.states} jurisdictions, {now.cells_asked:,} cells asked, {now.cells_differed:,} "
        f"differed ({share_words(found.rate)}); differences settled for: {settled or 'none'}",
    ]
    for name, (differed, asked) in found.by_field.items():
        lines.append(f"    {name}: {differed} of {asked}")
    if now.mutants:
        killed = share_words(Fraction(now.mutants_killed, now.mutants))
        lines.append(f"mutation: {now.mutants_killed:,} of {now.mutants:,} mutants killed ({killed})")
    return lines


def _faults(data: Dataset, shown: Mapping[str, dict[str, Any]], found: Audit) -> list[str]:
    faults = [] if len(data.states) == 51 else [f"{len(data.states)} jurisdictions instead of 51"]
    for code, law in data.states.items():
        named = {case["rule"] for case in shown.get(code, {"example": []})["example"]}
        faults += [f"{code}: no hand-derived example of {rule.id}" for rule in law.rule if rule.id not in named]
        faults += [f"{code}: {path}: {text!r} is not read as a citation" for path, text in unread(law)]
        faults += link_faults(law)
        if law.theory_source is None:
            faults.append(f"{code}: theory_source: missing; name who says who holds title, or that authorities differ")
    return faults + list(found.faults)


def unproved(proof: Proof, before: Figures) -> list[str]:
    """Every fault, and every published figure that has fallen."""
    faults = [*proof.faults, *(f"worse than published: {line}" for line in fallen(proof.figures, before))]
    now = proof.figures
    if now.mutants and Fraction(now.mutants_killed, now.mutants) < LEAST_KILLED:
        faults.append(f"fewer than {share_words(LEAST_KILLED)} of the mutants are killed")
    return faults


def as_toml(figures: Figures) -> str:
    """The figures in the form of ``data/accuracy.toml``."""
    head = "# What is published of the dataset's accuracy. `python -m lib.law check` recomputes each figure and fails\n"
    head += (
        "# where one has become worse; `python -m lib.law check --publish` writes this file. See data/README.md.\n\n"
    )
    values = asdict(figures)
    return head + "".join(f"{field.name} = {values[field.name]}\n" for field in fields(figures))
