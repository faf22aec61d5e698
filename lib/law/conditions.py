"""The conditions of a row of law as clauses that a person reads after "if"."""

from __future__ import annotations

from fractions import Fraction

from lib.law import vocabulary as v
from lib.law.rows import LegalDate, Redemption, Rule, When
from lib.law.words import day_words, option_words

_LISTS = ("process", "purpose", "loan_program", "use")
_MEASURED = {
    v.MeasuredBy.SALE: "the sale is",
    v.MeasuredBy.ORIGINATION: "the loan was made",
    v.MeasuredBy.FILING: "the judgment is asked for",
}


def _either(words: list[str]) -> str:
    """``a, b or c``: any one of them is enough."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _limits(kind: str, over: object, most: object) -> str:
    """The stretch of ``units`` or ``acres`` between two limits, either of which may be missing."""
    if kind == "acres":
        low = "" if over is None else f"more than {over}"
        high = "" if most is None else f"up to {most}"
        return f"there are {low}{' and ' if low and high else ''}{high} acres"
    if most == 1:
        return "there is one home on the property"
    if isinstance(over, int) and most is not None:
        return f"there are {over + 1} to {most} homes" if most != over + 1 else f"there are {most} homes"
    if over == 1:
        return "there is more than one home on the property"
    return f"there are up to {most} homes" if over is None else f"there are more than {over} homes"


def _share(key: str, value: Fraction) -> str:
    few = "less than" if key.endswith("below") else "at least"
    return f"{few} {value} of the original principal is still owed"


def when_words(when: When) -> tuple[str, ...]:
    """Each condition as a clause, in the codebook's order; none where the row holds for everything.

    Two limits of the same number make one clause: ``there are 2 to 4 homes``.
    """
    clauses = []
    for key in When.model_fields:
        value = getattr(when, key)
        if value is None:
            continue
        if key in _LISTS:
            clauses.append(_either([option_words(key, one) for one in value]))
        elif key.endswith(("units", "acres")):
            kind = key.rpartition("_")[2]
            over, most = getattr(when, f"over_{kind}"), getattr(when, f"max_{kind}")
            if key.startswith("max_") or most is None:
                clauses.append(_limits(kind, over, most))
        elif key.startswith("unpaid_share"):
            clauses.append(_share(key, value))
        else:
            clauses.append(option_words(key, value))
    return tuple(clauses)


def time_words(row: Rule | LegalDate | Redemption) -> str:
    """When the row is law: ``the loan was made on or after October 1, 2009``; empty where it is timeless."""
    if row.measured_by is None:
        return ""
    start = f" on or after {day_words(row.in_force_from)}" if row.in_force_from else ""
    end = f" before {day_words(row.in_force_before)}" if row.in_force_before else ""
    return f"{_MEASURED[row.measured_by]}{start}{' and' if start and end else ''}{end}"


def condition_words(row: Rule | LegalDate | Redemption) -> tuple[str, ...]:
    """All that a row asks for, its time in force last."""
    timed = time_words(row)
    return (*when_words(row.when), *((timed,) if timed else ()))
