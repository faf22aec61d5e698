"""Loading: a dataset of our own is read as it stands, and the message says where a file does not fit."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from lib.law.load import DATA, LAW_FOLDER, LawFileError, load_dataset, load_file, message
from lib.law.schema import Jurisdiction

SOUND = (LAW_FOLDER / "NV.toml").read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "NV.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def said(text: str, folder: Path, name: str = "NV.toml") -> str:
    with pytest.raises(LawFileError) as caught:
        load_file(written(folder, text, name))
    return str(caught.value)


def test_a_folder_is_read_with_its_version_its_day_and_every_file(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    for code in ("NV", "CT"):
        written(tmp_path / "law", (LAW_FOLDER / f"{code}.toml").read_text(encoding="utf-8"), f"{code}.toml")
    written(tmp_path / "law", "not read", "notes.txt")
    written(tmp_path, 'version = "9.8.7"\ndate = 2031-05-06\n', "dataset.toml")
    found = load_dataset(tmp_path)
    assert (found.version, found.dated) == ("9.8.7", date(2031, 5, 6))
    assert list(found.states) == ["CT", "NV"]
    assert found.states["NV"] == load_file(LAW_FOLDER / "NV.toml")
    assert found.states["CT"].name == "Connecticut"
    with pytest.raises(TypeError):
        found.states["NV"] = found.states["CT"]  # type: ignore[index]


def test_the_dataset_is_read_once_and_dated_as_its_file_says() -> None:
    about = tomllib.loads((DATA / "dataset.toml").read_text(encoding="utf-8"))
    found = load_dataset()
    assert (found.version, found.dated) == (about["version"], about["date"])
    assert load_dataset() is found


def test_a_file_is_read_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "NV.toml"
    path.write_bytes(SOUND.replace('name = "Nevada"', 'name = "Névada"').encode())
    assert load_file(path).name == "Névada"


def test_a_file_that_is_no_toml_names_line_and_column(tmp_path: Path) -> None:
    assert said("code = \n", tmp_path) == "NV.toml: not readable as TOML: Invalid value (at line 1, column 8)"


def test_a_code_that_is_not_the_files_name_is_refused(tmp_path: Path) -> None:
    assert said(SOUND, tmp_path, "UT.toml") == "UT.toml: code: 'NV' does not match the file's name"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('theory = "lien"', 'theory = "both"', "NV.toml: theory: 'both' is not accepted: "),
        ('theory = "lien"', 'theory = "lien"\ncolor = "red"', "NV.toml: color: unknown key; value 'red'. Keys and "),
        ('theory = "lien"\n', "", "NV.toml: theory: missing"),
        ("renewable = true\n", "", "NV.toml: judgment.renewable: missing"),
    ],
)
def test_the_place_is_named_as_a_reader_of_the_file_finds_it(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in SOUND
    found = said(SOUND.replace(old, new), tmp_path)
    assert found.startswith(says) and "\n" not in found


def test_the_whole_sentence_of_an_unknown_key(tmp_path: Path) -> None:
    found = said(SOUND.replace('theory = "lien"', 'theory = "lien"\ncolor = "red"'), tmp_path)
    assert found == "NV.toml: color: unknown key; value 'red'. Keys and their meaning: data/README.md"


def refused(**values: Any) -> list[str]:
    """The lines of the message about Nevada's file with other values at the top."""
    document = tomllib.loads(SOUND) | values
    with pytest.raises(ValidationError) as caught:
        Jurisdiction.model_validate(document)
    return message(Path("NV.toml"), caught.value, document).splitlines()


def test_a_row_is_named_by_its_place_counted_from_one_and_by_its_id() -> None:
    rules = tomllib.loads(SOUND)["rule"]
    rules[1]["outcome"] = "perhaps"
    (line,) = refused(rule=rules)
    assert line.startswith(f"NV.toml: rule[2] \"{rules[1]['id']}\".outcome: 'perhaps' is not accepted: ")
    rules = tomllib.loads(SOUND)["rule"]
    rules[0]["when"] = rules[0]["when"] | {"use": "castle"}
    lines = refused(rule=rules)
    assert all(line.startswith(f'NV.toml: rule[1] "{rules[0]["id"]}".when.use') for line in lines)


def test_a_row_without_id_is_named_by_its_place_alone() -> None:
    sources = tomllib.loads(SOUND)["source"]
    sources[0]["read"] = "skimmed"
    (line,) = refused(source=sources)
    assert line.startswith("NV.toml: source[1].read: 'skimmed' is not accepted: ")


def test_a_row_that_is_no_table_and_a_list_that_is_none_are_named_too() -> None:
    (line,) = refused(statutes=["A code", 7])
    assert line.startswith("NV.toml: statutes[2]: 7 is not accepted: ")
    (line,) = refused(source="none")
    assert line.startswith("NV.toml: source: 'none' is not accepted: ")
    lines = refused(rule=["first"])
    assert lines[0].startswith("NV.toml: rule[1]: 'first' is not accepted: ")


def test_a_fault_of_the_whole_file_is_told_without_quoting_the_file() -> None:
    fees = [{"when": {"use": "vacant"}, "treatment": "barred", "note": "None.", "citation": "A §", "confidence": "low"}]
    assert refused(fees=fees) == ["NV.toml: the file: fees: the last row must be a catch-all (when = {})"]


def test_a_fault_of_one_value_quotes_it() -> None:
    rules = tomllib.loads(SOUND)["rule"]
    rules[0]["when"] = {"max_acres": 2.5}
    (line,) = refused(rule=rules)
    place = f'NV.toml: rule[1] "{rules[0]["id"]}".when.max_acres'
    assert line == f'{place}: 2.5 must be a whole number, or a decimal in quotes such as "2.5"'


def test_two_faults_are_two_lines() -> None:
    both, (name,), (theory,) = refused(theory="both", name="N"), refused(name="N"), refused(theory="both")
    assert name.startswith("NV.toml: name: 'N' is not accepted: ")
    assert theory.startswith("NV.toml: theory: 'both' is not accepted: ")
    assert both == [name, theory]


def test_an_empty_word_where_a_list_may_stand_is_named_by_its_place() -> None:
    rules = tomllib.loads(SOUND)["rule"]
    rules[0]["when"] = {"use": ""}
    (line,) = refused(rule=rules)
    assert line.startswith(f"NV.toml: rule[1] \"{rules[0]['id']}\".when.use[1]: '' is not accepted: ")
