"""Without an engine: importing what is light is enough to read the error, which names the extra."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    return done.stdout.decode() + done.stderr.decode()


def _blocked(name: str) -> str:
    return f"import sys; sys.modules[{name!r}] = None; "


@pytest.mark.parametrize(
    ("package", "code"),
    [
        ("pyspark", "from vnnorm.engines import spark; spark.normalize_column(None, 'text')"),
        ("pyspark", "from vnnorm.engines import spark; spark.find_dates_column(None, 'text')"),
        ("datatrove", "import vnnorm.engines.datatrove"),
        ("pandas", "import vnnorm.engines.pandas"),
        ("polars", "import vnnorm.engines.polars"),
        ("spacy", "import vnnorm.engines.spacy"),
    ],
)
def test_the_error_names_the_extra(package: str, code: str) -> None:
    extra = {"pyspark": "spark"}.get(package, package)
    told = f"ImportError: vnnorm.engines.{extra} needs {package}; install it with: pip install 'vnnorm[{extra}]'"
    assert told in _python(_blocked(package) + code)


def test_nothing_of_an_engine_is_imported_before_use() -> None:
    heavy = ["pyspark", "pyarrow", "pandas", "numpy", "datatrove", "polars", "spacy"]
    code = f"import sys, vnnorm.engines.spark, vnnorm.cli; print([name for name in {heavy} if name in sys.modules])"
    assert _python(code) == "[]\n"
