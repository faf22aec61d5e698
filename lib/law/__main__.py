"""``python -m lib.law check``: prove the dataset in one command and print how sure it is.

Schema, catch-alls and ids are proved by loading; every rule must have a hand-derived example where
the examples are at hand (``tests/law/examples``); the counts by confidence are printed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

from lib.law.load import DATA, Dataset, LawFileError, load_dataset
from lib.law.vocabulary import Confidence

EXAMPLES = DATA.parent / "tests" / "law" / "examples"
CASES = DATA.parent / "tests" / "oracle" / "cases"


def check(data: Dataset, examples: Path = EXAMPLES) -> tuple[list[str], list[str]]:
    """Lines of figures, and lines of faults (empty: the dataset is proved)."""
    said = [f"dataset {data.version} of {data.dated}: {len(data.states)} jurisdictions"]
    faults = [] if len(data.states) == 51 else [f"{len(data.states)} jurisdictions instead of 51"]
    tables = {
        "rules": [rule.confidence for law in data.states.values() for rule in law.rule],
        "dates": [row.confidence for law in data.states.values() for row in law.date],
        "jurisdictions": [law.confidence for law in data.states.values()],
    }
    for name, found in tables.items():
        counted = Counter(found)
        shares = ", ".join(f"{key} {counted[key]} ({counted[key] / len(found):.0%})" for key in Confidence)
        said.append(f"{name}: {len(found)}; {shares}")
    if examples.is_dir():
        shown = 0
        for code, law in data.states.items():
            path = examples / f"{code}.toml"
            cases = tomllib.loads(path.read_text(encoding="utf-8"))["example"] if path.exists() else []
            shown += len(cases)
            named = {case["rule"] for case in cases}
            faults += [f"{code}: no hand-derived example of {rule.id}" for rule in law.rule if rule.id not in named]
        said.append(f"hand-derived examples: {shown}")
    if CASES.is_dir():
        cases = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))]
        tied = sum(case.get("residual", {}).get("amount", "0") == "0" for case in cases)
        states = len({case["state"] for case in cases})
        said.append(
            f"published cases: {len(cases)} over {states} states; {tied} tie, {len(cases) - tied} with a residual"
        )
    return said, faults


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 if the dataset is proved, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m lib.law", description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("command", choices=["check"])
    parser.parse_args(arguments)
    try:
        said, faults = check(load_dataset())
    except LawFileError as error:
        said, faults = [], str(error).splitlines()
    sys.stdout.write("\n".join([*said, *(f"FAULT {fault}" for fault in faults)]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
