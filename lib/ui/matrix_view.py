"""The decision of a state as a table: loans against processes, each cell with its answer and authority."""

from __future__ import annotations

from html import escape

import streamlit as st

from lib.assessment import Classification
from lib.charts.palette import CLASS_TONES
from lib.law import vocabulary as v
from lib.law.words import credit_words, process_words, sentence_case
from lib.matrix import Matrix, MatrixCell
from lib.verdict import CLASS_WORDS, figure


def chip(cell: MatrixCell) -> str:
    """The class as a colored mark with its glyph and word."""
    tone = CLASS_TONES[cell.classification]
    return (
        f'<span class="chip"><span class="swatch" style="background:{tone.fill};color:{tone.ink}" aria-hidden="true">'
        f"{escape(tone.glyph)}</span><b>{escape(CLASS_WORDS[cell.classification])}</b></span>"
    )


_DOUBT = {v.Confidence.HIGH: "", v.Confidence.MEDIUM: " · confidence medium", v.Confidence.LOW: " · unverified"}


def _cell(cell: MatrixCell, *, mine: bool, amount: bool) -> str:
    rule = cell.rule
    lines = [chip(cell)]
    if amount:
        lines.append(f'<div class="amount">{escape(figure(cell.found))}</div>')
    if rule.credit is not None and cell.classification is not Classification.BARRED:
        lines.append(f"<div>Credit: {escape(credit_words(rule.credit))}</div>")
    if cell.clock_words:
        lines.append(f"<div>Time: {escape(cell.clock_words)}</div>")
    if rule.unless:
        lines.append(f"<div>Unless {escape(rule.unless[0].text)}{' …' if len(rule.unless) > 1 else ''}</div>")
    doubt = (
        "" if rule.confidence.value == "high" else f" · {'unverified' if rule.confidence.value == 'low' else 'medium'}"
    )
    lines.append(f'<div class="cite">{escape(rule.citation.split(";")[0])}{doubt}</div>')
    mark = '<div class="mine">◀ decides your loan</div>' if mine else ""
    return f'<td class="{"here" if mine else ""}">{"".join(lines)}{mark}</td>'


def matrix_table(found: Matrix, *, own_loan: bool) -> None:
    """Draw it.  ``own_loan``: a loan was entered, so its row stands first and its rule's cells are marked."""
    heads = "".join(
        f'<th scope="col">{escape(sentence_case(process_words(process)))}'
        f"{' <small>customary</small>' if index == 0 else ''}</th>"
        for index, process in enumerate(found.processes)
    )
    rows = []
    if own_loan:
        cells = "".join(
            _cell(cell, mine=process is found.used, amount=True)
            for cell, process in zip(found.mine, found.processes, strict=True)
        )
        rows.append(f'<tr class="own"><th scope="row">Your loan</th>{cells}</tr>')
    for row in found.rows:
        names = "".join(f"<li>{escape(name)}</li>" for name in row.words)
        cells = "".join(
            _cell(cell, mine=own_loan and found.decides_mine(cell, process), amount=False)
            for cell, process in zip(row.cells, found.processes, strict=True)
        )
        rows.append(f'<tr><th scope="row"><ul>{names}</ul></th>{cells}</tr>')
    st.html(
        f'<div class="scroll" tabindex="0" role="region" aria-label="The decision, loan by process">'
        f'<table class="matrix"><caption class="unseen">Which loans can leave a deficiency judgment in '
        f"{escape(found.law.name)}, by process</caption>"
        f'<thead><tr><th scope="col">Loan</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )
