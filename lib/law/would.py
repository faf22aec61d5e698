"""Facts as clauses after "if" where they are *not* so: ``it had been foreclosed in court``.

:mod:`lib.law.words` says how the same facts read where they are not sure (``it is foreclosed in court``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.law import vocabulary as v
from lib.law.decide import Condition, Option
from lib.law.words import STRETCHED, day_words

_CLAUSES: dict[str, dict[object, str]] = {
    "process": {
        v.Process.JUDICIAL: "it had been foreclosed in court",
        v.Process.NONJUDICIAL: "it had been foreclosed without a court (power of sale)",
        v.Process.STRICT: "it had been a strict foreclosure (title passes without a sale)",
    },
    "foreclosed": {
        v.Foreclosed.THIS_LOAN: "this loan's own lien had been foreclosed",
        v.Foreclosed.SENIOR: "a senior lender's foreclosure had wiped this loan's lien out",
    },
    "buyer": {v.Buyer.LENDER: "the lender had bought", v.Buyer.THIRD_PARTY: "someone else had bought"},
    "auction": {
        v.Auction.FIRST: "it had sold at the first offering",
        v.Auction.SECOND: "it had sold at a second or later offering",
    },
    "purpose": {
        v.Purpose.PURCHASE: "the loan had bought this property",
        v.Purpose.REFINANCE: "the loan had replaced an earlier loan (refinance)",
        v.Purpose.HOME_EQUITY: "the loan had been borrowed later against the house (home equity)",
        v.Purpose.OTHER: "the loan had been for something else",
    },
    "new_money": {
        v.NewMoney.NONE: "no new cash had been taken out",
        v.NewMoney.SOME: "new cash had been taken out",
    },
    "lien": {v.Lien.FIRST: "it were a first lien", v.Lien.JUNIOR: "it were a junior lien (second mortgage, HELOC)"},
    "loan_program": {
        v.LoanProgram.CONVENTIONAL: "the loan were conventional",
        v.LoanProgram.FHA: "the loan were FHA-insured",
        v.LoanProgram.VA: "the loan were VA-guaranteed",
        v.LoanProgram.USDA: "the loan were a USDA loan",
        v.LoanProgram.OTHER: "the loan were in another program",
    },
    "borrower": {
        v.Borrower.INDIVIDUAL: "people owed the debt",
        v.Borrower.ENTITY: "a company or other entity owed the debt",
    },
    "use": {
        v.Use.OWNER_OCCUPIED: "the borrower lived there",
        v.Use.SECOND_HOME: "it were a second home",
        v.Use.RESIDENTIAL_RENTAL: "it were rented out as a home",
        v.Use.VACANT: "it were vacant",
        v.Use.AGRICULTURAL: "it were a farm",
        v.Use.COMMERCIAL: "it were commercial",
    },
    "seller_financed": {
        True: "the seller had lent the money",
        False: "a bank or other lender had lent the money",
    },
    "occupied_at_origination": {
        True: "the borrower had lived there when the loan was made",
        False: "the borrower had not lived there when the loan was made",
    },
    "occupied_throughout": {
        True: "the borrower had always lived there",
        False: "the borrower had moved in later or moved out",
    },
    "with_appraisal": {
        True: "it had been sold with the statutory appraisal",
        False: "it had been sold without the statutory appraisal",
    },
    "lender_moved": {True: "the lender had asked for a sale", False: "someone else had asked for a sale"},
    "deficiency_waived": {
        True: "the lender had given the deficiency up",
        False: "the lender had not given the deficiency up",
    },
    "notice_given": {
        True: "the required notice had been given",
        False: "the required notice had not been given",
    },
    "homestead_election": {
        True: "the owner had given homestead notice in time",
        False: "the owner had given no homestead notice",
    },
    "high_cost": {
        True: "it were a covered high-cost home loan",
        False: "it were not a covered high-cost home loan",
    },
    "low_income": {True: "the household were low-income", False: "the household were not low-income"},
    "without_redemption": {
        True: "the lender had elected foreclosure without redemption",
        False: "redemption had been kept",
    },
    "delay_demanded": {True: "the borrower had demanded a delay", False: "no delay had been demanded"},
}


def would_words(option: Option) -> str:
    """One option as a clause in the conditional."""
    if option.fact in STRETCHED:
        return _stretch(option.fact, option.low, option.high)
    return _CLAUSES[option.fact][option.value]


def _stretch(fact: str, low: object, high: object) -> str:
    if isinstance(low, date) or isinstance(high, date):
        start = f" on or after {day_words(low)}" if isinstance(low, date) else ""
        end = f" before {day_words(high)}" if isinstance(high, date) else ""
        subject = "the loan had been made" if fact == "originated" else "the judgment had been asked for"
        return f"{subject}{start}{' and' if start and end else ''}{end}"
    if fact == "unpaid_share":
        least = "" if low is None else f"at least {low}"
        below = "" if high is None else f"less than {high}"
        few = " but ".join(part for part in (least, below) if part)
        return f"{few} of the original principal were still owed"
    if fact == "acres":
        if low is None:
            return f"the lot were {high} acres or smaller"
        return f"the lot were larger than {low} acres" + ("" if high is None else f", up to {high}")
    if low is None:
        return "there were one home on the property" if high == 1 else f"there were up to {high} homes"
    if high is None:
        return "there were more than one home on the property" if low == 1 else f"there were more than {low} homes"
    return f"there were {low + 1 if isinstance(low, int) else low} to {high} homes"


def alternatives(options: Sequence[Option], *, known: bool) -> str:
    """Options as one clause: in the conditional where the fact is known to be otherwise, else as it may be.

    Words that all clauses begin with are said once: ``it were vacant, a farm or commercial``.
    """
    clauses = [would_words(one) if known else one.words for one in Condition(options[0].fact, tuple(options)).folded]
    words = [clause.split() for clause in clauses]
    shared = 0
    while all(len(one) > shared + 1 and one[shared] == words[0][shared] for one in words):
        shared += 1
    # One shared article or pronoun alone is no sentence's beginning.
    tails = [" ".join(one[shared:]) for one in words] if shared > 1 and len(words) > 1 else clauses
    start = " ".join(words[0][:shared]) + " " if tails is not clauses else ""
    return start + (" or ".join(tails) if len(tails) < 3 else f"{', '.join(tails[:-1])} or {tails[-1]}")
