"""The textbook rule on theory, process and deficiency, held against the law of every jurisdiction.

The common statement: states that follow the title theory foreclose without a court and allow no deficiency
judgment; states that follow the lien theory foreclose in court and allow one.  Here each half is asked of each
state: its customary process for homes, and the class of its typical home loan, both as the dataset's rules give them.
Of intermediate-theory states the statement says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from lib.assessment import Assessment, Classification, assess
from lib.case import facts_of
from lib.examples import typical_in
from lib.law import vocabulary as v
from lib.law.coverage import Deciding
from lib.law.facts import Facts
from lib.law.load import Dataset
from lib.law.schema import Jurisdiction
from lib.scenario import ProcessChoice, Scenario

#: The statement as this page tests it, and where such a statement was read.
STATEMENT = (
    "States that follow the title theory typically foreclose without a court and do not allow deficiency judgments; "
    "states that follow the lien theory require a court foreclosure and allow them."
)
STATEMENT_SOURCE = "The gist of the encyclopedia article “Deficiency judgment”, read in a copy."


class Holds(StrEnum):
    """How far the statement is true of one state."""

    BOTH = "both"
    PROCESS = "process"
    DEFICIENCY = "deficiency"
    NEITHER = "neither"
    SILENT = "silent"


HOLDS_WORDS = {
    Holds.BOTH: "Holds",
    Holds.PROCESS: "Right on process only",
    Holds.DEFICIENCY: "Right on deficiency only",
    Holds.NEITHER: "Wrong on both",
    Holds.SILENT: "Says nothing",
}

HOLDS_MEANING = {
    Holds.BOTH: "the customary process and the answer on deficiency are as stated",
    Holds.PROCESS: "the customary process is as stated, the answer on deficiency is the other one",
    Holds.DEFICIENCY: "the answer on deficiency is as stated, the customary process is the other one",
    Holds.NEITHER: "both are the other way round",
    Holds.SILENT: "the intermediate theory, of which the statement says nothing",
}


@dataclass(frozen=True, slots=True)
class StateRow:
    """One jurisdiction: its theory, customary process and typical class, and how far the statement is true."""

    code: str
    name: str
    theory: v.Theory
    process: v.Process
    classification: Classification
    holds: Holds


def holds(theory: v.Theory, process: v.Process, classification: Classification) -> Holds:
    """How far the statement is true.  Strict foreclosure goes through a court; a limited judgment is one."""
    if theory is v.Theory.INTERMEDIATE:
        return Holds.SILENT
    title = theory is v.Theory.TITLE
    on_process = (process is v.Process.NONJUDICIAL) is title
    on_deficiency = (classification is Classification.BARRED) is title
    if on_process and on_deficiency:
        return Holds.BOTH
    if on_process:
        return Holds.PROCESS
    return Holds.DEFICIENCY if on_deficiency else Holds.NEITHER


def typical(data: Dataset) -> Mapping[str, Assessment]:
    """The typical home loan in every jurisdiction, assessed on the dataset's own day."""
    return {code: assess(typical_in(law, data.dated), law, data.dated) for code, law in data.states.items()}


def typical_facts(data: Dataset) -> Mapping[str, Facts]:
    """The typical home loan's facts in every jurisdiction, under its customary process."""
    found = {}
    for code, law in data.states.items():
        scenario = typical_in(law, data.dated)
        found[code] = facts_of(scenario, law.process.customary, data.dated, scenario.principal or 0)
    return found


def deciding(found: Assessment) -> Deciding:
    """The rows of the file that decide an assessment: for the coverage table."""
    awards = [branch.award for branch in found.branches]
    not_to_ask = (v.DateKind.BORROWER, v.DateKind.COLLECT)
    return Deciding(
        tuple(award.rule for award in awards),
        tuple(row.row for award in awards for row in award.dates if row.row.kind not in not_to_ask),
        tuple(end.row for award in awards for end in award.redemption),
        tuple(award.fees.rule for award in awards),
    )


def _by_name(data: Dataset) -> list[tuple[str, Jurisdiction]]:
    return sorted(data.states.items(), key=lambda item: item[1].name)


def textbook(data: Dataset, found: Mapping[str, Assessment]) -> tuple[StateRow, ...]:
    """Every jurisdiction held against the statement, in the order of their names."""
    rows = []
    for code, law in _by_name(data):
        classification = found[code].classification
        true = holds(law.theory, law.process.customary, classification)
        rows.append(StateRow(code, law.name, law.theory, law.process.customary, classification, true))
    return tuple(rows)


#: The classes of the typical home loan, in the order of a table's columns: it never hangs on a fact.
CLASSES = (Classification.BARRED, Classification.LIMITED, Classification.FULL)


@dataclass(frozen=True, slots=True)
class CrossRow:
    """One line of the cross-table: theory, process, and the states of each class by postal code."""

    theory: v.Theory
    process: v.Process
    states: Mapping[Classification, tuple[str, ...]]

    @property
    def count(self) -> int:
        """How many states stand in this line."""
        return sum(len(codes) for codes in self.states.values())


def cross_table(rows: tuple[StateRow, ...]) -> tuple[CrossRow, ...]:
    """Theory × customary process × class of the typical home loan; pairs that no state has are left out."""
    found = []
    for theory in v.Theory:
        for process in v.Process:
            here = [row for row in rows if row.theory is theory and row.process is process]
            if here:
                states = {key: tuple(row.code for row in here if row.classification is key) for key in CLASSES}
                found.append(CrossRow(theory, process, states))
    return tuple(found)


def by_holds(rows: tuple[StateRow, ...]) -> Mapping[Holds, tuple[StateRow, ...]]:
    """The states by how far the statement is true of them."""
    return {key: tuple(row for row in rows if row.holds is key) for key in Holds}


class Variant(StrEnum):
    """The typical home loan, varied in what the money was for and in rank."""

    PURCHASE = "purchase"
    REFINANCE = "refinance"
    CASH_OUT = "cash_out"
    JUNIOR = "junior"
    WIPED_OUT = "wiped_out"


VARIANT_WORDS = {
    Variant.PURCHASE: "Purchase",
    Variant.REFINANCE: "Refinance",
    Variant.CASH_OUT: "Cash-out refinance",
    Variant.JUNIOR: "Home-equity second that forecloses",
    Variant.WIPED_OUT: "Home-equity second, wiped out",
}

_SENIOR_DEBT = 150_000_00
_VARIED: Mapping[Variant, Mapping[str, object]] = {
    Variant.PURCHASE: {},
    Variant.REFINANCE: {"purpose": v.Purpose.REFINANCE},
    Variant.CASH_OUT: {"purpose": v.Purpose.REFINANCE, "new_money": 40_000_00},
    Variant.JUNIOR: {"purpose": v.Purpose.HOME_EQUITY, "lien": v.Lien.JUNIOR, "senior_debt": _SENIOR_DEBT},
    Variant.WIPED_OUT: {
        "purpose": v.Purpose.HOME_EQUITY,
        "lien": v.Lien.JUNIOR,
        "foreclosed": v.Foreclosed.SENIOR,
        "senior_debt": _SENIOR_DEBT,
    },
}


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One jurisdiction: the class of each variant of the typical home loan, and those whose rule is unverified."""

    code: str
    name: str
    classes: Mapping[Variant, Classification]
    unverified: frozenset[Variant] = frozenset()

    @property
    def differs(self) -> bool:
        """Whether the purpose or rank of the loan changes its class."""
        return len(set(self.classes.values())) > 1

    def loses(self, variant: Variant) -> bool:
        """Whether the purchase loan is barred and this variant is not."""
        barred = Classification.BARRED
        return self.classes[Variant.PURCHASE] is barred and self.classes[variant] is not barred


def varied(law: Jurisdiction, data: Dataset, variant: Variant) -> Scenario:
    """The typical home loan of a state, varied; amounts in cents."""
    return replace(typical_in(law, data.dated), **_VARIED[variant])  # type: ignore[arg-type]


def loans(data: Dataset, process: v.Process | None = None) -> tuple[LoanRow, ...]:
    """Purchase money against refinance and junior loans, state by state in the order of their names.

    Under ``process``, in the states that have it; without one, under each state's customary process.
    """
    choice = ProcessChoice(process) if process else ProcessChoice.CUSTOMARY
    found = []
    for code, law in _by_name(data):
        if process is None or process in law.process.available:
            scenarios = {key: replace(varied(law, data, key), process=choice) for key in Variant}
            assessed = {key: assess(one, law, data.dated) for key, one in scenarios.items()}
            classes = {key: one.classification for key, one in assessed.items()}
            low = frozenset(key for key, one in assessed.items() if one.award.rule.confidence is v.Confidence.LOW)
            found.append(LoanRow(code, law.name, classes, low))
    return tuple(found)


def _names(rows: Iterable[StateRow | LoanRow]) -> str:
    return ", ".join(row.name for row in rows)


def _of(rows: tuple[StateRow, ...], theory: v.Theory) -> tuple[StateRow, ...]:
    return tuple(row for row in rows if row.theory is theory)


def findings(rows: tuple[StateRow, ...]) -> tuple[str, ...]:
    """What comes of the statement, half by half, with counts and the states named."""
    title, lien = _of(rows, v.Theory.TITLE), _of(rows, v.Theory.LIEN)
    tested = len(title) + len(lien)
    both = sum(row.holds is Holds.BOTH for row in rows)
    without = [row for row in title if row.process is v.Process.NONJUDICIAL]
    barred = [row for row in title if row.classification is Classification.BARRED]
    in_court = [row for row in lien if row.process is not v.Process.NONJUDICIAL]
    exempt = [row for row in lien if row.classification is Classification.BARRED]
    silent = _of(rows, v.Theory.INTERMEDIATE)
    named = f": {_names(barred)}" if barred else ""
    return (
        f"As a whole it holds in {both} of the {tested} jurisdictions of which it speaks.",
        f"Title theory, process: {len(without)} of {len(title)} foreclose homes without a court; not "
        f"{_names(row for row in title if row not in without)}.",
        f"Title theory, deficiency: {len(barred)} of {len(title)} bar a judgment on the typical home loan{named}.",
        f"Lien theory, process: {len(in_court)} of {len(lien)} foreclose homes in court: {_names(in_court)}.",
        f"Lien theory, deficiency: {len(lien) - len(exempt)} of {len(lien)} allow a judgment on the typical home loan, "
        f"in full or limited; the {len(exempt)} that bar it: {_names(exempt)}.",
        f"Of the intermediate theory it says nothing: {_names(silent)}.",
    )


def lost_protection(rows: tuple[LoanRow, ...]) -> Mapping[Variant, tuple[LoanRow, ...]]:
    """For every variant but the purchase loan: the states where that one is barred and the variant is not."""
    return {key: tuple(row for row in rows if row.loses(key)) for key in Variant if key is not Variant.PURCHASE}
