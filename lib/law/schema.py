"""The shape of one jurisdiction's file, frozen and typed.

A file that does not fit is refused by :mod:`lib.law.load`, which names the file, the key, the
value and what is accepted.  Percentages and shares are decimal or fraction strings, never floats;
dollar limits are whole dollars.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

from pydantic import Field, model_validator

from lib.law import vocabulary as v
from lib.law.rows import FeeRule, Frozen, LegalDate, Redemption, Rule, When
from lib.law.values import Percent, Text


class JudgmentInterest(Frozen):
    """Interest on a judgment; ``rate_percent`` only where the statute itself fixes a figure."""

    kind: v.InterestKind
    rate_percent: Percent | None = None
    rule: Text
    citation: Text
    confidence: v.Confidence


class Judgment(Frozen):
    """What a judgment costs and how long it lives."""

    interest: JudgmentInterest
    life_years: Annotated[int, Field(ge=1)] | None = None
    renewable: bool
    life_note: Text | None = None
    life_citation: Text
    confidence: v.Confidence


class Change(Frozen):
    """An amendment or decision that matters.  ``effective``: a day, a year, or not known."""

    effective: Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}-\d{2})?|unknown)$")]
    what: Text
    citation: Text


class Source(Frozen):
    """What was actually read."""

    title: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    kind: v.SourceKind
    read: Annotated[str, Field(pattern=r"^(full|excerpt)$")]


class ProcessLaw(Frozen):
    """Which processes exist and which one is customary for homes."""

    customary: v.Process
    available: tuple[v.Process, ...]
    note: Text | None = None

    @model_validator(mode="after")
    def _customary_is_available(self) -> Self:
        if self.customary not in self.available:
            raise ValueError(f"customary process {self.customary} is not among available")
        return self


class Jurisdiction(Frozen):
    """The law of one state or of the District of Columbia."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Text
    headline: v.Headline
    headline_why: Text
    theory: v.Theory
    #: Who says so: the authority or source read, or that authorities differ and which.
    theory_source: Text | None = None
    instrument: v.Instrument
    confidence: v.Confidence
    checked: dt.date
    covers_sales_from: dt.date
    statutes: tuple[Text, ...]
    other_limits: tuple[Text, ...] = ()
    conflicts: tuple[Text, ...] = ()
    process: ProcessLaw
    #: The price must first cover superior liens, so only the rest is credited to a junior that forecloses.
    price_covers_senior_liens: bool = False
    typical: When = When()
    rule: Annotated[tuple[Rule, ...], Field(min_length=1)]
    date: tuple[LegalDate, ...] = ()
    redemption: tuple[Redemption, ...] = ()
    fees: Annotated[tuple[FeeRule, ...], Field(min_length=1)]
    judgment: Judgment
    change: tuple[Change, ...] = ()
    source: Annotated[tuple[Source, ...], Field(min_length=1)]

    def __hash__(self) -> int:
        """A loaded file is remembered by its code; equality still compares everything."""
        return hash(self.code)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        seen: set[str] = set()
        for slug in (*(rule.id for rule in self.rule), *(row.id for row in self.date)):
            if slug in seen:
                raise ValueError(f"id {slug!r} is used twice")
            seen.add(slug)
        if self.fees[-1].when != When():
            raise ValueError("fees: the last row must be a catch-all (when = {})")
        if self.checked < self.covers_sales_from:
            raise ValueError(f"checked {self.checked} must not be earlier than covers_sales_from")
        for process in self.process.available:
            for foreclosed in v.Foreclosed:
                if not any(_catches_all(rule, process, foreclosed) for rule in self.rule):
                    raise ValueError(
                        f"no catch-all rule for process {process} with foreclosed {foreclosed}: "
                        "end with a rule that has no other condition"
                    )
        return self


def _catches_all(rule: Rule, process: v.Process, foreclosed: v.Foreclosed) -> bool:
    when = rule.when
    if rule.in_force_from or rule.in_force_before:
        return False
    if when.process is not None and process not in when.process:
        return False
    if when.foreclosed is not None and when.foreclosed is not foreclosed:
        return False
    others = when.model_dump(exclude={"process", "foreclosed"}, exclude_none=True)
    return not others
