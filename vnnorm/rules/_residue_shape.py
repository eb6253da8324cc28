"""The shape of a line of a page: prose, headline, teaser, heading, stamp, caption, file name, name of a writer, …"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.pattern import lazily
from vnnorm.rules._residue_words import COPYRIGHT, Entry, Words

_LETTER = r"[^\W\d_]"
_UPPER = "[A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"

CLOCK = r"\d{1,2} ?(?:[:hg]|giờ) ?\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}"
_WEEKDAY = r"(?:[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ [Nn]hật|THỨ \w+|CHỦ NHẬT)"
_BETWEEN = r" ?[,|;•·–-]? ?"
_ZONE = r"(?: ?\(? ?GMT ?[+-] ?\d{1,2}(?: ?\))?)"
# A stamp: the day with its weekday, clock or both. A day alone may be a heading of a chronicle.
STAMP = (
    rf"(?:{_WEEKDAY}{_BETWEEN}{_DAY}(?:{_BETWEEN}{CLOCK})?{_ZONE}?|{_DAY}{_BETWEEN}{CLOCK}{_ZONE}?"
    rf"|{CLOCK}{_ZONE}?{_BETWEEN}(?:{_WEEKDAY}{_BETWEEN})?{_DAY})"
)
_STAMP_LINE = lazily(rf"(?:Cập nhật(?: lúc)?:? ?|Ngày đăng:? ?|Đăng lúc:? ?)?{STAMP}(?: ?\|)?\Z")
_LONG_DAY = lazily(r"(?:Ngày )?\d{1,2} tháng \d{1,2},? (?:năm )?\d{4}\Z")
_AGO = lazily(r"\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước\Z")
_NUMBER = lazily(r"[\d.,]{1,7}\Z")
_FILE = lazily(r"[\w()%.+ -]{1,100}\.(?:jpe?g|png|gif|webp|bmp|mp4|mp3|flv|avi|mov|JPE?G|PNG|GIF|MP4)\Z")

_PHOTO = r"(?:[Ảả]nh|ẢNH|[Hh]ình(?: ảnh)?|[Đđ]ồ họa|[Nn]guồn ảnh|Photo)"
_PHOTO_TAIL = r"(?: (?:minh (?:họa|hoạ)|tư liệu|chụp màn hình|cắt từ clip|internet))?"
# The credit that ends a caption: (Ảnh: AFP), - Ảnh: V.D, . Ảnh: Hoài Thương.
_CREDIT = lazily(
    rf"(?:(?<=[.!?…”\"’')\s(–-])|\A){_PHOTO}{_PHOTO_TAIL} ?(?::|\bcủa\b) ?(?P<by>[^:\n]{{0,60}})\Z"
    rf"|\( ?{_PHOTO} ?[^()\n]{{0,50}}\) ?\.?\Z"
    rf"|(?:[.\-–] ?){_PHOTO} (?:minh (?:họa|hoạ)|tư liệu|chụp màn hình|cắt từ clip|từ video|[Ii]nternet|\d{{1,3}}"
    rf"|do [^.:]{{2,40}} cung cấp) ?\.?\Z"
)
_SOURCE_IN_CAPTION = lazily(r"\( ?[Nn]guồn(?: ảnh)? ?:? [^()\n]{1,40}\) ?\.?\Z")
_FILM = lazily(r"(?:(?<=[\s.!?…”\"(])|\A)(?:Video|Clip|VIDEO|CLIP|video|clip) ?: ?(?P<by>[^:\n]{0,60})\Z")
_SENTENCE = lazily(rf"[.!?…][”\"’')]* +(?=[“\"‘'(]?{_UPPER})")
# The same after a word, not an initial.
_STOP = lazily(rf"(?:[^\W\d_]{{2}}|/) ?\. +(?=[“\"‘'(]?{_UPPER})")

_WRITER = lazily(
    rf"(?:(?:Bài(?: và ảnh|, ảnh)?|Tin, ảnh|Tin và ảnh|Ảnh, clip|PV|Thực hiện|Tác giả|Biên dịch|Người dịch) ?: ?)?"
    rf"(?:{_UPPER}(?:{_LETTER}|[._’'])*\.?)(?: ?[\s–,/-] ?(?:{_UPPER}(?:{_LETTER}|[._’'+])*\.?|&)){{0,7}}"
    rf"(?: ?\((?:[Tt]heo|[Tt]ổng hợp|[Gg]hi|[Dd]ịch|[Ll]ược dịch|[Tt]/[Hh]|TH|lược ghi|thực hiện|TTXVN|Vietnam ?\+)"
    rf"[^()\n]{{0,50}}\)"
    r"|,? (?:ghi|dịch|thực hiện|tổng hợp|lược dịch|lược ghi)| ?- ?\(tổng hợp\))? ?\.?\Z"
)
_SOURCE = lazily(
    rf"\(? ?(?:(?:Theo|THEO|Nguồn|NGUỒN|Nguồn tin|Link nguồn|Link gốc|Link báo gốc)(?: ?:| (?={_UPPER}|báo |hãng |tạp chí ))"
    rf"|Source link)[^,;:!?\n]{{0,70}}(?:, ?{_UPPER}[^,;:.!?\n]{{1,40}}){{0,3}}\)?\.?\Z|(?:Nguồn|Link nguồn|Source) ?: ?https?://\S+\Z"
)
_LINK = lazily(r"(?:>>|»|>>>) ?\S")
_SEE_ALSO = lazily(r"(?:Xem|Đọc|XEM|ĐỌC|Tham khảo|THAM KHẢO|Mời)(?: thêm| tiếp| ngay| THÊM| TIẾP| xem thêm)?(?: bài)? ?: ?\S")
_BULLET = lazily(r"[-–•*+▪■◆►\d(]")
_ENDS = ".!?…:;"
CLOSING = "”\"’')»]"


_LONGEST_STAMP = 80  # letters
LONGEST_SHAPED = 400  # letters; a longer line is prose


class Shape(NamedTuple):
    """What a line looks like, and the data entry that says so, where one does."""

    name: str
    entry: Entry | None = None


BLANK = Shape("blank")
PROSE = Shape("prose")
TEASER = Shape("teaser")
HEADLINE = Shape("headline")
SHORT = Shape("short")
LINK = Shape("link")
STAMP_LINE = Shape("stamp")
COUNT = Shape("count")
FILE = Shape("file")
CREDIT = Shape("credit")
CAPTION = Shape("caption")
VIDEO = Shape("video")
WRITER = Shape("writer")
SOURCE = Shape("source")


def shape(line: str, known: Words) -> Shape:
    """The shape of one line without white space around it."""
    if not line:
        return BLANK
    size = len(line)
    if size > LONGEST_SHAPED:
        return PROSE
    entry = known.entry(line)
    if entry is not None:
        return Shape(entry.how, entry)
    if "©" in line or "®" in line[:3]:
        return Shape("start", COPYRIGHT)
    first = line[0]
    if size <= _LONGEST_STAMP and (first.isdigit() or first in "TtCcNĐ"):
        if _STAMP_LINE.match(line) or _LONG_DAY.match(line):
            return STAMP_LINE
        if _AGO.match(line) or _NUMBER.match(line):
            return COUNT
    if line[-1].isalnum() and "." in line[-5:] and _FILE.match(line):
        return FILE
    if first in ">»" and _LINK.match(line):
        return LINK
    if first in "XĐTM" and ":" in line[:20] and _SEE_ALSO.match(line):
        return LINK
    credited = _credited(line)
    if credited is not None:
        return credited
    if size <= 110 and first in "(TNLS" and _SOURCE.match(line) and len(line.split()) <= 12:
        return SOURCE
    return _plain(line)


def _credited(line: str) -> Shape | None:
    """Caption, credit or video label, where the line ends as one."""
    tail = line[-90:]
    if not (":" in tail or "(" in tail or "ảnh" in tail or "Ảnh" in tail):
        return None
    if "ảnh" in tail or "Ảnh" in tail or "ẢNH" in tail or "ình" in tail or "họa" in tail or "Photo" in tail:
        found = _CREDIT.search(tail) if not tail.startswith("Tin, ") else None
        if found and _is_by(found["by"]):
            at = len(line) - len(tail) + found.start()
            return CREDIT if not line[:at].strip(" (.-–") else _caption(line[:at])
    if "uồn" in tail and _SOURCE_IN_CAPTION.search(tail) and len(line) <= 220 and not line.startswith("("):
        found = _SOURCE_IN_CAPTION.search(tail)
        head = line[: len(line) - len(tail) + found.start()] if found else ""
        if len(_SENTENCE.findall(head)) == 0 and len(head) > 20:
            return CAPTION
    if "ideo" in tail or "lip" in tail or "IDEO" in tail or "LIP" in tail:
        found = _FILM.search(tail)
        if found and _is_by(found["by"]):
            return VIDEO if len(_SENTENCE.findall(line)) <= 1 and len(line) <= 250 else None
    return None


def _is_by(by: str | None) -> bool:
    """Whether the words after a label may be whom a picture is by."""
    if by is None:
        return True
    words = by.split()
    return len(words) <= 7 and sum(word[0].islower() for word in words) <= 3


def _caption(head: str) -> Shape | None:
    """A caption is a sentence or two; more is prose with a credit at its end."""
    return CAPTION if len(head) <= 320 and len(_SENTENCE.findall(head)) <= 2 else None


def _plain(line: str) -> Shape:
    bare = line.rstrip(CLOSING)
    if line.endswith(("...", "…")):
        return TEASER if len(line) <= 260 else PROSE
    words = line.count(" ") + 1
    if bare[-1:] in _ENDS and bare:
        if words <= 9 and _WRITER.match(line) and bare[-1:] == "." and len(line) <= 20:
            return WRITER
        return PROSE if words >= 4 else SHORT
    if words <= 12 and len(line) <= 90 and bare[:1].isupper() and _WRITER.match(line):
        return WRITER
    if len(line) > 200 or (". " in line and words > 8 and _STOP.search(line)):
        return PROSE
    return HEADLINE


def is_listed(line: str) -> bool:
    """Whether a line starts as items of lists do."""
    return _BULLET.match(line) is not None
