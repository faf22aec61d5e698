"""The one-command check: what it counts, the faults it finds, and that no published figure may fall unseen."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from lib.law import proof
from lib.law.__main__ import main
from lib.law.load import load_dataset
from lib.law.proof import Figures, as_toml, fallen, prove, published, share_words, unproved

DATA = load_dataset()
NAMES = [field.name for field in fields(Figures)]


def test_the_dataset_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "51 jurisdictions" in said
    assert f"rules: {sum(len(law.rule) for law in DATA.states.values())}" in said
    assert "FAULT" not in said


def test_the_published_figures_are_those_of_today() -> None:
    """Better figures must be published, too: a stale figure is not a measured one."""
    assert published() == prove(DATA).figures


def test_a_missing_state_a_rule_without_example_and_a_bad_link_are_faults(tmp_path: Path) -> None:
    nevada = DATA.states["NV"]
    broken = nevada.model_copy(
        update={"source": (nevada.source[0].model_copy(update={"url": "https://law.justia.com./codes"}),)}
    )
    cited = broken.judgment.model_copy(update={"life_citation": "somewhere in the code"})
    broken = broken.model_copy(update={"judgment": cited, "theory_source": None})
    faults = prove(replace(DATA, states=MappingProxyType({"NV": broken})), tmp_path, tmp_path, tmp_path / "none").faults
    assert "1 jurisdictions instead of 51" in faults
    assert any("no hand-derived example of nv-home-value-credit" in fault for fault in faults)
    assert any("names no host" in fault for fault in faults)
    assert any("theory_source: missing" in fault for fault in faults)
    assert any("'somewhere in the code' is not read as a citation" in fault for fault in faults)


@pytest.mark.parametrize("name", ["states", "examples", "cases", "cases_tied", "case_states", "cells_asked"])
def test_a_count_that_falls_is_told(name: str) -> None:
    before = published()
    assert fallen(before, before) == []
    assert any(
        line.startswith(f"{name}:") for line in fallen(replace(before, **{name: getattr(before, name) - 1}), before)
    )
    assert not any(
        line.startswith(f"{name}:") for line in fallen(replace(before, **{name: getattr(before, name) + 1}), before)
    )


@pytest.mark.parametrize(
    ("name", "worse"),
    [("rules_high", -1), ("dates_high", -1), ("rules_low", 1), ("cells_differed", 1), ("mutants_killed", -1)],
)
def test_a_share_that_gets_worse_is_told(name: str, worse: int) -> None:
    before = published()
    assert fallen(replace(before, **{name: getattr(before, name) + worse}), before)
    assert not fallen(replace(before, **{name: getattr(before, name) - worse}), before)


def test_too_few_mutants_killed_is_a_fault() -> None:
    found = prove(DATA)
    few = replace(found.figures, mutants=100, mutants_killed=89)
    assert any("mutants are killed" in fault for fault in unproved(replace(found, figures=few), few))
    enough = replace(few, mutants_killed=90)
    assert unproved(replace(found, figures=enough), enough) == []


def test_shares_in_words() -> None:
    assert [share_words(Fraction(*pair)) for pair in ((1, 1), (0, 5), (1, 3), (2, 3), (1999, 2000), (1, 2000))] == [
        "100.0%",
        "0.0%",
        "33.3%",
        "66.7%",
        "100.0%",
        "0.1%",
    ]


def test_publishing_writes_every_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "accuracy.toml"
    monkeypatch.setattr(proof, "ACCURACY", path)
    figures = published(proof.DATA / "accuracy.toml")
    path.write_text(as_toml(figures), encoding="utf-8")
    assert published(path) == figures
    assert set(asdict(figures)) == set(NAMES)
