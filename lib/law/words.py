"""Facts and dataset words in the plain words that a person reads, all in one place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.law import vocabulary as v
from lib.law.rows import LegalDate, Redemption
from lib.law.schema import Judgment

#: For every fact: how it is named in "it depends on …", and its values as clauses after "if".
_FACTS: dict[str, tuple[str, dict[object, str]]] = {
    "process": (
        "how the loan is foreclosed",
        {
            v.Process.JUDICIAL: "it is foreclosed in court",
            v.Process.NONJUDICIAL: "it is foreclosed without a court (power of sale)",
            v.Process.STRICT: "it is a strict foreclosure (title passes without a sale)",
        },
    ),
    "foreclosed": (
        "whose lien was foreclosed",
        {
            v.Foreclosed.THIS_LOAN: "this loan's own lien was foreclosed",
            v.Foreclosed.SENIOR: "a senior lender's foreclosure wiped this loan's lien out",
        },
    ),
    "buyer": (
        "who bought at the sale",
        {v.Buyer.LENDER: "the lender bought", v.Buyer.THIRD_PARTY: "someone else bought"},
    ),
    "auction": (
        "whether it sold at the first offering",
        {v.Auction.FIRST: "it sold at the first offering", v.Auction.SECOND: "it sold at a second or later offering"},
    ),
    "purpose": (
        "what the loan was for",
        {
            v.Purpose.PURCHASE: "the loan bought this property",
            v.Purpose.REFINANCE: "it replaced an earlier loan (refinance)",
            v.Purpose.HOME_EQUITY: "it was borrowed later against the house (home equity)",
            v.Purpose.OTHER: "it was for something else",
        },
    ),
    "new_money": (
        "whether the refinance paid out new cash",
        {v.NewMoney.NONE: "no new cash was taken out", v.NewMoney.SOME: "new cash was taken out"},
    ),
    "lien": (
        "the loan's rank",
        {v.Lien.FIRST: "it is a first lien", v.Lien.JUNIOR: "it is a junior lien (second mortgage, HELOC)"},
    ),
    "loan_program": (
        "the loan program",
        {
            v.LoanProgram.CONVENTIONAL: "the loan is conventional",
            v.LoanProgram.FHA: "it is FHA-insured",
            v.LoanProgram.VA: "it is VA-guaranteed",
            v.LoanProgram.USDA: "it is a USDA loan",
            v.LoanProgram.OTHER: "it is in another program",
        },
    ),
    "borrower": (
        "who the borrower is",
        {v.Borrower.INDIVIDUAL: "people owe the debt", v.Borrower.ENTITY: "a company or other entity owes it"},
    ),
    "use": (
        "how the property is used",
        {
            v.Use.OWNER_OCCUPIED: "the borrower lives there",
            v.Use.SECOND_HOME: "it is a second home",
            v.Use.RESIDENTIAL_RENTAL: "it is rented out as a home",
            v.Use.VACANT: "it is vacant",
            v.Use.AGRICULTURAL: "it is a farm",
            v.Use.COMMERCIAL: "it is commercial",
        },
    ),
    "seller_financed": (
        "whether the seller lent the money",
        {True: "the seller lent the money", False: "a bank or other lender lent the money"},
    ),
    "occupied_at_origination": (
        "whether the borrower lived there when the loan was made",
        {True: "the borrower lived there when the loan was made", False: "the borrower did not live there then"},
    ),
    "occupied_throughout": (
        "whether the borrower has lived there ever since the loan was made",
        {True: "the borrower has always lived there", False: "the borrower moved in later or moved out"},
    ),
    "with_appraisal": (
        "whether the property was appraised for the sale as the statute requires",
        {True: "it was sold with the statutory appraisal", False: "it was sold without the statutory appraisal"},
    ),
    "lender_moved": (
        "who asked for foreclosure by sale",
        {True: "the lender asked for a sale", False: "someone else asked for a sale"},
    ),
    "deficiency_waived": (
        "whether the lender gave up the deficiency by the route it chose",
        {True: "the lender gave the deficiency up", False: "the lender did not give it up"},
    ),
    "notice_given": (
        "whether the required notice was given in time",
        {True: "the required notice was given", False: "the required notice was not given"},
    ),
    "homestead_election": (
        "whether the owner elected against a deficiency in time",
        {True: "the owner gave homestead notice in time", False: "the owner gave no homestead notice"},
    ),
    "high_cost": (
        "whether this is a high-cost home loan",
        {True: "it is a covered high-cost home loan", False: "it is not a covered high-cost home loan"},
    ),
    "low_income": (
        "whether the household is low-income",
        {True: "the household is low-income", False: "the household is not low-income"},
    ),
    "without_redemption": (
        "whether the lender elected foreclosure without redemption",
        {True: "the lender elected foreclosure without redemption", False: "redemption was kept"},
    ),
    "delay_demanded": (
        "whether the borrower demanded a delay of the sale",
        {True: "the borrower demanded a delay", False: "no delay was demanded"},
    ),
    "units": ("how many homes the building has", {}),
    "acres": ("the size of the lot", {}),
    "unpaid_share": ("how much of the original principal is still owed", {}),
    "originated": ("when the loan was made", {}),
    "filed": ("when the lender asked for the judgment", {}),
}

#: Facts that are numbers or dates, told apart by stretches.
STRETCHED = ("units", "acres", "unpaid_share", "originated", "filed")

_CREDITS = {
    v.Credit.BID: "the price at the sale",
    v.Credit.GREATER_OF_BID_AND_FAIR_VALUE: "the greater of price and fair market value",
    v.Credit.FAIR_VALUE: "the fair market value the court finds",
    v.Credit.CONFIRMED_SALE: "the price, if the court confirms the sale as fair",
    v.Credit.BID_AND_HALF_OF_APPRAISAL_GAP: "the price and half the gap up to the appraisal",
    v.Credit.GREATER_OF_BID_AND_HALF_OF_APPRAISAL: "the greater of price and half the appraisal",
}

_TRIGGERS = {
    v.Trigger.SALE: "the sale",
    v.Trigger.CONFIRMATION: "confirmation",
    v.Trigger.DEED: "delivery of the deed",
    v.Trigger.REDEMPTION_END: "the end of redemption",
    v.Trigger.FORECLOSURE_JUDGMENT: "the foreclosure judgment",
    v.Trigger.MATURITY: "maturity or acceleration",
    v.Trigger.SALE_OR_MATURITY: "the sale or maturity, whichever is later",
    v.Trigger.OTHER: "",
}

_PROCESSES = {
    v.Process.JUDICIAL: "judicial (court) foreclosure",
    v.Process.NONJUDICIAL: "nonjudicial (power of sale) foreclosure",
    v.Process.STRICT: "strict foreclosure",
}


def fact_words(fact: str) -> str:
    """The fact as it reads after "it depends on"."""
    return _FACTS[fact][0]


def option_words(fact: str, value: object) -> str:
    """One value of a fact in words."""
    return _FACTS[fact][1][value]


def day_words(day: date) -> str:
    """``October 1, 2009``."""
    return f"{day:%B} {day.day}, {day.year}"


def stretch_words(fact: str, low: object, high: object) -> str:
    """A stretch of a number or date in words; ``None`` is no end on that side."""
    if isinstance(low, date) or isinstance(high, date):
        verb = "the loan was made" if fact == "originated" else "the judgment was asked for"
        if not isinstance(low, date):
            return f"{verb} before {day_words(high)}" if isinstance(high, date) else "on any day"
        if not isinstance(high, date):
            return f"{verb} on or after {day_words(low)}"
        return f"{verb} from {day_words(low)} and before {day_words(high)}"
    if fact == "unpaid_share":
        of = "of the original principal is still owed"
        if low is None:
            return f"less than {high} {of}"
        return f"at least {low} {of}" if high is None else f"at least {low} but less than {high} {of}"
    if fact == "units" and low is None and high == 1:
        return "there is one home on the property"
    if fact == "units" and high is None and low == 1:
        return "there is more than one home on the property"
    unit = "homes" if fact == "units" else "acres"
    if low is None:
        return f"there are up to {high} {unit}"
    most = "" if high is None else f" and up to {high}"
    return f"there are more than {low}{most} {unit}"


def credit_words(credit: v.Credit) -> str:
    """What is credited, in words."""
    return _CREDITS[credit]


def join(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``; empty for nothing."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def length_words(length: int, unit: v.Unit) -> str:
    """``1 year``, ``90 days``."""
    return f"{length} {str(unit).removesuffix('s') if length == 1 else unit}"


def life_words(judgment: Judgment) -> str:
    """How long a judgment lives: ``20 years, renewable``."""
    years = length_words(judgment.life_years, v.Unit.YEARS) if judgment.life_years else "see the authority"
    return f"{years}, {'renewable' if judgment.renewable else 'not renewable'}"


def redemption_words(row: Redemption) -> str:
    """``6 months from the sale``; ``none`` where there is no right to redeem after the sale."""
    if not row.length:
        return "none"
    event = _TRIGGERS[row.trigger]
    return length_words(row.length, row.unit) + (f" from {event}" if event else "")


def period_words(row: LegalDate) -> str:
    """``90 days from the sale``; empty where there is no period."""
    if row.length is None or row.unit is None:
        return ""
    event = _TRIGGERS[row.trigger]
    if not row.length and event:
        return f"{'before' if row.before_trigger else 'by'} {event}"
    where = f" {'before' if row.before_trigger else 'from'} {event}" if event else ""
    return f"{length_words(row.length, row.unit)}{where}"


def process_words(process: v.Process) -> str:
    """The process with the field's own term first."""
    return _PROCESSES[process]


def place_words(name: str) -> str:
    """The name as it stands after "in": only the District takes an article."""
    return f"the {name}" if name.startswith("District") else name


def sentence_case(text: str) -> str:
    """First letter raised, the rest kept."""
    return text[:1].upper() + text[1:]


def mid_sentence(text: str) -> str:
    """First letter lowered, the rest kept."""
    return text[:1].lower() + text[1:]
