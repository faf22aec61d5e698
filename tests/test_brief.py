"""What is handed over: the entries as they were made, typed text cleaned, every authority once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.assessment import assess
from lib.brief import LONGEST_NOTE, LONGEST_TITLE, Brief, brief_of, clean, entries_of, value_words
from lib.examples import EXAMPLES
from lib.fields import FIELDS
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.scenario import Scenario
from lib.scenario_text import read
from tests.strategies import scenarios

DATA = load_dataset()
TODAY = date(2026, 11, 25)


def brief(scenario: Scenario, **values: str) -> Brief:
    return brief_of(assess(scenario, DATA.states[scenario.state or "NV"], TODAY), DATA, made_on=TODAY, **values)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Two\n\tlines ", "Two lines"),
        ("zero\u200bwidth and \u202eturned", "zero width and turned"),
        ("bell\x07", "bell"),
        ("", ""),
        ("=SUM(A1)", "=SUM(A1)"),
    ],
)
def test_typed_text_loses_what_cannot_be_printed(typed: str, kept: str) -> None:
    assert clean(typed, 80) == kept


@given(st.text(max_size=2000), st.integers(1, 700))
def test_cleaned_text_is_printable_and_short(text: str, longest: int) -> None:
    kept = clean(text, longest)
    assert len(kept) <= longest
    assert kept == clean(kept, longest)
    assert "\n" not in kept and "\x00" not in kept


def test_values_in_words() -> None:
    assert value_words("bid", 400_000_00) == "$400,000.00"
    assert value_words("rate", Decimal("6.50")) == "6.5%"
    assert value_words("sale_date", date(2026, 3, 2)) == "March 2, 2026"
    assert value_words("confirmed", None) == "Not sure"
    assert value_words("confirmed", False) == "No"
    assert value_words("lien", v.Lien.FIRST) == "First lien"
    assert value_words("units", 4) == "4"


def test_every_known_field_is_an_entry_once() -> None:
    scenario = EXAMPLES[0].scenario
    names = [entry.field for _, entries in entries_of(scenario) for entry in entries]
    known = {
        field.name
        for field in FIELDS
        if getattr(scenario, field.name) is not None and field.name not in ("process", "day_count")
    }
    assert len(names) == len(set(names)) and set(names) == known
    assert entries_of(Scenario()) == ()


def test_title_and_note_are_cut_and_the_link_reopens_the_loan() -> None:
    found = brief(EXAMPLES[0].scenario, title="t" * 200, note="n" * 2000)
    assert (len(found.title), len(found.note)) == (LONGEST_TITLE, LONGEST_NOTE)
    texts = dict(pair.split("=", 1) for pair in found.query.removeprefix("?").split("&"))
    assert texts["version"] == DATA.version and texts["bid"] == "400000"
    assert read({"bid": texts["bid"]}).scenario.bid == EXAMPLES[0].scenario.bid


def test_every_authority_stands_once_the_deciding_rules_first() -> None:
    found = brief(EXAMPLES[0].scenario)
    assert found.authorities[0] == "Nev. Rev. Stat. § 40.455"
    assert len(set(found.authorities)) == len(found.authorities)
    assert any("17.130" in authority for authority in found.authorities), "interest on the judgment"


def test_a_sale_that_is_not_covered_has_neither_dates_nor_authorities() -> None:
    found = brief(replace(EXAMPLES[0].scenario, sale_date=date(2001, 1, 2), originated=date(1999, 1, 2), paid_to=None))
    assert found.dates == () and found.authorities == () and found.redemption == ()


def test_layers_that_are_certain_come_first() -> None:
    found = brief(replace(EXAMPLES[0].scenario, loan_program=v.LoanProgram.VA))
    assert "va-claim-of-its-own" in [layer.id for layer in found.layers]
    assert "fha-may-require-a-judgment" not in [layer.id for layer in found.layers]


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_any_answer_can_be_handed_over(scenario: Scenario) -> None:
    found = brief(scenario, title="A loan", note="A note")
    assert found.verdict.figure and found.query.startswith("?")
