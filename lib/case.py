"""One case as the law sees it: facts, process and days, read off a scenario.

Here a scenario becomes what rules can ask; nothing under :mod:`lib.law` knows of scenarios.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from lib.law import vocabulary as v
from lib.law.dates import Events
from lib.law.facts import FACT_NAMES, Facts
from lib.scenario import ProcessChoice, Scenario

#: Facts that stand in a scenario under the same name and need no translation.
_SAME_NAME = tuple(
    name for name in FACT_NAMES if name in Scenario.__dataclass_fields__ and name not in ("process", "new_money")
)


#: Shares of the original principal that statutes test.
TESTED_SHARES = (Fraction(1, 3), Fraction(2, 3))


def _unpaid_share(scenario: Scenario, claimed: int) -> Fraction | None:
    """Unpaid principal over original principal; not sure where the whole claim lies across a tested share.

    Statutes speak of the amount claimed, which is more than the principal once interest is added.
    """
    if scenario.principal is None or not scenario.original_principal:
        return None
    low = Fraction(scenario.principal, scenario.original_principal)
    high = Fraction(max(claimed, scenario.principal), scenario.original_principal)
    return None if any(low < share <= high for share in TESTED_SHARES) else low


def facts_of(scenario: Scenario, process: v.Process, today: date, claimed: int = 0) -> Facts:
    """The facts of a scenario under one process; ``claimed`` is the total debt in cents.

    With no sale date the law of ``as_of`` is meant.
    """
    known: dict[str, object] = {name: getattr(scenario, name) for name in _SAME_NAME}
    if scenario.new_money is not None:
        known["new_money"] = v.NewMoney.SOME if scenario.new_money else v.NewMoney.NONE
    known["unpaid_share"] = _unpaid_share(scenario, claimed)
    known["sale"] = scenario.sale_date or scenario.as_of or today
    known["filed"] = scenario.filed_on
    return Facts(process=process, **known).settled()  # type: ignore[arg-type]


def process_for(choice: ProcessChoice, customary: v.Process, available: tuple[v.Process, ...]) -> v.Process:
    """The process meant in one state; its customary one where the chosen one does not exist there."""
    if choice is ProcessChoice.CUSTOMARY or v.Process(choice) not in available:
        return customary
    return v.Process(choice)


def events_of(scenario: Scenario, as_of: date) -> Events:
    """The scenario's days."""
    return Events(
        scenario.sale_date,
        scenario.confirmation_date,
        scenario.deed_date,
        scenario.redemption_end,
        scenario.judgment_date,
        scenario.maturity,
        scenario.filed_on,
        as_of,
    )
