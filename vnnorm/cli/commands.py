"""Groups of commands that suggest what to type: ``vnnorm bai.txt`` → to read it, write ``vnnorm normalize bai.txt``."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator

import click

from vnnorm.cli.messages import shown
from vnnorm.core.checks import unknown


class Commands(click.Group):
    """A group whose error on an unknown command names the nearest one, or how to read the file of that name."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        name = args[0]
        if not (ctx.resilient_parsing or name.startswith("-") or self.get_command(ctx, name)):
            if os.path.exists(name):
                command = "vnnorm normalize" if ctx.parent is None else f"{ctx.command_path} {sorted(self.commands)[0]}"
                ctx.fail(f"{shown(name)} is no command; to read it, write {command} {shown(shlex.quote(name))}")
            ctx.fail(unknown("command", name, _paths(self)))
        return super().resolve_command(ctx, args)


def _paths(group: click.Group, before: str = "") -> Iterator[str]:
    """The full name of every command, with the names of its groups."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _paths(command, f"{before}{name} ")
        else:
            yield before + name
