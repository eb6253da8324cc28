"""Residue after the last sentence, on the same line: a writer, a source, a stamp or the label of a video."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.boilerplate.invitations import INVITATION, LONGEST, is_invitation
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.rules.boilerplate.signatures import signature
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

Found = tuple[int, int, str, str]  # start and end in the line, kind, reason

_WINDOW = 130  # characters at the end of a line that are searched for a signature
_CANDIDATES = 4  # last sentences that may be parts of one signature: "H. Vy. Theo T. Nam"
_SIGNS = ("(", "/", "|", ":")  # a signature with a full stop contains one of them, or the label of a source
_DOTS = 5  # characters at the end that are searched for initials: "T. N."
_END_MARK = lazily(r"/ ?\.\s*")
_BRACKET = lazily(rf"(?<=[.!?…”\"/]) ?(\((?: ?(?i:theo|nguồn) | (?={UPPER}))[^()\n]{{1,60}}\))")
_STAMP = lazily(r"\| ?\d{1,2}[:h]\d\d,? \d{1,2}[/-]\d{1,2}[/-]\d{4}\s*\Z")
_NAME = rf"{UPPER}(?:[^\W\d_]|[._’'])*"
_WRITER = lazily(rf"(?<!\S){_NAME}(?: {_NAME}){{0,4}}(?: ?[-–/] ?{UPPER}[^.!?|\n]{{1,30}})? ?\Z")
_FILM = lazily(r" ?:? [^.!?…:]{10,160}\w\s*\Z")


def closing(line: str, known: Words) -> list[Found]:
    """The name, source, stamp or video label at the end of a text."""
    return [*_stamped(line)] or [*_signed(line, known)] or [*_film(line, known)] or [*_invited(line, known)]


def _starts(line: str, window: int) -> list[int]:
    """The starts of the last sentences of a line, and of what follows its end mark."""
    low = max(0, len(line) - window)
    ends = [*sentence_ends(line, low, glued=True)]
    if line.find("/", low) >= 0:
        ends += [match.end() for match in _END_MARK.finditer(line, low)]
    for bracket in _BRACKET.finditer(line, low) if line.find("(", low) >= 0 else ():
        ends += [len(line[: bracket.start(1)].rstrip()), bracket.end()]  # a source in brackets, with or without a name after it
    return sorted(end + len(line[end:]) - len(line[end:].lstrip()) for end in ends if line[end:].strip())


def _signed(line: str, known: Words) -> Iterator[Found]:
    """The name and source after the last sentence of a text; a name of one word needs further evidence."""
    tail = line[-_WINDOW:].rstrip()
    signs = (*_SIGNS, *known.labels_of.source_words)
    if tail[-1:] == "." and "." not in tail[-_DOTS:-1] and not any(map(tail.lower().__contains__, signs)):
        return  # the text ends with a sentence, as most do
    for start in _starts(line, _WINDOW)[-_CANDIDATES:]:
        rest = line[start:].rstrip(" \t\u200b")
        sign = signature(rest, known)
        if sign is None or not (sign.is_sure or (sign.is_person and not rest.endswith("."))):
            continue
        if line.isupper() and not sign.is_sure:
            continue  # capitals cannot distinguish names from words here
        stop = start + len(rest)
        if sign.source > 0:
            split = start + len(rest[: sign.source].rstrip(" -–"))
            yield start, split if sign.source < len(rest) else stop, "byline", "name behind the last sentence"
        if sign.source < len(rest):
            yield start + sign.source, stop, "source", "source behind the last sentence"
        return


def _stamped(line: str) -> Iterator[Found]:
    """A byline with a stamp, which is sufficient evidence: ``Hoài Thương - Sông Quê | 09:10 08/02/2017``."""
    at = line.rfind("|", max(0, len(line) - _WINDOW))
    if at < 0 or not _STAMP.match(line, at):
        return
    low = max([0, *(end for end in _starts(line[:at], _WINDOW) if end < at)])
    match = _WRITER.search(line, max(low, at - _WINDOW), at)
    if match:
        yield match.start(), len(line.rstrip()), "byline", "name with a stamp"


def _invited(line: str, known: Words) -> Iterator[Found]:
    """An invitation to readers as the last sentence: ``Mời bạn đọc theo dõi trực tuyến trên báo Sông Quê.``"""
    if " đọc" not in (tail := line[-LONGEST:].lower()) and " vị" not in tail and " giả" not in tail and " bạn" not in tail:
        return
    for start in _starts(line, LONGEST)[-1:]:
        if is_invitation(line[start:].rstrip(), known):
            yield start, len(line.rstrip()), "promo", INVITATION.text


def _film(line: str, known: Words) -> Iterator[Found]:
    """A video label after the last sentence, with nothing after it: ``Video những bàn thắng đẹp``."""
    if not line[-1].isalnum() or not any(map(line[-2 * _WINDOW :].lower().__contains__, known.labels_of.film_words)):
        return
    starts = _starts(line, 2 * _WINDOW)
    if not starts or not line[starts[-1]].isupper():
        return
    end = known.labels_of.film.ahead(fold(line[starts[-1] : starts[-1] + _WINDOW]))
    if end > 0 and _FILM.match(line, starts[-1] + end):
        yield starts[-1], len(line.rstrip()), "video", "label behind the last sentence"
