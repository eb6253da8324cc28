"""Residue added to a clean article goes again, in every shape that a page comes in, and whatever kinds are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.pages import articles, headlines, in_form, pages, sentences, sidebars, written_pages
from vnnorm import ALL_KINDS, find_boilerplate, remove_boilerplate
from vnnorm.typing import BoilerplateKind, Favor

NAMES = st.sampled_from(["Hoài Thương", "HÀ VY", "Lê Văn Nam", "Trần Hoà - Hải Nam"])
SIGNS = ["{}", "{}/VOV", "{} (tổng hợp)", "{} (Theo AFP)", "Theo Reuters", "(TTXVN)", "{} Theo Reuters"]
GIVERS = st.sampled_from(["AFP", "Hoài Thương", "HÀ VY", "Getty Images", "Hà Vy/TTXVN", "nhân vật cung cấp"])
CREDITS = [". Ảnh: {}", " (Ảnh: {})", " - Ảnh: {}", "; Ảnh: {}", " (Nguồn: AFP)", ". Video: {}"]
SCENES = st.sampled_from(["Toàn cảnh chợ nổi Cái Răng", "Bến đò Thủ Thừa", "Chân dung ông Nam"])
SECTIONS = ["Xã hội", "Thể thao", "Kinh tế", "Y tế", "Giáo dục", "Du lịch"]
BULLETS = st.sampled_from(["{}", "+ {}", "* {}", "{number}. {}"])
FOOTER = "Cơ quan chủ quản: Hội Sông Quê\nGiấy phép số 12/GP-BTTTT\nĐiện thoại: 0912 345 678\n© Báo Sông Quê"


@given(articles(), NAMES, st.sampled_from(SIGNS), st.sampled_from(["\n", "\n\n", " ", ""]))
def test_a_signature_goes_from_a_line_running_text_and_glued_text(
    paragraphs: list[str], name: str, sign: str, between: str
) -> None:
    article = ("\n" if "\n" in between else between).join(paragraphs)
    assert remove_boilerplate(f"{article}{between}{sign.format(name)}") == article


@given(articles(2), SCENES, GIVERS, st.sampled_from(CREDITS), st.data())
def test_a_caption_on_a_line_goes_with_its_credit(
    paragraphs: list[str], scene: str, giver: str, credit: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(paragraphs) - 1))
    lines = [*paragraphs[:at], f"{scene}{credit.format(giver)}", *paragraphs[at:]]
    assert remove_boilerplate("\n".join(lines)) == "\n".join(paragraphs)


@given(articles(2), SCENES, GIVERS, st.sampled_from(CREDITS[:5]), st.sampled_from([" ", ""]), st.data())
def test_a_caption_within_a_line_goes_with_its_credit(  # noqa: PLR0913, PLR0917 - what is drawn
    paragraphs: list[str], scene: str, giver: str, credit: str, between: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(paragraphs) - 1))
    caption = f"{scene}{credit.format(giver)}"
    text = between.join([*paragraphs[:at], caption, f"Theo xã, {paragraphs[at].lower()}", *paragraphs[at + 1 :]])
    left = between.join([*paragraphs[:at], f"Theo xã, {paragraphs[at].lower()}", *paragraphs[at + 1 :]])
    assert remove_boilerplate(text).replace(" ", "") == left.replace(" ", "")


@given(articles(), headlines, BULLETS, st.permutations(SECTIONS))
def test_a_menu_above_the_title_goes(paragraphs: list[str], title: str, bullet: str, sections: list[str]) -> None:
    menu = [bullet.format(section, number=number) for number, section in enumerate(sections, 1)]
    article = "\n".join([title, *paragraphs])
    assert remove_boilerplate("\n".join([*menu, article])) == article


@given(
    articles(),
    st.lists(st.tuples(headlines, sentences), min_size=2, max_size=4, unique_by=lambda item: item[0]),
    st.sampled_from(["Chia sẻ", "Bình luận (3)"]),
)
def test_headlines_with_their_teasers_go_below_what_closes_the_article(
    paragraphs: list[str], items: list[tuple[str, str]], sign: str
) -> None:
    listing = [line for item in items for line in item]
    article = "\n".join(paragraphs)
    assert remove_boilerplate("\n".join([article, sign, *listing])) == article
    assert remove_boilerplate("\n".join([article, *listing])) == "\n".join([article, *listing])


# What a page adds, in the order of the page, each with the bullets that pages set before its lines. Nothing separates the
# sections of a menu from the title on one line, so a menu goes only from lines. A numbered list of addresses and licences may
# be the article's own.
ADDED = {
    "menu": ("{}", "{number}. {}", "+ {}", "* {}"),
    "credit": ("{}",),
    "byline": ("{}",),
    "sidebar": ("{}", "{number}. {}", "+ {}", "* {}"),
    "footer": ("{}", "+ {}", "* {}"),
}
HEADS = ["Tin liên quan", "TIN LIÊN QUAN", "Có thể bạn quan tâm", "Tin cùng chuyên mục"]
SHAPES = {"lines": "\n", "page": "\n\n", "running": " ", "glued": ""}


def added(data: st.DataObject, part: str, bullet: str) -> list[str]:
    """The lines of a part of a page in our own words."""
    lines: dict[str, st.SearchStrategy[list[str]]] = {
        "menu": st.permutations(SECTIONS),
        "credit": st.builds(
            lambda scene, credit, giver: [scene + credit.format(giver)], SCENES, st.sampled_from(CREDITS[:5]), GIVERS
        ),
        "byline": st.builds(lambda sign, name: [sign.format(name)], st.sampled_from(SIGNS), NAMES),
        "sidebar": st.lists(headlines, min_size=2, max_size=4, unique=True),
        "footer": st.just(FOOTER.split("\n")),
    }
    listed = [bullet.format(line, number=number) for number, line in enumerate(data.draw(lines[part]), 1)]
    return ["Tin liên quan", *listed] if part == "sidebar" else listed


@pytest.mark.parametrize("form", ["as written", "segmented"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("part", "bullet"), [(part, bullet) for part, bullets in ADDED.items() for bullet in bullets])
def test_what_a_page_adds_goes_in_every_shape(part: str, bullet: str, shape: str, form: str) -> None:
    if shape in ("running", "glued") and (part == "menu" or "number" in bullet):
        pytest.skip("nothing marks the end of the menu, and the stop of a number looks like that of a sentence")

    @settings(max_examples=15)  # of each of some fifty combinations
    @given(st.data())
    def gives_back(data: st.DataObject) -> None:
        article = [data.draw(in_form(form, paragraph)) for paragraph in data.draw(articles(3))]
        article[1] = data.draw(
            in_form(form, "Theo xã, nước đã rút khỏi các bến sông từ đêm qua và chợ nổi đã họp lại như mọi năm.")
        )
        article += [article[1]] * 3  # text of one line is read as a page if it is longer than a headline or caption
        lines = [data.draw(in_form(form, line)) for line in added(data, part, bullet)]
        at = {"menu": 0, "credit": 1}.get(part, len(article))
        if part == "menu":
            article.insert(0, data.draw(headlines))
        page = SHAPES[shape].join([*article[:at], *lines, *article[at:]])
        left = SHAPES[shape].join(article)
        assert remove_boilerplate(page).replace(" ", "") == left.replace(" ", "")  # a cut may leave the space of glued text

    gives_back()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("below", ["", "Bình luận (0)", FOOTER.replace("\n", " ")], ids=["nothing", "comments", "footer"])
def test_no_sentence_behind_a_sidebar_is_lost(shape: str, below: str) -> None:
    @settings(max_examples=30)
    @given(articles(4), st.lists(headlines, min_size=1, max_size=4, unique=True), st.sampled_from(HEADS), st.data())
    def stays(paragraphs: list[str], listing: list[str], heading: str, data: st.DataObject) -> None:
        said = [f"{sentence} Nước rút thêm {number} mm." for number, sentence in enumerate(paragraphs)]
        at = data.draw(st.integers(1, len(said) - 1))
        left = remove_boilerplate(SHAPES[shape].join([*said[:at], heading, *listing, *said[at:], below]))
        assert all(sentence in left for sentence in said)

    stays()


@pytest.mark.parametrize("form", ["as written", "decomposed", "segmented"])
def test_a_whole_page_gives_its_article_back(form: str) -> None:
    @given(st.data())
    def gives_back(data: st.DataObject) -> None:
        paragraphs = [data.draw(in_form(form, paragraph)) for paragraph in data.draw(articles(2))]
        frame = [data.draw(in_form(form, part)) for part in ("Hoài Thương", data.draw(sidebars()), FOOTER)]
        article = "\n\n".join(paragraphs)
        assert remove_boilerplate("\n\n".join([article, *frame])) == article

    gives_back()


@given(pages, st.sampled_from(sorted(ALL_KINDS)), st.sampled_from(sorted(ALL_KINDS)))
def test_nothing_of_the_kinds_asked_for_is_left_to_find(text: str, one: BoilerplateKind, other: BoilerplateKind) -> None:
    left = remove_boilerplate(text, kinds={one, other})
    assert {found.kind for found in find_boilerplate(left)}.isdisjoint({one, other})


@given(written_pages, st.sampled_from(["precision", "recall"]))
def test_either_favor_comes_to_rest(text: str, favor: Favor) -> None:
    once = remove_boilerplate(text, favor=favor)
    assert remove_boilerplate(once, favor=favor) is once


def test_what_each_favor_takes() -> None:
    lead, last = "Bão số 5 vào bờ sáng nay, gió giật rất mạnh.", "Người dân ven biển đã về nơi an toàn."
    running = f"{lead} Cây đổ trên phố biển. Ảnh: AFP Theo xã, điện đã có."
    assert remove_boilerplate(running, favor="recall") == f"{lead} Theo xã, điện đã có."
    assert remove_boilerplate(running) == f"{lead} Cây đổ trên phố biển. Theo xã, điện đã có."
    two = "Gió đã lặng. Cây đổ trên phố biển."
    lines = f"{lead}\n{two} Ảnh: AFP\n{last}"
    assert remove_boilerplate(lines, favor="precision") == f"{lead}\n{two}\n{last}"
    assert remove_boilerplate(lines) == f"{lead}\n{last}"
    joined = f"{lead} Cây đổ trên phố biển (Ảnh: AFP) {last}"
    assert remove_boilerplate(joined, favor="precision") == f"{lead} Cây đổ trên phố biển {last}"
    assert remove_boilerplate(joined) == f"{lead} {last}"
    bare = f"{lead}\nNgười dân chằng chống lại mái nhà trước khi bão vào\n{last}"
    assert remove_boilerplate(bare, favor="recall") == f"{lead}\n{last}"
    assert remove_boilerplate(bare) is bare


def test_no_favor_but_these() -> None:
    with pytest.raises(ValueError, match="unknown favor 'precison'; did you mean 'precision'"):
        remove_boilerplate("x", favor="precison")  # type: ignore[arg-type]
