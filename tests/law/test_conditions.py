"""Conditions as clauses: what a row asks for, in the words that a person reads after "if"."""

from __future__ import annotations

import pytest

from lib.law.conditions import condition_words, time_words, when_words
from lib.law.load import load_dataset
from lib.law.rows import When
from tests.builders import jurisdiction, rule


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({}, ()),
        ({"purpose": "purchase"}, ("the loan bought this property",)),
        (
            {"process": ["judicial", "strict"]},
            ("it is foreclosed in court or it is a strict foreclosure (title passes without a sale)",),
        ),
        ({"max_units": 1}, ("there is one home on the property",)),
        ({"over_units": 1}, ("there is more than one home on the property",)),
        ({"max_units": 4, "over_units": 1}, ("there are 2 to 4 homes",)),
        ({"max_units": 2, "over_units": 1}, ("there are 2 homes",)),
        ({"over_units": 4}, ("there are more than 4 homes",)),
        ({"max_acres": 40, "over_acres": "2.5"}, ("there are more than 2.5 and up to 40 acres",)),
        (
            {"use": ["owner_occupied", "second_home", "residential_rental"]},
            ("the borrower lives there, it is a second home or it is rented out as a home",),
        ),
        ({"max_units": 4, "max_acres": "2.5"}, ("there are up to 4 homes", "there are up to 2.5 acres")),
        ({"over_acres": 40}, ("there are more than 40 acres",)),
        ({"unpaid_share_below": "2/3"}, ("less than 2/3 of the original principal is still owed",)),
        ({"unpaid_share_at_least": "2/3"}, ("at least 2/3 of the original principal is still owed",)),
        ({"seller_financed": False}, ("a bank or other lender lent the money",)),
    ],
)
def test_conditions_in_words(conditions: dict[str, object], words: tuple[str, ...]) -> None:
    assert when_words(When.model_validate(conditions)) == words


def test_time_in_words() -> None:
    def timed(**values: object) -> str:
        return time_words(jurisdiction(rule(), rule("xx-timed", **values)).rule[1])

    assert timed() == ""
    made = timed(in_force_from="2009-10-01", measured_by="origination")
    assert made == "the loan was made on or after October 1, 2009"
    assert timed(in_force_before="2015-01-01", measured_by="sale") == "the sale is before January 1, 2015"
    both = timed(in_force_from="2009-10-01", in_force_before="2015-01-01", measured_by="filing")
    assert both == "the judgment is asked for on or after October 1, 2009 and before January 1, 2015"


def test_the_time_in_force_comes_after_the_conditions() -> None:
    def of(**values: object) -> tuple[str, ...]:
        return condition_words(jurisdiction(rule(), rule("xx-timed", **values)).rule[1])

    law = {"in_force_from": "2009-10-01", "measured_by": "origination"}
    assert of() == ()
    assert of(when={"buyer": "lender"}) == ("the lender bought",)
    assert of(**law) == ("the loan was made on or after October 1, 2009",)
    assert of(when={"buyer": "lender"}, **law) == ("the lender bought", "the loan was made on or after October 1, 2009")


@pytest.mark.parametrize("code", load_dataset().states)
def test_every_row_of_the_dataset_has_its_words(code: str) -> None:
    law = load_dataset().states[code]
    for row in (*law.rule, *law.date, *law.redemption):
        assert all(len(clause) > 5 and not clause.endswith(".") for clause in condition_words(row))
