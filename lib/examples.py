"""Worked examples, marked as made up, to open the page with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lib.law import vocabulary as v
from lib.law.schema import Jurisdiction
from lib.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Example:
    """A short key, a title, one sentence on what it shows, and its scenario."""

    key: str
    title: str
    shows: str
    scenario: Scenario


_HOME_LOAN = Scenario(
    lien=v.Lien.FIRST,
    foreclosed=v.Foreclosed.THIS_LOAN,
    buyer=v.Buyer.LENDER,
    auction=v.Auction.FIRST,
    use=v.Use.OWNER_OCCUPIED,
    occupied_at_origination=True,
    occupied_throughout=True,
    units=1,
    acres=Decimal("0.2"),
    seller_financed=False,
    borrower=v.Borrower.INDIVIDUAL,
    loan_program=v.LoanProgram.CONVENTIONAL,
    deficiency_waived=False,
    notice_given=True,
    with_appraisal=True,
    lender_moved=True,
    homestead_election=False,
    high_cost=False,
    low_income=False,
    without_redemption=False,
    delay_demanded=False,
)


def _home_loan(**values: object) -> Scenario:
    return replace(_HOME_LOAN, **values)  # type: ignore[arg-type]


def _dollars(amount: int) -> int:
    return amount * 100


EXAMPLES: tuple[Example, ...] = (
    Example(
        "refinance",
        "A refinance with a value credit",
        "Nevada: the court must find the value, and credits it where it is more than the bid.",
        _home_loan(
            state="NV",
            purpose=v.Purpose.REFINANCE,
            new_money=0,
            buyer=v.Buyer.THIRD_PARTY,
            originated=date(2016, 1, 4),
            sale_date=date(2026, 10, 5),
            paid_to=date(2026, 1, 1),
            original_principal=_dollars(462_000),
            principal=_dollars(430_000),
            rate=Decimal("4.25"),
            late_charges=_dollars(600),
            advances=_dollars(2_900),
            attorney_fees=_dollars(1_800),
            costs=_dollars(1_200),
            credits=_dollars(500),
            bid=_dollars(400_000),
            fair_value=_dollars(425_000),
        ),
    ),
    Example(
        "barred",
        "A purchase loan that is barred",
        "California: after a trustee's sale nothing more can be had on the loan.",
        _home_loan(
            state="CA",
            purpose=v.Purpose.PURCHASE,
            new_money=0,
            originated=date(2019, 6, 3),
            sale_date=date(2026, 9, 14),
            original_principal=_dollars(610_000),
            principal=_dollars(585_000),
            rate=Decimal("3.875"),
            paid_to=date(2025, 10, 1),
            late_charges=_dollars(900),
            advances=_dollars(6_200),
            attorney_fees=_dollars(1_500),
            costs=_dollars(2_350),
            credits=0,
            bid=_dollars(520_000),
            fair_value=_dollars(560_000),
        ),
    ),
    Example(
        "recourse",
        "A plain recourse state",
        "Missouri: the price at the sale alone is credited, whatever the house was worth.",
        _home_loan(
            state="MO",
            purpose=v.Purpose.PURCHASE,
            new_money=0,
            originated=date(2018, 5, 1),
            sale_date=date(2026, 8, 20),
            maturity=date(2026, 2, 2),
            original_principal=_dollars(240_000),
            principal=_dollars(221_000),
            rate=Decimal("4.5"),
            paid_to=date(2025, 10, 1),
            late_charges=_dollars(450),
            advances=_dollars(3_100),
            attorney_fees=_dollars(2_400),
            costs=_dollars(1_750),
            credits=0,
            bid=_dollars(172_000),
            fair_value=_dollars(215_000),
        ),
    ),
    Example(
        "late",
        "A claim out of time",
        "Arizona: the 90 days ran out before the lender sued over a four-unit rental.",
        _home_loan(
            state="AZ",
            purpose=v.Purpose.PURCHASE,
            new_money=0,
            use=v.Use.RESIDENTIAL_RENTAL,
            occupied_at_origination=False,
            occupied_throughout=False,
            units=4,
            originated=date(2017, 3, 1),
            sale_date=date(2026, 4, 6),
            filed_on=date(2026, 7, 20),
            original_principal=_dollars(520_000),
            principal=_dollars(488_000),
            rate=Decimal("4.125"),
            paid_to=date(2025, 5, 1),
            late_charges=_dollars(700),
            advances=_dollars(4_800),
            attorney_fees=_dollars(2_600),
            costs=_dollars(1_900),
            credits=0,
            bid=_dollars(410_000),
            fair_value=_dollars(455_000),
        ),
    ),
)


def typical_home_loan(today: date) -> Scenario:
    """The loan behind every state's headline (codebook: "The typical home loan"); its amounts are round ones."""
    return _home_loan(
        purpose=v.Purpose.PURCHASE,
        new_money=0,
        originated=date(2016, 1, 1),
        sale_date=today,
        original_principal=_dollars(320_000),
        principal=_dollars(300_000),
        bid=_dollars(250_000),
        fair_value=_dollars(270_000),
        appraised_value=_dollars(270_000),
    )


def typical_in(law: Jurisdiction, today: date) -> Scenario:
    """The typical home loan with what local practice adds (the file's ``typical`` table)."""
    local = {name: value for name, value in law.typical if value is not None}
    return replace(typical_home_loan(today), **local)
