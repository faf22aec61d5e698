"""What a borrower should do, by when, and what to keep: the law's own steps quoted, the rest in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass

from lib.assessment import Classification
from lib.brief import Brief, DateLine
from lib.deadlines import no_longer
from lib.export.plain_words import barred, covered_by_sale, known, open_dates, passed, strict
from lib.law import vocabulary as v
from lib.law.dates import Standing
from lib.law.words import day_words, join


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: by when, what, what follows otherwise; ``citation`` where it is a step of the law's own."""

    by: str
    what: str
    otherwise: str = ""
    citation: str = ""


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
    counted = found.row.length and found.row.trigger is not v.Trigger.OTHER
    return f"{phase} ({line.period})" if counted else phase


def borrowers_lines(brief: Brief) -> tuple[tuple[DateLine, ...], tuple[tuple[DateLine, str], ...]]:
    """The borrower's own steps under the law: those still open, and those that are past with why."""
    still, past = [], []
    for line in open_dates(brief):
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
    """The borrower's steps whose time has passed, each with why and with what follows."""
    return tuple(f"{line.what}: {why}. {line.effect} ({line.citation})" for line, why in borrowers_lines(brief)[1])


def _value_counts(brief: Brief) -> bool:
    credits = {branch.award.rule.credit for branch in brief.assessment.branches}
    return bool(credits - {None, v.Credit.BID})


def general_steps(brief: Brief) -> tuple[Action, ...]:
    """What anyone in this place should do, in the program's own words."""
    found = brief.assessment
    first: list[Action] = []
    if covered_by_sale(brief) and found.deficiency < 0 and not strict(brief):
        first.append(
            Action(
                "Now",
                "Ask who holds the extra money: the court clerk, the trustee or the sheriff who ran the sale. "
                "Ask how to claim it, and by when.",
                "There can be a last day to claim it.",
            )
        )
    late = passed(brief)
    if late and late[0].found.day is not None:
        first.append(
            Action(
                "Now",
                f"Find out if the lender acted by {day_words(late[0].found.day)}. The court clerk can tell you.",
                "You may miss a defense: that it is too late.",
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


def actions(brief: Brief) -> tuple[Action, ...]:
    """Everything to do, first things first: lateness, the law's own steps, what anyone should do."""
    late = Action(
        "In your answer to the court",
        "Say that the lender asked too late. Show the dates.",
        "You may lose this defense.",
    )
    too_late = brief.assessment.covered and brief.assessment.award.out_of_time is not None and barred(brief)
    return (*((late,) if too_late else ()), *steps(brief), *general_steps(brief))


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
