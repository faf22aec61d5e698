"""What a change of the dataset moves: by state, by question, by how many cents."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from lib.impact import RevisionError, dataset_at, moves
from lib.law.__main__ import main
from lib.law.load import DATA, Dataset, load_dataset
from lib.law.vocabulary import Outcome

TODAY = date(2026, 11, 25)
NOW = load_dataset()
#: Missouri's rule for a loan that its own lender foreclosed by power of sale.
RULE = "mo-power-of-sale"


def changed(code: str, slug: str, **values: object) -> Dataset:
    """The dataset with one rule changed."""
    law = NOW.states[code]
    rules = tuple(rule.model_copy(update=values) if rule.id == slug else rule for rule in law.rule)
    return replace(NOW, states=MappingProxyType({**NOW.states, code: law.model_copy(update={"rule": rules})}))


def test_the_dataset_does_not_differ_from_itself() -> None:
    assert moves(NOW, NOW, TODAY) == ()


def test_a_changed_rule_moves_its_loans_its_examples_and_its_cases_and_no_other_state() -> None:
    before = changed("MO", RULE, outcome=Outcome.BARRED, credit=None, applies=None)
    found = moves(before, NOW, TODAY)
    assert {move.state for move in found} == {"MO"}
    typical = next(move for move in found if move.question.startswith("typical home loan, nonjudicial"))
    assert typical.by == 50_000_00
    assert "barred, $0.00" in typical.words and "the most moves by +$50,000.00" in typical.words
    assert any(move.question.startswith("example: ") for move in found)
    assert any(move.question.startswith("case: MO-") for move in found)


def test_a_state_that_is_new_has_no_answer_before() -> None:
    fewer = replace(NOW, states=MappingProxyType({code: law for code, law in NOW.states.items() if code != "WY"}))
    found = moves(fewer, NOW, TODAY)
    assert {move.state for move in found} == {"WY"} and all(move.before is None and move.by == 0 for move in found)
    assert "no answer → " in found[0].words


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the dataset of today committed once."""
    (tmp_path / "data").mkdir()
    for path in [DATA / "dataset.toml", *sorted((DATA / "law").glob("*.toml"))]:
        target = tmp_path / path.relative_to(DATA.parent)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    run = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*run, "init", "-q"], check=True)
    subprocess.run([*run, "add", "data"], check=True)
    subprocess.run([*run, "commit", "-q", "-m", "data"], check=True)
    return tmp_path


def test_a_revision_is_read_as_it_stood(repository: Path) -> None:
    (repository / "data" / "law" / "NV.toml").write_text("gone", encoding="utf-8")
    found = dataset_at("HEAD", repository)
    assert dict(found.states) == dict(NOW.states)


def test_a_revision_that_does_not_exist_is_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RevisionError, match="no-such-revision"):
        dataset_at("no-such-revision", repository)
    assert main(["impact", "no-such-revision"]) == 2
    assert "no-such-revision" in capsys.readouterr().out


def test_a_revision_is_never_an_option_of_git(repository: Path) -> None:
    target = repository / "written"
    with pytest.raises(RevisionError):
        dataset_at(f"--output={target}", repository)
    assert not list(repository.glob("written*"))
