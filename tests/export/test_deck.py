"""The deck: every figure that of the answer to the cent, native and described parts, notes with every authority."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from reportlab.pdfbase.pdfmetrics import stringWidth

from lib.assessment import assess, assess_everywhere
from lib.brief import DISCLAIMER, Brief, brief_of
from lib.charts.palette import CLASS_TONES, OUTLINE
from lib.charts.waterfall import bars
from lib.counterfactual import changes
from lib.examples import EXAMPLES
from lib.export.deck import deck
from lib.export.deck_chart import Role, pieces
from lib.export.deck_law import law_slide
from lib.export.deck_notes import trace_notes
from lib.export.deck_text import line_count, printable, shortened, width_of
from lib.export.deck_theme import BOTTOM, empty_deck
from lib.export.deck_views import Stage, trace_slide
from lib.law.load import load_dataset
from lib.law.words import day_words
from lib.money import dollars
from lib.scenario import Scenario
from lib.trace import StepKind
from tests.strategies import scenarios

TODAY = date(2026, 11, 25)
SURPLUS = replace(EXAMPLES[0].scenario, bid=48_000_000)
OLD = replace(EXAMPLES[0].scenario, sale_date=date(2001, 5, 1), originated=date(1995, 1, 1), paid_to=date(2000, 9, 1))
OPEN = Scenario(state="NC", principal=30_000_000, bid=25_000_000)
BARE = Scenario(state="TX")
CASES = {
    **{example.key: example.scenario for example in EXAMPLES},
    "surplus": SURPLUS,
    "old": OLD,
    "open": OPEN,
    "bare": BARE,
    "strict": replace(EXAMPLES[0].scenario, state="CT"),
    "dates": replace(EXAMPLES[1].scenario, state="IA", delay_demanded=None, low_income=None),
}
TRICKY = '=HYPERLINK("http://x.test","y") <b>&amp;</b> [z](http://x.test) _x0041_'


def brief(scenario: Scenario, title: str = "", note: str = "") -> Brief:
    data = load_dataset()
    found = assess(scenario, data.states[scenario.state or "NV"], TODAY)
    return brief_of(found, data, made_on=TODAY, title=title, note=note)


def built(scenario: Scenario, title: str = "", note: str = "") -> bytes:
    made = brief(scenario, title, note)
    return deck(made, assess_everywhere(scenario, load_dataset(), TODAY), changes(made.assessment))


@cache
def example(key: str) -> bytes:
    return built(CASES[key])


def opened(blob: bytes) -> Any:
    return Presentation(io.BytesIO(blob))


def shapes(holder: Any) -> Iterator[Any]:
    for shape in holder.shapes:
        yield shape
        if shape.shape_type == 6:  # a group
            yield from shapes(shape)


def texts(slide: Any) -> Iterator[str]:
    for shape in shapes(slide):
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def words(slide: Any) -> str:
    return "\n".join(texts(slide))


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def slide_on(made: Any, topic: str) -> Any:
    return next(slide for slide in made.slides if topic in words(slide).split("\n", 3)[1])


def chart_of(made: Any) -> Any:
    return next((shape.chart for shape in made.slides[1].shapes if shape.has_chart), None)


def series(chart: Any) -> dict[str, list[Decimal | None]]:
    """Values as they stand in the file, to the cent."""
    found = {}
    for one in chart._chartSpace.iter(qn("c:ser")):
        name = one.find(f"{qn('c:tx')}//{qn('c:v')}").text
        count = int(one.find(f"{qn('c:val')}//{qn('c:ptCount')}").get("val"))
        values: list[Decimal | None] = [None] * count
        for point in one.find(qn("c:val")).iter(qn("c:pt")):
            values[int(point.get("idx"))] = Decimal(point.find(qn("c:v")).text)
        found[name] = values
    return found


@pytest.mark.parametrize("key", CASES)
def test_slides_stand_in_the_order_of_the_presentation(key: str) -> None:
    made = opened(example(key))
    topics = [
        "1  The loan and the sale",
        "2  From debt to deficiency, and what the law leaves of it",
        "3  What the law allows here, and why",
        "4  The same loan in every jurisdiction",
        "5  The dates",
        *(["6  If one thing were different"] if changes(brief(CASES[key]).assessment) else []),
    ]
    topics.append(f"{len(topics) + 1}  Summary and sources")
    assert [next(text for text in texts(slide) if re.match(r"\d  ", text)) for slide in made.slides] == topics
    assert all(slide.shapes.title.text_frame.text for slide in made.slides)
    assert Decimal(made.slide_width) / made.slide_height == pytest.approx(Decimal(16) / 9, abs=Decimal("0.001"))


def test_the_slide_of_changes_is_left_out_when_there_are_none() -> None:
    made = brief(CASES["barred"])
    everywhere = assess_everywhere(CASES["barred"], load_dataset(), TODAY)
    assert len(opened(deck(made, everywhere)).slides) == 6


@pytest.mark.parametrize("key", CASES)
def test_version_days_and_disclaimer_are_on_every_slide(key: str) -> None:
    data = load_dataset()
    for number, slide in enumerate(opened(example(key)).slides, 1):
        said = words(slide)
        assert f"dataset {data.version} of {day_words(data.dated)} · made on {day_words(TODAY)}" in said
        assert "Legal information, not legal advice" in said
        assert re.search(r"^Source: \S", said, re.MULTILINE), number
        assert DISCLAIMER in notes(slide)


def test_every_figure_is_the_answers_to_the_cent_in_every_state() -> None:
    for code in load_dataset().states:
        for scenario in (EXAMPLES[0].scenario, SURPLUS):
            made = brief(replace(scenario, state=code, fair_value=42_512_345))
            presentation = empty_deck()
            stage = Stage(presentation, made, "")
            slides = trace_slide(stage), law_slide(stage)
            shown = bars(made.assessment)
            values = series(next(shape.chart for shape in slides[0].shapes if shape.has_chart))
            amounts = [value * 100 for value in values.pop("Amount") if value is not None]
            assert amounts == [abs(piece.amount) for piece in pieces(shown)], code
            reached = [sum(value or 0 for value in column) * 100 for column in zip(*values.values(), strict=True)]
            for bar, end in zip(shown, reached, strict=True):
                if bar.start >= 0 and bar.end >= 0:
                    assert end == max(bar.start, bar.end), (code, bar.label)
            judgment = next(piece for piece in pieces(shown) if piece.role is Role.JUDGMENT)
            assert judgment.amount == made.award.most, code
            assert made.verdict.figure in words(slides[1]), code
            said = "\n".join(trace_notes(made))
            for step in made.award.trace.steps:
                amount = step.running if step.kind is StepKind.TOTAL else step.amount
                assert f"{step.label}: {dollars(amount)}" in said, code


def test_law_steps_carry_their_provision_beside_the_bar_and_in_full_in_the_notes() -> None:
    made = opened(example("refinance"))
    slide = made.slides[1]
    tags = {shape.name: shape for shape in slide.shapes if shape.name.startswith("Provision: ")}
    assert tags["Provision: Value credit beyond the price"].text_frame.text.startswith("Nev. Rev. Stat. § 40.455")
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    shown = bars(brief(CASES["refinance"]).assessment)
    band = frame.height / len(shown)
    for index, bar in enumerate(shown):
        if bar.tag:
            tag = tags[f"Provision: {bar.label}"]
            assert abs(tag.top + tag.height / 2 - (frame.top + band * (index + 0.5))) < 2000
    assert brief(CASES["refinance"]).award.rule.citation in notes(slide)


@pytest.mark.parametrize("key", CASES)
def test_notes_hold_every_authority_in_full(key: str) -> None:
    made, content = opened(example(key)), brief(CASES[key])
    last, law, dates = made.slides[len(made.slides) - 1], made.slides[2], made.slides[4]
    for authority in content.authorities:
        assert authority in notes(last)
    if content.assessment.covered:
        assert content.verdict.citation in notes(law)
        for condition in content.conditions:
            assert printable(condition) in notes(law)
        if content.assessment.deficiency > 0:
            for line in content.dates:
                assert line.citation in notes(dates)
                assert line.effect in notes(dates)
    for layer in content.layers:
        assert layer.citation in notes(last)
    assert all(
        f"{entry.label}: {entry.value}" in notes(made.slides[0]) for _, group in content.entries for entry in group
    )


def test_changes_are_told_with_their_effect_and_authority() -> None:
    made, found = opened(example("refinance")), changes(brief(CASES["refinance"]).assessment)
    slide = made.slides[5]
    assert found
    for change in found:
        assert change.words in notes(slide)
        assert change.citation in notes(slide)
    assert f"… {found[0].words}" in words(slide)
    assert f"{dollars(abs(found[0].by))} {'more' if found[0].by > 0 else 'less'}" in notes(slide)


def test_the_map_has_a_square_for_every_jurisdiction_in_the_color_of_its_class() -> None:
    scenario = CASES["refinance"]
    everywhere = assess_everywhere(scenario, load_dataset(), TODAY)
    slide = opened(example("refinance")).slides[3]
    group = next(shape for shape in slide.shapes if shape.shape_type == 6)
    squares = {shape.name: shape for shape in group.shapes}
    assert set(squares) == set(everywhere)
    for code, found in everywhere.items():
        tone = CLASS_TONES[found.classification]
        assert f"#{squares[code].fill.fore_color.rgb}" == tone.fill
        assert squares[code].text_frame.text == f"{code}\n{tone.glyph}"
    outlined = [code for code, square in squares.items() if f"#{square.line.color.rgb}" == OUTLINE]
    assert outlined == ["NV"]
    counts = re.findall(r"(\d+) of 51$", words(slide), re.MULTILINE)
    assert sum(map(int, counts)) == 51
    for found in everywhere.values():
        assert f"{found.law.name}: " in notes(slide)
        assert found.award.rule.citation in notes(slide)


@pytest.mark.parametrize("key", CASES)
def test_text_is_large_enough_and_nothing_lies_outside_the_slide(key: str) -> None:
    made = opened(example(key))
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.type is not None and not shape.has_text_frame:
                continue
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= made.slide_height, shape.name
            if shape.has_table:
                bottom = shape.top + sum(row.height for row in shape.table.rows)
                assert bottom <= BOTTOM * 914400 + 1, shape.name
        for run in slide._element.iter(qn("a:rPr")):
            size = int(run.get("sz", "1400"))
            assert size >= 1400 or size in (1050, 1100), slide.shapes.title.text_frame.text
        small = [
            run.getparent().find(qn("a:t")).text
            for run in slide._element.iter(qn("a:rPr"))
            if int(run.get("sz", "1400")) < 1400
        ]
        assert all(re.search(r"§|\d|Source: |Const\.|Rule", text) for text in small), "only sources are small"


@pytest.mark.parametrize("key", CASES)
def test_every_part_says_what_it_is(key: str) -> None:
    for slide in opened(example(key)).slides:
        ids = [shape.shape_id for shape in shapes(slide)]
        assert len(ids) == len(set(ids))
        for shape in shapes(slide):
            about = shape._element.xpath(".//p:cNvPr")[0]
            said = shape.has_text_frame and shape.text_frame.text.strip()
            assert about.get("descr") or said, f"{shape.name} has neither text nor description"
            assert shape.name


def test_the_charts_description_says_every_bar() -> None:
    made = opened(example("refinance"))
    frame = next(shape for shape in made.slides[1].shapes if shape.has_chart)
    said = frame._element.xpath(".//p:cNvPr")[0].get("descr")
    assert all(bar.text in said for bar in bars(brief(CASES["refinance"]).assessment))


def test_labels_keep_the_order_that_the_format_asks_for() -> None:
    """A part out of order is what makes PowerPoint offer a repair."""
    order = ["idx", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos"]
    order += [f"show{part}" for part in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")]
    for key in CASES:
        chart = chart_of(opened(example(key)))
        for label in chart._chartSpace.iter(qn("c:dLbl")) if chart is not None else ():
            found = [order.index(child.tag.split("}")[1]) for child in label]
            assert found == sorted(found)
            assert label.find(qn("c:showVal")).get("val") == "1"
        if chart is not None:  # a stacked bar takes no label outside its end
            assert {place.get("val") for place in chart._chartSpace.iter(qn("c:dLblPos"))} == {"inBase"}


def test_a_sale_that_is_not_covered_has_no_figure_of_judgment() -> None:
    made = opened(example("old"))
    assert "Not covered" in words(made.slides[2])
    assert "$" not in words(made.slides[2])
    assert "Deficiency judgment" not in list(chart_of(made).plots[0].categories)
    assert "Deficiency judgment:" not in notes(made.slides[1])
    assert "$" not in words(made.slides[3])


def test_without_a_debt_nothing_is_drawn_and_no_amount_is_said() -> None:
    made = opened(example("bare"))
    assert chart_of(made) is None
    for index in (0, 2, 3, 5, 6):
        assert "$" not in words(made.slides[index]).replace("counts it as $0", ""), index


def test_a_surplus_lies_below_zero_and_is_called_one() -> None:
    made, found = opened(example("surplus")), brief(SURPLUS).assessment
    values = series(chart_of(made))
    assert {value * 100 for value in values["Below zero"] if value} == {found.deficiency}
    assert "Surplus" in words(made.slides[0])
    assert "there is nothing to award" in words(made.slides[2])
    labels = [piece.role for piece in pieces(bars(found))]
    assert labels[-1] is Role.JUDGMENT


def test_what_is_typed_stays_text() -> None:
    blob = built(CASES["refinance"], title=TRICKY, note=TRICKY + "\x00\u202e end")
    made = opened(blob)
    assert made.slides[0].shapes.title.text_frame.text == brief(CASES["refinance"], TRICKY).title
    assert TRICKY in words(made.slides[0])
    assert TRICKY in notes(made.slides[0])
    with ZipFile(io.BytesIO(blob)) as pack:
        for name in pack.namelist():
            content = pack.read(name)
            assert b"hlinkClick" not in content, name
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in content, name
            assert b"HYPERLINK" not in content or name.startswith(("ppt/slides/", "ppt/notesSlides/", "docProps/")), (
                name
            )


def test_the_same_answer_gives_the_same_bytes_and_no_clock_is_read() -> None:
    assert built(CASES["late"]) == example("late")
    about = opened(example("late")).core_properties
    assert about.created.date() == about.modified.date() == TODAY
    with ZipFile(io.BytesIO(example("late"))) as pack:
        assert {info.date_time for info in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sheet = next(name for name in pack.namelist() if name.endswith(".xlsx"))
        assert load_workbook(io.BytesIO(pack.read(sheet))).properties.created.date() == TODAY


@pytest.mark.parametrize("lowest", [False, True])
def test_what_does_not_fit_is_counted_and_stands_in_the_notes(lowest: bool) -> None:
    scenario = Scenario(state="NJ", principal=30_000_000, bid=0 if lowest else 25_000_000, sale_date=date(2026, 10, 5))
    made, content = opened(built(scenario, note="A long note. " * 60)), brief(scenario)
    slide = made.slides[4]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    left_out = len(content.dates) - (len(table.rows) - 1)
    assert left_out > 0
    assert f"{left_out} more that may apply in the notes." in words(slide)
    assert any("Lender" in row.cells[0].text_frame.text for row in table.rows), "the lender's clock is not left out"
    assert all(line.what in notes(slide) for line in content.dates)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenario=scenarios(), title=st.text(max_size=90), note=st.text(max_size=700))
def test_no_scenario_and_no_text_breaks_the_deck(scenario: Scenario, title: str, note: str) -> None:
    scenario = scenario if scenario.state else replace(scenario, state="LA")
    made = brief(scenario, title, note)
    opened_again = opened(deck(made, {made.assessment.law.code: made.assessment}))
    assert len(opened_again.slides) == 6
    for slide in opened_again.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= opened_again.slide_height


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200))
def test_text_is_never_taken_to_be_narrower_than_it_is(text: str) -> None:
    assert width_of(text, 18) >= stringWidth(text, "Helvetica", 18)


def test_bold_sentences_are_not_taken_to_be_narrower_than_they_are() -> None:
    for law in load_dataset().states.values():
        for text in (law.name, *(rule.reason for rule in law.rule), *(row.label for row in law.date)):
            assert width_of(text, 18, bold=True) >= stringWidth(text, "Helvetica-Bold", 18), text


@given(st.text(max_size=300), st.integers(1, 4))
def test_shortened_text_fits_and_begins_as_the_whole(text: str, lines: int) -> None:
    cut = shortened(text, 14, 200, lines)
    assert line_count(cut, 14, 200) <= lines
    assert cut == text or " ".join(text.split()).startswith(cut.rstrip("…").rstrip())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
class TestInLibreOffice:
    """What another program makes of the files."""

    def convert(self, source: Path, to: str) -> Path:
        profile = source.parent / "profile"
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
        subprocess.run([*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True)
        return source.with_suffix("." + to.split(":")[0])

    def test_it_opens_and_has_a_page_a_slide(self, tmp_path: Path) -> None:
        source = tmp_path / "deck.pptx"
        source.write_bytes(example("refinance"))
        page = self.convert(source, "pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b", page)) == len(opened(example("refinance")).slides)

    def test_an_amount_edited_behind_the_chart_moves_all_that_follows(self, tmp_path: Path) -> None:
        with ZipFile(io.BytesIO(example("refinance"))) as pack:
            inside = pack.read(next(name for name in pack.namelist() if name.endswith(".xlsx")))
        book = load_workbook(io.BytesIO(inside))
        sheet = book.active
        assert sheet is not None
        heads = {cell.value: cell.column for cell in sheet[1]}
        rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2)}
        sheet.cell(rows["Winning bid"], heads["Edit here: amount"]).value = -410_000
        source = tmp_path / "sheet.xlsx"
        book.save(source)
        self.convert(source, "ods")
        (tmp_path / "again").mkdir()
        moved = tmp_path / "again" / "sheet.ods"
        (tmp_path / "sheet.ods").rename(moved)
        found = load_workbook(self.convert(moved, "xlsx"), data_only=True).active
        assert found is not None
        brief_now = brief(CASES["refinance"]).assessment
        deficiency = found.cell(rows["Deficiency"], heads["Amount"]).value
        assert round(deficiency * 100) == brief_now.debt.total - 41_000_000
        assert found.cell(rows["Winning bid"], heads["Taken off"]).value == 410_000
