"""Run the installed ``vnnorm`` as a subprocess, with sample files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

VNNORM = Path(sys.executable).with_name("vnnorm")
DIRTY = "Thủ_tướng nói , ông về .\n".encode()
CLEAN = "Thủ tướng nói, ông về.\n".encode()
# Root may read and write every file. setpriv drops these capabilities, so that tests of file permissions work as root too.
SETPRIV = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner,-chown"]
# In the background of a shell, or under nohup, signals are ignored, and a child inherits that. This heeds them again.
HEEDING_SIGNALS = [
    sys.executable,
    "-c",
    "import os, signal, sys\n"
    "for name in ('SIGINT', 'SIGTERM', 'SIGHUP'): signal.signal(getattr(signal, name), signal.SIG_DFL)\n"
    "os.execv(sys.argv[1], sys.argv[1:])",
]

LINES = (
    '{"id": 1.50e3, "text" : "Hà_Nội ,  đẹp .", "id": 2 }\r\n'
    "\n"
    '{"text": null}\n'
    '{"text": "T\\u1ed1t_l\\u00e0nh .", "n": 123456789012345678901234567890}\n'
    '  {"text": "", "body": {"text": "Hà_Nội ."}}'
).encode()
LINES_CLEAN = (
    '{"id": 1.50e3, "text" : "Hà Nội,  đẹp.", "id": 2 }\r\n'
    "\n"
    '{"text": null}\n'
    '{"text": "T\\u1ed1t l\\u00e0nh.", "n": 123456789012345678901234567890}\n'
    '  {"text": "", "body": {"text": "Hà_Nội ."}}'
).encode()

Done = subprocess.CompletedProcess[bytes]


def run(*arguments: str | bytes | Path, stdin: bytes = b"", powerless: bool = False, **options: Any) -> Done:
    """Run ``vnnorm``. Keywords in capitals are environment variables; the others are arguments of ``subprocess.run``."""
    environment = {**os.environ, **{key: options.pop(key) for key in list(options) if key.isupper()}}
    prefix = SETPRIV if powerless and os.geteuid() == 0 else []
    if prefix and not shutil.which("setpriv"):
        pytest.skip("root may read and write all, and there is no setpriv to forbid it")
    command = [*prefix, VNNORM, *(part if isinstance(part, bytes) else str(part) for part in arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120, env=environment, **options)


def errors(done: Done) -> list[str]:
    """The lines of standard error."""
    return done.stderr.decode().splitlines()


def beside(folder: Path) -> list[str]:
    """The names of the entries of a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())
