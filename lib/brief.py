"""One answer as it is handed over: what was entered, the steps, the dates, the law, in words.

Page, slides, papers and workbook all render this one value, so that their figures and sentences are
the same to the cent and to the letter.  Plain text throughout; who shows it escapes what its medium
needs escaped.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from lib.assessment import Assessment
from lib.award import Award
from lib.fields import BY_NAME, FIELDS, Group, Kind, choice_words
from lib.law import vocabulary as v
from lib.law.dates import DateRow, Standing
from lib.law.layers import LawLayer, layers_for, load_layers
from lib.law.load import Dataset
from lib.law.words import day_words, period_words
from lib.money import dollars
from lib.scenario import Scenario
from lib.scenario_text import link, write_value
from lib.trace import Step
from lib.verdict import Verdict, verdict

DISCLAIMER = (
    "Legal information, not legal advice. It describes law in general and computes with the figures that were entered; "
    "it does not know the papers, and courts decide cases. Take it to a lawyer or a housing counselor."
)
#: Where help is had without charge; named in papers for borrowers.
WHOM_TO_ASK = (
    "A housing counselor approved by the U.S. Department of Housing and Urban Development (HUD): counseling on "
    "foreclosure is free of charge.",
    "A legal aid office, if money is short; the local bar association for a lawyer.",
)

LONGEST_TITLE, LONGEST_NOTE = 80, 600


#: Unicode categories that no file can print: controls, formatting, separators, surrogates, private, unassigned.
_UNPRINTABLE = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")


def clean(text: str, longest: int) -> str:
    """Typed text made safe to print: control and formatting characters out, white space folded, cut at ``longest``."""
    kept = "".join(" " if unicodedata.category(sign) in _UNPRINTABLE else sign for sign in text)
    folded = " ".join(kept.split())
    return folded if len(folded) <= longest else f"{folded[: longest - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Entry:
    """One input as it was entered: the field's label and its value in words."""

    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date in words: whose step, what, the day or what to enter for it, how it stands, what follows if missed."""

    who: str
    what: str
    day: str
    standing: str
    period: str
    effect: str
    citation: str
    confidence: v.Confidence
    found: DateRow


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a slide, a paper or a sheet says about one answer."""

    title: str
    note: str
    made_on: date
    version: str
    dated: date
    query: str
    assessment: Assessment
    verdict: Verdict
    entries: tuple[tuple[Group, tuple[Entry, ...]], ...]
    dates: tuple[DateLine, ...]
    redemption: tuple[str, ...]
    conditions: tuple[str, ...]
    layers: tuple[LawLayer, ...]
    authorities: tuple[str, ...]

    @property
    def award(self) -> Award:
        """The award of the branch that is drawn."""
        return self.assessment.shown.award

    @property
    def steps(self) -> tuple[Step, ...]:
        """From debt to judgment; to the deficiency only where the sale is not covered, none without a debt."""
        steps = self.award.trace.steps if self.assessment.debt_known else ()
        end = next((at for at, step in enumerate(steps, 1) if step.key == "deficiency"), 0)
        return steps if self.assessment.covered else steps[:end]


_STANDING_WORDS = {
    Standing.AHEAD: "",
    Standing.TODAY: "today",
    Standing.PAST: "past",
    Standing.IN_TIME: "met",
    Standing.TOO_LATE: "missed",
    Standing.COURT_RULE: "the court's rule decides",
    Standing.OPEN: "",
}

_WHO = {
    v.DateKind.BORROWER: "Borrower",
    v.DateKind.ASK: "Lender: ask",
    v.DateKind.CONFIRM: "Lender: confirm",
    v.DateKind.WITH_FORECLOSURE: "Lender: in the foreclosure",
    v.DateKind.NOTE_LIMITATION: "Lender: limit on the note",
    v.DateKind.COLLECT: "Lender: collect",
}


def date_line(found: DateRow) -> DateLine:
    """One date of an answer in words."""
    if found.day is not None:
        day = day_words(found.day)
    else:
        day = f"enter: {BY_NAME[found.needs].label.lower()}" if found.needs else "no fixed day"
    if found.closed:
        day = f"{day} ({found.closed})"
    left = ""
    if found.days is not None and found.standing in (Standing.AHEAD, Standing.PAST):
        left = f"{abs(found.days):,} day{'' if abs(found.days) == 1 else 's'}{' left' if found.days > 0 else ' ago'}"
    doubt = "" if found.certain else " (only on certain facts)"
    return DateLine(
        who=_WHO[found.row.kind],
        what=found.row.label + doubt,
        day=day,
        standing=f"{_STANDING_WORDS[found.standing]} {left}".strip(),
        period=period_words(found.row),
        effect=found.row.effect,
        citation=found.row.citation,
        confidence=found.row.confidence,
        found=found,
    )


def value_words(name: str, value: object) -> str:
    """One field's value as a person reads it: ``$400,000.00``, ``6.5%``, ``March 2, 2026``, ``Judicial``, ``Yes``."""
    field = BY_NAME[name]
    if value is None:
        return "Not sure"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.kind is Kind.MONEY and isinstance(value, int):
        return dollars(value)
    if field.kind is Kind.DATE and isinstance(value, date):
        return day_words(value)
    if field.kind is Kind.CHOICE:
        return choice_words(name, value)  # type: ignore[arg-type]
    return write_value(name, value) + ("%" if field.kind is Kind.RATE else "")


def entries_of(scenario: Scenario) -> tuple[tuple[Group, tuple[Entry, ...]], ...]:
    """What was entered, by group, in the contract's order; what is not sure is left out."""
    found = []
    for group in Group:
        lines = tuple(
            Entry(field.name, field.label, value_words(field.name, value))
            for field in FIELDS
            if field.group is group
            and (value := getattr(scenario, field.name)) is not None
            and (field.kind is not Kind.CHOICE or field.default is None or value != field.default)
        )
        if lines:
            found.append((group, lines))
    return tuple(found)


def redemption_lines(found: Assessment) -> tuple[str, ...]:
    """The right to buy the property back after the sale, with its end where that can be computed."""
    return tuple(
        f"{end.row.note}{f' Ends {day_words(end.day)}.' if end.day else ''} {end.row.citation} ({end.row.confidence})"
        for end in found.shown.award.redemption
    )


def _conditions(found: Assessment, says: Verdict) -> tuple[str, ...]:
    if not found.covered:
        return says.warnings
    rule = found.shown.award.rule
    lines = [f"Unless {exception.text} ({exception.citation})." for exception in rule.unless]
    lines += [f"Cap: {cap.note} ({cap.citation})" for cap in rule.cap]
    if rule.credit_note:
        lines.append(f"The credit: {rule.credit_note}")
    return (*lines, *says.warnings)


def _authorities(found: Assessment, dates: tuple[DateLine, ...]) -> tuple[str, ...]:
    """Every authority behind the answer, each once, the deciding rule's first."""
    rule, law = found.shown.award.rule, found.law
    texts = [branch.award.rule.citation for branch in (found.shown, *found.branches)]
    texts += [exception.citation for exception in rule.unless]
    texts += [cap.citation for cap in rule.cap] + [floor.citation for floor in rule.floor]
    texts.append(found.shown.award.fees.rule.citation)
    texts += [line.citation for line in dates]
    texts += [end.row.citation for end in found.shown.award.redemption]
    texts += [law.judgment.interest.citation, law.judgment.life_citation]
    return tuple(dict.fromkeys(part.strip() for text in texts for part in text.split(";")))


def layers_of(found: Assessment) -> tuple[LawLayer, ...]:
    """What lies above state law for this loan, what is certain to arise first."""
    arising = layers_for(found.facts, load_layers())
    return tuple(layer for layer, _ in sorted(arising, key=lambda pair: not pair[1]))


def brief_of(found: Assessment, data: Dataset, *, made_on: date, title: str = "", note: str = "") -> Brief:
    """One answer, ready to be handed over.  ``title`` and ``note`` are the user's own and are cleaned here."""
    says = verdict(found)
    dates = tuple(date_line(row) for row in found.dates) if found.covered else ()
    return Brief(
        title=clean(title, LONGEST_TITLE),
        note=clean(note, LONGEST_NOTE),
        made_on=made_on,
        version=data.version,
        dated=data.dated,
        query=link(found.scenario, data.version),
        assessment=found,
        verdict=says,
        entries=entries_of(found.scenario),
        dates=dates,
        redemption=redemption_lines(found) if found.covered else (),
        conditions=_conditions(found, says),
        layers=layers_of(found),
        authorities=_authorities(found, dates) if found.covered else (),
    )
