"""Find the day in a text's dateline: a date on a line of its own, or the place and day before the first sentence."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from vnnorm.rules.dates import scan
from vnnorm.rules.dates.lexicon import DateWords, known
from vnnorm.rules.dates.reading import FoundDate
from vnnorm.text.pattern import lazily

_HEAD = 1500  # code points at the top of a text: a later date line belongs to another article, or to a list of articles
_MOST_WORDS = 6  # words before or after the day on its line: a time, a count of comments, an author
_WORD = lazily(r"[^\W\d_]+")
_CLOSES = lazily(r" ?\)| ?[-–—|] +(?![\d ])")
_PLAIN_DAY = lazily(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def published(text: str) -> datetime.date | None:
    """The day of the first dateline at the top of a text with repaired characters; None if there is none."""
    top = text[: _HEAD + text[_HEAD:].find("\n") + 1] if len(text) > _HEAD else text
    return next(_datelines(top), None)


def _datelines(text: str) -> Iterator[datetime.date]:
    for found in scan.find(text, None):
        if found.kind == "day" and found.value and _PLAIN_DAY.fullmatch(found.value) and _is_dateline(text, found, known()):
            yield datetime.date.fromisoformat(found.value)


def _is_dateline(text: str, found: FoundDate, words: DateWords) -> bool:
    """Whether a day with its year is on a line of its own, or at the very beginning before a dash or bracket."""
    start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    before = _WORD.findall(text[start : found.start].replace("_", " "))
    behind = text[found.end : end if end >= 0 else len(text)]
    # A headline (Giá vàng hôm nay 4/7/2026: …), a sentence (Ngày 4/7/2026, giá vàng tăng.)
    is_prose = behind.startswith((": ", ", ")) or ". " in behind or behind.rstrip().endswith((".", "!", "?", ";"))
    is_place = len(before) > 1 and all(word[0].isupper() for word in before)
    is_stamp = (
        not before or found.time is not None or is_place or _is_labelled(before, words) or _has_weekday(text, found, words)
    )
    if is_stamp and not is_prose and len(before) <= _MOST_WORDS and len(_WORD.findall(behind)) <= _MOST_WORDS:
        return True
    return not text[:start].strip() and (is_place or not before) and _CLOSES.match(behind) is not None


def _is_labelled(before: list[str], words: DateWords) -> bool:
    """Whether the words before a day mark it as the day of publication: cập nhật, ngày đăng."""
    shown = " ".join(before).lower()
    return any(label in shown for label in words.values_of("published"))


def _has_weekday(text: str, found: FoundDate, words: DateWords) -> bool:
    """Whether the day begins with a weekday: thứ Hai, 16/9/2024."""
    shown = text[found.start : found.end].lower()
    return shown.startswith(tuple(words.values_of("weekday")))
