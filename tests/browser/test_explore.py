"""The Explore page in a real browser, with no other host in reach."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import OpenPage, Server, wait_until_idle
from tests.test_assessment import AGREED

NEVADA = f"/?state=NV&{AGREED}"
REGIONS = ".choroplethlayer .trace:first-child path"


def metric(page: Page, label: str) -> str:
    box = page.locator('[data-testid="stMetric"]').filter(has_text=label)
    return box.locator('[data-testid="stMetricValue"]').inner_text()


def drawn(page: Page) -> int:
    """Outlines with an area, once the map has been drawn."""
    page.wait_for_selector(REGIONS, timeout=30_000)
    return int(
        page.evaluate(
            "s => [...document.querySelectorAll(s)].map(p => p.getBBox()).filter(b => b.width * b.height > 0).length",
            REGIONS,
        )
    )


def click_state(page: Page, code: str) -> None:
    """Click in the middle of a state on the outline map."""
    page.wait_for_selector(REGIONS)
    page.locator('[class*="st-key-map_geo"]').scroll_into_view_if_needed()
    box = page.evaluate(
        "([s, code]) => { const p = [...document.querySelectorAll(s)].find(p => p.__data__ && p.__data__.loc === code);"
        "const b = p.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }",
        [REGIONS, code],
    )
    page.mouse.move(*box)
    page.wait_for_timeout(150)
    page.mouse.click(*box)
    wait_until_idle(page)


def set_entry(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).and_(page.locator("input[type=text]")).fill(text)
    page.keyboard.press("Enter")
    wait_until_idle(page)


def test_a_cold_server_answers_a_deep_link(open_page: OpenPage, fresh_server: Callable[..., Server]) -> None:
    page = open_page(NEVADA, server=fresh_server())
    expect(page.get_by_text("Deficiency judgment in Nevada")).to_be_visible()
    assert metric(page, "Deficiency judgment in") == "$25,000"
    assert drawn(page) == 51


def test_the_map_draws_every_jurisdiction_and_follows_the_base_path(
    open_page: OpenPage, fresh_server: Callable[..., Server]
) -> None:
    page = open_page(NEVADA, server=fresh_server(options={"server.baseUrlPath": "tools/dje"}))
    assert drawn(page) == 51


def test_moving_the_bid_changes_figures_waterfall_and_map(open_page: OpenPage) -> None:
    page = open_page(NEVADA)
    drawn(page)
    bars = page.locator('[class*="st-key-waterfall"] .bartext')
    before = bars.all_inner_texts()
    page.get_by_role("slider", name="Winning bid").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    wait_until_idle(page)
    expect(page.locator('[data-testid="stMetricValue"]').nth(1)).to_have_text("$405,000")
    assert metric(page, "Deficiency judgment in") == "$25,000"
    assert metric(page, "Credit for the sale") == "$405,000"
    expect(bars.first).to_be_visible()
    page.wait_for_function(
        "before => JSON.stringify([...document.querySelectorAll('[class*=st-key-waterfall] .bartext')]"
        ".map(t => t.textContent)) !== JSON.stringify(before)",
        arg=before,
    )
    set_entry(page, "Winning bid", "440,000")
    assert metric(page, "Deficiency judgment in") == "$10,000"
    page.wait_for_function(
        "() => document.querySelector('[class*=st-key-map_geo] .js-plotly-plot').data[0].customdata"
        ".some(([code, hover]) => code === 'NV' && hover.includes('$10,000'))"
    )
    page.get_by_text("All states, as a table").click()
    wait_until_idle(page)
    set_entry(page, "Winning bid", "455000")
    assert metric(page, "Surplus") == "$5,000"
    assert drawn(page) == 51


def test_click_a_state_move_a_lever_click_another(open_page: OpenPage) -> None:
    page = open_page(NEVADA)
    assert drawn(page) == 51
    click_state(page, "WY")
    expect(page.get_by_text("Deficiency judgment in Wyoming")).to_be_visible()
    assert metric(page, "Deficiency judgment in") == "$50,000"
    set_entry(page, "Winning bid", "410000")
    assert metric(page, "Deficiency judgment in Wyoming") == "$40,000"
    click_state(page, "CO")
    expect(page.get_by_text("Deficiency judgment in Colorado")).to_be_visible()
    click_state(page, "WY")
    expect(page.get_by_text("Deficiency judgment in Wyoming")).to_be_visible()
    assert drawn(page) == 51


def test_tiles_are_clickable_and_the_list_does_the_same_without_a_mouse(open_page: OpenPage) -> None:
    page = open_page(NEVADA)
    page.get_by_text("Tiles", exact=True).click()
    wait_until_idle(page)
    page.wait_for_selector('[class*="st-key-map_tiles"] .points path')
    assert page.locator('[class*="st-key-map_tiles"] .points path').count() == 51
    tile = page.locator('[class*="st-key-map_tiles"] .textpoint text', has_text="TX")
    box = tile.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(150)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait_until_idle(page)
    expect(page.get_by_text("Deficiency judgment in Texas")).to_be_visible()
    assert metric(page, "Deficiency judgment in") == "Up to $50,000"
    page.get_by_label("State", exact=True).first.focus()
    page.keyboard.type("Miss")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.get_by_text("Deficiency judgment in Miss")).to_be_visible()


def test_the_address_holds_the_scenario_and_reopens_it(open_page: OpenPage) -> None:
    page = open_page("/")
    assert urlsplit(page.url).query == ""
    set_entry(page, "Winning bid", "390000.25")
    page.wait_for_url("**/*bid=390000.25*")
    query = parse_qs(urlsplit(page.url).query)
    assert (query["state"], query["principal"]) == (["NV"], ["430000"])
    again = open_page(f"/?{urlsplit(page.url).query}")
    assert metric(again, "Credit for the sale") == "$390,000"
    assert metric(again, "Deficiency judgment in") == metric(page, "Deficiency judgment in")


def test_an_example_link_and_my_own_figures(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_text("Start from…").first.click()
    page.get_by_role("link", name="A purchase loan that is barred").click()
    wait_until_idle(page)
    expect(page.get_by_text("Deficiency judgment in California")).to_be_visible()
    assert metric(page, "Deficiency judgment in") == "$0"
    page.wait_for_url("**/*state=CA*")
    set_entry(page, "Winning bid", "530000")  # what comes after a followed link does not fall back behind it
    assert metric(page, "Credit for the sale") == "$530,000"
    expect(page.get_by_text("Deficiency judgment in California")).to_be_visible()
    page.get_by_text("Start from…").first.click()
    page.get_by_text("My own figures").click()
    wait_until_idle(page)
    expect(page.get_by_text("Choose the state in which the property lies")).to_be_visible()


def test_the_link_writes_every_field_and_the_version(open_page: OpenPage) -> None:
    page = open_page(NEVADA)
    page.get_by_text("Take away").first.click()
    link = page.locator('[data-testid="stCode"] code').inner_text()
    query = parse_qs(urlsplit(link).query)
    assert query["version"] and query["claim_price"] == ["unknown"] and query["bid"] == ["400000"]
    assert link.startswith("http://127.0.0.1:")
    again = open_page("/?" + urlsplit(link).query)
    assert metric(again, "Deficiency judgment in") == "$25,000"


def test_a_bad_parameter_is_told(open_page: OpenPage) -> None:
    page = open_page(f"/?state=NV&units=many&{AGREED.replace('units=1&', '')}")
    expect(page.get_by_text("“many” is not accepted; give a whole number")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (390, 844)])
def test_nothing_overflows_in_any_size_or_theme(open_page: OpenPage, width: int, height: int, dark: bool) -> None:
    page = open_page(f"/?state=TX&{AGREED}", width=width, height=height, dark=dark)
    page.wait_for_selector('[class*="st-key-map_card"] .js-plotly-plot')
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    over = page.evaluate(
        "s => [...document.querySelectorAll(s)].filter(e => e.scrollWidth > e.clientWidth + 1).length",
        "[data-testid=stMetric], [class*=st-key-verdict], [class*=st-key-levers]",
    )
    assert over == 0
    if width >= 1440:
        for selector in ('[data-testid="stMetric"]', '[class*="st-key-verdict"]', '[class*="st-key-map_card"]'):
            box = page.locator(selector).first.bounding_box()
            assert box is not None and box["y"] < height * 0.75, f"{selector} begins above the fold"
    else:
        order = [page.get_by_text(text).first.bounding_box() for text in ("Winning bid", "Total debt", "From debt to")]
        tops = [box["y"] for box in order if box is not None]
        assert tops == sorted(tops) and len(tops) == 3


@pytest.mark.parametrize("pause", [40, 90])
def test_fast_moves_are_neither_lost_nor_undone(open_page: OpenPage, pause: int) -> None:
    page = open_page(NEVADA)
    page.get_by_role("slider", name="Winning bid").focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(pause)
    page.get_by_text("What the words mean").click()
    wait_until_idle(page, quiet=800)
    entry = page.get_by_label("Winning bid", exact=True).and_(page.locator("input[type=text]"))
    assert metric(page, "Credit for the sale") == "$380,000"
    assert entry.input_value() == "$380,000"
    assert parse_qs(urlsplit(page.url).query)["bid"] == ["380000"]
    assert page.get_by_role("slider", name="Winning bid").input_value() == "380000"
