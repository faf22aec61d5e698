"""From debt to judgment, as bars: each step of the trace, tagged with the provision that put it there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import plotly.graph_objects as go

from lib.assessment import Assessment, Classification
from lib.award import Award
from lib.charts.finish import FIXED_AXIS, PAGE, figure
from lib.charts.palette import CLASS_TONES, CREDIT, DEBT, TOTAL
from lib.law.credits import Why
from lib.money import whole_dollars
from lib.trace import Step, StepKind

_LOWER_LABEL = {
    Why.IF_RAISED: "If value is raised and proved",
    Why.DISCRETION: "If the court credits the value",
    Why.IF_REFUSED: "If the sale is not confirmed",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in whole cents: from ``start`` to ``end``, its label, text, fill and tag."""

    label: str
    tag: str
    start: int
    end: int
    text: str
    fill: str
    hover: str


def _first_citation(citation: str | None) -> str:
    return (citation or "").split(";")[0].strip()


def _bar(step: Step, fill: str) -> Bar:
    start = 0 if step.kind is StepKind.TOTAL else step.running - step.amount
    amount = step.running if step.kind is StepKind.TOTAL else step.amount
    text = whole_dollars(amount)
    if step.kind is StepKind.ITEM and amount > 0 and step.key != "principal":
        text = f"+{text}"
    hover = [f"<b>{escape(step.label)}</b>: {text}"]
    hover += [escape(part) for part in (step.how, step.citation) if part]
    return Bar(step.label, _first_citation(step.citation), start, step.running, text, fill, "<br>".join(hover))


#: Small items that the chart draws as one bar; the table below keeps them apart.
_TOGETHER = ("late_charges", "advances", "costs", "credits", "credits_unused")


def bars(assessment: Assessment) -> tuple[Bar, ...]:
    """The bars of the trace shown, steps of zero left out, then the lower figure if there is one."""
    award = assessment.shown.award
    found = []
    for step in _grouped(award.trace.steps):
        if step.kind is StepKind.ITEM and step.amount == 0 and step.key != "sale_credit":
            continue
        found.append(_bar(step, _fill(step, assessment)))
    lower = _lower(award)
    if lower is not None:
        found.append(lower)
    return tuple(found)


def _grouped(steps: tuple[Step, ...]) -> list[Step]:
    small = [step for step in steps if step.key in _TOGETHER]
    if len(small) < 2:
        return list(steps)
    parts = ", ".join(
        f"{step.label.split(' (')[0].lower()} {whole_dollars(step.amount)}" for step in small if step.amount
    )
    amount = sum(step.amount for step in small)
    rest = [step for step in steps if step.key not in _TOGETHER]
    total = next(index for index, step in enumerate(rest) if step.key == "total_debt")
    running = rest[total].running
    one = replace(small[0], key="charges", label="Charges, advances, costs", amount=amount, running=running, how=parts)
    # The one bar comes last of the items, so that the others end where it begins.
    before = 0
    placed = []
    for step in rest[:total]:
        before += step.amount
        placed.append(replace(step, running=before))
    return [*placed, one, *rest[total:]]


def _fill(step: Step, assessment: Assessment) -> str:
    if step.key == "judgment":
        return CLASS_TONES[assessment.shown.classification].fill
    if step.kind is StepKind.TOTAL:
        return TOTAL
    return DEBT if step.amount > 0 else CREDIT


def _lower(award: Award) -> Bar | None:
    if award.trace_least is None or award.why_less is None:
        return None
    label = _LOWER_LABEL.get(award.why_less)
    if label is None:
        return None
    text = whole_dollars(award.least)
    fill = CLASS_TONES[Classification.LIMITED].fill
    citation = _first_citation(award.rule.citation)
    return Bar(label, citation, 0, award.least, text, fill, f"<b>{label}</b>: {text}<br>{escape(award.rule.citation)}")


def waterfall(assessment: Assessment, size: int = PAGE) -> go.Figure:
    """A horizontal waterfall: labels and provisions at the left read at any width.

    ``size`` is the type in pixels; larger than a page's, the figure fills the room that it is given.
    """
    shown = bars(assessment)
    furthest = max((max(bar.start, bar.end) for bar in shown), default=0) / 100
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(shown))),
        "base": [min(bar.start, bar.end) / 100 for bar in shown],
        "x": [abs(bar.end - bar.start) / 100 for bar in shown],
        "marker": {"color": [bar.fill for bar in shown], "line": {"width": 0}},
        "text": [bar.text for bar in shown],
        "textposition": "outside",
        "cliponaxis": False,
        "customdata": [bar.hover for bar in shown],
        "hovertemplate": "%{customdata}<extra></extra>",
        "width": 0.66,
    }
    return figure(
        [trace],
        height=max(260, 33 * len(shown) + 8) if size == PAGE else None,
        size=size,
        margin={"l": 0, "r": 7 * size + 1, "t": 4, "b": 0},  # room for the longest amount, in pixels on any screen
        xaxis=FIXED_AXIS | {"visible": False, "range": [0, furthest or 1]},
        yaxis=FIXED_AXIS
        | {
            "tickmode": "array",
            "tickvals": list(range(len(shown))),
            "ticktext": [_tick(bar, size) for bar in shown],
            "autorange": "reversed",
            "tickfont": {"size": size - 1},
            "automargin": True,
        },
    )


def _tick(bar: Bar, size: int) -> str:
    name = escape(bar.label.split(" (")[0].split(":")[0])
    bold = bar.start == 0 and bar.label in ("Total debt", "Deficiency", "Surplus", "Deficiency judgment")
    name = f"<b>{name}</b>" if bold else name
    tag = bar.tag if len(bar.tag) <= 44 else f"{bar.tag[:42]}…"
    return f"{name}<br><span style='font-size:{10 * size // PAGE}px'>{escape(tag)}</span>" if tag else name


def alt_text(assessment: Assessment) -> str:
    """The chart in one sentence a screen reader can say."""
    parts = ", ".join(f"{bar.label} {bar.text}" for bar in bars(assessment))
    return f"Waterfall chart from debt to deficiency judgment in {assessment.law.name}: {parts}."
