"""The menu to take the answer away: what it offers, made on click from the answer on the page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import state
from tests.pages.opened import opened, said
from tests.test_assessment import AGREED

ENDINGS = ("_pptx", "_pdf", "-plain_pdf", "_xlsx", "_csv", "_json", "_ics")


@pytest.fixture(autouse=True)
def _no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "LAG_SECONDS", 0)


def files(app: AppTest) -> dict[str, bytes]:
    """Every file the menu offers, as a click would make it."""
    made = {}
    for button in app.get("download_button"):
        if (button.key or "").startswith("take"):
            data = button.value() if callable(button.value) else button.value
            made[button.key.removeprefix("take")] = data if isinstance(data, bytes) else str(data).encode()
    return made


def test_a_closed_menu_makes_nothing() -> None:
    app = opened("explore", f"state=NV&{AGREED}")
    assert not [button for button in app.get("download_button") if (button.key or "").startswith("take")]


@pytest.mark.parametrize("page", ["explore", "states", "present"])
def test_the_menu_offers_everything_on_each_page(page: str) -> None:
    app = opened(page, f"state=NV&{AGREED}", take_away=True)
    keys = {button.key for button in app.get("download_button")}
    assert {f"take{ending}" for ending in ENDINGS} <= keys
    assert "version=" in app.code[0].value


def test_without_a_state_only_the_link_is_offered() -> None:
    app = opened("explore", "principal=5", take_away=True)
    assert not app.get("download_button") and app.code
    assert "Choose a state" in said(app)
