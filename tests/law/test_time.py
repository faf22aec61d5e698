"""Time: an amendment that changes an answer is shown on the day before and on the day; older sales are declined."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lib.assessment import Assessment, Classification, assess
from lib.examples import typical_in
from lib.law.facts import Facts, holds
from lib.law.load import load_dataset
from lib.law.rows import LegalDate, Redemption, Rule
from lib.scenario import ProcessChoice, Scenario

FOLDER = Path(__file__).parent / "examples"
BASE: dict[str, str] = tomllib.loads((FOLDER / "base.toml").read_text(encoding="utf-8"))["given"]
FIELD = {"sale": "sale_date", "origination": "originated", "filing": "filed_on"}
FACT = {"sale": "sale", "origination": "originated", "filing": "filed"}
STATES = load_dataset().states
DAY = timedelta(days=1)


def limits(row: Rule | LegalDate | Redemption) -> list[date]:
    """The days at which a row begins or ends to be law."""
    return [day for day in (row.in_force_from, row.in_force_before) if day]


SHOWN = sorted(
    {
        (code, FIELD[row.measured_by], day)
        for code, law in STATES.items()
        for row in (*law.rule, *(row for row in law.date if row.length is not None))
        if row.measured_by
        for day in limits(row)
    }
)
TIMED = [
    pytest.param(row, day, id=f"{code} {getattr(row, 'id', 'redemption')} {day}")
    for code, law in STATES.items()
    for row in (*law.rule, *law.date, *law.redemption)
    for day in limits(row)
]


@pytest.mark.parametrize(("code", "field", "day"), SHOWN, ids=str)
def test_an_amendment_has_examples_on_the_day_before_and_on_the_day(code: str, field: str, day: date) -> None:
    examples = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))["example"]
    days = {{**BASE, **example.get("given", {})}.get(field) for example in examples}
    assert {str(day - DAY), str(day)} <= days


@pytest.mark.parametrize(("row", "day"), TIMED)
def test_a_row_holds_on_one_side_of_its_limit_only(row: Rule | LegalDate | Redemption, day: date) -> None:
    free = row.model_copy(update={"when": type(row.when)()})
    before, on = (holds(free, Facts(**{FACT[str(row.measured_by)]: when})) for when in (day - DAY, day))
    assert (before, on) == ((False, True) if day == row.in_force_from else (True, False))


@pytest.mark.parametrize("code", STATES)
def test_a_sale_before_the_covered_time_is_declined_and_one_on_its_first_day_is_answered(code: str) -> None:
    law = STATES[code]
    scenario = replace(typical_in(law, law.checked), state=code, originated=date(2003, 5, 1))
    on = assess(replace(scenario, sale_date=law.covers_sales_from), law, law.checked)
    before = assess(replace(scenario, sale_date=law.covers_sales_from - DAY), law, law.checked)
    assert on.covered
    assert before.classification is Classification.NOT_COVERED


def on_sale(code: str, day: date, **values: object) -> Assessment:
    law = STATES[code]
    typical = typical_in(law, date(2026, 3, 2))
    scenario: Scenario = replace(typical, state=code, **{"sale_date": day, **values})  # type: ignore[arg-type]
    return assess(scenario, law, date(2026, 11, 25))


def test_florida_2013_one_year_for_homes() -> None:
    """The one-year limit began with sales from July 1, 2013; what came before is declined."""
    found = on_sale("FL", date(2013, 7, 1), originated=date(2008, 1, 2), deed_date=date(2013, 7, 15))
    assert [row.day for row in found.award.dates if row.row.kind == "ask"] == [date(2014, 7, 15)]
    assert not on_sale("FL", date(2013, 6, 30), originated=date(2008, 1, 2)).covered


def test_maine_2019_report_of_sale() -> None:
    """From September 19, 2019 a report of sale is due; a day earlier no clock ran."""
    kinds = [
        {row.row.kind for row in on_sale("ME", day, deed_date=day).award.dates}
        for day in (date(2019, 9, 18), date(2019, 9, 19))
    ]
    assert kinds == [{"borrower", "with_foreclosure"}, {"borrower", "ask"}]


def test_nevada_2009_purchase_loans() -> None:
    """Loans made from October 1, 2009 to buy the borrower's home are protected; a day earlier they are not."""
    classes = [
        on_sale("NV", date(2026, 3, 2), originated=made).classification
        for made in (date(2009, 9, 30), date(2009, 10, 1))
    ]
    assert classes == [Classification.LIMITED, Classification.BARRED]


def test_north_carolina_2010_high_cost_loans_in_court() -> None:
    """High-cost loans made from January 1, 2010 are protected in court, too."""
    classes = [
        on_sale("NC", date(2026, 3, 2), originated=made, high_cost=True, process=ProcessChoice.JUDICIAL).classification
        for made in (date(2009, 12, 31), date(2010, 1, 1))
    ]
    assert classes[0] is not Classification.BARRED and classes[1] is Classification.BARRED
