"""What a slide needs to know of a change of one fact, whoever found it."""

from __future__ import annotations

from typing import Protocol

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.money import dollars, whole_dollars
from lib.verdict import CLASS_WORDS, aside_of, figure


class ChangeLike(Protocol):
    """One fact changed: a clause after "if", the effect in cents on the most, the answer then, and why."""

    @property
    def words(self) -> str:
        """A clause that reads after "if"."""

    @property
    def by(self) -> int:
        """Cents: the most after the change less the most before."""

    @property
    def before(self) -> Assessment:
        """The answer as it is."""

    @property
    def after(self) -> Assessment:
        """The answer after the change."""

    @property
    def reason(self) -> str:
        """Why, in a sentence."""

    @property
    def citation(self) -> str:
        """The authority that does it."""

    @property
    def confidence(self) -> v.Confidence | None:
        """How sure its coding is; ``None`` where no row of law does it."""


def after_words(change: ChangeLike) -> str:
    """The headline figure after the change, and the lower one if there is one; without a debt the class alone."""
    if change.after.covered and not change.after.debt.items:
        return CLASS_WORDS[change.after.classification]
    aside = aside_of(change.after.award) if change.after.covered else None
    return f"{figure(change.after)} ({aside})" if aside else figure(change.after)


def effect_words(change: ChangeLike, *, cents_shown: bool = False) -> str:
    """``$25,000 less``, ``$5,000 more``, ``the most stays the same``; that no answer is given where none is."""
    if not change.after.covered:
        return "no answer is given"
    if not change.before.covered:
        return "an answer is given"
    if not change.after.debt.items:
        return "no figure without a debt"
    if not change.by:
        return "the most stays the same"
    amount = dollars(abs(change.by)) if cents_shown else whole_dollars(abs(change.by))
    return f"{amount} {'more' if change.by > 0 else 'less'}"
