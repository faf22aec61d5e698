"""What stands on the date strip: every day of the answer, in its order, and what is needed for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from lib.assessment import Assessment, assess
from lib.deadlines import next_date
from lib.examples import EXAMPLES
from lib.law import vocabulary as v
from lib.law.dates import Standing
from lib.law.load import load_dataset
from lib.law.schema import Jurisdiction
from lib.scenario import ProcessChoice, Scenario
from lib.timeline import Mark, Who, timeline, unplaced
from lib.verdict import verdict
from tests.builders import CITE, day, jurisdiction, rule
from tests.strategies import scenarios
from tests.test_assessment import LOAN, TODAY

SALE = date(2026, 10, 1)
REDEEM = {"when": {}, "length": 6, "unit": "months", "note": "At the price.", "citation": CITE, "confidence": "high"}
STATES = load_dataset().states


def found(law: Jurisdiction, **values: object) -> Assessment:
    return assess(replace(LOAN, **{"sale_date": SALE, **values}), law, TODAY)  # type: ignore[arg-type]


def marks(law: Jurisdiction, **values: object) -> dict[str, Mark]:
    return {mark.key: mark for mark in timeline(found(law, **values))}


def full_law() -> Jurisdiction:
    return jurisdiction(
        rule(),
        date=[
            day("xx-confirm", kind="confirm", label="Report the sale", length=60),
            day("xx-collect", kind="collect", label="Collect", length=2, unit="years"),
            day("xx-note", kind="note_limitation", label="Sue on the note", length=6, unit="years", trigger="maturity"),
            day("xx-ask"),
            day("xx-step", kind="borrower", phase="in_suit", label="Ask for the value (in writing)", length=30),
        ],
        redemption=[REDEEM],
    )


def test_the_order_is_the_sale_then_the_borrower_then_the_others_then_today() -> None:
    shown = timeline(
        found(
            full_law(),
            confirmation_date=date(2026, 10, 20),
            deed_date=date(2026, 11, 2),
            maturity=date(2026, 2, 2),
            filed_on=date(2026, 11, 20),
        )
    )
    assert [mark.key for mark in shown] == [
        "sale_date",
        "xx-step",
        "confirmation_date",
        "deed_date",
        "redemption-1",
        "filed_on",
        "xx-ask",
        "xx-note",
        "xx-confirm",
        "xx-collect",
        "judgment_expiry",
        "today",
    ]
    assert [mark.entered for mark in shown if mark.key.endswith(("_date", "_on"))] == [True] * 4


def test_each_mark_carries_its_day_its_owner_and_its_authority() -> None:
    shown = marks(full_law())
    ask = shown["xx-ask"]
    assert (ask.day, ask.days, ask.who, ask.left) == (date(2026, 12, 30), 37, Who.LENDER, "37 days left")
    assert (ask.period, ask.citation, ask.effect, ask.confidence) == (
        "90 days from the sale",
        CITE,
        "Lost.",
        v.Confidence.HIGH,
    )
    step = shown["xx-step"]
    assert (step.day, step.who, step.left, step.past) == (date(2026, 10, 31), Who.BORROWER, "23 days ago", True)
    assert (step.short, step.closed) == ("Ask for the value", "Saturday")
    redemption = shown["redemption-1"]
    assert redemption.span == (SALE, date(2027, 4, 1))
    assert (shown["sale_date"].left, shown["today"].left, ask.span) == ("53 days ago", "today", None)


@pytest.mark.parametrize(
    ("days", "says"), [(1, "1 day left"), (0, "today"), (-1, "1 day ago"), (1200, "1,200 days left")]
)
def test_days_left_in_words(days: int, says: str) -> None:
    mark = Mark("k", "Label", "Label", TODAY + timedelta(days=days), Who.LENDER, days)
    assert mark.left == says
    entered = replace(mark, entered=True)
    assert entered.left == {"1 day left": "in 1 day", "1,200 days left": "in 1,200 days"}.get(says, says)


def test_the_day_asked_decides() -> None:
    late = marks(full_law(), filed_on=date(2026, 12, 31), as_of=date(2027, 1, 4))
    assert (late["xx-ask"].standing, late["xx-ask"].left) == (Standing.TOO_LATE, "missed")
    assert "judgment_expiry" not in late, "a claim asked for too late gives no judgment"
    assert marks(full_law(), filed_on=date(2026, 11, 2))["xx-ask"].left == "met"


def test_a_past_day_to_ask_is_too_late_unless() -> None:
    shown = marks(full_law(), sale_date=date(2026, 3, 4))
    assert shown["xx-ask"].effect == "Too late unless the lender asked by June 2, 2026. Lost."


@pytest.mark.parametrize(
    ("values", "entry", "says"),
    [
        ({}, date(2026, 12, 30), "if entered on the last day to ask, December 30, 2026"),
        ({"sale_date": date(2026, 3, 4)}, TODAY, "if entered on November 23, 2026"),
        ({"filed_on": date(2026, 10, 20)}, TODAY, "if entered on November 23, 2026"),
        (
            {"filed_on": date(2026, 12, 1)},
            date(2026, 12, 1),
            "if entered on the day it was asked for, December 1, 2026",
        ),
    ],
)
def test_the_life_of_a_judgment_says_what_it_assumes(values: dict[str, object], entry: date, says: str) -> None:
    life = marks(full_law(), **values)["judgment_expiry"]
    assert life.span == (entry, date(entry.year + 10, entry.month, entry.day))
    assert (life.assumed, life.certain, life.who) == (says, False, Who.JUDGMENT)
    assert life.doubts == (says,)


def test_barred_or_not_covered_or_surplus_shows_no_date_of_the_lenders() -> None:
    barred = jurisdiction(rule(outcome="barred"), date=[day("xx-ask")], redemption=[REDEEM])
    assert set(marks(barred, filed_on=date(2026, 11, 2))) == {"sale_date", "redemption-1", "today"}
    assert set(marks(full_law(), bid=310_000_00)) == {"sale_date", "redemption-1", "today"}
    early = marks(full_law(), sale_date=date(2008, 1, 1))
    assert {mark.who for mark in early.values()} <= {Who.COURT, Who.BORROWER}
    refused = jurisdiction(rule(credit="confirmed_sale"), date=[day("xx-ask")])
    assert set(marks(refused, confirmed=False)) == {"sale_date", "today"}
    assert "xx-ask" in marks(refused, confirmed=None)


def test_without_a_debt_nothing_says_that_there_is_no_deficiency() -> None:
    shown = marks(full_law(), principal=None, accrued_interest=None, late_charges=None, advances=None, costs=None,
                  attorney_fees=None)  # fmt: skip
    assert "xx-ask" in shown
    assert "judgment_expiry" not in shown


def test_a_confirmed_sale_needs_no_confirmation() -> None:
    assert "xx-confirm" in marks(full_law())
    assert "xx-confirm" not in marks(full_law(), confirmed=True)


def test_redemption_as_entered_takes_the_place_of_the_computed_one() -> None:
    shown = marks(full_law(), redemption_end=date(2027, 2, 1))
    assert shown["redemption"].span == (SALE, date(2027, 2, 1))
    assert (shown["redemption"].citation, shown["redemption"].certain) == (CITE, True)
    assert "redemption-1" not in shown
    before = marks(full_law(), redemption_end=date(2026, 9, 15))
    assert before["redemption"].span is None, "a law day before title passes is a day"


def test_redemption_that_hangs_on_a_fact_shows_each_end_as_not_certain() -> None:
    rows = [REDEEM | {"when": {"use": "owner_occupied"}}, REDEEM | {"length": 12}]
    shown = marks(jurisdiction(rule(), redemption=rows))
    assert [shown[key].certain for key in ("redemption-1", "redemption-2")] == [False, False]
    assert shown["redemption-1"].doubts[0] == "only on certain facts"
    known = marks(jurisdiction(rule(), redemption=rows), use=v.Use.OWNER_OCCUPIED)
    assert known["redemption-1"].certain and "redemption-2" not in known


def test_a_date_that_cannot_be_computed_says_what_it_needs() -> None:
    law = jurisdiction(
        rule(),
        date=[
            day("xx-deed", trigger="deed", length=1, unit="years"),
            day("xx-note", kind="note_limitation", trigger="maturity", length=6, unit="years"),
            day("xx-court", kind="with_foreclosure", length=None, unit=None),
            day("xx-served", kind="borrower", phase="in_suit", trigger="other", length=30),
            day("xx-delay", kind="borrower", phase="before_sale", length=None, unit=None),
        ],
        redemption=[REDEEM | {"trigger": "confirmation"}, REDEEM | {"trigger": "other"}],
    )
    shown = unplaced(found(law))
    assert [(row.key, row.who, row.needs, row.why) for row in shown] == [
        ("xx-served", Who.BORROWER, None, "it runs from an event that is not asked for"),
        ("xx-delay", Who.BORROWER, None, "no fixed day"),
        ("redemption-1", Who.BORROWER, "confirmation_date", "enter: confirmation date"),
        ("xx-deed", Who.LENDER, "deed_date", "enter: deed date"),
        ("xx-court", Who.LENDER, None, "no fixed day"),
        ("xx-note", Who.LENDER, "maturity", "enter: due date of the note"),
    ]
    assert shown[1].gone == "the sale was on October 1, 2026"
    assert {mark.key for mark in timeline(found(law))} == {"sale_date", "judgment_expiry", "today"}


def test_a_provisional_day_says_what_it_is_counted_from() -> None:
    law = jurisdiction(rule(), date=[day("xx-ask", trigger="sale_or_maturity", length=2, unit="years")])
    ask = marks(law)["xx-ask"]
    assert not ask.certain
    assert ask.assumed is not None and ask.assumed.startswith("counted from the sale; enter the due date")
    assert marks(law, maturity=date(2026, 2, 2))["xx-ask"].certain


def test_strict_foreclosure_has_no_sale_but_a_passing_of_title() -> None:
    scenario = replace(EXAMPLES[0].scenario, state="CT", process=ProcessChoice.STRICT)
    assert timeline(assess(scenario, STATES["CT"], TODAY))[0].label == "Title passed"


def test_where_the_case_drawn_is_barred_the_dates_of_the_other_one_stand() -> None:
    """Whose lien was foreclosed is open: drawn is the sale's own arithmetic, which bars; the most is a junior's."""
    law = jurisdiction(
        rule("xx-own", when={"foreclosed": "this_loan"}, outcome="barred"), rule("xx-wiped-out"), date=[day("xx-ask")]
    )
    answer = found(law, lien=v.Lien.JUNIOR, foreclosed=None, senior_debt=150_000_00)
    assert (answer.shown.award.rule.id, answer.award.rule.id) == ("xx-own", "xx-wiped-out")
    assert {mark.key for mark in timeline(answer)} >= {"sale_date", "xx-ask", "judgment_expiry"}
    assert next_date(answer.dates) == verdict(answer).next_date is not None


@given(scenarios(state="NV"))
@settings(max_examples=150, deadline=None)
def test_anything_known_or_not_gives_a_sound_strip(scenario: Scenario) -> None:
    for code in ("NV", "OH", "KS", "CT", "MD", "IA"):
        answer = assess(replace(scenario, state=code), STATES[code], TODAY)
        shown, rest = timeline(answer), unplaced(answer)
        keys = [mark.key for mark in shown] + [row.key for row in rest]
        assert len(set(keys)) == len(keys), "a date has a day or lacks one, once"
        assert all(mark.days == (mark.day - answer.as_of).days for mark in shown)
        assert all(mark.start is None or mark.start < mark.day for mark in shown)
        assert [mark.key for mark in shown].count("today") == 1
        if not answer.covered or answer.award.rule.outcome is v.Outcome.BARRED:
            assert not any(mark.who in (Who.LENDER, Who.JUDGMENT) for mark in shown)
        # Every dated row of law that the answer shows stands on the strip with the same day.
        lawful = {row.row.id: row.day for row in answer.dates if row.day is not None}
        assert all(lawful[mark.key] == mark.day for mark in shown if mark.kind is not None)


def test_every_state_has_a_strip_for_the_example() -> None:
    for code, law in STATES.items():
        shown = timeline(assess(replace(EXAMPLES[0].scenario, state=code), law, TODAY))
        assert {"sale_date", "today"} <= {mark.key for mark in shown}
        assert all(mark.short and len(mark.short) <= 120 for mark in shown)
