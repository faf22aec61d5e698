"""What the answer for the typical home loan turns on: which route, which loan, which property, and how much.

Found by asking a state's own rules: the loan is varied one matter at a time, and what changes the outcome is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from lib.law import vocabulary as v
from lib.law.decide import decide, questions
from lib.law.facts import Facts
from lib.law.rows import Rule
from lib.law.schema import Jurisdiction
from lib.law.words import join


class Question(StrEnum):
    """The four questions that one word for a state collapses."""

    ROUTE = "route"
    LOAN = "loan"
    PROPERTY = "property"
    AMOUNT = "amount"


QUESTION_WORDS = {
    Question.ROUTE: "Route",
    Question.LOAN: "Kind of loan",
    Question.PROPERTY: "Kind of property",
    Question.AMOUNT: "Amount",
}

_ROUTES = {
    v.Process.JUDICIAL: "in court",
    v.Process.NONJUDICIAL: "without a court",
    v.Process.STRICT: "by strict foreclosure",
}

_LOANS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("a refinance", {"purpose": v.Purpose.REFINANCE, "new_money": v.NewMoney.NONE}),
    ("a cash-out refinance", {"purpose": v.Purpose.REFINANCE, "new_money": v.NewMoney.SOME}),
    ("a home-equity loan", {"purpose": v.Purpose.HOME_EQUITY, "lien": v.Lien.JUNIOR}),
    ("a loan from the seller", {"seller_financed": True}),
    ("a high-cost loan", {"high_cost": True}),
    (
        "a second loan wiped out by the first lender's sale",
        {"purpose": v.Purpose.HOME_EQUITY, "lien": v.Lien.JUNIOR, "foreclosed": v.Foreclosed.SENIOR},
    ),
)

_AWAY: Mapping[str, object] = {"occupied_throughout": False, "occupied_at_origination": False}
_HOUSES: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("a second home", {"use": v.Use.SECOND_HOME, **_AWAY}),
    ("a rental", {"use": v.Use.RESIDENTIAL_RENTAL, **_AWAY}),
    ("a former home", {"use": v.Use.RESIDENTIAL_RENTAL, "occupied_throughout": False}),
    ("a farm", {"use": v.Use.AGRICULTURAL, **_AWAY}),
    ("commercial property", {"use": v.Use.COMMERCIAL, **_AWAY}),
)

#: Choices of a party on the way through the foreclosure: they belong to the route.
_ELECTIONS: Mapping[str, str] = {
    "deficiency_waived": "where the lender gives the deficiency up",
    "without_redemption": "by foreclosure without redemption",
    "delay_demanded": "where the borrower demands a delay",
    "homestead_election": "where the owner elects against a deficiency",
    "notice_given": "with the notice that the statute asks for",
    "with_appraisal": "with the statutory appraisal",
}
_WITHOUT: Mapping[str, str] = {
    "without_redemption": "where redemption is kept",
    "notice_given": "without the notice that the statute asks for",
    "with_appraisal": "without the statutory appraisal",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One matter that reverses the outcome of the typical home loan.

    The question it belongs to, the words, whether it bars, the id of the rule that does it, and whether that rule is
    unverified.
    """

    question: Question
    words: str
    barred: bool
    rule: str
    unverified: bool = False


def deciding_rule(law: Jurisdiction, facts: Facts) -> Rule:
    """The rule that decides; where a fact is open, the one that allows, so that no bar is claimed that may fail."""
    leaves = decide(law, facts.settled())
    return next((leaf.rule for leaf in leaves if leaf.rule.outcome is v.Outcome.ALLOWED), leaves[0].rule)


def _ways_through(law: Jurisdiction, base: Facts) -> Iterator[tuple[str, Facts]]:
    """Other routes than the customary one, and other choices of a party on the customary one."""
    for process in law.process.available:
        if process is not base.process:
            yield _ROUTES[process], replace(base, process=process)
    for fact, words in _ELECTIONS.items():
        flipped = not getattr(base, fact)
        said = words if flipped else _WITHOUT.get(fact, f"not {words}")
        yield said, replace(base, **{fact: flipped})  # type: ignore[arg-type]


def _kinds(law: Jurisdiction, base: Facts) -> Iterator[tuple[Question, str, Facts]]:
    """Other loans and other properties on the same route."""
    for question, variants in ((Question.LOAN, _LOANS), (Question.PROPERTY, _HOUSES)):
        for words, values in variants:
            yield question, words, replace(base, **values)  # type: ignore[arg-type]
    asked = questions(law)
    for fact in ("units", "acres", "unpaid_share"):
        question = Question.LOAN if fact == "unpaid_share" else Question.PROPERTY
        for option in asked.get(fact, ()):
            words = option.words.removeprefix("there are ").removeprefix("there is ")
            words = f"where {words}" if fact == "unpaid_share" else words
            yield question, words, replace(base, **{fact: option.value})  # type: ignore[arg-type]


def turns(law: Jurisdiction, base: Facts) -> tuple[Turn, ...]:
    """Every single matter that turns the typical home loan's bar into a judgment, or the other way round.

    ``base`` is that loan under the state's customary process.  Loans and properties are varied on the other routes
    too, as far as these leave the typical loan's outcome as it is; what turns only there is told with its route.
    """
    barred = deciding_rule(law, base).outcome is v.Outcome.BARRED
    found: dict[tuple[Question, str], Turn] = {}

    def note(question: Question, words: str, facts: Facts) -> bool:
        rule = deciding_rule(law, facts)
        now = rule.outcome is v.Outcome.BARRED
        if now is not barred:
            low = rule.confidence is v.Confidence.LOW
            found.setdefault((question, words), Turn(question, words, now, rule.id, low))
        return now is not barred

    for words, facts in _ways_through(law, base):
        note(Question.ROUTE, words, facts)
    customary = [kind for kind in _kinds(law, base) if note(*kind)]
    told = {(question, words) for question, words, _ in customary}
    for process in law.process.available:
        route = replace(base, process=process)
        if process is base.process or (deciding_rule(law, route).outcome is v.Outcome.BARRED) is not barred:
            continue
        for question, words, facts in _kinds(law, route):
            if (question, words) not in told:
                note(question, f"{words} {_ROUTES[process]}", facts)
    return tuple(found.values())


def value_limits(law: Jurisdiction, base: Facts, found: tuple[Turn, ...]) -> bool:
    """Whether value limits a judgment on this loan on some route, or one that a turn found leads to."""
    rules = [deciding_rule(law, replace(base, process=process)) for process in law.process.available]
    turned = {turn.rule for turn in found if turn.question is not Question.PROPERTY}
    rules += [rule for rule in law.rule if rule.id in turned]
    return any(rule.credit not in (None, v.Credit.BID) for rule in rules)


#: More ways than these are summed up, so that the sentence stays one.
_SHOWN = 3


def _ways(found: list[Turn]) -> str:
    words = [f"{turn.words} [unverified]" if turn.unverified else turn.words for turn in found]
    more = len(words) - _SHOWN
    return join([*words[:_SHOWN], f"{more} more"] if more > 0 else words)


def sentence(barred: bool, found: tuple[Turn, ...], value: bool) -> str:
    """Why lists part on a state, from what its rules turn on."""
    parts = []
    for question in (Question.ROUTE, Question.LOAN, Question.PROPERTY):
        about = [turn for turn in found if turn.question is question]
        if about:
            parts.append(f"on another {question} ({_ways(about)})")
    said = ["The typical home loan is barred." if barred else "A judgment can be had on the typical home loan."]
    if parts:
        said.append(f"{'A judgment can be had' if barred else 'It is barred'} {join(parts, 'or')}.")
    if value and barred:
        said.append("Where a judgment can be had, market value can limit it.")
    elif value:
        said.append("Market value can limit it.")
    if value and not barred and not parts:
        said.append("No rule bars it, so a list that names this state takes the limit for a bar.")
    return " ".join(said)
