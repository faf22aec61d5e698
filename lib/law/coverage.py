"""How each answer of the dataset is known, state by field: read, from a secondary source, or unverified.

The level is derived, never entered by hand:

- **Read**: confidence ``high`` on every row that decides the field, and the file lists a statute, court rule or
  decision among what was read.  ``high`` itself means read in the statute or decision, or that two good sources agree.
- **Secondary or inference**: ``medium`` on the weakest such row, or ``high`` in a file without a primary source.
- **Unverified**: ``low``; or nothing that names an authority.
- **Nothing to state**: the field does not arise, as a credit or a deadline where the judgment is barred.

Sources are listed by file and not by row, so a level says no more than the row's confidence does.  The theory has
no confidence of its own; its level is read off the words that name its source (:func:`theory_level`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.law import vocabulary as v
from lib.law.load import Dataset
from lib.law.rows import FeeRule, LegalDate, Redemption, Rule
from lib.law.schema import Jurisdiction


class Level(StrEnum):
    """How a field of one state is known, from best to worst; the last is no doubt but nothing to know."""

    READ = "read"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"
    NOTHING = "nothing"


LEVEL_WORDS = {
    Level.READ: "Read",
    Level.SECONDARY: "Secondary or inference",
    Level.UNVERIFIED: "Unverified",
    Level.NOTHING: "Nothing to state",
}

LEVEL_MEANING = {
    Level.READ: "read in the statute or decision, or two good sources agree (confidence high)",
    Level.SECONDARY: "one good secondary source, or the text was read and its reach is inferred (confidence medium)",
    Level.UNVERIFIED: "recollection or inference only; no authority on point was read (confidence low)",
    Level.NOTHING: "does not arise for this loan, for example a deadline where the judgment is barred",
}


class Field(StrEnum):
    """What is covered for every state, in the order shown."""

    RULE = "rule"
    CREDIT = "credit"
    CLOCK = "clock"
    REDEMPTION = "redemption"
    FEES = "fees"
    INTEREST = "interest"
    LIFE = "life"
    THEORY = "theory"


FIELD_WORDS = {
    Field.RULE: "Deciding rule",
    Field.CREDIT: "Credit",
    Field.CLOCK: "Lender's time",
    Field.REDEMPTION: "Redemption",
    Field.FEES: "Attorney fees",
    Field.INTEREST: "Judgment interest",
    Field.LIFE: "Judgment life",
    Field.THEORY: "Theory",
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """The rows of one state's file that decide the typical home loan, as the assessment found them."""

    rules: tuple[Rule, ...]
    clock: tuple[LegalDate, ...]
    redemption: tuple[Redemption, ...]
    fees: tuple[FeeRule, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One state's field: its level and the authority behind it (empty where there is nothing to state)."""

    code: str
    field: Field
    level: Level
    authority: str


_BY_CONFIDENCE = {
    v.Confidence.HIGH: Level.READ,
    v.Confidence.MEDIUM: Level.SECONDARY,
    v.Confidence.LOW: Level.UNVERIFIED,
}
_WORST = (v.Confidence.LOW, v.Confidence.MEDIUM, v.Confidence.HIGH)


def level_of(law: Jurisdiction, found: Sequence[v.Confidence]) -> Level:
    """The level of a field whose deciding rows have these confidences; the weakest counts."""
    if not found:
        return Level.NOTHING
    level = _BY_CONFIDENCE[next(key for key in _WORST if key in found)]
    primary = any(source.kind is not v.SourceKind.SECONDARY for source in law.source)
    return Level.SECONDARY if level is Level.READ and not primary else level


#: Words with which a theory's source says that the authority was seen at second hand, or only in part.
_SECOND_HAND = re.compile(
    r"\b(as (annotated|described|quoted|told|digested)|read in a|summary|page|guide|digest|heading|recalled|LLC|"
    r"still a title theory|compare)\b|L\. Rev\.",
    re.IGNORECASE,
)
#: A section of a code, or a reported decision.
_AUTHORITY = re.compile(r"§|\d+ [A-Z][\w.' ]+ \d+")


def theory_level(source: str | None) -> Level:
    """How the theory is known, by the words that name its source.

    Where authorities differ, or one was seen at second hand, it is secondary; where none was read, unverified.
    """
    if source is None or source.startswith("No authority") or "no decision was read" in source:
        return Level.UNVERIFIED
    if source.startswith("Authorities differ") or _SECOND_HAND.search(source) or not _AUTHORITY.search(source):
        return Level.SECONDARY
    return Level.READ


def _cells(law: Jurisdiction, found: Deciding) -> tuple[Cell, ...]:
    credited = tuple(rule for rule in found.rules if rule.credit is not None)
    judgment = law.judgment
    rows: dict[Field, tuple[tuple[v.Confidence, str], ...]] = {
        Field.RULE: tuple((rule.confidence, rule.citation) for rule in found.rules),
        Field.CREDIT: tuple((rule.confidence, rule.citation) for rule in credited),
        Field.CLOCK: tuple((row.confidence, row.citation) for row in found.clock),
        Field.REDEMPTION: tuple((row.confidence, row.citation) for row in found.redemption),
        Field.FEES: tuple((row.confidence, row.citation) for row in found.fees),
        Field.INTEREST: ((judgment.interest.confidence, judgment.interest.citation),),
        Field.LIFE: ((judgment.confidence, judgment.life_citation),),
    }
    cells = [
        Cell(
            law.code,
            field,
            level_of(law, [confidence for confidence, _ in known]),
            "; ".join(dict.fromkeys(citation for _, citation in known)),
        )
        for field, known in rows.items()
    ]
    return (*cells, Cell(law.code, Field.THEORY, theory_level(law.theory_source), law.theory_source or ""))


def coverage(data: Dataset, deciding: Mapping[str, Deciding]) -> tuple[Cell, ...]:
    """Every state's cells, in the order of the states' names and of :class:`Field`.

    Raises:
        KeyError: if a state of the dataset is not among ``deciding``.
    """
    by_name = sorted(data.states.items(), key=lambda item: item[1].name)
    return tuple(cell for code, law in by_name for cell in _cells(law, deciding[code]))


def tally(cells: Sequence[Cell]) -> Mapping[Field, Mapping[Level, int]]:
    """How many states stand at each level, by field; levels that do not occur count 0."""
    counted = Counter((cell.field, cell.level) for cell in cells)
    return {field: {level: counted[field, level] for level in Level} for field in Field}
