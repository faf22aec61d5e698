"""The answer as a workbook whose arithmetic is alive: change the bid, and deficiency and judgment move.

Sheets: Result (figures, inputs, trace), Working (every open outcome, step by step), States (all
jurisdictions on this loan), Dates, Law and sources.  Every formula stands with its value, so a viewer
that does not calculate shows the app's figures.  Inputs are named as the fields of the contract
(``bid``, ``fair_value`` …), figures ``total_debt``, ``sale_credit``, ``deficiency``, ``judgment_most``
and ``judgment_least``.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import xlsxwriter

from lib.assessment import Assessment
from lib.brief import Brief
from lib.export.workbook_grid import Book, Grid
from lib.export.workbook_model import model_of
from lib.export.workbook_result import result_sheet
from lib.export.workbook_style import Styles, about
from lib.export.workbook_tables import dates_sheet, law_sheet, states_sheet
from lib.export.workbook_working import working_sheet

RESULT, WORKING, STATES, DATES, LAW = "Result", "Working", "States", "Dates", "Law and sources"


def workbook(brief: Brief, everywhere: Mapping[str, Assessment]) -> bytes:
    """An ``.xlsx`` file of one answer; ``everywhere`` is the same loan in every jurisdiction.

    The same brief gives the same bytes: no clock is read.  What a person typed is written as text only.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(about(brief))
    book.set_calc_mode("auto")
    styles = Styles(book, {})
    model = model_of(brief.assessment)
    sheets = {name: book.add_worksheet(name) for name in (RESULT, WORKING, STATES, DATES, LAW)}
    live = Book(book, styles, model, model.values())
    result_sheet(Grid(live, sheets[RESULT]), brief)
    working_sheet(Grid(live, sheets[WORKING]), brief)
    live.finish()
    states_sheet(sheets[STATES], styles, brief, everywhere)
    dates_sheet(sheets[DATES], styles, brief)
    law_sheet(sheets[LAW], styles, brief)
    sheets[RESULT].activate()
    book.close()
    return target.getvalue()
