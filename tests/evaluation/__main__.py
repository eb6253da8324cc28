"""Print every figure of the evaluation with its floor; status 1 if a figure misses it. docs/quality.md explains them.

With --sample FILE, print random edits of texts of yours instead.
"""

from __future__ import annotations

import argparse
import sys

from tests.evaluation import sample
from tests.evaluation.corpus import read
from tests.evaluation.pins import pin
from tests.evaluation.table import ANNOTATED, VARIABLE, Line, folders, markdown, scored
from tests.support.tables import DOCS, write


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__, allow_abbrev=False)
    parser.add_argument("--mistakes", action="store_true", help="print every mistake after the table")
    parser.add_argument("--pin", action="store_true", help="raise the floors to a little under what is reached")
    parser.add_argument("--write", action="store_true", help="write the table into docs/quality.md")
    parser.add_argument(
        "--sample",
        action="store_true",
        help="print random edits of the texts in FILEs; for its options: python -m tests.evaluation.sample --help",
    )
    arguments, rest = parser.parse_known_args()
    if arguments.sample:
        sample.command(rest, prog_name="python -m tests.evaluation --sample")  # ends the program
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    corpora = {name: read(folder) for name, folder in folders().items()}

    def score() -> tuple[list[Line], list[str]]:
        parts = [part for name, corpus in corpora.items() for part in scored(name, corpus)]
        return [line for lines, _ in parts for line in lines], [mistake for _, wrong in parts for mistake in wrong]

    lines, mistakes = score()
    if arguments.pin:
        pin({(line.corpus, line.rule, line.figure.name): line.figure for line in lines})
        lines, _ = score()
    print(markdown(lines))
    if arguments.write:
        write(DOCS / "quality.md", "evaluation", markdown(lines))
    if ANNOTATED not in corpora:
        print(f"\n{VARIABLE} is not set: only our own sentences were scored. docs/quality.md says what it names.")
    if arguments.mistakes:
        print("", *mistakes, sep="\n")
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
