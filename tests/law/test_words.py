"""Facts, stretches and periods as a person reads them: every form of a sentence, word for word."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from lib.law import vocabulary as v
from lib.law import words
from lib.law.decide import Condition, Option
from lib.law.rows import LegalDate, Redemption
from tests.builders import CITE, day, jurisdiction

MADE, ASKED = date(2009, 10, 1), date(2013, 7, 1)


@pytest.mark.parametrize(
    ("fact", "low", "high", "said"),
    [
        ("units", None, 4, "there are up to 4 homes"),
        ("units", 4, None, "there are more than 4 homes"),
        ("units", 1, 4, "there are more than 1 and up to 4 homes"),
        ("units", None, 1, "there is one home on the property"),
        ("units", 1, None, "there is more than one home on the property"),
        ("units", None, 2, "there are up to 2 homes"),
        ("units", 2, None, "there are more than 2 homes"),
        ("acres", None, 40, "there are up to 40 acres"),
        ("acres", 40, None, "there are more than 40 acres"),
        ("acres", 3, 40, "there are more than 3 and up to 40 acres"),
        ("acres", None, 1, "there are up to 1 acres"),
        ("acres", 1, None, "there are more than 1 acres"),
        ("unpaid_share", None, Fraction(1, 3), "less than 1/3 of the original principal is still owed"),
        ("unpaid_share", Fraction(2, 3), None, "at least 2/3 of the original principal is still owed"),
        (
            "unpaid_share",
            Fraction(1, 3),
            Fraction(2, 3),
            "at least 1/3 but less than 2/3 of the original principal is still owed",
        ),
        ("originated", None, MADE, "the loan was made before October 1, 2009"),
        ("originated", MADE, None, "the loan was made on or after October 1, 2009"),
        ("originated", MADE, ASKED, "the loan was made from October 1, 2009 and before July 1, 2013"),
        ("filed", None, ASKED, "the judgment was asked for before July 1, 2013"),
        ("filed", ASKED, None, "the judgment was asked for on or after July 1, 2013"),
        ("filed", MADE, ASKED, "the judgment was asked for from October 1, 2009 and before July 1, 2013"),
    ],
)
def test_a_stretch_says_on_which_side_its_limits_lie(fact: str, low: object, high: object, said: str) -> None:
    assert words.stretch_words(fact, low, high) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"length": 90, "unit": "days", "trigger": "sale"}, "90 days from the sale"),
        ({"length": 1, "unit": "years", "trigger": "deed"}, "1 year from delivery of the deed"),
        ({"length": 2, "unit": "months", "trigger": "redemption_end"}, "2 months from the end of redemption"),
        (
            {"length": 5, "unit": "days", "trigger": "confirmation", "before_trigger": True},
            "5 days before confirmation",
        ),
        ({"length": 10, "unit": "days", "trigger": "other"}, "10 days"),
        ({"length": 6, "unit": "years", "trigger": "maturity"}, "6 years from maturity or acceleration"),
        ({"kind": "with_foreclosure", "length": None, "unit": None, "trigger": "sale"}, ""),
    ],
)
def test_a_period_names_its_length_its_side_and_its_event(row: dict[str, object], said: str) -> None:
    assert words.period_words(LegalDate.model_validate(day("xx-day", **row))) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"length": 0, "trigger": "sale"}, "by the sale"),
        ({"length": 0, "trigger": "sale", "before_trigger": True}, "before the sale"),
        ({"length": 0, "trigger": "confirmation"}, "by confirmation"),
        ({"length": 0, "trigger": "other"}, "0 days"),
    ],
)
def test_a_period_of_nothing_is_its_event(row: dict[str, object], said: str) -> None:
    assert words.period_words(LegalDate.model_validate(day("xx-day", unit="days", **row))) == said


@pytest.mark.parametrize(
    ("length", "unit", "said"),
    [
        (1, v.Unit.YEARS, "1 year"),
        (2, v.Unit.YEARS, "2 years"),
        (1, v.Unit.MONTHS, "1 month"),
        (0, v.Unit.DAYS, "0 days"),
        (90, v.Unit.DAYS, "90 days"),
    ],
)
def test_one_of_a_unit_is_said_in_the_singular(length: int, unit: v.Unit, said: str) -> None:
    assert words.length_words(length, unit) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"life_years": 20, "renewable": True}, "20 years, renewable"),
        ({"life_years": 10, "renewable": False}, "10 years, not renewable"),
        ({"life_years": 1, "renewable": True}, "1 year, renewable"),
        ({"life_years": None, "renewable": True}, "see the authority, renewable"),
    ],
)
def test_how_long_a_judgment_lives(values: dict[str, object], said: str) -> None:
    assert words.life_words(jurisdiction().judgment.model_copy(update=values)) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"length": 6, "unit": "months"}, "6 months from the sale"),
        ({"length": 1, "unit": "years", "trigger": "deed"}, "1 year from delivery of the deed"),
        ({"length": 10, "unit": "days", "trigger": "other"}, "10 days"),
        ({"length": 0, "unit": "days"}, "none"),
    ],
)
def test_how_long_a_home_can_be_redeemed(values: dict[str, object], said: str) -> None:
    base = {"when": {}, "note": "N.", "citation": CITE, "confidence": "high"}
    assert words.redemption_words(Redemption.model_validate(base | values)) == said


@pytest.mark.parametrize(
    ("parts", "last", "said"),
    [
        ([], "and", ""),
        (["a"], "and", "a"),
        (["a", "b"], "and", "a and b"),
        (["a", "b", "c"], "or", "a, b or c"),
        (["a", "b", "c", "d"], "and", "a, b, c and d"),
    ],
)
def test_words_in_a_row(parts: list[str], last: str, said: str) -> None:
    assert words.join(parts, last) == said
    assert words.join(parts) == said.replace(" or ", " and ")


def test_every_fact_and_every_option_has_words() -> None:
    for name, enum in v.ENUM_FACTS.items():
        assert words.fact_words(name)
        said = [words.option_words(name, value) for value in enum]
        assert all(said) and len(set(said)) == len(said), name
    for name in v.BOOL_FACTS:
        yes, no = words.option_words(name, True), words.option_words(name, False)
        assert yes and no and yes != no
    assert all(words.fact_words(name) for name in words.STRETCHED)


def test_options_of_a_closed_list_are_joined_by_or() -> None:
    use = Condition("use", (Option("use", v.Use.SECOND_HOME), Option("use", v.Use.VACANT)))
    assert use.words == "it is a second home or it is vacant"
    assert Condition("use", (Option("use", v.Use.VACANT),)).words == "it is vacant"


def stretches(fact: str, *edges: object) -> tuple[Option, ...]:
    return tuple(Option(fact, low, low, high) for low, high in pairwise(edges))


def test_neighboring_stretches_are_told_as_one_and_others_are_not() -> None:
    first, second, third, fourth = stretches("units", None, 1, 4, 20, None)
    assert Condition("units", (second, third)).words == "there are more than 1 and up to 20 homes"
    assert Condition("units", (second, third, fourth)).words == "there is more than one home on the property"
    apart = Condition("units", (first, third, fourth)).words
    assert apart == "there is one home on the property or there are more than 4 homes"
    assert Condition("units", (first, third)).words == (
        "there is one home on the property or there are more than 4 and up to 20 homes"
    )


def test_processes_credits_places_and_beginnings_of_sentences() -> None:
    assert words.process_words(v.Process.JUDICIAL) == "judicial (court) foreclosure"
    assert [bool(words.process_words(process)) for process in v.Process] == [True] * 3
    assert words.credit_words(v.Credit.BID) == "the price at the sale"
    assert len({words.credit_words(credit) for credit in v.Credit}) == len(v.Credit)
    assert words.place_words("District of Columbia") == "the District of Columbia"
    assert words.place_words("Nevada") == "Nevada"
    assert words.sentence_case("the sale was in Nevada") == "The sale was in Nevada"
    assert words.sentence_case("") == ""
    assert words.sentence_case("éclair") == "Éclair"
    assert words.mid_sentence("The Sale Was") == "the Sale Was"
    assert words.mid_sentence("") == ""
