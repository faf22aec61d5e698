"""Broken files, one fault each: the message must name the file, the key, the value and what is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.law.load import LAW_FOLDER, LawFileError, load_file

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_message_says_what_is_wrong_and_where(path: Path) -> None:
    words = [
        line.removeprefix("# says: ") for line in path.read_text("utf-8").splitlines() if line.startswith("# says: ")
    ]
    assert words, "each broken file says which words its message must have"
    with pytest.raises(LawFileError) as caught:
        load_file(path)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    for word in words:
        assert word in message
    assert len(message.splitlines()) <= 2, "one fault, one line (and at most what follows from it)"


def test_there_are_broken_files_and_sound_ones() -> None:
    assert len(BROKEN) >= 30
    assert len(list(LAW_FOLDER.glob("*.toml"))) == 51
