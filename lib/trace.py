"""The ordered steps from principal to judgment.

Waterfall, verdict, tables and exports all render this one trace; the signed amounts of the steps
that are not totals add up to the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """A movement, or a total reached."""

    ITEM = "item"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Step:
    """One line: signed ``amount`` of the movement (0 for a total) and ``running`` sum after it, in cents.

    ``operands`` are the labelled figures it was made from; ``rule`` the id of the row of law and
    ``citation`` the authority that put it there (``None`` for plain arithmetic).
    """

    key: str
    label: str
    kind: StepKind
    amount: int
    running: int
    operands: tuple[tuple[str, int], ...] = ()
    how: str | None = None
    rule: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Steps in order; ``result`` is the running sum after the last."""

    steps: tuple[Step, ...]

    @property
    def result(self) -> int:
        """Cents reached at the end."""
        return self.steps[-1].running if self.steps else 0

    def step(self, key: str) -> Step | None:
        """The step with this key, if it is there."""
        return next((step for step in self.steps if step.key == key), None)


class TraceBuilder:
    """Adds steps and keeps the running sum."""

    def __init__(self) -> None:
        """Start from nothing."""
        self._steps: list[Step] = []
        self.running = 0

    def move(
        self,
        key: str,
        label: str,
        amount: int,
        *,
        operands: tuple[tuple[str, int], ...] = (),
        how: str | None = None,
        rule: str | None = None,
        citation: str | None = None,
    ) -> None:
        """A movement of ``amount`` cents."""
        self.running += amount
        self._steps.append(Step(key, label, StepKind.ITEM, amount, self.running, operands, how, rule, citation))

    def total(
        self,
        key: str,
        label: str,
        *,
        operands: tuple[tuple[str, int], ...] = (),
        rule: str | None = None,
        citation: str | None = None,
    ) -> None:
        """A total reached so far."""
        self._steps.append(Step(key, label, StepKind.TOTAL, 0, self.running, operands, None, rule, citation))

    def built(self) -> Trace:
        """The finished trace."""
        return Trace(tuple(self._steps))
