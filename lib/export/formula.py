"""Expressions that a spreadsheet and this program work out alike.

A formula is written once, as a small tree: :func:`render` turns it into the text of a cell and
:func:`evaluate` into its value, in exact fractions.  The value that is stored beside a formula is
therefore the formula's own, and tests can hold every formula against the app without a spreadsheet.

Numbers are in the sheet's units: dollars, percent a year, days.  ``None`` is an empty cell; ``""`` is
the result of a formula that has nothing to show, and stands for *not known*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from lib.money import round_half_up

Value = Fraction | str | bool | date | None

#: Serial number of a day in a spreadsheet is its ordinal less this one (right from March 1, 1900 on).
_EPOCH = date(1899, 12, 30).toordinal()


@dataclass(frozen=True, slots=True)
class Expr:
    """A node of a formula."""

    def __add__(self, other: Expr) -> Expr:
        """Sum."""
        return Call("+", (self, other))

    def __sub__(self, other: Expr) -> Expr:
        """Difference."""
        return Call("-", (self, other))

    def __mul__(self, other: Expr) -> Expr:
        """Product."""
        return Call("*", (self, other))

    def __truediv__(self, other: Expr) -> Expr:
        """Quotient."""
        return Call("/", (self, other))

    def __and__(self, other: Expr) -> Expr:
        """Texts joined."""
        return Call("&", (self, other))

    def __lt__(self, other: Expr) -> Expr:
        """Less than."""
        return Call("<", (self, other))

    def __le__(self, other: Expr) -> Expr:
        """Less than or equal."""
        return Call("<=", (self, other))

    def __gt__(self, other: Expr) -> Expr:
        """More than."""
        return Call(">", (self, other))

    def __ge__(self, other: Expr) -> Expr:
        """More than or equal."""
        return Call(">=", (self, other))


@dataclass(frozen=True, slots=True)
class Lit(Expr):
    """A constant."""

    value: Fraction | str | date


@dataclass(frozen=True, slots=True)
class Ref(Expr):
    """The cell with this key."""

    key: str


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """An operator or a function with its arguments."""

    name: str
    args: tuple[Expr, ...]


def num(value: int | Fraction | Decimal) -> Lit:
    """A number."""
    return Lit(Fraction(value))


def money(cents: int) -> Lit:
    """An amount of cents, in the sheet's dollars."""
    return Lit(Fraction(cents, 100))


def largest(*args: Expr) -> Expr:
    """The largest."""
    return Call("MAX", args)


def smallest(*args: Expr) -> Expr:
    """The smallest."""
    return Call("MIN", args)


def total(*args: Expr) -> Expr:
    """The sum, to the cent: a spreadsheet's binary fractions drift by less than that."""
    return Call("ROUND", (Call("SUM", args), num(2)))


def rounded(value: Expr, places: int = 0) -> Expr:
    """Half away from zero, as :func:`lib.money.round_half_up`."""
    return Call("ROUND", (value, num(places)))


def in_cents(value: Expr) -> Expr:
    """Dollars as whole cents, which a spreadsheet's numbers hold exactly."""
    return rounded(value * num(100))


def either(test: Expr, yes: Expr, no: Expr) -> Expr:
    """``yes`` where the test holds, else ``no``."""
    return Call("IF", (test, yes, no))


def same(left: Expr, right: Expr) -> Expr:
    """Equal; texts whatever their case."""
    return Call("=", (left, right))


def empty(key: str) -> Expr:
    """Whether an input cell has nothing in it."""
    return Call("ISBLANK", (Ref(key),))


def given(key: str) -> Expr:
    """Whether an input cell holds something."""
    return Call("NOT", (empty(key),))


def every(*args: Expr) -> Expr:
    """All hold."""
    return args[0] if len(args) == 1 else Call("AND", args)


def some(*args: Expr) -> Expr:
    """At least one holds."""
    return args[0] if len(args) == 1 else Call("OR", args)


def refs(expr: Expr) -> Iterator[str]:
    """Keys of the cells that a formula reads."""
    if isinstance(expr, Ref):
        yield expr.key
    elif isinstance(expr, Call):
        for arg in expr.args:
            yield from refs(arg)


# -- its text ---------------------------------------------------------------------------------------

_BINDS = {"=": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4}


def plain(value: Fraction) -> str:
    """Digits of a number that has finitely many."""
    places = next((count for count in range(13) if (value * 10**count).denominator == 1), None)
    if places is None:
        raise ValueError(f"{value} has no finite decimal form; write it as a quotient")
    return f"{Decimal(int(value * 10**places)).scaleb(-places):f}"


def render(expr: Expr, place: Callable[[str], str]) -> str:
    """The formula's text, without the leading equals sign; ``place`` gives a key's name or address."""
    if isinstance(expr, Ref):
        return place(expr.key)
    if isinstance(expr, Lit):
        if isinstance(expr.value, date):
            return f"DATE({expr.value.year},{expr.value.month},{expr.value.day})"
        return plain(expr.value) if isinstance(expr.value, Fraction) else '"' + expr.value.replace('"', '""') + '"'
    if not isinstance(expr, Call):
        raise TypeError(expr)
    strength = _BINDS.get(expr.name)
    if strength is None:
        return f"{expr.name}({','.join(render(arg, place) for arg in expr.args)})"
    left, right = expr.args
    return f"{_bracketed(left, place, strength)}{expr.name}{_bracketed(right, place, strength + 1)}"


def _bracketed(expr: Expr, place: Callable[[str], str], least: int) -> str:
    text = render(expr, place)
    weak = isinstance(expr, Call) and _BINDS.get(expr.name, 9) < least
    return f"({text})" if weak or text.startswith("-") else text


# -- its value --------------------------------------------------------------------------------------


def number(value: Value) -> Fraction:
    """A value as a spreadsheet counts it: an empty cell is 0, a day its serial number.

    Raises:
        TypeError: for text, which a spreadsheet would answer with an error.
    """
    if isinstance(value, str):
        raise TypeError(f"{value!r} is not a number")
    if isinstance(value, date):
        return Fraction(value.toordinal() - _EPOCH)
    return Fraction(value or 0)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else plain(number(value))


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        numeric = any(side is not None and not isinstance(side, str) for side in (left, right))
        return not numeric and _text(left).casefold() == _text(right).casefold()
    return number(left) == number(right)


def _day(value: Value) -> date:
    return value if isinstance(value, date) else date.fromordinal(int(number(value)) + _EPOCH)


def _round(value: Value, places: Value) -> Fraction:
    scale = Fraction(10) ** int(number(places))
    return round_half_up(number(value) * scale) / scale


_OPERATIONS: dict[str, Callable[..., Value]] = {
    "+": lambda a, b: number(a) + number(b),
    "-": lambda a, b: number(a) - number(b),
    "*": lambda a, b: number(a) * number(b),
    "/": lambda a, b: number(a) / number(b),
    "&": lambda a, b: _text(a) + _text(b),
    "=": _equal,
    "<": lambda a, b: number(a) < number(b),
    "<=": lambda a, b: number(a) <= number(b),
    ">": lambda a, b: number(a) > number(b),
    ">=": lambda a, b: number(a) >= number(b),
    "MAX": lambda *args: max(number(arg) for arg in args),
    "MIN": lambda *args: min(number(arg) for arg in args),
    "SUM": lambda *args: sum((number(arg) for arg in args), Fraction(0)),
    "ABS": lambda a: abs(number(a)),
    "ROUND": _round,
    "ISBLANK": lambda a: a is None,
    "NOT": lambda a: not a,
    "AND": lambda *args: all(args),
    "OR": lambda *args: any(args),
    "YEAR": lambda a: Fraction(_day(a).year),
    "MONTH": lambda a: Fraction(_day(a).month),
    "DAY": lambda a: Fraction(_day(a).day),
}


def evaluate(expr: Expr, get: Callable[[str], Value]) -> Value:
    """The formula's value; ``get`` gives the value of a cell by key.

    Raises:
        TypeError: where a spreadsheet would show an error.
    """
    if isinstance(expr, Ref):
        return get(expr.key)
    if isinstance(expr, Lit):
        return expr.value
    if not isinstance(expr, Call):
        raise TypeError(expr)
    if expr.name == "IF":
        test, yes, no = expr.args
        return evaluate(yes if evaluate(test, get) else no, get)
    return _OPERATIONS[expr.name](*(evaluate(arg, get) for arg in expr.args))
