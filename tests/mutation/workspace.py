"""A copy of the tree in which every function can be mutated, with the settings of the run.

The mutation tool leaves functions with decorators alone, which would spare every property, validator and
remembered decision.  In the copy a decorator stands below its function as an assignment instead, which means
the same: ``@cache`` above ``def name`` becomes ``name = cache(name)`` below it.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: What is mutated; the command line of ``lib.law`` is an outer shell and is left out.
MODULES = (
    "lib/assessment.py",
    "lib/interest.py",
    *(f"lib/law/{path.name}" for path in sorted((ROOT / "lib" / "law").glob("*.py")) if not path.stem.startswith("__")),
    "lib/money.py",
)

#: The tests that may kill a mutant, as arguments of pytest: those of the law engine and of money.
TESTS = (
    "tests/test_money.py",
    "tests/test_interest.py",
    "tests/law",
    "tests/test_assessment.py",
    "tests/test_verdict.py",
    "tests/test_counterfactual.py",
    "tests/test_routes.py",
    "tests/oracle",
)

#: Left out: texts that no mutant changes, and the two tests that need the record which the run is about to write.
_NOT_RUN = (
    "--ignore=tests/law/test_codebook.py",
    "--deselect=tests/law/test_proof.py::test_the_dataset_is_proved",
    "--deselect=tests/law/test_proof.py::test_the_published_figures_are_those_of_today",
)

_KEPT = ("staticmethod", "classmethod")
_COPIED = ("lib", "tests", "data", "static", "pyproject.toml")


def undecorated(source: str) -> str:
    """The same module with every decorator of a function as an assignment below it.

    >>> print(undecorated("@cache\\ndef one():\\n    return 1\\n"))
    def one():
        return 1
    one = cache(one)
    <BLANKLINE>
    """
    lines = source.splitlines()
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.decorator_list]
    for node in sorted(found, key=lambda each: each.lineno, reverse=True):
        if any(isinstance(each, ast.Name) and each.id in _KEPT for each in node.decorator_list):
            continue
        applied = node.name
        for decorator in reversed(node.decorator_list):
            applied = f"{ast.unparse(decorator)}({applied})"
        lines.insert(node.end_lineno or node.lineno, f"{' ' * node.col_offset}{node.name} = {applied}")
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines) + "\n"


def settings(modules: Sequence[str]) -> str:
    """The tool's table for ``pyproject.toml`` of the copy."""
    lists = {
        "source_paths": ["lib/"],
        "only_mutate": list(modules),
        "also_copy": [name for name in _COPIED if name not in ("lib", "tests")],
        # One process: the tool itself decides how many mutants are run at a time.
        "pytest_add_cli_args": ["-p", "tests.mutation.plugin", "-p", "no:cacheprovider", "--numprocesses=0", *_NOT_RUN],
        "pytest_add_cli_args_test_selection": list(TESTS),
    }
    rows = [f"{name} = {values!r}" for name, values in lists.items()]
    # The tool ends a mutant after twice (seconds of its tests + constant) × multiplier of processor time.
    return "\n".join(["", "[tool.mutmut]", *rows, "timeout_multiplier = 10.0", "timeout_constant = 10.0", ""])


def prepare(folder: Path, modules: Sequence[str]) -> None:
    """Fill an empty folder with the copy in which the tool is run."""
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for module in modules:
        path = folder / module
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings(modules))
