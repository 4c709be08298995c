"""Unpacking a reply's body as it comes, never beyond a limit, whatever its headers say of it."""

from __future__ import annotations

import zlib

from newstui.sources.http_messages import Fault, FetchError

_GZIP, _ZLIB, _RAW = 31, 15, -15
"""Window sizes by which zlib tells the three formats apart."""
_GZIP_MAGIC = b"\x1f\x8b"
ACCEPTED = "gzip, deflate"


class Unpacker:
    """Takes the bytes of a body as they come; at most `limit` bytes come out of it."""

    def __init__(self, encoding: str, limit: int) -> None:
        """`encoding` is the value of Content-Encoding. FetchError for one that is unknown."""
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > 1 or not set(names) <= {"gzip", "x-gzip", "deflate"}:
            raise FetchError(Fault.BODY, f"is packed in a way not asked for ({encoding[:60]})")
        self._named = names[0] if names else ""
        self._limit = limit
        self._head = b""
        self._stream: zlib._Decompress | None = None
        self._plain = False
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Takes the next bytes. FetchError beyond the limit and for broken packing."""
        if self._stream is None and not self._plain:
            self._head += data
            if len(self._head) < len(_GZIP_MAGIC):
                return
            data, self._head = self._head, b""
            self._begin(data)
        self._keep(data) if self._plain else self._unpack(data)

    def finish(self) -> bytes:
        """The whole body. FetchError if packed data ended before its end."""
        if self._stream is None:
            self._keep(self._head)
        elif not self._stream.eof:
            raise FetchError(Fault.BODY, "ends early: its packed data is cut off")
        return b"".join(self._pieces)

    def _begin(self, data: bytes) -> None:
        """The first bytes tell the format: servers name packing that is not there, and pack
        without naming it."""
        if data.startswith(_GZIP_MAGIC):
            self._stream = zlib.decompressobj(_GZIP)
        elif self._named == "deflate" and data[:1] not in (b"<", b"{", b"\xef"):
            is_zlib = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(_ZLIB if is_zlib else _RAW)
        else:
            self._plain = True

    def _unpack(self, data: bytes) -> None:
        while data and self._stream is not None:
            if self._stream.eof:
                # Further gzip members go on where one ends; anything else behind it is padding.
                data, self._head = self._head + data, b""
                if len(data) < len(_GZIP_MAGIC):
                    self._head = data
                    return
                if not data.startswith(_GZIP_MAGIC):
                    return
                self._stream = zlib.decompressobj(_GZIP)
            try:
                self._keep(self._stream.decompress(data, self._limit - self._size + 1))
            except zlib.error as error:
                raise FetchError(Fault.BODY, "its packed data is broken") from error
            data = self._stream.unused_data or self._stream.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise FetchError(Fault.SIZE, f"is larger than {self._limit // 2**20} MiB")
        self._pieces.append(piece)
