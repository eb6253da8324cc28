"""A progress bar on standard error: part done, rate, time left; only on a terminal, after a second."""

from __future__ import annotations

import datetime
import sys
import time
from typing import Any

import click

_PATIENCE = 1.0  # seconds before the bar is shown
_PAUSE = 0.1  # seconds between two drawings
_CLEAR = "\r\x1b[K\x1b[?25h"  # clear the line, show the cursor


class Progress:
    """The progress in bytes of the files on disk; in documents if the total is unknown."""

    def __init__(self, total: int, shown: bool) -> None:
        self._total = total
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self._started = time.monotonic()
        self._next = self._started + _PATIENCE
        self._bar: Any = None
        self._drawn = False
        self._done = 0

    def at(self, position: int, documents: int) -> None:
        """Report how many bytes are read and how many documents are done."""
        if not self._shown:
            return
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        self._drawn = True
        seconds = now - self._started
        rate = f"{documents / seconds:,.0f} documents/s"
        if not self._total:
            click.echo(f"\r\x1b[Kvnnorm  {documents:,} documents  {rate}", err=True, nl=False)
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=self._total, file=sys.stderr, label="vnnorm", show_eta=False, item_show_func=_itself
            )
        position = min(max(position, self._done, 1), self._total)
        left = datetime.timedelta(seconds=round(seconds * (self._total - position) / position))
        self._bar.update(position - self._done, f"{position / seconds / 1e6:.1f} MB/s  {rate}  {left} left")
        self._done = position

    def clear(self) -> None:
        """Remove the bar before a line of text; it is drawn again below."""
        if self._drawn:
            click.echo(_CLEAR, err=True, nl=False)
            self._drawn = False

    def close(self) -> None:
        """Remove the bar for good."""
        self.clear()
        self._shown = False


def _itself(text: str | None) -> str | None:
    return text
