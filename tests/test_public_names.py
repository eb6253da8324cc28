"""The lists of public names in the package's face agree: what is there, where it lives, and what type checkers read.

One of the three lists, ``_HOMES``, is private.
"""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import vnnorm


def _for_type_checkers() -> dict[str, str]:
    """The names imported under ``if TYPE_CHECKING``, and the modules they come from."""
    tree = ast.parse(Path(vnnorm.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    assert len(imports) == len(block.body)
    return {alias.asname or alias.name: node.module or "" for node in imports for alias in node.names}


def test_the_lists_of_public_names_agree() -> None:
    assert _for_type_checkers() == vnnorm._HOMES
    assert sorted(vnnorm._HOMES) == sorted(vnnorm.__all__)
    assert len(set(vnnorm.__all__)) == len(vnnorm.__all__)


@pytest.mark.parametrize("name", vnnorm.__all__)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(vnnorm, name) is getattr(import_module(vnnorm._HOMES[name]), name)


def test_public_names_are_offered_for_completion() -> None:
    assert set(vnnorm.__all__) <= set(dir(vnnorm))
