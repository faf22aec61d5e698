"""A state's decision laid out: ordinary loans against the processes that exist, and the loan at hand among them.

Every cell is the whole answer of :func:`lib.assessment.assess` for one loan under one process.  Loans that
the state's rules do not tell apart stand in one row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lib.assessment import Assessment, Classification, assess
from lib.examples import typical_in
from lib.law import vocabulary as v
from lib.law.dates import LENDERS_CLOCK, DateRow
from lib.law.rows import Rule
from lib.law.schema import Jurisdiction
from lib.law.words import period_words
from lib.scenario import ProcessChoice, Scenario

_ELSEWHERE: dict[str, object] = {"occupied_at_origination": False, "occupied_throughout": False}
_SECOND: dict[str, object] = {"lien": v.Lien.JUNIOR, "senior_debt": 150_000_00, "principal": 100_000_00}

#: What sets each ordinary loan apart from the typical home loan, by its words; the first is that loan itself.
LOANS: Mapping[str, Mapping[str, object]] = {
    "First mortgage that bought the home": {},
    "Home bought from a seller who lent the price": {"seller_financed": True},
    "Home of two to four units, owner in one": {"units": 4},
    "Refinance without cash": {"purpose": v.Purpose.REFINANCE},
    "Refinance with cash taken out": {"purpose": v.Purpose.REFINANCE, "new_money": 40_000_00},
    "Second mortgage that forecloses itself": {**_SECOND, "purpose": v.Purpose.HOME_EQUITY},
    "Second mortgage wiped out by the first's sale": {
        **_SECOND,
        "purpose": v.Purpose.HOME_EQUITY,
        "foreclosed": v.Foreclosed.SENIOR,
    },
    "Second mortgage that helped to buy the home, wiped out": {**_SECOND, "foreclosed": v.Foreclosed.SENIOR},
    "Second home": {**_ELSEWHERE, "use": v.Use.SECOND_HOME},
    "Rented house": {**_ELSEWHERE, "use": v.Use.RESIDENTIAL_RENTAL},
    "Vacant land": {**_ELSEWHERE, "use": v.Use.VACANT, "acres": Decimal(1)},
    "Farm of 160 acres": {
        **_ELSEWHERE,
        "use": v.Use.AGRICULTURAL,
        "purpose": v.Purpose.OTHER,
        "acres": Decimal(160),
    },
    "Commercial property of a company": {
        **_ELSEWHERE,
        "use": v.Use.COMMERCIAL,
        "purpose": v.Purpose.OTHER,
        "borrower": v.Borrower.ENTITY,
        "units": 20,
        "acres": Decimal(3),
    },
}

_WIPED_OUT = tuple(name for name, values in LOANS.items() if values.get("foreclosed") is v.Foreclosed.SENIOR)
_OWN = tuple(name for name in LOANS if name not in _WIPED_OUT)
_ANY_OWN = "Any loan that its own lender forecloses"
_ANY_WIPED_OUT = "Any second mortgage wiped out by the first's sale"


def lenders_clock(found: Assessment) -> DateRow | None:
    """The row that limits the lender's time to ask: an own deadline, the foreclosure itself, or the note's limit."""
    return next((row for kind in LENDERS_CLOCK for row in found.dates if row.row.kind is kind), None)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One answer: its assessment, the rule that gives the most, and the lender's clock (``None``: none)."""

    found: Assessment
    clock: DateRow | None

    @property
    def rule(self) -> Rule:
        """The rule that gives the most."""
        return self.found.award.rule

    @property
    def classification(self) -> Classification:
        """The answer's class."""
        return self.found.classification

    @property
    def clock_words(self) -> str:
        """How long the lender has, such as ``6 months from the sale``; empty where barred."""
        if self.clock is None:
            return ""
        return period_words(self.clock.row) or "asked for in the foreclosure itself"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Loans that are answered alike under every process, with the cells by process."""

    loans: tuple[str, ...]
    cells: tuple[MatrixCell, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The loans' names; one phrase where all of them stand in this row that share whose lien was foreclosed."""
        for phrase, names in ((_ANY_OWN, _OWN), (_ANY_WIPED_OUT, _WIPED_OUT)):
            if set(names) <= set(self.loans):
                return (phrase, *(name for name in self.loans if name not in names))
        return self.loans


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole layout; ``mine`` is the loan at hand under each process, ``used`` the process it is assessed by."""

    law: Jurisdiction
    processes: tuple[v.Process, ...]
    rows: tuple[MatrixRow, ...]
    mine: tuple[MatrixCell, ...]
    used: v.Process

    def decides_mine(self, cell: MatrixCell, process: v.Process) -> bool:
        """Whether a cell is decided by the rule that decides the loan at hand, under the process it is assessed by."""
        mine = self.mine[self.processes.index(self.used)]
        return process is self.used and cell.rule.id == mine.rule.id


def _cell(scenario: Scenario, law: Jurisdiction, process: v.Process, as_of: date) -> MatrixCell:
    found = assess(replace(scenario, process=ProcessChoice(process)), law, as_of)
    return MatrixCell(found, lenders_clock(found))


def _alike(cell: MatrixCell) -> tuple[object, ...]:
    clock = cell.clock.row.id if cell.clock else None
    return (cell.rule.id, cell.classification, cell.rule.credit, clock)


def matrix(found: Assessment) -> Matrix:
    """The decision of the state of an answer, with that answer's loan under every process."""
    law, as_of = found.law, found.as_of
    processes = (law.process.customary, *(one for one in law.process.available if one is not law.process.customary))
    typical = replace(typical_in(law, as_of), state=law.code)
    grouped: dict[tuple[object, ...], tuple[list[str], tuple[MatrixCell, ...]]] = {}
    for words, values in LOANS.items():
        scenario = replace(typical, **values)  # type: ignore[arg-type]
        cells = tuple(_cell(scenario, law, process, as_of) for process in processes)
        grouped.setdefault(tuple(_alike(cell) for cell in cells), ([], cells))[0].append(words)
    mine = tuple(_cell(found.scenario, law, process, as_of) for process in processes)
    rows = tuple(MatrixRow(tuple(loans), cells) for loans, cells in grouped.values())
    return Matrix(law, processes, rows, mine, found.process)
