"""Single values of a file: what is read, the limit on either side, and the sentence that refuses the rest."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from lib.law.values import Acres, Percent, Share, as_tuple

FRACTION = 'must be a fraction in quotes such as "2/3"'
PERCENTAGE = 'must be a percentage in quotes such as "15" or "7.5"'
SIZE = 'must be a whole number, or a decimal in quotes such as "2.5"'


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (Share, "2/3", Fraction(2, 3)),
        (Share, "1", Fraction(1)),
        (Share, "1/1000", Fraction(1, 1000)),
        (Share, "0.67", Fraction(67, 100)),
        (Percent, "7.5", Decimal("7.5")),
        (Percent, "0", Decimal(0)),
        (Percent, "100", Decimal(100)),
        (Acres, 160, Decimal(160)),
        (Acres, 1, Decimal(1)),
        (Acres, "2.5", Decimal("2.5")),
        (Acres, "0.1", Decimal("0.1")),
    ],
)
def test_a_value_is_read_exactly(kind: object, written: object, read: object) -> None:
    found = TypeAdapter(kind).validate_python(written)
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("kind", "written", "says"),
    [
        (Share, 0.67, FRACTION),
        (Share, 1, FRACTION),
        (Share, "two thirds", FRACTION),
        (Share, "1/0", FRACTION),
        (Share, "0", "must lie above 0 and not above 1"),
        (Share, "-1/3", "must lie above 0 and not above 1"),
        (Share, "1001/1000", "must lie above 0 and not above 1"),
        (Percent, 15, PERCENTAGE),
        (Percent, 7.5, PERCENTAGE),
        (Percent, "15 %", PERCENTAGE),
        (Percent, "-0.01", "must lie between 0 and 100"),
        (Percent, "100.01", "must lie between 0 and 100"),
        (Percent, "NaN", "must lie between 0 and 100"),
        (Percent, "Infinity", "must lie between 0 and 100"),
        (Acres, 2.5, SIZE),
        (Acres, True, SIZE),
        (Acres, "two", SIZE),
        (Acres, 0, "must be above 0"),
        (Acres, "-0.1", "must be above 0"),
        (Acres, "Infinity", "must be above 0"),
    ],
)
def test_any_other_value_is_refused_with_what_is_accepted(kind: object, written: object, says: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(written)
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("value_error", f"Value error, {says}")


def test_one_word_stands_for_a_list_of_one() -> None:
    assert as_tuple("judicial") == ("judicial",)
    assert as_tuple(["judicial", "strict"]) == ("judicial", "strict")
    assert as_tuple(None) is None
