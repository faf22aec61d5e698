"""The same loan in several states, side by side: what differs, and a table to take away.

A :class:`Column` is one state's answer in words; :data:`ASPECTS` are the questions, in order.  Amounts that
are compared or exported are cents; words are for people.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lib.assessment import Assessment, Classification
from lib.law import vocabulary as v
from lib.law.dates import RedemptionEnd, Standing
from lib.law.words import (
    credit_words,
    day_words,
    join,
    length_words,
    life_words,
    period_words,
    place_words,
    process_words,
    sentence_case,
)
from lib.matrix import lenders_clock
from lib.money import plain_dollars, whole_dollars
from lib.verdict import CLASS_WORDS, aside_of, figure

_APPLIES_WORDS = {
    v.Applies.ALWAYS: "",
    v.Applies.IF_RAISED: ", if the borrower raises and proves it",
    v.Applies.DISCRETION: ", if the court so chooses",
}


def _credit(found: Assessment) -> str:
    rule = found.award.rule
    open_ = " (in the case that leaves most)" if found.classification is Classification.DEPENDS else ""
    if rule.credit is None or rule.applies is None:
        return f"none: barred{open_}"
    return credit_words(rule.credit) + _APPLIES_WORDS[rule.applies] + open_


_FEES = {
    v.FeeTreatment.CONTRACT: "as the papers provide",
    v.FeeTreatment.LIMITED: "limited by law",
    v.FeeTreatment.BARRED: "not recoverable",
    v.FeeTreatment.COURT: "the court decides",
}


def _clock(found: Assessment) -> str:
    row = lenders_clock(found)
    if row is None:
        return "nothing to ask for" if found.classification is Classification.BARRED else "no date found"
    return period_words(row.row) or "in the foreclosure itself, no separate clock"


def _last_day(found: Assessment) -> str:
    row = lenders_clock(found)
    if row is None or row.day is None:
        return ""
    if row.needs is not None:  # the note's maturity, which can make it later
        return f"{day_words(row.day)} or later"
    doubts = ["past"] if row.standing in (Standing.PAST, Standing.TOO_LATE) else []
    doubts += [] if row.certain else ["only on certain facts"]
    return f"{day_words(row.day)}{f' ({join(doubts)})' if doubts else ''}"


def _redemption(found: Assessment) -> str:
    """Every row that may hold: where a fact is open, there are several."""
    return " or ".join(dict.fromkeys(_redeemed(end) for end in found.award.redemption)) or "none found"


def _redeemed(end: RedemptionEnd) -> str:
    if not end.row.length:
        return "none after the sale"
    return length_words(end.row.length, end.row.unit) + (f", to {day_words(end.day)}" if end.day else "")


def _life(found: Assessment) -> str:
    return life_words(found.law.judgment)


_INTEREST = {
    v.InterestKind.FIXED: "fixed",
    v.InterestKind.INDEXED: "follows an index",
    v.InterestKind.CONTRACT_OR_FIXED: "the note's rate, else fixed",
    v.InterestKind.CONTRACT_OR_INDEXED: "the note's rate, else an index",
}


def _interest(found: Assessment) -> str:
    interest = found.law.judgment.interest
    rate = f", {interest.rate_percent.normalize():f}%" if interest.rate_percent is not None else ""
    return f"{_INTEREST[interest.kind]}{rate}"


def _covered(words: Callable[[Assessment], str]) -> Callable[[Assessment], str]:
    return lambda found: words(found) if found.covered else "not covered"


#: Every question of the comparison, with how it is answered in words.
ASPECTS: Mapping[str, Callable[[Assessment], str]] = {
    "Class": lambda found: CLASS_WORDS[found.classification],
    "Deficiency judgment": figure,
    "Lower figure": _covered(lambda found: aside_of(found.award) or ""),
    "Credited for the property": _covered(_credit),
    "Process": lambda found: sentence_case(process_words(found.process)),
    "Lender's time to ask": _covered(_clock),
    "Last day": _covered(_last_day),
    "Redemption after the sale": _covered(_redemption),
    "Attorney fees": _covered(lambda found: _FEES[found.award.fees.rule.treatment]),
    "Interest on a judgment": _interest,
    "Life of a judgment": _life,
    "Authority": _covered(lambda found: found.award.rule.citation.split(";")[0]),
    "Confidence": _covered(lambda found: str(found.award.rule.confidence)),
}

#: Differences that say nothing by themselves: every state has its own authority.
_NOT_MARKED = ("Authority", "Last day")


@dataclass(frozen=True, slots=True)
class Column:
    """One state's answers to the aspects, in words."""

    found: Assessment
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The states compared and, by aspect, the answer that most of them share (``None``: no such answer)."""

    columns: tuple[Column, ...]
    common: Mapping[str, str | None]

    def differs(self, aspect: str, column: Column) -> bool:
        """Whether a state's answer stands apart from what most of them share."""
        common = self.common[aspect]
        return aspect not in _NOT_MARKED and len(self.columns) > 1 and column.says[aspect] != common


def compare(everywhere: Mapping[str, Assessment], codes: Sequence[str]) -> Comparison:
    """The assessments of ``codes`` side by side, in that order."""
    columns = tuple(
        Column(everywhere[code], {aspect: say(everywhere[code]) for aspect, say in ASPECTS.items()}) for code in codes
    )
    common: dict[str, str | None] = {}
    for aspect in ASPECTS:
        counted = Counter(column.says[aspect] for column in columns).most_common(2)
        alone = len(counted) == 1 or (len(counted) > 1 and counted[0][1] > counted[1][1])
        common[aspect] = counted[0][0] if counted and alone else None
    return Comparison(columns, common)


def as_csv(found: Comparison, version: str) -> str:
    """The comparison as CSV, one row a state: amounts in dollars to the cent, words, and the dataset's version."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ["state", "name", "deficiency", "judgment_most", "judgment_least", *_names(), "rule", "citation", "dataset"]
    )
    for column in found.columns:
        one = column.found
        amounts = [plain_dollars(one.deficiency) if one.debt_known else ""]
        amounts += [plain_dollars(one.most), plain_dollars(one.least)] if one.covered and one.debt_known else ["", ""]
        words = [column.says[aspect] for aspect in ASPECTS if aspect not in _NOT_IN_CSV]
        rule = one.award.rule
        writer.writerow([one.law.code, one.law.name, *amounts, *words, rule.id, rule.citation, version])
    return out.getvalue()


_NOT_IN_CSV = ("Deficiency judgment", "Lower figure", "Authority")


def _names() -> list[str]:
    return [aspect.lower().replace("'s", "").replace(" ", "_") for aspect in ASPECTS if aspect not in _NOT_IN_CSV]


def spread(found: Comparison) -> str:
    """One sentence on how far apart the states are."""
    answered = [column.found for column in found.columns if column.found.covered]
    if not answered:
        return "No state compared covers this sale."
    if not answered[0].debt_known:
        return "Enter the debt to see how far apart the figures are."
    low, high = min(one.most for one in answered), max(one.most for one in answered)
    barred = sum(one.classification is Classification.BARRED for one in answered)
    if low == high:
        where = f"in {place_words(answered[0].law.name)}" if len(answered) == 1 else "in each of them"
        return f"The most a court could award is {whole_dollars(low)} {where}."
    return (
        f"The most a court could award runs from {whole_dollars(low)} to "
        f"{whole_dollars(high)}; barred in {barred} of {len(answered)}."
    )
