"""The answer in words: the figure, what stands beside it, conditions in the same sentence, dates and doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.assessment import Classification, assess
from lib.deadlines import RAISE_LATENESS
from lib.examples import EXAMPLES
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.law.schema import Jurisdiction
from lib.law.words import join
from lib.scenario import Scenario
from lib.verdict import NO_DEBT, Verdict, verdict
from tests.builders import CITE, day, jurisdiction, rule
from tests.test_assessment import LOAN, TODAY

UNLESS = [{"text": "the loan was obtained by fraud", "citation": CITE}]
LOAN_2026 = replace(LOAN, sale_date=date(2026, 10, 1))


def says(law: Jurisdiction, **values: object) -> Verdict:
    return verdict(assess(replace(LOAN_2026, **values), law, TODAY))  # type: ignore[arg-type]


def value_rule(applies: str, **values: object) -> dict[str, object]:
    return rule(credit="greater_of_bid_and_fair_value", applies=applies, **values)


@pytest.mark.parametrize(
    ("law", "values", "figure", "aside", "sentence"),
    [
        (
            jurisdiction(rule(outcome="barred", unless=UNLESS)),
            {},
            "$0",
            None,
            "In Exampleland no deficiency judgment can be had on these facts, unless the loan was obtained by fraud.",
        ),
        (
            jurisdiction(rule(unless=UNLESS)),
            {},
            "$50,000",
            None,
            "In Exampleland a court may award the whole deficiency of $50,000, unless the loan was obtained by fraud.",
        ),
        (
            jurisdiction(value_rule("always")),
            {},
            "$30,000",
            None,
            "In Exampleland a court may award $30,000.",
        ),
        (
            jurisdiction(value_rule("if_raised")),
            {},
            "Up to $50,000",
            "$30,000 if value is raised and proved",
            "In Exampleland a court may award up to $50,000; $30,000 if the borrower asks for the value to be credited "
            "and proves it.",
        ),
        (
            jurisdiction(value_rule("discretion")),
            {},
            "Up to $50,000",
            "$30,000 if the court credits the value",
            "In Exampleland a court may award up to $50,000; $30,000 if the court, as it may, credits the value.",
        ),
        (
            jurisdiction(rule(credit="confirmed_sale")),
            {},
            "Up to $50,000",
            "$0 if the court refuses to confirm the sale",
            "In Exampleland a court may award up to $50,000; nothing on this sale if the court refuses to confirm it.",
        ),
        (
            jurisdiction(rule(credit="confirmed_sale")),
            {"confirmed": False},
            "$0",
            None,
            "In Exampleland a sale that the court refuses to confirm leaves no deficiency judgment.",
        ),
        (
            jurisdiction(value_rule("always")),
            {"fair_value": None},
            "Up to $50,000",
            "down to $0: the fair market value is not known",
            "In Exampleland a court may award up to $50,000; less once the court finds a fair market value above the "
            "price.",
        ),
        (
            jurisdiction(rule()),
            {"bid": 310_000_00},
            "$0",
            "the sale covered the debt",
            "The sale brought $10,000 more than the debt: there is no deficiency. A surplus goes to other lienholders "
            "and then to the owner.",
        ),
        (
            jurisdiction(rule()),
            {"sale_date": date(2008, 1, 1)},
            "Not covered",
            "only sales from January 1, 2009 on",
            "This dataset covers Exampleland sales from January 1, 2009 on; for an earlier sale the law in force then "
            "decides, and no answer is given.",
        ),
    ],
)
def test_the_sentence(
    law: Jurisdiction, values: dict[str, object], figure: str, aside: str | None, sentence: str
) -> None:
    found = says(law, **values)
    assert (found.figure, found.aside, found.sentence) == (figure, aside, sentence)


def test_an_answer_out_of_time_cites_the_date_and_tells_the_borrower_to_say_so() -> None:
    law = jurisdiction(rule(unless=UNLESS), date=[day("xx-ask", citation="Ala. Code § 9-9-9", effect="It is lost.")])
    found = says(law, filed_on=date(2026, 12, 31), as_of=date(2027, 1, 5))
    assert found.sentence == "In Exampleland the lender asked too late: the last day was December 30, 2026."
    assert (found.citation, found.reason, found.figure) == ("Ala. Code § 9-9-9", "It is lost.", "$0")
    assert found.steps_first == (RAISE_LATENESS,)


def test_a_past_day_is_too_late_unless() -> None:
    law = jurisdiction(rule(), date=[day("xx-ask")])
    found = says(law, sale_date=date(2026, 3, 4))
    assert found.figure == "$50,000"
    assert found.next_date == "Too late unless the lender asked by June 2, 2026. Last day to ask."


def test_a_day_that_needs_another_event_says_which() -> None:
    law = jurisdiction(rule(), date=[day("xx-ask", trigger="deed", length=1, unit="years")])
    found = says(law)
    assert found.next_date is not None
    assert "1 year from delivery of the deed; enter that day" in found.next_date


def test_the_borrowers_open_steps_come_before_past_ones() -> None:
    rows = [
        day("xx-gone", kind="borrower", label="Petition", length=10),
        day("xx-open", kind="borrower", label="Object", length=120),
    ]
    found = says(jurisdiction(rule(), date=rows))
    assert [step.split(":")[0] for step in found.steps_first] == ["Object", "Petition"]


def test_what_depends_names_the_fact_and_shows_each_outcome_with_its_exception() -> None:
    law = jurisdiction(
        rule("xx-home", when={"use": "owner_occupied"}, outcome="barred", unless=UNLESS), rule("xx-rest")
    )
    found = says(law)
    assert found.sentence.startswith("In Exampleland it depends on how the property is used")
    assert [other.figure for other in found.alternatives] == ["$50,000", "$0"]
    assert found.alternatives[1].when == "If the borrower lives there, unless the loan was obtained by fraud"
    assert found.reason == ""


def test_outcomes_that_coincide_assert_nothing_that_is_not_known() -> None:
    law = jurisdiction(
        rule("xx-waived", when={"deficiency_waived": True}, outcome="barred", reason="The lender waived it."),
        rule("xx-home", outcome="barred", reason="A home is protected."),
    )
    found = says(law)
    assert found.figure == "$0"
    assert found.sentence.endswith("whichever way the open facts fall.")
    assert found.reason == ""
    assert {other.reason for other in found.alternatives} == {"The lender waived it.", "A home is protected."}


def test_low_confidence_is_said() -> None:
    found = says(jurisdiction(rule(confidence="low")))
    assert found.confidence is v.Confidence.LOW
    assert any("unverified" in warning for warning in found.warnings)


def test_a_bid_below_the_statutory_minimum_is_pointed_out() -> None:
    floor = [{"share": "2/3", "of": "appraised_value", "auction": "first", "citation": CITE, "note": "At first."}]
    law = jurisdiction(rule(floor=floor))
    least = says(law, appraised_value=375_000_00, bid=250_000_00, auction=v.Auction.FIRST)
    assert least.warnings == ()
    below = says(law, appraised_value=375_000_00, bid=249_999_99, auction=v.Auction.FIRST)
    assert any("at least 2/3 of the appraised value, $250,000" in warning for warning in below.warnings)
    assert says(law, appraised_value=375_000_00, bid=249_999_99, auction=v.Auction.SECOND).warnings == ()


def test_the_district_takes_its_article() -> None:
    scenario = replace(EXAMPLES[2].scenario, state="DC")
    assert "In the District of Columbia" in verdict(assess(scenario, load_dataset().states["DC"], TODAY)).sentence


def test_without_a_debt_no_figure_is_claimed() -> None:
    found = verdict(assess(Scenario(lien=v.Lien.FIRST, bid=100), jurisdiction(), TODAY))
    assert found.sentence == "Enter the debt to see what a court in Exampleland could award."
    assert (found.figure, found.aside) == (NO_DEBT, None)
    barred = verdict(assess(Scenario(lien=v.Lien.FIRST, bid=100), jurisdiction(rule(outcome="barred")), TODAY))
    assert (barred.figure, barred.aside) == ("$0", None)


@pytest.mark.parametrize("code", load_dataset().states)
def test_with_nothing_entered_no_state_is_barred_unless_every_way_there_is(code: str) -> None:
    found = assess(Scenario(state=code), load_dataset().states[code], TODAY)
    kinds = {branch.classification for branch in found.branches}
    assert found.classification in (kinds if len(kinds) == 1 else {Classification.DEPENDS})


def test_join() -> None:
    assert [join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_strict_foreclosure_speaks_of_no_sale_and_no_surplus() -> None:
    law = jurisdiction(
        rule(credit="fair_value", applies="always"), process={"customary": "strict", "available": ["strict"]}
    )
    found = assess(Scenario(state="XX", principal=200_000_00, fair_value=250_000_00, lien=v.Lien.FIRST), law)
    said = verdict(found).sentence
    assert "there is no deficiency" in said and "sale:" in said
    assert "surplus" not in said and "brought" not in said


def test_strict_foreclosure_has_no_price_to_exceed_and_says_that_a_bid_is_not_used() -> None:
    law = jurisdiction(
        rule(credit="fair_value", applies="always"), process={"customary": "strict", "available": ["strict"]}
    )
    found = says(law, fair_value=None)
    assert found.sentence.endswith("up to $300,000; less once the court finds the fair market value.")
    assert "Strict foreclosure has no sale, so the bid that was entered is not used." in found.warnings
    assert not [line for line in says(law, bid=None).warnings if "bid" in line]


def test_an_unverified_bar_is_not_called_the_most_it_could_be() -> None:
    loan = Scenario(state="XX", principal=200_000_00, bid=100_000_00, lien=v.Lien.FIRST)
    barred = verdict(assess(loan, jurisdiction(rule(outcome="barred", confidence="low")))).warnings
    allowed = verdict(assess(loan, jurisdiction(rule(confidence="low")))).warnings
    assert any("Do not rely on the bar alone." in line for line in barred)
    assert any("Treat the figure as the most it could be." in line for line in allowed)
