"""Every state over the facts its rules mention, *not sure* included, against a plain second reading of the rules.

The second implementation reads the TOML itself, knows nothing of the engine's types, and decides only
worlds in which everything is known; what is not sure is settled by trying every world.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from lib.assessment import assess
from lib.law import vocabulary as v
from lib.law.decide import decide, questions
from lib.law.facts import Facts
from lib.law.load import LAW_FOLDER, load_dataset
from lib.scenario import Scenario

STATES = sorted(load_dataset().states)
SALE = date(2026, 3, 2)
MOST = 700


def plainly(rules: list[dict[str, Any]], world: dict[str, Any]) -> str:
    """The id of the first rule that holds, read as a person would."""
    for rule in rules:
        if _governs(rule, world) and all(_holds(key, wanted, world) for key, wanted in rule["when"].items()):
            return str(rule["id"])
    raise AssertionError(f"no rule for {world}")


def _governs(rule: dict[str, Any], world: dict[str, Any]) -> bool:
    if "measured_by" not in rule:
        return True
    day = world[{"sale": "sale", "origination": "originated", "filing": "filed"}[rule["measured_by"]]]
    return rule.get("in_force_from", date.min) <= day < rule.get("in_force_before", date.max)


def _holds(key: str, wanted: Any, world: dict[str, Any]) -> bool:
    if key.startswith("max_"):
        return bool(world[key[4:]] <= Decimal(str(wanted)))
    if key.startswith("over_"):
        return bool(world[key[5:]] > Decimal(str(wanted)))
    if key.startswith("unpaid_share"):
        below = world["unpaid_share"] < Fraction(wanted)
        return below if key.endswith("below") else not below
    value = world[key]
    return value in wanted if isinstance(wanted, list) else value == wanted


def worlds(code: str) -> Iterator[dict[str, Any]]:
    """Worlds in which everything is known: all of them, or an even sample where there are very many."""
    law = load_dataset().states[code]
    options = {name: [option.value for option in found] for name, found in questions(law).items()}
    options.setdefault("process", list(law.process.available))
    options.setdefault("lien", list(v.Lien))
    names = list(options)
    total = 1
    for values in options.values():
        total *= len(values)
    chosen = random.Random(code)
    if total <= MOST:
        combinations: Any = product(*options.values())
    else:
        combinations = ([chosen.choice(values) for values in options.values()] for _ in range(MOST))
    for values in combinations:
        world = dict(zip(names, values, strict=True))
        if _can_be(world):
            yield world


def _can_be(world: dict[str, Any]) -> bool:
    """A first lien has no senior; living there throughout includes both ends; no loan after its foreclosure."""
    if world.get("lien") == "first" and world.get("foreclosed") == "senior":
        return False
    if world.get("occupied_throughout") and (
        world.get("occupied_at_origination") is False or world.get("use") not in (None, "owner_occupied")
    ):
        return False
    return bool(world.get("originated", SALE) <= SALE)


@pytest.mark.parametrize("code", STATES)
def test_where_all_is_known_both_readings_agree(code: str) -> None:
    law = load_dataset().states[code]
    rules = tomllib.loads((LAW_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))["rule"]
    count = 0
    for world in worlds(code):
        facts = Facts(sale=SALE, **{key: value for key, value in world.items() if key != "sale"})
        full = {"sale": SALE, "filed": world.get("filed", SALE), "foreclosed": "this_loan", **world}
        (leaf,) = decide(law, facts)
        assert leaf.rule.id == plainly(rules, full), world
        count += 1
    assert count


@pytest.mark.parametrize("code", STATES)
def test_where_something_is_not_sure_every_possible_rule_is_named_and_no_other(code: str) -> None:
    law = load_dataset().states[code]
    rules = tomllib.loads((LAW_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))["rule"]
    chosen = random.Random(f"open {code}")
    known = list(worlds(code))
    everything = {name: [option.value for option in found] for name, found in questions(law).items()}
    for world in chosen.sample(known, min(25, len(known))):
        hidden = chosen.sample(sorted(everything), min(len(everything), 3))
        hidden = [name for name in hidden if name != "process"]
        facts = Facts(sale=SALE, **{key: (None if key in hidden else value) for key, value in world.items()})
        expected = set()
        for values in product(*(everything[name] for name in hidden)):
            tried = {**world, **dict(zip(hidden, values, strict=True))}
            if _can_be(tried):
                full = {"sale": SALE, "filed": SALE, "foreclosed": "this_loan", **tried}
                expected.add(plainly(rules, full))
        assert {leaf.rule.id for leaf in decide(law, facts)} == expected, (world, hidden)


@pytest.mark.parametrize("code", STATES)
def test_no_money_where_barred_and_never_an_exception(code: str) -> None:
    law = load_dataset().states[code]
    base = Scenario(principal=300_000_00, bid=200_000_00, fair_value=250_000_00, sale_date=SALE, maturity=SALE)
    for world in list(worlds(code))[:120]:
        values = {key: value for key, value in world.items() if key in Scenario.__dataclass_fields__}
        values.pop("process", None)
        if "new_money" in values:
            values["new_money"] = 0 if values["new_money"] == "none" else 20_000_00
        if "acres" in values:
            values["acres"] = Decimal(values["acres"])
        found = assess(replace(base, **values), law, SALE)
        for branch in found.branches:
            assert (branch.award.most == 0) >= (branch.award.rule.outcome == "barred")
            assert branch.award.trace.result == branch.award.most
