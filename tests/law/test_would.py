"""Facts in the conditional: every form of a stretch, and alternatives that say their common beginning once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from lib.law import vocabulary as v
from lib.law.decide import Option
from lib.law.would import alternatives, would_words

MADE, ASKED = date(2009, 10, 1), date(2013, 7, 1)
THIRD, THIRDS = Fraction(1, 3), Fraction(2, 3)


@pytest.mark.parametrize(
    ("fact", "low", "high", "said"),
    [
        ("originated", None, MADE, "the loan had been made before October 1, 2009"),
        ("originated", MADE, None, "the loan had been made on or after October 1, 2009"),
        ("originated", MADE, ASKED, "the loan had been made on or after October 1, 2009 and before July 1, 2013"),
        ("filed", None, ASKED, "the judgment had been asked for before July 1, 2013"),
        ("filed", ASKED, None, "the judgment had been asked for on or after July 1, 2013"),
        ("unpaid_share", None, THIRD, "less than 1/3 of the original principal were still owed"),
        ("unpaid_share", THIRDS, None, "at least 2/3 of the original principal were still owed"),
        ("unpaid_share", THIRD, THIRDS, "at least 1/3 but less than 2/3 of the original principal were still owed"),
        ("acres", None, 40, "the lot were 40 acres or smaller"),
        ("acres", 40, None, "the lot were larger than 40 acres"),
        ("acres", 3, 40, "the lot were larger than 3 acres, up to 40"),
        ("units", None, 1, "there were one home on the property"),
        ("units", None, 4, "there were up to 4 homes"),
        ("units", 1, None, "there were more than one home on the property"),
        ("units", 4, None, "there were more than 4 homes"),
        ("units", 1, 4, "there were 2 to 4 homes"),
    ],
)
def test_a_stretch_as_it_would_be(fact: str, low: object, high: object, said: str) -> None:
    assert would_words(Option(fact, low, low, high)) == said


def uses(*found: v.Use) -> list[Option]:
    return [Option("use", use) for use in found]


@pytest.mark.parametrize(
    ("options", "known", "said"),
    [
        (uses(v.Use.VACANT), True, "it were vacant"),
        (uses(v.Use.VACANT, v.Use.COMMERCIAL), True, "it were vacant or commercial"),
        (uses(v.Use.VACANT, v.Use.AGRICULTURAL, v.Use.COMMERCIAL), True, "it were vacant, a farm or commercial"),
        ([Option("buyer", v.Buyer.LENDER)], True, "the lender had bought"),
        (uses(v.Use.VACANT), False, "it is vacant"),
        (uses(v.Use.VACANT, v.Use.COMMERCIAL), False, "it is vacant or commercial"),
        (
            [Option("buyer", v.Buyer.LENDER), Option("buyer", v.Buyer.THIRD_PARTY)],
            True,
            "the lender had bought or someone else had bought",
        ),
    ],
)
def test_alternatives_say_a_common_beginning_once(options: list[Option], known: bool, said: str) -> None:
    assert alternatives(options, known=known) == said


@pytest.mark.parametrize(
    ("fact", "values", "said"),
    [
        (
            "process",  # three words are shared
            (v.Process.JUDICIAL, v.Process.NONJUDICIAL),
            "it is foreclosed in court or without a court (power of sale)",
        ),
        (
            "occupied_at_origination",  # two words are shared
            (True, False),
            "the borrower lived there when the loan was made or did not live there then",
        ),
        (
            "new_money",  # none is shared
            (v.NewMoney.NONE, v.NewMoney.SOME),
            "no new cash was taken out or new cash was taken out",
        ),
        (
            "buyer",  # none is shared
            (v.Buyer.LENDER, v.Buyer.THIRD_PARTY),
            "the lender bought or someone else bought",
        ),
    ],
)
def test_clauses_that_share_their_beginning_say_it_once_and_others_stand_whole(
    fact: str, values: tuple[object, ...], said: str
) -> None:
    assert alternatives([Option(fact, value) for value in values], known=False) == said


def test_one_shared_word_alone_is_said_again() -> None:
    later = [Option("purpose", v.Purpose.REFINANCE), Option("purpose", v.Purpose.HOME_EQUITY)]
    assert alternatives(later, known=False) == (
        "it replaced an earlier loan (refinance) or it was borrowed later against the house (home equity)"
    )


def test_neighboring_stretches_are_one_alternative() -> None:
    units = [Option("units", 1, None, 1), Option("units", 4, 1, 4)]
    assert alternatives(units, known=True) == "there were up to 4 homes"
    apart = [Option("units", 1, None, 1), Option("units", 9, 4, None)]
    assert alternatives(apart, known=True) == "there were one home on the property or more than 4 homes"
