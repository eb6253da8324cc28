"""The command line: ``vnnorm normalize FILE…`` → the texts of the files, normalized, or what would change in them."""

from __future__ import annotations

from vnnorm.cli.app import main

__all__ = ["main"]
