"""The changelog as data: what a version changed in a state, and nothing of its neighbors."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.law.changelog import entries, number, since
from lib.law.load import load_dataset

TEXT = """# Changes

Words before the first version.

## 0.3.0 (January 2, 2027)

### Answers that move

- **West Virginia.** A rule of
  two lines.
- **Virginia, Kansas.** Both.

## 0.2.0 (November 25, 2026)

- **Kansas.** Earlier.

Words after the list.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "CHANGELOG.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_entries_are_read_whole(file: Path) -> None:
    assert [(entry.version, entry.states, entry.words) for entry in entries(file)] == [
        ("0.3.0", "West Virginia", "A rule of two lines."),
        ("0.3.0", "Virginia, Kansas", "Both."),
        ("0.2.0", "Kansas", "Earlier."),
    ]


def test_only_later_versions_of_the_state_itself(file: Path) -> None:
    assert [entry.words for entry in since("0.1.0", "Kansas", file)] == ["Both.", "Earlier."]
    assert [entry.words for entry in since("0.2.0", "Kansas", file)] == ["Both."]
    assert [entry.words for entry in since("0.1.0", "Virginia", file)] == ["Both."]
    assert [entry.words for entry in since("0.1.0", "West Virginia", file)] == ["A rule of two lines."]
    assert since("0.3.0", "Kansas", file) == ()
    assert since("0.1.0", "Arkansas", file) == ()


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ("Virginia", {"Virginia"}),
        ("West Virginia", {"West Virginia"}),
        ("Virginia, West Virginia", {"Virginia", "West Virginia"}),
        ("West Virginia, Virginia", {"Virginia", "West Virginia"}),
    ],
)
def test_west_virginia_is_not_virginia(tmp_path: Path, states: str, told: set[str]) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text(f"## 0.2.0 (2026)\n\n- **{states}.** A rule.\n", encoding="utf-8")
    assert {state for state in ("Virginia", "West Virginia") if since("0.1.0", state, path)} == told


def test_a_version_that_is_none_sees_every_change(file: Path) -> None:
    assert number("0.10.2") == (0, 10, 2) and number("next") is None
    assert len(since("next", "Kansas", file)) == 2


def test_the_datasets_own_changelog_names_states_that_exist() -> None:
    names = {law.name for law in load_dataset().states.values()}
    assert entries()
    for entry in entries():
        assert any(name in entry.states for name in names), entry.states
        assert len(entry.words) > 20
    assert since("0.1.0", "Illinois") and not since(load_dataset().version, "Illinois")
