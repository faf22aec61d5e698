"""Which way the lender could go: the processes side by side, and what each side gives up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.assessment import Assessment, Classification, assess
from lib.counterfactual import Route, routes
from lib.examples import typical_in
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.scenario import ProcessChoice, Scenario
from tests.builders import day, jurisdiction, rule
from tests.strategies import scenarios

TODAY = date(2026, 11, 25)
LAW = load_dataset().states
CODES = sorted(LAW)


def by(code: str, **values: Any) -> dict[v.Process, Route]:
    law = LAW[code]
    found = assess(replace(typical_in(law, TODAY), state=code, **values), law, TODAY)
    return {route.process: route for route in routes(found)}


def in_(*rules: Any, **tables: Any) -> dict[v.Process, Route]:
    law = jurisdiction(*rules, **tables)
    found = assess(typical_in(law, TODAY), law, TODAY)
    return {route.process: route for route in routes(found)}


def said(route: Route) -> tuple[list[str], list[str]]:
    return [given.words for given in route.borrower_gives], [given.words for given in route.lender_gives]


@given(scenarios(), st.sampled_from(CODES))
@settings(max_examples=60, deadline=None)
def test_every_process_is_there_once_with_its_own_answer(scenario: Scenario, code: str) -> None:
    law = LAW[code]
    found = assess(scenario, law, TODAY)
    told = routes(found)
    assert sorted(route.process for route in told) == sorted(law.process.available)
    assert [route.process for route in told if route.current] == [found.process]
    assert [route.process for route in told if route.customary] == [law.process.customary] == [told[0].process]
    for route in told:
        again = assess(replace(scenario, process=ProcessChoice(str(route.process))), law, TODAY)
        figures = (route.classification, route.most, route.least)
        assert figures == (again.classification, again.most, again.least)
        gives = (*route.borrower_gives, *route.lender_gives)
        assert all(given.words and given.citation for given in gives)
        assert len(set(gives)) == len(gives)
        if len(told) == 1 or not found.covered:
            assert gives == ()
        if not found.covered:
            assert (route.clock, route.last_day, route.redemption) == ("", None, "")


@pytest.mark.parametrize("code", CODES)
def test_what_one_side_gives_up_the_other_does_not(code: str) -> None:
    for route in by(code).values():
        barred = [words for words in said(route)[0] if words.startswith("the bar")]
        waived = [words for words in said(route)[1] if words.startswith("any deficiency judgment")]
        assert not (barred and waived)
        if route.classification is Classification.BARRED:
            assert barred == []


def test_minnesota_a_lawsuit_keeps_the_judgment() -> None:
    routes_ = by("MN")
    assert said(routes_[v.Process.NONJUDICIAL])[1] == [
        "any deficiency judgment, which judicial (court) foreclosure leaves open"
    ]
    assert said(routes_[v.Process.JUDICIAL])[0] == [
        "the bar on a deficiency judgment after nonjudicial (power of sale) foreclosure"
    ]
    assert routes_[v.Process.NONJUDICIAL].lender_gives[0].citation.startswith("Minn. Stat. § 582.30, subd. 2")


def test_texas_two_years_after_a_power_of_sale() -> None:
    route = by("TX", sale_date=date(2026, 3, 2))[v.Process.NONJUDICIAL]
    assert (route.clock, route.last_day) == ("2 years from the sale", date(2028, 3, 2))
    assert route.redemption == "none"


def test_nevada_redemption_after_a_court_sale() -> None:
    routes_ = by("NV", sale_date=date(2026, 3, 2))
    judicial, private = routes_[v.Process.JUDICIAL], routes_[v.Process.NONJUDICIAL]
    assert (judicial.redemption, judicial.redemption_end) == ("1 year from the sale", date(2027, 3, 2))
    assert said(private)[0] == [
        "time to redeem after the sale: 1 year from the sale after judicial (court) foreclosure"
    ]
    assert said(judicial)[1] == ["a final sale: the property can be redeemed for 1 year from the sale"]


def test_georgia_confirmation() -> None:
    routes_ = by("GA")
    assert (
        "a court's confirmation of the sale, which nonjudicial (power of sale) foreclosure needs"
        in (said(routes_[v.Process.JUDICIAL])[0])
    )
    assert said(routes_[v.Process.NONJUDICIAL])[1] == [
        "an uncontested price: a court must confirm the sale or receive its report"
    ]


def test_north_carolina_the_credit_for_value() -> None:
    routes_ = by("NC")
    assert said(routes_[v.Process.JUDICIAL])[0] == [
        "the credit for value that nonjudicial (power of sale) foreclosure gives if the borrower asks and proves it"
    ]
    assert said(routes_[v.Process.NONJUDICIAL])[1] == [
        "what the property is worth beyond the price, credited here if the borrower asks and proves it"
    ]


def test_a_credit_given_without_being_asked() -> None:
    value = "greater_of_bid_and_fair_value"
    routes_ = in_(
        rule("xx-court", when={"process": "judicial"}, credit=value, applies="if_raised"),
        rule("xx-power", when={"process": "nonjudicial"}, credit=value, applies="always"),
    )
    assert said(routes_[v.Process.JUDICIAL]) == (
        [
            "the credit for value that nonjudicial (power of sale) foreclosure gives in every case "
            "(here if the borrower asks and proves it)"
        ],
        [],
    )


def test_a_shorter_time_to_ask() -> None:
    routes_ = in_(
        date=[
            day("xx-court", when={"process": "judicial"}),
            day("xx-power", when={"process": "nonjudicial"}, length=6, unit="months"),
        ]
    )
    assert said(routes_[v.Process.JUDICIAL])[1] == [
        "time to ask: 90 days from the sale, against 6 months from the sale"
    ]
    assert said(routes_[v.Process.NONJUDICIAL])[0] == [
        "the shorter time to ask after judicial (court) foreclosure: 90 days from the sale"
    ]


def test_what_hangs_on_an_open_fact_is_not_claimed() -> None:
    law = jurisdiction(
        rule("xx-home", when={"process": "judicial", "use": "owner_occupied"}, outcome="barred"),
        rule("xx-rest"),
    )
    found: Assessment = assess(Scenario(principal=300_000_00, bid=250_000_00), law, TODAY)
    assert [said(route) for route in routes(found)] == [([], []), ([], [])]


def test_no_last_day_while_an_open_fact_could_make_it_later() -> None:
    clocks = [
        day("xx-short", when={"use": "owner_occupied"}),
        day("xx-long", length=None, unit=None, kind="note_limitation", trigger="maturity"),
    ]
    law = jurisdiction(rule(), date=clocks)
    loan = replace(typical_in(law, TODAY), use=None, occupied_throughout=None)
    route = routes(assess(loan, law, TODAY))[0]
    assert route.last_day is None
    assert route.clock == "90 days from the sale or last day to ask"
