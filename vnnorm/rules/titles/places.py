"""How far a complement has come: Phó Chủ tịch UBND tỉnh |, a place where a name may stand or not."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """How far a complement has come.

    ``last`` says what was read last, ``free`` whether a name may follow, ``body`` whether a body has been read, ``eponymous``
    whether a name would be the body's own: Trường THPT tư thục Phạm Văn Đồng. ``housed``: the body was more than a field
    (Bộ Ngoại giao, not Ngoại giao).
    """

    at: int
    last: str
    free: bool
    unknown: int
    body: bool
    eponymous: bool = False
    housed: bool = False


def known(place: Place) -> tuple[object, ...]:
    """A place but for the words that no list has: two ways that differ in these lead to one place."""
    return (*place[:3], *place[4:])


def moved(place: Place, at: int, last: str, *, free: bool) -> Place:
    """The same complement, one part further."""
    return Place(at, last, free, *place[3:])
