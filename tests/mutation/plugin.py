"""A pytest plugin for mutation runs only: nothing is remembered from before the mutant, and likely tests go first.

One process collects the tests and forks for each mutant.  What a ``functools`` cache of ours holds by then was
computed without the mutant, so every such cache is emptied when a mutant's run begins; while the tool watches
which test reaches which function, before every test.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, settings

#: Functions that run only while their module is imported, each with the tests of what they made.  The tool cannot
#: see which tests those are; for such a mutant our modules are imported afresh and these tests are run.
AT_IMPORT = {"lib.law.cells.x__elsewhere": "tests/law/test_cells.py"}

#: Modules whose tests stand in the file of another one.
TESTED_WITH = {"schema": "rows"}

#: Too slow to be filled anew for every watched test, and reached by tests of their own.
_HELD = ("load_dataset", "load_readings", "reviewed", "is_read", "load_layers", "load_lists", "law")

_seconds: dict[str, float] = {}
_asked: set[str] = set()


def _ours(name: str) -> bool:
    return name.startswith(("lib.", "tests.")) and not name.startswith("tests.mutation")


def forget(held: tuple[str, ...] = ()) -> None:
    """Empty every cache of ``lib`` and ``tests``, except those held."""
    for name, module in list(sys.modules.items()):
        for attribute, value in list(vars(module).items()) if _ours(name) else ():
            if attribute not in held and callable(clear := getattr(value, "cache_clear", None)):
                clear()


def _mutant() -> str:
    return os.environ.get("MUTANT_UNDER_TEST", "")


def _at_import() -> str | None:
    return AT_IMPORT.get(_mutant().rpartition("__mutmut_")[0])


def pytest_sessionstart() -> None:
    """Begin without memory."""
    if _at_import():
        for name in [name for name in sys.modules if _ours(name) or name == "lib"]:
            del sys.modules[name]
    forget()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A module that a mutant keeps from being imported is noticed, too; pytest calls that an interruption."""
    if _at_import() and session.exitstatus == pytest.ExitCode.INTERRUPTED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_runtest_setup() -> None:
    """Let the tool see every function that a test needs, remembered or not."""
    if _mutant() == "stats":
        forget(_HELD)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember how long a test takes."""
    if _mutant() == "stats" and report.when == "call":
        _seconds[report.nodeid] = report.duration


def _own(name: str) -> bool:
    """Whether a test, named by its path, is in the file that mirrors the mutant's module."""
    module = _mutant().rpartition("__mutmut_")[0].rpartition(".")[0].rpartition(".")[2]
    return bool(module) and Path(name.partition("::")[0]).stem.startswith(f"test_{TESTED_WITH.get(module, module)}")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Run the tests of the mutant's own module alone first: most mutants end there, before thousands are collected."""
    own, others = [name for name in config.args if _own(name)], [name for name in config.args if not _own(name)]
    if not own or not others or _at_import():
        return None
    options = [str(one) for one in config.invocation_params.args if str(one) not in config.args]
    found = int(pytest.main([*options, *own]))
    if found:
        return found
    config.args[:] = others
    return None


def pytest_configure(config: pytest.Config) -> None:
    """The same cases of every property in every run; whole files collected instead of single tests by the thousand."""
    # No search for the smallest case either: a failure is all that is asked for.
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutation", deadline=None, database=None, derandomize=True, phases=phases)
    settings.load_profile("mutation")
    _asked.clear()
    if tests := _at_import():
        config.args[:] = [tests]
    _asked.update(arg for arg in config.args if "::" in arg)
    if _asked:
        config.args[:] = dict.fromkeys(arg.partition("::")[0] for arg in config.args)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests asked for, the fastest first."""
    if _asked:
        items[:] = [item for item in items if item.nodeid in _asked]
        items.sort(key=lambda item: _seconds.get(item.nodeid, 0.0))
