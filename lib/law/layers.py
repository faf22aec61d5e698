"""Law and rules above a state's own: loan programs, investors, insurers, and what to ask about.

They change no figure.  A layer may add a claim that state law would bar, may stop one that it would
allow, or is a matter to ask about; each carries its authority like any row of law.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from lib.law import vocabulary as v
from lib.law.facts import Facts, holds
from lib.law.load import DATA, LawFileError, message
from lib.law.rows import Frozen, When
from lib.law.schema import Source
from lib.law.values import Text

FILE = DATA / "layers.toml"


class LayerEffect(StrEnum):
    """What a layer can do to the answer of state law."""

    MAY_ADD = "may_add"
    MAY_FORBID = "may_forbid"
    ASK = "ask"


class LawLayer(Frozen):
    """One matter above state law: when it arises, what it says, what to ask, on what authority."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    when: When
    effect: LayerEffect
    text: Text
    ask: Text
    citation: Text
    confidence: v.Confidence
    note: Text | None = None


class Layers(Frozen):
    """The whole file."""

    layer: tuple[LawLayer, ...]
    source: tuple[Source, ...]


@cache
def load_layers(path: Path = FILE) -> Layers:
    """The validated file.

    Raises:
        LawFileError: naming key, value and what is accepted.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return Layers.model_validate(document)
    except ValidationError as error:
        raise LawFileError(message(path, error, document)) from error


def layers_for(facts: Facts, layers: Layers) -> tuple[tuple[LawLayer, bool], ...]:
    """Every layer that arises on these facts (``True``) or may arise once a fact is known (``False``)."""
    found = []
    for layer in layers.layer:
        verdict = holds(layer, facts)
        if verdict is not False:
            found.append((layer, verdict is True))
    return tuple(found)
