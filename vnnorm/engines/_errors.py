"""Errors of the adapters: a missing engine, and the text that failed."""

from __future__ import annotations

from vnnorm.text.clusters import head

_SHOWN = 60  # code points


def missing(module: str, package: str, extra: str) -> ImportError:
    """The error for an engine that is not installed.

    >>> raise missing("vnnorm.engines.spark", "pyspark", "spark")
    Traceback (most recent call last):
    ...
    ImportError: vnnorm.engines.spark needs pyspark; install it with: pip install 'vnnorm[spark]'
    """
    return ImportError(f"{module} needs {package}; install it with: pip install 'vnnorm[{extra}]'")


def failed(where: str, text: str, error: Exception) -> RuntimeError:
    """The error for a text that could not be read, with its place and its beginning.

    >>> raise failed("row 7 of partition 2", "Hà Nội", ValueError("no such place"))
    Traceback (most recent call last):
    ...
    RuntimeError: row 7 of partition 2 ('Hà Nội'): ValueError: no such place
    """
    shown = repr(head(text, _SHOWN)) + ("…" if len(text) > _SHOWN else "")
    return RuntimeError(f"{where} ({shown}): {type(error).__name__}: {error}")
