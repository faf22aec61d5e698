"""Formulas: their text means to a spreadsheet what the tree means here."""

from __future__ import annotations

import io
from datetime import date
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.export.formula import Call, Expr, Lit, Ref, either, empty, evaluate, num, plain, render, rounded, same
from tests.export.sheet_reader import Sheets

NUMBERS = st.integers(-999, 999).map(num)


def _grown(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    two = st.tuples(parts, parts)
    return (
        two.map(lambda pair: pair[0] + pair[1])
        | two.map(lambda pair: pair[0] - pair[1])
        | st.tuples(parts, NUMBERS).map(lambda pair: pair[0] * pair[1])
        | st.tuples(parts, st.sampled_from([2, 4, 8]).map(num)).map(lambda pair: pair[0] / pair[1])
        | st.tuples(parts, parts, parts, parts).map(lambda four: either(four[0] < four[1], four[2], four[3]))
        | st.tuples(parts, parts).map(lambda pair: Call("MAX", pair))
        | parts.map(rounded)
    )


def in_a_sheet(formula: Expr) -> Sheets:
    book = openpyxl.Workbook()
    book.active.title = "S"
    book.active["A1"] = f"={render(formula, lambda key: key)}"
    target = io.BytesIO()
    book.save(target)
    return Sheets(target.getvalue())


@given(st.recursive(NUMBERS, _grown, max_leaves=12))
@settings(max_examples=150, deadline=None)
def test_text_and_tree_mean_the_same(formula: Expr) -> None:
    value = evaluate(formula, lambda key: None)
    assert isinstance(value, Fraction)
    assert in_a_sheet(formula).cell("S", "A1") == pytest.approx(float(value), rel=1e-12, abs=1e-9)


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (num(1) - (num(2) - num(3)), "1-(2-3)"),
        ((num(1) + num(2)) * num(3), "(1+2)*3"),
        (num(1) - num(-2), "1-(-2)"),
        (num(8) / (num(2) / num(2)), "8/(2/2)"),
        (Lit('say "no"') & Ref("a"), '"say ""no"""&a'),
        (Lit(date(2026, 3, 2)), "DATE(2026,3,2)"),
        (either(empty("a"), Lit(""), Ref("a")), 'IF(ISBLANK(a),"",a)'),
        (Lit(Fraction(1, 8)), "0.125"),
    ],
)
def test_the_text(formula: Expr, text: str) -> None:
    assert render(formula, lambda key: key) == text


def test_an_endless_decimal_is_refused() -> None:
    with pytest.raises(ValueError, match="1/3 has no finite decimal form"):
        plain(Fraction(1, 3))


def test_text_is_no_number_and_an_empty_cell_is_nothing() -> None:
    with pytest.raises(TypeError):
        evaluate(Lit("x") + num(1), lambda key: None)
    assert evaluate(Ref("a") + num(1), lambda key: None) == 1
    assert evaluate(same(Ref("a"), Lit("")), lambda key: None) is True
    assert evaluate(same(Lit("Yes"), Lit("YES")), lambda key: None) is True
    assert evaluate(same(Lit(""), num(0)), lambda key: None) is False


def test_halves_go_away_from_zero() -> None:
    assert [evaluate(rounded(num(part) / num(2)), lambda key: None) for part in (5, -5, 3)] == [3, -3, 2]
