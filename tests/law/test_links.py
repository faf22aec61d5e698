"""Addresses of sources: sound, and on the host that the title claims."""

from __future__ import annotations

import pytest

from lib.law.links import host, is_official, link_faults
from lib.law.load import load_dataset
from tests.builders import jurisdiction


def faults(title: str, url: str) -> list[str]:
    return link_faults(jurisdiction(source=[{"title": title, "url": url, "kind": "statute", "read": "full"}]))


@pytest.mark.parametrize("code", load_dataset().states)
def test_every_address_is_sound_and_where_it_says(code: str) -> None:
    assert link_faults(load_dataset().states[code]) == []


@pytest.mark.parametrize(
    ("title", "url", "says"),
    [
        ("A code", "https://codes.ohio.gov./x", "names no host"),
        ("A code", "https://localhost/x", "names no host"),
        ("A code", "https://.gov/x", "names no host"),
        ("A code", "https://user@example.org/x", "a user or a port"),
        ("A code", "https://example.org:8443/x", "a user or a port"),
        ("A code", "http://example.org:81/x", "a user or a port"),
        ("A code", "https://example.org:port/x", "is not an address"),
        ("NRS 40.455 (Justia)", "https://example.org/x", "claims justia, but the address is on example.org"),
        ("A case on CourtListener", "https://notcourtlistener.com/x", "claims courtlistener"),
    ],
)
def test_a_bad_address_is_told(title: str, url: str, says: str) -> None:
    (fault,) = faults(title, url)
    assert fault.startswith("XX: source: ") and says in fault


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("A code", "https://example.org/x"),
        ("A code", "https://example.org:443/x"),
        ("A code", "http://example.org:80/x"),
        ("A code (Justia)", "https://law.justia.com/x"),
        ("A code (Justia)", "https://justia.com/x"),
    ],
)
def test_a_good_address_is_not_told(title: str, url: str) -> None:
    assert faults(title, url) == []


def test_official_hosts() -> None:
    assert host("https://www.azleg.gov/ars/33/00814.htm") == "azleg.gov"
    official = ("https://azleg.gov/x", "http://leg.state.nv.us/x", "https://ksrevisor.org/x", "https://www.ilga.gov/x")
    assert all(is_official(url) for url in official)
    assert not any(
        is_official(url) for url in ("https://law.justia.com/x", "https://gov.example.org", "https://myilga.gov.com")
    )


def test_what_is_no_address_has_no_host_and_is_nobodys() -> None:
    assert host("a shelf in the library") == ""
    assert not is_official("a shelf in the library")
    (fault,) = faults("A code", "https:///justia.com")
    assert fault == "XX: source: 'https:///justia.com' names no host; give http(s)://host/path"


def test_a_source_without_address_is_no_fault() -> None:
    assert link_faults(jurisdiction()) == []
