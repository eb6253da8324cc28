"""Normalize many texts, in order and in constant memory, in this process or in several."""

from __future__ import annotations

import datetime
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from vnnorm.batch import Batch, Input, Results, batches, packed, received, returned, unpacked
from vnnorm.pipeline import NEWS, check_options, normalize
from vnnorm.rules import StepName
from vnnorm.step import Step
from vnnorm.text.clusters import head

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")
Dated = tuple[str, "datetime.date | None"]
Item = TypeVar("Item", bound="tuple[Any, ...]")  # the text first
_Done = tuple[Results, "Exception | None", str]  # results up to a failure, the exception, its message

_SHOWN = 60  # code points of a text in a message


class ItemError(RuntimeError):
    """One of many texts could not be normalized. ``index`` is its index, from 0, and ``__cause__`` the exception."""

    def __init__(self, message: str, index: int) -> None:
        super().__init__(message, index)
        self.index = index

    def __str__(self) -> str:
        return str(self.args[0])


def _failed(index: int, text: str, told: str) -> ItemError:
    return ItemError(f"text {index}, which begins {head(text, _SHOWN)!r}: {told}", index)


def normalize_many(
    texts: Iterable[str | tuple[str, datetime.date | None]],
    *,
    jobs: int = 1,
    steps: Sequence[StepName | Step] = NEWS,
    reference: datetime.date | None = None,
) -> Iterator[str]:
    """The normalized texts, one for each input, in order. The input may be endless.

    texts: texts, or pairs of a text and its day of publication (``datetime.date`` or None). jobs: worker processes; 1 works
    in this process, 0 uses all cores. Workers are faster from a few megabytes on; a script that uses them needs the usual
    ``if __name__ == "__main__":``. steps, reference: as for ``normalize``; a day in a pair overrides ``reference``.

    At most a few hundred kilobytes per worker are read ahead. Closing the iterator stops the workers. Raises TypeError and
    ValueError on options at once. During iteration it raises, after the results of all earlier texts: ``vnnorm.many.ItemError``
    (a RuntimeError) with the index and the beginning of a text if a step of your own fails, TypeError on an item that is not a
    text, RuntimeError if a worker was killed.

    >>> from datetime import date
    >>> texts = ["Thủ_tướng nói , ông về .", ("Họp sáng 16/9.", date(2025, 9, 20))]
    >>> list(normalize_many(texts, steps=("desegment", "dates")))
    ['Thủ tướng nói, ông về.', 'Họp sáng 2025-09-16.']
    """
    if not isinstance(jobs, int) or isinstance(jobs, bool):
        raise TypeError(f"jobs takes an int, not {type(jobs).__name__}")
    if jobs < 0:
        raise ValueError(f"jobs takes 1 or more, or 0 for all cores, not {jobs}")
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise TypeError(f"texts takes an iterable of texts, not {type(texts).__name__}; for one text call normalize")
    steps = check_options(steps, reference)
    function = partial(_normalized, steps)
    return in_order(function, _dated(texts, reference), jobs)


def _normalized(steps: tuple[StepName | Step, ...], item: Dated) -> str:
    return normalize(item[0], steps=steps, reference=item[1])


def _dated(texts: Iterable[Any], reference: datetime.date | None) -> Iterator[Dated]:
    for index, item in enumerate(texts):
        text, day = item if isinstance(item, tuple) and len(item) == 2 else (item, None)
        if not isinstance(text, str) or not (day is None or isinstance(day, datetime.date)):
            raise TypeError(f"item {index} is neither a text (str) nor a pair of a text and a datetime.date: {item!r:.80}")
        yield text, reference if day is None else day


def in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """The results of a function for each item, in order. jobs: processes, 0 for all cores.

    Raises ``ItemError`` from an exception of the function, TypeError if the function cannot be sent to another process.
    """
    jobs = jobs or _cores()
    if jobs == 1:
        return _here(function, items)
    try:
        pickle.dumps(function)
    except Exception as error:
        raise TypeError(
            f"a step cannot be sent to other processes ({error}); define its find= at the top level of a module, or take jobs=1"
        ) from error
    return _elsewhere(function, items, jobs)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    for index, item in enumerate(items):
        try:
            result = function(item)
        except Exception as error:
            raise _failed(index, item[0], _described(error)) from error
        yield result


def _elsewhere(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    waiting = batches(items)
    first = next(waiting, [])
    try:
        second = next(waiting, None)
    except Exception:
        yield from _here(function, first)
        raise
    if second is None:  # a single batch does not justify starting processes
        yield from _here(function, first)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_belong_to_the_parent)
    try:
        yield from _collected(pool.submit, function, chain([first, second], waiting), 2 * jobs + 1)
    finally:
        pool.shutdown(cancel_futures=True)


def _collected(
    submit: Callable[..., Future[_Done]], function: Callable[[Item], Result], source: Iterator[list[Item]], ahead: int
) -> Iterator[Result]:
    """The results of batches, in order. ahead: the number of batches that are submitted at a time."""
    from concurrent.futures.process import BrokenProcessPool

    read = Input(source)
    waiting: deque[tuple[list[Item], Future[_Done]]] = deque()
    index = 0
    while True:
        try:
            waiting.extend((batch, submit(_run, function, packed(batch))) for batch in islice(read, ahead - len(waiting)))
            if not waiting:
                break
            batch, future = waiting[0]
            results, raised, told = future.result()
        except BrokenProcessPool as error:
            raise _killed(index, waiting) from error
        waiting.popleft()
        yield from received(results, batch)
        if told:
            done = len(results.same)
            raise _failed(index + done, batch[done][0], told) from raised
        index += len(batch)
    if read.fault:
        raise read.fault


def _killed(index: int, waiting: Iterable[tuple[list[Item], Any]]) -> RuntimeError:
    last = index + sum(len(batch) for batch, _ in waiting) - 1
    return RuntimeError(
        f"a worker process was killed (out of memory?) while it had one of the texts {index} to {last}; "
        "fewer jobs need less memory, and jobs=1 shows which text it is"
    )


def _run(function: Callable[[Any], Any], batch: Batch) -> _Done:
    """In a worker: the results up to the first failure, and the exception; only its message if it cannot be pickled."""
    items = [*unpacked(batch)]
    texts = [item[0] for item in items]
    results: list[Any] = []
    for item in items:
        try:
            results.append(function(item))
        except Exception as error:
            try:
                pickle.loads(pickle.dumps(error))
            except Exception:
                return returned(results, texts), None, _described(error)
            return returned(results, texts), error, _described(error)
    return returned(results, texts), None, ""


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _belong_to_the_parent() -> None:
    """In a worker: leave interrupts to the parent process, and exit if the parent is killed."""
    import multiprocessing.connection
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    import multiprocessing.connection

    multiprocessing.connection.wait([sentinel])
    os._exit(1)
