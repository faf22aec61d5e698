"""Which way the lender could go: every process that a state allows, side by side on the same loan.

What a side gives up on a route is read off the rows of law: a bar, a credit for value, the time to redeem,
the time to ask, a court's confirmation of the sale.  Where a row hangs on an open fact, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lib.assessment import Assessment, Classification, assess
from lib.law import vocabulary as v
from lib.law.dates import LENDERS_CLOCK, DateRow, RedemptionEnd
from lib.law.rows import LegalDate, Redemption, Rule
from lib.law.words import mid_sentence, period_words, process_words, redemption_words
from lib.scenario import ProcessChoice


@dataclass(frozen=True, slots=True)
class Given:
    """Something one side gives up on a route: a short phrase, and the authority of the row that says so."""

    words: str
    citation: str


@dataclass(frozen=True, slots=True)
class Route:
    """One process: the whole answer under it, its clocks, and what each side gives up against the other routes.

    ``clock`` is the lender's period in words (empty: no claim, or no row), ``last_day`` its end where it can be
    computed and nothing open could make it later.  ``redemption`` is the time to buy back after the sale
    (``none``: no such right; empty: the file has no row).
    """

    process: v.Process
    current: bool
    customary: bool
    found: Assessment = field(repr=False)
    clock: str
    clock_citation: str
    last_day: date | None
    redemption: str
    redemption_citation: str
    redemption_end: date | None
    borrower_gives: tuple[Given, ...]
    lender_gives: tuple[Given, ...]

    @property
    def classification(self) -> Classification:
        """The class of the answer by this process."""
        return self.found.classification

    @property
    def most(self) -> int:
        """The most that may be awarded, in cents; no figure where the sale is not covered."""
        return self.found.most

    @property
    def least(self) -> int:
        """The least over all open outcomes, in cents."""
        return self.found.least


def routes(found: Assessment) -> tuple[Route, ...]:
    """Every process the state allows on this loan, the customary one first."""
    process = found.law.process
    ordered = (process.customary, *(one for one in process.available if one is not process.customary))
    answers = [_by(found, one) for one in ordered]
    return tuple(_route(found, answer, [other for other in answers if other is not answer]) for answer in answers)


def _by(found: Assessment, process: v.Process) -> Assessment:
    if process is found.process:
        return found
    return assess(replace(found.scenario, process=ProcessChoice(str(process))), found.law, found.as_of)


def _route(found: Assessment, answer: Assessment, others: Sequence[Assessment]) -> Route:
    clocks = _clocks(answer)
    # A day that is counted while the note's maturity is not known can still become later.
    days = [row.day for row in clocks if row.day is not None and row.needs is None]
    ends = answer.award.redemption if answer.covered else ()
    redeem_days = [end.day for end in ends if end.day is not None]
    compared = [pair for other in others for pair in _compared(answer, other)] if answer.covered else []
    return Route(
        process=answer.process,
        current=answer.process is found.process,
        customary=answer.process is found.law.process.customary,
        found=answer,
        clock=" or ".join(dict.fromkeys(_clock_words(row.row) for row in clocks)),
        clock_citation="; ".join(dict.fromkeys(row.row.citation for row in clocks)),
        last_day=max(days) if days and len(days) == len(clocks) else None,
        redemption=" or ".join(dict.fromkeys(redemption_words(end.row) for end in ends)),
        redemption_citation="; ".join(dict.fromkeys(end.row.citation for end in ends)),
        redemption_end=max(redeem_days) if redeem_days and len(redeem_days) == len(ends) else None,
        borrower_gives=tuple(dict.fromkeys(given for side, given in compared if side == "borrower")),
        lender_gives=tuple(dict.fromkeys(given for side, given in compared if side == "lender")),
    )


def _clocks(answer: Assessment) -> tuple[DateRow, ...]:
    """The rows that may limit the lender's time to ask, up to the first kind of which one holds for certain."""
    if not answer.covered:
        return ()
    found: list[DateRow] = []
    for kind in LENDERS_CLOCK:
        rows = [row for row in answer.dates if row.row.kind is kind]
        found += rows
        if any(row.certain or row.needs == "maturity" for row in rows):
            break
    return tuple(found)


def _clock_words(row: LegalDate) -> str:
    if row.kind is v.DateKind.WITH_FORECLOSURE:
        return "asked for in the foreclosure itself"
    # "0 days before confirmation" is before confirmation.
    return period_words(row).removeprefix("0 days ") or mid_sentence(row.label)


_Side = tuple[str, Given]


def _compared(here: Assessment, other: Assessment) -> Iterator[_Side]:
    """What each side gives up here against one other route."""
    for aspect in _ASPECTS:
        yield from aspect(here, other)


def _barred(found: Assessment) -> bool | None:
    outcomes = {branch.award.rule.outcome is v.Outcome.BARRED for branch in found.branches}
    return outcomes.pop() if len(outcomes) == 1 else None


def _against(other: Assessment) -> str:
    return process_words(other.process)


def _bar(here: Assessment, other: Assessment) -> Iterator[_Side]:
    mine, theirs = _barred(here), _barred(other)
    if mine is False and theirs is True:
        words = f"the bar on a deficiency judgment after {_against(other)}"
        yield "borrower", Given(words, other.award.rule.citation)
    if mine is True and theirs is False:
        words = f"any deficiency judgment, which {_against(other)} leaves open"
        yield "lender", Given(words, here.award.rule.citation)


_STRENGTH = {v.Applies.DISCRETION: 1, v.Applies.IF_RAISED: 2, v.Applies.ALWAYS: 3}
_HOW = {1: "if the court so chooses", 2: "if the borrower asks and proves it", 3: "in every case"}
_PRICE_ALONE = (v.Credit.BID, v.Credit.CONFIRMED_SALE)


def _sole_rule(found: Assessment) -> Rule | None:
    """The one rule that decides; ``None`` where open facts leave several, or the claim is barred."""
    rule = found.award.rule
    return rule if len(found.branches) == 1 and rule.outcome is v.Outcome.ALLOWED else None


def _strength(rule: Rule) -> int:
    return 0 if rule.credit in _PRICE_ALONE or rule.applies is None else _STRENGTH[rule.applies]


def _credit(here: Assessment, other: Assessment) -> Iterator[_Side]:
    mine, theirs = _sole_rule(here), _sole_rule(other)
    if mine is None or theirs is None:
        return
    weak, strong = _strength(mine), _strength(theirs)
    if weak < strong:
        words = f"the credit for value that {_against(other)} gives {_HOW[strong]}"
        yield "borrower", Given(f"{words} (here {_HOW[weak]})" if weak else words, theirs.citation)
    if weak > strong:
        words = f"what the property is worth beyond the price, credited here {_HOW[weak]}"
        yield "lender", Given(words, mine.citation)


def _confirmation(here: Assessment, other: Assessment) -> Iterator[_Side]:
    mine, theirs = _confirming(here), _confirming(other)
    if mine is None and theirs is not None and _barred(here) is False:
        yield "borrower", Given(f"a court's confirmation of the sale, which {_against(other)} needs", theirs)
    if mine is not None and theirs is None and _barred(other) is False:
        yield "lender", Given("an uncontested price: a court must confirm the sale or receive its report", mine)


def _confirming(found: Assessment) -> str | None:
    """The authority by which a court looks at the sale itself, where that is certain."""
    rule = _sole_rule(found)
    if rule is not None and rule.credit is v.Credit.CONFIRMED_SALE:
        return rule.citation
    rows = (row for row in found.dates if row.row.kind is v.DateKind.CONFIRM and row.certain)
    return next((row.row.citation for row in rows), None)


_UNIT_DAYS = {v.Unit.DAYS: 1, v.Unit.MONTHS: 30, v.Unit.YEARS: 365}


def _length(row: LegalDate | Redemption) -> int | None:
    """A rough length in days, good only to tell which of two periods is longer."""
    return row.length * _UNIT_DAYS[row.unit] if row.length is not None and row.unit is not None else None


def _certain(ends: Sequence[RedemptionEnd]) -> Redemption | None:
    return ends[0].row if len(ends) == 1 and ends[0].certain else None


def _redeeming(here: Assessment, other: Assessment) -> Iterator[_Side]:
    mine, theirs = _certain(here.award.redemption), _certain(other.award.redemption)
    if mine is None or theirs is None or (mine.length and theirs.length and mine.trigger is not theirs.trigger):
        return
    ours, others = _length(mine) or 0, _length(theirs) or 0
    if ours < others:
        here_is = f" (here {redemption_words(mine)})" if ours else ""
        words = f"time to redeem after the sale: {redemption_words(theirs)} after {_against(other)}{here_is}"
        yield "borrower", Given(words, theirs.citation)
    if ours > others:
        words = f"a final sale: the property can be redeemed for {redemption_words(mine)}"
        yield "lender", Given(words, mine.citation)


def _asking(here: Assessment, other: Assessment) -> Iterator[_Side]:
    mine, theirs = _clocks(here), _clocks(other)
    if len(mine) != 1 or len(theirs) != 1:
        return
    ours, others = mine[0].row, theirs[0].row
    if _shorter(ours, others):
        words = f"time to ask: {_clock_words(ours)}, against {_clock_words(others)}"
        yield "lender", Given(words, ours.citation)
    if _shorter(others, ours):
        words = f"the shorter time to ask after {_against(other)}: {_clock_words(others)}"
        yield "borrower", Given(words, others.citation)


def _shorter(one: LegalDate, other: LegalDate) -> bool:
    """Whether one clock is surely the shorter: a deadline of its own against the note's limit, or by length."""
    first, second = _length(one), _length(other)
    if first is None:
        return False
    if one.kind is v.DateKind.ASK and other.kind is v.DateKind.NOTE_LIMITATION:
        return second is None or first < second
    return one.kind is other.kind and one.trigger is other.trigger and second is not None and first < second


_Aspect = Callable[[Assessment, Assessment], Iterator[_Side]]
_ASPECTS: tuple[_Aspect, ...] = (_bar, _credit, _confirmation, _redeeming, _asking)
