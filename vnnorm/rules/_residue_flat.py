"""Page dumps run together on one line: sentences of widgets, runs of footer labels, a sidebar after the last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.fold import fold
from vnnorm.rules._residue_shape import _UPPER
from vnnorm.rules._residue_words import Entry, Words

Found = tuple[int, int, str, str]

# Pieces of the words that this module looks for: a gate before the fold.
_SIGNS = (
    "©", "®", "iấy phép", "ản quyền", "iên tập:", "tại đây", "đăng nhập", "in liên quan", "ình luận (", "ình Luận (",
    "ại chuyên mục",
    "độc giả", "bạn đọc", "otline:", "đón đọc", "uan điểm", "sao chép", "luận liên tục", "trước khi đăng", "ược xét duyệt",
    "phát hành lại", "có thu phí", "được phép tặng", "ủng hộ của quý", "icon ổ khóa", "ứng dụng đọc", "ọc bài viết",
)  # fmt: skip
_SENTENCE_END = re.compile(r"(?:[.!?…][”\"’')\]]*|/ ?\.)(?=\s)")
_HOTLINE = re.compile(r"\|? ?Hotline ?: ?\d[\d. -]{6,20}(?=\s)")
_COMMENTS = re.compile(r"(?:Bình luận|Bình Luận|BÌNH LUẬN|Ý kiến bạn đọc) ?\(\d{1,5}\)")
_SIDEBAR = re.compile(
    rf"(?:Tin tức 24h )?(?:Tin liên quan|TIN LIÊN QUAN|Tin cùng chuyên mục|TIN CÙNG CHUYÊN MỤC|"
    rf"Tin bài liên quan) (?=[“\"‘']?{_UPPER})"
)
_APART = 260  # letters between two labels of one footer
_REST = 300  # what may follow the last mark of a text
_LABELS = 3
_READ = 20_000  # letters at the end of a line in which labels are looked for


def is_page(text: str) -> bool:
    """Whether a text has any of the words that the residue of pages has."""
    return any(map(text.__contains__, _SIGNS))


def dump(line: str, known: Words, is_last: bool) -> Iterator[Found]:
    """The residue of a page in a line of prose, unordered."""
    if not is_page(line):
        return
    hotline = _HOTLINE.match(line)
    if hotline and len(line) > _REST:
        yield *hotline.span(), "footer", "hotline"
    footer = len(line)
    if is_last and len(line) > _REST:
        footer = _footer(line, known)
        if footer < len(line):
            yield footer, len(line), "footer", "labels that stand together"
        comments = _COMMENTS.search(line, max(0, footer - 400), footer)
        if comments:
            yield comments.start(), footer, "comments", "comments with their count"
            footer = comments.start()
        sidebar = _SIDEBAR.search(line, len(line) * 2 // 5, footer)
        if sidebar and (footer < len(line) or footer - sidebar.start() < 4 * _REST):
            yield sidebar.start(), footer, "sidebar", "heading after the last sentence"
            footer = sidebar.start()
    yield from _phrases(line[:footer], known)


def _footer(line: str, known: Words) -> int:
    """Where the run of footer labels starts that closes a line; its end where there is none."""
    offset = max(0, len(line) - _READ)
    folded = fold(line[offset:])
    marks: list[tuple[int, str]] = []
    for entries in known.starts.values():
        for entry in entries:
            if entry.kind in ("footer", "copyright", "share", "promo"):
                marks += [(at + offset, entry.words) for at in _places(folded, entry.words) if _stands(line, at + offset)]
    marks += [(at, "©") for at, letter in enumerate(line) if letter in "©®"] if "©" in line or "®" in line else []
    marks.sort()
    start, names, last = len(line), set[str](), 0
    for at, name in marks:
        if not names or at - last > _APART:
            if len(names) > _LABELS and start > len(line) * 2 // 5:
                break
            start, names = at, set()
        names.add(name)
        last = at
    is_sure = len(names) > _LABELS or (len(names) >= _LABELS - 1 and len(line) - last <= _REST)
    return start if is_sure and start > len(line) * 2 // 5 else len(line)


def _places(folded: str, words: str) -> Iterator[int]:
    at = folded.find(words)
    while at >= 0:
        yield at
        at = folded.find(words, at + len(words))


def _stands(line: str, at: int) -> bool:
    """Whether a label stands here: a capital after a space."""
    return line[at].isupper() and (at == 0 or not line[at - 1].isalnum())


def _phrases(line: str, known: Words) -> Iterator[Found]:
    """The sentences that hold a phrase of the data."""
    folded = fold(line)
    for entry in known.phrases:
        stop = 0
        for at in _places(folded, entry.words):
            if at >= stop:
                start, stop = _around(line, at, entry)
                yield start, stop, entry.kind, entry.reason


def _around(line: str, at: int, entry: Entry) -> tuple[int, int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(line, max(0, at - 250), at)]
    start = ends[-1] if ends else (0 if at <= 250 else at)
    while line[start].isspace():
        start += 1
    start = max(start, line.rfind(">>", start, at))
    end = _SENTENCE_END.search(line, at + len(entry.words), at + _REST)
    rest = len(line) - at <= _REST
    return start, end.end() if end else (len(line.rstrip()) if rest else at + len(entry.words))
