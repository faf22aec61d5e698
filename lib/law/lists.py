"""Published lists of non-recourse states, what this dataset says instead, and why the lists part.

One word for a state collapses four questions: which route the lender takes, what kind of loan it is, what kind of
property, and how much a judgment may be for.  Which of them a state's law turns on is found by asking its rules:
the typical home loan is varied one matter at a time, and what changes the outcome is named.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from lib.law import vocabulary as v
from lib.law.facts import Facts
from lib.law.load import DATA, Dataset, LawFileError, message
from lib.law.rows import Frozen
from lib.law.schema import Jurisdiction
from lib.law.turning import Question, Turn, deciding_rule, sentence, turns, value_limits
from lib.law.values import Slug, Text

FILE = DATA / "published_lists.toml"
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class PublishedList(Frozen):
    """One list as printed: whose it is, how it was read, and the states it names."""

    id: Slug
    title: Text
    short: Text
    year: Annotated[str, Field(pattern=r"^\d{4}$")] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    read: Text
    note: Text
    states: Annotated[tuple[Code, ...], Field(min_length=1)]
    limited: tuple[Code, ...] = ()
    #: Name of the last state that the copy reached; ``None``: all of it was read.
    seen_to: Text | None = None

    @model_validator(mode="after")
    def _one_answer_a_state(self) -> Self:
        named = (*self.states, *self.limited)
        twice = sorted({code for code in named if named.count(code) > 1})
        if twice:
            raise ValueError(f"named twice: {', '.join(twice)}")
        return self


class PublishedLists(Frozen):
    """The whole file."""

    list: tuple[PublishedList, ...]


@cache
def load_lists(path: Path = FILE) -> tuple[PublishedList, ...]:
    """The lists, in the order of the file.

    Raises:
        LawFileError: naming key, value and what is accepted.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return PublishedLists.model_validate(document).list
    except ValidationError as error:
        raise LawFileError(message(path, error, document)) from error


class Stand(StrEnum):
    """What one list says of one state."""

    LISTED = "listed"
    LIMITED = "limited"
    NOT_LISTED = "not_listed"
    NOT_SEEN = "not_seen"


STAND_WORDS = {
    Stand.LISTED: "Listed",
    Stand.LIMITED: "Limited",
    Stand.NOT_LISTED: "Not listed",
    Stand.NOT_SEEN: "Not seen",
}


def stand(published: PublishedList, law: Jurisdiction) -> Stand:
    """What the list says of the state; nothing is assumed of a part that was not read."""
    if law.code in published.states:
        return Stand.LISTED
    if law.code in published.limited:
        return Stand.LIMITED
    beyond = published.seen_to is not None and law.name > published.seen_to
    return Stand.NOT_SEEN if beyond else Stand.NOT_LISTED


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One state: what each list says, this dataset's headline and its reason, and what the law turns on."""

    code: str
    name: str
    stands: Mapping[str, Stand]
    headline: v.Headline
    why: str
    turns: tuple[Turn, ...]
    value: bool
    sentence: str

    @property
    def disputed(self) -> bool:
        """Whether two lists that reached the state answer differently."""
        return len(set(self.stands.values()) - {Stand.NOT_SEEN}) > 1

    @property
    def collapsed(self) -> tuple[Question, ...]:
        """The questions on which this state's answer turns, which one word cannot hold."""
        turned = {turn.question for turn in self.turns} | ({Question.AMOUNT} if self.value else set())
        return tuple(question for question in Question if question in turned)


def disagreements(
    data: Dataset, lists: tuple[PublishedList, ...], typical: Mapping[str, Facts]
) -> tuple[Disagreement, ...]:
    """Every state that at least one list names as non-recourse, in the order of their names.

    ``typical`` holds the typical home loan's facts in each state, under its customary process.
    """
    found = []
    for code, law in sorted(data.states.items(), key=lambda item: item[1].name):
        stands = {published.id: stand(published, law) for published in lists}
        if Stand.LISTED not in stands.values():
            continue
        base = typical[code]
        turned = turns(law, base)
        value = value_limits(law, base, turned)
        barred = deciding_rule(law, base).outcome is v.Outcome.BARRED
        said = sentence(barred, turned, value)
        found.append(Disagreement(code, law.name, stands, law.headline, law.headline_why, turned, value, said))
    return tuple(found)
