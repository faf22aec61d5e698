"""The Data page in a real browser: downloads equal the command's bytes, tables read on a phone, nothing overflows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.law.export import export_bytes, file_name
from lib.law.load import load_dataset
from lib.ui.data_filter import Filters, index, select
from lib.ui.data_views import SECTIONS
from tests.browser.chromium import OpenPage, wait_until_idle

DATASET = load_dataset()


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(
        page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
        )
    )


@pytest.mark.parametrize("form", ["csv", "json", "schema"])
def test_a_download_gives_the_commands_bytes(open_page: OpenPage, form: str, tmp_path: Path) -> None:
    page = open_page("/data?view=take")
    button = page.locator(f".st-key-download_{form} button")
    expect(button).to_be_visible()
    with page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == file_name(DATASET, form)
    waiting.value.save_as(tmp_path / "law")
    assert (tmp_path / "law").read_bytes() == export_bytes(DATASET, form)


def test_search_and_a_click_on_a_row_open_a_rule(open_page: OpenPage) -> None:
    page = open_page("/data")
    page.get_by_role("textbox", name="Search").fill("homestead acres")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    found = select(index(DATASET), Filters(text="homestead acres"))
    expect(page.get_by_text(f"{len(found)} of ", exact=False).first).to_be_visible()
    card = page.locator(".st-key-data_rule")
    expect(card).to_contain_text(found[0].rule.id)
    box = page.locator('[data-testid="stDataFrame"] canvas').first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 18, box["y"] + 35 + 35 + 17)  # the mark of the second row, below the head
    wait_until_idle(page)
    expect(card).to_contain_text(found[1].rule.id)


def test_a_section_keeps_its_address(open_page: OpenPage) -> None:
    page = open_page("/data")
    page.get_by_text("Published lists", exact=True).click()
    wait_until_idle(page)
    expect(page.get_by_text("contradict each other")).to_be_visible()
    assert "view=lists" in page.url
    page.reload()
    wait_until_idle(page)
    expect(page.get_by_text("contradict each other")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", list(SECTIONS))
def test_every_section_fits_a_phone(open_page: OpenPage, view: str, dark: bool) -> None:
    page = open_page(f"/data?view={view}", width=390, height=844, dark=dark)
    expect(page.get_by_text("The dataset behind every answer")).to_be_visible()
    assert overflow(page) <= 0


def test_on_a_phone_every_cell_names_its_column(open_page: OpenPage) -> None:
    page = open_page("/data?view=lists", width=390, height=844)
    cell = page.locator("table.stacked td").first
    said = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "Ghent" in said
    width = cell.bounding_box()
    assert width is not None
    assert width["width"] <= 390
    expect(page.get_by_role("rowheader", name="Connecticut")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(1)


def test_the_tile_map_draws_every_jurisdiction_in_the_colors_asked_for(open_page: OpenPage) -> None:
    page = open_page("/data?view=textbook")
    tiles = page.locator('[class*="st-key-textbook_tiles"] .points path')
    expect(tiles).to_have_count(51)
    before = tiles.evaluate_all("all => all.map(one => one.style.fill)")
    page.get_by_text("Class", exact=True).first.click()
    wait_until_idle(page)
    page.wait_for_function(
        "before => JSON.stringify([...document.querySelectorAll('[class*=st-key-textbook_tiles] .points path')]"
        ".map(one => one.style.fill)) !== JSON.stringify(before)",
        arg=before,
    )
    expect(page.locator('[class*="st-key-textbook_tiles"] [role="figure"]')).to_have_count(1)
