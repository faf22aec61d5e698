"""``python -m tests.mutation``: whether the tests notice small faults in the law engine; measure it or print it."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from tests.mutation.record import RESULT, Module, Survivor, as_toml, digest, merged, read, said
from tests.mutation.workspace import MODULES, ROOT, prepare

TOOL = "mutmut==3.8.1"

#: What the tool calls a mutant that a test noticed: it failed, or it never ended.
NOTICED = ("killed", "timeout")


def _installed() -> bool:
    name, _, version = TOOL.partition("==")
    try:
        return metadata.version(name) == version
    except metadata.PackageNotFoundError:
        return False


def _tool(folder: Path, *arguments: str) -> str:
    """What the tool prints when it is run in the copy.

    Raises:
        RuntimeError: with its last lines, where it fails.
    """
    program = shutil.which("mutmut", path=str(Path(sys.executable).parent)) or "mutmut"
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).replace("\r", "\n").splitlines()[-60:])
        raise RuntimeError(f"mutmut {' '.join(arguments)}: ended with {done.returncode}\n{last}")
    return done.stdout


def outcomes(listed: str) -> dict[str, str]:
    """The outcome of every mutant, from the tool's list of ``name: outcome``."""
    rows = (line.strip().partition(": ") for line in listed.splitlines() if ": " in line)
    return {name: outcome for name, _, outcome in rows}


def change(diff: str) -> tuple[str, str]:
    """The lines that a mutant takes out and puts in, from the tool's diff of its function."""
    lines = [line for line in diff.splitlines() if not line.startswith(("+++", "---", "# "))]
    out, into = ([line[1:].strip() for line in lines if line.startswith(sign)] for sign in "-+")
    return " ".join(out), " ".join(into)


def measure(folder: Path, modules: list[str], children: int) -> tuple[list[Module], list[Survivor]]:
    """Run the tool over modules in a copy of the tree, and read what it found.

    Raises:
        RuntimeError: if it fails, for instance because the tests fail without any mutant.
    """
    prepare(folder, modules)
    sources = {module: digest(module) for module in modules}
    _tool(folder, "run", "--max-children", str(children))
    return collect(folder, sources)


def collect(folder: Path, sources: dict[str, str]) -> tuple[list[Module], list[Survivor]]:
    """What the tool found in a copy in which it was run; ``sources`` are the modules and the digests of their texts.

    Raises:
        RuntimeError: if a mutant was not decided.
    """
    found = outcomes(_tool(folder, "results", "--all", "true"))
    unknown = sorted(set(found.values()) - {*NOTICED, "survived", "no tests", "suspicious"})
    if unknown:
        raise RuntimeError(f"mutants were not decided: {', '.join(unknown)}")
    alive = [name for name, outcome in found.items() if outcome not in NOTICED]
    survivors = [Survivor(name, *change(_tool(folder, "show", name))) for name in alive]
    lives = [survivor.module for survivor in survivors]
    tried = [name.rpartition(".")[0].replace(".", "/") + ".py" for name in found]
    rows = [Module(one, tried.count(one), tried.count(one) - lives.count(one), sources[one]) for one in sources]
    return rows, survivors


def run(modules: list[str], children: int) -> int:
    """Measure and record; 0 if every survivor has its reason, 1 if one must be read, 2 if it could not be run."""
    if not _installed():
        sys.stdout.write(f"{TOOL} is not installed: {sys.executable} -m pip install {TOOL}\n")
        return 2
    with tempfile.TemporaryDirectory() as name:
        try:
            rows, survivors = measure(Path(name), modules or list(MODULES), children)
        except RuntimeError as error:
            sys.stdout.write(f"{error}\n")
            return 2
    record = merged(read(), TOOL, rows, survivors)
    RESULT.write_text(as_toml(record), encoding="utf-8")
    return show()


def show() -> int:
    """Print the record; 1 if a survivor has no reason yet."""
    record = read()
    sys.stdout.write("\n".join(said(record)) + "\n")
    return 0 if record.modules and all(survivor.why for survivor in record.survivors) else 1


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show", help="print the record")
    running = commands.add_parser("run", help="mutate a copy of the tree, run the tests, write the record")
    running.add_argument("module", nargs="*", metavar="MODULE", help="only these, such as lib/money.py")
    running.add_argument("--children", type=int, default=2, help="how many mutants at a time (2)")
    given = parser.parse_args(arguments)
    if given.command == "show":
        return show()
    wrong = [module for module in given.module if module not in MODULES]
    if wrong:
        parser.error(f"{', '.join(wrong)}: not among {', '.join(MODULES)} (from {ROOT.name})")
    return run(given.module, given.children)


if __name__ == "__main__":
    sys.exit(main())
