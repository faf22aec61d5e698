"""The one-command check: its figures are counted, its faults are found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from lib.law.__main__ import check, main
from lib.law.load import load_dataset


def test_the_dataset_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "51 jurisdictions" in said
    assert f"rules: {sum(len(law.rule) for law in load_dataset().states.values())}" in said
    assert "FAULT" not in said


def test_a_missing_state_and_a_rule_without_example_are_faults(tmp_path: Path) -> None:
    data = load_dataset()
    fewer = replace(data, states=MappingProxyType({"NV": data.states["NV"]}))
    _, faults = check(fewer, tmp_path)
    assert "1 jurisdictions instead of 51" in faults
    assert any("no hand-derived example of nv-home-value-credit" in fault for fault in faults)
