"""The one-command check on a dataset of two small states, every figure and every line counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from lib.law import proof
from lib.law.load import Dataset
from lib.law.proof import Figures, Proof, as_toml, fallen, prove, published, unproved
from lib.law.second_reading import Reading, Record
from tests.builders import day, jurisdiction, rule

SOURCES = [
    {"title": "A code", "url": "https://leg.state.nv.us/x", "kind": "statute", "read": "full"},
    {"title": "A case", "url": "https://law.justia.com/x", "kind": "case", "read": "full"},
    {"title": "A book without address", "kind": "secondary", "read": "excerpt"},
]
FIGURES = Figures(
    states=2,
    rules=4,
    rules_high=2,
    rules_low=1,
    dates=3,
    dates_high=2,
    examples=5,
    cases=4,
    cases_tied=3,
    case_states=2,
    cells_asked=40,
    cells_differed=3,
    mutants=300,
    mutants_killed=280,
)


def small(**values: Any) -> Dataset:
    first = jurisdiction(
        rule("xx-one", when={"use": "vacant"}),
        rule("xx-rest", confidence="low"),
        date=[day("xx-ask"), day("xx-note", kind="note_limitation", length=6, unit="years", confidence="medium")],
        source=SOURCES,
        theory_source="Ala. Code § 1-1-1",
    )
    second = jurisdiction(
        rule("yy-one", when={"use": "vacant"}),
        rule("yy-rest", confidence="medium"),
        code="YY",
        date=[day("yy-ask")],
        confidence="medium",
        **{"theory_source": "Ala. Code § 1-1-1"} | values,
    )
    return Dataset("1.2.3", date(2026, 11, 25), MappingProxyType({"XX": first, "YY": second}))


def reading() -> Reading:
    """A second reading that agrees today; its record says that three cells differed once, for two causes."""
    cell = {"first": "a", "second": "b"}
    cause = {"what": "Why is it so?", "authority": "X § 1", "why": "Because it is."}
    record = {
        "asked": 40,
        "cell": [
            {"at": "theory", "cause": "a", **cell},
            {"at": "judgment.renewable", "cause": "b", **cell},
            {"at": "decision.judicial.rental.credit", "cause": "b", **cell},
        ],
        "cause": [{"id": "a", "settled": "open", **cause}, {"id": "b", "settled": "neither", **cause}],
    }
    return Reading(small().states["XX"], Record.model_validate(record))


@pytest.fixture
def proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Proof:
    """Two states with five examples, four cases and a record of two mutated modules."""
    for name in ("examples", "cases", "second"):
        (tmp_path / name).mkdir()
    texts = {
        "examples/XX.toml": "".join(f'[[example]]\nrule = "{slug}"\n' for slug in ("xx-one", "xx-one", "xx-rest")),
        "examples/YY.toml": "".join(f'[[example]]\nrule = "{slug}"\n' for slug in ("yy-one", "yy-rest")),
        "examples/base.toml": "[given]\n",
        "cases/XX-1.toml": 'state = "XX"\n',
        "cases/XX-2.toml": 'state = "XX"\n[residual]\namount = "0"\n',
        "cases/XX-3.toml": 'state = "XX"\n[residual]\nwhy = "nothing is left"\n',
        "cases/YY-1.toml": 'state = "YY"\n[residual]\namount = "12.50"\n',
        "result.toml": "[[module]]\nmutants = 100\nkilled = 90\n[[module]]\nmutants = 200\nkilled = 190\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(proof, "FOLDER", tmp_path / "second")
    monkeypatch.setattr(proof, "load_readings", lambda: {"XX": reading()})
    return prove(small(), tmp_path / "examples", tmp_path / "cases", tmp_path / "result.toml")


def test_every_figure_by_hand(proved: Proof) -> None:
    assert proved.figures == FIGURES


def test_every_line_that_is_printed(proved: Proof) -> None:
    cells = proved.audit.by_field
    assert (cells["theory"], cells["headline"]) == ((1, 1), (0, 1))
    assert [line for line in proved.said if not line.startswith("    ")] == [
        "dataset 1.2.3 of 2026-11-25: 2 jurisdictions",
        "rules: 4; high 2 (50%), medium 1 (25%), low 1 (25%)",
        "dates: 3; high 2 (67%), medium 1 (33%), low 0 (0%)",
        "jurisdictions: 2; high 1 (50%), medium 1 (50%), low 0 (0%)",
        f"citations: {sum(2 + len(law.rule) + len(law.date) + 1 for law in small().states.values())}; 1 different",
        "sources with an address: 2; 1 on an official host",
        "hand-derived examples: 5",
        "published cases: 4 over 2 states; 3 tie, 1 with an explained residual",
        "second reading: 1 jurisdictions, 40 cells asked, 3 differed (7.5%); "
        "differences settled for: 1 open, 1 neither",
        "mutation: 280 of 300 mutants killed (93.3%)",
    ]
    assert [line for line in proved.said if line.startswith("    ")] == [
        f"    {name}: {differed} of {asked}" for name, (differed, asked) in cells.items()
    ]
    assert "    theory: 1 of 1" in proved.said


def test_the_only_faults_are_what_is_missing(proved: Proof) -> None:
    assert proved.faults == ("2 jurisdictions instead of 51", "YY: no second reading")


def test_files_that_are_not_at_hand_are_counted_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "FOLDER", tmp_path / "none")
    monkeypatch.setattr(proof, "load_readings", lambda: {"XX": reading()})
    found = prove(small(theory_source=None), tmp_path, tmp_path, tmp_path / "none")
    assert found.figures == replace(
        FIGURES,
        examples=0,
        cases=0,
        cases_tied=0,
        case_states=0,
        cells_asked=0,
        cells_differed=0,
        mutants=0,
        mutants_killed=0,
    )
    assert found.said[-1].endswith("0 cells asked, 0 differed (0.0%); differences settled for: none")
    assert found.faults == (
        "2 jurisdictions instead of 51",
        "XX: no hand-derived example of xx-one",
        "XX: no hand-derived example of xx-rest",
        "YY: no hand-derived example of yy-one",
        "YY: no hand-derived example of yy-rest",
        "YY: theory_source: missing; name who says who holds title, or that authorities differ",
        "XX: no second reading",
        "YY: no second reading",
    )


def test_what_has_fallen_is_told_with_both_figures() -> None:
    now = replace(FIGURES, states=1, examples=4, rules_high=1, rules_low=2, cells_differed=4, mutants_killed=270)
    assert fallen(now, replace(FIGURES, examples=5_000)) == [
        "states: 1 now, 2 published",
        "examples: 4 now, 5,000 published",
        "rules_high: 25.0% of rules now, 50.0% published",
        "rules_low: 50.0% of rules now, 25.0% published",
        "cells_differed: 10.0% of cells_asked now, 7.5% published",
        "mutants_killed: 90.0% of mutants now, 93.3% published",
    ]
    assert fallen(FIGURES, now) == []


def test_a_share_of_nothing_is_nothing_and_never_better_than_one_of_something() -> None:
    unmeasured = replace(FIGURES, mutants=0, mutants_killed=0)
    assert fallen(unmeasured, unmeasured) == []
    assert fallen(FIGURES, unmeasured) == []
    assert fallen(unmeasured, FIGURES) == ["mutants_killed: 0.0% of mutants now, 93.3% published"]


@pytest.mark.parametrize(("killed", "told"), [(269, True), (270, False), (271, False)])
def test_nine_tenths_of_the_mutants_are_the_least(proved: Proof, killed: int, told: bool) -> None:
    now = replace(FIGURES, mutants_killed=killed)
    faults = unproved(replace(proved, figures=now, faults=("A fault.",)), now)
    assert faults == ["A fault.", *(["fewer than 90.0% of the mutants are killed"] if told else [])]
    assert Fraction(270, 300) == proof.LEAST_KILLED


def test_a_published_figure_that_fell_is_a_fault(proved: Proof) -> None:
    faults = unproved(replace(proved, faults=()), replace(FIGURES, states=3))
    assert faults == ["worse than published: states: 2 now, 3 published"]
    assert unproved(replace(proved, faults=(), figures=replace(FIGURES, mutants=0, mutants_killed=0)), FIGURES) == [
        "worse than published: mutants_killed: 0.0% of mutants now, 93.3% published"
    ]


def test_the_published_file_says_what_it_is_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.toml"
    path.write_text(as_toml(FIGURES), encoding="utf-8")
    assert published(path) == FIGURES
    lines = as_toml(FIGURES).splitlines()
    assert lines[:4] == [
        "# What is published of the dataset's accuracy. `python -m lib.law check` recomputes each figure and fails",
        "# where one has become worse; `python -m lib.law check --publish` writes this file. See data/README.md.",
        "",
        "states = 2",
    ]
    assert len(lines) == 3 + 14
