"""Recognize bylines (``Hoài Thương (tổng hợp)``) and sources (``Theo AFP``), on a separate line or after a sentence."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from vnnorm.rules.boilerplate.glued import CASE
from vnnorm.rules.boilerplate.lexicon import LONGEST_SOURCE, BoilerplateWords, key_word
from vnnorm.text.fold import fold
from vnnorm.text.letters import LETTER, UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable

_NAME = rf"{UPPER}[\w.’'+&]*+"
_NAMES = lazily(
    rf"{_NAME}(?:[ ]{_NAME}){{0,4}}"
    rf"(?: ?[-–,] ?{_NAME}(?:[ ]{_NAME}){{0,4}}| ?/ ?{_NAME}(?:[ –-]+(?:{LETTER}|[+.&])+){{0,7}}){{0,5}} ?\Z"
)
_POSITION = lazily(rf"({_NAME}(?:[ –-]{{1,3}}{_NAME}){{1,5}}), {UPPER}[^.!?:;\n]{{5,70}}\Z")
_STAMP = lazily(r" ?\| ?(?:\d[\d: /.,-]{6,20}|[\w.]+\.[a-z]{2,6})\Z")
_BRACKET = lazily(r" ?-? ?\(([^()\n]{1,60})\)\.?\Z")
_SOURCE = lazily(rf" ?:? ?(?:https?://\S+|(?:[\w-]+\.)+[a-z]{{2,4}}|[a-z]+\d\w*|(?:{UPPER}|\d)[^;:!?()\n]{{0,70}})\Z")
_WORD = lazily(r"(?<![^\s(])[^\W\d_]")
_LONGEST_BY = 22  # maximum characters before the colon of a byline
_LONGEST_MADE = 14  # maximum characters of the words after a writer's name
_STOPPED = 10  # maximum spaces in a signature with a full stop; a longer text is a sentence
_LONGEST = 130  # maximum characters of a name with its outlet and its source
_SOURCE_WORDS = 12  # maximum words of one source or two
_LONGEST_NAME = 75  # maximum characters of the name of a source
_POST = 2  # minimum words in capitals before a name in small letters that are the post of who signed: CHỦ TỊCH Lê Văn Ba
_CAPITALS = 6  # minimum words of a headline in capitals, which is not a list of names
_INITIALS = lazily(rf"{UPPER}{{2,4}}\Z|(?:{UPPER}(?:{LETTER}){{0,2}}\.)+(?:{UPPER}(?:{LETTER})*)?\.?\Z")
_PART = rf"(?:{UPPER}{{1,3}} ?\. ?)+{UPPER}*"
_DOTTED = lazily(rf"(?:(?:{UPPER}{{1,3}} ?\. ?){{2,4}}|{_PART}(?: ?[-–] ?{_PART})+)\Z")  # T.N., Đ.LẬP - TR.T.
_LOOSE = lazily(rf"{UPPER}{{1,3}}(?: \. {UPPER}{{1,3}}){{1,3}}\Z")  # T . N, as a segmenter sets it
_SENTENCE = lazily(rf"[.!?…]\s+{UPPER}")


class Signature(NamedTuple):
    """A text that is a byline, a source or both: where the source starts, and how certain the reading is."""

    source: int  # where the source starts: 0 without a name, the length of the text without a source
    is_sure: bool  # whether there is evidence besides capitals: a label, a bracket, an outlet, a stamp
    is_person: bool  # whether the name has two or more words, is all capitals or is initials


def signature(text: str, known: BoilerplateWords) -> Signature | None:
    """The signature that a whole text is: a name, a source or both; None if it is neither."""
    if not text or len(text) > _LONGEST or text[0].islower() or (text[-1] == "." and text.count(" ") > _STOPPED):
        return None
    text = text.rstrip(" ")
    bare = text[:-1].rstrip(" ") if text.endswith(".") and not text.endswith("..") else text
    if ":" in bare and _are_labelled(bare, known):
        return Signature(len(text), True, True)
    if not bare or _is_sentence(bare, known) or _ends_small(bare, known):
        return None
    if _is_agency(bare, known):
        return Signature(0, True, False)
    split = _source(bare, known)
    names = bare[:split].rstrip(" -–,/|")
    if split == 0:
        return Signature(0, True, False)
    stamp = _STAMP.search(names) if "|" in names else None
    named = names[: stamp.start()] if stamp else names
    start, end = _after_label(named, known), _before_made(named, known)
    rest = named[start:end].rstrip(" -–,")
    if not rest or rest[-1] in "’'" or not _are_names(rest, known):
        return None
    is_sure = split < len(bare) or stamp is not None or start > 0 or end < len(named) or _has_house(rest, known)
    if bare != text and not is_sure and not _DOTTED.match(text):
        is_full = rest.count(" ") > 0  # a name with a full stop is a signature only on a line of its own
        return Signature(len(text), False, is_full)
    is_sure = is_sure or (bare != text and start == 0)
    is_person = is_sure or " " in rest or rest.isupper() or _INITIALS.match(rest) is not None
    return Signature(split if split < len(bare) else len(text), is_sure, is_person)


def _is_sentence(text: str, known: BoilerplateWords) -> bool:
    """Whether a text has lower-case words and no sign of a signature, as nearly all lines of news.

    The signs are those of brackets, outlets and stamps. Lower-case words at the end may state the writer's role.
    """
    names = text.find(":", 0, _LONGEST_BY) + 1
    if "(" in text or "/" in text or "|" in text or not any(map(str.islower, text[names:-_LONGEST_MADE].split())):
        return False
    first, comma, _ = text.strip("() ").partition(",")
    if _is_source(first, known) or (comma and len(first) <= _LONGEST_BY and fold(first.strip()) in known.labels_of.by):
        return False
    return not known.labels_of.may_have_source(text)


def _ends_small(text: str, known: BoilerplateWords) -> bool:
    """Whether the last word is in lower case and is not one that ends a signature, as in most short headlines."""
    last = text[text.rfind(" ") + 1 :]
    if not (last.islower() and last.isalpha()) or "/" in text or key_word(last) in known.closers:
        return False
    return not known.labels_of.may_have_source(text)


def has_position(text: str) -> bool:
    """Whether a line is a name with an apposition that states the position: ``TS Lê Thị Hà, Chủ tịch Hội Sông Quê``."""
    return _POSITION.match(text) is not None


def _are_names(text: str, known: BoilerplateWords) -> bool:
    if fold(text) in known.labels_of.crew or (" . " in text and _LOOSE.match(text)):
        return True
    if any(word[0].islower() for word in text.partition("/")[0].split()) or not _NAMES.match(text):
        return False  # the pattern allows small letters only behind a slash, and most lines need no pattern
    words = text.split()
    capitals = len([*takewhile(str.isupper, words)])
    if _POST <= capitals < len(words) and words[capitals - 1][-1].isalpha() and words[capitals][0].isalpha():
        return False  # CHỦ TỊCH Lê Văn Ba: who signed a decree
    if text.isupper() and len(words) >= _CAPITALS and "-" not in text and "–" not in text:
        return False
    return fold(words[0]) not in known.labels_of.preposition and fold(text) not in known.sections


def _has_house(text: str, known: BoilerplateWords) -> bool:
    """Whether an outlet or an agency follows the name: ``Hoài Thương/VOV``, ``Hoài Thương - TTXVN``."""
    for mark in ("/", " - ", " – ", "-"):
        parts = text.split(mark)
        if len(parts) > 1 and any(known.source_at(part.split()) for part in parts[1:]):
            return True
    return "/" in text


def _is_agency(text: str, known: BoilerplateWords) -> bool:
    """Whether a text consists only of known sources and byline words: ``TTXVN``, ``(PV/TTXVN)``, ``(Reuters, AFP)``."""
    inside = text.strip("() ")
    if not inside or not inside[0].isupper():
        return False
    parts = [part.strip() for part in inside.replace("/", ",").split(",")]
    found = [_is_source(part, known) for part in parts]
    if not any(found):
        return False
    by = known.labels_of.by
    return all(is_known or fold(part) in by for is_known, part in zip(found, parts, strict=True))


def _is_source(text: str, known: BoilerplateWords) -> bool:
    words = text.split(None, LONGEST_SOURCE)
    return 0 < len(words) <= LONGEST_SOURCE and known.source_at(words) == len(words)


def _source(text: str, known: BoilerplateWords) -> int:
    """The start of the source at the end of a text; the length of the text if there is none."""
    if not known.labels_of.may_have_source(text):
        return len(text)
    folded = fold(text)
    for word in _WORD.finditer(folded):
        at = word.start()
        if folded[at] not in known.labels_of.source.by_first or (text[at].islower() and text[:at].rstrip()[-1:] != "("):
            continue
        before = text[:at].rstrip()
        is_open = before[-1:] == "("
        if before == "(" and not text.endswith(")"):
            continue  # a sentence follows the bracket
        inside = text[: text.rfind(")")] if is_open and text.endswith(")") else text
        name = _source_name(inside, folded, at, known)
        if not name:
            continue
        if is_open:
            return 0 if before == "(" else len(text)  # a bracket after a name belongs to the name
        if not _is_clause(name, known):
            return at
    return len(text)


def _source_name(text: str, folded: str, at: int, known: BoilerplateWords) -> str:
    """The name after the source label at ``at``, to the end of the text; empty if there is no label or no name."""
    labels = known.labels_of
    end, has_colon = labels.source_at(text, folded, at)
    if end < 0:
        return ""
    name = text[end:].strip()
    if len(name) > _LONGEST_NAME or _SENTENCE.search(name):
        return ""
    is_name = has_colon or _SOURCE.match(text, end) or labels.publisher.behind(folded, end - 1) >= 0
    return name if is_name else ""


def _is_clause(name: str, known: BoilerplateWords) -> bool:
    """Whether a clause follows the name: ``Theo ông Nam, bão đã tan``."""
    if any(part.strip()[:1].islower() for part in name.split(",")[1:]):
        return True
    words = name.split()
    return len(words) > _SOURCE_WORDS or not known.predicates.isdisjoint(fold(word) for word in words[1:] if word.islower())


def _after_label(line: str, known: BoilerplateWords) -> int:
    """The start of the names: after a label such as ``Bài và ảnh:``."""
    colon = line.find(":", 0, _LONGEST_BY)
    return colon + 1 + (line[colon + 1 : colon + 2] == " ") if colon > 0 and known.labels_of.are_by(line[:colon]) else 0


def _are_labelled(text: str, known: BoilerplateWords) -> bool:
    """Whether names stand before and after the label of a picture or a film: ``Bài: Hà Vy; ảnh: Hoài Thương``."""
    colon = text.rfind(":")
    start, is_glued = _picture_label(text[:colon], known)
    before, after = text[:start].rstrip(" -–,;."), text[colon + 1 :].strip()
    names = before[_after_label(before, known) :]
    is_foreign = " " not in after and not is_syllable(after)  # a site, an account or a company
    is_outlet = is_foreign or _is_source(after, known)
    # The word for a picture may be the last of a name: Nguyễn Ảnh.
    is_full = names != before or is_glued or (" " in names and (" " in after or is_outlet))
    return start > 0 and is_full and _are_names(names, known) and (is_outlet or _are_names(after, known))


def _picture_label(text: str, known: BoilerplateWords) -> tuple[int, bool]:
    """The start of the label of a picture or a film that ends a text, and whether it is glued to a name: ``Thái AnẢnh``."""
    labels, folded = known.labels_of, fold(text).rstrip()
    start = max(labels.picture(folded, len(folded)), labels.film.behind(folded, len(folded)))
    cuts = [cut.start() for cut in CASE.finditer(text)] if start < 0 else []
    if cuts and labels.photo.ahead(folded, cuts[-1]) == len(folded):
        return cuts[-1], True
    return start, False


def _before_made(line: str, known: BoilerplateWords) -> int:
    """The end of the names: before ``(tổng hợp)``, ``(Theo AFP)``, ``(PV TTXVN tại Tokyo)``, ``, dịch``."""
    bracket = _BRACKET.search(line) if line.endswith((")", ").")) else None
    if bracket is not None and bracket.start() > 0:
        inside = bracket[1].strip()
        folded = fold(inside)
        labels = known.labels_of
        is_made = labels.made.ahead(folded) > 0 or labels.source.ahead(folded) > 0 or labels.by.ahead(folded) > 0
        if is_made or labels.photo.ahead(folded) > 0 or all(word[0].isupper() for word in inside.split()):
            return bracket.start()
        return len(line)
    if line.rsplit(" ", 1)[-1].islower():
        low = max(0, len(line) - _LONGEST_MADE)
        made = known.labels_of.made.behind(fold(line[low:]), len(line) - low)
        if made > 0:
            return len(line[: low + made].rstrip(", "))
    return len(line)
