"""The modules that can be mutated, each with the tests that must notice."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Subject(NamedTuple):
    """Modules with their tests. The cases of ``step`` run first, because they are fast; ``tests`` are arguments of pytest."""

    modules: list[str]
    tests: list[str]
    step: str = ""

    @property
    def paths(self) -> list[Path]:
        return [path.resolve() for module in self.modules for path in sorted(ROOT.glob(f"vnnorm/{module}.py"))]


def _rule(step: str, *modules: str, tests: tuple[str, ...]) -> Subject:
    """A rule with the modules that only it uses, and the property tests of its step."""
    together = "boilerplate" if step != "boilerplate" else "desegment"  # tests of presets name both steps and are left out
    chosen = ["-k", f"not test_properties or ({step} and not {together})"]
    return Subject([*modules], [*tests, "tests/rules/test_properties.py", *chosen], step)


def _package(step: str) -> Subject:
    """A large rule: all modules of its package, and all tests in the folder of its name."""
    return _rule(step, f"rules/{step}/*", tests=(f"vnnorm/rules/{step}", f"tests/rules/{step}"))


SUBJECTS = {
    "core": Subject(["core/[!e_]*"], ["vnnorm/core", "tests/core", "--deselect", "tests/core/test_edits.py"]),
    "edits": Subject(["core/edits"], ["vnnorm/core/edits.py", "tests/core/test_edits.py", "tests/pipeline/test_diff.py"]),
    "fold": Subject(["text/fold"], ["vnnorm/text/fold.py", "tests/text/test_fold.py"]),
    "text": Subject(
        ["text/around", "text/clusters", "text/code", "text/code_signs", "text/sentences"],
        ["vnnorm/text", "tests/text"],
    ),
    "pipeline": Subject(
        ["pipeline"],
        ["vnnorm/pipeline.py", "tests/pipeline/test_step.py", "tests/core/test_edits.py", "tests/text/test_around.py"],
    ),
    "characters": _rule(
        *("characters", "rules/characters", "text/repair", "text/repaired", "text/compose", "text/legacy", "text/lines"),
        tests=("vnnorm/text/legacy.py", "tests/rules/test_characters.py", "tests/text/test_repaired.py"),
    ),
    "desegment": _package("desegment"),
    "casefold": _rule("casefold", "rules/casefold", tests=("tests/rules/test_casefold.py",)),
    "tones": _rule(
        *("place_tones", "rules/tones", "text/tone_marks", "text/syllable"),
        tests=("tests/rules/test_tones.py", "vnnorm/text/syllable.py", "tests/text/test_syllable.py"),
    ),
    "diacritics": _rule("strip_diacritics", "rules/diacritics", tests=("tests/rules/test_diacritics.py",)),
    "boilerplate": _package("boilerplate"),
    "dates": _package("dates"),
    "titles": _package("titles"),
}
