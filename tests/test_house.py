"""The house rules that a machine can keep: who may import whom, and what must not appear."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIB = sorted((ROOT / "lib").rglob("*.py"))
PAGES = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_ui_knows_streamlit_and_only_charts_know_plotly(path: Path) -> None:
    room = path.relative_to(ROOT / "lib").parts[0]
    for module in imports(path):
        top = module.split(".")[0]
        assert top not in ("streamlit", "starlette") or room == "ui", module
        assert top != "plotly" or room == "charts", module
        assert top != "pandas" or room in ("ui", "portfolio.py"), module
        assert not module.startswith("lib.ui") or room == "ui", module
        if room == "law" and path.name != "__main__.py":  # the command line is an outer shell
            assert not module.startswith("lib.") or module.startswith(("lib.law", "lib.money")), module


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_neither_compute_nor_decide(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    sums = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Div)]
    assert sums == [], "arithmetic belongs to lib"
    assert not {name for name in imports(path) if name.startswith("lib.law.") and name != "lib.law.words"}


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_float_makes_an_amount(path: Path) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    # One place: the rate's slider, a percentage and not an amount.
    assert len(calls) == (1 if path.name == "entry.py" else 0)


def test_the_project_stands_alone() -> None:
    """Nothing names this machine's folders or asks another host at run time."""
    sources = [*LIB, *PAGES, ROOT / "README.md", *sorted((ROOT / "data").rglob("*.toml"))]
    for path in sources:
        text = path.read_text(encoding="utf-8")
        assert str(ROOT.parent) + "/" not in text or ROOT.parent == Path("/"), path
        assert not re.search(r"cdn\.plot\.ly|fonts\.googleapis|unpkg\.com|jsdelivr", text), path


def test_modules_stay_small() -> None:
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in LIB}
    assert {name: count for name, count in lines.items() if count > 320} == {}


def test_the_readme_code_runs_and_says_what_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    exec(compile(code[1], "README.md", "exec"), {})
    said = re.search(r"# cents: (.*)$", code[1], re.MULTILINE)
    assert said is not None
    assert capsys.readouterr().out.strip() == said[1]
