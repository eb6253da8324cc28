"""Residue of pages: what goes, what stays, and that the article comes back from its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pages import articles, pages, sidebars
from vnnorm import ALL_KINDS, LexiconError, Step, explain, find_boilerplate, normalize, remove_boilerplate, repeated_lines
from vnnorm.core.lexicon import load
from vnnorm.typing import BoilerplateKind

ARTICLE = "Bão số 5 vào bờ sáng nay, gió giật rất mạnh.\n\nNgười dân ven biển đã về nơi an toàn."


def test_generated_articles_are_clean() -> None:
    @given(articles())
    def clean(paragraphs: list[str]) -> None:
        text = "\n\n".join(paragraphs)
        assert remove_boilerplate(text) is text
        assert find_boilerplate(text) == []

    clean()


@given(articles(), sidebars(), st.sampled_from(["\n", "\n\n"]))
def test_a_sidebar_below_goes_and_gives_the_article_back(paragraphs: list[str], sidebar: str, between: str) -> None:
    article = between.join(paragraphs)
    assert remove_boilerplate(f"{article}{between}{sidebar}") == article


@given(articles(), sidebars())
def test_a_sidebar_above_goes_and_gives_the_article_back(paragraphs: list[str], sidebar: str) -> None:
    article = "\n\n".join(paragraphs)
    assert remove_boilerplate(f"{sidebar}\n\n{article}") == article


@given(articles(2), sidebars(), st.data())
def test_a_sidebar_inside_goes_and_gives_the_article_back(paragraphs: list[str], sidebar: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(paragraphs) - 1))
    page = "\n\n".join([*paragraphs[:at], sidebar, *paragraphs[at:]])
    assert remove_boilerplate(page) == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("before", "residue", "after"),
    [
        ("Chợ đông. ", "Ảnh: AFP", "Theo xã, bến đò sẽ mở lại hôm nay."),
        ("Chợ đông. ", "(Ảnh: Hà Vy)", "Người dân hai bên bờ bắt đầu dọn bùn."),
        ("", "Chợ nổi đông khách (Ảnh: Hà Vy)", "Người dân hai bên bờ bắt đầu dọn bùn."),
        ("Chợ đông. ", "Video: Minh Hải.", "Người dân hai bên bờ bắt đầu dọn bùn."),
        ("", ">> Mưa lớn kéo dài ở miền núi?", "Người dân hai bên bờ bắt đầu dọn bùn."),
        ("", "Bạn không thể gửi bình luận liên tục.", "Người dân hai bên bờ bắt đầu dọn bùn."),
        ("Chợ đông. ", "Hà Vy (tổng hợp)", ""),
        ("Chợ đông. ", "(Theo AFP)", ""),
    ],
)
def test_residue_within_a_line_goes_wherever_it_stands(before: str, residue: str, after: str) -> None:
    @given(articles())
    def goes(paragraphs: list[str]) -> None:
        head = f"{' '.join(paragraphs)} {before}"
        assert remove_boilerplate(f"{head}{residue} {after}".rstrip()) == f"{head}{after}".rstrip()

    goes()


def test_a_heading_run_into_a_text_needs_the_end_of_it_near() -> None:
    article = " ".join([*ARTICLE.split("\n\n")] * 20)
    near, far = (f"Tin liên quan {' '.join(['Mưa lớn ở miền Trung'] * count)}" for count in (30, 60))
    assert remove_boilerplate(f"{article} {near}") == article
    assert remove_boilerplate(f"{article} {far}") == f"{article} {far}"


@given(pages)
def test_removing_is_idempotent_and_takes_the_same_object_where_nothing_goes(text: str) -> None:
    once = remove_boilerplate(text)
    assert remove_boilerplate(once) is once
    assert (once is text) == (not find_boilerplate(text))


@given(pages)
def test_findings_are_in_order_disjoint_and_at_words(text: str) -> None:
    last = 0
    for found in find_boilerplate(text):
        assert last <= found.start < found.end <= len(text)
        assert found.kind in ALL_KINDS
        last = found.end


def _letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "\u200b\ufeff")


@given(pages, st.sets(st.sampled_from(sorted(ALL_KINDS))))
def test_kinds_takes_exactly_the_spans_of_these_kinds(text: str, kinds: set[BoilerplateKind]) -> None:
    kept, last = [], 0
    for found in find_boilerplate(text):
        if found.kind in kinds:
            kept.append(text[last : found.start])
            last = found.end
    assert _letters(remove_boilerplate(text, kinds=kinds)) == _letters("".join([*kept, text[last:]]))


@given(pages)
def test_no_word_is_cut_in_two(text: str) -> None:
    for start, end, _ in find_boilerplate(text):
        for at in (start, end):
            assert not (text[:at][-1:].isalnum() and text[at:][:1].isalnum())


def test_every_source_closes_an_article_and_every_outlet_opens_one() -> None:
    rest = "Theo ông Nam, bão đã tan ở ngoài khơi."
    for kind, name in load("boilerplate/outlets").rows:
        if name[0].isupper():
            assert remove_boilerplate(f"{ARTICLE}\n\nTheo {name}") == ARTICLE, name
        assert remove_boilerplate(f"{ARTICLE} Ảnh: {name} {rest}") == f"{ARTICLE} {rest}", name
        if kind == "outlet":
            assert remove_boilerplate(f"({name}) - {ARTICLE}") == ARTICLE, name


def test_every_word_that_starts_a_sentence_ends_a_credit() -> None:
    for _, word in load("boilerplate/sentence_starts").rows:
        rest = f"{word} xã cho hay bão đã tan ở ngoài khơi."
        assert remove_boilerplate(f"{ARTICLE} Ảnh: Hoài Thương {rest}") == f"{ARTICLE} {rest}", word


def test_a_capital_behind_a_word_that_starts_sentences_may_continue_a_name() -> None:
    for before, word in load("boilerplate/sentence_starts").rows:
        rest = f"{word} Quê hay bão đã tan ở ngoài khơi."
        text = f"{ARTICLE} Ảnh: Hoài Thương {rest}"
        assert remove_boilerplate(text) == (f"{ARTICLE} {rest}" if before == "any" else text), word


def test_every_word_of_a_clause_keeps_the_sentence_before_a_credit() -> None:
    rest = "Theo ông Nam, bão đã tan ở ngoài khơi."
    assert remove_boilerplate(f"{ARTICLE} Bến đò Thủ Thừa. Ảnh: AFP {rest}") == f"{ARTICLE} {rest}"
    for (word,) in load("boilerplate/predicates").rows:
        clause = f"Bến đò Thủ Thừa {word} hơn."
        assert remove_boilerplate(f"{ARTICLE} {clause} Ảnh: AFP {rest}") == f"{ARTICLE} {clause} {rest}", word


def test_every_section_before_a_title_goes() -> None:
    article = f"Bão vào bờ sáng nay ở miền Trung\n\n{ARTICLE}"
    for (section,) in load("boilerplate/sections").rows:
        assert remove_boilerplate(f"{section.capitalize()}\n{article}") == article, section


def test_lines_that_many_texts_share() -> None:
    texts = [f"{ARTICLE}\n\nBáo Sông Quê, tiếng nói của người dân ven sông.", "Báo Sông Quê, tiếng nói của người dân ven sông."]
    shared = repeated_lines(texts, minimum=2)
    assert shared == {"Báo Sông Quê, tiếng nói của người dân ven sông."}
    assert remove_boilerplate(texts[0], repeated=shared) == ARTICLE
    assert remove_boilerplate(texts[1], repeated=shared) is texts[1]
    assert repeated_lines(["a\na"], minimum=2) == frozenset()
    assert repeated_lines(["a\nb", "a", "a\nb"], minimum=2) == {"a", "b"}


def test_a_block_is_found_as_one_and_what_goes_together_says_why() -> None:
    sidebar = "Tin liên quan\nMưa lớn ở miền Trung\nLũ lên nhanh ở thượng nguồn"
    page = f"{sidebar}\n\nBão vào bờ\n\n{ARTICLE}\n\nẢnh: Hà Vy\n\nTheo AFP\n\nTheo Reuters"
    (found, *_) = find_boilerplate(page)
    assert (page[found.start : found.end], found.kind) == (sidebar, "sidebar")
    (*_, edit) = explain(page, steps=("boilerplate",)).edits
    assert edit.reasons == ("boilerplate: credit at the end; source after the article",)


def test_words_of_ones_own() -> None:
    page = f"{ARTICLE}\n\nBên lề sông\nMưa lớn kéo dài ở miền Trung"
    assert normalize(page, steps=("boilerplate",)) is page
    assert normalize(page, steps=(Step("boilerplate", extra="sidebar\theading\tbên lề sông"),)) == ARTICLE
    with pytest.raises(LexiconError, match="has capitals; write 'bên lề'"):
        Step("boilerplate", extra="sidebar\theading\tBên lề")


def test_options_that_are_none() -> None:
    with pytest.raises(ValueError, match="unknown kind of residue 'side'; did you mean 'sidebar'"):
        remove_boilerplate("x", kinds={"side"})  # type: ignore[arg-type]
    none: list[object] = ["sidebar", 1, [1], None]
    for kinds in none:
        with pytest.raises(TypeError, match="kinds takes a collection of strings, not"):
            remove_boilerplate("x", kinds=kinds)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="minimum is 2 or more"):
        repeated_lines([], minimum=1)


@pytest.mark.parametrize("line", ["Tin ngắn\n", "Tin liên quan\n", "Theo AFP\n>> Xem\n", f"Tin liên quan\n{ARTICLE}\n"])
def test_hostile_pages_come_to_an_end(line: str) -> None:
    page = f"{ARTICLE}\n" + line * 10_000
    once = remove_boilerplate(page)
    assert remove_boilerplate(once) is once


# ---------------------------------------------------------------- pages on one line

FLAT = "Bão số 5 vào bờ sáng nay, gió giật rất mạnh. Người dân ven biển đã về nơi an toàn. " * 12
LABELS = "Cơ quan chủ quản: Hội Sông Quê Giấy phép số 12/GP do Bộ cấp"
FOOTER = f"{LABELS} Liên hệ quảng cáo 12 Bờ Sông"
RUN_TOGETHER = "Mưa lớn kéo dài ở miền núi  Giá lúa tăng nhẹ đầu vụ  Cầu mới thông xe sau hai năm. "


@pytest.mark.parametrize("closing", [LABELS, FOOTER], ids=["two labels", "three"])
def test_what_closes_a_page_on_one_line_goes(closing: str) -> None:
    assert remove_boilerplate(FLAT + closing) == FLAT.rstrip()


def test_two_spaces_end_no_headline() -> None:
    assert remove_boilerplate(FLAT + RUN_TOGETHER + FOOTER) == (FLAT + RUN_TOGETHER).rstrip()


def test_a_label_in_the_middle_of_prose_opens_no_footer() -> None:
    prose = f"{FLAT}Giấy phép số 12 đã bị thu hồi từ lâu. {FLAT}"
    assert remove_boilerplate(prose + FOOTER) == prose.rstrip()


def test_an_end_mark_in_a_line_that_goes_on_stays() -> None:
    text = "Bão đã tan/. Trời nắng lên từ sáng sớm.\n\nNgười dân ven biển trở về nhà.\n\nChợ cá họp lại."
    assert remove_boilerplate(text) is text


def test_a_heading_before_the_heading_of_a_block_goes_with_it() -> None:
    page = f"{FLAT}Bài mới nhất Tin liên quan Mưa lớn kéo dài ở miền núi Giá lúa tăng nhẹ đầu vụ Cầu mới thông xe sau hai năm"
    [found] = find_boilerplate(page)
    assert page[found.start : found.end].startswith("Bài mới nhất Tin liên quan")
