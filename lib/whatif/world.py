"""One fact otherwise: the scenario with it, and what follows from it.

A world that cannot be is not made: what is part of a changed fact's meaning changes with it and is named,
and where the rest contradicts it there is no such hypothesis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.law.decide import Option
from lib.scenario import Scenario, ScenarioError


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One fact otherwise: its field, the scenario with it, and how it reads.

    ``scenario`` differs in ``field`` and ``also`` (what follows from it) alone.  ``option`` is the option of
    the rules it stands for, if it is one; ``words`` the clause if it is not; ``distance`` how far it lies
    from the present value; ``known`` whether there is one.
    """

    field: str
    scenario: Scenario
    also: tuple[str, ...]
    known: bool
    option: Option | None = None
    words: str = ""
    distance: int = 1


def base_of(found: Assessment) -> Scenario:
    """The assessed scenario as it stands in the state it was assessed for."""
    scenario = found.scenario
    return scenario if scenario.state == found.law.code else replace(scenario, state=found.law.code)


def made(
    found: Assessment,
    field: str,
    value: object,
    *,
    known: bool,
    option: Option | None = None,
    words: str = "",
    distance: int = 1,
    others: Mapping[str, object] | None = None,
) -> Iterator[Hypothesis]:
    """The hypothesis, or nothing if no such world can be."""
    base = base_of(found)
    changed = {field: value, **_follows(base, field, value), **(others or {})}
    if any(_after_its_end(field, value, base)) or getattr(base, field) == value:
        return
    try:
        scenario = replace(base, **changed)  # type: ignore[arg-type]
    except ScenarioError:
        return
    also = tuple(name for name in changed if name != field and getattr(scenario, name) != getattr(base, name))
    yield Hypothesis(field, scenario, also, known, option, words, distance)


def _follows(base: Scenario, field: str, value: object) -> dict[str, object]:
    """What else must be otherwise if ``field`` is ``value``, because one is part of the other's meaning.

    A first lien has no senior, so its rank takes a senior's foreclosure away.  The reverse is not so: a senior's
    foreclosure of a first lien is no such world, and the rank is a fact of its own.
    """
    also: dict[str, object] = {}
    if field == "lien" and value is v.Lien.FIRST:
        if base.foreclosed is v.Foreclosed.SENIOR:
            also["foreclosed"] = v.Foreclosed.THIS_LOAN
        if base.senior_debt is not None and v.Lien.JUNIOR in (base.lien, _implied_lien(base)):
            also["senior_debt"] = None
    elif base.occupied_throughout and (
        (field == "use" and value is not v.Use.OWNER_OCCUPIED) or (field == "occupied_at_origination" and not value)
    ):
        also["occupied_throughout"] = False
    elif field == "occupied_throughout" and value:
        if base.occupied_at_origination is False:
            also["occupied_at_origination"] = True
        if base.use not in (None, v.Use.OWNER_OCCUPIED):
            also["use"] = v.Use.OWNER_OCCUPIED
    elif field == "confirmed" and value is False and base.confirmation_date is not None:
        also["confirmation_date"] = None
    return also


def _implied_lien(base: Scenario) -> v.Lien | None:
    return v.Lien.JUNIOR if base.foreclosed is v.Foreclosed.SENIOR else None


def _after_its_end(field: str, value: object, base: Scenario) -> Iterator[bool]:
    """Orders of days that a scenario does not check but no case can break."""
    if not isinstance(value, date):
        return
    if field == "originated":
        yield from (day < value for day in (base.paid_to, base.debt_date, base.judgment_date) if day is not None)
    if field in ("filed_on", "redemption_end") and base.sale_date is not None:
        yield value < base.sale_date
