"""Strip the title before a name: ``Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn`` → ``Bùi Thanh Sơn``."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vnnorm.core.checks import require_str
from vnnorm.core.edits import Span
from vnnorm.core.rule import Rule
from vnnorm.rules.titles.cuts import DEFAULT_KINDS, TITLE_KINDS, check, find, found, rewrite
from vnnorm.text.repaired import Repaired

__all__ = ["DEFAULT_KINDS", "RULE", "TITLE_KINDS", "TitledName", "find_titles", "strip_titles"]


class TitledName(NamedTuple):
    """A name with a title before it, an apposition after it, or both. Spans are in code points of the text passed in.

    ``title`` reaches from the first word of the title to its last, ``apposition`` from the mark that opens it to its end,
    without a comma or dash that closes it. ``kinds`` are the kinds of the posts of the title, in order, each once.
    """

    name: Span
    title: Span | None
    apposition: Span | None
    kinds: tuple[str, ...]


RULE = Rule("titles", find, rewrite, ("kinds", "appositions", "extra"), check)


def find_titles(text: str) -> list[TitledName]:
    """The names of a news text that have a title before them or an apposition after them, in order.

    A title without a name is none (``Thủ tướng thăm Huế``), nor are words that only look like one in the name of a person, a
    street or a body (``phố Ông Ích Khiêm``). Returns a ``TitledName`` each, with spans in code points. Raises TypeError on
    anything but ``str``.

    >>> [(name.title.of(text), name.name.of(text), name.kinds) for text in ["Theo TS. Lê Văn An, giá sẽ giảm."]
    ...  for name in find_titles(text)]
    [('TS', 'Lê Văn An', ('degree',))]
    """
    require_str(text, "find_titles")
    sound = Repaired(text)
    return [
        TitledName(
            sound.span(one.name, one.name_end),
            sound.span(one.parts[0][0], one.title_end) if one.parts else None,
            sound.span(*one.apposition) if one.apposition else None,
            tuple(dict.fromkeys(kind for _, kind, _ in one.parts)),
        )
        for one in found(sound.text, ())
    ]


def strip_titles(text: str, *, kinds: Collection[str] = DEFAULT_KINDS, appositions: bool = False) -> str:
    """The text without the titles that stand directly before personal names.

    kinds: the kinds that go, ``DEFAULT_KINDS`` unless told, all there are in ``TITLE_KINDS``. appositions: also take away what
    a name has after it (``Trần Cương, Bí thư Quảng Tây,``), up to an end that is certain. Where a title has no name and where a
    cut would make another title of what is left, the text stays. Idempotent. Returns the same object where nothing goes.
    Raises TypeError on anything but ``str``, ValueError on an unknown kind.

    >>> strip_titles("Sáng nay Thủ tướng Chính phủ Phạm Minh Chính đến Huế.")
    'Sáng nay Phạm Minh Chính đến Huế.'
    """
    require_str(text, "strip_titles")
    check(kinds=kinds, appositions=appositions)
    return rewrite(text, kinds=kinds, appositions=appositions)
