"""Filtering and searching the dataset's rules: what is looked for, and what is found.  Nothing here draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lib.assessment import Classification
from lib.law import vocabulary as v
from lib.law.conditions import condition_words
from lib.law.export import rows
from lib.law.load import Dataset
from lib.law.rows import LegalDate, Rule
from lib.law.schema import Jurisdiction
from lib.law.words import credit_words, sentence_case

#: A rule's own class: what it decides, before any loan is known.
CLASSES = (Classification.BARRED, Classification.LIMITED, Classification.FULL)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; an empty part does not restrict.  ``text``: words that must all occur in a row."""

    states: tuple[str, ...] = ()
    classes: tuple[Classification, ...] = ()
    processes: tuple[v.Process, ...] = ()
    credits: tuple[v.Credit, ...] = ()
    dates: tuple[v.DateKind, ...] = ()
    theories: tuple[v.Theory, ...] = ()
    confidences: tuple[v.Confidence, ...] = ()
    text: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words looked for, upper and lower case alike."""
        return tuple(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Found:
    """One rule with its state, its place in the state's file, and its row of the flat table."""

    law: Jurisdiction
    order: int
    rule: Rule
    row: dict[str, str]

    @property
    def classification(self) -> Classification:
        """The rule's own class."""
        return rule_class(self.rule)


def rule_class(rule: Rule) -> Classification:
    """Barred; limited where value, a cap or a floor may cut or condition the judgment; otherwise full."""
    if rule.outcome is v.Outcome.BARRED:
        return Classification.BARRED
    limited = rule.credit is not v.Credit.BID or rule.cap or rule.floor
    return Classification.LIMITED if limited else Classification.FULL


#: Every rule with the text in which it is looked for.
Index = tuple[tuple[Found, str], ...]


def by_name(data: Dataset) -> list[str]:
    """Postal codes in the order of the states' names."""
    return sorted(data.states, key=lambda code: data.states[code].name)


def index(data: Dataset) -> Index:
    """Every rule of the dataset, by the states' names and in order, made ready for :func:`select`."""
    flat = {(row["state"], row["id"]): row for row in rows(data)}
    found = []
    for code in by_name(data):
        law = data.states[code]
        for order, rule in enumerate(law.rule, start=1):
            row = flat[code, rule.id]
            # What the table shows in words can be looked for as well as the dataset's own words.
            said = " ".join([*row.values(), *condition_words(rule), credit(rule)]).casefold()
            found.append((Found(law, order, rule, row), said))
    return tuple(found)


def _could_meet(row: LegalDate, rule: Rule) -> bool:
    """Whether a date can run where the rule decides: neither process nor the lien foreclosed excludes it."""
    mine, other = row.when.process, rule.when.process
    if mine is not None and other is not None and not set(mine) & set(other):
        return False
    lien, also = row.when.foreclosed, rule.when.foreclosed
    return lien is None or also is None or lien is also


def _has(kinds: Iterable[v.DateKind], law: Jurisdiction, rule: Rule) -> bool:
    wanted = set(kinds)
    if rule.outcome is v.Outcome.BARRED:
        return False
    return any(row.kind in wanted and _could_meet(row, rule) for row in law.date)


def _fits(found: Found, wanted: Filters) -> bool:
    law, rule = found.law, found.rule
    processes = rule.when.process or law.process.available
    return (
        (not wanted.states or law.code in wanted.states)
        and (not wanted.classes or found.classification in wanted.classes)
        and (not wanted.processes or bool(set(processes) & set(wanted.processes)))
        and (not wanted.credits or rule.credit in wanted.credits)
        and (not wanted.theories or law.theory in wanted.theories)
        and (not wanted.confidences or rule.confidence in wanted.confidences)
        and (not wanted.dates or _has(wanted.dates, law, rule))
    )


def select(known: Index, wanted: Filters) -> tuple[Found, ...]:
    """The rules that fit, in the index's order.

    A process fits where the rule can decide under it.  A date kind fits where the rule allows a judgment and the state
    has a date of that kind that can run with it.
    """
    words = wanted.words
    return tuple(found for found, said in known if _fits(found, wanted) and all(word in said for word in words))


def conditions(rule: Rule) -> str:
    """When the rule decides, in words."""
    words = condition_words(rule)
    return sentence_case("; ".join(words)) if words else "In every case that no earlier rule decides"


def credit(rule: Rule) -> str:
    """What comes off the debt, in words; nothing where the judgment is barred."""
    if rule.credit is None:
        return "None: barred"
    when = {v.Applies.IF_RAISED: ", if raised", v.Applies.DISCRETION: ", if the court chooses"}
    return sentence_case(credit_words(rule.credit)) + when.get(rule.applies or v.Applies.ALWAYS, "")
