"""Money as whole cents.

An amount is an ``int`` of cents from the moment it is typed until it is shown or exported; a
fraction of a cent exists only inside one calculation and is rounded half-up, once, where the
figure becomes money.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

#: Largest amount accepted anywhere: ten billion dollars, in cents.
MAX_CENTS = 1_000_000_000_000

_DOLLARS = re.compile(r"^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{1,2}))?$", re.ASCII)


class MoneyError(ValueError):
    """Text that is not an amount of dollars; the message says what is accepted."""


def parse_dollars(text: str) -> int:
    """Cents from dollars as people type them: ``400000``, ``$400,000.50``.

    Raises:
        MoneyError: for anything else, for more than two decimals, and above ten billion dollars.

    >>> parse_dollars("$400,000.5")
    40000050
    """
    found = _DOLLARS.match(text.strip())
    if not found or not (found[1] or found[2]):
        raise MoneyError("an amount in dollars with at most two decimals, such as 400000 or 400,000.50")
    # Without its leading zeros, of which Python would refuse to read more than 4,300 digits.
    whole, part = (found[1] or "").replace(",", "").lstrip("0") or "0", (found[2] or "").ljust(2, "0")
    if len(whole) > 11:
        raise MoneyError("an amount up to 10,000,000,000.00 dollars")
    cents = int(whole) * 100 + int(part)
    if cents > MAX_CENTS:
        raise MoneyError("an amount up to 10,000,000,000.00 dollars")
    return cents


def round_half_up(amount: Fraction | Decimal | int) -> int:
    """Nearest whole number, halves away from zero.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2))
    (3, -3)
    """
    value = Fraction(amount)
    sign = -1 if value < 0 else 1
    return sign * ((2 * abs(value.numerator) + value.denominator) // (2 * value.denominator))


def share_of(cents: int, share: Fraction | Decimal) -> int:
    """``share`` of an amount, half-up to the cent.

    >>> share_of(100_00, Fraction(2, 3))
    6667
    """
    return round_half_up(Fraction(share) * cents)


def dollars(cents: int) -> str:
    """``$1,234.56``; a true minus sign below zero.

    >>> dollars(-123456)
    '−$1,234.56'
    """
    whole, part = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}${whole:,}.{part:02d}"


def whole_dollars(cents: int) -> str:
    """``$1,235``: for headlines and charts, half-up; tables show cents.

    Less than half a dollar keeps its cents, so that something never reads as nothing.

    >>> whole_dollars(123450), whole_dollars(1)
    ('$1,235', '$0.01')
    """
    if 0 < abs(cents) < 50:
        return dollars(cents)
    return f"{'−' if cents < 0 else ''}${(abs(cents) + 50) // 100:,}"


def plain_dollars(cents: int) -> str:
    """Digits only, for addresses and files: ``400000`` or ``400000.50``.

    >>> plain_dollars(40000050), plain_dollars(40000000)
    ('400000.50', '400000')
    """
    whole, part = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole}.{part:02d}" if part else f"{sign}{whole}"
