"""The record of the mutation run: whole, read, and good enough; and the pieces of the command that makes it."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from lib.law.proof import LEAST_KILLED, MUTATION
from tests.mutation import __main__ as command
from tests.mutation.plugin import AT_IMPORT
from tests.mutation.record import MEANING, RESULT, Kind, Module, Record, Survivor, as_toml, digest, merged, read, said
from tests.mutation.workspace import MODULES, ROOT, TESTS, prepare, undecorated
from tests.mutation.workspace import settings as table

RECORD = read()
ONE, TWO = "lib/money.py", "lib/law/decide.py"


def survivor(number: int = 3, **values: str) -> Survivor:
    base = {"was": "a < b", "now": "a <= b", "kind": "equivalent", "why": "Both sides are never equal here."}
    return Survivor(f"lib.money.x_dollars__mutmut_{number}", **(base | values))


def small(*survivors: Survivor) -> Record:
    modules = (Module(TWO, 20, 20, digest(TWO)), Module(ONE, 10, 10 - len(survivors), digest(ONE)))
    return Record("mutmut==1", modules, survivors)


def test_every_module_of_the_law_engine_was_measured() -> None:
    assert {module.name for module in RECORD.modules} == set(MODULES)
    assert {"lib/law/decide.py", "lib/law/credits.py", "lib/assessment.py", "lib/interest.py", ONE} <= set(MODULES)
    assert all((ROOT / module).is_file() and "__" not in module for module in MODULES)


def test_nine_tenths_of_all_mutants_are_killed() -> None:
    assert RECORD.mutants > 2000
    assert RECORD.share >= LEAST_KILLED


def test_the_figures_add_up() -> None:
    for module in RECORD.modules:
        alive = [one for one in RECORD.survivors if one.module == module.name]
        assert module.mutants - module.killed == len(alive), module.name
    assert len({one.mutant for one in RECORD.survivors}) == len(RECORD.survivors) == RECORD.mutants - RECORD.killed


@pytest.mark.parametrize("found", RECORD.survivors, ids=lambda found: found.mutant)
def test_every_survivor_was_read_and_has_its_reason(found: Survivor) -> None:
    assert found.kind in set(Kind)
    assert len(found.why) > 20 and found.why.endswith(".")
    assert found.was != found.now
    module, _, function = found.mutant.rpartition("__mutmut_")[0].rpartition(".")
    names = re.split("ǁ", function.removeprefix("x_").removeprefix("xǁ"))
    tree = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert set(names) <= defined, "a survivor in a function that is gone: run it again"


def test_the_proof_reads_this_record() -> None:
    assert RESULT == MUTATION
    assert RECORD.tool == command.TOOL


def test_the_record_reads_back_as_it_was_written(tmp_path: Path) -> None:
    before = small(survivor(was='return "−"', now='return "XX−\\nXX"'))
    path = tmp_path / "result.toml"
    path.write_text(as_toml(before), encoding="utf-8")
    assert read(path) == before
    assert read(tmp_path / "none") == Record("", (), ())
    assert as_toml(RECORD) == RESULT.read_text(encoding="utf-8")


def test_a_reason_is_kept_for_the_same_change_and_for_no_other() -> None:
    before = small(survivor(3), survivor(4, was="c", now="d"))
    again = [survivor(7, kind="", why=""), survivor(8, now="a > b", kind="", why="")]
    found = merged(before, "mutmut==2", [Module(ONE, 12, 10, "new")], again)
    assert found.tool == "mutmut==2"
    assert found.modules == (before.modules[0], Module(ONE, 12, 10, "new"))
    assert found.survivors == (survivor(7), survivor(8, now="a > b", kind="", why=""))


def test_modules_that_were_not_run_again_stand_and_those_that_are_gone_do_not() -> None:
    gone = Module("lib/law/gone.py", 5, 4, "x")
    lost = Survivor("lib.law.gone.x_f__mutmut_1", "a", "b", "equivalent", "It was.")
    before = replace(small(survivor()), survivors=(lost, survivor()))
    before = replace(before, modules=(gone, *before.modules))
    found = merged(before, "mutmut==1", [Module(TWO, 21, 21, "new")], [])
    assert [module.name for module in found.modules] == [TWO, ONE]
    assert found.survivors == (survivor(),)


def test_what_is_printed_counts_and_shows_what_nobody_has_read() -> None:
    unread = survivor(5, kind="", why="")
    old = replace(small(survivor(), unread), modules=(Module(TWO, 20, 20, "old"), Module(ONE, 10, 8, digest(ONE))))
    assert said(old) == [
        f"{TWO}     20 of    20 killed  100.0%  changed since the run",
        f"{ONE:<{len(TWO)}}      8 of    10 killed   80.0%",
        f"{'all':<{len(TWO)}}     28 of    30 killed   93.3%",
        "2 survive",
        f"       1 equivalent: {MEANING[Kind.EQUIVALENT]}",
        f"       0 excluded: {MEANING[Kind.EXCLUDED]}",
        f"       0 speed: {MEANING[Kind.SPEED]}",
        "       1 not read yet",
        "lib.money.x_dollars__mutmut_5",
        "    - a < b",
        "    + a <= b",
    ]
    assert set(MEANING) == set(Kind)
    assert (Record("", (), ()).share, small().share) == (Fraction(0), Fraction(1))


def test_showing_fails_while_a_survivor_is_not_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command.main(["show"]) == 0
    assert f"{RECORD.killed:>5} of {RECORD.mutants:>5} killed" in capsys.readouterr().out
    monkeypatch.setattr(command, "read", lambda: small(survivor(why="")))
    assert command.main(["show"]) == 1
    monkeypatch.setattr(command, "read", lambda: Record("", (), ()))
    assert command.main(["show"]) == 1


def test_running_without_the_tool_says_how_to_install_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_installed", lambda: False)
    assert command.main(["run", ONE]) == 2
    assert capsys.readouterr().out.endswith(f"-m pip install {command.TOOL}\n")


def test_only_modules_of_the_engine_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(["run", "lib/verdict.py"])
    assert caught.value.code == 2
    assert "lib/verdict.py: not among lib/assessment.py, " in capsys.readouterr().err


def test_the_tools_lists_and_diffs_are_read() -> None:
    listed = "    lib.money.x_f__mutmut_1: killed\n    lib.money.x_f__mutmut_2: no tests\n\n"
    assert command.outcomes(listed) == {"lib.money.x_f__mutmut_1": "killed", "lib.money.x_f__mutmut_2": "no tests"}
    diff = "# lib.money.x_f: survived\n--- lib/money.py\n+++ lib/money.py\n@@ -1,3 +1,3 @@\n def f():\n"
    assert command.change(f"{diff}-    a = (\n-        1\n+    a = None\n     return a\n") == ("a = ( 1", "a = None")


DECORATED = '''"""A module."""


@lru_cache(maxsize=2)
def one() -> int:
    """Text."""
    return 1


class Two:
    @property
    @cached(
        7,
    )
    def three(self) -> int:
        return 3

    @staticmethod
    def four() -> int:
        return 4


def five() -> int:
    return 5
'''


def test_decorators_stand_below_as_assignments_and_mean_the_same() -> None:
    assert (
        undecorated(DECORATED)
        == '''"""A module."""


def one() -> int:
    """Text."""
    return 1
one = lru_cache(maxsize=2)(one)


class Two:
    def three(self) -> int:
        return 3
    three = property(cached(7)(three))

    @staticmethod
    def four() -> int:
        return 4


def five() -> int:
    return 5
'''
    )


@pytest.mark.parametrize("module", MODULES)
def test_every_function_of_a_module_can_be_mutated_in_the_copy(module: str) -> None:
    source = (ROOT / module).read_text(encoding="utf-8")
    copied = ast.parse(undecorated(source))
    functions = [node for node in ast.walk(copied) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if node.decorator_list] == []
    assert len(functions) == sum(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(source)))


def test_the_copy_holds_what_the_tests_need_and_the_tools_table(tmp_path: Path) -> None:
    prepare(tmp_path, [ONE])
    assert (tmp_path / "tests" / "oracle" / "cases").is_dir() and (tmp_path / "data" / "law" / "NV.toml").is_file()
    assert (tmp_path / "pyproject.toml").read_text(encoding="utf-8").endswith(table([ONE]))
    assert "[tool.mutmut]" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"only_mutate = ['{ONE}']" in table([ONE])
    assert (tmp_path / TWO).read_bytes() == (ROOT / TWO).read_bytes()
    assert all((ROOT / tests).exists() for tests in TESTS)


def test_functions_that_run_at_import_are_there_with_their_tests() -> None:
    for function, tests in AT_IMPORT.items():
        module, _, name = function.rpartition(".")
        assert f"def {name.removeprefix('x_')}(" in (ROOT / f"{module.replace('.', '/')}.py").read_text(
            encoding="utf-8"
        )
        assert (ROOT / tests).is_file()
