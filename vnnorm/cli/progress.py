"""A bar on standard error for long work: part done, rate, time left; only on a terminal, and only after a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_PATIENCE = 1.0  # seconds before the bar is shown
_PAUSE = 0.1  # seconds between two pictures of it


class Progress:
    """How far the work is, in bytes of the files on disk."""

    def __init__(self, total: int, shown: bool) -> None:
        self._total = total
        self._shown = shown and total > 0 and sys.stderr is not None and sys.stderr.isatty()
        self._started = time.monotonic()
        self._next = self._started + _PATIENCE
        self._bar: ProgressBar[str] | None = None
        self._done = 0

    def at(self, position: int, documents: int) -> None:
        """So many bytes are read, so many documents done."""
        if not self._shown:
            return
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        if self._bar is None:
            self._bar = click.progressbar(length=self._total, file=sys.stderr, item_show_func=str, label="vnnorm")
        seconds = now - self._started
        rate = f"{position / seconds / 1e6:.1f} MB/s  {documents / seconds:,.0f} documents/s"
        self._bar.update(max(min(position, self._total) - self._done, 0), rate)
        self._done = max(self._done, min(position, self._total))

    def clear(self) -> None:
        """Make room for a line of text; the bar comes again below it."""
        if self._bar is not None:
            click.echo("\r\x1b[K", file=sys.stderr, nl=False)
            self._bar._last_line = None

    def close(self) -> None:
        """The work is done, or has failed: nothing of the bar stays."""
        self.clear()
        self._bar = None
        self._shown = False
