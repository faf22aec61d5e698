"""The calendar: parses again, one event a computed day, stable identifiers, and no text breaks out of its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from lib.assessment import Assessment, assess
from lib.examples import EXAMPLES
from lib.export.ics import NOTICE, REMIND, calendar, marked
from lib.law.load import load_dataset
from lib.law.schema import Jurisdiction
from lib.money import dollars
from lib.scenario import Scenario
from lib.timeline import Who, timeline
from tests.builders import CITE, day, jurisdiction, rule
from tests.strategies import scenarios
from tests.test_assessment import LOAN, TODAY

MADE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
STATES = load_dataset().states
SALE = date(2026, 10, 1)


def found(law: Jurisdiction, **values: object) -> Assessment:
    return assess(replace(LOAN, **{"sale_date": SALE, **values}), law, TODAY)  # type: ignore[arg-type]


def events(answer: Assessment, version: str = "0.2.0") -> list[Event]:
    parsed = Calendar.from_ical(calendar(answer, MADE, version=version))
    assert parsed["version"] == "2.0" and parsed["prodid"]
    assert not parsed.errors
    return [event for event in parsed.walk("VEVENT") if not event.errors]


LAW = jurisdiction(
    rule(),
    date=[
        day("xx-step", kind="borrower", phase="in_suit", label="Ask for the value", length=30),
        day("xx-ask"),
        day("xx-confirm", kind="confirm", label="Report the sale", length=60),
        day("xx-note", kind="note_limitation", label="Sue on the note", trigger="maturity", length=6, unit="years"),
    ],
    redemption=[{"when": {}, "length": 6, "unit": "months", "note": "N.", "citation": CITE, "confidence": "high"}],
)


def test_one_all_day_event_a_computed_day() -> None:
    answer = found(LAW, deed_date=date(2026, 11, 2))
    made = events(answer)
    days = sorted(mark.day for mark in timeline(answer) if not mark.entered)
    assert [event.decoded("dtstart") for event in made] == days
    assert len(days) == 5  # step, ask, confirm, end of redemption, end of the judgment; the note's day is not known
    for event in made:
        assert type(event.decoded("dtstart")) is date, "all day"
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event.decoded("dtstamp") == MADE


def test_an_event_says_effect_authority_confidence_version_and_the_notice() -> None:
    ask = next(event for event in events(found(LAW), "7.8.9") if "Last day to ask" in event["summary"])
    text = str(ask["description"])
    for part in (
        "December 30, 2026.",
        "Counted: 90 days from the sale.",
        "If missed: Lost.",
        f"Authority: {CITE}",
        "Confidence: high",
        "For Exampleland, judicial (court) foreclosure",
        "days left are counted from November 23, 2026",
        NOTICE,
        "dataset 7.8.9",
        "checked November 23, 2026",
    ):
        assert part in text
    assert str(ask["summary"]) == "XX: Last day to ask"


def test_past_days_are_there_and_marked_past() -> None:
    step = events(found(LAW))[0]
    assert str(step["summary"]) == "Past: XX: Ask for the value"
    assert "October 31, 2026 (past)." in step["description"]
    assert step.walk("VALARM") == [], "no reminder of what is past"


def reminders(event: Event) -> list[int]:
    return [-alarm["trigger"].dt.days for alarm in event.walk("VALARM")]


def test_reminders_before_steps_of_the_borrowers_and_last_days_to_ask() -> None:
    said = {str(event["summary"]): reminders(event) for event in events(found(LAW, maturity=date(2026, 2, 2)))}
    assert said == {
        "Past: XX: Ask for the value": [],
        "XX: Report the sale": [],
        "XX: Last day to ask": list(REMIND),
        "XX: Time to redeem (buy the property back) ends": list(REMIND),
        "XX: Sue on the note": list(REMIND),
        "XX: A judgment expires, 10 years after entry unless renewed (provisional)": [],
    }


@pytest.mark.parametrize(("left", "expected"), [(15, [14, 3]), (14, [14, 3]), (13, [3]), (3, [3]), (2, []), (0, [])])
def test_no_reminder_on_a_day_that_is_past(left: int, expected: list[int]) -> None:
    answer = found(LAW, as_of=date(2026, 12, 30) - timedelta(days=left))
    ask = next(event for event in events(answer) if event["summary"] == "XX: Last day to ask")
    assert reminders(ask) == expected


def uids(answer: Assessment) -> list[str]:
    return [str(event["uid"]) for event in events(answer)]


def test_identifiers_are_the_same_for_the_same_scenario_and_only_then() -> None:
    first = uids(found(LAW))
    assert first == uids(found(LAW)) and len(set(first)) == len(first)
    assert first == [
        str(event["uid"])
        for event in Calendar.from_ical(calendar(found(LAW), MADE + timedelta(days=9), version="9.9.9")).walk("VEVENT")
    ]
    assert set(uids(found(LAW, as_of=date(2026, 11, 24)))) == set(first), "tomorrow's calendar moves the same events"
    assert not set(uids(found(LAW, bid=240_000_00))) & set(first)
    assert not set(uids(found(LAW, sale_date=date(2026, 10, 2)))) & set(first)


HOSTILE = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:gone, really; \\n "quoted" BEGIN:VALARM\rATTACH:file:///x'


@given(st.text(max_size=60).map(lambda text: f"A {HOSTILE} {text} z"))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    law = jurisdiction(rule(), date=[day("xx-ask")])
    ask = law.date[0].model_copy(update={"label": text, "effect": text, "citation": text})
    judgment = law.judgment.model_copy(update={"life_note": text, "life_citation": text})
    hostile = law.model_copy(update={"date": (ask,), "judgment": judgment, "name": text, "code": "QQ"})
    made = calendar(found(hostile), MADE, version=text)
    parsed = Calendar.from_ical(made)
    assert len(parsed.walk("VEVENT")) == len(parsed.subcomponents) == 2
    for event in parsed.walk("VEVENT"):
        assert event.errors == []
        assert set(event) == {
            "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CATEGORIES", "DESCRIPTION", "TRANSP",
        }  # fmt: skip
        assert 'really; \\n "quoted" BEGIN:VALARM' in event["description"], "the text itself is kept"
    lines = made.decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "ATTACH" not in {line.split(":")[0] for line in lines}
    assert all(len(line.encode()) <= 75 for line in lines), "folded"
    assert "\n" not in "".join(lines) and "\r" not in "".join(lines)


def test_nothing_of_the_loan_is_told_but_the_state_the_process_and_the_days() -> None:
    answer = assess(EXAMPLES[2].scenario, STATES["MO"], TODAY)
    text = calendar(answer, MADE, version="0.2.0").decode().replace("\r\n ", "")
    scenario = answer.scenario
    for amount in (scenario.principal, scenario.bid, scenario.fair_value, answer.most, answer.debt.total):
        assert dollars(amount or 0) not in text and str((amount or 0) // 100) not in text
    assert not {"ORGANIZER", "ATTENDEE", "LOCATION", "GEO", "URL"} & {line.split(":")[0] for line in text.split("\r\n")}


def test_a_stamp_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        calendar(found(LAW), datetime(2026, 11, 25), version="0.2.0")


def test_no_day_gives_an_empty_calendar() -> None:
    answer = assess(replace(LOAN, sale_date=None), jurisdiction(rule(outcome="barred")), TODAY)
    assert marked(answer) == () and events(answer) == []


def test_redemption_as_entered_is_an_event_and_the_sale_is_not() -> None:
    made = marked(found(LAW, redemption_end=date(2027, 2, 1)))
    assert "redemption" in {mark.key for mark in made}
    assert not {"sale_date", "today", "filed_on"} & {mark.key for mark in made}


@given(scenarios(state="NV"))
@settings(max_examples=40, deadline=None)
def test_any_scenario_parses_again(scenario: Scenario) -> None:
    for code in ("NV", "OH", "MD", "DC"):
        answer = assess(replace(scenario, state=code), STATES[code], TODAY)
        made = events(answer)
        assert [event.decoded("dtstart") for event in made] == [mark.day for mark in marked(answer)]
        owners = {str(who).capitalize() for who in Who}
        assert all(str(event["categories"].cats[0]) in owners for event in made)


def test_every_state_has_its_calendar() -> None:
    for code, law in STATES.items():
        answer = assess(replace(EXAMPLES[0].scenario, state=code), law, TODAY)
        assert len(events(answer)) == len(marked(answer))
