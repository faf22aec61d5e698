"""Every field of the contract once: its kind, its words for a person, and the values it accepts.

The page, the address and tables of loans all read this registry, so a field is described, parsed
and written in one way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lib.law import vocabulary as v
from lib.scenario import DATE_FIELDS, ENUM_FIELDS, MONEY_FIELDS, RATE_FIELDS, YES_NO_FIELDS, ProcessChoice, Scenario


class Kind(StrEnum):
    """How a field is typed and parsed."""

    MONEY = "money"
    RATE = "rate"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    WHOLE = "whole"
    DECIMAL = "decimal"
    STATE = "state"


class Group(StrEnum):
    """The part of the story a field belongs to."""

    SALE = "Sale"
    LOAN = "Loan"
    HOUSE = "House"
    DEBT = "Debt"
    CLAIM = "Claim"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: contract name, group, label and plain help."""

    name: str
    group: Group
    label: str
    help: str

    @property
    def kind(self) -> Kind:
        """How it is typed."""
        return _KINDS[self.name]

    @property
    def choices(self) -> tuple[StrEnum, ...]:
        """The closed list of values, empty for other kinds."""
        return tuple(ENUM_FIELDS.get(self.name, ()))

    @property
    def default(self) -> object:
        """The value an absent field has; ``None`` is *not sure*."""
        return Scenario.__dataclass_fields__[self.name].default


#: Short words for lists to choose from; sentences use the clauses of :mod:`lib.law.words`.
_SHORT: dict[tuple[type[StrEnum], str], str] = {
    (ProcessChoice, "customary"): "The state's customary one",
    (ProcessChoice, "judicial"): "Judicial (court)",
    (ProcessChoice, "nonjudicial"): "Nonjudicial (power of sale)",
    (ProcessChoice, "strict"): "Strict (no sale)",
    (v.Foreclosed, "this_loan"): "This loan's own lien",
    (v.Foreclosed, "senior"): "A senior lien, which wiped this one out",
    (v.Buyer, "lender"): "The lender",
    (v.Buyer, "third_party"): "Someone else",
    (v.Auction, "first"): "First offering",
    (v.Auction, "second"): "Second or later",
    (v.Purpose, "purchase"): "To buy this property",
    (v.Purpose, "refinance"): "To refinance an earlier loan",
    (v.Purpose, "home_equity"): "Home equity (later borrowing)",
    (v.Purpose, "other"): "Something else",
    (v.Lien, "first"): "First lien",
    (v.Lien, "junior"): "Junior (second mortgage, HELOC)",
    (v.LoanProgram, "conventional"): "Conventional",
    (v.LoanProgram, "fha"): "FHA",
    (v.LoanProgram, "va"): "VA",
    (v.LoanProgram, "usda"): "USDA",
    (v.LoanProgram, "other"): "Other",
    (v.Borrower, "individual"): "One or more people",
    (v.Borrower, "entity"): "A company or other entity",
    (v.Use, "owner_occupied"): "The borrower lives there",
    (v.Use, "second_home"): "Second home",
    (v.Use, "residential_rental"): "Rented out as a home",
    (v.Use, "vacant"): "Vacant",
    (v.Use, "agricultural"): "Farm",
    (v.Use, "commercial"): "Commercial",
}


def choice_words(name: str, value: StrEnum) -> str:
    """One value of a choice field, short."""
    return str(value) if name == "day_count" else _SHORT[type(value), str(value)]


def _kind(name: str) -> Kind:
    if name in MONEY_FIELDS:
        return Kind.MONEY
    if name in DATE_FIELDS:
        return Kind.DATE
    if name in RATE_FIELDS:
        return Kind.RATE
    if name in YES_NO_FIELDS:
        return Kind.YES_NO
    return {"units": Kind.WHOLE, "acres": Kind.DECIMAL, "state": Kind.STATE}.get(name, Kind.CHOICE)


_KINDS = {name: _kind(name) for name in Scenario.__dataclass_fields__}

S, L, H, D, C = Group.SALE, Group.LOAN, Group.HOUSE, Group.DEBT, Group.CLAIM

FIELDS: tuple[Field, ...] = (
    Field("state", S, "State", "Where the property lies. Its law decides, wherever the people live."),
    Field("process", S, "Foreclosure process", "With or without a court. Not sure? Keep the customary one."),
    Field(
        "foreclosed",
        S,
        "Whose lien was foreclosed",
        "For a second mortgage: did its own lender foreclose, or did the first lender's sale wipe it out?",
    ),
    Field("buyer", S, "Who bought at the sale", "The foreclosing lender (a credit bid) or someone else (cash)."),
    Field("auction", S, "First or later offering", "Some states relax the minimum price when it is offered again."),
    Field("bid", S, "Winning bid", "The highest bid at the foreclosure sale, in dollars."),
    Field("sale_date", S, "Sale date", "The day of the auction. In strict foreclosure: the day title passed."),
    Field("confirmed", S, "Has the court confirmed the sale?", "Also called ratification or approval of the sale."),
    Field("confirmation_date", S, "Confirmation date", "The day of the court's order confirming or ratifying."),
    Field("deed_date", S, "Deed date", "The day the deed or certificate of title was delivered to the buyer."),
    Field("redemption_end", S, "End of redemption", "The last day to redeem; in Connecticut the law day."),
    Field("judgment_date", S, "Foreclosure judgment date", "The day the court entered the foreclosure judgment."),
    Field("as_of", S, "As of", "The day from which days left are counted. Empty: today."),
    Field("filed_on", S, "Judgment asked for on", "The day the lender sued or moved for the deficiency, if it has."),
    Field(
        "purpose", L, "What the loan was for", "Buying this property, replacing an earlier loan, or later borrowing."
    ),
    Field("new_money", L, "Cash taken out in the refinance", "Dollars beyond the old loan and its costs; 0 if none."),
    Field("lien", L, "Rank of the lien", "First mortgage, or behind another one (second mortgage, HELOC)."),
    Field("seller_financed", L, "Did the seller lend the money?", "Yes if the note was given to the seller."),
    Field("originated", L, "Loan date", "The day the loan was made. Some protections start with newer loans."),
    Field("original_principal", L, "Original principal", "What was borrowed at the start."),
    Field("loan_program", L, "Loan program", "FHA, VA or USDA behind the loan, if any."),
    Field("borrower", L, "Borrower", "People, or a company or other entity."),
    Field(
        "maturity", L, "Due date of the note", "When the whole debt fell due: maturity, or the day it was accelerated."
    ),
    Field("high_cost", L, "High-cost home loan?", "A rate-spread or negatively amortizing loan (North Carolina)."),
    Field("use", H, "Use of the property", "What it is used for when the foreclosure begins."),
    Field("occupied_at_origination", H, "Lived there when the loan was made?", "The borrower's own home at the start."),
    Field("occupied_throughout", H, "Lived there ever since?", "The borrower's own home without a break."),
    Field("units", H, "Homes in the building", "1 for a single-family house, 2 for a duplex, and so on."),
    Field("acres", H, "Acres", "Size of the lot, in acres."),
    Field("low_income", H, "Low-income household?", "As the statute defines it (New Mexico)."),
    Field("fair_value", H, "Fair market value", "What the property was worth on the day of the sale."),
    Field(
        "appraised_value",
        H,
        "Appraised value for the sale",
        "The official appraisal before the sale, where there is one.",
    ),
    Field(
        "senior_debt",
        H,
        "Senior debt",
        "Owed on liens ahead of this one: a first mortgage, unpaid taxes.",
    ),
    Field("principal", D, "Unpaid principal", "What is still owed of the amount borrowed."),
    Field("rate", D, "Interest rate", "The note's rate in percent a year."),
    Field(
        "paid_to", D, "Interest paid to", "The first day on which unpaid interest accrues. The sale day does not count."
    ),
    Field(
        "day_count", D, "Day count", "How days become a share of a year; most home loans use actual/365 after default."
    ),
    Field("accrued_interest", D, "Accrued interest", "If you have the figure: it takes the place of the rate."),
    Field("late_charges", D, "Late charges", "Late fees owed under the note."),
    Field("advances", D, "Advances", "Taxes, insurance and property protection the lender paid."),
    Field("attorney_fees", D, "Attorney fees", "The lender's lawyers and trustee's attorney."),
    Field("costs", D, "Foreclosure costs", "Filing, publication, service, trustee's or sheriff's fees."),
    Field("credits", D, "Credits", "Money held for you: suspense balance, escrow balance, insurance refunds."),
    Field("debt_total", D, "Total debt as stated", "From a payoff letter or the foreclosure judgment, in one figure."),
    Field("debt_date", D, "Stated as of", "The day that figure was good for."),
    Field("debt_rate", D, "Rate from then on", "Percent a year the stated figure bears until the sale."),
    Field(
        "deficiency_waived",
        C,
        "Did the lender give up the deficiency?",
        "By the route it chose, its pleading or in writing.",
    ),
    Field("without_redemption", C, "Foreclosure without redemption?", "The lender's election in Iowa."),
    Field(
        "delay_demanded", C, "Did the borrower demand a delay of the sale?", "Iowa: a demand filed in the foreclosure."
    ),
    Field(
        "homestead_election",
        C,
        "Homestead notice given in time?",
        "Oklahoma power of sale: at least ten days before the sale.",
    ),
    Field(
        "notice_given",
        C,
        "Required notice given?",
        "Where a deficiency needs a notice before the sale (Massachusetts).",
    ),
    Field("with_appraisal", C, "Appraised for the sale?", "Louisiana: sold with the appraisal the statute requires."),
    Field("lender_moved", C, "Did the lender ask for the sale?", "Connecticut: who moved for foreclosure by sale."),
    Field(
        "value_raised",
        C,
        "Value credit asked for and proved?",
        "Yes: the borrower asked the court to credit the value, and proved it.",
    ),
    Field(
        "claim_price", C, "Paid for the claim", "What the present holder paid for the loan or claim, if it bought it."
    ),
)

BY_NAME = {field.name: field for field in FIELDS}
