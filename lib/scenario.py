"""One loan, its house, its sale and its debt: the frozen value that everything is computed from.

``None`` means *not sure* (or not entered) in every field alike.  Money is in cents, ``rate`` and
``debt_rate`` in percent a year.  A scenario that exists is valid: the constructor refuses a value
that does not fit and a pair of values that contradict each other, naming field, value and what is
accepted.  Reading from addresses and files lives in :mod:`lib.scenario_text`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lib.interest import DayCount
from lib.law import vocabulary as v
from lib.money import MAX_CENTS, dollars


class ProcessChoice(StrEnum):
    """The process to assess: the state's customary one, or a named one."""

    CUSTOMARY = "customary"
    JUDICIAL = "judicial"
    NONJUDICIAL = "nonjudicial"
    STRICT = "strict"


class ScenarioError(ValueError):
    """A value that does not fit; ``field`` names it."""

    def __init__(self, field: str, message: str) -> None:
        """Keep the field's name beside the message."""
        super().__init__(message)
        self.field = field


EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)

#: Components of an itemised debt, which a stated total replaces.
ITEMISED = ("rate", "paid_to", "accrued_interest", "late_charges", "advances", "attorney_fees", "costs", "credits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """See the module's text; ``data/README.md`` and the page's help explain each field."""

    # route and sale
    state: str | None = None
    process: ProcessChoice = ProcessChoice.CUSTOMARY
    foreclosed: v.Foreclosed | None = None
    buyer: v.Buyer | None = None
    auction: v.Auction | None = None
    bid: int | None = None
    sale_date: date | None = None
    confirmed: bool | None = None
    confirmation_date: date | None = None
    deed_date: date | None = None
    redemption_end: date | None = None
    judgment_date: date | None = None
    as_of: date | None = None
    filed_on: date | None = None
    # loan
    purpose: v.Purpose | None = None
    new_money: int | None = None
    lien: v.Lien | None = None
    seller_financed: bool | None = None
    originated: date | None = None
    original_principal: int | None = None
    loan_program: v.LoanProgram | None = None
    borrower: v.Borrower | None = None
    maturity: date | None = None
    high_cost: bool | None = None
    # house
    use: v.Use | None = None
    occupied_at_origination: bool | None = None
    occupied_throughout: bool | None = None
    units: int | None = None
    acres: Decimal | None = None
    low_income: bool | None = None
    fair_value: int | None = None
    appraised_value: int | None = None
    senior_debt: int | None = None
    # debt
    principal: int | None = None
    rate: Decimal | None = None
    paid_to: date | None = None
    day_count: DayCount = DayCount.ACTUAL_365
    accrued_interest: int | None = None
    late_charges: int | None = None
    advances: int | None = None
    attorney_fees: int | None = None
    costs: int | None = None
    credits: int | None = None
    debt_total: int | None = None
    debt_date: date | None = None
    debt_rate: Decimal | None = None
    # claim
    deficiency_waived: bool | None = None
    without_redemption: bool | None = None
    delay_demanded: bool | None = None
    homestead_election: bool | None = None
    notice_given: bool | None = None
    with_appraisal: bool | None = None
    lender_moved: bool | None = None
    value_raised: bool | None = None
    claim_price: int | None = None

    def __post_init__(self) -> None:
        """Refuse values out of range and pairs that contradict each other."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None:
                _check_range(field.name, value)
        _check_together(self)


def _annotated(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(Scenario) if field.type == f"{kind} | None")


DATE_FIELDS = _annotated("date")
RATE_FIELDS = frozenset(("rate", "debt_rate"))
YES_NO_FIELDS = _annotated("bool")
#: Amounts, in cents.
MONEY_FIELDS = _annotated("int") - {"units"}


#: Enumerations by field: a value must be a member, because rules compare members.
ENUM_FIELDS: dict[str, type[StrEnum]] = {
    "process": ProcessChoice,
    "day_count": DayCount,
    **{name: enum for name, enum in v.ENUM_FACTS.items() if name not in ("process", "new_money")},
}


def _check_range(name: str, value: object) -> None:
    if name in ENUM_FIELDS:
        if type(value) is not ENUM_FIELDS[name]:
            accepted = ", ".join(ENUM_FIELDS[name])
            raise ScenarioError(name, f"{name}: {value!r} is not accepted; give one of {accepted}")
    elif name in YES_NO_FIELDS:
        if type(value) is not bool:
            raise ScenarioError(name, f"{name}: {value!r} is not accepted; give True, False or None")
    elif name in MONEY_FIELDS:
        if type(value) is not int or not 0 <= value <= MAX_CENTS:
            shown = dollars(value) if type(value) is int else repr(value)
            raise ScenarioError(name, f"{name}: {shown} is not accepted; give $0.00 to {dollars(MAX_CENTS)}")
    elif name in DATE_FIELDS:
        if type(value) is not date or not EARLIEST <= value <= LATEST:
            raise ScenarioError(name, f"{name}: {value} is not accepted; give a date from {EARLIEST} to {LATEST}")
    elif name in RATE_FIELDS:
        if not isinstance(value, Decimal) or not (value.is_finite() and 0 <= value <= 100):
            raise ScenarioError(name, f"{name}: {value} is not accepted; give a percentage a year from 0 to 100")
    elif name == "units":
        if type(value) is not int or not 1 <= value <= 10_000:
            raise ScenarioError(name, f"units: {value} is not accepted; give a whole number from 1 to 10000")
    elif name == "acres":
        if not isinstance(value, Decimal) or not (value.is_finite() and 0 < value <= 1_000_000):
            raise ScenarioError(name, f"acres: {value} is not accepted; give a number above 0 and up to 1000000")
    elif name == "state" and not (isinstance(value, str) and len(value) == 2 and value.isupper()):
        raise ScenarioError(name, f"state: {value!r} is not accepted; give a two-letter postal code such as NV")


#: In strict foreclosure title passes after the law day, usually on the next day; more days between are a slip.
LAW_DAY_BEFORE_TITLE = 31

#: (earlier, later): the first may not lie after the second.
_ORDERED = (
    ("originated", "sale_date"),
    ("paid_to", "sale_date"),
    ("debt_date", "sale_date"),
    ("judgment_date", "sale_date"),
    ("sale_date", "confirmation_date"),
    ("sale_date", "deed_date"),
    ("originated", "filed_on"),
    ("originated", "maturity"),
)


def _check_together(scenario: Scenario) -> None:
    for first, second in _ORDERED:
        earlier, later = getattr(scenario, first), getattr(scenario, second)
        if earlier is not None and later is not None and earlier > later:
            raise ScenarioError(
                first, f"{first}: {earlier} lies after {second} {later}; give {first} on or before {second}"
            )
    end, sale = scenario.redemption_end, scenario.sale_date
    if end is not None and sale is not None and (sale - end).days > LAW_DAY_BEFORE_TITLE:
        raise ScenarioError(
            "redemption_end",
            f"redemption_end: {end} lies more than {LAW_DAY_BEFORE_TITLE} days before sale_date {sale}; give the last "
            "day to redeem after the sale or, in strict foreclosure, the law day",
        )
    if scenario.confirmed is False and scenario.confirmation_date is not None:
        raise ScenarioError(
            "confirmation_date",
            f"confirmation_date: {scenario.confirmation_date} contradicts confirmed no; an order that refuses to "
            "confirm has no such day",
        )
    if scenario.foreclosed is v.Foreclosed.SENIOR and scenario.lien is v.Lien.FIRST:
        raise ScenarioError(
            "foreclosed",
            "foreclosed: senior contradicts lien first, which has no senior lien; give this_loan, or lien junior",
        )
    if scenario.occupied_throughout and scenario.occupied_at_origination is False:
        raise ScenarioError(
            "occupied_throughout",
            "occupied_throughout: yes contradicts occupied_at_origination no; throughout includes the start",
        )
    if scenario.occupied_throughout and scenario.use not in (None, v.Use.OWNER_OCCUPIED):
        raise ScenarioError(
            "occupied_throughout",
            f"occupied_throughout: yes contradicts use {scenario.use}; throughout includes the foreclosure",
        )
    if scenario.debt_total is not None:
        for name in ITEMISED:
            if getattr(scenario, name):
                raise ScenarioError(
                    name,
                    f"{name}: cannot be given beside debt_total, which contains it; give one total or the items",
                )
    elif scenario.debt_date is not None or scenario.debt_rate is not None:
        name = "debt_date" if scenario.debt_date is not None else "debt_rate"
        raise ScenarioError(name, f"{name}: has no meaning without debt_total; give debt_total too")
