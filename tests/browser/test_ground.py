"""The ground every page stands on: nothing from elsewhere, headers, theme, font."""

from __future__ import annotations

from urllib.request import ProxyHandler, build_opener

import pytest

from tests.browser.chromium import OpenPage, Server

FONT_LOADED = "() => [...document.fonts].some(f => f.family.includes('Public Sans') && f.status === 'loaded')"


@pytest.mark.parametrize(("dark", "background"), [(False, "rgb(250, 249, 247)"), (True, "rgb(14, 21, 29)")])
def test_theme_follows_the_system_and_the_font_comes_from_here(
    open_page: OpenPage, dark: bool, background: str
) -> None:
    page = open_page("/", dark=dark)
    app = page.locator('[data-testid="stApp"]')
    assert app.evaluate("e => getComputedStyle(e).backgroundColor") == background
    assert page.evaluate(FONT_LOADED)


def test_the_address_is_not_told_to_sites_that_are_linked(server: Server) -> None:
    opener = build_opener(ProxyHandler({}))
    with opener.open(server.url) as answer:
        assert answer.headers["referrer-policy"] == "no-referrer"
