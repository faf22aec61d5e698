"""What would change the answer: every reported change is true, none is missing, none is an impossible world."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.assessment import Assessment, Classification, assess
from lib.counterfactual import Change, Figures, changes, figures_of
from lib.examples import EXAMPLES, typical_in
from lib.law import vocabulary as v
from lib.law.decide import Option, figures_turn_on, questions
from lib.law.load import load_dataset
from lib.law.would import alternatives, would_words
from lib.money import whole_dollars
from lib.scenario import ProcessChoice, Scenario, ScenarioError
from lib.scenario_text import read, write
from lib.whatif.days import first_day_too_late
from tests.builders import day, jurisdiction, rule
from tests.strategies import scenarios

TODAY = date(2026, 11, 25)
LAW = load_dataset().states
CODES = sorted(LAW)
GENEROUS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answer(code: str, **values: Any) -> Assessment:
    """The typical home loan ($300,000 owed, bid $250,000, value $270,000) in a state, with facts changed."""
    law = LAW[code]
    return assess(replace(typical_in(law, TODAY), state=code, **values), law, TODAY)


def only(found: Assessment, field: str, **wanted: object) -> Change:
    """The one change of a field, or the one whose scenario has these values."""
    alike = [
        one
        for one in changes(found)
        if one.field == field and all(getattr(one.scenario, name) == value for name, value in wanted.items())
    ]
    assert len(alike) == 1, [(one.field, one.words) for one in changes(found)]
    return alike[0]


def no_deficiency(found: Assessment) -> bool:
    return found.covered and bool(found.debt.items) and found.deficiency <= 0 and not found.most


# For any scenario, in any state


@given(scenarios(), st.sampled_from(CODES))
@GENEROUS
def test_what_is_reported_is_what_opening_it_gives(scenario: Scenario, code: str) -> None:
    found = assess(scenario, LAW[code], TODAY)
    base = replace(scenario, state=code)
    ids = {row.id for row in (*found.law.rule, *found.law.date)}
    for change in changes(found):
        opened = read(dict(write(change.scenario))).scenario
        assert opened == change.scenario
        again = assess(opened, LAW[code], TODAY)
        assert figures_of(again) == change.figures_after != change.figures_before == figures_of(found)
        differing = [f.name for f in fields(Scenario) if getattr(opened, f.name) != getattr(base, f.name)]
        assert sorted(differing) == sorted((change.field, *change.also))
        assert change.words and change.reason
        assert (change.rule in ids and change.citation) or not change.after.covered
        assert not (no_deficiency(found) and no_deficiency(again))


@given(scenarios(), st.sampled_from(CODES))
@GENEROUS
def test_nothing_is_reported_twice_and_the_order_is_kept(scenario: Scenario, code: str) -> None:
    found = assess(scenario, LAW[code], TODAY)
    told = changes(found)
    assert len({(one.field, one.words) for one in told}) == len(told)
    assert len({(one.field, one.scenario) for one in told}) == len(told)
    assert [abs(one.by) for one in told] == sorted((abs(one.by) for one in told), reverse=True)
    assert changes(found) == told


def asked_one_by_one(found: Assessment) -> dict[tuple[str, Figures], object]:
    """Every answer that another value of a choice or yes/no fact gives, asked without the module under test."""
    base = replace(found.scenario, state=found.law.code)
    answers: dict[tuple[str, Figures], object] = {}
    for name, options in figures_turn_on(found.law).items():
        if name in ("new_money", "units", "acres", "unpaid_share", "originated", "filed"):
            continue
        for option in options:
            value = ProcessChoice(str(option.value)) if name == "process" else option.value
            if getattr(base, name) == value:
                continue
            try:
                changed = replace(base, **{name: value})  # type: ignore[arg-type]
            except ScenarioError:
                continue
            after = assess(changed, found.law, TODAY)
            if figures_of(after) != figures_of(found) and not (no_deficiency(found) and no_deficiency(after)):
                answers[name, figures_of(after)] = value
    return answers


@given(scenarios(), st.sampled_from(CODES))
@GENEROUS
def test_no_choice_that_changes_the_answer_is_missing(scenario: Scenario, code: str) -> None:
    found = assess(scenario, LAW[code], TODAY)
    if found.covered:
        told = {(one.field, one.figures_after) for one in changes(found)}
        missing = {key: value for key, value in asked_one_by_one(found).items() if key not in told}
        # A first lien drops the debt ahead of it, so its figure is another one than with that debt kept.
        assert [name for name, _ in missing if name not in ("lien", "confirmed")] == []


@pytest.mark.parametrize("code", CODES)
def test_knowing_nothing_crashes_nothing(code: str) -> None:
    for scenario in (Scenario(), Scenario(principal=300_000_00), Scenario(sale_date=date(1951, 1, 1))):
        for change in changes(assess(scenario, LAW[code], TODAY)):
            assert figures_of(assess(change.scenario, LAW[code], TODAY)) == change.figures_after


@pytest.mark.parametrize("code", CODES)
def test_the_typical_loan_misses_no_choice(code: str) -> None:
    for process in LAW[code].process.available:
        for purpose in v.Purpose:
            found = answer(code, process=ProcessChoice(str(process)), purpose=purpose)
            told = {(one.field, one.figures_after) for one in changes(found)}
            assert set(asked_one_by_one(found)) <= told


@pytest.mark.parametrize("code", CODES)
@given(st.integers(1, 30), st.integers(1, 20_000), st.integers(-200, 9_000))
@settings(max_examples=12, deadline=None)
def test_no_number_or_day_that_changes_the_answer_is_missing(code: str, units: int, acres: int, days: int) -> None:
    found = answer(code, sale_date=date(2026, 3, 2), maturity=date(2025, 6, 2), deed_date=date(2026, 3, 12))
    told = {(one.field, one.figures_after) for one in changes(found)}
    asked = date(2026, 3, 2) + timedelta(days=max(0, days))
    for field, value in (("units", units), ("acres", Decimal(acres) / 100), ("filed_on", asked)):
        after = assess(replace(found.scenario, **{field: value}), LAW[code], TODAY)  # type: ignore[arg-type]
        assert figures_of(after) == figures_of(found) or (field, figures_of(after)) in told


# Ordinary loans, worked out by hand from the statutes


def test_arizona_a_lot_just_over_the_limit() -> None:
    found = answer("AZ", acres=Decimal("2.5"))
    assert found.classification is Classification.BARRED
    change = only(found, "acres")
    assert change.scenario.acres == Decimal("2.51")
    assert change.words == "the lot were larger than 2.5 acres"
    # § 33-814(A): 300,000 less the value of 270,000.
    assert change.figures_after == Figures(Classification.LIMITED, 30_000_00, 30_000_00)
    assert (change.by, change.rule) == (30_000_00, "az-trustee-sale-other")


def test_arizona_three_acres_instead_of_one() -> None:
    change = only(answer("AZ", acres=Decimal(3)), "acres")
    assert change.scenario.acres == Decimal("2.5")
    assert change.words == "the lot were 2.5 acres or smaller"
    assert (change.by, change.citation) == (-30_000_00, "Ariz. Rev. Stat. Ann. § 33-814(G)")
    assert change.confidence is v.Confidence.HIGH
    assert len(change.unless) == 1 and "home builder's construction loan" in change.unless[0]


def test_values_that_lead_to_one_answer_are_one_change() -> None:
    change = only(answer("AZ"), "use")
    assert change.words == "it were vacant, a farm or commercial"
    assert (change.also, change.also_words) == (("occupied_throughout",), ("Lived there ever since",))
    assert change.scenario.occupied_throughout is False


def test_nevada_a_refinance_instead_of_a_purchase() -> None:
    found = answer("NV")
    change = only(found, "purpose")
    assert change.scenario.purpose is v.Purpose.REFINANCE
    assert change.words.startswith("the loan had replaced an earlier loan (refinance), been ")
    # § 40.459: 300,000 less the value of 270,000.
    assert (found.most, change.by, change.rule) == (0, 30_000_00, "nv-home-value-credit")
    rental = only(found, "use")
    assert "rented out as a home" in rental.words and rental.by == 30_000_00
    loan = only(found, "originated")
    assert loan.scenario.originated == date(2009, 9, 30)
    assert loan.words == "the loan had been made before October 1, 2009"
    homes = [one for one in changes(found) if one.field == "units"]
    assert [(one.scenario.units, one.words) for one in homes] == [
        (2, "there were 2 to 4 homes"),
        (5, "there were more than 4 homes"),
    ]
    back = only(answer("NV", purpose=v.Purpose.REFINANCE), "purpose")
    assert (back.by, back.rule) == (-30_000_00, "nv-purchase-home-first")


def test_california_a_trustees_sale_or_the_court() -> None:
    found = answer("CA", purpose=v.Purpose.HOME_EQUITY)
    change = only(found, "process")
    assert change.words == "it is foreclosed in court"  # the customary process was only assumed
    assert (change.by, change.citation) == (30_000_00, "Cal. Civ. Proc. Code § 726(b)")
    named = only(answer("CA", purpose=v.Purpose.HOME_EQUITY, process=ProcessChoice.NONJUDICIAL), "process")
    assert named.words == "it had been foreclosed in court"


def test_california_cash_out_is_never_counted_too_low() -> None:
    found = answer("CA", purpose=v.Purpose.REFINANCE, new_money=0, process=ProcessChoice.JUDICIAL)
    change = only(found, "new_money")
    assert change.words == "new cash had been taken out, counted here as all of the principal"
    assert (change.scenario.new_money, change.by) == (300_000_00, 30_000_00)


def test_texas_the_value_raised() -> None:
    found = answer("TX")
    raised, not_raised = (only(found, "value_raised", value_raised=value) for value in (True, False))
    assert raised.words == "the value is raised and proved"
    assert raised.figures_after == Figures(Classification.LIMITED, 30_000_00, 30_000_00)
    assert not_raised.figures_after == Figures(Classification.FULL, 50_000_00, 50_000_00)
    assert raised.citation == "Tex. Prop. Code Ann. § 51.003"
    once = only(answer("TX", value_raised=False), "value_raised")
    assert (once.words, once.by) == ("the value were raised and proved", -20_000_00)


def test_texas_asked_for_a_day_too_late() -> None:
    # Sold March 2, 2026: two years end on March 2, 2028, Texas Independence Day, so March 3 is for the court's rule.
    change = only(answer("TX", sale_date=date(2026, 3, 2)), "filed_on")
    assert change.scenario.filed_on == date(2028, 3, 4)
    assert change.words == "the lender asks only on or after March 4, 2028"
    assert (change.figures_after.most, change.rule) == (0, "tx-sue")


def test_north_carolina() -> None:
    found = answer("NC")
    assert only(found, "high_cost").citation == "N.C. Gen. Stat. § 45-21.38A"
    seller = only(found, "seller_financed")
    assert (seller.by, seller.rule) == (-50_000_00, "nc-seller-financed")
    buyer = only(found, "buyer")
    assert buyer.words == "someone else had bought"
    assert (buyer.by, buyer.figures_after.least) == (0, 50_000_00)


def test_north_dakota_a_larger_lot_or_another_use() -> None:
    found = answer("ND")
    assert only(found, "acres").scenario.acres == Decimal("40.01")
    assert only(found, "units").scenario.units == 5
    assert only(found, "use").by == 30_000_00


def test_maine_a_sale_before_the_amendment() -> None:
    # Sold October 1, 2019: 60 days end on November 30, 2019; reported on January 15, 2020.
    found = answer("ME", sale_date=date(2019, 10, 1), filed_on=date(2020, 1, 15))
    assert found.most == 0
    change = only(found, "sale_date")
    assert change.words == "the sale had been before September 19, 2019"
    assert change.scenario.sale_date == date(2019, 9, 18)
    assert change.scenario.filed_on == date(2020, 1, 2)  # the days of the case keep their distance from the sale
    assert (change.also, change.by) == (("filed_on",), 30_000_00)
    assert change.rule == "me-court-no-clock-before-2019"
    in_time = only(found, "filed_on")
    assert in_time.scenario.filed_on == date(2019, 11, 30)
    assert (in_time.by, in_time.rule) == (30_000_00, "me-report-of-sale")


def test_maine_interest_alone_is_no_change_of_law() -> None:
    found = answer("ME", rate=Decimal(5), paid_to=date(2026, 1, 1), day_count=typical_in(LAW["ME"], TODAY).day_count)
    assert [one for one in changes(found) if one.field == "sale_date"] == []


def test_oklahoma_homestead_notice() -> None:
    found = answer("OK", process=ProcessChoice.NONJUDICIAL)
    change = only(found, "homestead_election")
    assert change.words == "the owner had given homestead notice in time"
    assert (change.by, change.rule) == (-30_000_00, "ok-homestead-election")


def test_minnesota_the_share_still_owed() -> None:
    # 300,000 of 320,000 is 15/16; less than 2/3 from an original principal above 450,000.
    change = only(answer("MN"), "original_principal")
    assert change.scenario.original_principal == 450_000_01
    assert change.words == "less than 2/3 of the original principal were still owed"
    back = only(answer("MN", original_principal=600_000_00), "original_principal")
    assert back.scenario.original_principal == 450_000_00


def test_arizona_too_late_or_in_time() -> None:
    late = next(example for example in EXAMPLES if example.key == "late").scenario
    change = only(assess(late, LAW["AZ"], TODAY), "filed_on")
    # 90 days from April 6, 2026 end on July 5, a Sunday.
    assert change.scenario.filed_on == date(2026, 7, 5)
    assert change.words == "the lender had asked on or before July 5, 2026"
    assert change.citation == "Ariz. Rev. Stat. Ann. § 33-814(A)"


def test_a_first_lien_has_no_senior() -> None:
    given_ = {"lien": v.Lien.JUNIOR, "foreclosed": v.Foreclosed.SENIOR, "senior_debt": 100_000_00}
    change = only(answer("MO", **given_), "lien")
    assert change.scenario.lien is v.Lien.FIRST
    assert change.also == ("foreclosed", "senior_debt")
    assert [one for one in changes(answer("MO")) if one.field == "foreclosed"] == []


def test_a_sale_before_the_dataset_begins_is_only_told_to_be_so() -> None:
    old = {"originated": None, "original_principal": None}
    found = answer("ME", sale_date=date(2012, 10, 1), **old)
    (change,) = changes(found)
    assert change.words == "the sale had been on or after January 1, 2013"
    assert (change.figures_before, change.by) == (Figures(Classification.NOT_COVERED, 0, 0), 0)
    back = only(answer("ME", sale_date=date(2013, 1, 2), **old), "sale_date")
    assert (back.rule, back.figures_after.classification) == (None, Classification.NOT_COVERED)
    assert back.reason == "This dataset covers Maine sales from January 1, 2013 on; no answer is given."


def test_what_is_not_sure_is_said_as_it_may_be() -> None:
    found = answer("NV", occupied_throughout=None, occupied_at_origination=None)
    yes, no = (only(found, "occupied_throughout", occupied_throughout=value) for value in (True, False))
    assert (yes.words, no.words) == ("the borrower has always lived there", "the borrower moved in later or moved out")
    assert (yes.figures_after.most, no.figures_after.least) == (0, 30_000_00)
    late = only(found, "filed_on")
    assert late.rule == "nv-ask"


def test_an_unknown_value_is_asked_at_both_ends() -> None:
    found = answer("TX", fair_value=None, value_raised=True)
    low, high = (only(found, "fair_value", fair_value=value) for value in (250_000_00, 300_000_00))
    assert low.words == "the fair market value is no more than the price ($250,000)"
    assert high.words == "the fair market value covers the whole debt ($300,000 or more)"
    assert (low.figures_after.least, high.figures_after.most) == (50_000_00, 0)


def test_the_price_of_a_claim() -> None:
    found = answer("NV", purpose=v.Purpose.REFINANCE, claim_price=280_000_00, costs=0)
    change = only(found, "claim_price")
    # § 40.459(3): 280,000 less 270,000; without the cap 30,000.
    assert (found.most, change.by) == (10_000_00, 20_000_00)
    assert change.citation == "Nev. Rev. Stat. § 40.459(3)"


def test_a_sale_that_covered_the_debt_has_nothing_to_change() -> None:
    assert changes(answer("TX", bid=310_000_00)) == ()


# The engine on its own


def found_in(*rules: Any, scenario: Scenario | None = None, **tables: Any) -> Assessment:
    loan = scenario or replace(typical_in(jurisdiction(), TODAY), state="XX")
    return assess(loan, jurisdiction(*rules, **tables), TODAY)


def test_a_rule_measured_by_filing() -> None:
    rules = (
        rule("xx-new", outcome="barred", in_force_from="2027-01-01", measured_by="filing"),
        rule("xx-old"),
    )
    loan = replace(typical_in(jurisdiction(), TODAY), state="XX", filed_on=date(2026, 12, 1))
    change = only(found_in(*rules, scenario=loan), "filed_on")
    assert (change.scenario.filed_on, change.rule) == (date(2027, 1, 1), "xx-new")
    assert change.words == "the judgment had been asked for on or after January 1, 2027"


def test_a_loan_is_not_made_after_its_sale() -> None:
    rules = (rule("xx-new", outcome="barred", in_force_from="2027-01-01", measured_by="origination"), rule("xx-old"))
    assert [one for one in changes(found_in(*rules)) if one.field == "originated"] == []


def test_a_stretch_between_two_limits() -> None:
    rules = (
        rule("xx-small", when={"max_acres": 10}, outcome="barred"),
        rule("xx-middle", when={"max_acres": 40}, credit="greater_of_bid_and_fair_value"),
        rule("xx-large"),
    )
    small = [one for one in changes(found_in(*rules)) if one.field == "acres"]
    assert [(one.scenario.acres, one.rule) for one in small] == [
        (Decimal("40.01"), "xx-large"),
        (Decimal("10.01"), "xx-middle"),
    ]
    assert small[1].words == "the lot were larger than 10 acres, up to 40"
    loan = replace(typical_in(jurisdiction(), TODAY), state="XX", acres=Decimal(100))
    large = [one for one in changes(found_in(*rules, scenario=loan)) if one.field == "acres"]
    assert [(one.scenario.acres, one.rule) for one in large] == [
        (Decimal(10), "xx-small"),
        (Decimal(40), "xx-middle"),
    ]


def test_an_event_without_a_day_can_make_the_asking_too_late() -> None:
    loan = replace(typical_in(jurisdiction(), TODAY), state="XX", sale_date=date(2026, 1, 5), filed_on=date(2026, 9, 1))
    found = found_in(rule(), scenario=loan, date=[day("xx-ask", trigger="deed")])
    change = only(found, "deed_date")
    assert change.scenario.deed_date is not None
    last = change.scenario.deed_date + timedelta(days=90)
    assert first_day_too_late("XX", last) <= date(2026, 9, 1) < first_day_too_late("XX", last + timedelta(days=1))
    assert (change.figures_after.most, change.rule) == (0, "xx-ask")


def test_a_last_day_before_the_sale_leaves_no_day_in_time() -> None:
    loan = replace(typical_in(jurisdiction(), TODAY), state="XX", maturity=date(2018, 1, 5), filed_on=date(2026, 12, 1))
    limit = day("xx-note", kind="note_limitation", trigger="maturity", length=6, unit="years")
    found = found_in(rule(), scenario=loan, date=[limit])
    assert found.classification is Classification.BARRED
    assert [one for one in changes(found) if one.field == "filed_on"] == []


def test_a_cap_and_a_fee_row_are_named_where_they_do_it() -> None:
    fees = [
        {
            "when": {"use": "owner_occupied"},
            "treatment": "barred",
            "note": "No fees on a home.",
            "citation": "Ala. Code § 2-2-2",
            "confidence": "high",
        },
        {
            "when": {},
            "treatment": "contract",
            "note": "As agreed.",
            "citation": "Ala. Code § 1-1-1",
            "confidence": "high",
        },
    ]
    loan = replace(typical_in(jurisdiction(), TODAY), state="XX", attorney_fees=2_000_00)
    change = only(found_in(rule(), scenario=loan, fees=fees), "use")
    assert (change.by, change.reason) == (2_000_00, "As agreed.")


def test_a_confirmation_refused_takes_its_date_away() -> None:
    loan = replace(
        typical_in(jurisdiction(), TODAY),
        state="XX",
        sale_date=date(2026, 3, 2),
        confirmed=True,
        confirmation_date=date(2026, 4, 1),
    )
    change = only(found_in(rule(credit="confirmed_sale"), scenario=loan), "confirmed")
    assert (change.words, change.also) == ("the court had refused to confirm the sale", ("confirmation_date",))
    assert change.figures_after.most == 0


# Words


@pytest.mark.parametrize("code", CODES)
def test_every_option_of_every_state_reads_in_the_conditional(code: str) -> None:
    for options in (*figures_turn_on(LAW[code]).values(), *questions(LAW[code]).values()):
        clauses = [would_words(option) for option in options]
        assert len(set(clauses)) == len(clauses)
        assert not any(clause.endswith(".") or "None" in clause for clause in clauses)
        assert all(would_words(option) != option.words for option in options)


def test_every_fact_has_words_in_the_conditional() -> None:
    for name, enum in v.ENUM_FACTS.items():
        assert len({would_words(Option(name, value)) for value in enum}) == len(enum)
    for fact in v.BOOL_FACTS:
        assert would_words(Option(fact, True)) != would_words(Option(fact, False))


def test_shared_beginnings_are_said_once() -> None:
    use = [Option("use", value) for value in (v.Use.SECOND_HOME, v.Use.AGRICULTURAL)]
    assert alternatives(use, known=False) == "it is a second home or farm"
    lived = [Option("use", v.Use.OWNER_OCCUPIED), *use]
    assert alternatives(lived, known=True) == "the borrower lived there, it were a second home or it were a farm"
    units = [Option("units", 1, None, 1), Option("units", 4, 1, 4), Option("units", 5, 4, None)]
    assert alternatives(units[1:], known=True) == "there were more than one home on the property"
    assert alternatives(units[:1], known=True) == "there were one home on the property"


def test_amounts_in_words_are_exact() -> None:
    found = answer("TX", fair_value=None, value_raised=True, bid=250_000_50)
    (low,) = (one for one in changes(found) if one.scenario.fair_value == 250_000_50)
    assert whole_dollars(250_000_50) not in low.words and "$250,000.50" in low.words
