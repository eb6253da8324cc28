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
def tree(file: str) -> ast.Module:
    return ast.parse((FOLDER / file).read_text("utf-8"))


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


@pytest.mark.parametrize("file", FILES)
def test_files_and_functions_are_short(file: str) -> None:
    """A longer function has a comment directly above it, or beside its decorator, that says why it is one."""
    lines = (FOLDER / file).read_text("utf-8").split("\n")
    assert len(lines) - 1 <= MOST_LINES or file in LONG_FILES, f"{file} has more than {MOST_LINES} lines: take it apart"
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            docstring = node.body[0] if ast.get_docstring(node) is not None else None
            length = node.end_lineno - node.lineno + 1  # type: ignore[operator]
            length -= docstring.end_lineno - docstring.lineno + 1 if docstring else 0  # type: ignore[operator]
            has_reason = any("# " in line for line in lines[first - 2 : node.lineno])
            assert length <= MOST_LINES_OF_FUNCTION or has_reason, f"{file}: {node.name} has {length} lines: take it apart"
