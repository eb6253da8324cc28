"""What closes a text on one line, after its last sentence: a writer, a source, a stamp, the label of a film."""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.boilerplate.bylines import after_label, before_made
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

Found = tuple[int, int, str, str]  # start and end in the line, kind, reason

_NAME = rf"{UPPER}(?:[^\W\d_]|[._’'])*"
_NAMES = (
    rf"{_NAME}(?:[ _]{_NAME}){{0,4}}(?: ?[-–,] ?{_NAME}(?:[ _]{_NAME}){{0,4}}"
    rf"| ?/ ?{_NAME}(?:[ _-]+[^\W\d_]+){{0,5}}){{0,3}}"
)
_ALL_NAMES = lazily(rf"{_NAMES} ?\Z")
_OUTLET = lazily(r",? ?-? ?\( ?[^\W\d_][\w+. ]{1,20} ?\)\Z")
_STAMP = lazily(r" ?\| ?[\d: /.-]{8,20}\Z")
_SOURCE = lazily(rf"{UPPER}[\w.+&!’' /_-]{{0,40}}(?:, ?{UPPER}[\w.+&!’' /_-]{{0,30}}){{0,3}}\Z")
_AFTER_COLON = lazily(r"[^.,;:!?()\n]{1,50}\Z")
_IN_BRACKETS = lazily(r" ?:? ?[^()\n]{1,60}\)\Z")
_NEXT = lazily(r"(?:[.!?…][”\"’')\]]*|/ ?\.)\s+(?=\S)")
_WORD = lazily(r"(?<![^ (])[^\W\d_]")
_STAMP_AT_END = lazily(r"\| ?\d{1,2}[:h]\d\d,? \d{1,2}[/-]\d{1,2}[/-]\d{4}\s*\Z")
_WRITER_BEFORE = lazily(rf"(?<!\S){_NAMES}(?: ?[-–] ?{UPPER}[^.!?|\n]{{1,30}})? ?\Z")
_FILM = lazily(r" [^.!?…]{10,160}\w\s*\Z")
_WINDOW = 110
_LOWER = lazily(rf"[\s(_](?!{UPPER})([^\W\d_]+)")
_ENDING = " \t\u200b."


def closing(line: str, known: Words) -> list[Found]:
    """The name, the source, the stamp or the film that a text ends with."""
    return [*_stamped(line)] or [*_signed(line, known)] or [*_film(line, known)]


def _signed(line: str, known: Words) -> Iterator[Found]:
    """The name and the source after the last sentence of a text."""
    low = max(0, len(line) - _WINDOW)
    starts = [match.end() for match in _NEXT.finditer(line, low)]
    for start in starts[-4:]:
        if _goes_on(line, start, known):
            continue
        rest = line[start:].rstrip(_ENDING)
        split = _source(rest, known) if rest else 0
        writer = rest[:split].rstrip(" _")
        if not rest or (writer and not _is_writer(writer, line.isupper(), known)):
            continue
        if writer and not _may_sign(line, start, writer, known):
            continue
        stop = len(line.rstrip(_ENDING[:-1]))
        if writer:
            yield start, (start + len(writer) if split < len(rest) else stop), "byline", "name after the last sentence"
        if split < len(rest):
            yield start + split, stop, "source", "source after the last sentence"
        return


def _goes_on(line: str, at: int, known: Words) -> bool:
    """Whether a sentence starts at a place: it has words in small letters that no name, label or source has."""
    lower = _LOWER.search(line, at - 1)
    if lower is None or lower[1] in known.labels_of.closing or line[at] == "(":
        return False
    if line.find(":", at) > 0 or line.find("/", at) > 0:
        return False
    return line[at : lower.start()].split(" ", 1)[0].lower() not in known.labels_of.source_starts


def _source(rest: str, known: Words) -> int:
    """Where the source starts that ends a text; its end where none does."""
    labels = known.labels_of
    if not any(map(rest.lower().__contains__, labels.source_words)):
        return len(rest)
    folded = fold(rest)
    for word in _WORD.finditer(folded):
        at = word.start()
        if folded[at] not in labels.source.by_first:
            continue
        opening = len(folded[:at].rstrip()) - 1
        if opening >= 0 and folded[opening] == "(":
            end = labels.source.ahead(folded, at)
            if opening == 0 and end > 0 and _IN_BRACKETS.match(rest, end):
                return 0
            continue  # a source in brackets behind a name belongs to it
        end, has_colon = labels.source_at(rest, folded, at)
        if end > 0 and rest[at].isupper() and (_SOURCE.match(rest, end) or (has_colon and _AFTER_COLON.match(rest, end))):
            return at
    return len(rest)


def _is_writer(text: str, is_capitals: bool, known: Words) -> bool:
    """Whether a text is names, with a label before them and how they worked, an outlet or a stamp after them."""
    stamp = _STAMP.search(text)
    text = text[: stamp.start()] if stamp else text
    outlet = _OUTLET.search(text)
    start, end = after_label(text, known), outlet.start() if outlet else before_made(text, known)
    if is_capitals and not stamp and start == 0 and end == len(text):
        return False  # nothing tells it from words
    return _ALL_NAMES.match(text[start:end]) is not None


def _may_sign(line: str, at: int, writer: str, known: Words) -> bool:
    """Whether what looks like a name is not the last sentence, or a part of one, in title case."""
    if line[at - 2 : at - 1] == "." and line[at - 4 : at - 3] in " .":  # initials: Q. Hà
        return False
    if fold(writer) in known.sections:
        return False
    return writer[-1:] not in '”"' and len(writer) <= 80


def _stamped(line: str) -> Iterator[Found]:
    """``Hoài Thương - Sông Quê | 09:10 08/02/2017``: a byline whose stamp is mark enough; a film's label before it."""
    at = line.rfind("|", max(0, len(line) - _WINDOW))
    if at < 0 or not _STAMP_AT_END.match(line, at):
        return
    match = _WRITER_BEFORE.search(line, max(0, at - _WINDOW), at)
    if match:
        yield match.start(), len(line.rstrip()), "byline", "name with a stamp"


def _film(line: str, known: Words) -> Iterator[Found]:
    """``Video những bàn thắng đẹp``: a label that no sentence follows, after the last one."""
    if not line[-1].isalnum():
        return
    starts = [match.end() for match in _NEXT.finditer(line, max(0, len(line) - 2 * _WINDOW))]
    start = starts[-1] if starts else len(line)
    if not line[start : start + 1].isupper():
        return
    end = known.labels_of.film.ahead(fold(line[start : start + _WINDOW]))
    film = _FILM.match(line, start + end) if end > 0 else None
    if film:
        yield start, len(line.rstrip()), "video", "label after the last sentence"
