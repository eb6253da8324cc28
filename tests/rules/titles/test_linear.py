"""Titles grow with the text, whatever posts and names are set in a row without a mark between."""

from __future__ import annotations

import pytest

from tests.rules.test_growth import lines_run
from vnnorm import find_titles, strip_titles

REPEATED = [
    "Ông Nguyễn Văn An ",
    "Trưởng Ban Hội ",
    "Chủ Tịch Hội Đồng ",
    "Chủ tịch xã Abc ",
    "Giám đốc Sở Y tế ",
    "Giám đốc Sở Y tế và ",
    "Thư ký của Tổng thống ",
    "phu nhân Tổng thống ",
    "Hà Nam Ninh ",
    "Nguyễn Văn Hoàng Minh ",
    "Hoa ",
    "Bà Ông Anh ",
    "PGS.TS.",
    "Lê Văn An, Chủ tịch UBND xã Hòa Tiến, ",
    "Lê Văn An - Chủ tịch - ",
    "Lê Văn An, con của Lê Văn An, ",
    "Lê Văn An, Chủ tịch “",
    "CHỦ TỊCH NGUYỄN VĂN AN ",
]
TIMES = 120
DEAREST = 500  # lines of vnnorm a code point: the dearest row takes 363, a row of ten thousand would still end


def stripped(text: str) -> str:
    return strip_titles(text, appositions=True)


@pytest.mark.parametrize("part", REPEATED)
@pytest.mark.parametrize("function", [stripped, find_titles], ids=["strip", "find"])
def test_twice_the_row_is_twice_the_work(part: str, function: object) -> None:
    assert callable(function)
    function(part * 20)  # loads its data
    first, second = (lines_run(function, part * times) for times in (TIMES, 2 * TIMES))
    assert second <= 2.3 * first
    assert second <= DEAREST * len(part) * 2 * TIMES


def test_a_post_of_a_post_of_a_post_ends() -> None:
    text = "Thư ký của Tổng thống " * 2000
    assert strip_titles(text) is text
