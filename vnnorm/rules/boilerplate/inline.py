"""Find residue within a line of prose, only if unambiguous markers show where it starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.captions import caption_start
from vnnorm.rules.boilerplate.closing import closing
from vnnorm.rules.boilerplate.credits import Credit, credits_in, may_have_credits
from vnnorm.rules.boilerplate.footer import SHORTEST, comments_start, footer_start, teasers_start
from vnnorm.rules.boilerplate.gates import Signs
from vnnorm.rules.boilerplate.glued import glued_starts
from vnnorm.rules.boilerplate.lexicon import BoilerplateWords, LineFinding
from vnnorm.rules.boilerplate.opening import opening
from vnnorm.rules.boilerplate.phrases import phrases
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

_END_MARK = lazily(r"(?<=[.…\w”\")]) ?/ ?\.(?=\s|\Z)")
_LINK = lazily(rf"(?<!>)>>++ ?(?=[“\"‘']?(?:{UPPER}|\d[^\s;]*+ [^\W\d_]))")
_LINK_END = lazily(rf"[.?!…][”\"’']?(?=\s+[“\"‘'(]?{UPPER}|\s*\Z)")
_CAPITAL_INSIDE = lazily(rf"(?<=[\w%”\"’)]) ?(?=[“\"‘'(]?({UPPER}[^\W\d_]*) [^\W_])")
_TOKEN = 80  # characters before a slash that are searched for the start of its token
_NEAR = 3  # characters before a credit that hold the mark of the sentence before it
_DASHES = ("-", "–", "—")
_FEWEST = 3  # minimum words of a headline
_LONGEST_LINK, _HEADLINE = 180, 110  # maximum characters


class Place(NamedTuple):
    """The position of a line in the text, and the ``favor`` option."""

    is_lead: bool
    is_last: bool
    favor: str | None = None


def within(line: str, known: BoilerplateWords, marks: Signs, place: Place) -> list[LineFinding]:
    """The residue in a line of prose, unordered."""
    is_lead, is_last, favor = place
    found: list[LineFinding] = []
    if is_lead:
        found += opening(line, known, marks.initials)
    if marks.end_mark:
        found += _end_marks(line, is_last)
    if may_have_credits(line):
        found += _credits(line, known, favor)
    if marks.link and ">>" in line:
        found += _links(line, known)
    stop = len(line)
    if is_last:
        stop, below = _below(line, known)
        found += below
    if marks.phrases:
        found += phrases(line, stop, marks.phrases, is_last, known)
    if is_last:
        found += closing(line, known)
    return found


def _below(line: str, known: BoilerplateWords) -> tuple[int, list[LineFinding]]:
    """The end of the article on a line, and what a page prints below it: headlines run together, comments and the footer."""
    found: list[LineFinding] = []
    stop = len(line)
    footer = footer_start(line, known)
    if footer < stop:
        found.append((footer, stop, "footer", "labels of a footer; several stand together"))
    comments = comments_start(line, footer, known) if stop > SHORTEST else footer
    if comments < footer:
        found.append((comments, footer, "comments", "comments with their count"))
    teasers = teasers_start(line, comments, known) if comments < stop else stop
    if teasers < comments:
        found.append((teasers, comments, "related", "headlines run together; before what closes a page"))
    return teasers, found


def _credits(line: str, known: BoilerplateWords, favor: str | None) -> Iterator[LineFinding]:
    """The credits of a line, each with its caption if it has one."""
    low = 0
    for credit in credits_in(line, known):
        start = credit.start if favor == "precision" else caption_start(line, credit, known, low, is_sure=favor != "recall")
        has_caption = start < credit.start
        end = credit.end
        if has_caption or line[max(0, start - _NEAR) : start].rstrip()[-1:] in tuple('.!?…”"'):
            end = _after_stop(line, credit)
        elif credit.is_joined and favor != "recall":
            start, end = _without_dash(line, credit)
        if has_caption and credit.kind == "credit":
            yield start, end, "caption", f"caption joined to its credit; {credit.how}"
        else:
            yield start, end, credit.kind, f"label of a credit; {credit.how}"
        low = end


def _after_stop(line: str, credit: Credit) -> int:
    """The end of a credit with a full stop of its own: ``(Ảnh: AFP).``, or ``Ảnh : AFP .`` as a segmenter writes it."""
    if line[credit.end - 1] in ")]" and line[credit.end : credit.end + 1] == ".":
        return credit.end + 1
    spaced = line[credit.end : credit.end + 3]
    return credit.end + 2 if spaced in (" .", " . ") else credit.end


def _without_dash(line: str, credit: Credit) -> tuple[int, int]:
    """A credit with the dash that joined it to a caption that stays, if the stop of the credit can end the caption."""
    head = line[: credit.start].rstrip(" -–—") if line[credit.start - 2 : credit.start].strip() in _DASHES else ""
    if not head or head[-1] in ".!?…" or line[credit.end - 1] != ".":
        return credit.start, credit.end
    return len(head), credit.end - 1


def _end_marks(line: str, is_last: bool) -> Iterator[LineFinding]:
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


def _links(line: str, known: BoilerplateWords) -> Iterator[LineFinding]:
    """Links of the form ``>> headline``, if their end is certain."""
    last = 0
    for match in _LINK.finditer(line):
        if match.start() >= max(last, 1):  # at the start of a line, the whole line is a link or none of it is
            end = _link_end(line, match.end(), known)
            if end is not None and line.count(" ", match.end(), end) >= _FEWEST - 1 and line[end - 1] != ":":
                yield match.start(), end, "related", "link"
                last = end


def _link_end(line: str, start: int, known: BoilerplateWords) -> int | None:
    """The end of the headline of a link: before the next link, at the end of the line, or at final punctuation.

    If a sentence follows without punctuation, it is recognized by a typical first word or by a change of case within a word.
    None if the end is uncertain: a capital between words in lower case may start a sentence or be a name.
    """
    stop = line.find(">>", start, start + _LONGEST_LINK)
    mark = _LINK_END.search(line, start, start + _LONGEST_LINK)
    if stop > 0 and (mark is None or stop < mark.start()):
        return stop - (line[stop - 1] == " ")
    end = mark.end() if mark else min(len(line), start + _LONGEST_LINK)
    inside = [
        capital
        for capital in _CAPITAL_INSIDE.finditer(line, start, end)
        if capital[0] or (capital.start() > start and not line[capital.start() - 1].isupper())  # glued to the word before
    ]
    glued = next(glued_starts(line, start, end, known), len(line))
    is_sure = True
    for capital in inside:
        if capital[1] in known.starters or capital.start() >= glued:
            return min(capital.start(), glued) if is_sure else None
        is_sure = is_sure and not _may_start(line, start, capital)
    if mark is None:
        return end if end == len(line) else None
    is_headline = mark[0][0] in "?!" or (end - start <= _HEADLINE and not inside)
    return end if is_headline else None


def _may_start(line: str, low: int, capital: re.Match[str]) -> bool:
    """Whether a word with a capital may start a sentence: words in lower case stand before and after it."""
    before = line[low : capital.start()].rsplit(" ", maxsplit=1)[-1]
    return before[:1].islower() and not line[capital.end(1) + 1].isupper()
