"""The Words page's logic, without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from lib.glossary import entry, load_glossary, search
from lib.ui import state

APP = str(Path(__file__).parents[2] / "app.py")


@pytest.fixture(autouse=True)
def _no_lag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "LAG_SECONDS", 0)


def page(query: str = "") -> AppTest:
    """The page as opened with this query, at rest."""
    app = AppTest.from_file(APP, default_timeout=60).run()  # pages are known by name after a first run
    for name, value in parse_qsl(query, keep_blank_values=True):
        app.query_params[name] = value
    app.switch_page("pages/glossary/page.py").run()
    assert not app.exception
    return app


def plain(text: str) -> str:
    """Markdown's escapes taken off."""
    return re.sub(r"\\(.)", r"\1", text)


def words(app: AppTest) -> list[str]:
    return [plain(head.value) for head in app.subheader]


def said(app: AppTest) -> str:
    return plain("\n".join(part.value for part in (*app.markdown, *app.caption, *app.info)))


def test_every_word_stands_in_order_with_plain_precise_and_authority() -> None:
    app = page()
    assert words(app) == [found.heading for found in search("")]
    text = said(app)
    for found in load_glossary().entry:
        assert found.plain in text and f"*For a lawyer.* {found.precise}" in text
        assert (found.authority or f"Codebook, data/README.md: {found.codebook}") in text
    assert {head.proto.anchor for head in app.subheader} == {found.id for found in load_glossary().entry}


def test_jumps_lead_to_words_that_are_there() -> None:
    text = said(page())
    jumps = set(re.findall(r"\]\(#([a-z-]+)\)", text))
    assert jumps <= {found.id for found in load_glossary().entry}
    assert re.search(r"\[A\]\(#acceleration\) · ", text)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("term=redemption", "Redemption"),
        ("term=HELOC", "Home-equity loan"),
        ("term=deficiency-judgment&state=NV&bid=400000", "Deficiency judgment"),
    ],
)
def test_a_deep_link_opens_on_its_word_without_complaint(query: str, first: str) -> None:
    app = page(query)
    assert words(app)[0] == first
    assert len(words(app)) < 40
    assert not app.warning


def test_typing_finds_and_the_address_follows_beside_the_loan() -> None:
    app = page("state=NV&bid=400000")
    app.text_input(key="words_typed").set_value("credit bid").run()
    assert words(app)[0] == "Credit bid"
    assert app.query_params["term"] == "credit bid"
    assert app.query_params["state"] == "NV" and app.query_params["bid"] == "400000"
    app.text_input(key="words_typed").set_value("").run()
    assert len(words(app)) == len(load_glossary().entry)
    assert "term" not in app.query_params


def test_a_related_word_is_one_click_away() -> None:
    app = page("term=redemption")
    button = app.button(key="next_redemption_statutory-redemption")
    assert plain(button.label) == entry("statutory redemption").term
    button.click().run()
    assert words(app)[0] == "Statutory redemption"
    assert app.text_input(key="words_typed").value == "statutory redemption"
    assert app.query_params["term"] == "statutory redemption"


def test_a_word_that_is_not_there_is_said_so_letter_by_letter() -> None:
    app = page("term=$x$ *usufruct*")
    assert words(app) == []
    assert "No entry holds “$x$ *usufruct*”" in said(app)
    assert r"\$x\$ \*usufruct\*" in app.info[0].value


def test_a_session_that_leaves_and_comes_back_by_a_link_opens_on_that_link() -> None:
    app = page("term=redemption")
    app.switch_page("pages/explore/page.py").run()
    assert "term" not in app.query_params
    app.query_params["term"] = "surplus"
    app.switch_page("pages/glossary/page.py").run()
    assert words(app)[0] == "Surplus"
    assert not app.exception
