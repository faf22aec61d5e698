"""Facts of law otherwise: the options that a state's own rows tell apart, each at its nearest value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.law.decide import Option, figures_turn_on
from lib.law.would import alternatives
from lib.scenario import ProcessChoice
from lib.whatif.days import ONE_DAY
from lib.whatif.world import Hypothesis, made

#: A lot just over a limit is larger by this many acres.
JUST_OVER = Decimal("0.01")

#: The scenario's field for a fact that has another name there.
_FIELD = {"filed": "filed_on", "unpaid_share": "original_principal"}


def other_options(found: Assessment) -> Iterator[Hypothesis]:
    """The other options of every fact that a figure can turn on, nearest value each."""
    facts = found.facts
    turning = figures_turn_on(found.law)
    # Which ways there are, whose lien and which rank are facts everywhere, and decide what counts as received.
    turning["process"] = tuple(Option("process", one) for one in found.law.process.available)
    for name, members in (("foreclosed", v.Foreclosed), ("lien", v.Lien)):
        turning[name] = tuple(Option(name, member) for member in members)
    if any(floor.auction is not None for rule in found.law.rule for floor in rule.floor):
        turning["auction"] = tuple(Option("auction", member) for member in v.Auction)
    for name, options in turning.items():
        now = getattr(facts, name)
        here = next((at for at, option in enumerate(options) if now is not None and _holds(option, now)), None)
        # The customary process is assumed where none was named.
        named = name != "process" or found.scenario.process == ProcessChoice(str(found.process))
        known = here is not None and named
        for at, option in enumerate(options):
            if at == here:
                continue
            value = _nearest(found, option, now)
            if value is not None:
                far = abs(at - here) if here is not None else at
                field = _FIELD.get(name, name)
                words = ""
                if option.value is v.NewMoney.SOME and _claims_new_money(found):
                    words = f"{alternatives((option,), known=known)}, counted here as all of the principal"
                yield from made(found, field, value, known=known, option=option, words=words, distance=far)


def _holds(option: Option, now: Any) -> bool:
    low, high = option.low, option.high
    if option.fact in ("units", "acres"):
        return (low is None or now > low) and (high is None or now <= high)
    if low is None and high is None:
        return bool(now == option.value)
    return (low is None or now >= low) and (high is None or now < high)


def _nearest(found: Assessment, option: Option, now: Any) -> object:
    """The value in an option's stretch that lies nearest to ``now``, as the scenario's field holds it."""
    low: Any = option.low
    high: Any = option.high
    if option.fact == "process":
        return ProcessChoice(str(option.value))
    if option.fact == "new_money":
        return _new_money(found) if option.value is v.NewMoney.SOME else 0
    if option.fact in ("units", "acres"):
        step = 1 if option.fact == "units" else JUST_OVER
        return high if high is not None and (low is None or now is None or now > high) else low + step
    if option.fact in ("originated", "filed"):
        return low if low is not None and (high is None or now is None or now < low) else high - ONE_DAY
    if option.fact == "unpaid_share":
        return _original_for(found, low, high, now)
    return option.value


def _new_money(found: Assessment) -> int:
    """Dollars of cash to think of: all of the principal where only new money can be claimed, so never too little."""
    return (found.scenario.principal or 1_00) if _claims_new_money(found) else 1_00


def _claims_new_money(found: Assessment) -> bool:
    return any(cap.kind is v.CapKind.NEW_MONEY for rule in found.law.rule for cap in rule.cap)


def _original_for(found: Assessment, low: Fraction | None, high: Fraction | None, now: Fraction | None) -> int | None:
    """The original principal (cents) at which the unpaid share falls into a stretch; ``None``: not computable."""
    principal = found.scenario.principal
    if not principal:
        return None
    if high is not None and (low is None or now is None or now >= high):
        # Below a share, the whole claim must be below it, not only the principal.
        return max(principal, found.debt.total) * high.denominator // high.numerator + 1
    return principal * low.denominator // low.numerator if low is not None else None


def raised_or_confirmed(found: Assessment) -> Iterator[Hypothesis]:
    """Whether the value was raised and proved, and whether the court confirmed."""
    rules, scenario = found.law.rule, found.scenario
    if any(rule.applies is v.Applies.IF_RAISED for rule in rules):
        verb = "is" if scenario.value_raised is None else "were"
        words = {True: f"the value {verb} raised and proved", False: f"the value {verb} not raised"}
        for raised in (True, False):
            known = scenario.value_raised is not None
            yield from made(found, "value_raised", raised, known=known, words=words[raised])
    if any(rule.credit is v.Credit.CONFIRMED_SALE for rule in rules):
        known = scenario.confirmed is not None
        said = {True: "had confirmed", False: "had refused to confirm"}
        if not known:
            said = {True: "confirms", False: "refuses to confirm"}
        for confirmed in (True, False):
            words_of = f"the court {said[confirmed]} the sale"
            yield from made(found, "confirmed", confirmed, known=known, words=words_of)
