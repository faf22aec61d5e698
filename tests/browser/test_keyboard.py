"""Everything by keyboard: each control is reached by Tab, shows that it is reached, and works without a mouse."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import OpenPage, wait_until_idle
from tests.browser.test_explore import NEVADA, metric
from tests.test_assessment import AGREED

#: Runs in the page: the name of what has the focus, and whether what had it before looks different now.
_FOCUSED: Final = """async () => {
    await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const copy = at.cloneNode(true);
    copy.querySelectorAll('[translate="no"], kbd').forEach(icon => icon.remove());
    return (at.getAttribute('aria-label') || copy.textContent || at.tagName).replace(/\\s+/g, ' ').trim();
}"""
_SHOWN: Final = """() => {
    const look = one => {
        const style = getComputedStyle(one);
        return ['outlineStyle', 'outlineWidth', 'boxShadow', 'borderColor', 'backgroundColor'].map(key => style[key]);
    };
    const shown = !window.__at || window.__at.some((one, up) => String(look(one)) !== window.__look[up]);
    window.__at = [];
    for (let one = document.activeElement; one && window.__at.length < 6; one = one.parentElement) {
        window.__at.push(one);
    }
    window.__look = window.__at.map(one => String(look(one)));
    return shown;
}"""
#: What the person can work with, in the main part of the page, and what Tab has to reach: of a group of which one is
#: chosen, that one; arrows go on from there.
_CONTROLS: Final = """() => [...document.querySelectorAll(
    'main a[href], main button, main input, main summary, main textarea, main canvas'
)].filter(one => !one.disabled && one.tabIndex >= 0 && one.ariaChecked !== 'false'
    && one.checkVisibility({visibilityProperty: true}))
    .map(one => { one.dataset.mustStop = '1'; return one.outerHTML.slice(0, 160); })"""
_MISSED: Final = "() => [...document.querySelectorAll('[data-must-stop]')].map(one => one.outerHTML.slice(0, 160))"
#: Stops that draw their own ring where a style cannot be read: the scrolling page itself, and a table on a canvas.
_OWN_RING: Final = ("MAIN", "CANVAS")


def walk(page: Page, most: int = 90) -> tuple[list[str], list[str]]:
    """Press Tab until the page has been gone through: the stops' names, and those that did not show they were it."""
    stops: list[str] = []
    unseen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(_FOCUSED)
        if not page.evaluate(_SHOWN):
            unseen.append(stops[-1])
        if name is None:
            break
        own = page.evaluate(
            "() => { const at = document.activeElement; delete at.dataset.mustStop; return at.tagName; }"
        )
        stops.append(own if own in _OWN_RING else name)
    return stops, [name for name in unseen if name not in _OWN_RING]


def tab_to(page: Page, name: str, tag: str = "", most: int = 80) -> None:
    """Press Tab until what is so named has the focus; ``tag``: where two have one name, which element is meant."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED) == name and tag in page.evaluate("() => document.activeElement.outerHTML"):
            return
    raise AssertionError(f"Tab does not reach “{name}”")


@pytest.mark.parametrize("path", ["/", "/states", "/compare", "/present?view=3", "/data", "/glossary?term=redemption"])
def test_tab_reaches_every_control_and_shows_it(open_page: OpenPage, path: str) -> None:
    page = open_page(f"{path}{'&' if '?' in path else '?'}state=NV&{AGREED}")
    assert page.evaluate(_CONTROLS)
    stops, unseen = walk(page)
    assert page.evaluate(_MISSED) == []
    assert unseen == []
    assert stops[0] == "Skip to main content"


def test_every_lever_moves_by_keys(open_page: OpenPage) -> None:
    page = open_page(NEVADA)
    tab_to(page, "State")
    page.keyboard.type("Wyo")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    assert metric(page, "Deficiency judgment in Wyoming") == "$50,000"
    tab_to(page, "Winning bid", tag='type="range"')
    page.keyboard.press("ArrowRight")
    wait_until_idle(page)
    assert metric(page, "Credit for the sale") == "$401,000"
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("440,000")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    assert metric(page, "Deficiency judgment in Wyoming") == "$10,000"


def test_map_form_sections_and_page_links_by_keys(open_page: OpenPage) -> None:
    page = open_page(NEVADA)
    tab_to(page, "Map")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.locator('[class*="st-key-map_tiles"] .points path').first).to_be_visible()
    tab_to(page, "All states, as a table")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.locator('.st-key-table_table [data-testid="stDataFrame"]')).to_be_visible()
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.locator('.st-key-table_table [data-testid="stDataFrame"]')).to_be_hidden()
    tab_to(page, "States")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.get_by_role("heading", name="Nevada")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["bid"] == ["400000"]


@pytest.mark.parametrize(
    ("button", "inside"), [("Start from…", "A purchase loan that is barred"), ("Take away", "Slides (PowerPoint)")]
)
def test_a_menu_opens_is_gone_through_and_closes_by_keys(open_page: OpenPage, button: str, inside: str) -> None:
    page = open_page(NEVADA)
    tab_to(page, button)
    page.keyboard.press("Enter")
    wait_until_idle(page)
    tab_to(page, inside)
    page.keyboard.press("Escape")
    wait_until_idle(page)
    expect(page.get_by_text(inside)).to_be_hidden()


def test_states_are_added_to_a_comparison_by_keys(open_page: OpenPage) -> None:
    page = open_page(f"/compare?with=TX,MO&state=TX&{AGREED}")
    tab_to(page, "States", tag="<input")
    page.keyboard.type("Ohio")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.locator("table.compare thead")).to_contain_text("Ohio")


def test_the_parts_of_the_data_page_by_keys(open_page: OpenPage) -> None:
    page = open_page("/data")
    tab_to(page, "Every rule")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.get_by_role("heading", name="How to cite it")).to_be_visible()


def test_a_presentation_is_led_and_left_by_keys(open_page: OpenPage) -> None:
    page = open_page(f"/present?state=NV&{AGREED}", width=1280, height=720)
    first = page.locator("h1").inner_text()
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    assert page.locator("h1").inner_text() != first
    tab_to(page, "What if …")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    tab_to(page, "Leave the presentation")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.get_by_text("Total debt").first).to_be_visible()


def test_less_motion_is_respected(open_page: OpenPage) -> None:
    """Playwright opens these pages as a person who asks for less motion."""
    page = open_page(NEVADA)
    longest = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('.stApp *')].flatMap(one => {"
        "const look = getComputedStyle(one); return [look.transitionDuration, look.animationDuration]"
        ".flatMap(all => all.split(',').map(parseFloat)); }))"
    )
    assert longest <= 0.01
