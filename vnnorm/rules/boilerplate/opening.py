"""Residue before the first sentence, on the same line: an outlet, a stamp, a section, a footer label, a weather report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules.boilerplate.lexicon import LONGEST_KEY, Words
from vnnorm.rules.boilerplate.stamps import LONGEST, stamp
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

Found = tuple[int, int, str, str]  # start and end in the line, kind, reason

_DOMAIN = lazily(r"(?:[\w-]+\.)+(?:vn|com|net|org|info)\Z", re.I)
_PREFIX = lazily(r"(?P<open>\( ?)?(?P<name>[^()\n–-]{2,24}?)(?P<close> ?\))? ?[-–—] ?(?=\S)")
_AFTER_TITLE = lazily(rf"\((?P<name>[^()\n–-]{{2,24}}?)\) ?[-–—] ?(?={UPPER})")
_TITLE = 4  # minimum words of a title
_LONGEST_TITLE = 200  # characters up to the outlet behind a title
_LONGEST_PREFIX = 30  # characters up to the dash of a prefix
_CLOCK = lazily(r"\d[:hg]\d\d")
_INITIALS = lazily(r"(?!TP)[A-ZĐ]{2,6} ?\Z")
_PHONE = lazily(r" ?:? ?\d[\d. -]{6,20}(?=\s)(?:[ |-]{1,3}\S+@\S+)?[ |-]{0,3}(?!\S)")
_REPORT = 40  # characters in which a weather report has its temperature
_WEATHER = lazily(rf"{UPPER}[^\W\d_.]*\.?(?: {UPPER}[^\W\d_]*){{0,4}} \d{{1,2}} ?°C(?= +{UPPER})")


def opening(line: str, known: Words, initials: str) -> Iterator[Found]:
    """The residue before the first sentence of a text, unordered; ``initials``: those of its outlet, if any."""
    yield from _prefix(line, known, initials)
    yield from _frame(line, known)


def _prefix(line: str, known: Words, initials: str) -> Iterator[Found]:
    """An outlet prefix (``(Dân trí) - ``, ``TTO - ``), or a stamp on the same line as the text."""
    dash = max(line.find("-", 0, _LONGEST_PREFIX), line.find("–", 0, _LONGEST_PREFIX))
    if dash > 0:
        match = _PREFIX.match(line)
        if (
            match
            and bool(match["open"]) == bool(match["close"])
            and (_is_outlet(match, known) or match["name"].strip() == initials)
        ):
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


def after_title(line: str, known: Words) -> Iterator[Found]:
    """An outlet between title and lead in a text on one line: ``Cầu mới thông xe (Bến Đá Online) - Cây cầu …``."""
    match = _AFTER_TITLE.search(line, 0, _LONGEST_TITLE) if "(" in line[:_LONGEST_TITLE] else None
    if match is None or not _is_sure_outlet(match["name"].strip(), known):
        return
    title = line[: match.start()].rstrip()
    if title.count(" ") >= _TITLE - 1 and title[-1] not in ".!?…" and next(sentence_ends(title), -1) < 0:
        yield match.start(), match.end(), "outlet-prefix", "name of an outlet behind the title"


def _is_sure_outlet(name: str, known: Words) -> bool:
    """Whether a name is an outlet and not the acronym of a body that the sentence names: ``(Dân trí)``, not ``(WHO)``."""
    return _DOMAIN.match(name) is not None or (" " in name and (name in known.prefixes or _is_media(name)))


def _is_media(name: str) -> bool:
    """Whether a name has capitals within a word or ends like a news site: ``(ICTPress)``, ``(Giải Trí News)``."""
    if name[:2] == "TP":
        return False
    words = name.split()
    return words[-1:] in (["News"], ["Online"], ["online"], ["Daily"]) or (len(words) == 1 and sum(map(str.isupper, name)) > 1)


def _frame(line: str, known: Words) -> Iterator[Found]:
    """What a page prints above its article: a footer label with its number, a section or outlet, or a weather report."""
    start = len(line) - len(line.lstrip("| "))
    entry = known.entry(line[start : start + LONGEST_KEY])
    if entry is not None and entry.kind == "footer":
        phone = _PHONE.match(line, start + len(entry.words))
        if phone:
            yield 0, phone.end(), "footer", entry.reason
    elif entry is not None and entry.kind == "breadcrumb" and len(line) > start + len(entry.words):
        yield 0, start + len(entry.words), "breadcrumb", entry.reason
    elif "°C" in line[:_REPORT]:
        report = _WEATHER.match(line)
        if report:
            yield 0, _after_section(line, report.end(), known), "breadcrumb", "weather of a page"


def _after_section(line: str, at: int, known: Words) -> int:
    """The end of a section name at a position, if a capital follows it; else the position itself."""
    words = line[at : at + LONGEST_KEY].split(" ")
    for count in range(1, min(6, len(words))):
        name = " ".join(words[:count])
        if words[count][:1].isupper() and known.is_section(name.strip()):
            return at + len(name)
    return at
