"""Scenario + law → every figure and every reason: the one place where they meet.

``deficiency`` is arithmetic, the same in every state; ``judgment`` is what a court may enter.  The
headline is the *most* that may be awarded; ``least`` stands beside it where a value must be raised,
lies in the court's discretion, or is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lib.award import Award, award_of, sale_credit
from lib.case import events_of, facts_of, process_for
from lib.debt import Debt, debt_of
from lib.law import vocabulary as v
from lib.law.dates import DateRow, Events
from lib.law.decide import Condition, Leaf, decide
from lib.law.facts import Facts
from lib.law.load import Dataset
from lib.law.schema import Jurisdiction
from lib.scenario import ProcessChoice, Scenario


class Classification(StrEnum):
    """The answer for one loan in one state."""

    BARRED = "barred"
    LIMITED = "limited"
    FULL = "full"
    DEPENDS = "depends"
    NOT_COVERED = "not_covered"


def _alike(ways: tuple[tuple[Condition, ...], ...]) -> tuple[Condition, ...]:
    return tuple(condition for condition in ways[0] if all(condition in way for way in ways))


@dataclass(frozen=True, slots=True)
class Branch:
    """One possible answer: the ways there (each a list of assumed facts; empty if certain) and the award."""

    ways: tuple[tuple[Condition, ...], ...]
    award: Award
    classification: Classification

    @property
    def assumed(self) -> tuple[Condition, ...]:
        """What every way to this answer assumes alike."""
        return _alike(self.ways)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole answer for one state.  Amounts in cents."""

    scenario: Scenario
    law: Jurisdiction
    process: v.Process
    as_of: date
    debt: Debt
    sale_credit: int
    branches: tuple[Branch, ...]
    classification: Classification
    open_facts: tuple[str, ...]

    @property
    def headline(self) -> Branch:
        """The branch in which most may be awarded: what is shown is never less than what may be owed."""
        return max(self.branches, key=lambda branch: branch.award.most)

    @property
    def award(self) -> Award:
        """The headline branch's award."""
        return self.headline.award

    @property
    def shown(self) -> Branch:
        """The branch to draw: of those with the plain arithmetic of this sale, the one in which most may be awarded."""
        plain = [branch for branch in self.branches if branch.award.sale_credit == self.sale_credit]
        return max(plain, key=lambda branch: branch.award.most) if plain else self.headline

    @property
    def deficiency(self) -> int:
        """Total debt less the credit for the sale, the same in every state; below zero a surplus."""
        return self.debt.total - self.sale_credit

    @property
    def most(self) -> int:
        """The most that may be awarded."""
        return self.award.most

    @property
    def least(self) -> int:
        """The least over all open outcomes."""
        return min(branch.award.least for branch in self.branches)

    @property
    def debt_known(self) -> bool:
        """Whether any debt was entered; without one there is no figure, not even nothing."""
        return bool(self.debt.items)

    @property
    def nothing_left(self) -> bool:
        """Whether the sale covered the debt, so that there is nothing to award."""
        return self.debt_known and self.deficiency <= 0 and not self.most

    @property
    def facts(self) -> Facts:
        """The facts of the case as rules see them, nothing assumed."""
        return facts_of(self.scenario, self.process, self.as_of, self.debt.total)

    @property
    def dates(self) -> tuple[DateRow, ...]:
        """The dates of a claim.  Only known facts make them, so every outcome that allows a judgment has the same."""
        return next((branch.award.dates for branch in self.branches if branch.award.dates), ())

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not entered, replaced or not used: nothing is dropped in silence."""
        scenario, law, process, debt = self.scenario, self.law, self.process, self.debt
        notes = list(debt.notes)
        if scenario.process is not ProcessChoice.CUSTOMARY and v.Process(scenario.process) is not process:
            notes.append(
                f"{law.name} has no {scenario.process} foreclosure in this dataset; its customary process, {process}, "
                "is used."
            )
        if scenario.bid is None and process is not v.Process.STRICT:
            notes.append("The winning bid is not known; every figure counts it as $0 and is the most there could be.")
        if scenario.bid is not None and process is v.Process.STRICT:
            notes.append("Strict foreclosure has no sale, so the bid that was entered is not used.")
        if scenario.sale_date is None:
            notes.append(
                "No sale date is given: the law in force today is used and no dates are computed from the sale."
            )
        if scenario.deficiency_waived and not any(rule.when.deficiency_waived is not None for rule in law.rule):
            notes.append(
                f"You said that the lender gave up the deficiency. No {law.name} rule in this dataset turns on that; "
                "what the lender signed or pleaded decides, so keep the paper."
            )
        return tuple(notes)

    @property
    def covered(self) -> bool:
        """Whether the dataset answers for this sale date at all."""
        return self.classification is not Classification.NOT_COVERED


@dataclass(frozen=True, slots=True)
class _Case:
    """What does not change from state to state: the scenario, its debt, its days, its facts by process."""

    scenario: Scenario
    debt: Debt
    events: Events
    facts: Mapping[v.Process, Facts]


def _case(scenario: Scenario, today: date | None) -> _Case:
    as_of = scenario.as_of or today or date.today()
    debt = debt_of(scenario, scenario.sale_date or as_of)
    facts = {process: facts_of(scenario, process, as_of, debt.total) for process in v.Process}
    return _Case(scenario, debt, events_of(scenario, as_of), facts)


def assess(scenario: Scenario, law: Jurisdiction, today: date | None = None) -> Assessment:
    """The deficiency and the deficiency judgment for one loan in one state.

    Raises:
        NoRuleError: if the file leaves the case uncovered, which loading excludes.

    ``today`` stands in for ``as_of`` where the scenario leaves it open.  A sale earlier than the file
    covers is declined: its class is ``not_covered`` and no figure of judgment should be shown.
    """
    return _assess(_case(scenario, today), law)


def assess_everywhere(scenario: Scenario, dataset: Dataset, today: date | None = None) -> Mapping[str, Assessment]:
    """The same loan in every jurisdiction, by postal code."""
    case = _case(scenario, today)
    return {code: _assess(case, law) for code, law in dataset.states.items()}


def other_processes(found: Assessment) -> tuple[Assessment, ...]:
    """The same loan under every other process the state allows: which one was used is a fact, too."""
    others = [process for process in found.law.process.available if process is not found.process]
    return tuple(
        assess(replace(found.scenario, process=ProcessChoice(process)), found.law, found.as_of) for process in others
    )


def _assess(case: _Case, law: Jurisdiction) -> Assessment:
    scenario = case.scenario
    process = process_for(scenario.process, law.process.customary, law.process.available)
    facts = case.facts[process]
    by_rule: dict[str, list[Leaf]] = {}
    for leaf in decide(law, facts):
        by_rule.setdefault(leaf.rule.id, []).append(leaf)
    found = (_branch(case, law, facts, leaves) for leaves in by_rule.values())
    # Of outcomes with the same figure (no debt is entered) the one that leaves most of a debt stands first.
    branches = tuple(sorted(found, key=lambda branch: (-branch.award.most, _LEAVES_MOST.index(branch.classification))))
    classification = _overall(branches)
    if facts.sale is not None and facts.sale < law.covers_sales_from:
        classification = Classification.NOT_COVERED
    open_facts: tuple[str, ...] = ()
    if classification is Classification.DEPENDS:
        open_facts = tuple(
            dict.fromkeys(condition.fact for branch in branches for way in branch.ways for condition in way)
        )
    return Assessment(
        scenario,
        law,
        process,
        case.events.as_of,
        case.debt,
        sale_credit(scenario, facts, law).amount,
        branches,
        classification,
        open_facts,
    )


def assuming(facts: Facts, conditions: Iterable[Condition]) -> Facts:
    """Facts with what is assumed filled in, where an assumption leaves one option only."""
    assumed = {condition.fact: condition.options[0].value for condition in conditions if len(condition.options) == 1}
    return replace(facts, **assumed).settled() if assumed else facts  # type: ignore[arg-type]


def _branch(case: _Case, law: Jurisdiction, facts: Facts, leaves: list[Leaf]) -> Branch:
    ways = tuple(leaf.assumed for leaf in leaves)
    known = assuming(facts, _alike(ways))
    award = award_of(case.scenario, law, leaves[0].rule, known, case.debt, case.events, sure=facts)
    return Branch(ways, award, _classify(award))


def _classify(award: Award) -> Classification:
    if award.rule.outcome is v.Outcome.BARRED or award.out_of_time or award.refused:
        return Classification.BARRED
    if award.rule.credit is v.Credit.BID or award.not_raised:
        return Classification.LIMITED if award.capped or award.value_floor else Classification.FULL
    return Classification.LIMITED


#: Classes by what they leave of a debt, most first.
_LEAVES_MOST = (Classification.FULL, Classification.LIMITED, Classification.BARRED)


def _overall(branches: tuple[Branch, ...]) -> Classification:
    """One class if every open outcome has the same class and figures, else *depends*.

    Where the sale covered the debt there is nothing that could depend; while no debt is entered, nobody knows that.
    """
    first = branches[0]
    if first.award.debt.items and all(branch.award.deficiency <= 0 for branch in branches):
        return first.classification
    same = all(
        branch.classification is first.classification
        and (branch.award.most, branch.award.least) == (first.award.most, first.award.least)
        for branch in branches
    )
    return first.classification if same else Classification.DEPENDS
