"""A small jurisdiction of our own for tests of the engine: one rule at a time, no real state's law."""

from __future__ import annotations

from typing import Any

from lib.law.schema import Jurisdiction

CITE = "Ala. Code § 1-1-1"


def rule(slug: str = "xx-rule", **values: Any) -> dict[str, Any]:
    """A rule that allows the deficiency with credit for the bid, unless told otherwise."""
    base: dict[str, Any] = {
        "id": slug,
        "when": {},
        "outcome": "allowed",
        "reason": "A reason.",
        "citation": CITE,
        "confidence": "high",
    }
    if values.get("outcome") != "barred":
        base |= {"credit": "bid", "applies": "always"}
        if values.get("credit", "bid") != "bid":
            base["credit_note"] = "The court finds it."
    return base | values


def day(slug: str, **values: Any) -> dict[str, Any]:
    """A last day to ask, 90 days from the sale, unless told otherwise."""
    base: dict[str, Any] = {
        "id": slug,
        "kind": "ask",
        "label": "Last day to ask",
        "when": {},
        "length": 90,
        "unit": "days",
        "trigger": "sale",
        "effect": "Lost.",
        "citation": CITE,
        "confidence": "high",
    }
    return base | values


def jurisdiction(*rules: dict[str, Any], **values: Any) -> Jurisdiction:
    """A validated jurisdiction with these rules; other tables by name."""
    document: dict[str, Any] = {
        "code": "XX",
        "name": "Exampleland",
        "headline": "recourse",
        "headline_why": "Because.",
        "theory": "lien",
        "instrument": "mortgage",
        "confidence": "high",
        "checked": "2026-11-23",
        "covers_sales_from": "2009-01-01",
        "statutes": [CITE],
        "process": {"customary": "judicial", "available": ["judicial", "nonjudicial"]},
        "rule": list(rules) or [rule()],
        "fees": [{"when": {}, "treatment": "contract", "note": "As agreed.", "citation": CITE, "confidence": "high"}],
        "judgment": {
            "renewable": True,
            "life_years": 10,
            "life_citation": CITE,
            "confidence": "high",
            "interest": {"kind": "fixed", "rate_percent": "9", "rule": "Nine.", "citation": CITE, "confidence": "high"},
        },
        "source": [{"title": "A code", "kind": "statute", "read": "full"}],
    }
    return Jurisdiction.model_validate(document | values)
