"""``python -m lib.law``: prove the dataset, say what a change of it moves, or write it out.

This is the command line's outer shell: unlike the rest of ``lib.law`` it may call the assessment.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from lib.law.export import FORMATS, export
from lib.law.load import LawFileError, load_dataset
from lib.law.proof import ACCURACY, as_toml, prove, published, unproved


def check(publish: bool) -> int:
    """Print the dataset's figures and faults; 0 if it is proved and nothing published has become worse."""
    proof = prove(load_dataset())
    if publish:
        ACCURACY.write_text(as_toml(proof.figures), encoding="utf-8")
    faults = unproved(proof, published())
    sys.stdout.write("\n".join([*proof.said, *(f"FAULT {fault}" for fault in faults)]) + "\n")
    return 1 if faults else 0


def impact(revision: str) -> int:
    """Print which states, examples and published cases answer otherwise than at a revision, and by how much."""
    from lib.impact import dataset_at, moves

    before, after = dataset_at(revision), load_dataset()
    found = moves(before, after, date.today())
    states = sorted({move.state for move in found})
    words = ", ".join(states) if states else "none"
    lines = [f"dataset {before.version} → {after.version}; {len(found)} answers move, in {len(states)} states: {words}"]
    sys.stdout.write("\n".join([*lines, *(move.words for move in found)]) + "\n")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 if all is well, 1 if there are faults, 2 if it could not be run."""
    parser = argparse.ArgumentParser(prog="python -m lib.law", description=__doc__.split("\n")[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    proving = commands.add_parser("check", help="prove the dataset and print how sure it is")
    proving.add_argument("--publish", action="store_true", help="write today's figures to data/accuracy.toml")
    moving = commands.add_parser("impact", help="which answers differ from those at a revision, and by how much")
    moving.add_argument("revision", metavar="REV", help="a commit, tag or branch of this repository")
    taking = commands.add_parser("export", help="the dataset as CSV (one row a rule), as JSON, or the JSON's schema")
    taking.add_argument("--format", choices=FORMATS, required=True, help="csv, json, or the JSON's schema")
    taking.add_argument("--output", type=Path, metavar="FILE", help="where to; standard output if left out")
    given = parser.parse_args(arguments)
    try:
        if given.command == "export":
            return export(load_dataset(), given.format, given.output)
        return check(given.publish) if given.command == "check" else impact(given.revision)
    except (LawFileError, ValueError, OSError) as error:
        sys.stdout.write("".join(f"FAULT {line}\n" for line in str(error).splitlines()))
        return 1 if given.command == "check" else 2


if __name__ == "__main__":
    sys.exit(main())
