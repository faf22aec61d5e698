"""The Compare page's logic, without a browser."""

from __future__ import annotations

import pytest

from lib.law.load import load_dataset
from lib.ui import state
from tests.pages.opened import opened, said
from tests.test_assessment import AGREED


@pytest.fixture(autouse=True)
def _no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "LAG_SECONDS", 0)


def test_the_loans_own_state_comes_first_beside_one_of_each_kind() -> None:
    app = opened("compare", f"state=NV&{AGREED}")
    assert app.multiselect(key="compared").value == ["NV", "CA", "TX", "MO", "NY"]
    text = said(app)
    assert "The most a court could award runs from $0 to $50,000; barred in 1 of 5." in text
    assert "$25,000 if value is raised and proved" in text


def test_a_link_names_its_states_and_bad_codes_are_left_out() -> None:
    app = opened("compare", f"state=NV&with=tx,ZZ,mo,tx&{AGREED}")
    assert app.multiselect(key="compared").value == ["TX", "MO"]
    assert not app.warning


def test_all_states_stand_in_one_table_that_sorts_by_amount() -> None:
    app = opened("compare", f"state=NV&with=all&{AGREED}")
    (frame,) = app.dataframe
    assert len(frame.value) == 51
    assert set(frame.value["State"]) == {law.name for law in load_dataset().states.values()}
    assert frame.value.set_index("State").loc["Nevada", "Most"] == 25_000


def test_no_state_and_one_state_are_no_error() -> None:
    app = opened("compare", f"state=NV&{AGREED}")
    app.multiselect(key="compared").set_value([]).run()
    assert not app.exception and "Choose two to six states" in said(app)
    app.multiselect(key="compared").set_value(["NV"]).run()
    assert not app.exception and "is $25,000 in Nevada." in said(app)


def test_nothing_entered_is_compared_as_not_sure() -> None:
    app = opened("compare", "state=NV")
    text = said(app)
    assert "No loan is entered yet" in text
    assert "Enter the debt to see how far apart the figures are." in text
    assert "$0" not in text, "a debt that is not entered is not nothing"


def test_going_back_in_the_browser_goes_back_to_the_states_compared() -> None:
    app = opened("compare", f"state=NV&with=TX,MO&{AGREED}")
    app.multiselect(key="compared").set_value(["TX", "MO", "CA"]).run()
    app.query_params["with"] = "TX,MO"
    app.run()
    assert not app.exception
    assert app.multiselect(key="compared").value == ["TX", "MO"]
    app.query_params["with"] = "all"
    app.run()
    assert len(app.dataframe[0].value) == 51
