"""The documentation is whole: every public name has its entry, every link its target, every picture is of this code."""

from __future__ import annotations

import codeop
import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vnnorm
from tests.support.modules import module

ROOT = Path(__file__).parents[2]
DATA = Path(vnnorm.__file__).parent / "data"
DOCS = ROOT / "docs"
PAGES = [*sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts), ROOT / "README.md"]


def test_every_public_name_has_a_reference_entry() -> None:
    entries = re.findall(
        r"^\.\. auto(?:function|class|data|exception):: (\w+)$", (DOCS / "reference.md").read_text("utf-8"), re.M
    )
    assert sorted(entries) == sorted(vnnorm.__all__)


def test_what_engines_offer_has_a_reference_entry() -> None:
    for path in Path(vnnorm.__file__).parent.glob("engines/[!_]*.py"):
        for name in re.findall(r"^(?:def|class) ([^_]\w*)", path.read_text("utf-8"), re.M):
            entry = f":: vnnorm.engines.{path.stem}.{name}\n"
            assert entry in (DOCS / "reference.md").read_text("utf-8"), f"{entry.strip()} has no entry"


def test_the_page_of_data_names_every_file() -> None:
    named = re.findall(r"^\| `([\w/]+\.txt)` \|", (DOCS / "data.md").read_text("utf-8"), re.M)
    assert sorted(named) == sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.txt"))


def test_every_example_is_listed() -> None:
    named = re.findall(r"^\| `(\w+\.py)` \|", (DOCS / "howto" / "index.md").read_text("utf-8"), re.M)
    assert sorted(named) == sorted(path.name for path in (ROOT / "examples").glob("*.py"))


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-").replace("_", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    for link in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)|src(?:set)?=\"([^\"]+)\"", text):
        path, _, anchor = "".join(link).partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor.replace("_", "-") in _anchors(target), link


def test_every_page_is_in_the_site() -> None:
    listed: set[Path] = {DOCS / "index.md"}
    for page in PAGES:
        for tree in re.findall(r"^```\{toctree\}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S):
            listed |= {(page.parent / f"{line}.md") for line in tree.split("\n") if line and not line.startswith(":")}
    assert listed == {page for page in PAGES if DOCS in page.parents}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_can_be_pasted_into_an_interpreter(page: Path) -> None:
    """A line of three dots ends what is indented: without it, the interpreter takes what follows for a part of it."""
    for block in re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S):
        for example in doctest.DocTestParser().get_examples(block)[:-1]:
            is_open = codeop.compile_command(example.source.removesuffix("\n")) is None
            after = block.split("\n")[example.lineno + example.source.count("\n")]
            assert after == "..." or not is_open, f"a line of three dots has to end:\n{example.source}"


def test_the_pictures_of_the_pipeline_are_of_these_steps() -> None:
    pipeline = module(DOCS / "pictures" / "pipeline.py")
    for name, layout in pipeline.LAYOUTS.items():
        assert (pipeline.FOLDER / name).read_text("utf-8") == pipeline.drawn(layout), "run python docs/pictures/pipeline.py"
    text = pipeline.SOURCE
    for step in vnnorm.MATCH:
        text = vnnorm.normalize(text, steps=(step,), reference=pipeline.PUBLISHED)
        assert text == pipeline.SHOWN[step]


def test_the_picture_of_the_peers_is_of_the_tables() -> None:
    peers = module(DOCS / "pictures" / "peers.py")
    assert peers.PICTURE.read_text("utf-8") == peers.drawn(), "run python docs/pictures/peers.py"
    assert peers.drawn().count("<circle") >= 20


# Shell blocks run in a copy of examples/, page by page; a comment before a block says what else its exit status may be, or why
# it is not run. A text block right after one is what it prints.
_SHELL = re.compile(r"(?:^<!-- (exit|not run): (.+?) -->\n\n?)?^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", re.M | re.S)
SHELL_PAGES = [page for page in PAGES if any(kind != "not run" for kind, *_ in _SHELL.findall(page.read_text("utf-8")))]
SHELL_PAGES.remove(ROOT / "README.md")  # whose two commands install what runs this


@pytest.mark.parametrize("page", SHELL_PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_shell_blocks_do_what_they_say(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for kind, said, script, printed in _SHELL.findall(page.read_text("utf-8")):
        if kind == "not run":
            continue
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=tmp_path / "examples",
            env=environment,
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == (int(said) if kind == "exit" else 0), (script, done.stderr.decode())
        assert done.stdout.decode() == printed or not printed, script


def test_every_configuration_of_the_docs_can_be_used(tmp_path: Path) -> None:
    blocks = [block for page in PAGES for block in re.findall(r"^```toml\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)]
    ours = [block for block in blocks if "tool.vnnorm" in block]
    assert len(ours) >= 3
    for block in ours:
        (tmp_path / "pyproject.toml").write_text(block, "utf-8")
        assert vnnorm.load_config(tmp_path / "pyproject.toml").steps


def test_the_site_builds_without_a_warning(site: Path) -> None:
    assert (site / "reference.html").stat().st_size > 10_000
