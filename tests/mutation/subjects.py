"""What is mutated, and which tests have to notice: those of the module itself."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Subject(NamedTuple):
    """Modules, and the tests that are theirs: the cases of a step, which are quick to notice, then arguments of pytest."""

    modules: list[str]
    tests: list[str]
    step: str = ""

    @property
    def paths(self) -> list[Path]:
        return [path.resolve() for module in self.modules for path in sorted(ROOT.glob(f"vnnorm/{module}.py"))]


def _rule(step: str, *modules: str, tests: tuple[str, ...] = ()) -> Subject:
    """A rule with the modules that only it is made of, and the properties of its step by itself."""
    name = modules[0]
    together = "boilerplate" if name != "boilerplate" else "desegment"  # what the presets have beside it
    chosen = ["-k", f"not test_properties or ({name} and not {together})"]
    return Subject(
        [f"rules/{module}" for module in modules],
        [f"vnnorm/rules/{name}.py", *tests, "tests/test_properties.py", *chosen],
        step,
    )


SUBJECTS = {
    "edits": Subject(["edits"], ["vnnorm/edits.py", "tests/test_edits.py", "tests/test_diff.py"]),
    "fold": Subject(["fold"], ["vnnorm/fold.py", "tests/test_fold.py"]),
    "pipeline": Subject(["pipeline"], ["vnnorm/pipeline.py", "tests/test_step.py", "tests/test_edits.py"]),
    "characters": _rule(
        *("characters", "characters", "../compose", "../legacy", "../lines"),
        tests=("vnnorm/legacy.py", "tests/test_characters.py"),
    ),
    "desegment": _rule(
        *("desegment", "desegment", "_evidence", "_spacing", "_joiners", "_quotes", "_hyphens", "_stretch"),
        tests=("tests/test_desegment.py",),
    ),
    "casefold": _rule("casefold", "casefold", tests=("tests/test_casefold.py",)),
    "tones": _rule(
        "place_tones", "tones", "../syllable", tests=("tests/test_tones.py", "vnnorm/syllable.py", "tests/test_syllable.py")
    ),
    "diacritics": _rule("strip_diacritics", "diacritics", tests=("tests/test_diacritics.py",)),
    "boilerplate": _rule(
        "boilerplate",
        "boilerplate",
        "_residue*",
        tests=tuple(f"tests/test_boilerplate{part}.py" for part in ("_labels", "", "_forms", "_work")),
    ),
    "dates": _rule(
        "dates",
        "dates",
        "_date_*",
        tests=("tests/test_date_sentences.py", "tests/test_lunar.py", "tests/test_date_forms.py", "tests/test_dates.py"),
    ),
    "titles": _rule("titles", "titles", "_title_*", tests=("tests/test_title_sentences.py", "tests/test_titles.py")),
}
