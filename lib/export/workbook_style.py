"""Looks of the workbook: named formats, widths and heights, print setup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lib.brief import Brief
from lib.charts.palette import CLASS_TONES, TOTAL, WHITE
from lib.law.words import day_words

#: Amounts to the cent with a true minus; an answer in words stands at the right, too.
MONEY = '"$"#,##0.00;"−$"#,##0.00'
DAY = "mmmm d, yyyy"
RATE = "0.0#####"
FONT = "Arial"
#: Cells to change: ink and ground, as modellers mark them.
INPUT_INK, INPUT_FILL = "#1F3FBF", "#FFF6DC"
RULE, SOFT, FAINT = "#C9D1D9", "#F3F5F7", "#5B6773"


@dataclass(frozen=True)
class Styles:
    """The workbook's formats by name; each is made once."""

    book: Any
    made: dict[str, Any]

    def get(self, name: str) -> Any:
        """The format: words joined by a space, such as ``money total``."""
        if name not in self.made:
            looks: dict[str, Any] = {"font_name": FONT, "font_size": 10, "valign": "top"}
            for part in name.split():
                looks |= _LOOKS[part]
            self.made[name] = self.book.add_format(looks)
        return self.made[name]


_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "valign": "vcenter", "font_color": TOTAL},
    "section": {"font_size": 12, "bold": True, "font_color": TOTAL, "bottom": 1, "bottom_color": TOTAL},
    "head": {"bold": True, "bg_color": TOTAL, "font_color": WHITE, "valign": "vcenter", "text_wrap": True},
    "faint": {"font_color": FAINT, "font_size": 9},
    "text": {},
    "wrap": {"text_wrap": True},
    "bold": {"bold": True},
    "inset": {"align": "left", "indent": 1},
    "right": {"align": "right"},
    "middle": {"align": "center"},
    "money": {"num_format": MONEY, "align": "right"},
    "day": {"num_format": DAY, "align": "left"},
    "short": {"num_format": "yyyy-mm-dd", "align": "left"},
    "rate": {"num_format": RATE, "align": "right"},
    "whole": {"num_format": "#,##0", "align": "right"},
    "total": {"bold": True, "top": 1, "top_color": FAINT, "bg_color": SOFT},
    "line": {"bottom": 1, "bottom_color": RULE},
    "judgment": {"bold": True, "font_size": 11},
    "input": {
        "font_color": INPUT_INK,
        "bg_color": INPUT_FILL,
        "border": 1,
        "border_color": RULE,
        "locked": False,
        "align": "right",
    },
    #: What a person typed: stays text even when the cell is edited and entered again.
    "typed": {"quote_prefix": True, "text_wrap": True},
    **{f"class_{key}": {"bg_color": tone.fill, "font_color": tone.ink} for key, tone in CLASS_TONES.items()},
}


def height(text: str, signs: int, line: int = 13) -> int:
    """Points that a wrapped text needs in a column ``signs`` wide: not every program makes rows grow by itself."""
    # Widths are counted in figures, which are wider than letters; narrow columns lose some at their line ends.
    fitting = signs * 5 // 4 if signs > 60 else signs * 6 // 5
    return line * max(1, -(-len(text) // fitting)) + 2


def footer(brief: Brief) -> str:
    """Left: dataset and day; right: page of pages.  Nothing that a person typed stands here."""
    made = f"Dataset {brief.version} of {day_words(brief.dated)}. Made {day_words(brief.made_on)}."
    return f"&L&8{made} Legal information, not legal advice.&R&8&A, page &P of &N"


def page(sheet: Any, brief: Brief, *, landscape: bool, repeat: tuple[int, int] | None = None) -> None:
    """Letter paper, one page wide, with a footer and the head repeated."""
    sheet.set_paper(1)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(footer(brief))
    sheet.hide_gridlines(2)
    if repeat is not None:
        sheet.repeat_rows(*repeat)


def about(brief: Brief) -> dict[str, Any]:
    """The file's properties; its day is the brief's, so that the same brief gives the same bytes."""
    made = brief.made_on
    return {
        "title": f"Deficiency judgment: {brief.assessment.law.name}",
        "subject": "What a court may award after a foreclosure sale, and why",
        "author": "Deficiency Judgment Explorer",
        "comments": f"Dataset {brief.version} of {brief.dated}. Legal information, not legal advice.",
        "created": datetime(made.year, made.month, made.day),
    }
