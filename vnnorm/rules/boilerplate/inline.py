"""Find residue within a line of prose, only if unambiguous markers show where it starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.captions import caption_start
from vnnorm.rules.boilerplate.closing import closing
from vnnorm.rules.boilerplate.credits import credits_in, may_have_credits
from vnnorm.rules.boilerplate.flat import dump, opening
from vnnorm.rules.boilerplate.gates import Signs
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.rules.boilerplate.stamps import LONGEST, stamp
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

Found = tuple[int, int, str, str]  # start and end in the line, kind, reason

_END_MARK = lazily(r"(?<=[.…\w”\")]) ?/ ?\.(?=\s|\Z)")
_LINK = lazily(rf"(?<!>)>>++ ?(?=[“\"‘']?(?:{UPPER}|\d[^\s;]*+ [^\W\d_]))")
_LINK_END = lazily(rf"[.?!…][”\"’']?(?=\s+[“\"‘'(]?{UPPER}|\s*\Z)")
_DOMAIN = lazily(r"(?:[\w-]+\.)+(?:vn|com|net|org|info)\Z", re.I)
_PREFIX = lazily(r"(?P<open>\( ?)?(?P<name>[^()\n–-]{2,24}?)(?P<close> ?\))? ?[-–—] ?(?=\S)")
_CLOCK = lazily(r"\d[:hg]\d\d")
_INITIALS = lazily(r"(?!TP)[A-ZĐ]{2,6} ?\Z")
_CAPITAL_INSIDE = lazily(rf"(?<=[^\W\d_]) (?=({UPPER}[^\W\d_]*) [^\W\d_])")
_TOKEN = 80  # characters before a slash that are searched for the start of its token
_FEWEST = 3  # minimum words of a headline
_LONGEST_LINK, _HEADLINE = 180, 110  # maximum characters


class Place(NamedTuple):
    """The position of a line in the text, and the ``favor`` option."""

    is_lead: bool
    is_last: bool
    favor: str | None = None


def within(line: str, known: Words, marks: Signs, place: Place) -> list[Found]:
    """The residue in a line of prose, unordered."""
    is_lead, is_last, favor = place
    found: list[Found] = []
    if is_lead:
        found += _at_start(line, known)
        found += opening(line, known)
    if marks.end_mark:
        found += _end_marks(line, is_last)
    if may_have_credits(line):
        found += _credits(line, known, favor)
    if marks.link and ">>" in line:
        found += _links(line, known)
    if marks.phrases or is_last:
        found += dump(line, known, marks, is_last)
    if is_last:
        found += closing(line, known)
    return found


def _credits(line: str, known: Words, favor: str | None) -> Iterator[Found]:
    """The credits of a line, each with its caption if it has one."""
    low = 0
    for credit in credits_in(line, known):
        start = credit.start if favor == "precision" else caption_start(line, credit, known, low, is_sure=favor != "recall")
        has_caption = start < credit.start
        before = line[max(0, start - 3) : start].rstrip()[-1:]
        is_stopped = line[credit.end - 1] == ")" and line[credit.end : credit.end + 1] == "."
        end = credit.end + (is_stopped and (has_caption or before in tuple('.!?…”"')))
        if has_caption and credit.kind == "credit":
            yield start, end, "caption", f"caption joined to its credit; {credit.how}"
        else:
            yield start, end, credit.kind, f"label of a credit; {credit.how}"
        low = end


def _at_start(line: str, known: Words) -> Iterator[Found]:
    """An outlet prefix (``(Dân trí) - ``, ``TTO - ``), or a stamp on the same line as the text."""
    dash = max(line.find("-", 0, 30), line.find("–", 0, 30))
    if dash > 0:
        match = _PREFIX.match(line)
        if match and bool(match["open"]) == bool(match["close"]) and _is_outlet(match, known):
            yield match.start(), len(match[0].rstrip()), "outlet-prefix", "name of an outlet"
            return
    if (line[0].isdigit() or line[0] in known.stamp_letters) and _CLOCK.search(line, 0, LONGEST):
        end, has_clock = stamp(fold(line[:LONGEST]), known.labels_of)
        following = line[end:].lstrip() if has_clock else ""
        if has_clock and line[end : end + 1].isspace() and not following[:1].islower() and line[end + 1 : end + 2].isupper():
            yield 0, end, "dateline", "stamp"


def _is_outlet(match: re.Match[str], known: Words) -> bool:
    """Whether the words before a lead are an outlet: in the data, a domain, or initials or a media name in brackets."""
    name = match["name"].strip()
    if name in known.prefixes or _DOMAIN.match(name):
        return True
    return match["open"] is not None and (_INITIALS.match(name) is not None or _is_media(name))


def _is_media(name: str) -> bool:
    """Whether a name has capitals within a word or ends like a news site: ``(ICTPress)``, ``(Giải Trí News)``."""
    if name[:2] == "TP":
        return False
    words = name.split()
    return words[-1:] in (["News"], ["Online"], ["Daily"]) or (len(words) == 1 and sum(map(str.isupper, name)) > 1)


def _end_marks(line: str, is_last: bool) -> Iterator[Found]:
    low = min(at for at in (line.find("/."), line.find("/ ."), len(line)) if at >= 0)
    for match in _END_MARK.finditer(line, max(0, low - 1)):
        at = match.start()
        if line[at - 1] != "." and "/" in line[line.rfind(" ", max(0, at - _TOKEN), at) + 1 : at]:
            continue  # the slash belongs to a path, an address or a phonetic notation: /k/.
        if line[at - 1 : at] in ".…" or match.end() == len(line) or is_last:
            # One full stop stays next to the word: that of the sentence or that of the end mark.
            if line[at - 2 : at] == " .":
                yield at - 2, match.end() - 1, "end-mark", "./."
            elif line[at - 1] in ".…?!":
                yield at + (line[at] == " "), match.end(), "end-mark", "./."
            else:
                yield at, match.end() - 1, "end-mark", "./."


def _links(line: str, known: Words) -> Iterator[Found]:
    """Links of the form ``>> headline``, if their end is certain."""
    last = 0
    for match in _LINK.finditer(line):
        if match.start() >= max(last, 1):  # at the start of a line, the whole line is a link or none of it is
            end = _link_end(line, match.end(), known)
            if end is not None and line.count(" ", match.end(), end) >= _FEWEST - 1 and line[end - 1] != ":":
                yield match.start(), end, "related", "link"
                last = end


def _link_end(line: str, start: int, known: Words) -> int | None:
    """The end of the headline of a link: before the next link, at the end of the line, or at final punctuation.

    If a sentence follows without punctuation, it is recognized by a typical first word. None if the end is uncertain.
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
