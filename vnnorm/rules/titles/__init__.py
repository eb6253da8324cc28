"""Strip the title before a name: ``Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn`` → ``Bùi Thanh Sơn``."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vnnorm.core.checks import require_str
from vnnorm.core.edits import Span
from vnnorm.core.rule import Rule
from vnnorm.rules.titles.cuts import DEFAULT_KINDS, TITLE_KINDS, TitleKind, check, find, found, rewrite
from vnnorm.text.repaired import Repaired

__all__ = ["DEFAULT_KINDS", "RULE", "TITLE_KINDS", "TitleKind", "TitledName", "find_titles", "strip_titles"]


class TitledName(NamedTuple):
    """A name with a title before it, an apposition after it, or both. Spans are code points of the input text.

    ``title`` spans the first to the last word of the title. ``apposition`` spans the opening mark to the end of the
    apposition, excluding a closing comma or dash. ``kinds`` lists the kinds of the title's posts in order, without duplicates.
    """

    name: Span
    title: Span | None
    apposition: Span | None
    kinds: tuple[str, ...]


RULE = Rule("titles", find, rewrite, ("kinds", "appositions", "extra"), check)


def find_titles(text: str) -> list[TitledName]:
    """Return the names in a news text that have a title before them or an apposition after them, in order.

    A title without a name is not reported (``Thủ tướng thăm Huế``). Neither are words that look like a title but belong to the
    name of a person, a street or a body (``phố Ông Ích Khiêm``). Returns one ``TitledName`` per name, with spans in code
    points. Raises TypeError if the argument is not a ``str``.

    >>> [(name.title.of(text), name.name.of(text), name.kinds) for text in ["Theo TS. Lê Văn An, giá sẽ giảm."]
    ...  for name in find_titles(text)]
    [('TS', 'Lê Văn An', ('degree',))]
    """
    require_str(text, "find_titles")
    sound = Repaired(text, single_spaced=True)
    return [
        TitledName(
            sound.span(one.name, one.name_end),
            sound.span(one.parts[0][0], one.title_end) if one.parts else None,
            sound.span(*one.apposition) if one.apposition else None,
            tuple(dict.fromkeys(kind for _, kind, _ in one.parts)),
        )
        for one in found(sound.text, ())
    ]


def strip_titles(text: str, *, kinds: Collection[TitleKind] = DEFAULT_KINDS, appositions: bool = False) -> str:
    """Return the text without the titles directly before personal names.

    kinds: the kinds of titles to remove (default ``DEFAULT_KINDS``; ``TITLE_KINDS`` lists all). appositions: also remove the
    apposition after a name (``Trần Cương, Bí thư Quảng Tây,``) if its end is certain. A title without a name is kept, and so
    is a title whose removal would create another title. Idempotent. Returns the same object if nothing is removed.
    Raises TypeError if the text is not a ``str`` and ValueError for an unknown kind.

    >>> strip_titles("Sáng nay Thủ tướng Chính phủ Phạm Minh Chính đến Huế.")
    'Sáng nay Phạm Minh Chính đến Huế.'
    """
    require_str(text, "strip_titles")
    check(kinds=kinds, appositions=appositions)
    return rewrite(text, kinds=kinds, appositions=appositions)
