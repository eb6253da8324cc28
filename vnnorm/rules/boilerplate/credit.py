"""Credits within a line: ``… của cảnh sát. Ảnh: Reuters Theo …`` loses ``Ảnh: Reuters``.

In flat text nothing closes a credit, so it goes only where its end is sure: a bracket, a full stop, a name from the data,
a name of a person before the capital of the next sentence; an emptied label goes alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

Found = tuple[int, int, str, str]

_CLOSED = lazily(r"[^()\n]{0,60}\)\.?")
_STOPPED = lazily(rf" ?({UPPER}[^.:;!?()\n]{{0,45}})\.(?=\s*\Z|\s+[“\"‘'(]?{UPPER})")
_CAPITALS = lazily(rf"{UPPER}[^\s.,:;!?()“”\"]*")
_NEXT_SENTENCE = lazily(rf"\s*(?:\Z|[“\"‘'(0-9]|{UPPER})")
_LONGEST_LABEL = 22  # letters
_SENTENCE_END = lazily(r"[.!?…][”\"’')]*\s+")


def loose_credits(line: str, known: Words) -> Iterator[Found]:
    """The credits in a line of prose whose ends are sure."""
    last = 0
    colon = line.find(":")
    while colon >= 0:
        if colon >= last and known.labels_of.may_end(line, colon):
            found = _credit(line, colon, known, last)
            if found:
                yield found
                last = found[1]
        colon = line.find(":", colon + 1)


def _credit(line: str, colon: int, known: Words, last: int) -> Found | None:
    low = max(last, colon - _LONGEST_LABEL)
    folded = fold(line[low:colon]).rstrip()
    start = known.labels_of.picture(folded, len(folded))
    kind = "credit" if start >= 0 else "video"
    start = (start if start >= 0 else known.labels_of.film.behind(folded, len(folded))) + low
    if start < low:
        return None
    opening = line.rfind("(", max(last, start - 2), start)
    if opening >= 0 and not line[opening + 1 : start].strip():
        closed = _CLOSED.match(line, colon + 1)
        if closed is None or len(closed[0].split()) > 8 or not _opens(line, closed.end()):
            return None
        before = line[max(0, opening - 4) : opening].rstrip()
        if not before or before[-1] in '.!?…”"':
            return opening, closed.end(), kind, "credit in brackets"
        sentence = _sentence(line, last, opening)
        return None if sentence is None else (sentence, closed.end(), "caption", "caption with its credit")
    before = line[max(0, start - 4) : start].rstrip()
    if line[start].islower() or (before and before[-1] not in '.!?…”"'):
        return None
    end = _value_end(line, colon + 1, known)
    return None if end is None else (start, end, kind, "credit after a full stop")


def _opens(line: str, at: int) -> bool:
    """Whether the line ends here, or another sentence starts."""
    return _NEXT_SENTENCE.match(line, at) is not None


def _sentence(line: str, last: int, at: int) -> int | None:
    """Where the sentence before a place starts; None where it is too long for a caption."""
    low = max(last, at - 220)
    ends = [match.end() for match in _SENTENCE_END.finditer(line, low, at)]
    return ends[-1] if ends else None


def _value_end(line: str, at: int, known: Words) -> int | None:
    """Where the words after a label end; the label's own end where they are gone; None where it cannot be known."""
    rest = line[at : at + 90]
    if not rest.strip() or rest.lstrip()[0] in "“\"‘':":
        return at
    stopped = _STOPPED.match(rest)
    if stopped and len(stopped[1].split()) <= 6 and not _is_sentence(stopped[1]):
        return at + stopped.end()
    words = rest.split()
    count = known.source_at(words)
    if count:
        return _end_of(words[:count], line, at)
    if "_" in words[0]:  # a segmenter joined the name, or a source to the next sentence
        start, (source, _, _) = line.index(words[0], at), words[0].partition("_")
        end = start + len(words[0])
        if source in known.sources:
            return start + len(source)
        return end if words[0][0].isupper() and _opens(line, end) else None
    return _name_end(line, at, words, known)


def _end_of(words: list[str], line: str, at: int) -> int:
    for word in words:
        at = line.index(word, at) + len(word)
    return at


def _name_end(line: str, at: int, words: list[str], known: Words) -> int | None:
    """Where a name ends before the capital of the next sentence."""
    run: list[str] = []
    for word in words:
        if not _CAPITALS.fullmatch(word) or (run and word in known.starters):
            break
        run.append(word)
    is_closed = len(run) < len(words) and words[len(run)] in known.starters
    if not is_closed and run:
        run.pop()  # the next sentence starts with it
    if not run:
        is_gone = len(words) > 1 and words[1][:1].islower() and not is_closed and len(line) - at > 90
        return at if is_gone else None
    is_name = len(run) == 2 or is_closed or (len(run) in (3, 4) and run[0] in known.surnames)
    return _end_of(run, line, at) if is_name and len(run) <= 4 and len(words) > len(run) + 1 else None


def _is_sentence(value: str) -> bool:
    """Whether most words are in small letters: a sentence that follows an emptied label."""
    return sum(word[0].islower() for word in value.split()) > 3
