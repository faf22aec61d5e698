"""Plain text made safe for the page's Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|$~:^-])")


def linked(title: str, url: str | None) -> str:
    """A title as a link where it has an address; signs that would end the link early are encoded."""
    if url is None:
        return md(title)
    return f"[{md(title)}]({url.replace('(', '%28').replace(')', '%29')})"


def md(text: str) -> str:
    """Text that Markdown shows letter by letter (dollar signs would else become formulas)."""
    return _SPECIAL.sub(r"\\\1", text)
