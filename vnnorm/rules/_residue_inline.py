"""Residue within a line of prose: only where an unmistakable mark says where it starts and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.fold import fold
from vnnorm.pattern import lazily
from vnnorm.rules._residue_credit import loose_credits
from vnnorm.rules._residue_flat import dump, opening
from vnnorm.rules._residue_gates import Signs
from vnnorm.rules._residue_shape import _UPPER, STAMP
from vnnorm.rules._residue_words import Words

Found = tuple[int, int, str, str]  # start and end in the line, kind, reason

_NAME = rf"{_UPPER}(?:[^\W\d_]|[._’'])*"
_NAMES = (
    rf"{_NAME}(?:[ _]{_NAME}){{0,4}}(?: ?[-–,] ?{_NAME}(?:[ _]{_NAME}){{0,4}}"
    rf"| ?/ ?{_NAME}(?:[ _-]+[^\W\d_]+){{0,5}}){{0,3}}"
)
_MADE = r"(?:[Tt]ổng hợp|[Gg]hi|[Dd]ịch|[Ll]ược dịch|[Ll]ược ghi|[Tt]hực hiện|[Bb]iên dịch|T/[Hh]|t/h)"
_BY = r"(?:(?:Bài(?: và ảnh|, ảnh)?|Tin, ảnh|Tin và ảnh|PV|Thực hiện) ?: ?)?"
_SOURCE = (
    rf"(?:(?:Theo|THEO) ?:? ?(?:báo |hãng |tạp chí )?{_UPPER}[\w.+&!’' /_-]{{0,40}}(?:, ?{_UPPER}[\w.+&!’' /_-]{{0,30}}){{0,3}}"
    r"|(?:Nguồn|NGUỒN) ?: ?[^.,;:!?()\n]{1,50})"
)
_IN_BRACKETS = rf"\( ?(?:{_MADE}|[Tt]heo ?:? ?[^()\n]{{1,60}}|[Nn]guồn ?:? ?[^()\n]{{1,60}}|[^\W\d_][\w+. ]{{1,20}}) ?\)"
# What closes a text on one line, after the end of its last sentence: a name, a source, both.
_WRITER_AT_END = lazily(
    rf"(?P<writer>{_BY}{_NAMES}(?:,? ?-? ?(?:{_IN_BRACKETS}|{_MADE}))?(?: ?\| ?[\d: /.-]{{8,20}})?)?"
    rf"(?P<source> ?(?:{_SOURCE}|\( ?{_SOURCE} ?\)|\( ?(?:theo|nguồn) [^()\n]{{1,60}}\)))?[.\s\u200b]*\Z"
)
_SENTENCE_END = lazily(r"(?:[.!?…][”\"’')\]]*|/ ?\.)(?=\s)")
_WINDOW = 110
_END_MARK = lazily(r"(?<=[.…\w”\")]) ?/ ?\.(?=\s|\Z)")
_LINK = lazily(rf">>+ ?(?=[“\"‘']?(?:{_UPPER}|\d))")
_LINK_END = lazily(rf"[.?!…][”\"’']?(?=\s+[“\"‘'(]?{_UPPER}|\s*\Z)")
_PREFIX = lazily(r"(?P<open>\( ?)?(?P<name>[^()\n–-]{2,24}?)(?P<close> ?\))? ?[-–—] ?(?=\S)")
_STAMP = lazily(rf"{STAMP}(?=\s+\S)")
_CAPITAL_INSIDE = lazily(rf"(?<=[^\W\d_]) (?=({_UPPER}[^\W\d_]*) [^\W\d_])")
_LONGEST_LINK, _HEADLINE = 180, 110  # letters
_STAMP_AT_END = lazily(r"\| ?\d{1,2}[:h]\d\d,? \d{1,2}[/-]\d{1,2}[/-]\d{4}\s*\Z")
_WRITER_BEFORE = lazily(rf"(?<!\S){_NAMES}(?: ?[-–] ?{_UPPER}[^.!?|\n]{{1,30}})? ?\Z")
_FILM_AT_END = lazily(r"\s+(?P<film>(?:Video|Clip|VIDEO|CLIP) [^.!?…]{10,160}\w)\s*\Z")
_CLOCK = lazily(r"\d[:hg]\d\d")


def within(line: str, known: Words, marks: Signs, is_lead: bool, is_last: bool) -> list[Found]:
    """The residue in a line of prose, unordered; ``is_lead`` and ``is_last`` tell where the line stands."""
    found: list[Found] = []
    if is_lead:
        found += _at_start(line, known)
        found += opening(line, known)
    if marks.end_mark:
        found += _end_marks(line, is_last)
    if ":" in line:
        found += loose_credits(line, known)
    if marks.link and ">>" in line:
        found += _links(line, known)
    if marks.phrases or is_last:
        found += dump(line, known, marks, is_last)
    if is_last:
        found += [*_stamped(line)] or [*_at_end(line, known)] or [*_film_at_end(line)]
    return found


def _at_start(line: str, known: Words) -> Iterator[Found]:
    """``(Dân trí) - ``, ``TTO - ``; a stamp that runs into the text."""
    dash = max(line.find("-", 0, 30), line.find("–", 0, 30))
    if dash > 0:
        match = _PREFIX.match(line)
        if match and match["name"].replace("_", " ").strip() in known.prefixes and bool(match["open"]) == bool(match["close"]):
            yield match.start(), len(match[0].rstrip()), "outlet-prefix", "name of an outlet"
            return
    if line[0].isdigit() or line[0] in "TC":
        stamp = _STAMP.match(line[:60])
        if stamp and _CLOCK.search(stamp[0]) and not line[stamp.end()].islower() and line[stamp.end() + 1].isupper():
            yield 0, stamp.end(), "dateline", "stamp"


def _end_marks(line: str, is_last: bool) -> Iterator[Found]:
    low = min(at for at in (line.find("/."), line.find("/ ."), len(line)) if at >= 0)
    for match in _END_MARK.finditer(line, max(0, low - 1)):
        at = match.start()
        if line[at - 1 : at] in ".…" or match.end() == len(line) or is_last:
            # One full stop stays, beside its word: the sentence's own, or that of the mark.
            if line[at - 2 : at] == " .":
                yield at - 2, match.end() - 1, "end-mark", "./."
            elif line[at - 1] in ".…?!":
                yield at + (line[at] == " "), match.end(), "end-mark", "./."
            else:
                yield at, match.end() - 1, "end-mark", "./."


def _links(line: str, known: Words) -> Iterator[Found]:
    """``>> headline``, where its end is sure."""
    last = 0
    for match in _LINK.finditer(line):
        if match.start() >= last:
            end = _link_end(line, match.end(), known)
            if end is not None:
                yield match.start(), end, "related", "link"
                last = end


def _link_end(line: str, start: int, known: Words) -> int | None:
    """Where the headline of a link ends: before the next link, at the end of the line, at a mark of its own.

    A sentence that ran into it starts with a word that starts sentences; where its start cannot be told, all stays.
    """
    stop = line.find(">>", start, start + _LONGEST_LINK)
    mark = _LINK_END.search(line, start, start + _LONGEST_LINK)
    if stop > 0 and (mark is None or stop < mark.start()):
        return stop - (line[stop - 1] == " ")
    end = mark.end() if mark else min(len(line), start + _LONGEST_LINK)
    inside = list(_CAPITAL_INSIDE.finditer(line, start, end))
    for capital in inside:
        if capital[1] in known.starters:
            return capital.start()
    if mark is None:
        return end if end == len(line) else None
    is_headline = mark[0][0] in "?!" or (end - start <= _HEADLINE and not inside)
    return end if is_headline else None


def _at_end(line: str, known: Words) -> Iterator[Found]:
    """The name and the source after the last sentence of a text."""
    low = max(0, len(line) - _WINDOW)
    ends = [match.end() for match in _SENTENCE_END.finditer(line, low)]
    for end in ends[-4:]:
        at = end
        while at < len(line) and line[at].isspace():
            at += 1
        match = _WRITER_AT_END.match(line, at)
        if match is None or not match[0].strip():
            continue
        writer = match["writer"]
        if writer and not _may_sign(line, at, match, known):
            continue
        if writer:
            yield match.start("writer"), match.end("writer"), "byline", "name after the last sentence"
        if match["source"]:
            start = match.start("source") + (match["source"][0] == " ")
            yield start, len(line.rstrip(" \t\u200b")), "source", "source after the last sentence"
        return


def _stamped(line: str) -> Iterator[Found]:
    """``Hoài Thương - Sông Quê | 09:10 08/02/2017``: a byline whose stamp is mark enough; a film's label before it."""
    at = line.rfind("|", len(line) - _WINDOW)
    if at < 0 or not _STAMP_AT_END.match(line, at):
        return
    match = _WRITER_BEFORE.search(line, max(0, at - _WINDOW), at)
    if match:
        yield match.start(), len(line.rstrip()), "byline", "name with a stamp"


def _film_at_end(line: str) -> Iterator[Found]:
    """``Video những bàn thắng đẹp``: a label that no sentence follows, after the last one."""
    low = max(0, len(line) - 2 * _WINDOW)
    if not any(line.find(label, low) > 0 for label in ("Video ", "Clip ", "VIDEO ", "CLIP ")):
        return
    last = 0
    for match in _SENTENCE_END.finditer(line, low):
        last = match.end()
    film = _FILM_AT_END.match(line, last) if last else None
    if film:
        yield film.start("film"), film.end("film"), "video", "label after the last sentence"


def _may_sign(line: str, at: int, match: re.Match[str], known: Words) -> bool:
    """Whether what looks like a name is not the last sentence, or a part of one, in title case."""
    text = match["writer"]
    if line[at - 2 : at - 1] == "." and line[at - 4 : at - 3] in " .":  # initials: Q. Hà
        return False
    if fold(text) in known.sections:
        return False
    return text[-1:] not in '”"' and len(text) <= 80
