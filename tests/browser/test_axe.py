"""WCAG 2.2 AA by axe-core: every page, section, menu and view, in both themes and on a phone.

Axe is evaluated in the page, not put there as a script: the content policy allows no other script, and nothing is
fetched.  What axe cannot see (text in charts, the colors' differences) is computed in tests/charts/test_colors.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import OpenPage, Server, wait_until_idle
from tests.browser.conftest import PHONE
from tests.test_assessment import AGREED

#: The framework's own findings: for the place at which each occurs its rule and a selector that the element found
#: fits, with the reason to accept it.
ACCEPTED: Final[dict[str, dict[tuple[str, str], str]]] = {
    "explore, main menu": {
        ("color-contrast", '[data-testid="stMainMenuPopover"] span'): (
            "4.3 to 1: Streamlit's version, in Streamlit's own menu, in the light theme"
        ),
    },
}

_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_GRAVE: Final = ("serious", "critical")
#: What counts besides, whatever axe thinks of its weight: titles, language, and headings in order.
_ORDER: Final = ("heading-order", "page-has-heading-one", "document-title", "html-has-lang", "empty-heading")
#: Backgrounds of the two themes, by which it is seen that the page has changed over.
_GROUNDS: Final = {"light": "rgb(250, 249, 247)", "dark": "rgb(14, 21, 29)"}
_GROUND: Final = "ground => getComputedStyle(document.querySelector('.stApp')).backgroundColor === ground"
#: What is inside a chart is one picture with an alternative text; its colors are computed elsewhere.
_RUN: Final = """async ([runOnly, accepted, include]) => {
    const found = await axe.run({include, exclude: [['.js-plotly-plot']]}, {
        resultTypes: ['violations'], runOnly, ...(runOnly.length > 1 && {rules: {'target-size': {enabled: true}}}),
    });
    return found.violations.flatMap(rule => rule.nodes.map(node => {
        const at = document.querySelector(node.target[0]);
        return {
            rule: rule.id, impact: rule.impact, markup: node.html.slice(0, 200),
            why: [...node.any, ...node.all, ...node.none].map(check => check.message).join(' ').slice(0, 240),
            accepted: accepted.filter(([id, selector]) => id === rule.id && at && at.matches(selector)),
        };
    }));
}"""
_OPEN_SECTIONS: Final = "() => document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())"


@dataclass(frozen=True, slots=True)
class Finding:
    """One element that breaks one rule, and the selectors of :data:`ACCEPTED` that it fits."""

    scheme: str
    rule: str
    impact: str
    markup: str
    why: str
    accepted: tuple[tuple[str, str], ...]


def _audit(page: Page, accepted: Iterable[tuple[str, str]], within: Sequence[str]) -> list[Finding]:
    """What axe finds in the page as it stands: everything in the light theme, then the contrasts of the dark one."""
    found = []
    for scheme, ground in _GROUNDS.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_function(_GROUND, arg=ground)
        wait_until_idle(page, quiet=100)
        if not page.evaluate("() => typeof axe === 'object'"):
            page.evaluate(f"{AXE_SCRIPT};0")
        rules = _TAGS if scheme == "light" else ["color-contrast"]  # a theme changes colors and nothing else
        for one in page.evaluate(_RUN, [rules, [list(pair) for pair in accepted], [[one] for one in within]]):
            fits = tuple((rule, selector) for rule, selector in one.pop("accepted"))
            found.append(Finding(scheme=scheme, accepted=fits, **one))
    return found


def _sections(page: Page) -> None:
    page.evaluate(_OPEN_SECTIONS)
    wait_until_idle(page)


def _menu(name: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        page.get_by_role("button", name=name).click()
        wait_until_idle(page)

    return press


def _nothing(_: Page) -> None:
    pass


#: Where a menu is open, only it is looked at: the page under it has its own turn.
_MENUS: Final = ('[data-testid="stPopoverBody"]', '[data-testid="stMainMenuPopover"]')
LOAN: Final = f"state=TX&{AGREED}"
#: What is audited: its name, the address, what is done first, and whether on a phone.
PLACES: Final[dict[str, tuple[str, Callable[[Page], None], bool]]] = {
    "explore, all open": (f"/?{LOAN}", _sections, False),
    "explore, an answer that depends": ("/?state=IA&principal=450000&bid=400000&units=many", _nothing, False),
    "explore, start from": ("/", _menu("Start from"), False),
    "explore, take away": (f"/?{LOAN}", _menu("Take away"), False),
    "explore, main menu": ("/", _menu("Main menu"), False),
    "states, all open": (f"/states?{LOAN}", _sections, False),
    "compare": (f"/compare?{LOAN}", _nothing, False),
    "compare, all": (f"/compare?with=all&{LOAN}", _nothing, False),
    **{
        f"data, {view}": (f"/data?view={view}", _nothing, False)
        for view in ("rules", "take", "coverage", "lists", "textbook", "changes")
    },
    "words": ("/glossary?term=redemption", _nothing, False),
    **{f"present, {view}": (f"/present?view={view}&{LOAN}", _nothing, False) for view in range(1, 8)},
    "present, levers": (f"/present?view=3&{LOAN}", _menu("What if"), False),
    **{
        f"{name}, phone": (path, _nothing, True)
        for name, path in (("explore", f"/?{LOAN}"), ("states", f"/states?{LOAN}"), ("data", "/data?view=lists"))
    },
}


@pytest.fixture(scope="module")
def pages(browser: Browser, server: Server) -> Iterator[dict[bool, Page]]:
    """One page on a desk (``False``) and one on a phone, in which every place is gone to in turn."""
    contexts = {
        phone: browser.new_context(
            viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
            reduced_motion="reduce",
            is_mobile=phone,
            has_touch=phone,
            user_agent=PHONE if phone else None,
        )
        for phone in (False, True)
    }
    yield {phone: context.new_page() for phone, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("place", list(PLACES))
def test_axe_finds_nothing_that_the_app_can_mend(pages: dict[bool, Page], server: Server, place: str) -> None:
    path, first, phone = PLACES[place]
    page = pages[phone]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{server.url}{path}")
    wait_until_idle(page)
    first(page)
    opened = [one for one in _MENUS if page.locator(one).count()]
    found = _audit(page, ACCEPTED.get(place, {}), opened or ["html"])
    counts = [one for one in found if one.impact in _GRAVE or one.rule in _ORDER]
    # Beyond state law (lib/ui/layers_view.py) begins with headings of the fifth level.
    assert [one for one in counts if not one.accepted] == []
    assert set(ACCEPTED.get(place, {})) == {pair for one in found for pair in one.accepted}, "no longer found"


def test_what_is_accepted_is_met_somewhere() -> None:
    assert set(ACCEPTED) <= set(PLACES)


#: What is told by a chart, and the section of the same page that tells it as a table.
TWINS: Final = (
    ("/", "From debt to judgment", "The steps, to the cent"),
    ("/", "The same loan in every state", "All states, as a table"),
    ("/states", "New Jersey", "All states, as a table"),
    ("/states", "New Jersey", "the days, as a table"),
)


@pytest.mark.parametrize(("path", "heading", "section"), TWINS)
def test_every_chart_has_its_words_and_a_table_beside_it(
    open_page: OpenPage, path: str, heading: str, section: str
) -> None:
    page = open_page(f"{path}?state=NJ&{AGREED}")
    expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    page.wait_for_selector(".js-plotly-plot")
    charts = page.locator('[data-testid="stPlotlyChart"]').count()
    words = page.locator(
        '[role="figure"]:has([data-testid="stPlotlyChart"]), [data-testid="stPlotlyChart"][role="figure"]'
    )
    named = words.or_(page.locator('[data-testid="stPlotlyChart"] [role="figure"]'))
    assert charts > 0
    assert all((one.get_attribute("aria-label") or "").endswith(".") for one in named.all())
    assert named.count() == charts
    page.locator("summary").filter(has_text=section).click()
    wait_until_idle(page)
    drawn = page.locator("details[open]").filter(has_text=section)
    expect(drawn.locator('[data-testid="stTable"], [data-testid="stDataFrame"]').first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_paper_is_white_and_holds_what_was_open_and_no_buttons(open_page: OpenPage, dark: bool) -> None:
    page = open_page(f"/states?state=NJ&{AGREED}", dark=dark)
    page.emulate_media(media="print")
    ground = page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.locator("h2").first.evaluate("e => getComputedStyle(e).color") == "rgb(22, 32, 43)"
    expect(page.locator(".st-key-would_table")).to_be_visible()
    expect(page.locator("table.matrix")).to_be_visible()
    expect(page.locator('[class*="st-key-map_geo"] .js-plotly-plot')).to_be_visible()
    seen = page.locator("button:visible, .st-key-nav:visible, summary:visible")
    assert [one.inner_text() for one in seen.all() if "Your loan" not in one.inner_text()] == []
