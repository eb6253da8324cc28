"""Build the playground, the page on which a browser runs vnnorm: ``python docs/playground/playground.py FOLDER``.

The browser runs Python on pyodide. npm brings pyodide, and pip brings the wheels: vnnorm from this checkout, and unidecode.
Everything is shipped with the site, so that the page loads nothing from elsewhere. The command line of vnnorm does not run
there, so click stays out.

It is also an extension of Sphinx. The directive ``playground`` shows the page, or what was missing when the site was built.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from html import escape
from importlib import import_module
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from vnnorm import MATCH, NEWS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLACE = Path("_static", "playground")  # in the site; page.html names it
PYODIDE = "314.0.7"  # the release of the npm package; npm checks what it fetches against the registry's hash
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
OWN = ("page.css", "page.js", "worker.js", "answer.py")
STEPS = ("characters", "desegment", "boilerplate", "dates", "titles", "place_tones", "strip_diacritics", "casefold")
MODULES = {"place_tones": "tones", "strip_diacritics": "diacritics"}  # of steps whose module has another name


class Missing(Exception):  # noqa: N818  # missing node is no error: the site is whole without this page
    """What was missing when the playground was built."""


def build(folder: Path) -> None:
    """Write everything that the page loads into the folder. Raises ``Missing``, and writes nothing, where a tool is missing."""
    with tempfile.TemporaryDirectory() as scratch:
        fetched = Path(scratch, "playground")
        fetch_pyodide(fetched / "pyodide")
        _wheel("vnnorm", fetched, "wheel", "--no-deps", str(ROOT))
        _wheel("unidecode", fetched, "download", "--no-deps", "--only-binary=:all:", "unidecode")
        for name in OWN:
            shutil.copy(HERE / name, fetched)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(fetched, folder)


def fetch_pyodide(folder: Path) -> None:
    """Write the files that pyodide runs from into the folder, a new one."""
    with tempfile.TemporaryDirectory() as scratch:
        # Without retries: a build without a network waits seconds, not minutes.
        _run("npm", "pack", f"pyodide@{PYODIDE}", "--pack-destination", scratch, "--prefer-offline", "--fetch-retries=0")
        (packed,) = Path(scratch).glob("*.tgz")
        folder.mkdir(parents=True)
        with tarfile.open(packed) as archive:
            for name in RUNTIME:
                content = archive.extractfile(f"package/{name}")
                assert content
                (folder / name).write_bytes(content.read())


def _wheel(name: str, folder: Path, command: str, *arguments: str) -> None:
    """Write the wheel that pip makes or fetches. It has a fixed name, which the worker knows."""
    with tempfile.TemporaryDirectory() as scratch:
        where = "--wheel-dir" if command == "wheel" else "--dest"
        _run(sys.executable, "-m", "pip", command, "--quiet", "--disable-pip-version-check", where, scratch, *arguments)
        (wheel,) = Path(scratch).glob("*.whl")
        shutil.copy(wheel, folder / f"{name}.whl")


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise Missing(f"{program} was not found")
    done = subprocess.run([found, *arguments], capture_output=True, check=False, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        lines = [line.strip() for line in done.stderr.split("\n") if line.strip()] or ["no reason given"]
        said = next((line for line in lines if "error" in line.lower()), lines[-1])
        raise Missing(f"{Path(program).name} {' '.join(arguments[:2])} failed: {said}")


# ---------------------------------------------------------------- the page


def page() -> str:
    """The page as HTML, to stand inside a page of the site."""
    return Template((HERE / "page.html").read_text("utf-8")).substitute(
        sample=escape((HERE / "sample.txt").read_text("utf-8")),
        steps="\n".join(_choices(STEPS)),
        news=" ".join(map(str, NEWS)),
        match=" ".join(map(str, MATCH)),
    )


def _choices(steps: Iterable[str]) -> Iterable[str]:
    """A box for each step, with the change that its module says it makes."""
    for step in steps:
        said = (import_module(f"vnnorm.rules.{MODULES.get(step, step)}").__doc__ or "").split("\n")[0]
        what = escape(said.split(":")[0].rstrip("."))
        ticked = " checked" if step in NEWS else ""
        box = f'<input type="checkbox" name="step" value="{step}"{ticked}>'
        yield f"<label>{box} <code>{step}</code> <small>{what}</small></label>"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive ``playground``, and build what its page loads into the site."""
    from docutils import nodes
    from sphinx.util.docutils import SphinxDirective

    missing: list[str] = []

    def begin(app: Sphinx) -> None:
        if app.builder.format != "html":
            missing.append("only the HTML site has it")
            return
        try:
            build(Path(app.outdir) / PLACE)
        except Missing as error:
            missing.append(str(error))

    class Playground(SphinxDirective):
        def run(self) -> list[nodes.Node]:
            self.env.note_reread()  # npm may be there at the next build
            if not missing:
                return [nodes.raw("", page(), format="html")]
            said = f"This copy of the site was built without the playground: {missing[0]}."
            advice = (
                "It needs Node.js with npm, pip and a network when the site is built. Install them, and build the site again."
            )
            return [nodes.warning("", nodes.paragraph(text=said), nodes.paragraph(text=advice))]

    app.connect("builder-inited", begin)
    app.add_directive("playground", Playground)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


if __name__ == "__main__":
    try:
        build(Path(sys.argv[1]))
    except Missing as error:
        sys.exit(f"the playground cannot be built: {error}")
