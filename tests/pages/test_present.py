"""The Present page's logic, without a browser."""

from __future__ import annotations

import pytest

from lib.ui import state
from tests.pages.opened import opened, said
from tests.test_assessment import AGREED


@pytest.fixture(autouse=True)
def _no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "LAG_SECONDS", 0)


def test_seven_views_one_after_the_other_and_back() -> None:
    app = opened("present", f"state=NV&{AGREED}")
    titles = []
    for _ in range(7):
        titles.append(app.markdown[0].value)
        if not app.button(key="stage_next").disabled:
            app.button(key="stage_next").click().run()
            assert not app.exception
    assert len(set(titles)) == 7
    assert app.button(key="stage_next").disabled and app.button(key="stage_space").disabled
    app.button(key="stage_back").click().run()
    assert app.markdown[0].value == titles[5]


def test_keys_are_bound_to_the_buttons() -> None:
    app = opened("present", f"state=NV&{AGREED}")
    bound = {button.key: button.proto.shortcut.lower() for button in app.button}
    assert (bound["stage_back"], bound["stage_next"], bound["stage_space"]) == ("left", "right", "space")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("3", "What the law of Nevada allows"),
        ("99", "In short"),
        ("no", "A loan in"),
        ("9" * 5_000, "In short"),
        ("²", "A loan in"),
    ],
    ids=["third", "beyond", "word", "endless", "superscript"],
)
def test_an_address_opens_on_its_view_and_a_bad_one_does_no_harm(view: str, words: str) -> None:
    assert words in said(opened("present", f"state=NV&view={view}&{AGREED}"))


def test_a_question_from_the_floor_changes_the_view_in_place() -> None:
    app = opened("present", f"state=NV&view=3&{AGREED}", stage_levers=True)
    assert "$25,000" in said(app)
    app.text_input(key="f_bid").set_value("440000").run()
    assert not app.exception
    assert "$10,000" in said(app) and "What the law of Nevada allows" in said(app)


def test_notes_are_shown_on_demand_only() -> None:
    app = opened("present", f"state=NV&view=3&{AGREED}")
    assert "Authority: Nev. Rev. Stat. § 40.455" not in said(app)
    app.toggle(key="stage_notes").set_value(True).run()
    assert "Authority: Nev. Rev. Stat. § 40.455" in said(app)


def test_before_the_sale_the_bid_is_a_range() -> None:
    app = opened("present", f"state=NV&view=2&{AGREED.replace('bid=400000&', '')}")
    assert "The bid decides what is left" in said(app)
    assert "A bid of the full value" in said(app)
    assert "bid" in app.get("plotly_chart")[0].proto.alt


@pytest.mark.parametrize("query", ["", "state=CA", "state=NV&debt_total=5&bid=9", "state=CT&principal=1"])
def test_odd_loans_can_be_presented_to_the_end(query: str) -> None:
    app = opened("present", query)
    for _ in range(6):
        app.button(key="stage_next").click().run()
        assert not app.exception


def test_without_a_state_none_is_guessed() -> None:
    app = opened("present", "principal=7")
    assert app.markdown[0].value == "# In which state does the property lie?"
    assert "Nevada" not in said(app)
    app.selectbox(key="f_state").set_value("TX").run()
    assert not app.exception
    assert "A loan in Texas" in said(app)


def test_before_the_sale_is_chosen_for_all_views_and_outlives_its_menu() -> None:
    app = opened("present", f"state=WY&view=2&{AGREED}", stage_levers=True)
    assert "to a deficiency of" in app.markdown[0].value
    app.toggle(key="before_sale").set_value(True).run()
    assert not app.exception
    assert "The bid decides what is left" in app.markdown[0].value
    app.session_state["stage_levers"] = False
    app.run()
    app.button(key="stage_next").click().run()
    assert "Up to $450,000" in said(app), "an unknown bid leaves the most there could be, not what a bid would leave"
    app.button(key="stage_back").click().run()
    assert "The bid decides what is left" in app.markdown[0].value


def test_a_bid_entered_from_the_floor_ends_the_range() -> None:
    app = opened("present", f"state=NV&view=2&{AGREED.replace('bid=400000&', '')}", stage_levers=True)
    assert "The bid decides what is left" in app.markdown[0].value
    app.text_input(key="f_bid").set_value("400000").run()
    assert not app.exception
    assert "to a deficiency of $50,000" in said(app)
    assert not app.toggle(key="before_sale").value


def test_going_back_in_the_browser_goes_back_a_view() -> None:
    app = opened("present", f"state=NV&view=2&{AGREED}")
    app.button(key="stage_next").click().run()
    assert "What the law of Nevada allows" in app.markdown[0].value
    app.query_params["view"] = "2"
    app.run()
    assert not app.exception
    assert "to a deficiency of" in app.markdown[0].value


def test_a_foreclosure_without_a_sale_has_no_bid() -> None:
    app = opened("present", "state=CT&process=strict&principal=450000&fair_value=500000&lien=first", stage_levers=True)
    text = said(app)
    assert "and a foreclosure without a sale" in text
    assert "Winning bid" not in text and "before the sale" not in text
    assert not [toggle for toggle in app.toggle if toggle.key == "before_sale"]
    app.button(key="stage_next").click().run()
    assert "The property is worth $50,000 more than the debt" in said(app)
