"""The debt as of the sale: what it is made of, and what was not entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lib.interest import Accrual, accrue
from lib.law.words import day_words
from lib.money import dollars
from lib.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Item:
    """One component of the debt: contract field, label, signed cents, and how it was reckoned."""

    key: str
    label: str
    amount: int
    how: str | None = None


@dataclass(frozen=True)
class Debt:
    """Total debt in cents with its items.  ``missing`` names items that were not entered and count as zero."""

    items: tuple[Item, ...]
    accrual: Accrual | None
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    itemised: bool

    @cached_property
    def total(self) -> int:
        """Sum of the items; the debt cannot be negative."""
        return max(0, sum(item.amount for item in self.items))

    def amount(self, key: str) -> int:
        """One component, 0 if absent."""
        return sum(item.amount for item in self.items if item.key == key)

    @property
    def principal(self) -> int:
        """Unpaid principal, or the stated total where the debt is one figure."""
        return self.amount("principal") or self.amount("debt_total")

    @property
    def interest(self) -> int:
        """Accrued interest."""
        return self.amount("accrued_interest")

    @property
    def attorney_fees(self) -> int:
        """Attorney fees claimed."""
        return self.amount("attorney_fees")


_ITEMS = (
    ("late_charges", "Late charges"),
    ("advances", "Advances (taxes, insurance, property protection)"),
    ("attorney_fees", "Attorney fees"),
    ("costs", "Foreclosure costs"),
)


def _reckoned(found: Accrual) -> str:
    if found.start > found.end:
        return f"none: {day_words(found.start)}, from which it runs, lies after {day_words(found.end)}"
    return (
        f"{found.days:,} days at {found.rate}% a year ({found.day_count}), {dollars(found.per_diem)} a day, "
        f"from {day_words(found.start)} up to {day_words(found.end)}"
    )


def debt_of(scenario: Scenario, until: date) -> Debt:
    """The debt on ``until`` (the sale day, itself not counted for interest).

    A stated total (payoff letter, foreclosure judgment) bears its own rate from its own date.  An
    accrued-interest figure wins over a rate.
    """
    if scenario.debt_total is not None:
        return _stated(scenario, until)
    items, missing, notes = [], [], []
    accrual = None
    if scenario.principal is None:
        missing.append("principal")
    else:
        items.append(Item("principal", "Unpaid principal", scenario.principal))
    if scenario.accrued_interest is not None:
        how = None
        if scenario.rate is not None and scenario.paid_to is not None:
            how = "as entered; it takes the place of the rate"
        items.append(Item("accrued_interest", "Accrued interest", scenario.accrued_interest, how))
    elif scenario.principal is not None and scenario.rate is not None and scenario.paid_to is not None:
        accrual = accrue(scenario.principal, scenario.rate, scenario.paid_to, until, scenario.day_count)
        items.append(Item("accrued_interest", "Accrued interest", accrual.amount, _reckoned(accrual)))
    else:
        missing.append("interest")
        if scenario.rate is not None:
            notes.append(
                "A rate without the date interest is paid to gives no interest; give paid-to date or interest."
            )
    for key, label in _ITEMS:
        amount = getattr(scenario, key)
        if amount is None:
            missing.append(label.split(" (")[0].lower())
        else:
            items.append(Item(key, label, amount))
    if scenario.credits:
        items.append(Item("credits", "Credits (suspense, escrow balance)", -scenario.credits))
    if sum(item.amount for item in items) < 0:
        notes.append("The credits are larger than the debt; the debt counts as zero.")
        items.append(Item("credits_unused", "Credits beyond the debt", -sum(item.amount for item in items)))
    return Debt(tuple(items), accrual, tuple(missing), tuple(notes), itemised=True)


def _stated(scenario: Scenario, until: date) -> Debt:
    total = scenario.debt_total or 0
    day = f"as of {day_words(scenario.debt_date)}" if scenario.debt_date else None
    items = [Item("debt_total", "Debt as stated", total, day)]
    missing: tuple[str, ...] = ()
    accrual = None
    if scenario.debt_date is not None and scenario.debt_rate is not None:
        accrual = accrue(total, scenario.debt_rate, scenario.debt_date, until, scenario.day_count)
        items.append(Item("accrued_interest", "Interest since then", accrual.amount, _reckoned(accrual)))
    else:
        missing = ("interest since the figure was stated",)
    notes: tuple[str, ...] = ()
    if scenario.principal is not None:
        notes = (
            "The total as stated is the debt; the principal beside it serves only to compare it with the original.",
        )
    return Debt(tuple(items), accrual, missing, notes, itemised=False)
