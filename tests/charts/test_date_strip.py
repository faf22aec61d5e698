"""The date strip: valid for Plotly, no words over others at any width, near days not squeezed, more than color."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.assessment import Assessment, assess
from lib.charts.date_strip import LOOKS, NOT_TO_SCALE, Layout, alt_text, date_strip, laid_out
from lib.charts.finish import PAGE
from lib.charts.time_scale import scale_of
from lib.examples import EXAMPLES
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.scenario import ProcessChoice, Scenario
from lib.timeline import Mark, Who, timeline
from tests.charts.test_charts import _contrast

TODAY = date(2026, 11, 25)
STATES = load_dataset().states
MORE = {"confirmation_date": date(2026, 10, 20), "deed_date": date(2026, 11, 2), "maturity": date(2026, 2, 2)}
SCENARIOS = {
    "refinance": EXAMPLES[0].scenario,
    "every day": replace(EXAMPLES[0].scenario, judgment_date=date(2026, 4, 2), **MORE),
    "asked": replace(EXAMPLES[0].scenario, filed_on=date(2026, 11, 1)),
    "sale ahead": replace(EXAMPLES[0].scenario, sale_date=date(2027, 1, 20)),
    "unsure": Scenario(sale_date=date(2026, 3, 2), principal=300_000_00, bid=250_000_00),
    "nothing": Scenario(),
    "out of court": replace(EXAMPLES[0].scenario, process=ProcessChoice.NONJUDICIAL, use=v.Use.OWNER_OCCUPIED),
}
#: Width in pixels and type: a phone, a column of the page, a laptop's page, a projector.
SIZES = [(340, PAGE), (620, PAGE), (1360, PAGE), (1000, 26)]


def strips(scenario: Scenario) -> list[tuple[str, Assessment]]:
    return [(code, assess(replace(scenario, state=code), law, TODAY)) for code, law in STATES.items()]


def no_two_meet(out: Layout) -> None:
    for one, other in combinations(out.words, 2):
        aside = one.left + one.width <= other.left or other.left + other.width <= one.left
        apart = one.top + one.height <= other.top + 1e-6 or other.top + other.height <= one.top + 1e-6
        assert aside or apart, (one.lines, other.lines)
    for words in out.words:
        assert words.left >= -1e-6 and words.left + words.width <= out.width + 1e-6, words.lines
        # Neither a mark nor a line of the scale runs through words.
        for track in out.tracks:
            reach = out.size * 0.75
            assert words.top >= track.y + reach - 1e-6 or words.top + words.height <= track.y - reach + 1e-6, (
                words.lines
            )


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_no_words_meet_at_any_width_in_any_state(scenario: Scenario) -> None:
    for _, found in strips(scenario):
        for width, size in SIZES:
            no_two_meet(laid_out(timeline(found), found.as_of, width=width, size=size))


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_every_strip_is_a_valid_figure_and_its_alt_text_says_every_date(scenario: Scenario) -> None:
    for _, found in strips(scenario):
        marks = timeline(found)
        figure = date_strip(marks, found.as_of)
        assert go.Figure(json.loads(figure.to_json())) is not None  # Plotly's own validation
        said = alt_text(marks, found.as_of)
        shown = [mark for mark in marks if mark.key != "today"]
        assert len(figure.data[0].x) == len(shown)
        assert all(f"{mark.short} " in said and mark.left in said for mark in shown)


_DAY = st.integers(-3_000, 9_000)


@given(
    st.lists(st.tuples(_DAY, st.integers(1, 4_000) | st.none(), st.sampled_from(list(Who))), max_size=9),
    st.sampled_from(SIZES),
)
@settings(max_examples=200, deadline=None)
def test_any_days_can_be_drawn(rows: list[tuple[int, int | None, Who]], size: tuple[int, int]) -> None:
    marks = [
        Mark(
            f"k{index}",
            "Last day for the lender to ask the court for it",
            "Last day for the lender to ask the court for it",
            TODAY + timedelta(days=days),
            who,
            days,
            start=TODAY + timedelta(days=days - length) if length else None,
            certain=index % 2 == 0,
            closed="Saturday" if index % 3 == 0 else None,
        )
        for index, (days, length, who) in enumerate(rows)
    ]
    out = laid_out(marks, TODAY, width=size[0], size=size[1])
    no_two_meet(out)
    assert sum(len(track.marks) for track in out.tracks) == len(marks)


def test_the_borrower_stands_above_the_line_and_the_lender_below() -> None:
    found = assess(replace(SCENARIOS["every day"], state="KS"), STATES["KS"], TODAY)
    out = laid_out(timeline(found), TODAY, width=620)
    axis = next(track.y for track in out.tracks if track.axis)
    for track in out.tracks:
        for mark in track.marks:
            side = {Who.BORROWER: track.y < axis, Who.COURT: track.y == axis}.get(mark.who, track.y > axis)
            assert side, mark.key


def test_today_crosses_every_track() -> None:
    found = assess(EXAMPLES[2].scenario, STATES["MO"], TODAY)
    figure = date_strip(timeline(found), TODAY, width=620)
    now = laid_out(timeline(found), TODAY, width=592).scale.at(TODAY)
    crossing = [shape for shape in figure.layout.shapes if shape.x0 == shape.x1 == now]
    tracks = len(laid_out(timeline(found), TODAY, width=592).tracks)
    assert len(crossing) == tracks == 5
    assert any("Today" in note.text and "November 25, 2026" in note.text for note in figure.layout.annotations)


def test_a_long_judgment_does_not_squeeze_the_near_days_and_says_so() -> None:
    marks = timeline(assess(replace(SCENARIOS["every day"], state="IA"), STATES["IA"], TODAY))
    out = laid_out(marks, TODAY, width=620)
    assert out.scale.compressed
    ninety = out.scale.at(TODAY + timedelta(days=90)) - out.scale.at(TODAY)
    assert ninety > 0.2, "90 days take a fifth of the width beside 20 years"
    assert any(NOT_TO_SCALE in " ".join(words.lines) for words in out.words)
    near = laid_out([mark for mark in marks if abs(mark.days) < 400], TODAY, width=620)
    assert not near.scale.compressed
    assert not any("Not to scale" in " ".join(words.lines) for words in near.words)


@given(st.lists(_DAY, min_size=1, max_size=8))
def test_the_scale_keeps_the_order_of_days_and_its_ends(days: list[int]) -> None:
    known = sorted({TODAY + timedelta(days=count) for count in days} | {TODAY})
    scale = scale_of(known, TODAY)
    places = [scale.at(day) for day in known]
    assert all(earlier < later for earlier, later in pairwise(places))
    assert places[0] >= 0 and places[-1] <= 1
    assert all(0 <= tick.at <= 1 for tick in scale.ticks(0.01))


def test_ticks_are_read_in_periods_or_months_and_never_meet() -> None:
    far = scale_of([date(2026, 9, 1), date(2046, 11, 25)], TODAY)
    texts = [tick.text for tick in far.ticks(0.01)]
    assert {"today", "1 month", "3 months", "1 year", "5 years"} <= set(texts)
    assert next(tick.at for tick in far.ticks(0.01) if tick.text == "1 year") == far.at(date(2027, 11, 25))
    near = scale_of([date(2026, 9, 1), date(2027, 4, 5)], TODAY)
    assert {"Oct 2026", "Jan 2027", "Apr 2027"} <= {tick.text for tick in near.ticks(0.008)}
    assert len(near.ticks(0.02)) < len(near.ticks(0.008))


def test_owners_differ_by_glyph_symbol_and_word_and_stand_out_on_both_grounds() -> None:
    assert len({glyph for glyph, _, _ in LOOKS.values()}) == len(LOOKS) == len(Who)
    assert len({symbol for _, symbol, _ in LOOKS.values()}) == len(LOOKS)
    for _, _, color in LOOKS.values():
        assert _contrast(color, "#FAF9F7") >= 3 and _contrast(color, "#0E151D") >= 3, color


def test_past_days_are_open_marks_and_say_ago() -> None:
    marks = timeline(assess(EXAMPLES[2].scenario, STATES["MO"], TODAY))
    figure = date_strip(marks, TODAY)
    by_place = dict(zip(figure.data[0].customdata, figure.data[0].marker.symbol, strict=True))
    past = [symbol for hover, symbol in by_place.items() if "days ago" in hover]
    assert past and all(symbol.endswith("-open") for symbol in past)
    assert all(not symbol.endswith("-open") for hover, symbol in by_place.items() if "days left" in hover)


def test_words_of_law_cannot_become_markup() -> None:
    mark = Mark("k", "<b>Ask</b> & wait", "<i>Ask</i> & wait", TODAY, Who.LENDER, 0, effect="<script>")
    figure = date_strip([mark], TODAY)
    text = " ".join(note.text for note in figure.layout.annotations)
    assert "<i>" not in text and "&lt;i&gt;" in text
    assert "<script>" not in figure.data[0].customdata[0]


def test_text_takes_the_pages_own_color() -> None:
    figure = date_strip(timeline(assess(EXAMPLES[0].scenario, STATES["NV"], TODAY)), TODAY)
    assert all(re.match(r"<span style='color:currentColor'>", note.text) for note in figure.layout.annotations)


def test_without_any_day_the_strip_says_so() -> None:
    assert alt_text([], TODAY) == "Time line as of November 25, 2026: no day can be computed yet."
    assert len(date_strip([], TODAY).data[0].x) == 0
