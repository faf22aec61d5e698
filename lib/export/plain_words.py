"""What an answer means for a borrower, in short sentences (about the seventh grade), without a promise.

The sentences here are this program's own.  What the dataset says (a reason, a step, an effect) is quoted as
it stands and is kept apart, so that the reading grade of the program's own words can be measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.assessment import Classification
from lib.brief import Brief, DateLine
from lib.law import vocabulary as v
from lib.law.credits import Why
from lib.law.dates import Standing
from lib.law.words import day_words, join, mid_sentence, place_words
from lib.money import whole_dollars


@dataclass(frozen=True, slots=True)
class Answer:
    """The short answer: one heading, the program's own sentences, and facts or exceptions quoted as a list."""

    heading: str
    sentences: tuple[str, ...]
    listed: tuple[str, ...] = ()


def known(brief: Brief) -> bool:
    """Whether a debt was entered at all."""
    return brief.assessment.debt_known


def covered_by_sale(brief: Brief) -> bool:
    """Whether the sale brought the debt or more and nothing can be awarded."""
    return brief.assessment.nothing_left


def barred(brief: Brief) -> bool:
    """Whether no judgment can be had, whatever the figures."""
    return brief.assessment.classification is Classification.BARRED


def strict(brief: Brief) -> bool:
    """Whether title passed without a sale, so that no price was paid."""
    return brief.assessment.process is v.Process.STRICT


def passed(brief: Brief) -> tuple[DateLine, ...]:
    """The lender's last days that are past while it is not known whether it acted in time."""
    bound = (v.DateKind.ASK, v.DateKind.CONFIRM, v.DateKind.NOTE_LIMITATION)
    return tuple(
        line
        for line in open_dates(brief)
        if line.found.certain and line.found.row.kind in bound and line.found.standing is Standing.PAST
    )


def open_dates(brief: Brief) -> tuple[DateLine, ...]:
    """The dates that can matter: none where there is nothing to ask for, no confirmation once it is had."""
    if not brief.assessment.covered or covered_by_sale(brief):
        return ()
    confirmed = brief.assessment.scenario.confirmed
    return tuple(line for line in brief.dates if not (confirmed and line.found.row.kind is v.DateKind.CONFIRM))


def _perhaps_late(brief: Brief) -> tuple[str, ...]:
    late = passed(brief)
    if not late or late[0].found.day is None:
        return ()
    day = day_words(late[0].found.day)
    return (f"It may be too late to ask. The lender had to act by {day}. Find out if it did.",)


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
        return _depends(brief, state)
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


def _left(brief: Brief) -> str:
    """The deficiency as its own number, before anything is said of a judgment."""
    left = brief.assessment.deficiency
    if left <= 0:
        return ""
    event = "foreclosure" if strict(brief) else "sale"
    return f"The {event} left {whole_dollars(left)} of the debt unpaid. That sum is called the deficiency. "


def _other_figures(brief: Brief) -> list[str]:
    """The figures of the open outcomes beside the highest."""
    figures = dict.fromkeys(other.figure for other in brief.verdict.alternatives)
    highest = next(iter(figures), "")
    return [mid_sentence(words) for words in figures if words != highest]


def _up_to(brief: Brief) -> str:
    return "up to " if brief.verdict.figure.startswith("Up to") else ""


def _depends(brief: Brief, state: str) -> Answer:
    most, others = whole_dollars(brief.assessment.most), _other_figures(brief)
    said = [f"{_left(brief)}Some facts are not clear yet: {join(brief.verdict.depends_on)}."]
    if brief.assessment.most:
        said.append(
            f"If they go against you, a court in {state} could order you to pay up to {most}. "
            "That order is called a deficiency judgment."
        )
        said += _perhaps_late(brief)
    else:
        said.append("With these figures, a court could award nothing. More debt, or other facts, can change that.")
    see = "See “What it hangs on” below."
    said.append(f"It could also be {join(others, 'or')}. {see}" if others else see)
    return Answer(f"It depends. The most is {most}.", tuple(said))


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
    if strict(brief):
        return Answer(
            "With these figures, the home was worth the whole debt.",
            (
                "Nothing is left for a court to award.",
                "There was no sale, so there is no extra money from one. Ask a lawyer what that means for you.",
            ),
        )
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
    unverified = brief.verdict.confidence is v.Confidence.LOW
    said = [
        f"{_left(brief)}On the facts given here, the law in {state} does not let the lender get a judgment "
        "against you for the rest.",
        "If the lender asks a court for one all the same, do not stay silent. Tell the court about this law.",
    ]
    if several:
        said.append("Some facts are not clear yet. The answer is the same each way.")
    if exceptions:
        said.append("This can change in a rare case:")
    if unverified:
        return Answer("The law may not let the lender collect the rest. Have this checked.", tuple(said), exceptions)
    return Answer("On these facts, the law does not let the lender collect the rest.", tuple(said), exceptions)


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
    exceptions = _exceptions(brief)
    said = [
        f"{_left(brief)}On the facts given here, a court in {state} could order you to pay {_up_to(brief)}{most}. "
        "That order is called a deficiency judgment.",
        _less(brief),
        *_perhaps_late(brief),
        "There is no judgment until a court enters one. The lender must ask for it first.",
    ]
    if len(found.branches) > 1:
        said.append("Some facts are not clear yet. The amount is the same each way.")
    if exceptions:
        said.append("This can change in a rare case:")
    heading = f"A court could order you to pay {_up_to(brief)}{most}."
    return Answer(heading, tuple(line for line in said if line), exceptions)
