"""Whether the address of a source is sound and leads to the host that the source claims."""

from __future__ import annotations

from urllib.parse import urlsplit

from lib.law.schema import Jurisdiction, Source

#: Publishers that titles name, by the hosts on which they publish.
_PUBLISHERS = {
    "justia": ("justia.com",),
    "findlaw": ("findlaw.com",),
    "casetext": ("casetext.com",),
    "cetient": ("cetient.com",),
    "nolo": ("nolo.com", "alllaw.com"),
    "alllaw": ("alllaw.com",),
    "lawserver": ("lawserver.com",),
    "courtlistener": ("courtlistener.com",),
    "jd supra": ("jdsupra.com",),
    "lexology": ("lexology.com",),
    "unicourt": ("unicourt.github.io", "github.com"),
    "onecle": ("onecle.com",),
}

#: Hosts of legislatures, courts and agencies whose names do not end in .gov or .us.
_OFFICIAL = (
    "ksrevisor.org",
    "ncleg.gov",
    "senate.mn",
    "mainelegislature.org",
)


def host(url: str) -> str:
    """The host of an address, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def is_official(url: str) -> bool:
    """Whether an address is a legislature's, court's or agency's own: ``.gov``, a state's ``.us``, or one known."""
    name = host(url)
    return name.endswith((".gov", ".us")) or name in _OFFICIAL


def _fault(source: Source) -> str | None:
    if source.url is None:
        return None
    try:
        parts = urlsplit(source.url)
        name, port, user = host(source.url), parts.port, parts.username
    except ValueError as error:
        return f"{source.url!r} is not an address: {error}"
    if not name or "." not in name or name.startswith(".") or name.endswith("."):
        return f"{source.url!r} names no host; give http(s)://host/path"
    if user or port not in (None, 80, 443):
        return f"{source.url!r} holds a user or a port; give the plain address"
    title = source.title.lower()
    for publisher, hosts in _PUBLISHERS.items():
        if publisher in title and not any(name == known or name.endswith(f".{known}") for known in hosts):
            return f"{source.title!r} claims {publisher}, but the address is on {name}"
    return None


def link_faults(law: Jurisdiction) -> list[str]:
    """What is wrong with the addresses of one file's sources."""
    return [f"{law.code}: source: {fault}" for source in law.source if (fault := _fault(source))]
