"""The workbook as a file: live formulas that give the app's figures, whole tables, nothing typed that runs."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from lib.assessment import Assessment, Classification, assess, assess_everywhere
from lib.brief import DISCLAIMER
from lib.export.workbook import workbook
from lib.export.workbook_model import CHANGED, NO_DEBT, NO_LOWER, NO_RULE, RULE_KEPT, UNCHANGED
from lib.fields import BY_NAME, Kind
from lib.law import vocabulary as v
from lib.scenario import ProcessChoice, Scenario
from lib.verdict import CLASS_WORDS
from tests.export.briefs import CASES, DATA, NV, STATED, TODAY, brief
from tests.export.sheet_reader import Sheets

SOFFICE = shutil.which("soffice")
NAMES = ("total_debt", "sale_credit", "deficiency", "judgment_most", "judgment_least")


@cache
def made(case: str) -> bytes:
    return make(CASES[case])


def make(scenario: Scenario, **typed: str) -> bytes:
    return workbook(brief(scenario, **typed), assess_everywhere(scenario, DATA, TODAY))


def one(scenario: Scenario) -> bytes:
    """Without the other states, which most tests do not look at."""
    return workbook(brief(scenario), {})


def figures(found: Assessment) -> tuple[int, ...]:
    return found.debt.total, found.sale_credit, found.deficiency, found.most, found.least


def stored(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def cells(book: Workbook) -> Iterator[Any]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def find(sheet: Any, text: str) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def in_cell(name: str, value: object) -> object:
    """A field's value as a person would type it into the sheet."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int) and BY_NAME[name].kind is Kind.MONEY:
        return value / 100
    if isinstance(value, Decimal):
        return float(value)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


CASH_OUT = replace(NV, state="AZ", process=ProcessChoice.JUDICIAL, new_money=50_000_00)
#: A scenario, and edits in the sheet that leave its rule in place.
EDITS: dict[str, tuple[Scenario, dict[str, Any]]] = {
    "bid": (NV, {"bid": 300_000_17}),
    "value": (NV, {"fair_value": 449_000_33}),
    "no value": (NV, {"fair_value": None}),
    "rate": (NV, {"rate": Decimal("4.1"), "bid": 123_456_78}),
    "thirty-day months": (NV, {"day_count": "30/360", "paid_to": date(2025, 12, 31)}),
    "interest as a figure": (NV, {"accrued_interest": 20_000_01}),
    "debt": (
        NV,
        {"principal": 512_345_67, "late_charges": 0, "advances": None, "costs": 9_99, "credits": 1_000_000_00},
    ),
    "claim bought": (NV, {"claim_price": 430_000_00, "bid": 410_000_00}),
    "senior debt": (NV, {"senior_debt": 30_000_00}),
    "if raised": (CASES["if-raised"], {"fair_value": 430_000_01}),
    "raised": (CASES["if-raised"], {"value_raised": True}),
    "not raised": (CASES["if-raised"], {"value_raised": False, "fair_value": None}),
    "not raised, value known": (CASES["if-raised"], {"value_raised": False}),
    "confirmed": (replace(NV, state="GA"), {"confirmed": True, "bid": 390_000_00}),
    "refused": (replace(NV, state="GA"), {"confirmed": False}),
    "fees by slices": (replace(NV, state="NJ"), {"attorney_fees": 20_000_55, "value_raised": True}),
    "fees by percent": (replace(NV, state="HI", process=ProcessChoice.JUDICIAL), {"attorney_fees": 300_000_55}),
    "fees of principal and interest": (replace(NV, state="AR"), {"attorney_fees": 70_000_01, "principal": 433_333_35}),
    "fees barred": (replace(NV, state="OK"), {"attorney_fees": 5_000_55}),
    "half the gap": (CASES["half-appraisal"], {"appraised_value": 500_000_01, "bid": 400_000_00}),
    "half the appraisal": (
        replace(CASES["appraised"], auction=v.Auction.SECOND),
        {"bid": 100_000_00, "appraised_value": 400_000_01},
    ),
    "strict": (CASES["strict"], {"fair_value": 411_111_11}),
    "senior added": (
        replace(NV, state="NY", lien=v.Lien.JUNIOR, foreclosed=v.Foreclosed.THIS_LOAN),
        {"senior_debt": 20_000_00},
    ),
    "wiped out": (
        replace(NV, state="NY", lien=v.Lien.JUNIOR, foreclosed=v.Foreclosed.SENIOR),
        {"senior_debt": 250_000_00, "bid": 300_000_00},
    ),
    "new money": (CASH_OUT, {"new_money": 70_000_00, "bid": 150_000_00, "fair_value": 160_000_00}),
    "stated": (STATED, {"debt_rate": Decimal("6.5"), "bid": 390_000_00, "debt_total": 460_000_01}),
    "open": (CASES["open"], {"bid": 350_000_00, "value_raised": True}),
    "surplus": (NV, {"bid": 600_000_00}),
    "late": (CASES["late"], {"bid": 100_000_00}),
    "barred": (CASES["barred"], {"bid": 100_000_00}),
    "debt entered": (Scenario(state="MO"), {"principal": 200_000_00, "bid": 150_000_00}),
}


def after(scenario: Scenario, edits: dict[str, Any]) -> Assessment:
    changes = {name: type(getattr(NV, name))(value) if name == "day_count" else value for name, value in edits.items()}
    return assess(replace(scenario, **changes), DATA.states[scenario.state or ""], TODAY)


def rows_of(sheets: Sheets, label: str) -> int:
    return int(find(sheets.book["Result"], label).row)


@pytest.mark.parametrize("name", EDITS)
def test_another_amount_in_the_sheet_gives_what_the_app_gives(name: str) -> None:
    scenario, edits = EDITS[name]
    sheets, found = Sheets(one(scenario)), after(scenario, edits)
    before = brief(scenario).assessment
    assert figures(before) != figures(found), "an edit that changes nothing proves nothing"
    for field, value in edits.items():
        sheets.set(field, in_cell(field, value))
    assert tuple(sheets.cents(key) for key in NAMES) == figures(found)
    check = rows_of(sheets, "Still the app's figures?")
    assert sheets.cell("Result", f"B{check}") == (CHANGED if figures(before) != figures(found) else UNCHANGED)
    assert sheets.cell("Result", f"B{check + 1}") == RULE_KEPT


@pytest.mark.parametrize("code", sorted(DATA.states))
def test_every_state_opens_with_the_apps_figures_and_follows_another_bid(code: str) -> None:
    """What is stored, what the formulas give in binary numbers, and the app: one and the same, every cell."""
    scenario = replace(NV, state=code, use=None, purpose=None, appraised_value=430_000_01, attorney_fees=70_000_05)
    data, found = one(scenario), brief(scenario).assessment
    sheets, values = Sheets(data), stored(data)
    assert tuple(sheets.cents(key) for key in NAMES) == figures(found)
    formulas = 0
    for cell in cells(sheets.book):
        if isinstance(cell.value, str) and cell.value.startswith("=") and cell.data_type == "f":
            formulas += 1
            kept, worked = (
                values[cell.parent.title][cell.coordinate].value,
                sheets.cell(cell.parent.title, cell.coordinate),
            )
            if isinstance(worked, bool | str):
                assert (kept or "") == worked, cell.coordinate
            elif isinstance(kept, datetime):
                assert (kept - datetime(1899, 12, 30)).days == worked
            else:
                assert kept == pytest.approx(worked, abs=1e-6), (cell.parent.title, cell.coordinate)
    assert formulas > 60
    # Strict foreclosure has no bid: there the value is what moves.
    lever = "bid" if "bid" in sheets.names else "fair_value"
    assert (lever == "fair_value") is (found.process is v.Process.STRICT)
    for amount in (0, 333_333_33, 700_000_00):
        sheets.set(lever, amount / 100)
        assert tuple(sheets.cents(key) for key in NAMES) == figures(after(scenario, {lever: amount}))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_recalculates_to_the_apps_figures(tmp_path: Path) -> None:
    expected = {}
    for number, (name, (scenario, edits)) in enumerate(EDITS.items()):
        sheets = Sheets(one(scenario))
        for field, value in edits.items():
            sheets.set(field, in_cell(field, value))
        sheets.book.save(tmp_path / f"edit{number}.xlsx")
        expected[number] = (name, sheets.names, figures(after(scenario, edits)))
    files = [str(path) for path in sorted(tmp_path.glob("edit*.xlsx"))]
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path / "out"), *files], check=True, capture_output=True, timeout=240, env={**os.environ}
    )
    for number, (name, names, wanted) in expected.items():
        book = openpyxl.load_workbook(tmp_path / "out" / f"edit{number}.xlsx", data_only=True)
        got = []
        for key in NAMES:
            sheet, address = names[key].split("!")
            got.append(round(book[sheet][address].value * 100))
        assert tuple(got) == wanted, name
        assert not [cell for cell in cells(book) if isinstance(cell.value, str) and re.match(r"#|Err:", cell.value)], (
            name
        )


def test_what_an_edit_would_unsettle_is_said() -> None:
    sheets = Sheets(one(CASH_OUT))
    row = rows_of(sheets, "Still the app's rule?")
    assert sheets.cell("Result", f"B{row}") == RULE_KEPT
    sheets.set("sale_date", datetime(2026, 10, 6))
    assert "sale date was changed" in sheets.cell("Result", f"B{row}")
    sheets.set("new_money", 0)
    said = sheets.cell("Result", f"B{row}")
    assert "sale date was changed" in said and "new cash" in said
    minnesota = Sheets(one(replace(NV, state="MN", original_principal=700_000_00)))
    row = rows_of(minnesota, "Still the app's rule?")
    assert minnesota.cell("Result", f"B{row}") == RULE_KEPT
    minnesota.set("principal", 469_000)
    assert "unpaid share" in minnesota.cell("Result", f"B{row}")


def test_cases_that_have_no_answer_or_no_debt_read_so() -> None:
    empty = Sheets(made("no-debt"))
    assert [empty.cell("Result", f"B{row}") for row in range(4, 9)] == ["–"] * 5
    assert empty.cell("Result", "B9") == NO_DEBT
    pennies = Sheets(one(Scenario(state="NJ", credits=50)))
    assert (pennies.cell("Result", "B4"), pennies.cell("Result", "B9")) == (0, UNCHANGED)
    declined = Sheets(made("not-covered"))
    assert "judgment_most" not in declined.names
    assert [declined.cell("Result", f"B{row}") for row in (7, 8)] == ["Not covered"] * 2
    assert declined.cell("Result", "B10") == NO_RULE
    assert not any(cell.value == "Deficiency judgment" for cell in cells(declined.book))
    surplus = Sheets(made("surplus"))
    assert surplus.cell("Result", "A6") == "Surplus"
    assert (surplus.cell("Result", "B7"), surplus.cell("Result", "B8")) == (0, NO_LOWER)


def test_the_trace_stands_with_its_authorities() -> None:
    for case in CASES:
        found = brief(CASES[case])
        if not found.assessment.covered:
            continue
        sheet = stored(made(case))["Result"]
        start = find(sheet, "Step").row
        table = {}
        for row in range(start + 1, start + 20):
            label, most, authority = (sheet.cell(row, column).value for column in (1, 2, 5))
            if most is None:
                break
            table[label] = (round(most * 100), authority)
        for step in found.award.trace.steps:
            amount = step.running if step.key in ("total_debt", "deficiency", "judgment") else step.amount
            assert table[step.label] == (amount, step.citation), (case, step.label)


@pytest.mark.parametrize("case", CASES)
def test_the_other_states_stand_to_the_cent(case: str) -> None:
    sheet = stored(made(case))["States"]
    everywhere = assess_everywhere(CASES[case], DATA, TODAY)
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=4) if row[0].value}
    assert sorted(rows) == sorted(DATA.states)
    for code, found in everywhere.items():
        values = [cell.value for cell in rows[code]]
        assert values[1] == found.law.name
        assert values[2].endswith(CLASS_WORDS[found.classification])
        known = bool(found.debt.items)
        wanted = (found.deficiency, found.most if found.covered else None, found.least if found.covered else None)
        for value, cents in zip(values[3:6], wanted if known else (None,) * 3, strict=True):
            assert value == "–" if cents is None else round(value * 100) == cents
        if found.covered:
            assert values[9] == found.award.rule.citation
            assert (values[10] == "unverified") is (found.award.rule.confidence is v.Confidence.LOW)
        if found.classification is Classification.DEPENDS:
            assert values[6].startswith("turns on ")


def test_dates_and_law_are_whole() -> None:
    for case, scenario in CASES.items():
        found, book = brief(scenario), stored(made(case))
        dates = [[cell.value for cell in row] for row in book["Dates"].iter_rows(min_row=4, max_col=8)]
        for line, row in zip(found.dates, dates, strict=False):
            day = row[2].date() if isinstance(row[2], datetime) else row[2]
            assert day == (line.found.day or line.day)
            assert (row[1], row[5], row[6]) == (line.what, line.effect, line.citation)
        told = {cell.value for row in book["Law and sources"].iter_rows() for cell in row}
        assert set(found.authorities) | {source.title for source in found.assessment.law.source} <= told
        assert any(cell.value == DISCLAIMER for cell in cells(book))


def test_the_file_is_set_up_for_reading_and_printing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("refinance")))
    assert book.sheetnames == ["Result", "Working", "States", "Dates", "Law and sources"]
    assert [sheet.freeze_panes for sheet in book] == ["A11", "B4", "C4", "A4", "A3"]
    for sheet in book:
        assert sheet.page_setup.paperSize == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert f"Dataset {DATA.version}" in sheet.oddFooter.left.text
    sheet, address = (part.replace("$", "") for part in book.defined_names["bid"].attr_text.split("!"))
    assert book[sheet][address].value == 400_000
    assert book[sheet][address].number_format.startswith('"$"#,##0.00')
    assert {str(rule.sqref) for rule in book["Result"].data_validations.dataValidation} >= {address}
    assert book.properties.created == datetime(2026, 11, 25)


TYPED = ["=1+1", "@SUM(A1)", "+1", '=HYPERLINK("http://example.com","x")', "http://example.com", "<b>&amp;</b>", "&P&N"]


@pytest.mark.parametrize("typed", TYPED)
def test_what_was_typed_stays_text(typed: str) -> None:
    data = make(NV, title=typed, note=typed)
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [cell for cell in cells(book) if cell.value == typed]
    assert len(found) == 2
    for cell in found:
        assert (cell.data_type, cell.hyperlink, cell.quotePrefix) == ("s", None, True)
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert not [name for name in parts.namelist() if "externalLink" in name or name.endswith(".bin")]
    assert not any(b"hyperlink" in parts.read(name).lower() for name in parts.namelist() if "_rels" in name)
    footers = [sheet.oddFooter.left.text + sheet.oddFooter.right.text for sheet in book]
    assert not any(typed in footer for footer in footers if typed != "&P&N")


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert make(NV) == make(NV)
