"""States in reading a complement: Phó Chủ tịch UBND tỉnh |, with whether a name may follow."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """A state in reading a complement, before the word ``at``.

    ``last`` is the kind of the last unit read, ``free`` whether a name may follow, ``unknown`` the number of unlisted words,
    ``body`` whether a body was read, ``eponymous`` whether a name would be the body's own (Trường THPT tư thục Phạm Văn Đồng),
    ``housed`` whether the body was more than a field (Bộ Ngoại giao, not Ngoại giao).
    """

    at: int
    last: str
    free: bool
    unknown: int
    body: bool
    eponymous: bool = False
    housed: bool = False


def known(state: State) -> tuple[object, ...]:
    """The fields of a state except the number of unlisted words: two states equal in these fields count as one."""
    return (*state[:3], *state[4:])


def moved(state: State, at: int, last: str, *, free: bool) -> State:
    """The state after one more unit of the same complement."""
    return State(at, last, free, *state[3:])
