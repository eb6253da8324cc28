"""Measure the quality of a contender on our own news sentences as two shares; more is better.

The first share counts what it repairs or finds, the second what it rightly leaves alone. Words are separated by white space,
and their order does not count. Damaged input is made from the sentences, so the correct output is known.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from tests.evaluation.boilerplate import inked
from tests.evaluation.corpus import Corpus, read
from tests.evaluation.dates import plain
from tests.evaluation.figures import overlap, share
from tests.support.folding import vowels, with_mark
from vnnorm import DateMention
from vnnorm.text.syllable import TONE_MARKS, analyse

Function = Callable[[str], Any]


@cache
def corpus() -> Corpus:
    """The corpus of our own sentences."""
    return read(Path(__file__).parent.parent / "evaluation" / "news")


def _news() -> list[str]:
    return [row["raw"] for row in corpus().news.values()]


def words_right(wanted: str, got: str) -> tuple[int, int]:
    """The number of words of ``wanted`` that are in ``got``, and the number of all its words."""
    words = Counter(wanted.split())
    return sum((words & Counter(got.split())).values()), sum(words.values())


def _share_of_words(function: Function, pairs: Iterable[tuple[str, str]]) -> float:
    """The share of correct words in the results. Each pair is a damaged text and the correct one."""
    counts = [words_right(right, str(function(damaged))) for damaged, right in pairs]
    return share(sum(right for right, _ in counts), sum(all_ for _, all_ in counts))


def _tones_first(text: str) -> str:
    """The text with each tone mark before the vowel mark, as some keyboards type it."""
    out: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if char in TONE_MARKS and out and out[-1] in "\u0302\u0306\u031b":
            out.insert(len(out) - 1, char)
        else:
            out.append(char)
    return "".join(out)


def _invisible(text: str) -> str:
    """The text with a byte order mark, no-break spaces, soft hyphens inside words, and eth for Đ."""
    broken = " ".join(word[:2] + "\u00ad" + word[2:] if len(word) > 4 else word for word in text.split(" "))
    return "\ufeff" + broken.replace(" và ", "\u00a0và\u00a0").replace("Đ", "Ð")


def _misplaced(text: str) -> str:
    """The text with every tone mark on another vowel of its syllable, if there is one."""
    return " ".join(map(_moved, text.split(" ")))


def _moved(word: str) -> str:
    found = analyse(word)
    parts = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in TONE_MARKS if mark in parts), None)
    if not found or not tone:
        return word
    bare = unicodedata.normalize("NFC", parts.replace(tone, ""))
    onset, rime = found[0], bare[len(found[0]) :]
    others = [form for at in vowels(onset, rime) if (form := with_mark(bare, at, tone)) != word and form.islower()]
    return others[0] if others else word


def _only_damaged(function: Function, damage: Callable[[str], str]) -> float:
    """The share of the damaged words that are repaired. The function gets whole texts."""
    right = total = 0
    for text in _news():
        damaged = damage(text)
        got = str(function(damaged)).split()
        pairs = list(zip(text.split(), damaged.split(), strict=True))
        hurt = Counter(wanted for wanted, broken in pairs if wanted != broken)
        sound = Counter(wanted for wanted, broken in pairs if wanted == broken)
        right += sum((hurt & (Counter(got) - sound)).values())
        total += sum(hurt.values())
    return share(right, total)


def _kept(function: Function) -> float:
    return _share_of_words(function, ((text, text) for text in _news()))


def _characters(function: Function) -> tuple[float, float]:
    damages = (partial(unicodedata.normalize, "NFD"), _tones_first, _invisible)
    return sum(_only_damaged(function, damage) for damage in damages) / len(damages), _kept(function)


def _desegment(function: Function) -> tuple[float, float]:
    rows = [row for row in corpus().news.values() if "segmented" in row and "_" not in row["raw"]]
    return _share_of_words(function, ((row["segmented"], row["raw"]) for row in rows)), _kept(function)


def _tones(function: Function) -> tuple[float, float]:
    return _only_damaged(function, _misplaced), _kept(function)


def _diacritics(function: Function) -> tuple[float, float]:
    def bare(text: str) -> str:
        letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
        return "".join(char for char in letters if not unicodedata.combining(char))

    foreign = ["“Москва”", "東京", "5 m² – ½", "H’Mông…", "한국"]
    return _share_of_words(function, ((text, bare(text)) for text in _news())), _share_of_words(
        function, ((text, bare(text)) for text in foreign)
    )


def _date_spans(text: str, found: Iterable[Any]) -> list[tuple[int, int, str]]:
    """The spans and values of the results. dateparser returns pairs of a text and a ``datetime``, whose value is the day."""
    spans, last = [], 0
    for one in found:
        if isinstance(one, DateMention):
            spans.append((one.start, one.end, str(plain(one.value))))
        else:
            matched, moment = one
            start = text.find(matched, last)
            last = start + len(matched)
            spans.append((start, last, moment.date().isoformat() if isinstance(moment, datetime.datetime) else ""))
    return spans


def _dates(function: Function) -> tuple[float, float]:
    """The share of the dates with a year that get the right value, and the share of the found spans that are dates."""
    right = wanted = real = found_any = 0
    for doc in sorted({*corpus().dates, *corpus().date_traps}):
        text, gold = corpus().news[doc]["raw"], corpus().dates.get(doc, [])
        found = [span for span in _date_spans(text, function(text)) if span[2] != "None"]
        for row in gold:
            value = row["value_without_reference"]
            if value and value[:4].isdecimal():
                wanted += 1
                right += any(overlap(span[:2], (row["start"], row["end"])) and span[2] == plain(value) for span in found)
        found_any += len(found)
        real += sum(any(overlap(span[:2], (row["start"], row["end"])) for row in gold) for span in found)
    return share(right, wanted), share(real, found_any)


def _boilerplate(function: Function) -> tuple[float, float]:
    """The share of the boilerplate that is removed, and of the prose that stays, in characters.

    A word of the text stays if the result contains it as often.
    """
    gone = residue = stay = prose = 0
    for row in corpus().boilerplate:
        text = row["text"]
        bad = inked(text, [(span["start"], span["end"]) for span in row["spans"] if not span.get("optional")])
        good = inked(text, [(0, len(text))]) - inked(text, [(span["start"], span["end"]) for span in row["spans"]])
        left = Counter(str(function(text)).split())
        at = 0
        for word in text.split():
            at = text.index(word, at)
            places = range(at, at + len(word))
            kept = left[word] > 0
            left[word] -= kept
            gone += 0 if kept else len(bad.intersection(places))
            stay += len(good.intersection(places)) if kept else 0
            at += len(word)
        residue += len(bad)
        prose += len(good)
    return share(gone, residue), share(stay, prose)


TASKS: dict[str, tuple[Callable[[Function], tuple[float, float]], str, str]] = {
    "characters": (_characters, "broken words mended", "sound words kept"),
    "desegment": (_desegment, "words as published", "words of plain text kept"),
    "tones": (_tones, "misplaced tones mended", "sound words kept"),
    "dates": (_dates, "dates with a year: value right", "of what is found, dates"),
    "boilerplate": (_boilerplate, "residue removed", "prose kept"),
    "diacritics": (_diacritics, "Vietnamese words right", "other words kept"),
}


def texts(task: str) -> list[str]:
    """The texts for the measurement of speed."""
    if task == "desegment":
        return [row["segmented"] for row in corpus().news.values() if "segmented" in row]
    if task == "boilerplate":
        return [row["text"] for row in corpus().boilerplate]
    if task == "tones":
        return [_misplaced(text) for text in _news()]
    return _news()
