"""The settings that people's privacy and eyes rest on, and the commands that README.md promises."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from streamlit import config

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && .venv/bin/python -m pytest"
RUN_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && .venv/bin/streamlit run app.py"


def _named(table: dict[str, object], prefix: str = "") -> list[str]:
    return [
        name
        for key, value in table.items()
        for name in (_named(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"])
    ]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_streamlit_knows_every_setting() -> None:
    assert [name for name in _named(SETTINGS) if name not in config.get_config_options()] == []


def test_nothing_is_reported_and_no_traceback_is_shown() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["showErrorLinks"] is False


@pytest.mark.parametrize(
    ("mode", "text", "background"),
    list(
        itertools.product(
            ("light", "dark"), ("textColor", "linkColor"), ("backgroundColor", "secondaryBackgroundColor")
        )
    ),
)
def test_text_is_readable_from_the_back_of_a_room(mode: str, text: str, background: str) -> None:
    theme = SETTINGS["theme"][mode]
    assert _contrast(theme[text], theme[background]) >= 7


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_accent_stands_out(mode: str) -> None:
    theme = SETTINGS["theme"][mode]
    assert _contrast(theme["primaryColor"], theme["backgroundColor"]) >= 4.5


def test_fonts_and_outlines_are_served_from_here() -> None:
    for face in SETTINGS["theme"]["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).is_file()
    assert (ROOT / "static" / "topojson" / "usa_110m.json").is_file()


@pytest.mark.parametrize("command", [RUN_COMMAND, TEST_COMMAND])
def test_readme_gives_the_two_commands(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_ci_runs_the_command_of_the_readme() -> None:
    assert TEST_COMMAND in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_requirement_is_pinned() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#") and "==" not in line.partition("#")[0]] == []
