"""Credits within a line: ``… của cảnh sát. Ảnh: Reuters Theo …`` loses ``Ảnh: Reuters``.

In flat text nothing closes a credit, so it goes only where its end is sure: a bracket, a full stop, a name from the data,
a name of a person before the capital of the next sentence; an emptied label goes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules._residue_shape import _UPPER
from vnnorm.rules._residue_words import Words

Found = tuple[int, int, str, str]

_LABEL = re.compile(r"(?P<open>\( ?)?(?:(?:Ảnh|ẢNH|ảnh|Hình ảnh|Nguồn ảnh)(?: minh (?:họa|hoạ))?|(?P<film>Video|Clip)) ?:")
_PLACE = re.compile(r"nh ?:|NH ?:|(?:oạ|ọa) ?:|ideo ?:|lip ?:")
_CLOSED = re.compile(r"[^()\n]{0,60}\)\.?")
_STOPPED = re.compile(rf" ?({_UPPER}[^.:;!?()\n]{{0,45}})\.(?=\s*\Z|\s+[“\"‘'(]?{_UPPER})")
_CAPITALS = re.compile(rf"{_UPPER}[^\s.,:;!?()“”\"]*")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*\s+")
_STARTERS = frozenset(
    [
        "Ông",
        "Bà",
        "Theo",
        "Tại",
        "Trong",
        "Trước",
        "Sau",
        "Khi",
        "Ngày",
        "Sáng",
        "Chiều",
        "Tối",
        "Hiện",
        "Tuy",
        "Nhưng",
        "Đây",
        "Đó",
        "Các",
        "Những",
        "Một",
        "Với",
        "Để",
        "Vì",
        "Nếu",
        "Từ",
        "Đến",
        "Cũng",
        "Còn",
        "Ngoài",
        "Bên",
        "Trên",
        "Dưới",
        "Như",
        "Về",
        "Do",
        "Ở",
        "Thứ",
        "Đồng",
        "Mới",
        "Được",
        "Bị",
        "Chị",
        "Cô",
        "Hôm",
        "Hồi",
        "Giám",
        "Chủ",
        "Phó",
        "Bí",
        "Bộ",
        "Sở",
        "UBND",
        "Công",
        "Cơ",
    ]
)
_SURNAMES = frozenset(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đoàn",
        "Trương",
        "Đinh",
        "Lâm",
        "Mai",
        "Trịnh",
        "Đào",
        "Hà",
        "Cao",
    ]
)


def loose_credits(line: str, known: Words) -> Iterator[Found]:
    """The credits in a line of prose whose ends are sure."""
    last = 0
    for place in _PLACE.finditer(line):
        if place.start() < last:
            continue
        for match in _LABEL.finditer(line, max(last, place.start() - 22), place.end()):
            if match.end() == place.end():
                found = _credit(line, match, known, last)
                if found:
                    yield found
                    last = found[1]
                break


def _credit(line: str, match: re.Match[str], known: Words, last: int) -> Found | None:
    kind = "video" if match["film"] else "credit"
    start = match.start()
    before = line[max(0, start - 4) : start].rstrip()
    if match["open"]:
        closed = _CLOSED.match(line, match.end())
        if closed is None or len(closed[0].split()) > 8 or not _opens(line, closed.end()):
            return None
        if not before or before[-1] in '.!?…”"':
            return start, closed.end(), kind, "credit in brackets"
        low = _sentence(line, last, start)
        return None if low is None else (low, closed.end(), "caption", "caption with its credit")
    if before and before[-1] not in '.!?…”"':
        return None
    end = _value_end(line, match.end(), known)
    return None if end is None else (start, end, kind, "credit after a full stop")


def _opens(line: str, at: int) -> bool:
    """Whether the line ends here, or another sentence starts."""
    following = line[at : at + 3].lstrip()
    return not line[at:].strip() if not following else following[0].isupper() or following[0] in "“\"‘'(0123456789"


def _sentence(line: str, last: int, at: int) -> int | None:
    """Where the sentence before a place starts; None where it is too long for a caption."""
    low = max(last, at - 220)
    ends = [match.end() for match in _SENTENCE_END.finditer(line, low, at)]
    return ends[-1] if ends else None


def _value_end(line: str, at: int, known: Words) -> int | None:
    """Where the words after a label end; the label's own end where they are gone; None where it cannot be known."""
    rest = line[at : at + 90]
    if not rest.strip() or rest.lstrip()[0] in "“\"‘':":
        return at
    stopped = _STOPPED.match(rest)
    if stopped and len(stopped[1].split()) <= 6 and not _is_sentence(stopped[1]):
        return at + stopped.end()
    words = rest.split()
    count = known.source_at(words)
    if count:
        return _end_of(words[:count], line, at)
    if "_" in words[0]:  # a segmenter joined the name, or a source to the next sentence
        source, _, _ = words[0].partition("_")
        return line.index(words[0], at) + len(source if source in known.sources else words[0])
    return _name_end(line, at, words)


def _end_of(words: list[str], line: str, at: int) -> int:
    for word in words:
        at = line.index(word, at) + len(word)
    return at


def _name_end(line: str, at: int, words: list[str]) -> int | None:
    """Where a name ends before the capital of the next sentence."""
    run: list[str] = []
    for word in words:
        if not _CAPITALS.fullmatch(word) or (run and word in _STARTERS):
            break
        run.append(word)
    is_closed = len(run) < len(words) and words[len(run)] in _STARTERS
    if not is_closed and run:
        run.pop()  # the next sentence starts with it
    if not run:
        is_gone = len(words) > 1 and words[1][:1].islower() and not is_closed and len(line) - at > 90
        return at if is_gone else None
    is_name = len(run) == 2 or is_closed or (len(run) in (3, 4) and run[0] in _SURNAMES)
    return _end_of(run, line, at) if is_name and len(run) <= 4 and len(words) > len(run) + 1 else None


def _is_sentence(value: str) -> bool:
    """Whether most words are in small letters: a sentence that follows an emptied label."""
    return sum(word[0].islower() for word in value.split()) > 3
