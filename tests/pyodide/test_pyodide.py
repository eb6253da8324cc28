"""The core of the suite on pyodide, the Python of browsers: what knows no news, and every case of every rule."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.modules import ROOT, playground

NODE = shutil.which("node")
SUITE = ("tests/core", "tests/text", "tests/rules/test_cases.py")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (NODE and shutil.which("npm")), reason="no node or npm: apt-get install nodejs npm"),
]


def _install(packages: Path, pyodide: Path) -> None:
    """Install what the tests import, as pip chooses it for this Python and not for the machine's."""
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    major, minor, _ = info["python"].split(".")
    tags = (
        f"--only-binary=:all: --implementation cp --python-version {major}.{minor} --abi cp{major}{minor} --abi none "
        f"--platform pyemscripten_{info['abi_version']}_wasm32 --platform any"
    )
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(packages)]
    done = subprocess.run(
        [*pip, *tags.split(), "hypothesis", "pytest", "unidecode"], capture_output=True, check=False, timeout=300
    )
    if done.returncode:
        pytest.skip(f"pip brings no packages for pyodide: {done.stderr.decode().strip()}")


def test_the_core_of_the_suite(tmp_path: Path) -> None:
    script, build = Path(__file__).with_name("suite.mjs"), playground()
    try:
        build.fetch_pyodide(tmp_path / "pyodide")
    except build.Missing as error:
        pytest.skip(f"no pyodide: {error}")
    _install(tmp_path / "packages", tmp_path / "pyodide")
    command = [NODE, script, tmp_path / "pyodide", tmp_path / "packages", ROOT, "--quiet", *SUITE]
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, timeout=1200)
    printed = done.stdout.decode()
    assert done.returncode == 0, printed + done.stderr.decode()
    assert "on emscripten" in printed
    passed = re.search(r"^(\d+) passed", printed, re.M)
    assert passed
    assert int(passed[1]) > 1500, printed
