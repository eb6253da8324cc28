"""Make small changes to the code of a module, one at a time, and print those that its tests do not notice.

``python -m tests.mutation edits`` tries every mutant of a module. ``python -m tests.mutation dates --sample 200`` tries a
random sample, which is the same in every run. ``--numbers`` tries only mutants with a larger or smaller threshold; cosmic-ray
makes all others. No mutant is written to a file. Each runs in a process forked from one that has already loaded the test
tools, which takes a tenth of the time of a fresh process.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import importlib
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

from tests.mutation import numbers
from tests.mutation.subjects import ROOT, SUBJECTS, Subject

# The operator | occurs in annotations, which are not evaluated, so str / Step in place of str | Step changes nothing.
_NOT_RUN = "core/ReplaceBinaryOperator_BitOr_"
# cosmic-ray takes the * and / that part the parameters of a function for operators. Most of their mutants do not compile.
_SIGNATURE = ("parameters", "lambdef")
_OPTIONS = ["-x", "-q", "-p", "no:cacheprovider", "--tb=no", "--no-header", "--hypothesis-profile=mutants"]
_LOADED = ["-W", "ignore:Module already imported"]  # these modules are imported before pytest can rewrite their assertions
_MEMORY = 4 << 30  # bytes; a mutant in an endless loop may allocate without bound
_PRELOADED = ("pytest", "hypothesis", "hypothesis.strategies", "hypothesis.internal.charmap", "doctest", "difflib", "unidecode")


class Mutant(NamedTuple):
    path: Path
    operator: str
    occurrence: int

    @property
    def name(self) -> str:
        return f"{self.path.relative_to(ROOT)} {self.operator.removeprefix('core/')} {self.occurrence}"

    def source(self) -> str:
        if self.operator == numbers.SCALED:
            return numbers.scaled(self.path.read_text(encoding="utf-8"), self.occurrence)
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator

        return str(mutate_code(self.path.read_text(encoding="utf-8"), get_operator(self.operator)(), self.occurrence))

    def diff(self) -> str:
        before = self.path.read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(before, self.source().splitlines(), lineterm="", n=1)
        return "\n".join(list(lines)[2:])


def mutants(path: Path) -> Iterator[Mutant]:
    """All mutants of a file, without those that are known to change nothing or do not compile."""
    yield from (Mutant(path, numbers.SCALED, place) for place in range(numbers.count(path.read_text(encoding="utf-8"))))
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.plugins import get_operator, operator_names

    tree = get_ast_from_path(path)
    for name in sorted(operator_names()):
        kind = get_operator(name)
        if name.startswith(_NOT_RUN) or kind.arguments():
            continue
        nodes = [node for node in ast_nodes(tree) for _ in kind().mutation_positions(node)]
        yield from (
            Mutant(path, name, place)
            for place, node in enumerate(nodes)
            if not (node.parent and node.parent.type in _SIGNATURE and node.type == "operator")
        )


class _Mutated(SourceFileLoader):
    """Loads one module from a string instead of its file."""

    def __init__(self, module: str, path: Path, source: str) -> None:
        super().__init__(module, str(path))
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Makes imports of a module find its mutant. As a pytest plugin, it goes before pytest's own finders."""

    def __init__(self, path: Path, source: str) -> None:
        self._module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        self._folders = [str(path.parent)] if path.stem == "__init__" else None
        self._path, self._source = path, source

    def pytest_sessionstart(self) -> None:
        sys.meta_path.insert(0, self)

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != self._module:
            return None
        loader = _Mutated(name, self._path, self._source)
        return spec_from_file_location(name, self._path, loader=loader, submodule_search_locations=self._folders)


def _apart(work: Callable[[], int], seconds: int) -> int:
    """Run the work in a forked process with a limit of ``seconds`` of processor time, and return its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    status = 1
    with contextlib.suppress(BaseException):  # a failed case raises, and no mutant may return to the loop of the parent
        status = work()
    os._exit(status)


def _tests(subject: Subject, path: Path, source: Callable[[], str]) -> Callable[[], int]:
    def run() -> int:
        import pytest

        finder = _Finder(path, source())
        sys.meta_path.insert(0, finder)
        if subject.step:
            from tests.rules.test_cases import ALL, test_case

            for case in ALL:
                if case.step == subject.step and not case.is_known_failure:
                    test_case(case)
        return int(pytest.main([*_OPTIONS, *_LOADED, *subject.tests], plugins=[finder]))

    return run


def chosen(subject: Subject, sample: int, seed: int, *, only_numbers: bool = False) -> tuple[list[Mutant], int]:
    """The mutants to try, and the number of all mutants."""
    every = [mutant for path in subject.paths for mutant in mutants(path)]
    if only_numbers:
        every = [mutant for mutant in every if mutant.operator == numbers.SCALED]
    if not sample or sample >= len(every):
        return every, len(every)
    return random.Random(seed).sample(every, sample), len(every)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("subject", choices=list(SUBJECTS))
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many mutants, drawn at random; all by default")
    parser.add_argument("--seed", type=int, default=1, help="another number draws others")
    parser.add_argument("--numbers", action="store_true", help="only mutants in which a number is made larger or smaller")
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.dont_write_bytecode = False  # unchanged modules are compiled only once
    for name in _PRELOADED:
        importlib.import_module(name)
    subject = SUBJECTS[options.subject]
    first = subject.paths[0]
    unchanged = _tests(subject, first, partial(first.read_text, encoding="utf-8"))
    if status := _apart(unchanged, 600):
        print(f"the tests fail without a mutant (pytest ends with {status}): python -m pytest {' '.join(subject.tests)}")
        return 1
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    patience = 3 + int(3 * (used.ru_utime + used.ru_stime))
    tried, total = chosen(subject, options.sample, options.seed, only_numbers=options.numbers)
    survivors = 0
    for number, mutant in enumerate(tried, 1):
        if _apart(_tests(subject, mutant.path, mutant.source), patience) == 0:
            survivors += 1
            print(f"\n{number}: {mutant.name}\n{mutant.diff()}", flush=True)
    killed = len(tried) - survivors
    print(f"\n{options.subject}: {killed} of {len(tried)} killed ({killed / len(tried):.1%}), of {total} mutants")
    return 0


if __name__ == "__main__":
    sys.exit(main())
