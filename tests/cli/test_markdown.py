"""Markdown: the prose is normalized in its place, and nothing else of the file is touched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.command import errors, run
from tests.support.hostile import FAMILIES
from tests.support.strategies import any_text
from vnnorm.cli.covers import explained
from vnnorm.cli.markdown import MARKS, markup
from vnnorm.typing import StepName

pytest.importorskip("tree_sitter_markdown", reason="the parser is not installed: pip install '.[markdown]'")
STEPS: tuple[StepName, ...] = ("characters", "desegment")

DOCUMENT = """---
title: Bản_tin , số 1 .
---

# Thủ_tướng **Trần_Văn_Bình** gặp Bí_thư

Sáng nay , *Thủ_tướng* gặp [Bí_thư tỉnh_uỷ](http://tin.vn/bi_thu "Bí_thư , tỉnh") và ![ảnh_chụp](anh_chup.png) .
Ông nói : `ten_bien , x` là <b>quan_trọng</b> &amp; \\* xem https://tin.vn/bai_viet .{hard}
Dòng ba [ref_a][a_b] <http://a_b.vn> .

> Trích_dẫn của __Thủ_tướng__ ,
> tiếp_theo .

- Mục_một của danh_sách ;
  1. mục_con có `a_b` .

| Tên_cột | Giá_trị |
|---|---|
| a_b | c_d , e |

    lệnh_chạy , x .

```py
ten_bien = "Hà_Nội , x ."
```

<div class="a_b">
Hà_Nội , x .
</div>

[a_b]: http://x_y.vn "Tựa_đề ."

Thủ_tướng thăm Bí_thư tỉnh_uỷ
====================

Chúng_tôi **đến** ~~Hà_Nội~~ .
""".replace("{hard}", "  ")
CLEAN = """---
title: Bản_tin , số 1 .
---

# Thủ tướng **Trần Văn Bình** gặp Bí thư

Sáng nay, *Thủ tướng* gặp [Bí thư tỉnh uỷ](http://tin.vn/bi_thu "Bí_thư , tỉnh") và ![ảnh chụp](anh_chup.png).
Ông nói: `ten_bien , x` là <b>quan trọng</b> &amp; \\* xem https://tin.vn/bai_viet .{hard}
Dòng ba [ref a][a_b] <http://a_b.vn>.

> Trích dẫn của __Thủ tướng__,
> tiếp theo.

- Mục một của danh sách;
  1. mục con có `a_b`.

| Tên_cột | Giá_trị |
|---|---|
| a_b | c_d , e |

    lệnh_chạy , x .

```py
ten_bien = "Hà_Nội , x ."
```

<div class="a_b">
Hà_Nội , x .
</div>

[a_b]: http://x_y.vn "Tựa_đề ."

Thủ tướng thăm Bí thư tỉnh uỷ
====================

Chúng tôi **đến** ~~Hà Nội~~.
""".replace("{hard}", "  ")


def cleaned(text: str) -> str:
    return explained(text, "md", STEPS, None).text


def hidden(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in markup(text)]


def test_the_prose_of_a_document_is_normalized_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    options = ["--steps", ",".join(STEPS)]
    assert run("normalize", *options, path).stdout.decode() == CLEAN
    assert run("normalize", "--format", "md", *options, stdin=DOCUMENT.encode()).stdout.decode() == CLEAN
    assert run("normalize", "--in-place", *options, path).returncode == 1
    assert path.read_text(encoding="utf-8") == CLEAN
    assert run("normalize", "--in-place", *options, path).returncode == 0
    path.write_bytes(b"\xef\xbb\xbf" + DOCUMENT.replace("\n", "\r\n").encode())
    assert run("normalize", "--in-place", *options, path).returncode == 1
    assert path.read_bytes() == b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()


def test_what_is_told_has_places_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "tin.md"
    path.write_text("- `a_b` ở Hà_Nội , hôm_nay .\n", encoding="utf-8")
    assert (
        run("explain", "--steps", "desegment", path).stdout.decode().splitlines()[0]
        == f"{path}:1:13: desegment: joiner: '_' → ' '"
    )
    diff = run("normalize", "--diff", "--steps", "desegment", path).stdout.decode()
    assert diff.splitlines()[-2:] == ["-- `a_b` ở Hà_Nội , hôm_nay .", "+- `a_b` ở Hà Nội, hôm nay."]


@pytest.mark.parametrize(
    "text",
    [
        "Hà_Nội , \u200b# không là tiêu_đề .",  # a mark of a block would begin the line
        "Hôm_nay ,\n\u200b1. không là mục .",
        "Hôm_nay ,\n\u200b> không là trích_dẫn .",
        "Hôm_nay * đẹp_trời * .",  # closed up, the stars would be emphasis
        "Hôm_nay ` đẹp_trời ` .",
    ],
)
def test_prose_never_becomes_markup(text: str) -> None:
    assert hidden(cleaned(text)) == hidden(text)


def test_one_paragraph_that_would_become_markup_does_not_keep_the_others() -> None:
    text = "Hôm_nay , trời đẹp .\n\n\u200b- không là mục\n\nHôm_nay , trời mưa ."
    assert cleaned(text) == "Hôm nay, trời đẹp.\n\n\u200b- không là mục\n\nHôm nay, trời mưa."


@pytest.mark.parametrize(("marks", "changes"), [(MARKS, True), (MARKS + 1, False)])
def test_a_paragraph_of_nothing_but_marks_is_left(marks: int, changes: bool) -> None:
    text = "Thủ_tướng nói . " + "[" * (marks - 1)
    assert (cleaned(text) != text) == changes


markdown = st.lists(
    st.one_of(
        any_text,
        st.sampled_from(DOCUMENT.split("\n")),
        st.sampled_from(
            ["\n", "\n\n", "# ", "> ", "- ", "1. ", "    ", "```\n", "**", "`", "[", "](", ")", "|", "<", ">", "\\"]
        ),
    ),
    max_size=8,
).map("".join)


@given(markdown)
def test_markup_stays_and_a_second_run_changes_nothing(text: str) -> None:
    last = 0
    for start, end, _ in markup(text):
        assert last <= start < end <= len(text)
        last = end
    once = cleaned(text)
    assert hidden(once) == hidden(text)
    assert cleaned(once) == once


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_text_is_read(family: str) -> None:
    text = FAMILIES[family](3000)
    assert hidden(cleaned(text)) == hidden(text)


def test_without_the_parser_the_remedy_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tin.md"
    path.write_text("Hà_Nội .\n", encoding="utf-8")
    (tmp_path / "tree_sitter.py").write_text("raise ImportError\n", encoding="utf-8")
    done = run("normalize", "--in-place", path, PYTHONPATH=os.pathsep.join([str(tmp_path), *sys.path]))
    remedy = "pip install 'vnnorm[markdown]'; --format txt takes the file as plain text, code and all"
    assert (done.returncode, errors(done)) == (2, [f"vnnorm: {path}: Markdown needs a parser: {remedy}"])
    assert path.read_text(encoding="utf-8") == "Hà_Nội .\n"
