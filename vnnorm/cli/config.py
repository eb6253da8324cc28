"""``vnnorm config``: the effective settings of a file, and the source of each value."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Iterator
from typing import Any

import click

from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console
from vnnorm.cli.messages import STDIN, shown
from vnnorm.cli.options import step_options
from vnnorm.config.layers import Held

_BARE = re.compile("[A-Za-z0-9_-]+")
_COLUMN = 48  # column of the sources, if the values are shorter


@click.command("config")
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=str, readable=False))
@step_options
@click.option("--config", metavar="PATH", help="The configuration of all files.")
@click.option("--no-config", is_flag=True, help="Read no configuration.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
def config_command(files: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Show what holds for FILEs, and where each value is written.

    A line is KEY = VALUE  # SOURCE, as vnnorm.toml has it. Without FILE, it is what holds for standard input in this
    folder. The options are those of normalize, so that they can be tried.
    """
    console = Console()
    configured = Configured({**options, "force_exclude": False})
    for number, file in enumerate(files or (STDIN,)):
        held = configured.held(file)
        configured.steps(file)  # raises on steps that cannot be made
        config = configured.config(file)
        path = config.path if config else None
        if as_json:
            values = {key: {"value": _plain(value), "source": source} for key, (value, source) in held.told()}
            excluded = configured.excluding(file)
            console.row({"file": shown(file), "config": path, "excluded": excluded, "values": values})
        else:
            lines = _lines(file, path, configured.excluding(file), held)
            console.write(("\n" * bool(number) + "\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))


def _lines(file: str, path: str | None, excluded: str | None, held: Held) -> Iterator[str]:
    yield f"# {shown(file)}: {shown(path) if path else 'no configuration'}"
    if excluded:
        yield f"# excluded by {excluded}"
    for key, (value, source) in held.told():
        if value is None:  # TOML has no null
            yield f"# {key} is not set"
        else:
            yield f"{f'{_key(key)} = {_toml(value)}':<{_COLUMN}}  # {source}"


def _key(key: str) -> str:
    """A key in TOML, with quotes if the name of a user's own step needs them."""
    if not key.startswith("patterns."):
        return key
    name, _, option = key.removeprefix("patterns.").rpartition(".")
    return f"patterns.{name if _BARE.fullmatch(name) else _toml(name)}.{option}"


def _toml(value: Any) -> str:
    """A value in TOML, which for these types is the same as JSON.

    >>> _toml(frozenset(["b", "a"])), _toml(True)
    ('["a", "b"]', 'true')
    """
    return json.dumps(_plain(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(value: Any) -> Any:
    """A value that JSON can encode; sets become sorted lists."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Collection) and not isinstance(value, str):
        return sorted(value) if isinstance(value, (set, frozenset)) else list(value)
    return value
