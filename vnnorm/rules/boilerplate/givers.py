"""Find where the giver of a picture ends: ``Ảnh: `` + ``Hoài Thương`` + `` Theo xã, bão đã tan``; no result if uncertain.

A giver has a capital, is a known source, or ends as givers do (``… cung cấp``). Lower case after a label is prose.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from vnnorm.rules.boilerplate.glued import CASE, MIXED, starts
from vnnorm.rules.boilerplate.lexicon import LONGEST_SOURCE, BoilerplateWords, bodies
from vnnorm.text.fold import fold
from vnnorm.text.letters import LETTER, UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends
from vnnorm.text.syllable import is_syllable

End = tuple[int, str]  # where a giver ends, and the evidence for it

WINDOW = 90  # characters read after a label: a giver with an outlet and an agency has about 60
TEXT_FOLLOWS = frozenset({"a quotation mark", "a bracket", "a word that starts sentences", "a name before a sentence"})
"""The evidence for an end that is a word after the giver, not a mark of its own."""
_WORDS = 8  # maximum words of a giver: "Ban Quản lý rừng phòng hộ Sông Quê"
_SMALL = 3  # maximum lower-case words among them
_BRACKETED = 14  # maximum words of a giver in brackets: a department with its ministry
_WORD = lazily(r"[^\s]+")
_DASHES = ("-", "–", "—")
_QUOTES = '“"‘«'
_NAME = lazily(rf"{UPPER}(?:{LETTER}|[._’'-])*")
_FULL = 2  # words of a name that a giver without a mark behind it has
_DASH = lazily(r" ?[-–—] ?")
_DOTTED = lazily(rf"(?:{UPPER}\.)+{UPPER}{LETTER}+")
_INITIALS = lazily(rf"(?:{UPPER}{{1,3}}\.){{2,}}")
_SITE = lazily(r"@[\w.]*[\d._][\w.]*|(?:[\w-]+\.)+[a-z]{2,4}")
_MARKS = frozenset(':()[]“”"‘’«»?!…')  # marks that follow a giver, or that a giver lacks
_NOTE = 50  # maximum characters of a bracket that belongs to a giver: (Báo Sông Quê)
_GAP = 8  # maximum spaces between a giver and the text after it
_AT_END = lazily(r"\s*+\Z")
_CLOSE = lazily(r"[^()\[\]\n]*[)\]]")


def in_brackets(line: str, at: int, known: BoilerplateWords) -> int:
    """The end of the bracket around a label that ends at a position; -1 if the rest of its content is not a giver."""
    close = _CLOSE.match(line, at, at + WINDOW)
    if close is None:
        return -1
    inside = line[at : close.end() - 1].strip(" :.,")
    return close.end() if not inside or is_giver(inside, known, _BRACKETED) else -1


def is_giver(words: str, known: BoilerplateWords, most: int = _WORDS) -> bool:
    """Whether words may name the giver of a picture."""
    run = words.split()
    if len(run) > most or "?" in words or "=" in words:
        return False  # too long, a question or a formula
    small = [word for word in run if word[:1].islower()]
    if known.source_at(run):
        return True
    if small and words.endswith("!"):
        return False  # a cry: Bác kính mến!
    folded = fold(words)
    if known.labels_of.given.behind(folded, len(folded)) > 0 or known.labels_of.photo_note.ahead(folded) == len(folded):
        return True
    if len(run) == 1 and not is_syllable(words):
        return True  # a site, an account: "al24news", "apa.az"
    if most == _WORDS and any(word.endswith(",") and after[0].islower() for word, after in pairwise(run)):
        return False  # a clause
    return (
        bool(run)
        and not run[0][0].islower()
        and len(small) <= _SMALL * most // _WORDS
        and any(_NAME.match(word) for word in run)
    )


def giver_end(line: str, at: int, known: BoilerplateWords) -> End | None:
    """The end of the giver after a label, and the evidence for it; None if there is no giver or its end is uncertain."""
    stop = min(len(line), at + WINDOW)
    first = at + (len(line) > at and line[at] == " ")
    if first >= len(line) or line[first] in _QUOTES + ":":
        return at, "an emptied label"
    rest = line[first:stop].rstrip()
    if stop == len(line) and _is_only_giver(rest, known):
        return first + len(rest), "the end of the line"
    source, named = _source_end(line, first, known), _named_end(line, first, stop, known)
    if source <= 0:
        return named
    is_longer = named is not None and named[0] > source and all(word[0].isupper() for word in line[source : named[0]].split())
    return named if is_longer else (source, "a known source")


def _is_only_giver(rest: str, known: BoilerplateWords) -> bool:
    """Whether the rest of a line is one giver: names alone, or the name of a body, which may have words in lower case."""
    inside = rest.rstrip(" .")
    if not is_giver(inside, known) or not _MARKS.isdisjoint(inside) or any(sentence_ends(rest[: len(inside)], glued=True)):
        return False
    if any(is_syllable(word) for token in inside.split() for word in MIXED.split(token)[1:]):
        return False  # glued to the next words
    words = inside.split()
    small = {fold(word) for word in words if word[0].islower()}
    return not small or (
        known.predicates.isdisjoint(small)
        and any(bodies().ahead(fold(" ".join(words[at:]))) > 0 for at, word in enumerate(words) if word[0].isupper())
    )


def _named_end(line: str, first: int, stop: int, known: BoilerplateWords) -> End | None:
    """The end of the giver by the words that follow it or the mark behind it."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(line, first, stop):
        end = _before(line, word, run, known)
        if end is not None:
            return end if end[0] > first and is_giver(line[first : end[0]], known) else None
        if len(run) >= _WORDS:
            return None
        run.append(word)
        after = _behind(line, word, first, known)
        if after is not None:
            return after if after[0] > first and is_giver(line[first : after[0]].rstrip(" ."), known) else None
        if MIXED.search(word[0]) and is_syllable(MIXED.split(word[0], maxsplit=1)[0]):
            return None  # a name glued to something that is not a word: "NamUBND"
    return None


def _source_end(line: str, at: int, known: BoilerplateWords) -> int:
    """The end of the known source at a position, including sources after a slash or comma; -1 if there is none."""
    words = line[at : at + WINDOW].split()
    glued = _glued_source(line, at, known)
    if glued > 0 or (words and known.source_at(words) == 0):
        return glued
    end = at
    for word in words[: known.source_at(words)]:
        end = line.index(word, end) + len(word)
    while end > at and line[end - 1] in ".,;" and not line[at:end].endswith(("...",)):
        end -= 1
    rest = line[end : end + WINDOW]
    if rest[:1] == "." and (not rest[1:].strip() or rest[1] in " \t" or rest[1].isupper()):
        return end + 1
    if rest[:1] in ("/", ",") or rest[:2] == " /":
        nxt = end + len(rest) - len(rest.lstrip(" /,"))
        further = _source_end(line, nxt, known)
        return further if further > 0 else -1
    if known.labels_of.is_general(line[at:end]) and _is_name_or_body(rest.lstrip()):
        return -1  # a name or a body may follow: CTV Nghệ An, Tư liệu Bảo tàng Sông Quê
    if (
        not rest.strip()
        or rest[0] in _QUOTES
        or (rest[0].isspace() and not rest.lstrip()[0].islower() and rest.lstrip()[0] not in "-–(/")
    ):
        return end
    return -1


def _is_name_or_body(rest: str) -> bool:
    """Whether a text starts with two words of a name, or as the name of a body does."""
    first, *second = rest.split(None, 2)[:2] or [""]
    return first[:1].isupper() and (bodies().ahead(fold(rest)) > 0 or (second != [] and second[0][0].isupper()))


def _glued_source(line: str, at: int, known: BoilerplateWords) -> int:
    """The end of the longest known source that the next sentence follows without a space: ``AFPTheo``; -1 if there is none."""
    found = -1
    for count, word in enumerate(islice(_WORD.finditer(line, at, at + WINDOW), LONGEST_SOURCE), 1):
        for cut in CASE.finditer(line, word.start(), word.end()):
            if known.source_at(line[at : cut.start()].split()) == count and starts(line, cut.start(), known):
                found = cut.start()
        if count == 1 and word[0] not in known.first_words:
            break  # no source of several words
    return found


def _before(line: str, word: re.Match[str], run: list[re.Match[str]], known: BoilerplateWords) -> End | None:
    """The end of the giver if it ends before a word, -1 if the run is not a giver; else None."""
    if not run:
        return None
    end = run[-1].end()
    if line[end - 1] == ",":
        return None  # Clip: Ông Lê An, Phó trưởng phòng …: no sentence starts after a comma
    text = word[0]
    if text[0] in _QUOTES:
        return end, "a quotation mark"
    if ":" in text:
        return (end, "another label") if known.labels_of.picture(fold(text[:-1]), len(text) - 1) == 0 else (-1, "")
    if text[0] in "([" and not _CLOSE.match(line, word.start() + 1, word.start() + _NOTE):
        return end, "a bracket"
    names = [part[0] for part in run]
    following = line[word.end() + 1 : word.end() + 2]
    is_body = bodies().ahead(fold(line[run[0].start() : end + 1])) > 0
    starts = known.starters.get(text.rstrip(","))
    if starts is not None and (starts or not following.isupper()) and not (is_body and bodies().ahead(fold(text)) > 0):
        return (end, "a word that starts sentences") if not names[-1][0].islower() and names[-1] not in _DASHES else (-1, "")
    if not (text[0].isupper() and (len(text) == 1 or text[1:].islower()) and following.islower()):
        return None
    if all(name.isupper() for name in names) and any(len(name) > 2 for name in names):
        return end, "the end of capitals"
    return (end, "a name before a sentence") if _are_complete_names(names) else None


def _are_complete_names(words: list[str]) -> bool:
    """Whether words are complete names, with dashes between them: two words each, or initials and a word (``Đ.Trang``)."""
    names = [name.split() for name in _DASH.split(" ".join(words))]
    return all(
        (len(name) == _FULL and name[0].isupper() == name[1].isupper() and all(map(_NAME.fullmatch, name)))
        or (len(name) == 1 and _DOTTED.fullmatch(name[0]))
        for name in names
    )


def _behind(line: str, word: re.Match[str], first: int, known: BoilerplateWords) -> End | None:
    """The end of the giver if it ends within a word or directly after it, -1 if that is uncertain; else None."""
    if _INITIALS.fullmatch(word[0]) and not _AT_END.match(line, word.end()):  # P.V. Ông Nam; in N.T. Hà the name goes on
        after = _WORD.search(line, word.end())
        is_start = after is not None and after[0].rstrip(",") in known.starters
        return (word.end(), "initials before a sentence") if is_start else (-1, "")
    for cut in CASE.finditer(line, word.start(), word.end()):
        if starts(line, cut.start(), known) and len(line[word.start() : cut.start()]) > 1:
            return cut.start(), "a change of case within a word"
    quote = next(
        (at for at in range(word.start() + 1, word.end()) if line[at] in '“‘«"' and line[at + 1 : at + 2].isupper()), 0
    )
    if quote:
        return quote, "a quotation mark"
    if _AT_END.match(line, word.end()):
        return word.end(), "the end of the line"
    for end in sentence_ends(line, max(first, word.start()), min(len(line), word.end() + 3), glued=True):
        if end <= word.end():
            return end, "a full stop"
    if _SITE.fullmatch(word[0]):
        return word.end(), "an address"
    following = line[word.end() : word.end() + _GAP].lstrip()[:1]
    house = word[0].rpartition("/")
    if house[0] and not following.islower() and (known.source_at([house[2]]) or _is_foreign(house[2], line, word.end())):
        return word.end(), "a known source" if known.source_at([house[2]]) else "an agency behind a name"
    if word[0][-1] == ")" and not house[0] and not following.islower() and "(" in line[first : word.end()]:
        return word.end(), "a bracket"
    folded = fold(line[first : word.end()])
    given = known.labels_of.given.behind(folded, len(folded)) > 0
    return (word.end(), "what givers do") if given and following.isupper() else None


def _is_foreign(house: str, line: str, at: int) -> bool:
    """Whether an agency has a foreign name of one word, and Vietnamese words follow it: ``Samsul Said/Bloomberg Chính phủ``."""
    following = line[at : at + WINDOW].split(None, 2)[:2]
    return not is_syllable(house) and len(following) > 1 and is_syllable(following[0]) and following[1][0].islower()
