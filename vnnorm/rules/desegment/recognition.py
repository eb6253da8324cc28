"""Detect which lines of a text are word-segmented: by the evidence in each line, or in the other lines if it has none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from vnnorm.rules.desegment.formats import is_in_columns, is_of_other_format
from vnnorm.rules.desegment.joiners import is_written
from vnnorm.text.code import code_spans
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable

_BREAK = lazily(r"\n\s*\n")
_SURELY_JOINED = lazily(r"_(?:(?<=[^\x00-\x7f]_)|(?=[^\x00-\x7f]))")
_SIGN = lazily(r"[#@=]|://|\.[0-9A-Za-z]")  # in hashtags, handles, addresses, file names, assignments: no evidence
# A mark with a space on both sides; the dots of leader rows in tables of contents do not count.
_SPACED = lazily(r" (?<=[^\s.] )(?:[,;:!?…)”%\"]|\.{3}|\./\.|\.(?! \.))(?= |\Z)")
# Published text attaches these marks to a word; a segmenter separates them all. Each alternative starts with its mark, which
# makes the search fast. A single letter in brackets counts once: with the opening mark (a), not with the closing one.
_ATTACHED = lazily(
    r"[,;:)”](?<=[^\W\d_].)(?<!(?<!\S)[(“\"\[{][^\W\d_].)(?= |\Z)"
    r"|[.!?…]\Z(?<=[^\W\d_]{2}.)(?<!(?<!\S)[(“\"\[{][^\W\d_]{2}.)"
    r"|[(“\"\[{](?<!\S.)[^\W\d_]|\"[:,;]"
)
_AROUND = "\ufeff\u200b.,;:!?()[]{}“”‘’\"'…"  # what may be attached to a word, including a byte order mark
_ENOUGH_JOINED = 4  # joined words with Vietnamese letters that decide a paragraph whose commas are all separated
_JOINED = 2  # joined words that decide a line; a single one may be an error or an identifier
_LONG = 6  # minimum spaces of a line that one joined word decides; a shorter line may be a label or a file name
_SPACED_ALONE = 3  # separated marks that decide a line without joined words; two may be typed by hand (Ông đi , bà ở .)


class Evidence(NamedTuple):
    """The evidence in a line."""

    joined: int  # Vietnamese words joined by underscores
    spaced: int  # marks separated by spaces
    attached: int  # marks attached to a word

    def verdict(self) -> bool | None:
        """True: segmented; False: as published; None: undecided."""
        if self.attached and self.attached * 2 >= self.joined + self.spaced:
            return False
        if self.joined >= _JOINED or (self.joined and self.spaced) or self.spaced >= _SPACED_ALONE:
            return True
        return None


_NOTHING = Evidence(0, 0, 0)
_SETTLED = Evidence(_JOINED, 1, 0)
_OTHER_FORMAT = Evidence(0, 0, 1)


def may_be_segmented(text: str) -> bool:
    """Whether a text has an underscore or a separated comma or full stop; most published texts have neither."""
    return "_" in text or " ," in text or " ." in text


def segmented_spans(text: str) -> list[tuple[int, int]]:
    """The spans of whole lines that are segmented, in order.

    An undecided line is treated like its paragraph, and an undecided paragraph like the text.
    """
    if not may_be_segmented(text):
        return []
    paragraphs = [(start, end, _is_segmented_throughout(text[start:end])) for start, end in _paragraphs(text)]
    if all(is_settled for *_, is_settled in paragraphs):
        return [(start, end) for start, end, _ in paragraphs]
    if is_in_columns(text):
        return []
    spans = _judged(text, paragraphs, [])
    if spans and (code := code_spans(text)):
        spans = _judged(text, paragraphs, code)
    return spans


def _judged(text: str, paragraphs: list[tuple[int, int, bool]], code: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The segmented lines; lines of code are never segmented and give no evidence for the others."""
    lines: list[tuple[int, int]] = []
    shown: list[Evidence] = []
    verdicts: list[bool | None] = []
    for start, end, is_settled in paragraphs:
        if is_settled:
            lines.append((start, end))
            shown.append(_SETTLED)
            verdicts.append(True)
        else:
            own = list(_lines(text, start, end))
            evidence = [_NOTHING if _lies_in(line, code) else _evidence(text[slice(*line)]) for line in own]
            followed = _followed(evidence, [one.verdict() for one in evidence])
            lines += own
            shown += evidence
            verdicts += [False if _lies_in(line, code) else verdict for line, verdict in zip(own, followed, strict=True)]
    verdicts = _followed_beside(shown, verdicts) if set(verdicts) != {None} else _followed(shown, verdicts)
    return _merged(lines, verdicts)


def _lies_in(line: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, line[0], key=itemgetter(0)) - 1
    return index >= 0 and line[0] < spans[index][1]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _is_segmented_throughout(paragraph: str) -> bool:
    """A quick test that decides most segmented paragraphs: it has joined words, and all its commas are separated."""
    commas = paragraph.count(" , ")
    if not commas or commas != paragraph.count(", ") or any(sign in paragraph for sign in ("#", "@", "://")):
        return False
    return sum(1 for _ in islice(_SURELY_JOINED.finditer(paragraph), _ENOUGH_JOINED)) == _ENOUGH_JOINED


def _evidence(line: str) -> Evidence:
    line = line.rstrip()
    if not line:
        return _NOTHING
    if is_of_other_format(line):
        return _OTHER_FORMAT
    marks = _SPACED.findall(line)
    attached = len(_ATTACHED.findall(line))
    joined = _joined(line, len(marks)) if "_" in line else 0
    if joined == 1 and not attached and line.count(" ") >= _LONG and not any(sign in line for sign in "#@/\"'"):
        joined = _JOINED  # in a plain sentence, only segmentation explains an underscore
    # Some authors write " !" and " ?": without a joined word, these count only with a separated comma or full stop.
    spaced = len(marks) if joined or " ," in marks or " ." in marks else 0
    return Evidence(joined, spaced, attached)


def _joined(line: str, marks: int) -> int:
    """Count the joined words of Vietnamese syllables; names and toneless words count only in a Vietnamese line.

    ``È_P`` is not a word; ``ban_do`` alone may be an identifier; ``Hun_Sen`` and ``con_trai`` count beside other evidence.
    """
    sure = names = toneless = 0
    for token in line.split():
        if "_" not in token or _SIGN.search(token) or is_written(token):
            continue
        parts = [part for whole in token.split("_") if (part := whole.strip(_AROUND)).isalpha()]
        letters = [len(part) for part in parts if not part.isascii() and is_syllable(part)]
        if sum(letters) > 1:
            sure += len(parts) > 1
        elif len(parts) <= token.count("_"):
            continue  # a part with a digit: an identifier (So_Fake_7)
        elif all(part[0].isupper() and len(part) > 1 for part in parts):
            names += 1
        elif all(map(is_syllable, parts)):
            toneless += 1
    if not sure and (line.isascii() or not (names or marks >= _JOINED)):
        return 0
    return sure + names + toneless


def _followed(shown: list[Evidence], verdicts: list[bool | None]) -> list[bool | None]:
    """The verdicts; an undecided line gets the verdict of all lines together."""
    if None not in verdicts:
        return verdicts
    together = Evidence(*map(sum, zip(*shown, strict=True))).verdict()
    return [together if verdict is None else verdict for verdict in verdicts]


def _followed_beside(shown: list[Evidence], verdicts: list[bool | None]) -> list[bool | None]:
    """The verdicts, with that of the decided lines for those that are still undecided.

    In a text with both kinds, an undecided line with a joined word counts as segmented, and one without follows the line
    before it. A text without any joined word is loosely typed and gives no evidence for other lines.
    """
    if None not in verdicts or not any(evidence.joined for evidence in shown):
        return verdicts
    decided = set(verdicts) - {None}
    if len(decided) < 2:
        return [verdict if verdict is not None else next(iter(decided), None) for verdict in verdicts]
    last = next(verdict for verdict in verdicts if verdict is not None)
    out: list[bool | None] = []
    for evidence, verdict in zip(shown, verdicts, strict=True):
        last = last if verdict is None else verdict
        out.append(True if verdict is None and evidence.joined else last)
    return out


def _merged(lines: list[tuple[int, int]], verdicts: list[bool | None]) -> list[tuple[int, int]]:
    """The segmented lines; adjacent ones are merged into one span."""
    out: list[tuple[int, int]] = []
    for (start, end), is_segmented in zip(lines, verdicts, strict=True):
        if is_segmented:
            first = out.pop()[0] if out and out[-1][1] + 1 == start else start
            out.append((first, end))
    return out
