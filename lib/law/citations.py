"""Every authority of a file, and whether a machine can read it as a citation.

The judge is eyecite, which the Free Law Project uses on opinions.  What it cannot read stands in
``data/citations_reviewed.toml`` with the reason, reviewed by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from lib.law.load import DATA
from lib.law.schema import Jurisdiction

REVIEWED = DATA / "citations_reviewed.toml"


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with the place it stands at, such as ``.rule[0].citation``."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]")
    elif isinstance(value, str) and not isinstance(value, StrEnum):
        yield path, value


def citations(law: Jurisdiction) -> list[tuple[str, str]]:
    """Every authority, one a segment, with the place it stands at (session laws of ``change`` left out)."""
    return [
        (path, segment.strip())
        for path, text in texts(law)
        if path.rsplit(".", 1)[-1] in ("citation", "life_citation") and not path.startswith(".change")
        for segment in text.split(";")
    ]


@cache
def reviewed(file: Path = REVIEWED) -> dict[str, str]:
    """Citations that eyecite cannot read, each with the reason."""
    groups = tomllib.loads(file.read_text(encoding="utf-8"))["group"]
    return {citation: group["reason"] for group in groups for citation in group["citations"]}


@cache
def is_read(citation: str) -> bool:
    """Whether eyecite reads the text as a full citation of a statute or a case."""
    from eyecite import get_citations  # here: its tables take a second to load, and pages never ask
    from eyecite.models import FullCaseCitation, FullLawCitation

    return any(isinstance(found, FullLawCitation | FullCaseCitation) for found in get_citations(citation))


def unread(law: Jurisdiction) -> list[tuple[str, str]]:
    """Authorities that are neither read by eyecite nor reviewed, with the place each stands at."""
    known = reviewed()
    return [(path, text) for path, text in citations(law) if text not in known and not is_read(text)]
