"""The result as data, here as JSON (:mod:`lib.export.result_csv`: as CSV).  Amounts are texts, exact to the cent.

An amount is dollars with two decimals, a minus sign below zero and no separators (``-400000.00``); a day
is ``year-month-day``; what is not known is ``null`` in JSON, ``unknown`` among the inputs (as in links) and
empty in CSV.  Under one ``format_version`` keys keep name and meaning: a later program may add keys,
never rename or drop them.  ``KEYS`` says what every key holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from lib.assessment import Branch
from lib.award import Award
from lib.brief import DISCLAIMER, Brief, DateLine
from lib.scenario_text import write
from lib.trace import Step

FORMAT, FORMAT_VERSION = "deficiency-judgment-result", 1

#: Every key of the JSON by its path (``[]``: of each entry of a list), and what it holds.
KEYS: Mapping[str, str] = {
    "format": "always deficiency-judgment-result",
    "format_version": "raised when a key changes name or meaning",
    "title": "the user's own title, empty if none",
    "note": "the user's own note, empty if none",
    "made_on": "day on which the file was made",
    "as_of": "day from which days left are counted, and whose law is used where no sale date is given",
    "dataset.version": "version of the law dataset",
    "dataset.date": "day on which the dataset was last changed",
    "state.code": "postal code",
    "state.name": "name of the jurisdiction",
    "state.checked": "day on which its law was last held against the sources",
    "process": "process assessed: judicial, nonjudicial or strict",
    "query": "query string of the link that reopens the scenario",
    "inputs": "every field of the scenario as in a link, by the contract's name; money in dollars",
    "classification": "barred, limited, full, depends or not_covered",
    "open_facts": "facts that are not sure and on which the answer turns",
    "total_debt": "total debt as of the sale; null if no debt was entered",
    "sale_credit": "what came off the debt through the sale",
    "deficiency": "total debt less the credit for the sale, the same in every state; below zero a surplus",
    "deficiency_judgment": "what a court may enter; null if the sale is not covered or no debt was entered",
    "deficiency_judgment.most": "the most that may be awarded, over every open outcome",
    "deficiency_judgment.least": "the least over every open outcome; the most again if there is no lower figure",
    "verdict.figure": "the headline in words, whole dollars",
    "verdict.aside": "what stands beside it, or null",
    "verdict.sentence": "the answer in a sentence",
    "verdict.reason": "the deciding rule's reason, empty where several rules may decide",
    "verdict.citation": "its authority",
    "verdict.confidence": "high, medium or low (unverified)",
    "verdict.next_date": "the date that matters next, in words, or null",
    "verdict.steps_first": "what the borrower must do first, in words",
    "outcomes": "every rule that may decide, largest figure first",
    "outcomes[].rule": "id of the rule",
    "outcomes[].shown": "whether steps are those of this outcome",
    "outcomes[].if": "the ways there, each a list of assumed facts in words; an empty list where it is certain",
    "outcomes[].classification": "as above, for this outcome",
    "outcomes[].credit": "what is credited against the debt, or null where barred",
    "outcomes[].applies": "always, if_raised or discretion, or null where barred",
    "outcomes[].most": "the most under this rule; null if not covered or no debt was entered",
    "outcomes[].least": "the lower figure under this rule, likewise",
    "outcomes[].why_less": "why the two differ, or null",
    "outcomes[].asked_too_late": "id of the date that ends the claim, or null",
    "outcomes[].reason": "the rule's reason",
    "outcomes[].citation": "its authority",
    "outcomes[].confidence": "high, medium or low (unverified)",
    "steps": "from debt to judgment, in order; to the deficiency only if the sale is not covered",
    "steps_lower": "the same to the lower figure, where it differs and can be computed; else empty",
    "{steps}.key": "name of the step",
    "{steps}.label": "the step in words",
    "{steps}.kind": "item (a movement) or total (a sum reached)",
    "{steps}.amount": "signed movement; 0.00 for a total",
    "{steps}.running": "sum reached after the step",
    "{steps}.operands": "figures that it was made from",
    "{steps}.operands[].label": "the figure in words",
    "{steps}.operands[].amount": "its amount",
    "{steps}.how": "how it was reckoned, or null",
    "{steps}.rule": "id of the row of law that put it there, or null for arithmetic",
    "{steps}.citation": "its authority, or null for arithmetic",
    "dates": "days that matter, the borrower's own first",
    "dates[].id": "id of the row of law",
    "dates[].kind": "borrower, ask, confirm, with_foreclosure, note_limitation or collect",
    "dates[].label": "what the day is for",
    "dates[].day": "the day, or null where it cannot be computed",
    "dates[].needs": "the input that is missing for it, or null",
    "dates[].standing": "ahead, today, past, in_time, too_late, court_rule or open",
    "dates[].days_left": "days from as_of, negative if past, or null",
    "dates[].closed": "why courts may be closed that day, or null",
    "dates[].certain": "whether it applies for certain",
    "dates[].period": "the period in words",
    "dates[].effect": "what follows if it is missed",
    "dates[].citation": "its authority",
    "dates[].confidence": "high, medium or low (unverified)",
    "redemption": "the right to buy the property back, in words with authority",
    "conditions": "exceptions, caps, the credit's terms and warnings, in words",
    "layers": "what lies above state law for this loan",
    "layers[].id": "id of the row",
    "layers[].effect": "may_add, may_forbid or ask",
    "layers[].title": "the matter",
    "layers[].text": "what it says",
    "layers[].ask": "what to ask",
    "layers[].citation": "its authority",
    "layers[].confidence": "high, medium or low (unverified)",
    "authorities": "every authority behind the answer",
    "disclaimer": "legal information, not legal advice",
}


def exact(cents: int) -> str:
    """Dollars with two decimals.

    >>> exact(-40000005)
    '-400000.05'
    """
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{part:02d}"


def result(brief: Brief) -> dict[str, Any]:
    """The result as plain values; ``KEYS`` is its documentation."""
    found, says, law = brief.assessment, brief.verdict, brief.assessment.law
    known = bool(found.debt.items)
    lower = brief.award.trace_least
    judgment = {"most": exact(found.most), "least": exact(found.least)} if known and found.covered else None
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "title": brief.title,
        "note": brief.note,
        "made_on": brief.made_on.isoformat(),
        "as_of": found.as_of.isoformat(),
        "dataset": {"version": brief.version, "date": brief.dated.isoformat()},
        "state": {"code": law.code, "name": law.name, "checked": law.checked.isoformat()},
        "process": str(found.process),
        "query": brief.query,
        "inputs": write(found.scenario),
        "classification": str(found.classification),
        "open_facts": list(found.open_facts),
        "total_debt": exact(found.debt.total) if known else None,
        "sale_credit": exact(found.sale_credit),
        "deficiency": exact(found.deficiency) if known else None,
        "deficiency_judgment": judgment,
        "verdict": {
            "figure": says.figure if known or not found.covered else None,
            "aside": says.aside if known or not found.covered else None,
            "sentence": says.sentence,
            "reason": says.reason,
            "citation": says.citation if found.covered else None,
            "confidence": str(says.confidence) if found.covered else None,
            "next_date": says.next_date,
            "steps_first": list(says.steps_first),
        },
        "outcomes": [_outcome(brief, branch, known=known) for branch in found.branches] if found.covered else [],
        "steps": [_step(step) for step in brief.steps],
        "steps_lower": [_step(step) for step in lower.steps] if lower is not None and known and found.covered else [],
        "dates": [_date(line) for line in brief.dates],
        "redemption": list(brief.redemption),
        "conditions": list(brief.conditions if found.covered else says.warnings),
        "layers": [
            {
                name: str(getattr(layer, name))
                for name in ("id", "effect", "title", "text", "ask", "citation", "confidence")
            }
            for layer in brief.layers
        ],
        "authorities": list(brief.authorities),
        "disclaimer": DISCLAIMER,
    }


def _outcome(brief: Brief, branch: Branch, *, known: bool) -> dict[str, Any]:
    award: Award = branch.award
    rule = award.rule
    return {
        "rule": rule.id,
        "shown": branch is brief.assessment.shown,
        "if": [[condition.words for condition in way] for way in branch.ways],
        "classification": str(branch.classification),
        "credit": str(rule.credit) if rule.credit else None,
        "applies": str(rule.applies) if rule.applies else None,
        "most": exact(award.most) if known else None,
        "least": exact(award.least) if known else None,
        "why_less": str(award.why_less) if known and award.why_less else None,
        "asked_too_late": award.out_of_time.row.id if award.out_of_time else None,
        "reason": rule.reason,
        "citation": rule.citation,
        "confidence": str(rule.confidence),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "label": step.label,
        "kind": str(step.kind),
        "amount": exact(step.amount),
        "running": exact(step.running),
        "operands": [{"label": label, "amount": exact(amount)} for label, amount in step.operands],
        "how": step.how,
        "rule": step.rule,
        "citation": step.citation,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _date(line: DateLine) -> dict[str, Any]:
    row = line.found.row
    return {
        "id": row.id,
        "kind": str(row.kind),
        "label": row.label,
        "day": _iso(line.found.day),
        "needs": line.found.needs,
        "standing": str(line.found.standing),
        "days_left": line.found.days,
        "closed": line.found.closed,
        "certain": line.found.certain,
        "period": line.period,
        "effect": row.effect,
        "citation": row.citation,
        "confidence": str(row.confidence),
    }


def result_json(brief: Brief) -> bytes:
    """The result as JSON in UTF-8, keys in a fixed order: the same brief gives the same bytes."""
    return (json.dumps(result(brief), ensure_ascii=False, indent=2) + "\n").encode()
