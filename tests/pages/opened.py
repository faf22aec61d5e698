"""Pages as opened without a browser, at rest, and what they say."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def opened(page: str, query: str = "", **state: object) -> AppTest:
    """The page with this key, opened with a query; ``state`` is put into the session first."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in parse_qsl(query, keep_blank_values=True):
        app.query_params[name] = value
    for name, value in state.items():
        app.session_state[name] = value
    app.run()
    if page != "explore":
        for name, value in parse_qsl(query):  # pages drop one another's own parameters
            app.query_params[name] = value
        app.switch_page(f"pages/{page}/page.py").run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def said(app: AppTest) -> str:
    """All text of the page, Markdown escapes and HTML tags taken off."""
    parts = [part.value for part in (*app.markdown, *app.caption, *app.warning, *app.info)]
    parts += [re.sub(r"<style>.*?</style>|<[^>]+>", " ", part.proto.body, flags=re.DOTALL) for part in app.get("html")]
    return re.sub(r"\s+", " ", re.sub(r"\\(.)", r"\1", "\n".join(parts)))
