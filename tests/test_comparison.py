"""The same loan in several states: the same answers as anywhere, what differs marked, a table to take away."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given, settings

from lib.assessment import Assessment, assess, assess_everywhere
from lib.comparison import ASPECTS, as_csv, compare, spread
from lib.examples import EXAMPLES
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.routes import routes
from lib.scenario import Scenario
from lib.scenario_text import read
from lib.verdict import figure
from tests.builders import CITE, jurisdiction, rule
from tests.strategies import scenarios
from tests.test_assessment import AGREED

DATA = load_dataset()
TODAY = date(2026, 11, 25)


def everywhere(query: str) -> dict[str, Assessment]:
    texts = dict(pair.split("=") for pair in query.split("&"))
    return dict(assess_everywhere(read(texts).scenario, DATA, TODAY))


AGREED_EVERYWHERE = everywhere(f"state=NV&{AGREED}")


def test_the_agreed_loan_in_four_states() -> None:
    found = compare(AGREED_EVERYWHERE, ["NV", "MO", "CA", "TX"])
    figures = [column.says["Deficiency judgment"] for column in found.columns]
    assert figures == ["$25,000", "$50,000", "$0", "Up to $50,000"]
    classes = [column.says["Class"] for column in found.columns]
    assert classes == ["Limited by value", "Full", "Barred", "Limited by value"]
    assert found.columns[3].says["Lower figure"] == "$25,000 if value is raised and proved"
    assert found.columns[3].says["Lender's time to ask"] == "2 years from the sale"
    assert found.columns[2].says["Lender's time to ask"] == "nothing to ask for"


def test_what_most_do_not_share_is_marked() -> None:
    found = compare(AGREED_EVERYWHERE, ["NV", "MO", "TX"])
    limited, full, raised = found.columns
    assert [found.differs("Class", column) for column in (limited, full, raised)] == [False, True, False]
    assert all(found.differs("Deficiency judgment", column) for column in found.columns)
    assert not found.differs("Authority", limited)


def test_two_states_that_differ_are_both_marked_and_one_alone_is_not() -> None:
    two = compare(AGREED_EVERYWHERE, ["NV", "MO"])
    assert [two.differs("Class", column) for column in two.columns] == [True, True]
    one = compare(AGREED_EVERYWHERE, ["NV"])
    assert not any(one.differs(aspect, one.columns[0]) for aspect in ASPECTS)


def test_the_csv_has_every_state_to_the_cent_and_no_formula() -> None:
    found = compare(AGREED_EVERYWHERE, list(DATA.states))
    rows = list(csv.DictReader(io.StringIO(as_csv(found, DATA.version))))
    assert len(rows) == 51 and {row["dataset"] for row in rows} == {DATA.version}
    for row in rows:
        one = AGREED_EVERYWHERE[row["state"]]
        assert Decimal(row["judgment_most"]) * 100 == one.most
        assert Decimal(row["judgment_least"]) * 100 == one.least
        assert Decimal(row["deficiency"]) * 100 == one.deficiency
        assert not any(str(cell).startswith(("=", "+", "@", "\t")) for cell in row.values())


def test_a_sale_that_is_not_covered_has_no_judgment_anywhere() -> None:
    old = everywhere("state=NV&principal=450000&bid=400000&sale_date=1995-03-02")
    found = compare(old, list(DATA.states))
    assert {column.says["Lender's time to ask"] for column in found.columns} == {"not covered"}
    rows = list(csv.DictReader(io.StringIO(as_csv(found, DATA.version))))
    assert {row["judgment_most"] for row in rows} == {""}
    assert spread(found) == "No state compared covers this sale."


def test_a_day_that_the_notes_maturity_can_make_later_is_not_called_past() -> None:
    loan = everywhere("purpose=home_equity&lien=junior&foreclosed=senior&principal=450000&bid=1&sale_date=2016-03-02")
    column = compare(loan, ["MA"]).columns[0]
    assert column.says["Last day"] == "March 2, 2018 or later"
    (route,) = (route for route in routes(column.found) if route.current)
    assert route.last_day is None and route.clock == column.says["Lender's time to ask"]


def test_every_time_to_redeem_that_may_hold_is_named() -> None:
    row = {"note": "At the price.", "citation": CITE, "confidence": "high"}
    home = row | {"when": {"use": "owner_occupied"}, "length": 1, "unit": "years"}
    law = jurisdiction(rule(), redemption=[home, row | {"when": {}, "length": 0, "unit": "days"}])
    loan = Scenario(state="XX", lien=v.Lien.FIRST, principal=100, bid=1, sale_date=date(2026, 3, 2))
    says = compare({"XX": assess(loan, law, TODAY)}, ["XX"]).columns[0].says
    assert says["Redemption after the sale"] == "1 year, to March 2, 2027 or none after the sale"


def test_how_far_apart_the_states_are_in_one_sentence() -> None:
    assert spread(compare(AGREED_EVERYWHERE, ["NV", "MO", "CA"])) == (
        "The most a court could award runs from $0 to $50,000; barred in 1 of 3."
    )
    assert spread(compare(AGREED_EVERYWHERE, ["MO"])) == "The most a court could award is $50,000 in Missouri."


@settings(max_examples=25, deadline=None)
@given(scenarios())
def test_any_loan_can_be_compared_everywhere(scenario: Scenario) -> None:
    found = compare(assess_everywhere(scenario, DATA, TODAY), list(DATA.states))
    for column in found.columns:
        assert set(column.says) == set(ASPECTS)
        assert column.says["Deficiency judgment"] == figure(column.found)


def test_the_examples_read_well() -> None:
    for example in EXAMPLES:
        found = compare(assess_everywhere(example.scenario, DATA, TODAY), list(DATA.states))
        assert all(column.says["Process"] and column.says["Life of a judgment"] for column in found.columns)


def test_without_a_debt_no_amount_is_compared_or_exported() -> None:
    nothing = compare(assess_everywhere(Scenario(bid=400_000_00), DATA, date(2026, 11, 25)), ["CA", "TX"])
    assert spread(nothing) == "Enter the debt to see how far apart the figures are."
    for row in csv.DictReader(io.StringIO(as_csv(nothing, "1.0.0"))):
        assert (row["deficiency"], row["judgment_most"], row["judgment_least"]) == ("", "", "")
