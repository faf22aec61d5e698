"""What the lender can and cannot do, and the words a borrower meets, in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lib.brief import Brief, DateLine
from lib.export.plain_words import barred, covered_by_sale, known, open_dates
from lib.law import vocabulary as v
from lib.law.dates import Standing
from lib.law.words import day_words, place_words
from lib.money import whole_dollars

#: Each with the pattern by which it is found in a paper, and its meaning.
GLOSSARY: tuple[tuple[str, str, str], ...] = (
    (
        "Deficiency",
        r"deficienc",
        "what is left of the debt after the sale. It is only a sum: what you owed, less what the sale brought.",
    ),
    (
        "Deficiency judgment",
        r"deficiency judgment",
        "a court's order to pay the deficiency, or a part of it. It is not the same as the deficiency.",
    ),
    ("Surplus", r"surplus", "what the sale brought beyond the debt."),
    ("Lender", r"lender", "who you owe the loan to now. It may be a bank, an investor or a buyer of old loans."),
    ("Winning bid", r"\bbids?\b", "the price at the sale. When the lender itself bids, it pays with the debt."),
    (
        "Fair market value",
        r"fair market value|true.value|fair value|market value",
        "what a home would bring in a normal sale, with time to find a buyer.",
    ),
    ("Appraisal", r"apprais", "an expert's view of what a home is worth."),
    ("Lien", r"\bliens?\b", "a claim on the home that secures a debt. A mortgage is a lien."),
    ("Junior, senior", r"\b(junior|senior)\b", "later or earlier in line. A second mortgage is junior to the first."),
    ("Foreclosure in court", r"judicial", "a judge orders the sale. “Nonjudicial” means a sale without a judge."),
    (
        "Power of sale",
        r"power.of.sale|trustee.s sale",
        "a sale without a judge, by the lender or a trustee named in the loan papers.",
    ),
    ("Deed of trust", r"deed of trust", "a paper that pledges the home for the loan, much like a mortgage."),
    ("Strict foreclosure", r"strict foreclosure", "the lender gets the home by court order, without a sale."),
    ("Confirm, ratify", r"\b(confirm|ratif)", "the court approves the sale and makes it final."),
    ("Redeem", r"\bredemption|\bredeem", "to get the home back after or before the sale by paying a set sum in time."),
    ("Motion", r"\bmotion\b", "a written request to the court in a case that is already open."),
    ("Hearing", r"\bhearing\b", "a meeting with the judge, where both sides speak and show proof."),
    ("Answer, plead", r"\bplead|\bpleading|\bin the answer\b", "to tell the court your side in writing, in time."),
    ("Defense", r"\bdefense\b", "a reason in law why you should not have to pay, or pay less."),
    ("Objection, exceptions", r"\bobject|\bexceptions\b", "a written paper that says why the sale should not stand."),
    ("Served", r"\bserved\b", "court papers were given to you in the way the law asks."),
    ("Docketed, recorded", r"\bdocket|\brecorded\b", "written into the court's or the county's books."),
    ("Acceleration", r"accelerat", "the lender calls the whole loan due at once."),
    ("Refinance", r"\brefinanc", "a new loan that pays off an old one."),
    ("Guarantor, guaranty", r"guarant(or|y)", "a promise to pay the debt of someone else."),
    ("Waiver", r"\bwaive", "to give up a right."),
    ("Bond", r"\bbond\b", "money or a promise put up as security."),
    ("Execution", r"\bexecution\b", "taking money or goods under a court's order."),
    ("Homestead", r"\bhomestead\b", "the home you live in, when the law gives it special care."),
    ("Upset bid or price", r"\bupset\b", "a higher bid after the sale, or the least price the court will take."),
    ("Discharge", r"\bdischarge", "a bankruptcy order that frees you from a debt."),
)


def words_met(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The terms that occur in ``texts``, with what they mean."""
    whole = " ".join(texts)
    return tuple((term, meaning) for term, pattern, meaning in GLOSSARY if re.search(pattern, whole, re.IGNORECASE))


def lender_dates(brief: Brief) -> tuple[DateLine, ...]:
    """The dates that bind the lender."""
    return tuple(line for line in open_dates(brief) if line.found.row.kind is not v.DateKind.BORROWER)


def standing_words(line: DateLine) -> str:
    """How a lender's day stands, for someone who does not know whether the lender has asked."""
    found = line.found
    asks = found.row.kind in (v.DateKind.ASK, v.DateKind.NOTE_LIMITATION, v.DateKind.CONFIRM)
    if found.standing is Standing.PAST and asks and found.day is not None:
        return f"Past. Too late unless the lender acted by {day_words(found.day)}. Ask the court clerk if it did."
    said = {
        Standing.TOO_LATE: "Missed: the lender asked after this day.",
        Standing.IN_TIME: "The lender asked in time.",
        Standing.COURT_RULE: "The lender asked on the next open day. The court's rule decides.",
        Standing.TODAY: "Today.",
        Standing.OPEN: "",
    }.get(found.standing, f"{line.standing[:1].upper()}{line.standing[1:]}.")
    return said


def _ask_until(brief: Brief) -> str:
    for line in lender_dates(brief):
        found = line.found
        if found.row.kind is v.DateKind.ASK and found.certain and found.day and found.standing is Standing.AHEAD:
            return f" The last day to ask is {day_words(found.day)}."
    return ""


def _with_a_judgment(brief: Brief) -> list[str]:
    judgment = brief.assessment.law.judgment
    kept = "can be renewed" if judgment.renewable else "cannot be renewed"
    said = ["With a judgment: try to collect, such as from your pay or your bank account. The law protects a part."]
    if judgment.life_years:
        said.append(f"Hold a judgment for {judgment.life_years} years. It {kept} ({judgment.life_citation}).")
    said.append(f"Ask for interest on a judgment, as far as the law allows it ({judgment.interest.citation}).")
    return said


#: The layer above state law that keeps collectors from suing out of time (``data/layers.toml``).
OUT_OF_TIME = "time-barred-suit"
_ASKING = "Ask you to pay, as long as the law on debt collection is kept. You can ask what right it has."
_NEEDS_JUDGMENT = (
    "As a rule: take your pay or the money in your bank without a court judgment. "
    "The government, or a bank that you owe, may have other ways."
)


def _out_of_time(brief: Brief) -> tuple[str, ...]:
    said = "If it is a debt collector: sue, or threaten to sue, on a debt whose time has run out"
    return tuple(f"{said} ({layer.citation})." for layer in brief.layers if layer.id == OUT_OF_TIME)


def can(brief: Brief) -> tuple[str, ...]:
    """What the lender can do."""
    found = brief.assessment
    if covered_by_sale(brief):
        return ("Keep what it was owed from the price.",)
    if barred(brief):
        return ("Keep what the sale brought.", _ASKING)
    state = place_words(found.law.name)
    amount = f" of up to {whole_dollars(found.most)}" if known(brief) else ""
    return (f"Ask a court in {state} for a judgment{amount}.{_ask_until(brief)}", *_with_a_judgment(brief))


def cannot(brief: Brief) -> tuple[str, ...]:
    """What the lender cannot do, on the facts and figures given."""
    found = brief.assessment
    if covered_by_sale(brief):
        return ("Get a deficiency judgment, with these figures: there is no deficiency.",)
    if barred(brief):
        late = found.award.out_of_time is not None
        first = (
            "Win a judgment that it asked for too late, if you tell the court so."
            if late
            else "Get a deficiency judgment against you for this loan, on the facts given here."
        )
        return first, _NEEDS_JUDGMENT, *_out_of_time(brief)
    most = f"{whole_dollars(found.most)}" if known(brief) else "what the law leaves of the debt"
    return (
        f"Get a judgment for more than {most}, on these facts and figures. "
        "Interest after the sale and the costs of a new suit are not counted here.",
        _NEEDS_JUDGMENT,
        *_out_of_time(brief),
    )
