"""The computed days of one answer as a calendar (RFC 5545): one all-day event a day.

Days that were entered (the sale, the deed) are not repeated.  An event says nothing of a person beyond
what was entered: the state, the process and the day.  Its identifier is a fingerprint of the scenario and
the date's key, so that a calendar that is loaded again moves its events instead of doubling them.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

from lib.assessment import Assessment
from lib.law import vocabulary as v
from lib.law.words import day_words, place_words
from lib.scenario_text import write_known
from lib.timeline import Mark, Who, timeline
from lib.verdict import CONFIDENCE_WORDS, process_sentence

NOTICE = "Legal information, not legal advice."
#: Days before a step of the borrower's, or a last day to ask, on which a calendar reminds.
REMIND = (14, 3)

_PRODUCT = "-//Deficiency Judgment Explorer//Dates//EN"
_HOST = "deficiency-judgment-explorer"
#: Characters that no text of a calendar may hold; a line break is escaped by the library.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar(found: Assessment, made_on: datetime, *, version: str) -> bytes:
    """The calendar's file.  ``made_on`` stamps it; ``version`` is the dataset's.

    Past days are included and marked as past.  With no day to show it is a calendar without events.

    Raises:
        ValueError: if ``made_on`` has no time zone, which a stamp in universal time needs.
    """
    if made_on.tzinfo is None:
        raise ValueError(f"made_on: {made_on} has no time zone; give an aware datetime")
    file = Calendar()
    file.add("prodid", _PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    # The library escapes what it knows to be text; a name of its own kind must say so.
    file.add("x-wr-calname", vText(_plain(f"Foreclosure deadlines in {place_words(found.law.name)}")))
    for mark in marked(found):
        file.add_component(_event(found, mark, made_on, version))
    made: bytes = file.to_ical()
    return made


def marked(found: Assessment) -> tuple[Mark, ...]:
    """The marks that become events: computed days, and the end of redemption even where it was entered."""
    kept = [mark for mark in timeline(found) if not mark.entered or mark.key == "redemption"]
    return tuple(sorted(kept, key=lambda mark: mark.day))


def _event(found: Assessment, mark: Mark, made_on: datetime, version: str) -> Event:
    event = Event()
    event.add("uid", _uid(found, mark))
    event.add("dtstamp", made_on)
    event.add("dtstart", mark.day)
    event.add("dtend", mark.day + timedelta(days=1))
    event.add("summary", _plain(_summary(found, mark)))
    event.add("description", _plain("\n".join(_description(found, mark, version))))
    event.add("categories", [str(mark.who).capitalize()])
    event.add("transp", "TRANSPARENT")
    if mark.who is Who.BORROWER or mark.kind in (v.DateKind.ASK, v.DateKind.NOTE_LIMITATION):
        for days in REMIND:
            if mark.days >= days:
                event.add_component(_alarm(mark, days))
    return event


def _alarm(mark: Mark, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(f"In {days} days: {mark.label}"))
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _summary(found: Assessment, mark: Mark) -> str:
    past = "Past: " if mark.past else ""
    doubt = "" if mark.certain else " (provisional)" if mark.assumed else " (only on certain facts)"
    return f"{past}{found.law.code}: {mark.label}{doubt}"


def _description(found: Assessment, mark: Mark, version: str) -> list[str]:
    decided = mark.left if mark.kind is not None and not mark.left[0].isdigit() else ""
    lines = [f"{day_words(mark.day)}{' (past)' if mark.past else ''}{f': {decided}' if decided else ''}."]
    if mark.start is not None:
        lines.append(f"Runs from {day_words(mark.start)}.")
    if mark.period:
        lines.append(f"Counted: {mark.period}.")
    lines += [f"{doubt[0].upper()}{doubt[1:]}." for doubt in mark.doubts]
    if mark.effect:
        follows = mark.kind is not None and not mark.effect.startswith("Too late")
        lines.append(f"If missed: {mark.effect}" if follows else mark.effect)
    if mark.citation:
        lines.append(f"Authority: {mark.citation}")
    if mark.confidence is not None:
        lines.append(f"Confidence: {CONFIDENCE_WORDS[mark.confidence]}")
    place = place_words(found.law.name)
    lines.append(f"For {place}, {process_sentence(found)}; days left are counted from {day_words(found.as_of)}.")
    checked = f"{found.law.name} checked {day_words(found.law.checked)}"
    lines.append(f"{NOTICE} Deficiency Judgment Explorer, dataset {version}, {checked}.")
    return lines


def _uid(found: Assessment, mark: Mark) -> str:
    """A fingerprint of what was entered and the date's key; the day from which days are counted is left out."""
    entered = {name: text for name, text in write_known(found.scenario).items() if name != "as_of"}
    told = json.dumps([entered, found.law.code, str(found.process), mark.key], sort_keys=True)
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@{_HOST}"


def _plain(text: str) -> str:
    """Text without control characters other than line breaks."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
