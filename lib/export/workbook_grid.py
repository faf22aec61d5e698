"""A sheet under construction: rows are laid out first, formulas written once every cell has its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lib.export.formula import Expr, Lit, Value, number, plain, render
from lib.export.workbook_model import Model
from lib.export.workbook_style import Styles, height
from lib.fields import BY_NAME, Kind
from lib.interest import DayCount
from lib.money import MAX_CENTS
from lib.scenario import EARLIEST, LATEST

#: Cells that have a name of their own beside the inputs.
NAMED = ("total_debt", "interest", "sale_credit", "deficiency", "judgment_most", "judgment_least")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """``$B$7``."""
        return f"${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[self.column]}${self.row + 1}"


@dataclass
class Book:
    """What the live sheets share: places by key, and formulas waiting for them."""

    book: Any
    styles: Styles
    model: Model
    values: dict[str, Value]
    places: dict[str, Place] = field(default_factory=dict)
    waiting: list[tuple[Any, Place, Expr, Value, str]] = field(default_factory=list)

    def formula_text(self, formula: Expr, sheet: str) -> str:
        """The formula's text as it reads on a sheet."""

        def where(key: str) -> str:
            if key in self.model.inputs or key in NAMED:
                return key
            place = self.places[key]
            return place.address if place.sheet == sheet else f"{place.sheet}!{place.address}"

        return f"={render(formula, where)}"

    def finish(self) -> None:
        """Write every waiting formula with its value, and define the names."""
        for sheet, place, formula, value, style in self.waiting:
            text = self.formula_text(formula, place.sheet)
            sheet.write_formula(place.row, place.column, text, self.styles.get(style), shown(value))
        for key in (*self.model.inputs, *NAMED):
            if key in self.places:
                self.book.define_name(key, f"={self.places[key].sheet}!{self.places[key].address}")


def shown(value: Value) -> Decimal | str | bool:
    """A value as the file stores it beside its formula: exact decimal digits, or text."""
    if isinstance(value, bool | str):
        return value
    return "" if value is None else Decimal(plain(number(value)))


@dataclass
class Grid:
    """One live sheet and the row being written."""

    book: Book
    sheet: Any
    row: int = 0
    widths: tuple[int, ...] = ()
    needs: dict[int, int] = field(default_factory=dict)

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Column widths in signs."""
        self.widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def _grow(self, column: int, value: Value, style: str) -> None:
        """Make the row high enough for a text that wraps in its column."""
        if isinstance(value, str) and "wrap" in style.split() and value:
            needed = height(value, self.widths[column])
            if needed > self.needs.get(self.row, 15):
                self.needs[self.row] = needed
                self.sheet.set_row(self.row, needed)

    def text(self, column: int, text: str, style: str = "text") -> None:
        """A text, never anything else, whatever its first sign."""
        looks = self.book.styles.get(style)
        if text:
            self.sheet.write_string(self.row, column, text, looks)
        else:
            self.sheet.write_blank(self.row, column, None, looks)
        self._grow(column, text, style)

    def wide(self, text: str, style: str, last: int, *, signs: int = 0, line: int = 13, first: int = 0) -> None:
        """A text across columns; with ``signs`` to a line the row is made high enough."""
        looks = self.book.styles.get(style)
        self.sheet.merge_range(self.row, first, self.row, last, "", looks)
        self.sheet.write_string(self.row, first, text, looks)
        if signs:
            self.sheet.set_row(self.row, height(text, signs, line))

    def amount(self, column: int, cents: int, style: str) -> None:
        """A constant amount."""
        self.number(column, Fraction(cents, 100), style)

    def number(self, column: int, value: Fraction, style: str) -> None:
        """A constant number, handed over as exact decimal digits."""
        self.sheet.write_number(self.row, column, Decimal(plain(value)), self.book.styles.get(style))

    def formula(self, column: int, key: str, style: str) -> None:
        """The model's cell with this key."""
        place = self.place(column, key)
        value = self.book.values[key]
        self.book.waiting.append((self.sheet, place, self.book.model.cells[key], value, style))
        self._grow(column, value, style)

    def loose(self, column: int, formula: Expr, value: Value, style: str) -> None:
        """A formula that no other cell reads; a constant is written as plain text."""
        if isinstance(formula, Lit) and isinstance(formula.value, str):
            self.text(column, formula.value, style)
        else:
            place = Place(self.sheet.get_name(), self.row, column)
            self.book.waiting.append((self.sheet, place, formula, value, style))
            self._grow(column, value, style)

    def place(self, column: int, key: str) -> Place:
        """Give a key its place."""
        place = Place(self.sheet.get_name(), self.row, column)
        self.book.places[key] = place
        return place

    def input(self, column: int, name: str) -> None:
        """A cell to change, named as its field, that takes only what the field takes."""
        self.place(column, name)
        value, kind = self.book.model.inputs[name], BY_NAME[name].kind
        looks = {Kind.MONEY: "money", Kind.RATE: "rate", Kind.DATE: "day"}.get(kind, "text")
        style = self.book.styles.get(f"{looks} input")
        if isinstance(value, Fraction):
            self.number(column, value, f"{looks} input")
        elif isinstance(value, date):
            self.sheet.write_datetime(self.row, column, value, style)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, value, style)
        else:
            self.sheet.write_blank(self.row, column, None, style)
        self.sheet.data_validation(self.row, column, self.row, column, _accepts(kind))


def _accepts(kind: Kind) -> dict[str, Any]:
    told = {"ignore_blank": True, "error_title": "Not accepted"}
    if kind is Kind.MONEY:
        limits = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MAX_CENTS // 100}
        return told | limits | {"error_message": "An amount in dollars from 0 to 10,000,000,000; empty: not known."}
    if kind is Kind.RATE:
        limits = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        return told | limits | {"error_message": "Percent a year from 0 to 100, such as 6.5; empty: not known."}
    if kind is Kind.DATE:
        days = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        return told | days | {"error_message": "A day from 1950 to 2100; empty: not known."}
    words = [str(count) for count in DayCount] if kind is Kind.CHOICE else ["Yes", "No"]
    return told | {"validate": "list", "source": words, "error_message": f"One of: {', '.join(words)}."}
