"""How single values of the dataset are read: fractions, percentages, acres, texts, ids.

Numbers that enter arithmetic are written as text, so that no float ever stands between the statute's
figure and ours.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field


def as_tuple(value: Any) -> Any:
    """A single word may stand for a list of one."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _as_fraction(value: Any) -> Fraction:
    if not isinstance(value, str):
        raise ValueError('must be a fraction in quotes such as "2/3"')
    try:
        share = Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError('must be a fraction in quotes such as "2/3"') from error
    if not 0 < share <= 1:
        raise ValueError("must lie above 0 and not above 1")
    return share


def _as_percent(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise ValueError('must be a percentage in quotes such as "15" or "7.5"')
    try:
        percent = Decimal(value)
    except InvalidOperation as error:
        raise ValueError('must be a percentage in quotes such as "15" or "7.5"') from error
    if not (percent.is_finite() and 0 <= percent <= 100):
        raise ValueError("must lie between 0 and 100")
    return percent


def _as_acres(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError('must be a whole number, or a decimal in quotes such as "2.5"')
    try:
        acres = Decimal(value)
    except InvalidOperation as error:
        raise ValueError('must be a whole number, or a decimal in quotes such as "2.5"') from error
    if not (acres.is_finite() and acres > 0):
        raise ValueError("must be above 0")
    return acres


Share = Annotated[Fraction, BeforeValidator(_as_fraction)]
Percent = Annotated[Decimal, BeforeValidator(_as_percent)]
Acres = Annotated[Decimal, BeforeValidator(_as_acres)]
Text = Annotated[str, Field(min_length=2)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Dollars = Annotated[int, Field(ge=0)]
