"""Plain text made safe for the page's Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|$~:^-])")


def md(text: str) -> str:
    """Text that Markdown shows letter by letter (dollar signs would else become formulas)."""
    return _SPECIAL.sub(r"\\\1", text)
