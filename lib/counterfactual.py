"""What would change the answer: every single fact that, were it otherwise, would give another one.

The rules are asked, one changed fact at a time (:mod:`lib.whatif`); nothing is a list of known tricks.
Amounts that are known (bid, value, debt) are levers, not facts of law, and are not counted here.
:func:`routes` sets the processes a state allows side by side.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from lib.assessment import Assessment, Classification, assess
from lib.award import Award
from lib.fields import BY_NAME, FIELDS
from lib.law.dates import LENDERS_CLOCK, DateRow
from lib.law.vocabulary import Confidence, Lien
from lib.law.words import day_words, place_words
from lib.law.would import alternatives
from lib.routes import Given, Route, routes
from lib.scenario import Scenario
from lib.whatif.amounts import unknown_amounts
from lib.whatif.days import asking_days, event_days, sale_days
from lib.whatif.facts import other_options, raised_or_confirmed
from lib.whatif.world import Hypothesis

__all__ = ["Change", "Figures", "Given", "Route", "changes", "figures_of", "routes"]


@dataclass(frozen=True, slots=True)
class Figures:
    """An answer without its reasons: class, most and least in cents.  Not covered: no figures, both zero."""

    classification: Classification
    most: int
    least: int


def figures_of(found: Assessment) -> Figures:
    """The figures of an answer, as far as it gives any."""
    if not found.covered:
        return Figures(found.classification, 0, 0)
    return Figures(found.classification, found.most, found.least)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact otherwise, and what the answer then is.

    ``words`` is a clause after "if": in the conditional where the fact is ``known`` to be otherwise ("it had
    been foreclosed in court"), else as it may be ("it is foreclosed in court").  ``also`` are fields that
    follow from ``field`` and change with it.  Opening ``scenario`` gives exactly ``after``.  ``rule`` is the id
    of the row that brings the new answer about (``None``: the dataset does not reach it), ``citation`` its
    authority, ``reason`` its plain words and ``confidence`` how sure its coding is.
    """

    field: str
    words: str
    known: bool
    scenario: Scenario
    also: tuple[str, ...]
    rule: str | None
    citation: str
    reason: str
    confidence: Confidence | None
    before: Assessment = dataclasses.field(repr=False)
    after: Assessment = dataclasses.field(repr=False)

    @property
    def figures_before(self) -> Figures:
        """The answer as it is."""
        return figures_of(self.before)

    @property
    def figures_after(self) -> Figures:
        """The answer as it would be."""
        return figures_of(self.after)

    @property
    def by(self) -> int:
        """By how many cents the most moves; nothing where one side is not covered."""
        return self.after.most - self.before.most if self.before.covered and self.after.covered else 0

    @property
    def unless(self) -> tuple[str, ...]:
        """The rare conditions, not counted in any figure, that would turn the new answer around."""
        rules = {branch.award.rule.id: branch.award.rule for branch in self.after.branches}
        return tuple(one.text for one in rules[self.rule].unless) if self.rule in rules else ()

    @property
    def also_words(self) -> tuple[str, ...]:
        """The fields that change with it, as they are labeled."""
        return tuple(BY_NAME[name].label.rstrip("?") for name in self.also)


_ORDER = {entry.name: number for number, entry in enumerate(FIELDS)}


def changes(found: Assessment) -> tuple[Change, ...]:
    """Every single fact whose change would change this answer, largest effect first, then in order of fields.

    Values of a fact that lead to the same answer through the same row are one change: ``words`` names them
    all, ``scenario`` has the nearest.  Of a sale earlier than the dataset covers, only a later one is told.
    """
    grouped: dict[tuple[object, ...], list[tuple[Hypothesis, Assessment, _Authority]]] = {}
    for one in _hypotheses(found):
        after = assess(one.scenario, found.law, found.as_of)
        if _same(found, after) or (one.field == "sale_date" and one.known and _rows(found) == _rows(after)):
            continue
        authority = _authority(found, after, one.field)
        key = (one.field, figures_of(after), authority, _rows(after)[0])
        grouped.setdefault(key, []).append((one, after, authority))
    told = [_change(found, alike) for alike in grouped.values()]
    return tuple(sorted(told, key=_size))


def _hypotheses(found: Assessment) -> Iterator[Hypothesis]:
    if found.covered:
        yield from other_options(found)
        yield from raised_or_confirmed(found)
        yield from asking_days(found)
        yield from event_days(found)
        yield from unknown_amounts(found)
    yield from sale_days(found)


def _size(change: Change) -> tuple[int, int, int]:
    moved = change.figures_after.least - change.figures_before.least
    least = abs(moved) if change.before.covered and change.after.covered else 0
    return (-abs(change.by), -least, _ORDER[change.field])


def _change(found: Assessment, alike: list[tuple[Hypothesis, Assessment, _Authority]]) -> Change:
    nearest, after, authority = min(alike, key=lambda entry: entry[0].distance)
    options = [one.option for one, _, _ in alike if one.option is not None]
    words = nearest.words or alternatives(options, known=nearest.known)
    return Change(
        nearest.field,
        words,
        nearest.known,
        nearest.scenario,
        nearest.also,
        authority.rule,
        authority.citation,
        authority.reason,
        authority.confidence,
        before=found,
        after=after,
    )


def _same(before: Assessment, after: Assessment) -> bool:
    """Whether a person would get the same answer: a sale that covered the debt leaves nothing to classify."""
    if figures_of(before) == figures_of(after):
        return True
    return all(_nothing_left(found) for found in (before, after))


def _nothing_left(found: Assessment) -> bool:
    return found.covered and found.nothing_left


def _rows(found: Assessment) -> tuple[object, ...]:
    """The rows of law that make an answer.  A sale moved to another day with the same rows is no change of law."""
    if not found.covered:
        return ((), ())
    rules = tuple(branch.award.rule.id for branch in found.branches)
    dates = {row.row.id for row in found.dates}
    return (rules, tuple(sorted(dates)))


@dataclass(frozen=True, slots=True)
class _Authority:
    rule: str | None
    citation: str
    reason: str
    confidence: Confidence | None


_AHEAD = (
    "What is owed on the liens ahead of it then counts first; none is entered, so the most there could be is shown."
)


def _authority(before: Assessment, after: Assessment, field: str) -> _Authority:
    """The row that brings the new answer about."""
    if not after.covered:
        first = day_words(after.law.covers_sales_from)
        reason = f"This dataset covers {place_words(after.law.name)} sales from {first} on; no answer is given."
        return _Authority(None, "", reason, None)
    missed, late = (_missed(before) if before.covered else None), _missed(after)
    if late is not None and (missed is None or missed.row.id != late.row.id):
        return _Authority(late.row.id, late.row.citation, late.row.effect, late.row.confidence)
    earlier = {branch.award.rule.id for branch in before.branches} if before.covered else set()
    new = next((branch for branch in after.branches if branch.award.rule.id not in earlier), after.headline)
    rule = new.award.rule
    by_rule = _Authority(rule.id, rule.citation, rule.reason, rule.confidence)
    if earlier != {branch.award.rule.id for branch in after.branches}:
        return by_rule
    if missed is not None and late is None:
        return _in_time(after.dates, missed)
    if field == "lien" and after.scenario.lien is Lien.JUNIOR and after.scenario.senior_debt is None:
        return _Authority(rule.id, rule.citation, _AHEAD, rule.confidence)
    return _beside_the_rule(before.award, after.award) or (
        _Authority(rule.id, rule.citation, rule.credit_note, rule.confidence) if rule.credit_note else by_rule
    )


def _missed(found: Assessment) -> DateRow | None:
    """The last day that was missed; only known facts make it, so every allowed branch has the same."""
    late = (branch.award.out_of_time for branch in found.branches)
    return next((row for row in late if row is not None), None)


def _in_time(dates: tuple[DateRow, ...], missed: DateRow) -> _Authority:
    """The clock that then runs: the same one kept, or another one in its place."""
    kept = next((found for found in dates if found.row.id == missed.row.id), None)
    found = kept or next((found for found in dates if found.row.kind in LENDERS_CLOCK), missed)
    day = f": {day_words(found.day)}, then met" if found.day is not None else ""
    return _Authority(found.row.id, found.row.citation, f"{found.row.label}{day}.", found.row.confidence)


def _beside_the_rule(before: Award, after: Award) -> _Authority | None:
    """A cap or a fee row, where one of these and not the rule moves the figure."""
    if before.capped or after.capped:
        lowest = {citation: cents for award in (before, after) for citation, cents in award.caps}
        changed = [citation for citation in lowest if dict(before.caps).get(citation) != dict(after.caps).get(citation)]
        for cap in after.rule.cap:
            if cap.citation in changed:
                return _Authority(after.rule.id, cap.citation, cap.note, after.rule.confidence)
    row = after.fees.rule
    if before.fees.not_recoverable != after.fees.not_recoverable:
        return _Authority(after.rule.id, row.citation, row.note, row.confidence)
    return None
