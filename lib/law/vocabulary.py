"""The words the dataset may use, and the facts a rule may ask about.

Every fact is three-valued: a rule that asks about it matches, does not match, or cannot be
decided because the fact is not known.  The codebook (``data/README.md``) explains each word
for a reader who has never seen code; the enumerations here are what the loader accepts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args


class Process(StrEnum):
    """How the lien is foreclosed.  Strict foreclosure passes title without a sale."""

    JUDICIAL = "judicial"
    NONJUDICIAL = "nonjudicial"
    STRICT = "strict"


class Foreclosed(StrEnum):
    """Whose lien was foreclosed: this loan's own, or a senior one that wiped this loan out."""

    THIS_LOAN = "this_loan"
    SENIOR = "senior"


class Buyer(StrEnum):
    """Who bought at the sale: the foreclosing lender (credit bid) or anyone else (cash)."""

    LENDER = "lender"
    THIRD_PARTY = "third_party"


class Auction(StrEnum):
    """First offering, or a later one under relaxed terms (Louisiana, Ohio)."""

    FIRST = "first"
    SECOND = "second"


class Purpose(StrEnum):
    """What the borrowed money was for."""

    PURCHASE = "purchase"
    REFINANCE = "refinance"
    HOME_EQUITY = "home_equity"
    OTHER = "other"


class NewMoney(StrEnum):
    """Whether a refinance advanced cash beyond the old debt and the cost of refinancing."""

    NONE = "none"
    SOME = "some"


class Lien(StrEnum):
    """Rank of this loan's lien."""

    FIRST = "first"
    JUNIOR = "junior"


class LoanProgram(StrEnum):
    """Federal insurance or guaranty behind the loan, if any."""

    CONVENTIONAL = "conventional"
    FHA = "fha"
    VA = "va"
    USDA = "usda"
    OTHER = "other"


class Borrower(StrEnum):
    """Who owes the debt."""

    INDIVIDUAL = "individual"
    ENTITY = "entity"


class Use(StrEnum):
    """What the property is used for when the foreclosure begins."""

    OWNER_OCCUPIED = "owner_occupied"
    SECOND_HOME = "second_home"
    RESIDENTIAL_RENTAL = "residential_rental"
    VACANT = "vacant"
    AGRICULTURAL = "agricultural"
    COMMERCIAL = "commercial"


class Outcome(StrEnum):
    """What a rule decides."""

    BARRED = "barred"
    ALLOWED = "allowed"


class Credit(StrEnum):
    """What is credited against the debt where a judgment is allowed (D debt, B bid, F value, A appraisal).

    Each is a function of its own in :mod:`lib.law.credits`.
    """

    BID = "bid"
    GREATER_OF_BID_AND_FAIR_VALUE = "greater_of_bid_and_fair_value"
    FAIR_VALUE = "fair_value"
    CONFIRMED_SALE = "confirmed_sale"
    BID_AND_HALF_OF_APPRAISAL_GAP = "bid_and_half_of_appraisal_gap"
    GREATER_OF_BID_AND_HALF_OF_APPRAISAL = "greater_of_bid_and_half_of_appraisal"


class Applies(StrEnum):
    """When a value credit is given: in every case, only if raised (and proved), or if the court chooses."""

    ALWAYS = "always"
    IF_RAISED = "if_raised"
    DISCRETION = "discretion"


class CapKind(StrEnum):
    """A limit beside the credit that can be computed.

    ``claim_price``: a buyer of the claim recovers at most what it paid less the greater of bid and
    value.  ``new_money``: only money beyond the protected purchase debt is recoverable.
    """

    CLAIM_PRICE = "claim_price"
    NEW_MONEY = "new_money"


class FloorBase(StrEnum):
    """What a minimum bid is a share of."""

    APPRAISED_VALUE = "appraised_value"
    FAIR_VALUE = "fair_value"
    TOTAL_DEBT = "total_debt"


class DateKind(StrEnum):
    """What a date is about.

    ``ask``: last day for the lender to ask for the judgment.  ``confirm``: last day to have the sale
    reported or confirmed.  ``with_foreclosure``: asked for inside the foreclosure, no separate clock.
    ``note_limitation``: only the ordinary limit on suing on the note.  ``collect``: time to collect, not
    to ask.  ``borrower``: a step of the borrower's own.
    """

    ASK = "ask"
    CONFIRM = "confirm"
    WITH_FORECLOSURE = "with_foreclosure"
    NOTE_LIMITATION = "note_limitation"
    COLLECT = "collect"
    BORROWER = "borrower"


class Phase(StrEnum):
    """When a step of the borrower's own can be taken.

    ``before_sale``: only until the sale (strict: until title passes).  ``before_confirmation``: after the
    sale, until it is final.  ``in_suit``: in the lender's claim for the deficiency, at or before its
    hearing.  ``after_judgment``: once there is a judgment.
    """

    BEFORE_SALE = "before_sale"
    BEFORE_CONFIRMATION = "before_confirmation"
    IN_SUIT = "in_suit"
    AFTER_JUDGMENT = "after_judgment"


class Trigger(StrEnum):
    """The event a period runs from; ``sale_or_maturity`` is the later of the two."""

    SALE = "sale"
    CONFIRMATION = "confirmation"
    DEED = "deed"
    REDEMPTION_END = "redemption_end"
    FORECLOSURE_JUDGMENT = "foreclosure_judgment"
    MATURITY = "maturity"
    SALE_OR_MATURITY = "sale_or_maturity"
    OTHER = "other"


class Unit(StrEnum):
    """Unit of a period."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class MeasuredBy(StrEnum):
    """Which event decides whether an amended rule governs."""

    SALE = "sale"
    ORIGINATION = "origination"
    FILING = "filing"


class Confidence(StrEnum):
    """How sure the coding is.  ``high``: read in the statute, or two agreeing good sources."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Headline(StrEnum):
    """Answer for the typical home loan (codebook: "The typical home loan")."""

    NONRECOURSE = "nonrecourse"
    LIMITED = "limited"
    RECOURSE = "recourse"


class Theory(StrEnum):
    """Who holds title to mortgaged land before foreclosure."""

    LIEN = "lien"
    TITLE = "title"
    INTERMEDIATE = "intermediate"


class Instrument(StrEnum):
    """The customary security instrument."""

    MORTGAGE = "mortgage"
    DEED_OF_TRUST = "deed_of_trust"
    SECURITY_DEED = "security_deed"


class FeeTreatment(StrEnum):
    """What becomes of the lender's attorney fees.

    ``contract``: owed as far as the loan papers provide and reasonable.  ``limited``: a cap stated in
    the statute.  ``barred``: not recoverable from the borrower.  ``court``: the court decides.
    """

    CONTRACT = "contract"
    LIMITED = "limited"
    BARRED = "barred"
    COURT = "court"


class FeeBase(StrEnum):
    """What a percentage limit on fees is taken of."""

    PRINCIPAL = "principal"
    PRINCIPAL_AND_INTEREST = "principal_and_interest"
    DEBT_WITHOUT_FEES = "debt_without_fees"
    DEBT_WITHOUT_FEES_AND_COSTS = "debt_without_fees_and_costs"


class InterestKind(StrEnum):
    """How a judgment's interest rate is set."""

    FIXED = "fixed"
    INDEXED = "indexed"
    CONTRACT_OR_FIXED = "contract_or_fixed"
    CONTRACT_OR_INDEXED = "contract_or_indexed"


class SourceKind(StrEnum):
    """What kind of source was read."""

    STATUTE = "statute"
    CASE = "case"
    SECONDARY = "secondary"


#: Facts with a closed list of values, by the key a rule uses.
ENUM_FACTS: dict[str, type[StrEnum]] = {
    "process": Process,
    "foreclosed": Foreclosed,
    "buyer": Buyer,
    "auction": Auction,
    "purpose": Purpose,
    "new_money": NewMoney,
    "lien": Lien,
    "loan_program": LoanProgram,
    "borrower": Borrower,
    "use": Use,
}

BoolFact = Literal[
    "seller_financed",
    "occupied_at_origination",
    "occupied_throughout",
    "with_appraisal",
    "lender_moved",
    "deficiency_waived",
    "notice_given",
    "homestead_election",
    "high_cost",
    "low_income",
    "without_redemption",
    "delay_demanded",
]

#: Yes/no facts, by the key a rule uses.
BOOL_FACTS: tuple[BoolFact, ...] = get_args(BoolFact)
