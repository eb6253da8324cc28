"""Hostile pages take work in proportion to their size: counted in lines that run and letters that patterns read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.rules.test_growth import lines_run
from vnnorm import find_boilerplate
from vnnorm.text.pattern import _METHODS, _LazyPattern  # private: the letters that each pattern reads are counted

ARTICLE = "Bão số 5 vào bờ sáng nay, gió giật rất mạnh.\nNgười dân ven biển đã về nơi an toàn.\n"
MARKS = "Cây đổ. Ảnh: AFP Theo ông Nam, bão tan./. >> Mưa lớn Tin liên quan (Ảnh: Hà Vy)    Bạn chưa đăng nhập. Bình luận (1) "


def numbered(form: str) -> Callable[[int], str]:
    """An article and lines of which no two are equal."""
    return lambda count: ARTICLE + "\n".join(form.format(number) for number in range(count))


# Each page with how many units of it a test in the suite takes, and how many the full size is.
PAGES: dict[str, tuple[Callable[[int], str], int, int]] = {
    "short lines": (numbered("Tin số {:06}"), 1_000, 50_000),
    "short lines of every shape": (
        numbered("{0}.jpg\nHà Vy {0}\n(Ảnh: An {0})\n>> {0}\n7h0{0} 1/1/2020\nĐiện thoại: {0}"),
        200,
        8_333,
    ),
    "one line, again and again": (lambda count: ARTICLE + "Tin ngắn\n" * count, 1_000, 50_000),
    "one heading": (lambda count: ARTICLE + "Tin liên quan\n" * count, 1_000, 10_000),
    "a heading and its headline": (numbered("Tin liên quan\nMưa lớn {} ở miền Trung"), 500, 10_000),
    "one line with a mark in every place": (lambda count: MARKS * count, 100, 90_000),
    "one line of prose": (lambda count: "Bão số 5 vào bờ sáng nay, gió giật rất mạnh. " * count, 500, 220_000),
    "one line without a sentence": (lambda count: "bão " * count + "Bình luận (1)", 5_000, 2_500_000),
    "one line of marks": (lambda count: f"{ARTICLE}{'>' * count}{'.' * count}", 2_000, 2_500_000),
    "one line of labels": (lambda count: ARTICLE + "(Ảnh Ảnh: a Ảnh minh họa (Nguồn: " * count, 100, 300_000),
    "one line glued": (lambda count: ARTICLE + "Chợ đông.Ghe đầy. Ảnh: N.LThời tiết xấu./.Hà Vy" * count, 100, 200_000),
    "one line between paragraphs": (lambda count: f"{ARTICLE}{MARKS * count}\n{ARTICLE}", 100, 90_000),
}


@contextmanager
def letters_read() -> Iterator[list[int]]:
    """Counts the letters that patterns of the rules are given to read: all of a window to search, one of a match."""
    count = [0]

    def counting(method: Callable[..., Any], is_anchored: bool) -> Callable[..., Any]:
        def counted(text: str, at: int = 0, stop: int = sys.maxsize) -> Any:
            count[0] += 1 if is_anchored else max(0, min(stop, len(text)) - at)
            return method(text, at, stop)

        return counted

    names = [name for name in sys.modules if name.startswith("vnnorm.rules.")]
    patterns = {
        id(value): value for name in names for value in vars(sys.modules[name]).values() if isinstance(value, _LazyPattern)
    }
    before = {key: dict(vars(pattern)) for key, pattern in patterns.items()}
    for pattern in patterns.values():
        for name in ("search", "finditer", "findall", "match", "fullmatch"):
            pattern.__dict__[name] = counting(getattr(pattern, name), "match" in name)
    try:
        yield count
    finally:
        for key, pattern in patterns.items():
            pattern.__dict__.clear()
            pattern.__dict__.update(before[key])


def work(text: str) -> int:
    """Lines of vnnorm that run, and letters that its patterns read, for a page."""
    with letters_read() as letters:
        return lines_run(find_boilerplate, text) + letters[0]


@pytest.mark.parametrize("name", PAGES)
def test_twice_the_page_is_twice_the_work(name: str) -> None:
    page, size, _ = PAGES[name]
    work(page(2))  # loads its data
    first, second = work(page(size)), work(page(2 * size))
    assert second <= 2.1 * first + 1_000


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_the_largest_page_takes_no_more_for_a_letter(name: str) -> None:
    page, small, full = PAGES[name]
    work(page(2))
    each, at_full_size = work(page(small)) / len(page(small)), work(page(full)) / len(page(full))
    assert at_full_size <= 1.1 * each


def test_a_pattern_that_reads_every_beginning_is_seen() -> None:
    """The counter itself."""
    assert set(_METHODS) >= {"search", "finditer", "findall", "match", "fullmatch"}
    from vnnorm.rules.boilerplate import footer  # private patterns of it: what each reads is known

    with letters_read() as letters:
        for end in range(100):
            footer._SENTENCE_END.search("bão " * 25, 0, end)
    assert letters == [sum(range(100))]
    with letters_read() as letters:
        footer._LEAD.match("(Dân trí) - ")
    assert letters == [1]
