"""A web server on the loopback that does what real ones do: drip, hang, cut off, pack, lie.

It runs in a thread of its own and records every request. A page is a function from a request to
a `Script`, the bytes and pauses that are sent.
"""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlsplit

Piece = bytes | float
"""Bytes to send, or seconds to wait."""
Script = Iterable[Piece]

_STATUS = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 308: "Moved", 410: "Gone"}
_HANG = 3600.0
_TLS_HELLO = b"\x16"


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    """By lower-case name, as they were sent."""
    at_once: int
    """How many requests were under way, this one included."""
    method: str = "GET"
    body: bytes = b""

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The query of the path and the form of the body, decoded."""
        query = urlsplit(self.path).query
        form = self.body.decode() if "form" in self.headers.get("content-type", "") else ""
        return [*parse_qsl(query, keep_blank_values=True), *parse_qsl(form, keep_blank_values=True)]


Page = Callable[[Request], Script]


@dataclass
class Server:
    """Pages by path; what was asked for is in `requests`."""

    pages: dict[str, Page] = field(default_factory=dict)
    otherwise: Page | None = None
    """What answers where no page does."""
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    _under_way: int = 0
    _loop: asyncio.AbstractEventLoop | None = None
    _ready: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def start(self) -> None:
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        assert self._ready.wait(10)

    def stop(self) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._stopped.set)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        server = await asyncio.start_server(self._answer, "0.0.0.0", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stopped.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._under_way += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                first = await reader.readexactly(1)
                if first == _TLS_HELLO:
                    writer.write(b"HTTP/1.0 400 Bad Request\r\n\r\n")
                    return
                request = self._read(first + await reader.readuntil(b"\r\n\r\n"))
                length = int(request.headers.get("content-length", 0))
                request = replace(request, body=await reader.readexactly(length))
                self.requests.append(request)
                page = self.pages.get(request.path) or self.otherwise or _no_such_page
                for piece in page(request):
                    if isinstance(piece, bytes):
                        writer.write(piece)
                        await writer.drain()
                    else:
                        await asyncio.sleep(piece)
        finally:
            self._under_way -= 1
            writer.close()

    def _read(self, head: bytes) -> Request:
        first, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines if ": " in line)
        named = {name.lower(): value for name, value in headers.items()}
        method, path = first.split(" ")[:2]
        return Request(path, named, self._under_way, method)


def _no_such_page(_request: Request) -> Script:
    return reply(b"no such page", status=404)


def reply(
    body: bytes = b"",
    *,
    status: int = 200,
    headers: Sequence[tuple[str, str]] = (),
    kind: str = "application/xml",
    length: int | None = None,
) -> list[Piece]:
    """A whole reply; `length` is what it claims to be long."""
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status} {_STATUS.get(status, 'Status')}", f"Content-Type: {kind}"]
    lines += [f"Content-Length: {size}", *(f"{name}: {value}" for name, value in headers)]
    head = "\r\n".join(lines) + "\r\n\r\n"
    return [head.encode("utf-8", "surrogateescape"), body]


def always(*script: Piece) -> Page:
    return lambda _request: script


def redirect(target: str, status: int = 301) -> Page:
    return always(*reply(status=status, headers=[("Location", target)]))


def packed(body: bytes, name: str = "gzip") -> Page:
    return always(*reply(gzip.compress(body), headers=[("Content-Encoding", name)]))


def with_validators(
    body: bytes, etag: str | None = None, modified: str | None = None
) -> Callable[[Request], Script]:
    """A page that answers 304 to just these validators."""
    headers = [("ETag", etag)] if etag else []
    headers += [("Last-Modified", modified)] if modified else []

    def page(request: Request) -> Script:
        same = (
            request.headers.get("if-none-match") == etag
            if etag
            else request.headers.get("if-modified-since") == modified
        )
        return reply(status=304, headers=headers) if same else reply(body, headers=headers)

    return page


def hang(_request: Request) -> Script:
    """Takes the request and never answers."""
    return [_HANG]


def drip(body: bytes, pause: float = 0.02) -> Page:
    """Sends the headers, then a byte at a time."""

    def page(_request: Request) -> Script:
        yield reply(length=len(body))[0]
        for byte in body:
            yield bytes([byte])
            yield pause

    return page


def rss(*items: str, title: str = "Fjord Times", head: str = "") -> bytes:
    """An RSS feed of ready-made items."""
    text = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://fjord.example/</link>{head}{''.join(items)}</channel></rss>"
    )
    return text.encode()


def item(
    title: str,
    text: str = "A ferry ran aground off Bergen in thick fog, the coast guard said.",
    *,
    guid: str | None = None,
    link: str | None = None,
    date: str | None = "Tue, 06 Feb 2024 08:00:00 GMT",
) -> str:
    parts = [f"<title>{title}</title><description>{text}</description>"]
    parts += [f'<guid isPermaLink="false">{guid}</guid>'] if guid is not None else []
    parts += [f"<link>{link}</link>"] if link else []
    parts += [f"<pubDate>{date}</pubDate>"] if date else []
    return f"<item>{''.join(parts)}</item>"
