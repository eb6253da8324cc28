"""The format of batches of texts for worker processes: one UTF-16 string for all texts of a batch.

Pickling converts each text of a list to UTF-8 and back, which costs both processes time for every letter. Python stores
Vietnamese in two bytes per letter, so UTF-16 is a copy and not a conversion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, repeat
from typing import Any, NamedTuple, TypeVar

_CODE = "utf-16-le"

# A batch is large enough to outweigh the cost of sending it, and small enough that a few batches need little memory.
_BATCH_TEXTS = 256
_BATCH_SIZE = 1 << 17  # code points

_Item = TypeVar("_Item", bound="tuple[Any, ...]")  # the text first
_Any = TypeVar("_Any")


class Joined(NamedTuple):
    """Texts as one UTF-16 string, with the length of each in code points."""

    content: bytes
    lengths: list[int]


class Batch(NamedTuple):
    """The texts of some items, and the rest of each item: a single entry if the rest is equal for all."""

    texts: Joined | list[str]
    beside: list[tuple[Any, ...]]


class Results(NamedTuple):
    """One byte for each result, 1 if it is the text of the item, and the other results in order."""

    same: bytes
    others: Joined | list[Any]


def batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """The items in batches. If the input raises, the items before that are yielded first."""
    batch: list[_Item] = []
    size = 0
    try:
        for item in items:
            batch.append(item)
            size += len(item[0])
            if size >= _BATCH_SIZE or len(batch) == _BATCH_TEXTS:
                yield batch
                batch, size = [], 0
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


class Input(Iterator[_Any]):
    """An input up to its end or its first exception, which is kept in ``fault`` until the results before it are returned."""

    def __init__(self, source: Iterator[_Any]) -> None:
        self._source = source
        self.fault: Exception | None = None

    def __next__(self) -> _Any:
        try:
            return next(self._source)
        except StopIteration:
            raise
        except Exception as error:
            self.fault = error
            raise StopIteration from None


def packed(items: Sequence[tuple[Any, ...]]) -> Batch:
    """Items as they are sent to a worker. The first element of an item is its text.

    >>> packed([("Hà", 1), ("Nội", 1)])
    Batch(texts=Joined(content=b'H\\x00\\xe0\\x00N\\x00\\xd9\\x1ei\\x00', lengths=[2, 3]), beside=[(1,)])
    """
    beside = [item[1:] for item in items]
    return Batch(_joined([item[0] for item in items]), beside[:1] if beside.count(beside[0]) == len(beside) else beside)


def unpacked(batch: Batch) -> Iterator[tuple[Any, ...]]:
    """The items of a batch.

    >>> list(unpacked(packed([("Hà", 1), ("Nội", 2), ("\\ud800", 2)])))
    [('Hà', 1), ('Nội', 2), ('\\ud800', 2)]
    """
    beside = repeat(batch.beside[0]) if len(batch.beside) == 1 else iter(batch.beside)
    return ((text, *rest) for text, rest in zip(_parted(batch.texts), beside, strict=False))


def returned(results: Sequence[Any], texts: Sequence[str]) -> Results:
    """Results as they are sent back. ``texts`` are their texts in order; more may follow, if a text failed.

    >>> texts = ["Hà Nội", "Huế"]
    >>> returned(["Ha Noi", texts[1]], texts)
    Results(same=b'\\x00\\x01', others=Joined(content=b'H\\x00a\\x00 \\x00N\\x00o\\x00i\\x00', lengths=[6]))
    """
    same = bytes(result is text for result, text in zip(results, texts, strict=False))
    return Results(same, _joined([result for result, is_same in zip(results, same, strict=True) if not is_same]))


def received(results: Results, items: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    """The results in order, from what a worker sent back. ``items`` are the items that were sent to it.

    >>> items = [("Hà Nội", None), ("Huế", None)]
    >>> list(received(Results(b"\\0\\1", ["Ha Noi"]), items))
    ['Ha Noi', 'Huế']
    """
    others = _parted(results.others)
    return (item[0] if is_same else next(others) for is_same, item in zip(results.same, items, strict=False))


def _joined(values: list[Any]) -> Joined | list[Any]:
    """Texts as one string. Other values stay a list, as do texts with a lone surrogate, which UTF-16 cannot encode."""
    try:
        return Joined("".join(values).encode(_CODE), [*map(len, values)])
    except (TypeError, UnicodeEncodeError):
        return values


def _parted(values: Joined | list[Any]) -> Iterator[Any]:
    if isinstance(values, list):
        return iter(values)
    whole = values.content.decode(_CODE)
    return (whole[start:end] for start, end in pairwise(accumulate(values.lengths, initial=0)))
