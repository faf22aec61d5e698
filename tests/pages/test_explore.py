"""The Explore page's logic, without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.examples import EXAMPLES
from lib.fields import FIELDS
from lib.law import vocabulary as v
from lib.law.load import load_dataset
from lib.scenario_text import read, write_known
from lib.ui import map_view, state
from lib.ui.state import Session
from tests.test_assessment import AGREED

APP = str(Path(__file__).parents[2] / "app.py")


@pytest.fixture(autouse=True)
def _no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests act faster than any person: nothing they enter is an echo."""
    monkeypatch.setattr(state, "LAG_SECONDS", 0)


def page(query: str = "") -> AppTest:
    """The page as opened with this query, at rest."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in parse_qsl(query, keep_blank_values=True):
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def said(app: AppTest) -> str:
    """All text of the page, Markdown escapes taken off."""
    parts = [*app.markdown, *app.caption, *app.warning, *app.info]
    return re.sub(r"\\(.)", r"\1", "\n".join(part.value for part in parts))


@pytest.mark.parametrize(
    ("also", "state", "judgment", "aside", "citation"),
    [
        ("state=NV", "Nevada", "$25,000", None, "Nev. Rev. Stat. § 40.459"),
        ("state=MO", "Missouri", "$50,000", None, "First Bank v. Fischer & Frichtel, Inc., 364 S.W.3d 216"),
        ("state=CA&process=nonjudicial", "California", "$0", None, "Cal. Civ. Proc. Code § 580d"),
        (
            "state=TX",
            "Texas",
            "Up to $50,000",
            "$25,000 if value is raised and proved",
            "Tex. Prop. Code Ann. § 51.003",
        ),
    ],
)
def test_the_agreed_scenario(also: str, state: str, judgment: str, aside: str | None, citation: str) -> None:
    app = page(f"{also}&{AGREED}")
    assert metrics(app) == {
        "Total debt": "$450,000",
        "Credit for the sale": "$400,000",
        "Deficiency": "$50,000",
        f"Deficiency judgment in {state}": judgment,
    }
    assert (app.metric[3].delta or None) == aside
    assert citation in said(app)
    assert not app.warning


def test_the_page_opens_on_an_example_marked_as_one() -> None:
    app = page()
    assert "Made-up example" in said(app)
    assert metrics(app)["Deficiency judgment in Nevada"] == "$24,869"


def test_my_own_figures_are_all_not_sure() -> None:
    app = page()
    app.session_state["begin"] = True
    app.run()
    app.button(key="begin_blank").click().run()
    assert app.session_state["session"].scenario == read({}).scenario
    assert "Choose the state" in said(app)
    app.selectbox(key="f_state").set_value("WI").run()
    assert metrics(app)["Total debt"] == "Enter the debt"
    app.text_input(key="f_principal").set_value("200,000").run()
    app.text_input(key="f_bid").set_value("$150,000").run()
    # Whose lien was foreclosed is not known: a wiped-out junior could owe everything.
    assert metrics(app)["Deficiency"] == "$50,000"
    assert metrics(app)["Deficiency judgment in Wisconsin"] == "Up to $200,000"
    assert "it depends on" in said(app)
    assert "What it hangs on" in said(app)
    app.session_state["more_facts"] = True
    app.run()
    app.selectbox(key="f_lien").set_value(v.Lien.FIRST).run()
    app.selectbox(key="f_deficiency_waived").set_value(False).run()
    assert metrics(app)["Deficiency judgment in Wisconsin"] == "Up to $50,000"
    assert "$0 if the court refuses to confirm the sale" in app.metric[3].delta
    assert not app.exception


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_each_example_is_a_link_that_opens_as_an_example(example) -> None:  # type: ignore[no-untyped-def]
    app = page("&".join(f"{name}={value}" for name, value in write_known(example.scenario).items()))
    assert "Made-up example" in said(app)
    assert app.session_state["session"].scenario == example.scenario


def test_levers_and_exact_entries_move_the_same_figure() -> None:
    app = page(f"state=NV&{AGREED}")
    app.slider(key="s_bid").set_value(430_000).run()
    assert metrics(app)["Deficiency judgment in Nevada"] == "$20,000"
    assert app.text_input(key="f_bid").value == "$430,000"
    app.text_input(key="f_fair_value").set_value("449,999.50").run()
    assert app.slider(key="s_fair_value").value == 450_000
    assert app.session_state["session"].scenario.fair_value == 449_999_50
    app.text_input(key="f_fair_value").set_value("").run()
    assert metrics(app)["Deficiency judgment in Nevada"] == "Up to $20,000"
    app.slider(key="s_attorney_fees").set_value(5_000).run()
    assert metrics(app)["Total debt"] == "$455,000"
    assert not app.exception


def test_a_bid_beyond_the_debt_is_a_surplus_and_stays_as_entered() -> None:
    app = page(f"state=NV&{AGREED.replace('bid=400000', 'bid=600000.50')}")
    assert metrics(app)["Surplus"] == "$150,001"
    assert metrics(app)["Deficiency judgment in Nevada"] == "$0"
    assert app.session_state["session"].scenario.bid == 600_000_50
    assert app.slider(key="s_bid").max >= 600_001


def test_interest_comes_from_rate_and_days() -> None:
    app = page("state=MO&principal=450000&rate=5&paid_to=2026-01-01&sale_date=2026-05-01&bid=450000")
    assert metrics(app)["Total debt"] == "$457,397"
    app.slider(key="s_rate").set_value(10.0).run()
    assert metrics(app)["Total debt"] == "$464,795"


def test_a_bad_parameter_is_said_in_a_sentence() -> None:
    app = page("state=ZZ&bid=nan&foo=1&principal=100000")
    text = " ".join(warning.value.replace("\\", "") for warning in app.warning)
    assert "“ZZ” is not accepted" in text
    assert "“nan” is not accepted; give an amount in dollars" in text
    assert "“foo” is not a field of this page" in text
    assert app.session_state["session"].scenario == read({"principal": "100000"}).scenario


def test_a_bad_entry_stays_as_typed_with_its_reason() -> None:
    app = page(f"state=NV&{AGREED}")
    app.text_input(key="f_bid").set_value("four hundred").run()
    assert app.text_input(key="f_bid").value == "four hundred"
    assert "“four hundred” is not accepted" in said(app)
    assert metrics(app)["Credit for the sale"] == "$400,000"
    app.text_input(key="f_bid").set_value("410000").run()
    assert "is not accepted" not in said(app)
    assert metrics(app)["Credit for the sale"] == "$410,000"


def test_a_stated_total_takes_the_place_of_the_items_and_gives_them_back() -> None:
    app = page(f"state=NV&{AGREED.replace('attorney_fees=0', 'attorney_fees=1500')}")
    app.session_state["more_facts"] = True
    app.run()
    app.text_input(key="f_debt_total").set_value("460000").run()
    assert metrics(app)["Total debt"] == "$460,000"
    assert app.slider(key="s_attorney_fees").disabled
    app.text_input(key="f_debt_total").set_value("").run()
    assert metrics(app)["Total debt"] == "$451,500"
    assert not app.exception


@pytest.mark.parametrize(
    "query", ["state=NV&debt_total=450000&bid=400000", "layer=dates&bid=1", "state=NV&as_of=2010-01-01", "principal=5"]
)
def test_odd_openings_stand_with_every_section_and_layer(query: str) -> None:
    app = page(query)
    for section in ("more_facts", "steps", "dates", "law", "table", "words", "begin", "take_away"):
        app.session_state[section] = True
    app.session_state["layer"] = "typical"
    app.run()
    assert not app.exception


def test_a_sale_the_dataset_does_not_cover_is_declined_everywhere_on_the_page() -> None:
    app = page(f"state=NV&{AGREED.replace('2026-03-02', '2005-03-02').replace('&originated=2016-01-01', '')}")
    assert metrics(app)["Deficiency judgment in Nevada"] == "Not covered"
    assert len(app.get("plotly_chart")) == 1
    assert "no answer is given" in said(app)


def test_another_process_that_leaves_more_is_told() -> None:
    text = said(page(f"state=CA&occupied_at_origination=no&{AGREED}"))
    assert "If it is a judicial (court) foreclosure instead" in text
    assert "$25,000 (Cal. Civ. Proc. Code § 726(b))" in text


def test_an_older_versions_link_says_so() -> None:
    assert "made under dataset version 0.0.1" in said(page(f"state=NV&version=0.0.1&{AGREED}"))
    assert not page(f"state=NV&version={load_dataset().version}&{AGREED}").warning


def test_every_field_can_be_entered_and_every_fact_be_not_sure() -> None:
    app = page(f"state=NV&{AGREED}")
    app.session_state["more_facts"] = True
    app.run()
    keys = {widget.key for kind in ("text_input", "selectbox", "slider") for widget in app.get(kind)}
    missing = {field.name for field in FIELDS if f"f_{field.name}" not in keys}
    assert missing == set()
    for box in app.selectbox:
        name = (box.key or "").removeprefix("f_")
        if name in {field.name for field in FIELDS} - {"process", "day_count", "state"}:
            assert box.options[0] == "Not sure", name


def test_a_contradiction_is_kept_beside_its_field() -> None:
    app = page(f"state=NV&{AGREED}")
    app.session_state["more_facts"] = True
    app.run()
    app.text_input(key="f_originated").set_value("2027-01-01").run()
    assert "lies after “Sale date”" in said(app)
    assert app.text_input(key="f_originated").value == "2027-01-01"
    assert str(app.session_state["session"].scenario.originated) == "2016-01-01"


@pytest.mark.parametrize("section", ["more_facts", "steps", "dates", "law", "table", "words"])
def test_sections_are_built_only_when_open(section: str) -> None:
    app = page(f"state=TX&{AGREED}")
    closed = elements(app)
    app.session_state[section] = True
    app.run()
    assert elements(app) > closed
    assert not app.exception


def elements(app: AppTest) -> int:
    return sum(len(app.get(kind)) for kind in ("markdown", "caption", "table", "text_input", "dataframe"))


def test_the_steps_table_shows_cents_and_both_traces() -> None:
    app = page(f"state=TX&{AGREED}")
    app.session_state["steps"] = True
    app.run()
    frames = [table.value for table in app.table]
    assert [list(frame["Amount"])[-1].replace("\\", "") for frame in frames] == ["$50,000.00", "$25,000.00"]


@pytest.mark.parametrize("layer", ["loan", "dollars", "typical", "dates", "process", "theory"])
@pytest.mark.parametrize("form", ["map", "tiles"])
def test_every_layer_draws_in_both_forms_with_a_name_for_those_who_do_not_see(layer: str, form: str) -> None:
    app = page(f"state=NV&{AGREED}")
    app.session_state["layer"] = layer
    app.session_state["form"] = form
    app.run()
    assert not app.exception
    charts = app.get("plotly_chart")
    assert len(charts) == 2
    assert all(len(chart.proto.alt) > 40 for chart in charts)
    assert "topojsonURL" in charts[1].proto.config


@pytest.mark.parametrize("key", ["map_geo", "map_tiles"])
def test_a_click_chooses_the_state_and_an_empty_selection_does_not(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Session(read({"state": "NV"}).scenario)
    store = {"session": found, key: {"selection": {"points": [{"customdata": ["TX", "Texas"]}]}}}
    monkeypatch.setattr(st, "session_state", store)
    map_view._chosen(key)
    assert found.scenario.state == "TX"
    store[key] = {"selection": {"points": []}}
    map_view._chosen(key)
    assert found.scenario.state == "TX"


@pytest.mark.parametrize("code", sorted(load_dataset().states))
def test_every_state_opens_with_all_sections(code: str) -> None:
    app = page(f"state={code}&{AGREED}")
    for section in ("more_facts", "dates", "law"):
        app.session_state[section] = True
    app.run()
    assert not app.exception
    assert len(app.metric) == 4


def test_an_echo_of_what_was_just_shown_is_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "LAG_SECONDS", 60)
    found = Session(read({"state": "NV", "bid": "389000"}).scenario)
    store: dict[str, object] = {"session": found, "f_bid": "$400,000"}
    monkeypatch.setattr(st, "session_state", store)
    state.put("f_bid", "$389,000")
    found.sent = {"f_bid": "$400,000"}
    for stale in ("$400,000", "$389,000"):
        store["f_bid"] = stale
        state.take_text("bid")
        assert found.scenario.bid == 389_000_00
    store["f_bid"] = "$410,000"
    state.take_text("bid")
    assert found.scenario.bid == 410_000_00


def test_a_refused_entry_is_taken_once_it_fits() -> None:
    app = page(f"state=NV&{AGREED}")
    app.session_state["more_facts"] = True
    app.run()
    app.text_input(key="f_originated").set_value("2026-05-01").run()
    assert "lies after “Sale date”" in said(app)
    app.text_input(key="f_sale_date").set_value("2026-06-01").run()
    assert str(app.session_state["session"].scenario.originated) == "2026-05-01"
    assert "lies after" not in said(app)


def test_an_address_full_of_nonsense_does_not_fill_the_page() -> None:
    app = page("&".join(f"p{number}=1" for number in range(200)))
    assert len(app.warning) == 7
    assert "194 more of this address" in said(app)
