"""What an answer means for a borrower, in short sentences (about the seventh grade), without a promise.

The sentences here are this program's own.  What the dataset says (a reason, a step, an effect) is quoted as
it stands and is kept apart, so that the reading grade of the program's own words can be measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.assessment import Classification
from lib.brief import Brief, DateLine
from lib.deadlines import no_longer
from lib.law import vocabulary as v
from lib.law.credits import Why
from lib.law.dates import Standing
from lib.law.words import day_words, place_words
from lib.money import whole_dollars
from lib.verdict import join


@dataclass(frozen=True, slots=True)
class Answer:
    """The short answer: one heading, the program's own sentences, and facts or exceptions quoted as a list."""

    heading: str
    sentences: tuple[str, ...]
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: by when, what, what follows otherwise; ``citation`` where it is a step of the law's own."""

    by: str
    what: str
    otherwise: str = ""
    citation: str = ""


def known(brief: Brief) -> bool:
    """Whether a debt was entered at all."""
    return bool(brief.assessment.debt.items)


def covered_by_sale(brief: Brief) -> bool:
    """Whether the sale brought the debt or more and nothing can be awarded."""
    found = brief.assessment
    return known(brief) and found.deficiency <= 0 and not found.most


def barred(brief: Brief) -> bool:
    """Whether no judgment can be had, whatever the figures."""
    return brief.assessment.classification is Classification.BARRED


def answer(brief: Brief) -> Answer:
    """The short answer, case by case, in the order in which the verdict decides."""
    found, award = brief.assessment, brief.assessment.award
    state = place_words(found.law.name)
    if not found.covered:
        day = day_words(found.law.covers_sales_from)
        return Answer(
            "This paper cannot answer for your sale.",
            (
                f"The law used here is for sales in {state} from {day} on. Your sale was before that day.",
                "The law of that time decides. Ask a lawyer what it said.",
            ),
        )
    if not known(brief):
        return _no_debt(brief, state)
    if covered_by_sale(brief):
        return _covered_by_sale(brief)
    if found.classification is Classification.DEPENDS:
        return Answer(
            f"It depends. The most is {whole_dollars(found.most)}.",
            (
                f"Some facts are not clear yet: {join(brief.verdict.depends_on)}.",
                f"If they go against you, a court in {state} could order you to pay up to {whole_dollars(found.most)}. "
                "That order is called a deficiency judgment.",
                "These are the ways it can go:",
            ),
            tuple(f"{other.when}: {other.figure}." for other in brief.verdict.alternatives),
        )
    if award.out_of_time is not None and award.out_of_time.day is not None:
        return _too_late(brief, state)
    if award.refused:
        return Answer(
            "The court did not approve the sale.",
            (
                f"In {state} there is no judgment for the rest of the loan on a sale that the court refused.",
                "There may be a new sale. Then the answer may change.",
            ),
        )
    return _barred(brief, state) if barred(brief) else _allowed(brief, state)


def _no_debt(brief: Brief, state: str) -> Answer:
    found = brief.assessment
    said = ["We do not know what you owed on the day of the sale. So this paper can give no amount."]
    if found.classification is Classification.DEPENDS:
        said.append(f"If a court in {state} can make you pay depends on {join(brief.verdict.depends_on)}.")
    elif found.award.out_of_time is not None:
        said.append("By the dates given here, the lender asked for the rest too late. Tell the court so.")
    elif barred(brief):
        said.append(f"On the facts given here, the law in {state} does not let the lender get a judgment for the rest.")
    else:
        said.append(
            f"In {state} a court can order a borrower to pay what is left of a loan, or a part of it. "
            "That order is called a deficiency judgment."
        )
    return Answer("The amount is not known yet.", tuple(said), _exceptions(brief) if barred(brief) else ())


def _covered_by_sale(brief: Brief) -> Answer:
    extra = -brief.assessment.deficiency
    heading = "With these figures, the sale paid the whole debt."
    if not extra:
        return Answer(heading, ("The sale brought just what you owed. Nothing is left for a court to award.",))
    return Answer(
        heading,
        (
            f"The sale brought {whole_dollars(extra)} more than you owed. Nothing is left for a court to award.",
            "The extra money is called a surplus. Others with a claim on the home are paid from it first. "
            "What is left then goes to the owner.",
        ),
    )


def _too_late(brief: Brief, state: str) -> Answer:
    found = brief.assessment
    late, filed = found.award.out_of_time, found.scenario.filed_on
    last = day_words(late.day) if late is not None and late.day is not None else ""
    asked = f"By the dates given here, the lender asked on {day_words(filed)}." if filed is not None else ""
    return Answer(
        "The lender seems to have asked too late.",
        (
            f"In {state} the last day to ask a court for the rest of the loan was {last}. {asked}".strip(),
            "But you must say so. Tell the court in writing that it is too late, and show the dates. "
            "If no one says it, the court may still rule for the lender.",
        ),
    )


def _barred(brief: Brief, state: str) -> Answer:
    several = len(brief.assessment.branches) > 1
    exceptions = _exceptions(brief)
    said = [
        f"On the facts given here, the law in {state} does not let the lender get a judgment against you "
        "for the rest of this loan.",
        "If the lender asks a court for one all the same, do not stay silent. Tell the court about this law.",
    ]
    if several:
        said.append("Some facts are not clear yet. The answer is the same each way.")
    if exceptions:
        said.append("This can change in a rare case:")
    return Answer("The law here does not let the lender collect the rest.", tuple(said), exceptions)


def _exceptions(brief: Brief) -> tuple[str, ...]:
    texts = dict.fromkeys(
        f"unless {exception.text} ({exception.citation})"
        for branch in brief.assessment.branches
        for exception in branch.award.rule.unless
    )
    return tuple(texts)


def _less(brief: Brief) -> str:
    found = brief.assessment
    least = whole_dollars(found.award.least)
    return {
        None: "",
        Why.IF_RAISED: f"It could be {least} if you ask the court to count what the home was worth, and prove it. "
        "The court will not do this unless you ask.",
        Why.DISCRETION: f"It could be {least} if the court chooses to count what the home was worth. "
        "Ask for it, and bring proof.",
        Why.IF_REFUSED: "It could be nothing on this sale if the court refuses to approve the sale.",
        Why.NOT_KNOWN: "It could be less. If the home was worth more than the price, that can count for you. "
        "What it was worth is not known here.",
        Why.APPRAISAL_NOT_KNOWN: "It could be less. The official appraisal counts for you. It is not known here.",
        Why.SENIOR_DEBT_NOT_KNOWN: "It could be less. What was owed on loans that come before this one is not known "
        "here. If the sale left money after them, it counts for you.",
    }[found.award.why_less]


def _allowed(brief: Brief, state: str) -> Answer:
    found = brief.assessment
    most = whole_dollars(found.most)
    exact = found.most == found.award.least
    exceptions = _exceptions(brief)
    said = [
        f"The sale did not pay the whole debt. On the facts given here, a court in {state} could order you to pay "
        f"{'' if exact else 'up to '}{most} of what is left. That order is called a deficiency judgment.",
        _less(brief),
        "There is no judgment until a court enters one. The lender must ask for it first.",
    ]
    if len(found.branches) > 1:
        said.append("Some facts are not clear yet. The amount is the same each way.")
    if exceptions:
        said.append("This can change in a rare case:")
    heading = f"A court could order you to pay {'' if exact else 'up to '}{most}."
    return Answer(heading, tuple(line for line in said if line), exceptions)


_PHASE_BY = {
    v.Phase.BEFORE_SALE: "Before the sale",
    v.Phase.BEFORE_CONFIRMATION: "Before the sale is final",
    v.Phase.IN_SUIT: "When the lender asks the court",
    v.Phase.AFTER_JUDGMENT: "After a judgment",
    None: "As soon as it comes up",
}


def _by(line: DateLine) -> str:
    found = line.found
    if found.day is not None:
        early = f", a day when courts may be closed ({found.closed}): act before it" if found.closed else ""
        left = f" ({line.standing})" if line.standing else ""
        return f"By {day_words(found.day)}{left}{early}"
    phase = _PHASE_BY[found.row.phase]
    return f"{phase} ({line.period})" if found.row.length else phase


def borrowers_lines(brief: Brief) -> tuple[tuple[DateLine, ...], tuple[tuple[DateLine, str], ...]]:
    """The borrower's own steps under the law: those still open, and those that are past with why."""
    if not brief.assessment.covered or covered_by_sale(brief):
        return (), ()
    still, past = [], []
    for line in brief.dates:
        if line.found.row.kind is not v.DateKind.BORROWER:
            continue
        gone = no_longer(line.found.row, brief.assessment.scenario, brief.assessment.as_of)
        if line.found.standing is Standing.PAST:
            past.append((line, f"the last day was {day_words(line.found.day)}" if line.found.day else ""))
        elif gone is not None:
            past.append((line, gone))
        else:
            still.append(line)
    still.sort(key=lambda line: (line.found.day is None, line.found.day or brief.assessment.as_of))
    return tuple(still), tuple(past)


def steps(brief: Brief) -> tuple[Action, ...]:
    """The steps that the law of the state gives the borrower and that may still be open, nearest first."""
    return tuple(Action(_by(line), line.what, line.effect, line.citation) for line in borrowers_lines(brief)[0])


def past_steps(brief: Brief) -> tuple[str, ...]:
    """The borrower's steps whose time has passed, each with why."""
    return tuple(f"{line.what}: {why}." for line, why in borrowers_lines(brief)[1])


def _value_counts(brief: Brief) -> bool:
    credits = {branch.award.rule.credit for branch in brief.assessment.branches}
    return bool(credits - {None, v.Credit.BID})


def general_steps(brief: Brief) -> tuple[Action, ...]:
    """What anyone in this place should do, in the program's own words."""
    found = brief.assessment
    first: list[Action] = []
    if found.award.out_of_time is not None and found.covered:
        first.append(
            Action(
                "In your answer to the court",
                "Say that the lender asked too late. Show the dates.",
                "You may lose this defense.",
            )
        )
    if covered_by_sale(brief) and found.deficiency < 0:
        first.append(
            Action(
                "Now",
                "Ask who holds the extra money: the court clerk, the trustee or the sheriff who ran the sale. "
                "Ask how to claim it, and by when.",
                "There can be a last day to claim it.",
            )
        )
    if found.classification is Classification.DEPENDS:
        first.append(Action("Now", f"Find out {join(brief.verdict.depends_on)}.", "The answer stays open."))
    if not known(brief):
        first.append(Action("Now", "Ask the lender in writing what you owed on the day of the sale.", ""))
    first.append(
        Action(
            "The day set in the papers",
            "If papers come from a court, answer them in time. Do it even if you think you owe nothing.",
            "The court may give the lender all it asks for.",
        )
    )
    if found.covered and _value_counts(brief) and not barred(brief) and not covered_by_sale(brief):
        first.append(
            Action(
                "Before the court looks at the value",
                "Get proof of what the home was worth on the day of the sale. An appraisal helps. "
                "So do prices of homes like it, sold nearby.",
                "The court may hear only what the lender says it was worth.",
            )
        )
    first.append(
        Action("Now", "Talk to a housing counselor or a lawyer. Bring this paper and your own.", "You may miss a day.")
    )
    if not covered_by_sale(brief):
        first.append(
            Action(
                "Before you pay or sign",
                "Get advice before you pay, promise or sign anything on this debt.",
                "A payment can start the time to sue over again.",
            )
        )
    return tuple(first)


def papers_to_keep(brief: Brief) -> tuple[str, ...]:
    """What to keep, with what this loan makes useful."""
    scenario = brief.assessment.scenario
    kept = [
        "The note (your promise to pay) and the mortgage or deed of trust.",
        "The last statement of what you owed, and proof of each payment.",
        "The notice of the sale, and the paper that shows who bought and for how much.",
        "Proof of what the home was worth: an appraisal, photos, prices of homes like it.",
        "Each letter and each court paper. Write on it the day it came. Keep the envelope.",
        "Any tax form 1099-A or 1099-C.",
    ]
    if scenario.purpose in (v.Purpose.REFINANCE, None):
        kept.append("If you refinanced: the closing papers that show how much cash you took out.")
    if scenario.use in (v.Use.OWNER_OCCUPIED, None):
        kept.append("Proof of when you lived in the home, such as utility bills.")
    return tuple(kept)
