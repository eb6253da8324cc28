"""Hostile texts: families of repetitive input, each of any length, that make a rule slow if it is not linear."""

from __future__ import annotations

from collections.abc import Callable


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _nested(opening: str, inner: str, closing: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        depth = max(1, (size - len(inner)) // (len(opening) + len(closing)))
        return opening * depth + inner + closing * depth

    return made


def _after(start: str, unit: str) -> Callable[[int], str]:
    return lambda size: (start + unit * (size // len(unit) + 1))[:size]


def _before(unit: str, end: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[: max(0, size - len(end))] + end


def _numbered(form: str) -> Callable[[int], str]:
    """Copies of a form with different numbers, so that no two are equal."""
    return lambda size: "".join(form.format(number) for number in range(size // len(form) + 1))[:size]


FAMILIES: dict[str, Callable[[int], str]] = {
    # one character
    "one letter": _repeated("a"),
    "one capital": _repeated("Đ"),
    "one digit": _repeated("1"),
    "spaces": _repeated(" "),
    "spaces, then a word": _before(" ", "nói ."),
    "line ends": _repeated("\n"),
    "carriage returns": _repeated("\r"),
    "underscores": _repeated("_"),
    "full stops": _repeated("."),
    "hyphens": _repeated("-"),
    "quotes": _repeated('"'),
    "opening brackets": _repeated("("),
    "closing brackets": _repeated(")"),
    "combining marks": _after("a", "\u0301"),
    "marks of two classes": _after("a", "\u0323\u0302\u0301"),
    "lone surrogates": _repeated("\ud800"),
    "invisible characters": _repeated("\u200b\ufeff\u00ad"),
    # one repeated word or mark
    "segmented words": _repeated("Thủ_tướng nói , "),
    "one joined word": _repeated("hợp_tác_"),
    "loose marks": _repeated(" , ."),
    "decomposed syllables": _repeated("Thu\u0309 tươ\u0301ng "),
    "tones on the wrong vowel": _repeated("đaị hoà thuỷ "),
    "capitals": _repeated("HỒ CHÍ MINH "),
    "one endless name": _repeated("Nguyễn "),
    "nested brackets": _nested("( ", "nói", " )"),
    "nested quotes": _nested("“ ‘ ", "nói", " ’ ”"),
    "loose quotes": _repeated(' " nói'),
    "words in quotes": _repeated('" a " , '),
    # dates
    "slashes": _repeated("1/"),
    "spaced slashes": _repeated("1 / "),
    "ranges": _repeated("1-2/3-"),
    "full dates": _repeated("16/9/2025, "),
    "date words": _repeated("ngày tháng năm "),
    "weekdays": _repeated("thứ hai, "),
    "lunar days": _repeated("mùng 1 tháng Giêng "),
    "from and to": _repeated("từ 1 đến "),
    "clock times": _repeated("7h30 "),
    "days without a month": _repeated("ngày 1, "),
    # people
    "titles": _repeated("Bí thư, "),
    "modifiers": _repeated("nguyên Phó "),
    "a title of many offices": _before("Bộ trưởng Bộ ", "Ngoại giao Lê An"),
    "honorifics and names": _repeated("ông Nguyễn Văn A, "),
    "names with a post after": _repeated("Lê An, Giám đốc Sở Y tế, "),
    "bodies": _repeated("Ủy ban nhân dân tỉnh "),
    # pages
    "headings": _repeated("Cùng chuyên mục\n"),
    "headings and headlines": _numbered("Tin đọc nhiều\nTin số {} trong ngày\n"),
    "unlike lines": _numbered("Tin số {} của ngày hôm nay\n"),
    "one line again and again": _repeated("Mưa lớn ở miền Trung\n"),
    "captions": _repeated("Ảnh: Hoài Thương\n"),
    "captions in one line": _repeated("Bến Đá. Ảnh: Minh Hải "),
    "clock lines": _repeated("16/09/2025 17:02\n"),
    "end marks": _repeated("./. "),
    "addresses": _repeated("https://bao.vn/a_b-1/2?x=("),
    "paragraphs": _repeated("Thủ_tướng .\n\n"),
}
