"""The answer as a PowerPoint deck: native, editable charts, shapes and tables, with speaker notes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, time

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from lib.assessment import Assessment
from lib.brief import Brief
from lib.charts.layers import LayerKey, build_layer
from lib.export import deck_notes as notes
from lib.export.deck_changes import ChangeLike
from lib.export.deck_close import changes_slide, dates_matter, dates_slide
from lib.export.deck_law import law_slide
from lib.export.deck_summary import summary_slide
from lib.export.deck_text import printable
from lib.export.deck_theme import empty_deck
from lib.export.deck_views import Stage, loan_slide, map_slide, trace_slide
from lib.export.pack import repacked
from lib.law.words import day_words, place_words

PRODUCT = "Deficiency Judgment Explorer"


def deck(brief: Brief, everywhere: Mapping[str, Assessment], changes: Sequence[ChangeLike] = ()) -> bytes:
    """A ``.pptx`` file of six or seven slides in the order of the presentation.

    ``everywhere`` is the same loan in every jurisdiction, by postal code; ``changes`` are the single facts
    that would change the answer, largest effect first (the slide is left out when there are none).  The
    same arguments give the same bytes.
    """
    made = empty_deck()
    footer = (
        f"{PRODUCT} · dataset {brief.version} of {day_words(brief.dated)} · made on {day_words(brief.made_on)} · "
        "Legal information, not legal advice"
    )
    stage = Stage(made, brief, footer)
    layer = build_layer(LayerKey.LOAN, everywhere, {})
    _say(loan_slide(stage), notes.loan_notes(brief))
    _say(trace_slide(stage), notes.trace_notes(brief))
    _say(law_slide(stage), notes.law_notes(brief))
    _say(map_slide(stage, layer, everywhere), notes.map_notes(brief, layer, everywhere))
    _say(dates_slide(stage), notes.date_notes(brief, dates_matter(brief)))
    if changes:
        _say(changes_slide(stage, changes), notes.change_notes(brief, changes))
    _say(summary_slide(stage), notes.summary_notes(brief))
    _properties(made, brief)
    buffer = io.BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())


def _say(slide: Slide, lines: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(printable(line) for line in lines)


def _properties(made: Deck, brief: Brief) -> None:
    """Title, subject and dates of the file itself: the day it was made for, never the clock's."""
    about, day = made.core_properties, datetime.combine(brief.made_on, time())
    about.title = printable(brief.title) or f"A loan in {place_words(brief.assessment.law.name)}"
    about.subject = f"Deficiency and deficiency judgment, dataset {brief.version}"
    about.author = about.last_modified_by = PRODUCT
    about.created = about.modified = day
    about.keywords, about.comments, about.language = "deficiency judgment, foreclosure", "", "en-US"
    about.revision = 1
