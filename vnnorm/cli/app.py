"""The program ``vnnorm``: its commands and its exit status."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial

import click

from vnnorm import __build__, __version__
from vnnorm.cli.commands import Commands
from vnnorm.cli.config import config_command
from vnnorm.cli.console import ClosedPipeError, OutputError
from vnnorm.cli.explain import explain_command
from vnnorm.cli.find import find_group
from vnnorm.cli.normalize import normalize_command
from vnnorm.cli.repeated import repeated_lines_command
from vnnorm.config.content import ConfigError

_INTERRUPTED = 128 + signal.SIGINT


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(f"{__version__} ({__build__})", prog_name="vnnorm")
def cli() -> None:
    """Normalize Vietnamese news text."""


for _command in (normalize_command, find_group, explain_command, repeated_lines_command, config_command):
    cli.add_command(_command)


def main() -> None:
    """Run the command line. Every error is one line on standard error; a closed pipe is no error."""
    for name in ("SIGTERM", "SIGHUP"):  # so that temporary files are removed
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), partial(_terminated, os.getpid()))
    sys.exit(_status())


def _status() -> int:
    """Run the command and return its exit status."""
    try:
        status = cli.main(prog_name="vnnorm", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "vnnorm"
        _tell(f"{' '.join(error.format_message().split())} (see {command} --help)")
        return 2
    except ConfigError as error:
        _tell(str(error))
        return 2
    except OutputError as error:
        _tell(str(error))
        _drop_output()
        return 2
    except (ClosedPipeError, BrokenPipeError):
        _drop_output()  # the reader closed the pipe on purpose
        return 0
    except (click.Abort, KeyboardInterrupt):
        _drop_output()
        _tell("interrupted; files are as they were, or done and whole; with --output, --resume goes on")
        return _INTERRUPTED


def _tell(line: str) -> None:
    click.echo(f"vnnorm: {line}", err=True)


def _terminated(main_process: int, number: int, _frame: object) -> None:
    if os.getpid() != main_process:  # a worker has no temporary files
        os._exit(128 + number)
    sys.exit(128 + number)


def _drop_output() -> None:
    """Point standard output at the null device: Python flushes it at exit, and the reader is gone."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
