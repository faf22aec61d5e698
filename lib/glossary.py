"""The words of the field: plain, precise, with an authority.  Read from ``data/glossary.toml``, once.

Nothing here decides or computes anything.  Texts are plain; who shows them escapes what its medium
needs escaped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Self

from pydantic import ValidationError, model_validator

from lib.law.load import DATA, LawFileError, message
from lib.law.rows import Frozen
from lib.law.values import Slug, Text

FILE = DATA / "glossary.toml"


class UnknownTermError(KeyError):
    """A word that has no entry."""


class Entry(Frozen):
    """One word: ``term`` and other names (``also``), for a borrower (``plain``), for a lawyer (``precise``).

    ``on_pages`` holds wordings of the pages' own labels that mean it; they lead here and are not shown.

    ``authority`` names statutes, rules or decisions, one a segment; a word of this product's own has
    in its place ``codebook``, a heading of ``data/README.md``.  ``see``: ids of entries to read next.
    ``in_text`` is false for everyday words, which :func:`find` passes over.
    """

    id: Slug
    term: Text
    also: tuple[Text, ...] = ()
    on_pages: tuple[Text, ...] = ()
    plain: Text
    precise: Text
    authority: Text | None = None
    codebook: Text | None = None
    see: tuple[Slug, ...]
    in_text: bool = True

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.authority is None) == (self.codebook is None):
            raise ValueError("give either authority or codebook")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the word, its heading first."""
        return (self.term, *self.also, *self.on_pages)

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities, one each; none for a word of this product's own."""
        return tuple(part.strip() for part in self.authority.split(";")) if self.authority else ()

    @property
    def heading(self) -> str:
        """The word as it stands at the head of its entry."""
        return self.term[:1].upper() + self.term[1:]


class Reviewed(Frozen):
    """An authority that eyecite cannot read, with the reason; reviewed by hand."""

    citation: Text
    reason: Text


class Glossary(Frozen):
    """The whole file: ids and names are unique, every reference leads somewhere."""

    entry: tuple[Entry, ...]
    reviewed: tuple[Reviewed, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        ids = [entry.id for entry in self.entry]
        _no_repeats("id", ids)
        _no_repeats("name", [_key(name) for entry in self.entry for name in entry.names])
        for entry in self.entry:
            astray = [other for other in entry.see if other not in ids or other == entry.id]
            if astray:
                raise ValueError(f"{entry.id}: see: {astray[0]!r} is not another entry's id")
        return self


def _no_repeats(what: str, values: list[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what} {value!r} stands more than once")
        seen.add(value)


def _key(text: str) -> str:
    """A name as it is compared: small letters, hyphens and straight apostrophes alike."""
    return re.sub(r"[\s_-]+", " ", text.replace("’", "'").casefold()).strip()


@cache
def load_glossary(path: Path = FILE) -> Glossary:
    """The validated file.

    Raises:
        LawFileError: naming key, value and what is accepted.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LawFileError(f"{path.name}: not readable as TOML: {error}") from error
    try:
        return Glossary.model_validate(document)
    except ValidationError as error:
        raise LawFileError(message(path, error, document)) from error


@cache
def _by_name() -> Mapping[str, Entry]:
    """Every entry under each of its names and under its id."""
    found = {_key(entry.id): entry for entry in load_glossary().entry}
    return MappingProxyType(found | {_key(name): entry for entry in load_glossary().entry for name in entry.names})


def entry(term: str) -> Entry:
    """The entry of a word, by its term, another name for it, its id or a plural of these.

    Raises:
        UnknownTermError: if the word has none.
    """
    key, known = _key(term), _by_name()
    for candidate in (key, key.removesuffix("s"), f"{key.removesuffix('ies')}y"):
        if candidate in known:
            return known[candidate]
    raise UnknownTermError(term)


def tip(term: str) -> str:
    """What the word means in one or two plain sentences, for a tooltip.

    Raises:
        UnknownTermError: if the word has no entry.
    """
    return entry(term).plain


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the names as whole words, also in the plural; of two that begin alike, the longer.

    Capitals count only in names that are all capitals: *VA* is a loan program, *Va.* is Virginia.
    """
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(_matcher(name) for name in sorted(names, key=len, reverse=True))})(?!\w)",
        re.IGNORECASE,
    )


def _matcher(name: str) -> str:
    parts = [re.escape(part) for part in re.split(r"[\s-]+", name)]
    words = r"[\s-]+".join(parts).replace("'", "['’]")
    plural = rf"{words[:-1]}(?:y|ies)" if words.endswith("y") else rf"{words}s?"
    return rf"(?-i:{plural})" if name.isupper() else plural


@cache
def _in_text() -> re.Pattern[str]:
    return pattern(name for found in load_glossary().entry if found.in_text for name in found.names)


def find(text: str) -> tuple[str, ...]:
    """The terms that occur in a text, in the order in which each first stands there.

    A longer name hides the shorter ones inside it: *deficiency judgment* is not also *deficiency*.
    Everyday words (``in_text`` false) are passed over.
    """
    return tuple(dict.fromkeys(entry(found[0]).term for found in _in_text().finditer(text)))


def search(query: str) -> tuple[Entry, ...]:
    """The entries for what a reader typed, best first; all of them, in the order of the alphabet, for nothing.

    The word itself comes first, then words with it in a name, then words explained with it or by that authority.
    """
    wanted = _key(query)
    ordered = sorted(load_glossary().entry, key=lambda found: _key(found.term))
    if not wanted:
        return tuple(ordered)
    try:
        exact: Entry | None = entry(wanted)
    except UnknownTermError:
        exact = None
    begins = re.compile(rf"(?<!\w){re.escape(wanted)}")
    named = [found for found in ordered if any(begins.search(_key(name)) for name in found.names)]
    told = [found for found in ordered if begins.search(_key(f"{found.plain} {found.precise} {found.authority or ''}"))]
    best = [] if exact is None else [exact]
    return tuple({found.id: found for found in (*best, *named, *told)}.values())


def related(found: Entry) -> tuple[Entry, ...]:
    """The entries to read next."""
    return tuple(entry(other) for other in found.see)


def by_letter(entries: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries that are in the order of the alphabet, under their first letters."""
    return tuple((letter, tuple(group)) for letter, group in groupby(entries, key=lambda found: found.heading[0]))
