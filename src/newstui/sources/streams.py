"""Byte streams that are looked at before they are read."""

from __future__ import annotations

import io
from typing import BinaryIO

STDIN = "-"
"""What stands for standard input among paths."""


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
