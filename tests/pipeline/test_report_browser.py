"""The report in a real browser: notes on hover and on focus, switches, any width, hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.test_report import HOSTILE
from tests.support.browser import CHROMIUM, DRIVER, MISSING, chromium, dark, width
from vnnorm import MATCH, explain

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install --group browser")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=MISSING)

VISIT = (Path(__file__).parents[2] / "examples" / "visit.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as driver:
        yield driver


def opened(browser: Any, tmp_path: Path, text: str) -> Any:
    path = tmp_path / "report.html"
    path.write_text(explain(text, steps=MATCH, reference=date(2025, 9, 17)).to_html("tin.txt"), "utf-8")
    browser.get(path.as_uri())
    return browser


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def test_a_note_on_hover_and_on_focus(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, VISIT)
    note, mark = one(page, "#note"), one(page, "del.s3")
    assert not note.is_displayed()
    webdriver.ActionChains(page).move_to_element(mark).perform()
    assert note.is_displayed()
    assert note.text == "dates: day\n“16/9/2025” → “2025-09-16”"
    assert len(page.find_elements("css selector", ".pair")) == 2, "both sides"
    webdriver.ActionChains(page).send_keys("\ue00c").perform()  # Escape
    assert not note.is_displayed()
    for _ in range(40):
        webdriver.ActionChains(page).send_keys("\ue004").perform()  # Tab
        if page.switch_to.active_element.get_attribute("data-e"):
            break
    assert note.is_displayed()
    assert note.text.startswith("boilerplate: ")


def test_a_switch_takes_the_marks_of_its_step_away(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, VISIT)
    mark, switch = one(page, "ins.s3"), one(page, "#step-3")
    assert mark.value_of_css_property("background-color") == "rgba(191, 219, 254, 1)"
    switch.click()
    assert mark.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"
    switch.send_keys(" ")
    assert mark.value_of_css_property("background-color") == "rgba(191, 219, 254, 1)"


@pytest.mark.parametrize("pixels", [320, 500, 1400])
@pytest.mark.parametrize("text", [VISIT, "a" * 5000, HOSTILE], ids=["visit", "one word", "hostile"])
def test_nothing_overflows(browser: Any, tmp_path: Path, pixels: int, text: str) -> None:
    page = opened(browser, tmp_path, text)
    with width(page, pixels):
        assert page.execute_script("return document.documentElement.scrollWidth") <= pixels


BOTH = """return [...document.querySelectorAll(".row")].map(row => [...row.children].map(
    side => [side.textContent, getComputedStyle(side).display, side.getBoundingClientRect().top,
             getComputedStyle(side, "::before").content]))"""


def test_paragraphs_stay_beside_each_other_where_one_was_removed(browser: Any, tmp_path: Path) -> None:
    rows = opened(browser, tmp_path, VISIT).execute_script(BOTH)
    assert all(source[2] == result[2] for source, result in rows), "both sides of a row begin at one height"
    (removed,) = [result for source, result in rows if source[0].startswith("Phó Thủ tướng Lê Minh Khôi và Đại sứ")]
    assert removed[0] == ""
    (after,) = [result for source, result in rows if source[0].startswith("Trước đó, hôm 12.9")]
    assert after[0].startswith("trước đó, hôm 2025-09-12")


def test_a_phone_shows_a_label_above_what_changed_and_hides_gaps(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, VISIT)
    with width(page, 390):
        rows = page.execute_script(BOTH)[1:]
        assert not one(page, ".head").is_displayed()
    labels = [(source[3], result[3]) for source, result in rows if source[0].strip()]
    assert labels[0] == ('"Source"', '"Result"')
    removed = [(source, result) for source, result in rows if result[1] == "none" and source[3] == '"Removed"']
    assert [source[0] for source, _ in removed] == ["Phó Thủ tướng Lê Minh Khôi và Đại sứ Trần Lâm. Ảnh: Hoài Thương", ""]


def test_a_date_leads_to_its_row(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, VISIT + "\n" * 200)
    for summary in page.find_elements("css selector", "summary"):
        summary.click()
    one(page, "td a").click()
    target = one(page, ".sought")
    assert target.text.startswith("(Dân trí) - Chiều 16/9/2025")
    assert target.value_of_css_property("outline-style") == "solid"


def test_a_date_leads_to_its_row_in_a_frame(browser: Any, tmp_path: Path) -> None:
    article = VISIT + "\n" * 200 + "Hai bên gặp lại hôm 12/9.\n"
    report = explain(article, reference=date(2025, 9, 17)).to_html("tin.txt")
    path = tmp_path / "frame.html"
    path.write_text(f'<!DOCTYPE html><iframe sandbox="allow-scripts" srcdoc="{escape(report)}"></iframe>', "utf-8")
    browser.get(path.as_uri())
    browser.switch_to.frame(0)
    browser.execute_script("document.querySelectorAll('details').forEach(each => { each.open = true })")
    link = browser.find_element("link text", "hôm 12/9")
    link.click()
    row = one(browser, ".sought")
    assert row.text.startswith("Hai bên gặp lại")
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", row)
    assert 0 <= top < browser.execute_script("return window.innerHeight")


def test_dark(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, VISIT)
    with dark(page):
        assert one(page, "body").value_of_css_property("background-color") == "rgba(23, 24, 26, 1)"


def test_hostile_text_is_shown_and_not_run(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, HOSTILE)
    assert page.execute_script("return window.hit") is None
    assert page.execute_script("return document.scripts.length") == 1
    assert page.execute_script("return document.images.length") == 0
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0, "nothing is loaded"
    assert "<script>window.hit = 1</script>" in one(page, "main").text


def test_a_script_that_got_in_would_not_run(browser: Any, tmp_path: Path) -> None:
    page = explain(VISIT, steps=MATCH).to_html("tin.txt")
    injected = page.replace("<h1>", "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'><h1 onclick='hit = 3'>")
    path = tmp_path / "report.html"
    path.write_text(injected, "utf-8")
    browser.get(path.as_uri())
    one(browser, "h1").click()
    assert browser.execute_script("return document.scripts.length") == 2
    assert browser.execute_script("return window.hit") is None
    webdriver.ActionChains(browser).move_to_element(one(browser, "ins, del")).perform()
    assert one(browser, "#note").is_displayed(), "the page's own script runs"


def test_a_megabyte(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, (VISIT + "\n") * 1300)
    assert page.execute_script("return document.querySelectorAll('.row').length") > 1300
