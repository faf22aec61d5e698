"""Scenario + law → figures: the agreed scenario in four states, and every step of the engine on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.assessment import Assessment, Classification, assess, assess_everywhere, other_processes
from lib.fields import FIELDS
from lib.law import vocabulary as v
from lib.law.credits import Why
from lib.law.dates import Standing
from lib.law.load import load_dataset
from lib.scenario import ProcessChoice, Scenario, ScenarioError
from lib.scenario_text import read
from lib.trace import StepKind
from tests.builders import CITE, day, jurisdiction, rule
from tests.strategies import scenarios

TODAY = date(2026, 11, 23)
AGREED = (
    "purpose=refinance&new_money=0&lien=first&use=owner_occupied&units=1&originated=2016-01-01&sale_date=2026-03-02"
    "&principal=450000&accrued_interest=0&attorney_fees=0&costs=0&late_charges=0&advances=0&credits=0&bid=400000"
    "&fair_value=425000&buyer=third_party"
)
LOAN = Scenario(
    lien=v.Lien.FIRST,
    sale_date=date(2026, 3, 2),
    principal=300_000_00,
    accrued_interest=0,
    late_charges=0,
    advances=0,
    attorney_fees=0,
    costs=0,
    bid=250_000_00,
    fair_value=270_000_00,
)


@pytest.mark.parametrize(
    ("also", "most", "least", "kind"),
    [
        ("state=NV", 25_000_00, 25_000_00, Classification.LIMITED),
        ("state=MO", 50_000_00, 50_000_00, Classification.FULL),
        ("state=CA&process=nonjudicial", 0, 0, Classification.BARRED),
        ("state=TX", 50_000_00, 25_000_00, Classification.LIMITED),
    ],
)
def test_the_agreed_scenario(also: str, most: int, least: int, kind: Classification) -> None:
    reading = read(dict(parse_qsl(f"{also}&{AGREED}")))
    assert reading.problems == ()
    found = assess(reading.scenario, load_dataset().states[reading.scenario.state or ""], TODAY)
    assert found.award.deficiency == 50_000_00
    assert (found.most, found.least, found.classification) == (most, least, kind)
    assert found.award.rule.citation


def value_law(**values: object) -> Assessment:
    credit = rule(credit="greater_of_bid_and_fair_value", **values)
    return assess(LOAN, jurisdiction(credit), TODAY)


def test_steps_of_a_value_credit() -> None:
    found = value_law(applies="always")
    steps = [
        (step.key, step.amount, step.running) for step in found.award.trace.steps if step.amount or step.kind == "total"
    ]
    assert steps == [
        ("principal", 300_000_00, 300_000_00),
        ("total_debt", 0, 300_000_00),
        ("sale_credit", -250_000_00, 50_000_00),
        ("deficiency", 0, 50_000_00),
        ("value_credit", -20_000_00, 30_000_00),
        ("judgment", 0, 30_000_00),
    ]
    credit = found.award.trace.step("value_credit")
    assert credit is not None and credit.citation == CITE and credit.rule == "xx-rule"
    assert credit.operands == (("Winning bid", 250_000_00), ("Fair market value that counts", 270_000_00))
    for key in ("total_debt", "deficiency"):
        total = found.award.trace.step(key)
        assert total is not None and sum(amount for _, amount in total.operands) == total.running


def test_a_credit_that_must_be_asked_for_has_two_traces() -> None:
    found = value_law(applies="if_raised")
    assert (found.most, found.least, found.award.why_less) == (50_000_00, 30_000_00, Why.IF_RAISED)
    assert found.award.trace.result == 50_000_00
    assert found.award.trace_least is not None and found.award.trace_least.result == 30_000_00


def test_a_surplus_is_not_a_judgment() -> None:
    found = assess(replace(LOAN, bid=310_000_00), jurisdiction(), TODAY)
    assert (found.award.deficiency, found.most, found.award.trace.result) == (-10_000_00, 0, 0)


@pytest.mark.parametrize(("over", "most"), [(-1, 1), (0, 0), (1, 0)])
def test_a_cent_either_side_of_the_debt(over: int, most: int) -> None:
    found = assess(replace(LOAN, bid=300_000_00 + over), jurisdiction(), TODAY)
    assert found.most == most


def fees(**values: object) -> dict[str, object]:
    return {"when": {}, "note": "N.", "citation": CITE, "confidence": "high"} | values


@pytest.mark.parametrize(
    ("row", "claimed", "lost"),
    [
        (fees(treatment="contract"), 60_000_00, 0),
        (fees(treatment="barred"), 60_000_00, 50_000_00),  # never more than the deficiency takes off the judgment
        (fees(treatment="limited", percent="15", base="principal"), 45_000_00, 0),
        (fees(treatment="limited", percent="15", base="principal"), 45_000_01, 1),
        (fees(treatment="limited", percent="10", base="principal_and_interest"), 30_100_00, 0),
        (fees(treatment="limited", percent="10", base="debt_without_fees"), 30_300_00, 0),
        (fees(treatment="limited", flat=75), 100_00, 25_00),
        (
            fees(treatment="limited", base="principal", tiers=[{"up_to": 500, "percent": "15"}, {"percent": "10"}]),
            30_026_00,
            1_00,
        ),
    ],
)
def test_fees_the_state_does_not_allow_stay_in_the_debt_and_come_off_the_judgment(
    row: dict[str, object], claimed: int, lost: int
) -> None:
    loan = replace(LOAN, accrued_interest=1_000_00, costs=2_000_00, attorney_fees=claimed, bid=250_000_00)
    loan = replace(loan, bid=loan.bid + (claimed + 3_000_00))  # type: ignore[operator]
    found = assess(loan, jurisdiction(fees=[row]), TODAY)
    assert found.debt.total == 303_000_00 + claimed
    assert found.award.deficiency == 50_000_00
    assert found.most == 50_000_00 - lost
    step = found.award.trace.step("fees")
    assert (step.amount if step else 0) == -lost


def test_of_fee_rows_that_may_hold_the_one_that_leaves_most_owed_counts() -> None:
    rows = [fees(treatment="barred", when={"use": "owner_occupied"}), fees(treatment="contract")]
    loan = replace(LOAN, attorney_fees=1_000_00)
    assert assess(loan, jurisdiction(fees=rows), TODAY).most == 51_000_00
    assert assess(replace(loan, use=v.Use.OWNER_OCCUPIED), jurisdiction(fees=rows), TODAY).most == 50_000_00


def test_junior_liens() -> None:
    law = jurisdiction(
        rule("xx-wiped-out", when={"foreclosed": "senior"}),
        rule("xx-rest", credit="greater_of_bid_and_fair_value"),
    )
    junior = replace(
        LOAN, lien=v.Lien.JUNIOR, principal=60_000_00, bid=250_000_00, fair_value=290_000_00, senior_debt=240_000_00
    )
    wiped = assess(replace(junior, foreclosed=v.Foreclosed.SENIOR), law, TODAY)
    assert (wiped.award.sale_credit, wiped.award.deficiency, wiped.most) == (10_000_00, 50_000_00, 50_000_00)
    own = assess(replace(junior, foreclosed=v.Foreclosed.THIS_LOAN, bid=5_000_00), law, TODAY)
    assert (own.award.sale_credit, own.award.deficiency, own.most) == (5_000_00, 55_000_00, 10_000_00)
    unknown = assess(replace(junior, foreclosed=v.Foreclosed.THIS_LOAN, bid=5_000_00, senior_debt=None), law, TODAY)
    assert (unknown.most, unknown.least, unknown.award.why_less) == (55_000_00, 0, Why.SENIOR_DEBT_NOT_KNOWN)
    open_ = assess(junior, law, TODAY)
    assert open_.classification is Classification.DEPENDS
    assert open_.open_facts == ("foreclosed",)


def test_strict_foreclosure_has_no_bid() -> None:
    law = jurisdiction(rule(credit="fair_value"), process={"customary": "strict", "available": ["judicial", "strict"]})
    found = assess(replace(LOAN, bid=1), law, TODAY)
    assert (found.process, found.award.sale_credit, found.award.deficiency, found.most) == (
        v.Process.STRICT,
        270_000_00,
        30_000_00,
        30_000_00,
    )
    blank = assess(replace(LOAN, fair_value=None), law, TODAY)
    assert (blank.most, blank.least) == (300_000_00, 0)


def test_caps() -> None:
    capped = rule(
        credit="greater_of_bid_and_fair_value",
        cap=[{"kind": "claim_price", "citation": CITE, "note": "No more."}],
    )
    loan = replace(LOAN, claim_price=275_000_00)
    assert assess(loan, jurisdiction(capped), TODAY).most == 5_000_00
    assert assess(LOAN, jurisdiction(capped), TODAY).most == 30_000_00
    cash = rule(cap=[{"kind": "new_money", "citation": CITE, "note": "Only new money."}])
    found = assess(replace(LOAN, new_money=20_000_00, accrued_interest=4_000_00), jurisdiction(cash), TODAY)
    assert (found.award.deficiency, found.most) == (54_000_00, 24_000_00)
    assert found.classification is Classification.LIMITED


@pytest.mark.parametrize(
    ("filed", "most", "standing"),
    [
        (date(2026, 6, 2), 50_000_00, Standing.IN_TIME),
        (date(2026, 6, 3), 0, Standing.TOO_LATE),
        (None, 50_000_00, Standing.PAST),
    ],
)
def test_filed_on_decides_and_a_past_day_without_it_does_not(filed: date | None, most: int, standing: Standing) -> None:
    law = jurisdiction(rule(), date=[day("xx-ask")])
    found = assess(replace(LOAN, sale_date=date(2026, 3, 4), filed_on=filed), law, TODAY)
    assert found.award.dates[0].day == date(2026, 6, 2)
    assert (found.most, found.award.dates[0].standing) == (most, standing)
    assert (found.classification is Classification.BARRED) == (most == 0)


@pytest.mark.parametrize(
    ("filed", "most", "standing"),
    [
        (date(2026, 5, 31), 50_000_00, Standing.IN_TIME),  # the Sunday itself
        (date(2026, 6, 1), 50_000_00, Standing.COURT_RULE),  # the Monday: a court's rule decides, so the most is shown
        (date(2026, 6, 2), 0, Standing.TOO_LATE),
    ],
)
def test_a_last_day_on_a_weekend_is_pointed_out_and_decides_nothing_on_monday(
    filed: date, most: int, standing: Standing
) -> None:
    found = assess(replace(LOAN, filed_on=filed), jurisdiction(rule(), date=[day("xx-ask")]), TODAY)
    row = found.award.dates[0]
    assert (row.day, row.closed, row.standing, found.most) == (date(2026, 5, 31), "Sunday", standing, most)


@pytest.mark.parametrize(
    ("sale", "filed", "closed"),
    [
        (date(2025, 10, 21), date(2026, 1, 20), "Martin Luther King Jr. Day"),  # 90 days: Monday, January 19
        (date(2025, 4, 5), date(2025, 7, 7), "Independence Day"),  # Friday, July 4, then a weekend
    ],
)
def test_a_last_day_on_a_holiday_decides_nothing_on_the_next_open_day(sale: date, filed: date, closed: str) -> None:
    law = jurisdiction(rule(), date=[day("xx-ask")])
    found = assess(replace(LOAN, sale_date=sale, filed_on=filed), law, TODAY)
    row = found.award.dates[0]
    assert (row.closed, row.standing, found.most) == (closed, Standing.COURT_RULE, 50_000_00)
    late = assess(replace(LOAN, sale_date=sale, filed_on=filed + timedelta(days=1)), law, TODAY)
    assert late.most == 0


def test_a_row_that_may_give_way_to_another_ends_no_claim() -> None:
    rows = [day("xx-home", when={"use": "owner_occupied"}, length=3, unit="years"), day("xx-ask")]
    law = jurisdiction(rule(), date=rows)
    late = replace(LOAN, filed_on=date(2026, 9, 1))
    assert assess(late, law, TODAY).most == 50_000_00
    assert assess(replace(late, use=v.Use.VACANT), law, TODAY).most == 0
    assert assess(replace(late, use=v.Use.OWNER_OCCUPIED), law, TODAY).most == 50_000_00


def test_a_rank_that_is_not_sure_never_lowers_the_figure() -> None:
    law = jurisdiction(rule(credit="greater_of_bid_and_fair_value"))
    loan = replace(
        LOAN,
        lien=None,
        foreclosed=v.Foreclosed.THIS_LOAN,
        principal=60_000_00,
        bid=5_000_00,
        fair_value=290_000_00,
        senior_debt=240_000_00,
    )
    assert assess(loan, law, TODAY).most == 10_000_00
    assert assess(replace(loan, senior_debt=None), law, TODAY).most == 55_000_00


def test_taxes_ahead_of_a_first_mortgage_come_off_the_value() -> None:
    law = jurisdiction(rule(credit="greater_of_bid_and_fair_value"))
    assert assess(replace(LOAN, senior_debt=15_000_00), law, TODAY).most == 45_000_00


@pytest.mark.parametrize(
    "values",
    [
        {"purpose": "purchase"},
        {"lien": "junior"},
        {"confirmed": "no"},
        {"process": "judicial"},
        {"deficiency_waived": 1},
    ],
)
def test_a_word_is_no_member_and_a_text_no_answer(values: dict[str, object]) -> None:
    with pytest.raises(ScenarioError):
        Scenario(**values)  # type: ignore[arg-type]


def test_a_sale_before_the_dataset_begins_is_declined() -> None:
    law = jurisdiction(covers_sales_from="2013-01-01")
    early = replace(LOAN, sale_date=date(2012, 12, 31))
    assert not assess(early, law, TODAY).covered
    assert assess(replace(LOAN, sale_date=date(2013, 1, 1)), law, TODAY).covered


def test_a_process_a_state_does_not_have_is_said_and_replaced() -> None:
    found = assess(replace(LOAN, process=ProcessChoice.STRICT), jurisdiction(), TODAY)
    assert found.process is v.Process.JUDICIAL
    assert any("no strict foreclosure" in note for note in found.notes)


def test_what_was_not_entered_is_said() -> None:
    found = assess(Scenario(principal=100_00, rate=Decimal(5)), jurisdiction(), TODAY)
    assert found.debt.missing == ("interest", "late charges", "advances", "attorney fees", "foreclosure costs")
    text = " ".join(found.notes)
    for words in ("bid is not known", "No sale date", "rate without the date"):
        assert words in text


def test_without_a_sale_date_the_law_of_today_decides() -> None:
    law = jurisdiction(rule("xx-new", in_force_from="2026-06-01", measured_by="sale", outcome="barred"), rule("xx-old"))
    undated = replace(LOAN, sale_date=None)
    assert assess(undated, law, date(2026, 5, 31)).award.rule.id == "xx-old"
    assert assess(undated, law, date(2026, 6, 1)).award.rule.id == "xx-new"
    assert assess(replace(undated, as_of=date(2026, 5, 31)), law, TODAY).award.rule.id == "xx-old"


@pytest.mark.parametrize(
    ("interest", "ids"),
    [(0, ["xx-paid-down"]), (999_99, ["xx-paid-down"]), (1_000_00, ["xx-rest", "xx-paid-down"])],
)
def test_a_claim_that_reaches_the_tested_share_with_its_interest_leaves_the_share_open(
    interest: int, ids: list[str]
) -> None:
    """Two thirds of 300,000 are 200,000; 199,000 of principal are less, and with 1,000 of interest they are not."""
    law = jurisdiction(rule("xx-paid-down", when={"unpaid_share_below": "2/3"}, outcome="barred"), rule("xx-rest"))
    loan = replace(LOAN, principal=199_000_00, original_principal=300_000_00, accrued_interest=interest, bid=100_000_00)
    found = assess(loan, law, TODAY)
    assert [branch.award.rule.id for branch in found.branches] == ids
    assert found.open_facts == (() if len(ids) == 1 else ("unpaid_share",))


@pytest.mark.parametrize(
    ("over", "kind"), [(-1, Classification.DEPENDS), (0, Classification.FULL), (1, Classification.FULL)]
)
def test_nothing_hangs_on_an_open_fact_where_there_is_no_deficiency(over: int, kind: Classification) -> None:
    law = jurisdiction(rule("xx-home", when={"use": "owner_occupied"}, outcome="barred"), rule("xx-rest"))
    found = assess(replace(LOAN, bid=300_000_00 + over), law, TODAY)
    assert len(found.branches) == 2 and {branch.award.deficiency for branch in found.branches} == {-over}
    if kind is Classification.DEPENDS:
        assert (found.classification, found.open_facts) == (kind, ("use",))
    else:
        assert found.classification is found.branches[0].classification
        assert found.open_facts == ()


@pytest.mark.parametrize(
    ("credit", "value", "kinds", "figures"),
    [
        # Alike in class, apart in figures: the greater of price and value, or the value alone, below the price.
        ("fair_value", 240_000_00, {Classification.LIMITED}, [60_000_00, 50_000_00]),
        # Alike in figures, apart in class: a value below the price limits nothing today, but it is a limit.
        ("bid", 240_000_00, {Classification.LIMITED, Classification.FULL}, [50_000_00, 50_000_00]),
    ],
)
def test_an_answer_depends_where_class_or_figures_part(
    credit: str, value: int, kinds: set[Classification], figures: list[int]
) -> None:
    law = jurisdiction(
        rule("xx-home", when={"use": "owner_occupied"}, credit=credit),
        rule("xx-rest", credit="greater_of_bid_and_fair_value"),
    )
    found = assess(replace(LOAN, fair_value=value), law, TODAY)
    assert {branch.classification for branch in found.branches} == kinds
    assert [branch.award.most for branch in found.branches] == figures
    assert (found.classification, found.open_facts) == (Classification.DEPENDS, ("use",))


@pytest.mark.parametrize(
    ("values", "known", "nothing"),
    [
        ({}, True, False),
        ({"bid": 299_999_99}, True, False),
        ({"bid": 300_000_00}, True, True),
        ({"bid": 300_000_01}, True, True),
        ({"principal": None, "accrued_interest": None, "late_charges": None}, False, False),
    ],
)
def test_nothing_is_left_only_where_a_debt_was_entered_and_the_sale_covered_it(
    values: dict[str, object], known: bool, nothing: bool
) -> None:
    blank = dict.fromkeys(("advances", "attorney_fees", "costs")) if not known else {}
    found = assess(replace(LOAN, **values, **blank), jurisdiction(), TODAY)  # type: ignore[arg-type]
    assert (found.debt_known, found.nothing_left) == (known, nothing)


def test_a_bar_is_not_a_sale_that_covered_the_debt() -> None:
    barred = assess(LOAN, jurisdiction(rule(outcome="barred")), TODAY)
    assert (barred.most, barred.deficiency > 0, barred.nothing_left) == (0, True, False)
    a_cent = assess(replace(LOAN, bid=299_999_99), jurisdiction(rule(outcome="barred")), TODAY)
    assert (a_cent.deficiency, a_cent.most, a_cent.nothing_left) == (1, 0, False)


def test_facts_are_those_of_the_scenario_with_nothing_assumed() -> None:
    law = jurisdiction(rule("xx-home", when={"use": "owner_occupied"}, outcome="barred"), rule("xx-rest"))
    loan = replace(LOAN, sale_date=None, units=2, original_principal=450_000_00, accrued_interest=150_000_00)
    found = assess(loan, law, date(2026, 5, 1))
    facts = found.facts
    assert (facts.use, facts.units, facts.process) == (None, 2, v.Process.JUDICIAL)
    assert facts.sale == date(2026, 5, 1), "no sale date: the law of the day"
    assert facts.unpaid_share == Fraction(2, 3), "300,000 of 450,000; what is claimed lies above it"
    across = replace(loan, principal=299_999_99)
    assert assess(across, law, TODAY).facts.unpaid_share is None, "with interest the claim reaches two thirds"


def test_dates_are_those_of_any_outcome_that_allows_a_judgment() -> None:
    rows = [day("xx-ask")]
    barred, allowed = rule("xx-home", when={"use": "owner_occupied"}, outcome="barred"), rule("xx-rest")
    found = assess(LOAN, jurisdiction(barred, allowed, date=rows), TODAY)
    assert [row.row.id for row in found.dates] == ["xx-ask"]
    surplus = assess(replace(LOAN, bid=310_000_00), jurisdiction(barred, allowed, date=rows), TODAY)
    assert [row.row.id for row in surplus.dates] == ["xx-ask"]
    home = assess(replace(LOAN, use=v.Use.OWNER_OCCUPIED), jurisdiction(barred, allowed, date=rows), TODAY)
    assert home.dates == ()


def test_notes_are_sentences_and_nothing_is_noted_where_all_is_known() -> None:
    assert assess(LOAN, jurisdiction(), TODAY).notes == ()
    strict = assess(replace(LOAN, process=ProcessChoice.STRICT), jurisdiction(), TODAY)
    assert strict.notes == (
        "Exampleland has no strict foreclosure in this dataset; its customary process, judicial, is used.",
    )
    chosen = assess(replace(LOAN, process=ProcessChoice.NONJUDICIAL), jurisdiction(), TODAY)
    assert (chosen.process, chosen.notes) == (v.Process.NONJUDICIAL, ())
    blank = assess(replace(LOAN, bid=None, sale_date=None), jurisdiction(), TODAY)
    assert blank.notes == (
        "The winning bid is not known; every figure counts it as $0 and is the most there could be.",
        "No sale date is given: the law in force today is used and no dates are computed from the sale.",
    )


def test_a_bid_is_not_missed_where_there_is_no_sale() -> None:
    law = jurisdiction(rule(credit="fair_value"), process={"customary": "strict", "available": ["strict"]})
    assert assess(replace(LOAN, bid=None), law, TODAY).notes == ()


@pytest.mark.parametrize("waived", [None, False, True])
@pytest.mark.parametrize("asked", [True, False])
def test_a_waiver_on_which_no_rule_turns_is_said_and_not_used(waived: bool | None, asked: bool) -> None:
    rules = [rule("xx-waived", when={"deficiency_waived": True}, outcome="barred")] if asked else []
    found = assess(replace(LOAN, deficiency_waived=waived), jurisdiction(*rules, rule("xx-rest")), TODAY)
    said = (
        "You said that the lender gave up the deficiency. No Exampleland rule in this dataset turns on that; "
        "what the lender signed or pleaded decides, so keep the paper."
    )
    assert found.notes == ((said,) if waived and not asked else ())


def test_every_other_process_is_the_same_loan_on_the_same_day() -> None:
    law = jurisdiction(
        rule("xx-power", when={"process": "nonjudicial"}, outcome="barred"),
        rule("xx-rest"),
        process={"customary": "judicial", "available": ["judicial", "nonjudicial", "strict"]},
        date=[day("xx-ask")],
    )
    found = assess(LOAN, law, date(2026, 5, 1))
    others = other_processes(found)
    assert [other.process for other in others] == [v.Process.NONJUDICIAL, v.Process.STRICT]
    assert [other.award.rule.id for other in others] == ["xx-power", "xx-rest"]
    for other in others:
        assert (other.law, other.as_of) == (law, date(2026, 5, 1))
        assert replace(other.scenario, process=LOAN.process) == LOAN
    assert [other.process for other in other_processes(others[0])] == [v.Process.JUDICIAL, v.Process.STRICT]


def test_what_is_drawn_is_the_plain_arithmetic_of_this_sale() -> None:
    """Of a junior loan the answers may count different credits; the drawing keeps to the deficiency that is shown."""
    law = jurisdiction(
        rule("xx-wiped-out", when={"foreclosed": "senior"}),
        rule("xx-home", when={"use": "owner_occupied"}, outcome="barred"),
        rule("xx-rest"),
    )
    junior = replace(LOAN, lien=v.Lien.JUNIOR, principal=60_000_00, bid=25_000_00, senior_debt=240_000_00)
    found = assess(junior, law, TODAY)
    assert [(branch.award.rule.id, branch.award.sale_credit, branch.award.most) for branch in found.branches] == [
        ("xx-wiped-out", 0, 60_000_00),
        ("xx-rest", 25_000_00, 35_000_00),
        ("xx-home", 25_000_00, 0),
    ]
    assert (found.headline.award.rule.id, found.most, found.least) == ("xx-wiped-out", 60_000_00, 0)
    assert (found.shown.award.rule.id, found.shown.award.deficiency) == ("xx-rest", found.deficiency)
    assert (found.sale_credit, found.deficiency) == (25_000_00, 35_000_00)
    wiped = assess(replace(junior, foreclosed=v.Foreclosed.SENIOR), law, TODAY)
    assert wiped.shown is wiped.headline
    assert replace(found, sale_credit=1).shown is found.headline, "no answer has this arithmetic: the most is drawn"


def test_an_answer_reached_in_two_ways_assumes_what_both_have_in_common() -> None:
    law = jurisdiction(
        rule("xx-home", when={"use": "owner_occupied", "max_units": 4, "buyer": "lender"}, outcome="barred"),
        rule("xx-rest"),
    )
    found = assess(LOAN, law, TODAY)
    barred = next(branch for branch in found.branches if branch.award.rule.id == "xx-home")
    rest = next(branch for branch in found.branches if branch.award.rule.id == "xx-rest")
    assert len(barred.ways) == 1 and set(barred.assumed) == set(barred.ways[0])
    assert {condition.fact for condition in barred.assumed} == {"use", "units", "buyer"}
    assert len(rest.ways) == 3 and rest.assumed == ()
    assert (found.classification, found.open_facts) == (Classification.DEPENDS, ("use", "buyer", "units"))
    known = assess(replace(LOAN, use=v.Use.VACANT), law, TODAY)
    assert (known.headline.ways, known.headline.assumed, known.open_facts) == (((),), (), ())


def test_one_stated_total_bears_its_rate_to_the_sale() -> None:
    # A judgment of 300,000 at 9 % for 60 days of 365 is 4,438.36 more.
    loan = Scenario(
        debt_total=300_000_00,
        debt_date=date(2026, 1, 1),
        debt_rate=Decimal(9),
        sale_date=date(2026, 3, 2),
        bid=250_000_00,
        lien=v.Lien.FIRST,
    )
    found = assess(loan, jurisdiction(), TODAY)
    assert (found.debt.total, found.most) == (304_438_36, 54_438_36)


@settings(max_examples=150, deadline=None)
@given(scenarios(state=None), st.sampled_from(sorted(load_dataset().states)))
def test_in_every_state_the_figures_hold_together(scenario: Scenario, code: str) -> None:
    found = assess(scenario, load_dataset().states[code], TODAY)
    assert 0 <= found.least <= found.most
    for branch in found.branches:
        award = branch.award
        assert 0 <= award.least <= award.most <= found.debt.total
        assert award.deficiency == found.debt.total - award.sale_credit
        if award.rule.outcome is v.Outcome.BARRED:
            assert award.most == 0
        if award.rule.credit is not v.Credit.FAIR_VALUE:
            assert award.most <= max(0, award.deficiency)
        for trace, result in ((award.trace, award.most), (award.trace_least, award.least)):
            if trace is not None:
                assert trace.result == result == sum(step.amount for step in trace.steps)
                running = 0
                for step in trace.steps:
                    running += step.amount
                    assert step.running == running
                    assert step.kind is StepKind.ITEM or step.amount == 0
    if found.classification is Classification.DEPENDS:
        assert found.open_facts and len(found.branches) > 1


HIDEABLE = sorted(
    {field.name for field in FIELDS}
    - {"state", "process", "day_count", "as_of", "sale_date", "new_money", "principal", "rate", "paid_to", "debt_total"}
    - {"accrued_interest", "late_charges", "advances", "attorney_fees", "costs", "credits", "debt_date", "debt_rate"}
)


@settings(max_examples=500, deadline=None)
@given(
    scenarios(
        state=None,
        sale_date=date(2026, 3, 2),
        principal=300_000_00,
        accrued_interest=5_000_00,
        late_charges=0,
        advances=0,
        attorney_fees=20_000_00,
        costs=1_000_00,
        credits=0,
        rate=None,
        paid_to=None,
        debt_total=None,
        debt_date=None,
        debt_rate=None,
    ),
    st.sampled_from(sorted(load_dataset().states)),
    st.sets(st.sampled_from(HIDEABLE), min_size=1, max_size=3),
)
def test_knowing_less_never_shows_less(full: Scenario, code: str, hidden: set[str]) -> None:
    if full.lien is v.Lien.FIRST and "lien" not in hidden:
        # A first lien has nothing ahead of it unless it is entered: there the absence is the answer.
        hidden = hidden - {"senior_debt"}
    law = load_dataset().states[code]
    part = replace(full, **dict.fromkeys(hidden))  # type: ignore[arg-type]
    assert assess(part, law, TODAY).most >= assess(full, law, TODAY).most


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 350_000_00), st.integers(0, 60_000_00))
def test_through_the_whole_engine_a_higher_bid_never_leaves_more(bid: int, more: int) -> None:
    plain, value = jurisdiction(), jurisdiction(rule(credit="greater_of_bid_and_fair_value"))
    before, after = (assess(replace(LOAN, bid=amount), plain, TODAY).most for amount in (bid, bid + more))
    assert after == max(0, before - more)
    lower, higher = (assess(replace(LOAN, bid=amount), value, TODAY).most for amount in (bid, bid + more))
    assert higher <= lower <= 30_000_00


def test_everywhere_is_each_state_on_its_own() -> None:
    everywhere = assess_everywhere(LOAN, load_dataset(), TODAY)
    assert len(everywhere) == 51
    assert all(everywhere[code] == assess(LOAN, law, TODAY) for code, law in load_dataset().states.items())


@pytest.mark.parametrize("entered", [{}, {"bid": 400_000_00}, {"sale_date": date(2026, 3, 2)}])
def test_while_no_debt_is_entered_no_state_answers_for_facts_that_are_not_sure(entered: dict[str, object]) -> None:
    """The first rule of a file is often a bar: it decides nothing while others may hold, too."""
    known = assess_everywhere(Scenario(**entered, principal=900_000_00), load_dataset(), TODAY)  # type: ignore[arg-type]
    for code, found in assess_everywhere(Scenario(**entered), load_dataset(), TODAY).items():  # type: ignore[arg-type]
        assert (found.classification is Classification.BARRED) <= (known[code].classification is Classification.BARRED)
        assert found.award.rule.outcome is v.Outcome.ALLOWED or len(found.branches) == 1, code
        assert not found.nothing_left
