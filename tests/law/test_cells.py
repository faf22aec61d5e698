"""The questions that two codings are asked, and the answers of a small jurisdiction, each cell by hand."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lib.law import vocabulary as v
from lib.law.cells import LOANS, cells, compared
from lib.law.facts import Facts
from tests.builders import CITE, day, jurisdiction, rule

#: The only loan that any rule below singles out, and one whose lien a senior's sale wiped out.
FARM, WIPED = "farm", "wiped_out_purchase"


def fees(**values: Any) -> list[dict[str, Any]]:
    return [{"when": {}, "treatment": "contract", "note": "N.", "citation": CITE, "confidence": "high"} | values]


def redemption(**values: Any) -> dict[str, Any]:
    return {"when": {}, "length": 6, "unit": "months", "note": "Six.", "citation": CITE, "confidence": "high"} | values


def alone(law: Any, at: str) -> str:
    return cells(law, law)[at]


def judgment(**interest: Any) -> dict[str, Any]:
    rate = {"kind": "fixed", "rate_percent": "9", "rule": "Nine.", "citation": CITE, "confidence": "high"}
    return {
        "renewable": True,
        "life_years": 10,
        "life_citation": CITE,
        "confidence": "high",
        "interest": rate | interest,
    }


def test_every_loan_is_the_one_its_name_says() -> None:
    home = LOANS["purchase"]
    differs = {
        name: {field.name for field in fields(Facts) if getattr(facts, field.name) != getattr(home, field.name)}
        for name, facts in LOANS.items()
    }
    moved_out = {"use", "occupied_at_origination", "occupied_throughout"}
    assert differs == {
        "purchase": set(),
        "purchase_third_party_buyer": {"buyer"},
        "purchase_made_2008": {"originated"},
        "purchase_four_homes": {"units"},
        "purchase_seller_financed": {"seller_financed"},
        "refinance": {"purpose"},
        "refinance_cash_out": {"purpose", "new_money"},
        "second_home": moved_out,
        "rental": moved_out,
        "commercial": moved_out | {"purpose", "borrower", "units", "acres"},
        "farm": moved_out | {"purpose", "acres"},
        "junior_home_equity": {"lien", "purpose"},
        "junior_purchase": {"lien"},
        "wiped_out_home_equity": {"lien", "purpose", "foreclosed"},
        "wiped_out_purchase": {"lien", "foreclosed"},
    }
    for name, use in (("second_home", "second_home"), ("rental", "residential_rental"), ("farm", "agricultural")):
        loan = LOANS[name]
        assert (loan.use, loan.occupied_at_origination, loan.occupied_throughout) == (use, False, False)
    assert all(facts.settled() == facts for facts in LOANS.values()), "a loan that contradicts itself"


def test_the_top_of_the_file_is_told_as_it_stands() -> None:
    law = jurisdiction(
        theory="title",
        instrument="security_deed",
        price_covers_senior_liens=True,
        process={"customary": "nonjudicial", "available": ["nonjudicial", "judicial"]},
    )
    found = cells(law, law)
    assert {at: answer for at, answer in found.items() if "." not in at or at.startswith("process")} == {
        "headline": "recourse",
        "theory": "title",
        "instrument": "security_deed",
        "process.customary": "nonjudicial",
        "process.available": "judicial, nonjudicial",
        "price_covers_senior_liens": "True",
    }


def test_every_loan_and_process_that_both_know_is_asked_for_its_outcome() -> None:
    law = jurisdiction(rule("xx-farm", when={"use": "agricultural"}, outcome="barred"), rule("xx-rest"))
    court = jurisdiction(process={"customary": "judicial", "available": ["judicial", "strict"]})
    found = cells(law, court)
    asked = {at: answer for at, answer in found.items() if at.endswith(".outcome")}
    assert asked == {f"decision.judicial.{loan}.outcome": "barred" if loan == FARM else "allowed" for loan in LOANS}
    assert not any(".nonjudicial" in at or ".strict" in at for at in found)
    assert f"decision.judicial.{FARM}.credit" not in found and "decision.judicial.rental.credit" in found


def test_a_decision_tells_credit_when_it_applies_and_its_limits_in_order() -> None:
    law = jurisdiction(
        rule(
            credit="greater_of_bid_and_fair_value",
            applies="if_raised",
            cap=[{"kind": kind, "citation": CITE, "note": "N."} for kind in ("new_money", "claim_price", "new_money")],
            floor=[
                {"share": "2/3", "of": "appraised_value", "citation": CITE, "note": "N."},
                {"share": "1/2", "of": "total_debt", "citation": CITE, "note": "N."},
            ],
        )
    )
    at = "decision.judicial.purchase"
    assert {key: alone(law, f"{at}.{key}") for key in ("outcome", "credit", "applies", "limits")} == {
        "outcome": "allowed",
        "credit": "greater_of_bid_and_fair_value",
        "applies": "if_raised",
        "limits": "claim_price, new_money, 2/3 appraised_value, 1/2 total_debt",
    }
    assert alone(jurisdiction(), f"{at}.limits") == ""


def test_clocks_are_asked_for_a_loan_of_its_own_and_for_a_wiped_out_one() -> None:
    law = jurisdiction(
        rule(),
        date=[
            day("xx-wiped", when={"foreclosed": "senior"}, length=2, unit="years", trigger="maturity"),
            day("xx-ask"),
            day("xx-report", kind="confirm", length=5, before_trigger=True, trigger="confirmation"),
            day("xx-note", kind="note_limitation", length=None, unit=None, trigger="other"),
        ],
    )
    found = cells(law, law)
    assert {at: answer for at, answer in found.items() if at.startswith("clock.judicial.")} == {
        "clock.judicial.own_lien.ask": "90 days from sale",
        "clock.judicial.own_lien.confirm": "5 days before confirmation",
        "clock.judicial.own_lien.note_limitation": "no period, other",
        "clock.judicial.wiped_out.ask": "2 years from maturity",
        "clock.judicial.wiped_out.confirm": "5 days before confirmation",
        "clock.judicial.wiped_out.note_limitation": "no period, other",
    }
    inside = jurisdiction(rule(), date=[day("xx-in", kind="with_foreclosure", length=None, unit=None)])
    assert alone(inside, "clock.judicial.own_lien.ask") == "with the foreclosure"
    assert alone(inside, "clock.judicial.own_lien.confirm") == "none"
    assert alone(jurisdiction(), "clock.judicial.own_lien.ask") == "none"


def test_a_clock_is_asked_on_the_first_loan_on_which_both_allow() -> None:
    rows = [day("xx-rental", when={"use": "residential_rental"}, length=1, unit="years"), day("xx-ask")]
    homes = {"use": ["owner_occupied", "second_home"]}
    barred = jurisdiction(rule("xx-home", when=homes, outcome="barred"), rule("xx-rest"), date=rows)
    assert cells(jurisdiction(rule(), date=rows), barred)["clock.judicial.own_lien.ask"] == "1 years from sale"
    assert alone(jurisdiction(rule(), date=rows), "clock.judicial.own_lien.ask") == "90 days from sale"
    all_barred = jurisdiction(rule(outcome="barred"), date=rows)
    assert not any(at.startswith("clock.") for at in cells(jurisdiction(rule(), date=rows), all_barred))


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([], "none"),
        ([redemption(length=0, unit="days")], "none"),
        ([redemption()], "6 months from sale"),
        (
            [redemption(when={"use": "vacant"}, length=1, unit="years"), redemption(trigger="deed")],
            "6 months from deed",
        ),
        ([redemption(when={"process": "nonjudicial"})], "none"),
    ],
)
def test_redemption_of_a_home_that_was_bought(rows: list[dict[str, Any]], answer: str) -> None:
    assert alone(jurisdiction(redemption=rows), "redemption.judicial") == answer


@pytest.mark.parametrize(
    ("row", "treatment", "limit"),
    [
        ({}, "contract", "none"),
        ({"treatment": "barred"}, "barred", "none"),
        ({"treatment": "limited", "flat": 75}, "limited", "$75"),
        ({"treatment": "limited", "flat": 0}, "limited", "$0"),
        ({"treatment": "limited", "percent": "15.0", "base": "principal"}, "limited", "15% of principal"),
        ({"treatment": "limited", "percent": "100", "base": "principal"}, "limited", "100% of principal"),
        (
            {"treatment": "limited", "tiers": [{"up_to": 9, "percent": "15"}, {"percent": "10"}], "base": "principal"},
            "limited",
            "2 tiers of principal",
        ),
    ],
)
def test_fees_by_the_customary_process(row: dict[str, Any], treatment: str, limit: str) -> None:
    law = jurisdiction(fees=fees(**row))
    assert (alone(law, "fees.treatment"), alone(law, "fees.limit")) == (treatment, limit)


def test_fees_are_those_of_a_home_that_was_bought_by_the_customary_process() -> None:
    rows = [
        *fees(when={"process": "nonjudicial"}, treatment="court"),
        *fees(when={"use": "vacant"}, treatment="barred"),
        *fees(),
    ]
    assert alone(jurisdiction(fees=rows), "fees.treatment") == "contract"
    process = {"customary": "nonjudicial", "available": ["judicial", "nonjudicial"]}
    assert alone(jurisdiction(fees=rows, process=process), "fees.treatment") == "court"


@pytest.mark.parametrize(
    ("interest", "kind", "rate"),
    [
        ({}, "fixed", "9"),
        ({"rate_percent": "7.50"}, "fixed", "7.5"),
        ({"rate_percent": "10"}, "fixed", "10"),
        ({"kind": "indexed", "rate_percent": None}, "indexed", "none"),
    ],
)
def test_what_a_judgment_costs_and_how_long_it_lives(interest: dict[str, Any], kind: str, rate: str) -> None:
    found = cells(jurisdiction(judgment=judgment(**interest)), jurisdiction())
    told = {at.removeprefix("judgment."): answer for at, answer in found.items() if at.startswith("judgment.")}
    assert told == {"interest.kind": kind, "interest.rate": rate, "life_years": "10", "renewable": "True"}


def test_practice_of_the_typical_loan_is_taken_from_whichever_file_states_it() -> None:
    rules = (rule("xx-none", when={"notice_given": False}, outcome="barred"), rule("xx-rest"))
    plain, practised = jurisdiction(*rules), jurisdiction(*rules, typical={"notice_given": False})
    at = "decision.judicial.purchase.outcome"
    assert alone(plain, at) == "allowed"
    assert compared(plain, practised)[at] == compared(practised, plain)[at] == ("barred", "barred")


def test_only_questions_that_both_were_asked_are_compared() -> None:
    first = jurisdiction(rule())
    second = jurisdiction(rule(), theory="title", fees=fees(treatment="barred"))
    found = compared(first, second)
    assert {at: pair for at, pair in found.items() if pair[0] != pair[1]} == {
        "theory": ("lien", "title"),
        "fees.treatment": ("contract", "barred"),
    }
    assert set(found) == set(cells(first, second)) & set(cells(second, first))


def test_the_loans_are_ordinary_ones() -> None:
    home = LOANS["purchase"]
    assert (home.units, home.acres, home.unpaid_share) == (1, Decimal("0.2"), Fraction(15, 16))
    assert home.use is v.Use.OWNER_OCCUPIED and home.lien is v.Lien.FIRST
    assert replace(LOANS[WIPED], foreclosed=v.Foreclosed.THIS_LOAN) == LOANS["junior_purchase"]
