"""Every file of the dataset is UTF-8 on every machine, whatever its locale: section signs and dashes read alike."""

from __future__ import annotations

import locale
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from lib.law import proof
from lib.law.changelog import entries
from lib.law.citations import reviewed
from lib.law.layers import load_layers
from lib.law.load import DATA, LAW_FOLDER, load_dataset, load_file
from lib.law.proof import ACCURACY, as_toml, prove, published
from lib.law.second_reading import load_readings

SIGN = "# § 1–2: “value”\n"


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    """A machine on which text is ASCII unless a program says otherwise."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    yield
    locale.setlocale(locale.LC_CTYPE, before)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SIGN + text, encoding="utf-8")
    return path


def nevada() -> str:
    return (LAW_FOLDER / "NV.toml").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.flags.utf8_mode == 1, reason="Python itself reads everything as UTF-8")
def test_the_locale_would_matter(tmp_path: Path) -> None:
    with pytest.raises(UnicodeDecodeError):
        written(tmp_path / "NV.toml", nevada()).read_text()  # the default is what is shown here


def test_a_jurisdiction_and_a_dataset(tmp_path: Path) -> None:
    law = load_file(written(tmp_path / "law" / "NV.toml", nevada()))
    assert "§" in law.rule[0].citation
    written(tmp_path / "dataset.toml", 'version = "1.0.0"\ndate = 2026-11-23\n')
    found = load_dataset(tmp_path)
    assert (found.version, found.dated, found.states) == ("1.0.0", date(2026, 11, 23), {"NV": law})


def test_layers(tmp_path: Path) -> None:
    path = written(tmp_path / "layers.toml", (DATA / "layers.toml").read_text(encoding="utf-8"))
    assert load_layers(path) == load_layers()


def test_citations_reviewed_by_hand(tmp_path: Path) -> None:
    text = '[[group]]\nreason = "A rule of court."\ncitations = ["X § 1", "Y § 2"]\n'
    assert reviewed(written(tmp_path / "reviewed.toml", text)) == {
        "X § 1": "A rule of court.",
        "Y § 2": "A rule of court.",
    }


def test_second_readings(tmp_path: Path) -> None:
    written(tmp_path / "coding" / "NV.toml", nevada())
    written(tmp_path / "settled" / "NV.toml", "asked = 7\n")
    load_readings.cache_clear()
    try:
        assert load_readings(tmp_path)["NV"].record.asked == 7
    finally:
        load_readings.cache_clear()


def test_the_changelog(tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# Changes\n\n## 1.0.0 (2027)\n\n- **Nevada.** § 1 – “value”.\n", encoding="utf-8")
    assert [entry.words for entry in entries(path)] == ["§ 1 – “value”."]


def test_published_figures_examples_cases_and_the_record_of_mutants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = published(ACCURACY)
    assert published(written(tmp_path / "accuracy.toml", as_toml(figures))) == figures
    written(tmp_path / "examples" / "NV.toml", '[[example]]\nrule = "nv-none"\n')
    written(tmp_path / "cases" / "NV-1.toml", 'state = "NV"\n')
    record = written(tmp_path / "result.toml", "[[module]]\nmutants = 3\nkilled = 2\n")
    monkeypatch.setattr(proof, "FOLDER", tmp_path / "none")
    law = load_file(LAW_FOLDER / "NV.toml")
    small = replace(load_dataset(), states=MappingProxyType({"NV": law}))
    found = prove(small, tmp_path / "examples", tmp_path / "cases", record).figures
    assert (found.examples, found.cases, found.mutants, found.mutants_killed) == (1, 1, 3, 2)
