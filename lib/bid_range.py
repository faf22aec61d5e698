"""Before the sale the bid is not known: what each bid would leave, over the whole range of bids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from lib.assessment import Assessment, assess
from lib.law.schema import Jurisdiction
from lib.scenario import Scenario

#: How finely the range is stepped; the bids at which the line bends are added.
STEPS = 24


@dataclass(frozen=True, slots=True)
class BidPoint:
    """One bid and what it leaves, all in cents: the deficiency (below zero a surplus), the most, the lower figure."""

    bid: int
    deficiency: int
    most: int
    least: int


@dataclass(frozen=True, slots=True)
class BidRange:
    """The range from no bid to one that covers the debt, and the bids named for a room to look at."""

    points: tuple[BidPoint, ...]
    named: Mapping[str, BidPoint]


def _point(found: Assessment, bid: int) -> BidPoint:
    return BidPoint(bid, found.deficiency, found.most, found.least)


def bid_range(scenario: Scenario, law: Jurisdiction, today: date | None = None) -> BidRange:
    """The answers over all bids; everything else of the scenario stays as it is.

    The line bends where the bid passes the fair value or the appraisal, and ends where it covers the debt.
    """
    total = assess(scenario, law, today).debt.total
    bends = {amount for amount in (scenario.fair_value, scenario.appraised_value, scenario.bid) if amount is not None}
    bids = sorted(
        {0, total, *(total * step // STEPS for step in range(STEPS)), *(bid for bid in bends if bid <= total)}
    )

    def at(bid: int) -> BidPoint:
        return _point(assess(replace(scenario, bid=bid), law, today), bid)

    value = scenario.fair_value
    named = {"A bid of the whole debt": total}
    if value is not None:
        named = {
            "A bid of half the value": value // 2,
            "A bid of 80% of the value": value * 4 // 5,
            "A bid of the full value": value,
            **named,
        }
    return BidRange(tuple(at(bid) for bid in bids), {words: at(bid) for words, bid in named.items()})
