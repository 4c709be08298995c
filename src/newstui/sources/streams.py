"""Byte streams that are looked at before they are read."""

from __future__ import annotations

import io
import os
import select
import stat
from pathlib import Path
from typing import BinaryIO

STDIN = "-"
"""What stands for standard input among paths."""


_PIPE_SECONDS = 5.0
"""How long a named pipe may be silent at first: nobody may ever write into it."""


def open_file(path: str | Path) -> BinaryIO:
    """A file, open for reading; OSError, also for a path that no file can have."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except ValueError as error:
        raise OSError(str(error)) from error
    try:
        _wait_for_writer(path, descriptor)
        os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _wait_for_writer(path: str | Path, descriptor: int) -> None:
    # Not for the pipes of a shell's <(…), which are links: somebody does write into those.
    is_pipe = stat.S_ISFIFO(os.lstat(path).st_mode)
    if is_pipe and not select.select([descriptor], [], [], _PIPE_SECONDS)[0]:
        raise OSError("is a pipe that nobody writes into")


def read_upto(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end: pipes and terminals give what they have at once."""
    pieces = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def looked_at(stream: BinaryIO, size: int) -> tuple[bytes, io.BufferedReader]:
    """The first `size` bytes, and a stream that gives them again and then the rest.

    The stream need not be seekable; closing or dropping the new one leaves it open.
    """
    head = read_upto(stream, size)
    return head, io.BufferedReader(_Replay(head, stream), 65_536)


class _Replay(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
