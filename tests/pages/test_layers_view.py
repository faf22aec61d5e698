"""What is told beside state law: what arises first, what may arise, doubts marked, the program's line."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.law.layers import load_layers
from tests.test_assessment import AGREED


def _view(query: str) -> None:
    from urllib.parse import parse_qsl

    from lib.assessment import assess
    from lib.law.load import load_dataset
    from lib.scenario_text import read
    from lib.ui.layers_view import layers_card, program_caption

    found = assess(read(dict(parse_qsl(query))).scenario, load_dataset().states["NV"])
    program_caption(found)
    layers_card(found)


def view(also: str = "") -> list[str]:
    """Captions, then the other texts, each in order, Markdown's escapes taken off."""
    app = AppTest.from_function(_view, args=(f"state=NV&{AGREED}{also}",), default_timeout=60).run()
    assert not app.exception
    return [re.sub(r"\\(.)", r"\1", part.value) for part in (*app.caption, *app.markdown)]


def titles(shown: list[str]) -> list[str]:
    return [found[1] for text in shown if (found := re.match(r"\*\*(.*?)\*\* · :material", text))]


def by_id(slug: str) -> str:
    return next(layer.title for layer in load_layers().layer if layer.id == slug)


def test_what_arises_comes_before_what_may_and_an_open_fact_is_named() -> None:
    shown = view()
    found = titles(shown)
    assert found.index(by_id("mortgage-insurer")) < found.index(by_id("fha-may-require-a-judgment"))
    text = "\n".join(shown)
    assert text.count("Depends on the loan program.") == 4
    assert "### May arise, once a fact is known" in text
    assert by_id("refinance-notice") in found
    assert by_id("refinance-notice") not in titles(view("&purpose=purchase"))


@pytest.mark.parametrize(
    ("program", "slug"),
    [("fha", "fha-may-require-a-judgment"), ("va", "va-claim-of-its-own"), ("usda", "usda-federal-debt")],
)
def test_a_federal_program_has_its_line_and_its_matter_comes_first(program: str, slug: str) -> None:
    shown = view(f"&loan_program={program}")
    lines = [text for text in shown if text.startswith(":material/account_balance:")]
    assert len(lines) == 1 and by_id(slug) in lines[0] and "\n" not in lines[0]
    assert titles(shown)[0] == by_id(slug)
    assert "Depends on" not in "\n".join(shown)


@pytest.mark.parametrize("program", ["", "&loan_program=conventional", "&loan_program=other"])
def test_other_programs_and_an_unknown_one_have_no_line(program: str) -> None:
    assert not [text for text in view(program) if text.startswith(":material/account_balance:")]


def test_every_matter_is_told_whole_and_doubt_is_marked() -> None:
    text = "\n".join(view())
    for layer in load_layers().layer:
        if layer.title not in text:
            continue
        assert layer.text in text and f":material/forum: {layer.ask}" in text
        marked = f"**Partly verified.** {layer.citation}" in text
        assert marked == (layer.confidence == "medium") and layer.citation in text
        assert layer.note is None or layer.note in text
    assert all(source.title in text for source in load_layers().source)
