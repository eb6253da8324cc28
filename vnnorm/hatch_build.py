"""The build hook of hatch that puts the ready-made tables into a wheel."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface[Any]):  # type: ignore[misc]  # hatchling is there only where a wheel is built
    """Writes the tables of ``vnnorm/making.py`` to a temporary folder, and has the wheel include them.

    A wheel of an editable install gets none, as its data files may change.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the tables by the sources that are built."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from vnnorm.making import files

        self._folder = tempfile.TemporaryDirectory()  # goes with the hook, when the wheel is written
        for path, text in files():
            written = Path(self._folder.name) / Path(path).name
            written.write_bytes(text.encode("utf-8"))
            build_data["force_include"][str(written)] = f"vnnorm/{path}"
