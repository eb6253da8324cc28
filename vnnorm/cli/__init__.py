"""The command line: ``vnnorm normalize FILE…`` → the normalized texts of the files, or a report of the changes."""

from __future__ import annotations

from vnnorm.cli.app import main

__all__ = ["main"]
