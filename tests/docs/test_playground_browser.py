"""The playground in a real browser: the library's own results, from its origin alone, on any screen, and when things fail."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.docs.test_playground import DAY, SAMPLE, answered
from tests.pipeline.test_report import HOSTILE
from tests.support.browser import CHROMIUM, DRIVER, MISSING, chromium, dark, width
from vnnorm import MATCH, NEWS

pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install --group browser")
wait = pytest.importorskip("selenium.webdriver.support.wait")
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=MISSING),
    pytest.mark.skipif(not shutil.which("npm"), reason="no npm: apt-get install npm"),
]
SECONDS = 180  # on a machine of two cores that has other work

# The page may load from its own origin alone. The browser refuses everything else, and says what to /refused.
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; report-uri /refused"
)


class Served(NamedTuple):
    """A server of the site. ``broken``: names that it does not find. ``refused``: what the browser was not let load."""

    server: ThreadingHTTPServer
    broken: set[str]
    refused: list[str]

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/playground.html"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[Served]:
    said = re.search(r"without the playground: (.*?)</p>", (site / "playground.html").read_text("utf-8"))
    if said:
        pytest.skip(f"the site was built without the playground: {said[1]}")
    broken: set[str] = set()
    refused: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.rpartition("/")[2] in broken:
                self.send_error(503)
            else:
                super().do_GET()

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            refused.append(json.loads(content)["csp-report"]["blocked-uri"])
            self.send_response(204)
            self.end_headers()

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(server, broken, refused)
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as driver:
        driver.set_script_timeout(SECONDS)
        yield driver


@pytest.fixture(scope="module")
def page(browser: Any, served: Served) -> Any:
    """The page, once it has shown the sample."""
    browser.get(served.page)
    status(browser, "Normalized in")
    return browser


def one(page: Any, selector: str) -> Any:
    return page.find_element("css selector", f"#playground {selector}")


def status(page: Any, part: str) -> None:
    """Wait until the line of the status holds this."""
    wait.WebDriverWait(page, SECONDS).until(lambda _: part in one(page, ".status").text, f"no {part!r} in the status")


def click(page: Any, selector: str) -> None:
    """Click on it where it stands still: the theme scrolls smoothly."""
    target = one(page, selector)
    page.execute_script("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", target)
    target.click()


def normalized(page: Any, text: str, steps: list[list[Any]], reference: str = DAY) -> None:
    """Fill the form in, by these steps alone, and wait for the answer."""
    page.execute_script(
        """
        const form = document.querySelector("#playground form"), steps = Object.fromEntries(arguments[1]);
        form.elements.text.value = JSON.parse(arguments[0]);
        for (const box of form.querySelectorAll("[name=step]")) box.checked = box.value in steps;
        for (const input of form.querySelectorAll("[data-step]")) {
          const value = (steps[input.dataset.step] || {})[input.dataset.option];
          if (input.type === "checkbox") input.checked = Boolean(value); else input.value = value || "";
        }
        form.elements.reference.value = arguments[2];
        document.querySelector("#playground .result").textContent = "";
        """,
        json.dumps(text),  # ASCII: the driver loses halves of surrogate pairs
        steps,
        reference,
    )
    click(page, "button[name=run]")
    wait.WebDriverWait(page, SECONDS).until(lambda _: one(page, "").get_attribute("data-state") == "ready")


def shown(page: Any) -> dict[str, Any]:
    """The result, the report, and the rows and count of each table."""
    written = page.execute_script(
        """
        const root = document.querySelector("#playground"), tables = {};
        for (const table of root.querySelectorAll("[data-table]")) tables[table.dataset.table] = {
          rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
          count: Number(table.firstElementChild.textContent.match(/[(]([0-9]+)[)]/)[1]),
        };
        const text = root.querySelector(".result").textContent, report = root.querySelector("iframe").srcdoc;
        return JSON.stringify({text, report, ...tables});
        """
    )
    found: dict[str, Any] = json.loads(written)
    return found


def expected(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer as the page writes it."""
    tables = {name: table for name, table in answer.items() if isinstance(table, dict)}
    written = {
        name: {"rows": [[str(cell) for cell in row] for row in table["rows"]], "count": table["count"]}
        for name, table in tables.items()
    }
    for row in written["edits"]["rows"]:
        row[:2] = [cell if cell.strip() else cell.replace(" ", "␣").replace("\n", "↵") or "nothing" for cell in row[:2]]
    return {**answer, **written}


def test_it_begins_with_the_sample(page: Any) -> None:
    assert one(page, "textarea").get_property("value") == SAMPLE
    assert shown(page) == expected(answered(SAMPLE, [[step, {}] for step in NEWS]))
    assert shown(page)["text"].startswith("Sáng 16/9, Phó Thủ tướng Lê Minh Khôi tiếp Đại sứ Trần Lâm")


@pytest.mark.parametrize(
    ("text", "steps", "reference"),
    [
        (SAMPLE, [[step, {}] for step in MATCH], DAY),
        (SAMPLE, [["dates", {"style": "dmy"}], ["titles", {"appositions": True}]], ""),
        ("Đà Nẵng, 北京, hoà", [["place_tones", {}], ["strip_diacritics", {"ascii": True}]], ""),
        ("", [], DAY),
        ("\ud800 \U0001f600 Hai_bên", [["desegment", {}]], DAY),
        (HOSTILE, [[step, {}] for step in MATCH], DAY),
    ],
    ids=["match", "options", "unidecode", "nothing", "surrogates", "hostile"],
)
def test_it_says_what_the_library_says(page: Any, text: str, steps: list[list[Any]], reference: str) -> None:
    normalized(page, text, steps, reference)
    asked = page.execute_script("return JSON.stringify(document.querySelector('#playground textarea').value)")
    assert shown(page) == expected(answered(json.loads(asked), steps, reference))
    assert page.execute_script("return window.hit") is None, "the text is shown and not run"


def test_a_preset_ticks_its_steps_and_a_step_its_preset(page: Any) -> None:
    def ticked(name: str) -> list[str]:
        return [
            box.get_attribute("value")
            for box in page.find_elements("css selector", f"#playground [name={name}]")
            if box.is_selected()
        ]

    click(page, f"[name=preset][value='{' '.join(map(str, MATCH))}']")
    assert ticked("step") == list(MATCH)
    click(page, "[name=preset][value='']")
    click(page, "[name=step][value=casefold]")
    assert ticked("preset") == [""]
    for step in ("dates", "titles"):
        click(page, f"[name=step][value={step}]")
    assert ticked("preset") == [" ".join(map(str, NEWS))]


def test_the_report_stands_in_a_frame_that_reaches_nothing(page: Any) -> None:
    frame = one(page, "iframe")
    assert frame.get_attribute("sandbox") == "allow-scripts"
    normalized(page, SAMPLE, [[step, {}] for step in NEWS])
    page.switch_to.frame(frame)
    try:
        assert "code points became" in page.find_element("css selector", "body").text
        assert (
            page.execute_script("try { return parent.document.title } catch (error) { return error.name }") == "SecurityError"
        )
    finally:
        page.switch_to.default_content()


def test_nothing_is_loaded_from_elsewhere(page: Any, served: Served) -> None:
    assert served.refused == []
    elsewhere = "http://127.0.0.2:9/"
    page.execute_async_script("fetch(arguments[0]).catch(() => 0).finally(arguments[1])", elsewhere)
    wait.WebDriverWait(page, SECONDS).until(lambda _: served.refused == [elsewhere], "the browser tells what it refuses")
    served.refused.clear()


def test_it_works_without_a_network(page: Any) -> None:
    conditions = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    page.execute_cdp_cmd("Network.enable", {})
    page.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)
    try:
        normalized(page, "Đà Nẵng", [["strip_diacritics", {"ascii": True}]])
        assert shown(page)["text"] == "Da Nang"
    finally:
        page.execute_cdp_cmd("Network.emulateNetworkConditions", {**conditions, "offline": False})


@pytest.mark.parametrize("pixels", [320, 390, 1280])
@pytest.mark.parametrize("text", [SAMPLE, "a" * 5000 + "_b ."], ids=["sample", "one word"])
def test_nothing_overflows(page: Any, pixels: int, text: str) -> None:
    with width(page, pixels):
        normalized(page, text, [["desegment", {"segmented": True}]])
        assert page.execute_script("return document.documentElement.scrollWidth") <= pixels


def _paper(page: Any) -> str:
    """The background of the report."""
    page.switch_to.frame(one(page, "iframe"))
    try:
        return str(page.find_element("css selector", "body").value_of_css_property("background-color"))
    finally:
        page.switch_to.default_content()


def test_the_report_is_dark_where_the_page_is(page: Any) -> None:
    light, black = "rgba(255, 255, 255, 1)", "rgba(23, 24, 26, 1)"
    switch = "document.body.dataset.theme = arguments[0]"  # the theme's own, in the head of the page
    assert _paper(page) == light
    page.execute_script(switch, "dark")
    assert _paper(page) == black
    with dark(page):
        page.execute_script(switch, "light")
        assert _paper(page) == light
        page.execute_script(switch, "auto")
        assert _paper(page) == black


def test_a_text_that_takes_long_can_be_stopped(page: Any) -> None:
    page.execute_script("document.querySelector('#playground textarea').value = arguments[0].repeat(20000)", SAMPLE)
    click(page, "button[name=run]")
    status(page, "Normalizing")
    click(page, "button[name=stop]")
    status(page, "on Python 3.")
    normalized(page, "Hai_bên .", [["desegment", {"segmented": True}]])
    assert shown(page)["text"] == "Hai bên."


@pytest.mark.parametrize("name", ["worker.js", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "vnnorm.whl"])
def test_what_does_not_load_is_named_and_tried_again(browser: Any, served: Served, name: str) -> None:
    served.broken.add(name)
    try:
        browser.get(served.page)
        status(browser, "Try again")
        said = one(browser, ".status").text
        assert one(browser, "").get_attribute("data-state") == "failed"
        assert not one(browser, "button[name=run]").is_enabled()
    finally:
        served.broken.clear()
    if not name.endswith("js"):  # of scripts the browser says no more than that they did not load
        assert f"{name}: the server answered 503" in said
    if name == "vnnorm.whl":
        click(browser, "button[name=again]")
        status(browser, "Normalized in")


def test_a_file_says_that_it_needs_a_server(browser: Any, site: Path) -> None:
    browser.get((site / "playground.html").as_uri())
    status(browser, "python -m http.server")
