"""The structure of the package: imports run down and in no circle, one class has a name, files and functions are short."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import vnnorm

FOLDER = Path(vnnorm.__file__).parent
MOST_LINES = 250  # of a file
MOST_LINES_OF_FUNCTION = 30  # without its docstring
# The algebra of edits is one thing, whose parts use the rows of one another.
LONG_FILES = {"core/edits.py"}
# What each folder may import from the others, besides itself.
BELOW = {"core": set[str](), "text": {"core"}, "rules": {"core", "text"}}
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.py"))


@cache
def source(file: str) -> str:
    return (FOLDER / file).read_text("utf-8")


@cache
def tree(file: str) -> ast.Module:
    return ast.parse(source(file))


def module(file: str) -> str:
    return f"vnnorm.{file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")


MODULES = {module(file): file for file in FILES}


def imported(file: str) -> set[str]:
    """The files that a file imports, also for types alone and within functions."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "vnnorm":
            found |= {MODULES.get(f"{node.module}.{alias.name}") or MODULES[str(node.module)] for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {MODULES[alias.name] for alias in node.names if alias.name in MODULES}
    return found


def test_imports_make_no_circle() -> None:
    # The face of the package is left out: it names all modules for type checkers, and imports each at its first use.
    graph = {file: imported(file) - {"__init__.py"} for file in FILES if file != "__init__.py"}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(reversed(error.args[1]))}")


@pytest.mark.parametrize("folder", BELOW)
def test_imports_run_down(folder: str) -> None:
    for file in FILES:
        if file.startswith(f"{folder}/"):
            above = {name for name in imported(file) if name.split("/")[0] not in BELOW[folder] | {folder}}
            assert not above, f"{file} imports {min(above)}, which is above it"


def test_the_command_line_and_the_engines_are_on_top() -> None:
    tops = ("cli/", "engines/")
    for file in FILES:
        if not file.startswith(tops) and file != "__main__.py":
            above = {name for name in imported(file) if name.startswith(tops)}
            assert not above, f"{file} imports {min(above)}, which is above it"


def test_no_rule_imports_another() -> None:
    for file in FILES:
        rule = file.split("/")[1].removesuffix(".py") if file.startswith("rules/") else "__init__"
        if rule != "__init__":
            others = {name for name in imported(file) if name.startswith("rules/") and not name.startswith(f"rules/{rule}")}
            assert not others, f"{file} imports {min(others)}; what two rules need lives in text/"


def test_one_class_has_a_name() -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for file in FILES:
        for node in tree(file).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(file)
    shared = {name: files for name, files in homes.items() if len(files) > 1}
    assert not shared, f"{min(shared)} is the name of classes in {' and '.join(shared[min(shared)])}"


def _has_reason(file: str, node: ast.FunctionDef) -> bool:
    """Whether a comment stands directly above a function, or beside its decorator."""
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return any("# " in line for line in source(file).split("\n")[first - 2 : node.lineno])


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_are_short() -> None:
    for file in FILES:
        count = source(file).count("\n")
        assert count <= MOST_LINES or file in LONG_FILES, f"{file} has {count} lines: take it apart"


def test_functions_are_short_or_say_why_not() -> None:
    for file in FILES:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef):
                length = _length(node) - (_length(node.body[0]) if ast.get_docstring(node) else 0)
                is_short = length <= MOST_LINES_OF_FUNCTION or _has_reason(file, node)
                assert is_short, f"{file}: {node.name} has {length} lines: take it apart, or say why not in a comment above it"
