"""Page dumps run together on one line."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules._residue_words import Words

Found = tuple[int, int, str, str]


def dump(line: str, known: Words, is_last: bool) -> Iterator[Found]:
    yield from ()
