"""Fixtures that drive a real Chromium against the app's real server, with every other host out of reach."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route, WebSocket, sync_playwright

from tests.browser.chromium import FLAGS, OpenPage, Server, find_chromium, wait_until_idle

HERE = Path(__file__).parent
PHONE = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)
# On a page below "/", Streamlit's client finds the server by asking one level too deep first.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    """Chromium; without one the test is skipped, but with CI set it fails."""
    path = find_chromium(_playwright.chromium.executable_path)
    if path is None:
        reason = "no Chromium on this machine: install one, or name it in the environment variable CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(f"browser tests must run when CI is set, but there is {reason}")
        pytest.skip(reason)
    browser = _playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield browser
    browser.close()


def _checked_stop(server: Server) -> None:
    said = server.stop()
    assert "Traceback" not in said, f"The server met an error:\n{said[-4000:]}"


@pytest.fixture(scope="session")
def server(browser: Browser) -> Iterator[Server]:
    """The app, started once for all tests that do not mind who was there before."""
    server = Server()
    yield server
    _checked_stop(server)


@pytest.fixture
def fresh_server(browser: Browser) -> Iterator[Callable[..., Server]]:
    """Start servers that nobody has visited yet: `fresh_server()`; options as in `Server`."""
    started: list[Server] = []

    def start(**options: object) -> Server:
        started.append(Server(**options))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for server in started:
        _checked_stop(server)


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Open `path` in a browser of its own and wait until it is at rest.

    At the end nothing may have left for another host and the console may hold no error.
    """
    contexts = []
    outside: list[str] = []
    errors: list[str] = []

    def open_(
        path: str = "/", *, width: int = 1440, height: int = 900, dark: bool = False, server: Server | None = None
    ) -> Page:
        at = server or request.getfixturevalue("server")
        home = urlsplit(at.url).netloc
        phone = width < 600
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-US",
            is_mobile=phone,
            has_touch=phone,
            user_agent=PHONE if phone else None,
        )
        contexts.append(context)

        def stays_home(url: str) -> bool:
            parts = urlsplit(url)
            return parts.scheme in {"data", "blob", "about"} or parts.netloc == home

        def let_through(route: Route) -> None:
            if stays_home(route.request.url):
                route.continue_()
            else:
                outside.append(route.request.url)
                route.abort()

        def heard(message: ConsoleMessage) -> None:
            where = str(message.location.get("url", ""))
            if message.type == "error" and not (stays_home(where) and urlsplit(where).path.endswith(PROBES)):
                errors.append(f"{message.text} ({where})")

        def connected(socket: WebSocket) -> None:
            if not stays_home(socket.url):
                outside.append(socket.url)

        context.route("**/*", let_through)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: errors.append(f"page error: {error}"))
        page.on("websocket", connected)
        page.goto(at.url + "/" + path.removeprefix("/"))
        wait_until_idle(page)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not outside, f"Requests left for other hosts: {outside}"
    assert not errors, f"Errors in the browser's console: {errors}"
