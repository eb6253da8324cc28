"""The limits of residue, on both sides: the most that is read, and one more. ``limits.txt`` has those of short texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vnnorm import find_boilerplate

LEAD = "Lũ rút ở Thủy Tú sớm hơn mọi năm, theo người dân hai bên bờ sông."
NEXT = "Bà con bắt đầu dọn bùn, dựng lại nhà cửa từ sáng nay."
LABELS = "Giấy phép số 12/GP-BTTTT. Tổng biên tập: Lê Bắc. Điện thoại: 024 3999 123. Fax: 024 3999 124."
SECTIONS = ["Thời sự", "Thế giới", "Kinh tế", "Giáo dục", "Sức khỏe", "Đời sống", "Pháp luật"]
CONTACTS = ["Địa chỉ: 12 Bờ Sông", "Điện thoại: 024 3999 123", "Email: toasoan@songque.vn", "Fax: 024 3999 124"]
READERS = ["quý vị", "bạn đọc", "độc giả", "các bạn", "khán giả", "thính giả"]
PHRASE = "Ý kiến của bạn sẽ được xét duyệt"
FLIGHT = "XYZ - Chuyến bay sáng nay đã hạ cánh an toàn ở sân bay sau ba giờ chờ mưa tan."
HEADLINE = ["Lũ", "rút", "ở", "Thủy", "Tú", "sớm", "hơn", "mọi", "năm"]


def words(size: int) -> str:
    """So many code points of words in lower case that form no sentence."""
    text = ("nước lên nhanh và lúa đổ rạp ở ven sông " * (size // 40 + 1))[:size]
    return text[:-1] + "a" if text.endswith(" ") else text


def article(size: int) -> str:
    """So many code points of an article on one line."""
    return (f"{LEAD} {NEXT} " * (size // 100 + 1))[:size]


def lines(*parts: str) -> str:
    return "\n".join(parts)


LIMITS: dict[str, tuple[int, str, str, Callable[[int], str]]] = {
    # how many, what is found of them, what is found of one more, and the text
    "caption": (318, "caption", "credit", lambda n: f"{LEAD} Cây đổ {words(n - 8)} (Ảnh: AFP). {NEXT}"),
    "opening caption": (161, "caption", "", lambda n: f"Lúa {words(n - 14)} Ảnh: AFP {LEAD} {NEXT}"),
    "number of a picture": (3, "caption", "", lambda n: f"{LEAD} Ảnh {'1' * n}. {NEXT}"),
    "spaces behind a giver": (7, "", "caption", lambda n: f"{LEAD} Ảnh: Lê An/AFP{' ' * n}và dân bản về nhà. {NEXT}"),
    "words of a link": (2, "", "related", lambda n: f"{LEAD} >> {' '.join(HEADLINE[:n])}. {NEXT}"),
    "token with a slash": (79, "end-mark", "", lambda n: f"{LEAD} Từ 3/4 {'b' * n}/."),
    "readers": (3, "promo", "", lambda n: f"{LEAD} {NEXT} Mời {' và '.join(READERS[:n])} đón xem trên báo Sông Quê."),
    "lines of an address": (
        2,
        "",
        "footer footer footer",
        lambda n: lines(LEAD, NEXT, *CONTACTS[:n]),
    ),
    "text with a footer": (300, "", "footer", lambda n: f"{article(n - 1 - len(LABELS))} {LABELS}"),
    "text behind two labels": (
        269,
        "footer",
        "",
        lambda n: f"{article(2000)} Tổng biên tập: Lê Bắc. Điện thoại: 024 3999 123. Hoa {words(n)}.",
    ),
    "text between two labels": (
        236,
        "footer",
        "",
        lambda n: f"{article(2000)} Tổng biên tập: Lê Bắc {words(n)}. Điện thoại: 024 3999 123.",
    ),
    "tail with labels": (676, "footer", "", lambda n: f"{article(4000)} {LABELS} Hoa {words(n)}."),
    "tail with a sign": (5976, "footer", "", lambda n: f"{article(20_000)} © Báo Sông Quê. {LABELS} Hoa {words(n)}."),
    "comments": (387, "comments", "", lambda n: f"{article(2000)} Bình luận (3) Hay lắm {words(n)}."),
    "teasers": (2976, "related footer", "footer", lambda n: f"{article(6000)} (Dân trí) - Giá lúa {words(n)}. {LABELS}"),
    "sentence behind a phrase": (265, "comments", "", lambda n: f"{LEAD} {PHRASE} {words(n)}. {NEXT}"),
    "sentence before a phrase": (243, "comments", "", lambda n: f"{LEAD} Lúa {words(n)} {PHRASE.lower()}. {NEXT}"),
    "text under a heading": (1172, "sidebar", "", lambda n: f"{article(1500)} Bài viết liên quan Mưa lớn {words(n)}"),
    "summaries below the article": (
        250,
        "tags related",
        "",
        lambda n: lines(
            *(LEAD, NEXT, "Từ khóa: lũ", "Giá lúa tăng nhẹ đầu vụ", f"Giá lúa {words(n - 9)}."),
            *("Giá cá tăng nhẹ đầu vụ", f"Giá cá {words(n - 8)}."),
        ),
    ),
    "words of a headline under a heading": (
        3,
        "",
        "sidebar",
        lambda n: lines(LEAD, "Tin liên quan", " ".join(HEADLINE[:n]), "Hoa cúc nở", NEXT),
    ),
    "words of a repeated title": (
        3,
        "",
        "repeated-title",
        lambda n: lines(" ".join(HEADLINE[:n]), LEAD, " ".join(HEADLINE[:n]), NEXT),
    ),
    "sections between paragraphs": (5, "", "footer", lambda n: lines("Lũ rút sớm", LEAD, *SECTIONS[:n], NEXT)),
    "sections below the article": (4, "", "footer", lambda n: lines("Lũ rút sớm", LEAD, NEXT, *SECTIONS[:n])),
    "headline above a source": (
        160,
        "related source",
        "source",
        lambda n: lines(LEAD, NEXT, f"Giá lúa {words(n - 8)}", "Theo AFP"),
    ),
    "start with initials": (
        500,
        "outlet-prefix",
        "",
        lambda n: lines("Lũ rút sớm hơn mọi năm" + "\n" * (n - 1), FLIGHT, NEXT),
    ),
    "title before an outlet": (
        180,
        "outlet-prefix",
        "",
        lambda n: f"Cầu {words(n - 4)} (Bến Đá Online) - Cây cầu mới thông xe sáng nay ở ven sông. {NEXT}",
    ),
    "weather": (41, "breadcrumb", "", lambda n: f"Hà{'a' * (n - 8)} 25°C Cây cầu mới thông xe sáng nay ở ven sông. {NEXT}"),
    "words of a repeated caption": (
        7,
        "",
        "caption caption",
        lambda n: lines(LEAD, " ".join(HEADLINE[:n]), NEXT, " ".join(HEADLINE[:n]), LEAD),
    ),
}


@pytest.mark.parametrize(("most", "found", "found_of_more", "text"), LIMITS.values(), ids=LIMITS)
def test_so_much_is_read_and_no_more(most: int, found: str, found_of_more: str, text: Callable[[int], str]) -> None:
    assert [kinds(text(count)) for count in (most, most + 1)] == [found, found_of_more]


def kinds(text: str) -> str:
    return " ".join(one.kind for one in find_boilerplate(text))


def _rows() -> list[list[str]]:
    text = Path(__file__).with_name("limits.txt").read_text(encoding="utf-8")
    return [line.replace("\\n", "\n").split("\t") for line in text.splitlines() if not line.startswith("# ")]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_a_text_is_made_longer_by_one_too_many(row: list[str]) -> None:
    _, most, before, repeated, after, *found = row
    assert [kinds(before + repeated * count + after) for count in (int(most), int(most) + 1)] == found
