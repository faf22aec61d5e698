"""The Data page without a browser: filters and search, codebook, exports, changes, and every section's words."""

from __future__ import annotations

import re
from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lib.assessment import Classification
from lib.charts.us_map import tile_map
from lib.law import vocabulary as v
from lib.law.export import COLUMNS, rows
from lib.law.lists import load_lists
from lib.law.load import DATA, load_dataset
from lib.law.proof import published
from lib.law.words import day_words
from lib.textbook import Holds, textbook, typical
from lib.ui.data_codebook import meaning
from lib.ui.data_filter import Filters, index, rule_class, select
from lib.ui.data_html import Html, lines
from lib.ui.data_take import CHANGELOG
from lib.ui.data_textbook import textbook_layer
from lib.ui.data_views import SECTIONS

APP = str(Path(__file__).parents[2] / "app.py")
DATASET = load_dataset()
INDEX = index(DATASET)
RULES = sum(len(law.rule) for law in DATASET.states.values())


def page(view: str = "", **query: str) -> AppTest:
    """The page as opened with this section, at rest."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.run()
    for name, value in (({"view": view} if view else {}) | query).items():
        app.query_params[name] = value
    app.switch_page("pages/data/page.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """All text of the page, Markdown escapes and HTML tags taken off."""
    parts = [*app.markdown, *app.caption, *app.info]
    html = [element.proto.body for element in app.get("html")]
    text = re.sub(r"\\(.)", r"\1", "\n".join(part.value for part in parts))
    return text + re.sub(r"<style>.*?</style>|<[^>]+>", " ", "\n".join(html), flags=re.DOTALL)


# -- filters and search, pure


def test_without_a_filter_every_rule_is_found_in_the_order_of_names() -> None:
    found = select(INDEX, Filters())
    assert len(found) == RULES
    assert [one.law.name for one in found] == sorted(one.law.name for one in found)
    assert {one.rule.id for one in found} == {row["id"] for row in rows(DATASET)}


@pytest.mark.parametrize(
    "wanted",
    [
        Filters(states=("NV", "AZ")),
        Filters(classes=(Classification.BARRED,)),
        Filters(processes=(v.Process.STRICT,)),
        Filters(credits=(v.Credit.CONFIRMED_SALE,)),
        Filters(theories=(v.Theory.TITLE,)),
        Filters(confidences=(v.Confidence.LOW,)),
        Filters(dates=(v.DateKind.CONFIRM,)),
        Filters(text="homestead ACRES"),
        Filters(classes=(Classification.LIMITED,), theories=(v.Theory.LIEN,), text="appraisal"),
    ],
)
def test_a_filter_keeps_what_fits_and_nothing_else(wanted: Filters) -> None:
    found = select(INDEX, wanted)
    assert 0 < len(found) < RULES
    kept = {one.rule.id for one in found}
    for one, text in INDEX:
        fits = (
            (not wanted.states or one.law.code in wanted.states)
            and (not wanted.classes or rule_class(one.rule) in wanted.classes)
            and (
                not wanted.processes or set(one.rule.when.process or one.law.process.available) & set(wanted.processes)
            )
            and (not wanted.credits or one.rule.credit in wanted.credits)
            and (not wanted.theories or one.law.theory in wanted.theories)
            and (not wanted.confidences or one.rule.confidence in wanted.confidences)
            and all(word in text for word in wanted.text.casefold().split())
        )
        if wanted.dates:
            fits = one.rule.id in kept and any(row.kind in wanted.dates for row in one.law.date)
        assert (one.rule.id in kept) == bool(fits), one.rule.id


def test_a_kind_of_date_asks_whether_the_date_can_run_with_the_rule() -> None:
    found = {one.rule.id for one in select(INDEX, Filters(states=("NV",), dates=(v.DateKind.ASK,)))}
    assert found == {"nv-wiped-out-junior", "nv-home-value-credit", "nv-other-property"}
    arizona = {one.rule.id for one in select(INDEX, Filters(states=("AZ",), dates=(v.DateKind.BORROWER,)))}
    assert "az-wiped-out-junior" not in arizona
    assert "az-court-other" in arizona


def test_a_rules_own_class() -> None:
    by_id = {rule.id: rule for law in DATASET.states.values() for rule in law.rule}
    assert rule_class(by_id["nv-purchase-home-first"]) is Classification.BARRED
    assert rule_class(by_id["nv-home-value-credit"]) is Classification.LIMITED
    assert rule_class(by_id["nv-wiped-out-junior"]) is Classification.FULL


# -- codebook, changes, pieces


@pytest.mark.parametrize("column", COLUMNS)
def test_the_codebook_explains_every_column_of_the_download(column: str) -> None:
    known = meaning(column)
    assert len(known.text) > 5
    assert "](#" not in known.text


def test_the_codebook_lists_every_value_of_credit_and_confidence() -> None:
    assert {value for value, _ in meaning("credit").values} == set(v.Credit)
    assert {value for value, _ in meaning("confidence").values} == set(v.Confidence)


def test_the_newest_heading_of_the_changes_is_the_datasets_version() -> None:
    text = CHANGELOG.read_text(encoding="utf-8")
    assert CHANGELOG == DATA / "CHANGELOG.md"
    headings = re.findall(r"^## (.*)$", text, flags=re.MULTILINE)
    assert headings[0] == f"{DATASET.version} ({day_words(DATASET.dated)})", (
        "data/CHANGELOG.md: tell the newest version"
    )
    versions = [tuple(map(int, heading.split()[0].split("."))) for heading in headings]
    assert versions == sorted(versions, reverse=True)


def test_the_changes_name_states_by_their_names() -> None:
    text = CHANGELOG.read_text(encoding="utf-8")
    named = re.findall(r"^- \*\*([^.*]+)\.\*\*", text, flags=re.MULTILINE)
    assert set(named) <= {law.name for law in DATASET.states.values()}
    assert len(named) > 20


def test_text_in_tables_is_escaped() -> None:
    assert lines("<b>x</b>", Html("<i>y</i>")).markup == "<div>&lt;b&gt;x&lt;/b&gt;</div><div><i>y</i></div>"


@pytest.mark.parametrize("by", ["holds", "theory", "process", "class"])
def test_every_layer_of_the_tile_map_holds_every_state(by: str) -> None:
    layer = textbook_layer(textbook(DATASET, typical(DATASET)), by)
    assert {region.code for region in layer.regions} == set(DATASET.states)
    assert sum(count for _, count in layer.counts()) == len(DATASET.states)
    assert len({(c.tone.fill, c.tone.glyph) for c in layer.categories}) == len(layer.categories)
    go.Figure(tile_map(layer, None).to_dict())  # with Plotly's own validation


# -- the page


def test_the_page_opens_on_every_rule() -> None:
    app = page()
    assert f"**{RULES} of {RULES} rules**, in {len(DATASET.states)} states." in said(app)
    table = app.dataframe[0].value
    assert len(table) == RULES
    assert list(table.columns[:4]) == ["State", "No.", "Class", "Confidence"]
    assert app.dataframe[0].proto.alt.startswith(f"{RULES} rules")


@pytest.mark.parametrize("view", list(SECTIONS))
def test_every_section_opens_by_its_address_and_stays_in_it(view: str) -> None:
    app = page(view)
    assert app.segmented_control(key="data_view").value == view
    first = next(iter(SECTIONS))
    assert app.query_params.get("view") == (None if view == first else view)
    for chart in app.get("plotly_chart"):
        assert chart.proto.alt
    for table in app.dataframe:
        assert table.proto.alt


def test_an_unknown_section_opens_the_first() -> None:
    app = page("nothing")
    assert app.segmented_control(key="data_view").value == "rules"


def test_filters_narrow_the_table_and_clear_all_opens_it_again() -> None:
    app = page()
    app.multiselect(key="data_theory").set_value([v.Theory.TITLE]).run()
    app.text_input(key="data_text").set_value("price alone").run()
    found = select(INDEX, Filters(theories=(v.Theory.TITLE,), text="price alone"))
    assert 0 < len(found) < RULES
    assert f"**{len(found)} of {RULES} rules**" in said(app)
    assert list(app.dataframe[0].value["Rule"]) == [one.rule.id for one in found]
    app.button(key="data_clear").click().run()
    assert f"**{RULES} of {RULES} rules**" in said(app)
    assert app.text_input(key="data_text").value == ""


def test_nothing_found_says_what_to_do() -> None:
    app = page()
    app.text_input(key="data_text").set_value("zebra crossing").run()
    assert f"**0 of {RULES} rules**" in said(app)
    assert "Take a filter off" in app.info[0].value
    assert not app.dataframe
    assert not app.exception


def test_one_rule_is_read_in_full_and_stays_open_while_it_is_found() -> None:
    app = page()
    app.selectbox(key="data_open").set_value("nv-home-value-credit").run()
    text = said(app)
    assert "Nevada: ◐ Limited by value" in text
    assert "the court must hold a hearing" in text.casefold()
    assert "Nev. Rev. Stat. § 40.459(3)" in text
    app.multiselect(key="data_class").set_value([Classification.LIMITED]).run()
    assert app.selectbox(key="data_open").value == "nv-home-value-credit"
    app.multiselect(key="data_class").set_value([Classification.BARRED]).run()
    assert app.selectbox(key="data_open").value != "nv-home-value-credit"


def test_an_unverified_rule_says_so() -> None:
    app = page()
    low = next(one for one, _ in INDEX if one.rule.confidence is v.Confidence.LOW)
    app.selectbox(key="data_open").set_value(low.rule.id).run()
    assert "confidence unverified" in said(app)
    assert f"{low.law.name}: " in said(app) and " (unverified)" in said(app)


def test_the_codebook_follows_the_column_chosen() -> None:
    app = page()
    assert "greater_of_bid_and_fair_value" in said(app)
    app.selectbox(key="data_column").set_value("when_occupied_throughout").run()
    assert "from the loan to the foreclosure without a break" in said(app)


def test_what_can_be_taken_away_and_how_to_cite() -> None:
    app = page("take")
    code = [element.value for element in app.code]
    assert any("python -m lib.law export --format csv" in text for text in code)
    assert any(f"version {DATASET.version}" in text and "CC BY 4.0" in text for text in code)
    assert any(text.startswith("@misc{") for text in code)
    app.selectbox(key="data_cite_state").set_value("NV").run()
    assert any("law/NV.toml" in element.value for element in app.code)


def test_the_accuracy_figures_are_the_published_ones() -> None:
    text = said(page("coverage")) + page("coverage").table[0].value.to_string()
    now = published()
    assert f"{now.cases_tied} of {now.cases} tie" in text
    assert f"{now.cells_differed:,} of {now.cells_asked:,}" in text


def test_every_list_and_every_listed_state_stands_in_the_table() -> None:
    app = page("lists")
    text = said(app)
    for published_list in load_lists():
        assert published_list.title.split(",")[0] in text
    for code in {code for published_list in load_lists() for code in published_list.states}:
        assert DATASET.states[code].name in text
    app.toggle(key="data_disputed").set_value(True).run()
    table = next(element.proto.body for element in app.get("html") if "What each list says" in element.proto.body)
    assert ">Connecticut<" in table
    assert ">Alaska<" not in table


def test_the_textbook_section_names_where_it_fails() -> None:
    app = page("textbook")
    text = said(app)
    wrong = [row.name for row in textbook(DATASET, typical(DATASET)) if row.holds is Holds.NEITHER]
    assert ", ".join(wrong) in text
    app.segmented_control(key="data_textbook_by").set_value("class").run()
    assert "Limited by value" in app.get("plotly_chart")[0].proto.alt
    app.segmented_control(key="data_textbook_route").set_value("strict").run()
    assert len(app.dataframe[0].value) == sum(
        v.Process.STRICT in law.process.available for law in DATASET.states.values()
    )
