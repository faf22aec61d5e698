"""States, Compare and Present in a real browser, with no other host in reach."""

from __future__ import annotations

import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.chromium import OpenPage, Server, wait_until_idle
from tests.test_assessment import AGREED

SIZES = [(1440, 900, False), (1920, 1080, False), (390, 844, True)]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("key", ["states", "present"])
def test_a_cold_server_answers_a_deep_link_to_any_page(
    open_page: OpenPage, fresh_server: Callable[..., Server], key: str
) -> None:
    page = open_page(f"/{key}?state=NV&{AGREED}", server=fresh_server())
    expect(page.locator("h1, h2").first).to_be_visible()
    assert "Page not found" not in page.inner_text("body")


@pytest.mark.parametrize("key", ["states", "compare", "data", "glossary"])
@pytest.mark.parametrize(("width", "height", "dark"), SIZES)
def test_no_page_scrolls_sideways(open_page: OpenPage, key: str, width: int, height: int, dark: bool) -> None:
    assert fits(open_page(f"/{key}?state=NJ&{AGREED}", width=width, height=height, dark=dark))


def test_the_loan_travels_from_page_to_page(open_page: OpenPage) -> None:
    page = open_page(f"/?state=NV&{AGREED}")
    for name, words in (("States", "decides your loan"), ("Compare", "barred in 1 of 5"), ("Explore", "Total debt")):
        page.get_by_role("link", name=name, exact=True).click()
        wait_until_idle(page)
        expect(page.get_by_text(words).first).to_be_visible()
        assert parse_qs(urlsplit(page.url).query)["bid"] == ["400000"]


def test_a_change_opened_gives_the_figure_that_was_reported(open_page: OpenPage) -> None:
    lived = "occupied_at_origination=yes&occupied_throughout=yes&seller_financed=no"
    page = open_page(f"/states?state=NV&{lived}&{AGREED}")
    told = page.locator('[class*="st-key-change_"]').filter(has_text="had bought this property")
    assert "Barred, $0 ($25,000 less)" in told.inner_text()
    told.get_by_role("link").click()
    wait_until_idle(page)
    assert parse_qs(urlsplit(page.url).query)["purpose"] == ["purchase"]
    own = page.locator("table.matrix tr.own td.here")
    expect(own).to_contain_text("Barred")


def test_compare_keeps_its_states_in_the_address(open_page: OpenPage) -> None:
    page = open_page(f"/compare?with=TX,MO&state=NV&{AGREED}")
    assert parse_qs(urlsplit(page.url).query)["with"] == ["TX,MO"]
    expect(page.locator("table.compare thead")).to_contain_text("Missouri")
    expect(page.locator("table.compare td.apart").first).to_be_visible()


@pytest.mark.parametrize(("width", "height", "dark"), [(1920, 1080, False), (1280, 720, True)])
def test_the_presentation_by_keys_without_scrolling(open_page: OpenPage, width: int, height: int, dark: bool) -> None:
    page = open_page(f"/present?state=TX&{AGREED}", width=width, height=height, dark=dark)
    page.locator("h1").first.click()
    seen = []
    for key in ("ArrowRight", "Space", "ArrowRight", "Space", "ArrowRight", "ArrowRight"):
        seen.append(page.locator("h1").first.inner_text())
        over = page.evaluate(
            "[document.querySelector('[data-testid=stMain]').scrollHeight, window.innerHeight,"
            "document.querySelector('.st-key-stage_body').scrollHeight,"
            "document.querySelector('.st-key-stage_body').clientHeight]"
        )
        assert over[0] <= over[1] + 1, f"{seen[-1]}: the page scrolls"
        assert over[2] <= over[3] + 2, f"{seen[-1]}: the view is cut off"
        page.keyboard.press(key)
        wait_until_idle(page)
    seen.append(page.locator("h1").first.inner_text())
    assert len(set(seen)) == 7
    page.keyboard.press("ArrowLeft")
    wait_until_idle(page)
    assert page.locator("h1").first.inner_text() == seen[5]
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.st-key-stage_body li, .st-key-stage_body p, .st-key-stage h1')]"
        ".filter(e => e.innerText.trim() && !e.closest('.cite')).map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= height / 45, "readable from the back of the room"


def test_a_question_from_the_floor_is_answered_live(open_page: OpenPage) -> None:
    page = open_page(f"/present?view=3&state=NV&{AGREED}", width=1920, height=1080)
    page.get_by_role("button", name="What if").click()
    wait_until_idle(page)
    page.get_by_label("Winning bid", exact=True).and_(page.locator("input[type=text]")).fill("440000")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.locator(".st-key-stage .big")).to_contain_text("$10,000")


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    with open(waiting.value.path(), "rb") as file:
        return file.read()


def test_every_file_of_the_menu_comes_and_opens(open_page: OpenPage) -> None:
    page = open_page(f"/?state=NV&{AGREED}")
    page.get_by_text("Take away").first.click()
    wait_until_idle(page)
    page.get_by_label("Title (optional)").fill("=cmd|' /C calc'!A0 <b>For the meeting</b>")
    page.keyboard.press("Tab")
    wait_until_idle(page)
    deck = Presentation(io.BytesIO(saved(page, "Slides")))
    assert len(deck.slides) == 7
    paper = PdfReader(io.BytesIO(saved(page, "Paper (PDF)")))
    assert "$25,000" in "".join(one.extract_text() for one in paper.pages)
    assert len(PdfReader(io.BytesIO(saved(page, "For a borrower"))).pages) <= 3
    book = load_workbook(io.BytesIO(saved(page, "Workbook")))
    assert "States" in book.sheetnames
    assert b"25000" in saved(page, "Result (JSON)").replace(b".", b"").replace(b",", b"")
    assert saved(page, "Result (CSV)")
    assert len(Calendar.from_ical(saved(page, "Dates for a calendar")).walk("VEVENT")) >= 1
