"""A small spreadsheet: reads the formulas of an .xlsx file as text and calculates them in binary floating point.

It shares nothing with the code that wrote them, and counts as a spreadsheet does: doubles, halves away
from zero, an empty cell is zero, IF works out one side only.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

Tree = tuple[Any, ...]
_BINDS = {"=": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4}


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = [token for token in Tokenizer(text).items if token.type != Token.WSPACE]
        self.place = 0

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def whole(self) -> Tree:
        tree = self.expression(0)
        assert self.peek() is None, "something is left over"
        return tree

    def expression(self, least: int) -> Tree:
        left = self.atom()
        while (token := self.peek()) is not None and token.type == Token.OP_IN and _BINDS[token.value] > least:
            self.take()
            left = ("op", token.value, left, self.expression(_BINDS[token.value]))
        return left

    def atom(self) -> Tree:
        token = self.take()
        if token.type == Token.OP_PRE:
            return ("op", "-", ("number", 0.0), self.expression(5))
        if token.type == Token.PAREN:
            tree = self.expression(0)
            self.take()
            return tree
        if token.type == Token.FUNC:
            args = []
            while (found := self.peek()) is not None and found.subtype != Token.CLOSE:
                args.append(self.expression(0))
                if (found := self.peek()) is not None and found.type == Token.SEP:
                    self.take()
            self.take()
            return ("call", token.value.rstrip("("), *args)
        if token.subtype == Token.NUMBER:
            return ("number", float(token.value))
        if token.subtype == Token.TEXT:
            return ("text", token.value[1:-1].replace('""', '"'))
        assert token.subtype == Token.RANGE, token.value
        return ("cell", token.value.replace("$", ""))


def _serial(day: date) -> float:
    return float((day if type(day) is date else day.date()).toordinal() - date(1899, 12, 30).toordinal())  # type: ignore[attr-defined]


def _day(value: Any) -> date:
    return date.fromordinal(int(_number(value)) + date(1899, 12, 30).toordinal())


def _number(value: Any) -> float:
    if value is None:
        return 0.0
    assert not isinstance(value, str), f"#VALUE!: {value!r} counted as a number"
    return float(value)


def _round(value: float, places: float) -> float:
    """Half away from zero; fifteen digits count, as in spreadsheets, where places are asked for."""
    scale = 10.0 ** int(places)
    size = abs(value) * scale
    if places:
        size = float(f"{size:.15g}")
    return math.copysign(math.floor(size + 0.5), value) / scale


def _text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return f"{float(value):.15g}"


def _equal(left: Any, right: Any) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        both = all(side is None or isinstance(side, str) for side in (left, right))
        return both and _text(left).casefold() == _text(right).casefold()
    return _number(left) == _number(right)


_OPS: dict[str, Callable[..., Any]] = {
    "+": lambda a, b: _number(a) + _number(b),
    "-": lambda a, b: _number(a) - _number(b),
    "*": lambda a, b: _number(a) * _number(b),
    "/": lambda a, b: _number(a) / _number(b),
    "&": lambda a, b: _text(a) + _text(b),
    "=": _equal,
    "<": lambda a, b: _number(a) < _number(b),
    "<=": lambda a, b: _number(a) <= _number(b),
    ">": lambda a, b: _number(a) > _number(b),
    ">=": lambda a, b: _number(a) >= _number(b),
}
_CALLS: dict[str, Callable[..., Any]] = {
    "MAX": lambda *args: max(map(_number, args)),
    "MIN": lambda *args: min(map(_number, args)),
    "SUM": lambda *args: sum(map(_number, args)),
    "ROUND": lambda a, b: _round(_number(a), _number(b)),
    "ISBLANK": lambda a: a is None,
    "NOT": lambda a: not a,
    "AND": lambda *args: all(args),
    "OR": lambda *args: any(args),
    "DATE": lambda y, m, d: _serial(date(int(y), int(m), int(d))),
    "YEAR": lambda a: float(_day(a).year),
    "MONTH": lambda a: float(_day(a).month),
    "DAY": lambda a: float(_day(a).day),
}


class Sheets:
    """An open workbook: set inputs by name, read any cell worked out."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.names = {name: found.attr_text.replace("$", "") for name, found in self.book.defined_names.items()}
        self._trees: dict[str, Tree] = {}
        self._known: dict[tuple[str, str], Any] = {}

    def set(self, name: str, value: Any) -> None:
        sheet, address = self.names[name].split("!")
        self.book[sheet][address] = value
        self._known.clear()

    def value(self, name: str) -> Any:
        sheet, address = self.names[name].split("!")
        return self.cell(sheet, address)

    def cents(self, name: str) -> int:
        """A named amount in cents; it must be a whole number of them."""
        amount = _number(self.value(name)) * 100
        assert abs(amount - round(amount)) < 1e-3
        return round(amount)

    def cell(self, sheet: str, address: str) -> Any:
        key = (sheet, address)
        if key not in self._known:
            self._known[key] = self._work_out(self.book[sheet][address].value, sheet)
        return self._known[key]

    def _work_out(self, value: Any, sheet: str) -> Any:
        if isinstance(value, datetime | date):
            return _serial(value)
        if not (isinstance(value, str) and value.startswith("=")):
            return value
        if value not in self._trees:
            self._trees[value] = _Parser(value).whole()
        return self._evaluate(self._trees[value], sheet)

    def _evaluate(self, tree: Tree, sheet: str) -> Any:
        kind, *rest = tree
        if kind in ("number", "text"):
            return rest[0]
        if kind == "cell":
            where = self.names.get(rest[0], rest[0])
            home, _, address = where.rpartition("!")
            return self.cell(home or sheet, address)
        if kind == "op":
            return _OPS[rest[0]](self._evaluate(rest[1], sheet), self._evaluate(rest[2], sheet))
        if rest[0] == "IF":
            return self._evaluate(rest[2] if self._evaluate(rest[1], sheet) else rest[3], sheet)
        return _CALLS[rest[0]](*(self._evaluate(arg, sheet) for arg in rest[1:]))
