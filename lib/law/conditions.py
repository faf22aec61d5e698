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


def _limit(key: str, value: object) -> str:
    unit = "homes" if key.endswith("units") else "acres"
    if key == "max_units" and value == 1:
        return "there is one home on the property"
    if key == "over_units" and value == 1:
        return "there is more than one home on the property"
    return f"there are {'up to' if key.startswith('max_') else 'more than'} {value} {unit}"


def _share(key: str, value: Fraction) -> str:
    few = "less than" if key.endswith("below") else "at least"
    return f"{few} {value} of the original principal is still owed"


def when_words(when: When) -> tuple[str, ...]:
    """Each condition as a clause, in the codebook's order; none where the row holds for everything."""
    clauses = []
    for key in When.model_fields:
        value = getattr(when, key)
        if value is None:
            continue
        if key in _LISTS:
            clauses.append(" or ".join(option_words(key, one) for one in value))
        elif key.endswith(("units", "acres")):
            clauses.append(_limit(key, value))
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
