"""Which rule decides, in three values.

Rules are read in order and the first that matches decides.  Where a fact that a rule asks about is
*not sure*, the answer branches on that fact, exactly: every value the rules can tell apart is tried,
and branches that lead to the same rule are folded together.  A decision depends only on the facts
the state's rules mention, so it is remembered per state and set of facts while money moves freely.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from lib.law import vocabulary as v
from lib.law.facts import Facts, holds
from lib.law.rows import FeeRule, LegalDate, Rule
from lib.law.schema import Jurisdiction
from lib.law.words import STRETCHED, option_words, stretch_words


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a fact, or one stretch of a number or date, that a state's rules tell apart.

    A stretch reaches from ``low`` to ``high`` (``None``: no end on that side); ``value`` stands for it.
    """

    fact: str
    value: object
    low: object = None
    high: object = None

    @property
    def words(self) -> str:
        """The option as a person would say it."""
        if self.fact in STRETCHED:
            return stretch_words(self.fact, self.low, self.high)
        return option_words(self.fact, self.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """An answer assumed on the way to a rule: the fact and the options that lead there."""

    fact: str
    options: tuple[Option, ...]

    @property
    def folded(self) -> tuple[Option, ...]:
        """The options, neighboring stretches folded into one."""
        folded = [self.options[0]]
        for option in self.options[1:]:
            last = folded[-1]
            if option.fact in STRETCHED and option.low == last.high:
                folded[-1] = replace(last, high=option.high)
            else:
                folded.append(option)
        return tuple(folded)

    @property
    def words(self) -> str:
        """The options joined for a sentence, neighboring stretches folded into one."""
        return " or ".join(option.words for option in self.folded)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A rule that decides, and what had to be assumed on the way to it."""

    rule: Rule
    assumed: tuple[Condition, ...] = ()


class NoRuleError(LookupError):
    """No rule matched: a fault of the dataset, which the loader's catch-all check excludes."""


@lru_cache(maxsize=256)
def _thresholds(law: Jurisdiction) -> dict[str, tuple[Option, ...]]:
    """For every fact the state's rules mention: the options they tell apart, in order."""
    return _told_apart(law, law.rule)


def _told_apart(law: Jurisdiction, rules: Sequence[Rule | LegalDate | FeeRule]) -> dict[str, tuple[Option, ...]]:
    found: dict[str, tuple[Option, ...]] = {}
    mentioned = {name for rule in rules for name in rule.when.model_fields_set if getattr(rule.when, name) is not None}
    for name, enum in v.ENUM_FACTS.items():
        if name in mentioned:
            values = law.process.available if name == "process" else tuple(enum)
            found[name] = tuple(Option(name, value) for value in values)
    for name in v.BOOL_FACTS:
        if name in mentioned:
            found[name] = (Option(name, True), Option(name, False))
    for name in ("units", "acres"):
        limits = {
            limit for rule in rules for key in (f"max_{name}", f"over_{name}") if (limit := getattr(rule.when, key))
        }
        if limits:
            # A limit itself belongs to the stretch below it: "up to four".
            found[name] = _stretches(name, sorted(limits), lambda low, high: high if high else low + 1)
    shares = {
        share for rule in rules for share in (rule.when.unpaid_share_below, rule.when.unpaid_share_at_least) if share
    }
    if shares:
        found["unpaid_share"] = _stretches(
            "unpaid_share", sorted(shares), lambda low, high: low if low else Fraction(0)
        )
    for by, name in ((v.MeasuredBy.ORIGINATION, "originated"), (v.MeasuredBy.FILING, "filed")):
        timed = [rule for rule in rules if not isinstance(rule, FeeRule) and rule.measured_by is by]
        days = {day for rule in timed for day in (rule.in_force_from, rule.in_force_before) if day}
        if days:
            found[name] = _stretches(name, sorted(days), lambda low, high: low if low else high - timedelta(days=1))
    return found


def _stretches(fact: str, limits: Sequence[Any], stand_in: Callable[[Any, Any], object]) -> tuple[Option, ...]:
    """The stretches between limits, open at both ends, each with the value that stands for it."""
    edges = [None, *limits, None]
    return tuple(Option(fact, stand_in(low, high), low, high) for low, high in pairwise(edges))


def questions(law: Jurisdiction) -> dict[str, tuple[Option, ...]]:
    """The facts on which this state's answer can turn, each with the options its rules tell apart."""
    return dict(_thresholds(law))


_ENDS_A_CLAIM = (v.DateKind.ASK, v.DateKind.NOTE_LIMITATION)


@lru_cache(maxsize=256)
def _turning(law: Jurisdiction) -> dict[str, tuple[Option, ...]]:
    return _told_apart(law, (*law.rule, *(row for row in law.date if row.kind in _ENDS_A_CLAIM), *law.fees))


def figures_turn_on(law: Jurisdiction) -> dict[str, tuple[Option, ...]]:
    """The facts on which a figure can turn: :func:`questions`, and what dates that end a claim and fee rows ask."""
    return dict(_turning(law))


def decide(law: Jurisdiction, facts: Facts) -> tuple[Leaf, ...]:
    """Every rule that may decide, with what each would take; one leaf where nothing is left open.

    Raises:
        NoRuleError: if the rules leave a case uncovered.
    """
    return _decide(law, _relevant(law, facts))


def _relevant(law: Jurisdiction, facts: Facts) -> Facts:
    """Only the facts the rules mention, numbers and dates replaced by their stretch's own value."""
    options = _thresholds(law)
    kept: dict[str, object] = {"sale": facts.sale, "process": facts.process}
    for name in options:
        value = getattr(facts, name)
        if value is not None and name in ("units", "acres", "unpaid_share", "originated", "filed"):
            value = _stand_in(name, value, options[name])
        kept[name] = value
    # The rank decides whose lien was foreclosed even where no rule names it.
    kept["lien"] = facts.lien
    return Facts(**kept)  # type: ignore[arg-type]


def _stand_in(name: str, value: Any, options: tuple[Option, ...]) -> object:
    if name in ("units", "acres"):
        return next(option.value for option in options if option.high is None or value <= option.high)
    return next(option.value for option in reversed(options) if option.low is None or value >= option.low)


@lru_cache(maxsize=8192)
def _decide(law: Jurisdiction, facts: Facts) -> tuple[Leaf, ...]:
    for rule in law.rule:
        verdict = holds(rule, facts)
        if verdict is True:
            return (Leaf(rule),)
        if isinstance(verdict, str):
            return _branch(law, facts, verdict)
    raise NoRuleError(f"{law.code}: no rule covers {facts}")


def _possible(name: str, value: object, facts: Facts) -> bool:
    """Whether an option can be true at all beside what is known."""
    if name == "originated" and facts.sale is not None:
        return value <= facts.sale  # type: ignore[operator]
    if name == "foreclosed" and value is v.Foreclosed.SENIOR:
        return facts.lien is not v.Lien.FIRST
    if name == "lien" and value is v.Lien.FIRST:
        return facts.foreclosed is not v.Foreclosed.SENIOR
    if name == "use" and value is not v.Use.OWNER_OCCUPIED:
        return not facts.occupied_throughout
    if name == "occupied_throughout" and value is True:
        return facts.occupied_at_origination is not False and facts.use in (None, v.Use.OWNER_OCCUPIED)
    return True


def _branch(law: Jurisdiction, facts: Facts, name: str) -> tuple[Leaf, ...]:
    ways: dict[tuple[tuple[str, tuple[Condition, ...]], ...], list[tuple[Option, tuple[Leaf, ...]]]] = {}
    for option in _thresholds(law)[name]:
        if not _possible(name, option.value, facts):
            continue
        known = replace(facts, **{name: option.value}).settled()  # type: ignore[arg-type]
        leaves = _decide(law, known)
        shape = tuple((leaf.rule.id, leaf.assumed) for leaf in leaves)
        ways.setdefault(shape, []).append((option, leaves))
    if len(ways) == 1:  # The fact makes no difference after all.
        return next(iter(ways.values()))[0][1]
    return tuple(
        replace(leaf, assumed=(Condition(name, tuple(option for option, _ in group)), *leaf.assumed))
        for group in ways.values()
        for leaf in group[0][1]
    )
