"""What a row or a file may not say: each contradiction with its sentence, and what is accepted beside it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from lib.law.schema import Jurisdiction
from tests.builders import CITE, day, jurisdiction, rule

CAP = [{"kind": "claim_price", "citation": CITE, "note": "No more."}]
FLOOR = [{"share": "2/3", "of": "appraised_value", "citation": CITE, "note": "No less."}]
REDEMPTION = {"when": {}, "length": 0, "unit": "days", "note": "None.", "citation": CITE, "confidence": "high"}


def fees(**values: Any) -> dict[str, Any]:
    return {"when": {}, "treatment": "limited", "note": "N.", "citation": CITE, "confidence": "high"} | values


def refusal(*rules: dict[str, Any], **values: Any) -> str:
    """The one sentence that refuses a file."""
    with pytest.raises(ValidationError) as caught:
        jurisdiction(*rules, **values)
    (error,) = caught.value.errors()
    return str(error["msg"]).removeprefix("Value error, ")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"outcome": "barred", "credit": "bid"}, "credit has no meaning where outcome is barred"),
        ({"outcome": "barred", "applies": "always"}, "applies has no meaning where outcome is barred"),
        ({"outcome": "barred", "credit_note": "It finds."}, "credit_note has no meaning where outcome is barred"),
        ({"outcome": "barred", "cap": CAP}, "cap and floor have no meaning where outcome is barred"),
        ({"outcome": "barred", "floor": FLOOR}, "cap and floor have no meaning where outcome is barred"),
        ({"credit": None}, "credit is missing: an allowed judgment needs one"),
        ({"applies": None}, "applies is missing: say always, if_raised or discretion"),
        ({"applies": "if_raised"}, "applies must be always where credit is bid"),
        (
            {"credit": "confirmed_sale", "applies": "discretion"},
            "applies must be always where credit is confirmed_sale",
        ),
        (
            {"credit": "fair_value", "adds_senior_debt": True},
            "adds_senior_debt belongs to credit greater_of_bid_and_fair_value",
        ),
        (
            {"credit": "fair_value", "credit_note": None},
            "credit_note is missing: say who sets the value and how",
        ),
        (
            {"in_force_from": "2013-01-01", "in_force_before": "2013-01-01", "measured_by": "sale"},
            "in_force_from 2013-01-01 must be earlier than in_force_before 2013-01-01",
        ),
        (
            {"in_force_from": "2013-01-02", "in_force_before": "2013-01-01", "measured_by": "sale"},
            "in_force_from 2013-01-02 must be earlier than in_force_before 2013-01-01",
        ),
        ({"in_force_from": "2013-01-01"}, "measured_by is missing: say sale, origination or filing"),
        ({"in_force_before": "2013-01-01"}, "measured_by is missing: say sale, origination or filing"),
        ({"measured_by": "filing"}, "measured_by needs in_force_from or in_force_before"),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(values: dict[str, Any], says: str) -> None:
    assert refusal(rule("xx-one", **values), rule("xx-rest")) == says


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": "barred"},
        {"credit": "bid", "cap": CAP, "floor": FLOOR},
        {"credit": "bid", "credit_note": None},
        {"credit": "greater_of_bid_and_fair_value", "adds_senior_debt": True},
        {"credit": "fair_value", "applies": "discretion"},
        {"in_force_from": "2013-01-01", "in_force_before": "2013-01-02", "measured_by": "origination"},
        {"in_force_before": "2013-01-01", "measured_by": "sale"},
    ],
)
def test_a_rule_that_does_not_is_accepted(values: dict[str, Any]) -> None:
    found = jurisdiction(rule("xx-one", when={"use": "vacant"}, **values), rule("xx-rest")).rule[0]
    assert found.model_fields_set >= set(values)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"length": None}, "length and unit go together"),
        ({"unit": None}, "length and unit go together"),
        ({"length": None, "unit": None}, "length is missing: kind ask needs a period"),
        ({"kind": "confirm", "length": None, "unit": None}, "length is missing: kind confirm needs a period"),
        ({"kind": "collect", "length": None, "unit": None}, "length is missing: kind collect needs a period"),
        ({"kind": "with_foreclosure"}, "kind with_foreclosure has no separate clock, so no length"),
        ({"length": -1}, "Input should be greater than or equal to 0"),
    ],
)
def test_a_date_without_a_whole_period_is_refused(values: dict[str, Any], says: str) -> None:
    assert refusal(rule(), date=[day("xx-day", **values)]) == says


@pytest.mark.parametrize("kind", ["with_foreclosure", "note_limitation", "borrower"])
def test_a_kind_that_may_go_without_a_period_is_accepted_without(kind: str) -> None:
    (row,) = jurisdiction(rule(), date=[day("xx-day", kind=kind, length=None, unit=None)]).date
    assert (row.length, row.unit) == (None, None)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (fees(treatment="contract", flat=75), "percent, tiers and flat belong to treatment limited"),
        (
            fees(treatment="court", percent="15", base="principal"),
            "percent, tiers and flat belong to treatment limited",
        ),
        (
            fees(treatment="barred", tiers=[{"percent": "15"}], base="principal"),
            "percent, tiers and flat belong to treatment limited",
        ),
        (fees(percent="15", base="principal", flat=75), "give one of percent, tiers and flat"),
        (
            fees(percent="15", base="principal", tiers=[{"percent": "15"}]),
            "give one of percent, tiers and flat",
        ),
        (fees(flat=75, base="principal", tiers=[{"percent": "15"}]), "give one of percent, tiers and flat"),
        (fees(base="principal", tiers=[{"up_to": 500, "percent": "15"}]), "tiers: only the last goes without up_to"),
        (
            fees(base="principal", tiers=[{"percent": "15"}, {"percent": "10"}]),
            "tiers: only the last goes without up_to",
        ),
        (
            fees(
                base="principal",
                tiers=[{"up_to": 500, "percent": "15"}, {"up_to": 500, "percent": "12"}, {"percent": "10"}],
            ),
            "tiers: up_to must rise from row to row",
        ),
        (
            fees(
                base="principal",
                tiers=[{"up_to": 500, "percent": "15"}, {"up_to": 400, "percent": "12"}, {"percent": "10"}],
            ),
            "tiers: up_to must rise from row to row",
        ),
        (fees(percent="15"), "a percentage needs a base, and a base needs a percentage"),
        (fees(tiers=[{"percent": "15"}]), "a percentage needs a base, and a base needs a percentage"),
        (fees(flat=75, base="principal"), "a percentage needs a base, and a base needs a percentage"),
    ],
)
def test_a_limit_on_fees_that_cannot_be_computed_is_refused(row: dict[str, Any], says: str) -> None:
    assert refusal(rule(), fees=[row, fees()]) == says


@pytest.mark.parametrize(
    "row",
    [
        fees(treatment="contract"),
        fees(),
        fees(flat=0),
        fees(percent="0", base="principal"),
        fees(base="principal", tiers=[{"percent": "10"}]),
        fees(base="principal", tiers=[{"up_to": 8, "percent": "15"}, {"up_to": 9, "percent": "12"}, {"percent": "10"}]),
    ],
)
def test_a_limit_on_fees_that_can_be_computed_is_accepted(row: dict[str, Any]) -> None:
    assert jurisdiction(rule(), fees=[row]).fees[0].treatment == row["treatment"]


def test_a_file_counts_each_id_once_and_ends_its_fees_with_a_catch_all() -> None:
    assert refusal(rule("xx-one", when={"use": "vacant"}), rule("xx-one")) == "id 'xx-one' is used twice"
    assert refusal(rule("xx-one"), date=[day("xx-one")]) == "id 'xx-one' is used twice"
    last = fees(when={"use": "vacant"}, treatment="barred")
    assert refusal(fees=[fees(), last]) == "fees: the last row must be a catch-all (when = {})"
    assert jurisdiction(fees=[last, fees()]).fees[1].when.use is None


def test_a_file_is_checked_no_earlier_than_what_it_covers() -> None:
    law = jurisdiction(checked="2020-01-01", covers_sales_from="2020-01-01")
    assert law.checked == law.covers_sales_from
    says = "checked 2020-01-01 must not be earlier than covers_sales_from"
    assert refusal(checked="2020-01-01", covers_sales_from="2020-01-02") == says


def test_the_customary_process_is_one_that_exists() -> None:
    process = {"customary": "strict", "available": ["judicial"]}
    assert refusal(process=process) == "customary process strict is not among available"


def no_rule(process: str, foreclosed: str) -> str:
    return (
        f"no catch-all rule for process {process} with foreclosed {foreclosed}: "
        "end with a rule that has no other condition"
    )


@pytest.mark.parametrize(
    ("when", "also", "uncovered"),
    [
        ({"process": "nonjudicial"}, {}, ("judicial", "this_loan")),
        ({"process": "judicial"}, {}, ("nonjudicial", "this_loan")),
        ({"foreclosed": "this_loan"}, {}, ("judicial", "senior")),
        ({"foreclosed": "senior"}, {}, ("judicial", "this_loan")),
        ({"use": "vacant"}, {}, ("judicial", "this_loan")),
        ({"deficiency_waived": False}, {}, ("judicial", "this_loan")),
        ({}, {"in_force_from": "2013-01-01", "measured_by": "sale"}, ("judicial", "this_loan")),
        ({}, {"in_force_before": "2013-01-01", "measured_by": "sale"}, ("judicial", "this_loan")),
    ],
)
def test_every_process_and_either_lien_ends_with_a_rule_for_all_other_cases(
    when: dict[str, Any], also: dict[str, Any], uncovered: tuple[str, str]
) -> None:
    assert refusal(rule("xx-one", when=when, **also)) == no_rule(*uncovered)


def test_rules_by_process_and_lien_cover_together() -> None:
    parts = [
        rule("xx-senior", when={"foreclosed": "senior"}),
        rule("xx-court", when={"process": "judicial", "foreclosed": "this_loan"}),
        rule("xx-power", when={"process": ["nonjudicial", "strict"], "foreclosed": "this_loan"}),
    ]
    assert len(jurisdiction(*parts).rule) == 3
    for left_out, uncovered in enumerate(
        [("judicial", "senior"), ("judicial", "this_loan"), ("nonjudicial", "this_loan")]
    ):
        assert refusal(*(part for at, part in enumerate(parts) if at != left_out)) == no_rule(*uncovered)


def test_a_file_is_frozen_and_remembered_by_its_code() -> None:
    law, other = jurisdiction(), jurisdiction(rule(outcome="barred"))
    assert hash(law) == hash(other) == hash("XX") and law != other
    with pytest.raises(ValidationError):
        law.code = "YY"
    assert isinstance(law, Jurisdiction) and {law: 1} == {jurisdiction(): 1}
