"""Hostile texts: families of repetitive input, each of any length, that make a rule slow if it is not linear."""

from __future__ import annotations

import unicodedata
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


# Our own sentences: what a family of documents is made of.
ARTICLE = (
    "Cầu mới thông xe\n\nSáng 16/9, Phó Thủ tướng Lê Minh Khôi, Trưởng Ban Chỉ đạo, dự lễ thông xe cầu Rạch Lá.\n"
    "Theo ông Trần Văn Bảo - Giám đốc Sở Xây dựng tỉnh -, cầu dài 2,5 km (vốn 35 tỷ đồng).\n\n"
    "Cầu Rạch Lá nhìn từ trên cao. Ảnh: Hoài Thương\n\nTin liên quan\nMưa lớn kéo dài ở miền Trung\n\n"
)
SEGMENTED = (
    "Sáng 16 / 9 , Phó Thủ_tướng Lê_Minh_Khôi , Trưởng Ban Chỉ_đạo , dự lễ thông xe cầu Rạch_Lá ( vốn 35 tỷ đồng ) .\n\n"
)

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
    # pages as they are found
    "arrows": _repeated(">"),
    "quoted mail": _repeated("> Bão vào bờ sáng nay.\n"),
    "a word before a colon": _repeated("Ông An nói trên truyền hình:\n"),
    "headline and teaser": _numbered("Tin số {} trong ngày\nMưa lớn kéo dài ở miền Trung...\n"),
    "a menu": _numbered("{}. Xã hội\n"),
    "sentences without a space": _repeated("Mưa to.Gió lớn (Ảnh: Minh Hải).Theo AFP"),
    "credits in dashes": _repeated("- Ảnh: Minh Hải (Nguồn: SJC). "),
    "copyright": _repeated("© Báo Sông Quê 2024 "),
    "lines broken behind a comma": _repeated("Phó Thủ tướng,\nBộ trưởng "),
    # what segmenters do
    "spaced ranges": _repeated("18 - 21 độ , 2012 - 2015 , "),
    "spaced names with digits": _repeated("Covid - 19 , Su -30 , 29A - 4881 "),
    "numbers and units": _repeated("5 km 5km 4 % 4% 2 , 5 m "),
    "letters and full stops": _repeated("v . v . A . B "),
    "quotes with one missing": _repeated('" A " và " B , cô_ấy nói " C " . '),
    "apostrophes apart": _repeated("Shi ' ite I ’ m "),
    "emoticons": _repeated("^_^ T_T -_- "),
    "tagged words": _repeated("Thủ_tướng/N gặp/V ./. "),
    "columns": _repeated("Thủ_tướng\tN\tB-NP\n"),
    "pieces of words": _repeated("Thủ@@ tướng ▁gặp "),
    # people
    "one person again and again": _repeated("Ông Nguyễn Văn An "),
    "heads of bodies": _repeated("Trưởng Ban Hội "),
    "heads in capitals": _repeated("Chủ Tịch Hội Đồng "),
    "capitalised words": _repeated("Sơn Hải Minh Quân Bác Ái "),
    "a list of names": _repeated("Sơn Hải, Văn Nghĩa, Anh Hùng, "),
    "spouses of people": _repeated("- phu nhân cựu Tổng thống Yoon "),
    "companies and people": _repeated("CEO OpenAI Sam Altman "),
    "short names of places": _repeated("TP.Đà Nẵng, H.Củ Chi, Q.7, "),
    "a post and a comma": _repeated("Lê An, Phó chủ tịch, "),
    "words with a title in them": _repeated("Đàn ông, công cụ, viện dưỡng lão "),
    # dates
    "a comma before the year": _repeated("13 tháng 3, 1991, "),
    "days of one month": _repeated("các ngày 5,6,7/11, 8-10 tháng 9 "),
    "durations": _repeated("6 tháng một lần, 3 ngày 2 đêm "),
    "a month and a line end": _repeated("đồng/tháng\n"),
    "what recurs": _repeated("mỗi tối chủ nhật hằng tuần "),
    "lunar months": _repeated("tháng Bảy âm lịch "),
    "quarters and decades": _repeated("quý III-IV/2024, những năm 60 "),
    "stamps": _repeated("2024-11-20T07:30:00+07:00 "),
    "doubled spaces": _repeated("Phó  Thủ  tướng  họp  tháng  1/  2013  "),
    # other writing
    "names and values": _repeated("ho_ten : An, que_quan : Huế, "),
    "settings": _repeated("AUTH_USERNAME=tên_mới\n"),
    "rows of a table": _repeated("| a | Hà_Nội |\n"),
    "marks that turn tools off": _repeated("<!-- vnnorm: off -->\n# vnnorm: on\n"),
    "indented verse": _repeated("    Trăm năm bến cũ con đò\n"),
    "file names and tags": _repeated("hoà.txt #hoà /tmp/hoà @thuỷ "),
    "one endless address": _after("hoà", "à.txt"),
    "TCVN3": _repeated("Céng hßa x· héi chñ nghÜa "),
    "VNI": _repeated("xaõ hoäi "),
    "bytes of UTF-8": _repeated("Viá»‡t Nam "),
    "eth": _repeated("Ðà Nẵng ð "),
    # documents as they are found
    "an article": _repeated(ARTICLE),
    "an article on one line": _repeated(ARTICLE.replace("\n", " ")),
    "an article and its segmented copy": _repeated(ARTICLE + SEGMENTED),
    "an article cut in words": _repeated(ARTICLE[3:-7]),
    "an article cut in marks": _repeated(unicodedata.normalize("NFD", ARTICLE)[2:-4]),
    "an article in capitals": _repeated(ARTICLE.upper()),
}
