"""Replace a file completely or not at all: write a new file next to it, sync it to disk, rename it over the old one.

Whenever the program or the machine stops, the name refers to the old file or to the new one, each complete. A kill may leave
a file ``.vnnorm-….tmp`` next to it, which nothing reads.
"""

from __future__ import annotations

import contextlib
import os
import stat
from typing import IO, BinaryIO, NamedTuple, cast

from vnnorm.cli.messages import UserError, cause, unwritable
from vnnorm.cli.streams import compressed, split_compression

_PREFIX = ".vnnorm-"
_SUFFIX = ".tmp"
_NEW_FILE = 0o666
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Part(NamedTuple):
    """A partial output beside its target, perhaps of an earlier run."""

    path: str
    keep: int  # bytes of it that stay
    is_plain: bool = False  # without the compression that the name of the target asks for


class Replacement:
    """A file that replaces ``path`` when ``commit`` is called; until then nothing changes.

    A symbolic link stays, and its target is replaced. The new file gets the mode, owner, group and extended attributes of the
    old one. The old file stays if it changed after it was ``read``. A read-only file stays too, unless ``force`` is set: its
    folder may permit the replacement, but its owner does not. Anything except a regular file (a pipe, a device) is written
    directly, because it has no content to lose.
    """

    note = ""  # a note for the user after the commit

    def __init__(self, path: str, read: os.stat_result | None = None, *, force: bool = False, part: Part | None = None) -> None:
        """``part``: the file to write beside the target; by default a new one."""
        import tempfile  # slow to import

        self.path = os.path.realpath(path)
        self._force = force
        self.before = read or _status(path)  # not of the real path: /dev/stdout has none
        self._direct = self.before is not None and not stat.S_ISREG(self.before.st_mode)
        self._beside = ""
        try:
            if self._direct:
                self._raw: IO[bytes] = open(path, "wb")  # noqa: SIM115 — closed by close()
            elif part:
                self._raw = _opened_part(part.path, part.keep)
                self._beside = part.path
            else:
                number, self._beside = tempfile.mkstemp(_SUFFIX, _PREFIX, os.path.dirname(self.path))
                self._raw = os.fdopen(number, "wb", 1 << 17)
        except OSError as error:
            raise unwritable(error, f"no file can be written in its folder, {os.path.dirname(self.path)!r}") from None
        try:
            self._suffix = "" if part and part.is_plain else split_compression(path)[1]
            self.stream: BinaryIO = self._compressed()
        except BaseException:
            self.close()
            raise

    def _compressed(self) -> BinaryIO:
        return compressed(self._raw, self._suffix) if self._suffix else cast(BinaryIO, self._raw)

    def checkpoint(self) -> int:
        """Sync to the disk and return the size in bytes. The next write starts a compressed stream of its own."""
        if self.stream is not self._raw:
            self.stream.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        written = self._raw.tell()
        self.stream = self._compressed()
        return written

    def commit(self) -> None:
        """Rename the file into place; ``UserError`` if that fails, or another program changed the target meanwhile."""
        if self.stream is not self._raw:
            self.stream.close()
        self._raw.flush()
        if self._direct:
            self._raw.close()
            return
        now = _status(self.path)
        if _identity(now) != _identity(self.before):
            raise UserError("was changed by another program meanwhile, and is left so; run again")
        self._check_mode()
        self._take_over()
        os.fsync(self._raw.fileno())
        self._raw.close()
        os.replace(self._beside, self.path)
        self._beside = ""
        _sync_folder(os.path.dirname(self.path))
        if self.before is not None and self.before.st_nlink > 1:
            self.note = "had another name, a hard link, which keeps the old text"

    def _check_mode(self) -> None:
        """``UserError`` if the file is read-only. Its mode counts too, because root may write to every file."""
        if self.before is None or self._force:
            return
        if not self.before.st_mode & _WRITABLE or not os.access(self.path, os.W_OK):
            raise UserError("is read-only, and is left as it was; pass --force to replace it")

    def _take_over(self) -> None:
        """Copy mode, owner and extended attributes of the old file to the new one."""
        number = self._raw.fileno()
        if self.before is None:
            mask = os.umask(0)  # can only be read by setting it
            os.umask(mask)
            os.chmod(self._beside, _NEW_FILE & ~mask)
            return
        new = os.fstat(number)
        if hasattr(os, "fchown") and (new.st_uid, new.st_gid) != (self.before.st_uid, self.before.st_gid):
            try:
                os.fchown(number, self.before.st_uid, self.before.st_gid)
            except OSError as error:
                remedy = "run as its owner, or write elsewhere with --output"
                raise UserError(f"its owner and group cannot be kept ({cause(error)}); {remedy}") from None
        if hasattr(os, "listxattr"):
            with contextlib.suppress(OSError):  # a file system without attributes, or one that may not be set
                for name in os.listxattr(self.path):
                    os.setxattr(number, name, os.getxattr(self.path, name))
        os.chmod(self._beside, stat.S_IMODE(self.before.st_mode))  # last: a change of owner takes the set-user bit away

    def close(self, keep: bool = False) -> None:
        """Close the file and delete it, unless it was committed or ``keep`` is set."""
        with contextlib.suppress(OSError, ValueError):
            self._raw.close()
        if self._beside and not keep:
            with contextlib.suppress(OSError):
                os.unlink(self._beside)
            self._beside = ""


def _opened_part(part: str, keep: int) -> IO[bytes]:
    """Open a partial output, perhaps of an earlier run; UserError if another run is writing it."""
    raw = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "r+b", 1 << 17)
    with contextlib.suppress(ImportError):  # there are no such locks on Windows
        import fcntl

        try:
            fcntl.flock(raw, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raw.close()
            raise UserError("is being written by another run; wait for it, or write elsewhere with --output") from None
    raw.truncate(keep)
    raw.seek(keep)
    return raw


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unwritable(error) from None


def _identity(status: os.stat_result | None) -> tuple[int, ...] | None:
    return status and (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def _sync_folder(folder: str) -> None:
    """Sync the new name to the disk; a system that cannot sync folders does it later."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
