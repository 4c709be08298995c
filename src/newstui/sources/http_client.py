"""A polite web client: few requests a host, one deadline each, redirects followed hop by hop."""

from __future__ import annotations

import asyncio
import ssl
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from newstui import __version__
from newstui.sources.http_addresses import DIAL, Dial, Resolver, checked_socket, names_private
from newstui.sources.http_failures import explained
from newstui.sources.http_headers import retry_at
from newstui.sources.http_messages import Ask, Fault, FetchError, Reply
from newstui.sources.http_unpack import ACCEPTED, Unpacker
from newstui.sources.links import split_login, web_url

USER_AGENT = f"newstui/{__version__}"
PER_HOST = 2
MAX_BODY = 15 * 2**20
"""Bytes of a body, packed or unpacked."""
MAX_HOPS = 10
_REDIRECTS, _PERMANENT = (301, 302, 303, 307, 308), (301, 308)
_MAX_HEADER = 65_536
_UNENCRYPTED = "is a public address, where http shows the login to everyone on the way: use https"


@dataclass(slots=True)
class _Hop:
    """One reply on the way."""

    status: int
    headers: dict[str, str]
    body: bytes
    private: bool


@dataclass(slots=True)
class _Trip:
    """The state of one chain of redirects."""

    ask: Ask
    url: str
    login: tuple[str, str] | None
    origin: tuple[str, str, int | None]
    public_only: bool
    left: float
    """Seconds of the deadline that are left; waiting for one's turn does not count."""


class Client:
    """An async context. Safe for many `get` at once; all of them in one event loop.

    Within it a host that has answered 429 with a Retry-After is asked no more.
    """

    def __init__(
        self, *, parallel: int = 16, deadline: float = 30.0, user_agent: str = USER_AGENT
    ) -> None:
        """`deadline` in seconds holds for each `get` as a whole: headers, body, redirects."""
        self._parallel = asyncio.Semaphore(parallel)
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._held: set[str] = set()
        self._deadline = deadline
        self._user_agent = user_agent

    async def __aenter__(self) -> Client:
        self._session = aiohttp.ClientSession(
            # Each request has a connection of its own: what a server sends beyond the length it
            # claims can never become the reply to another request.
            connector=aiohttp.TCPConnector(
                limit=0,
                force_close=True,
                resolver=Resolver(),
                use_dns_cache=False,
                socket_factory=checked_socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),
            auto_decompress=False,
            max_line_size=_MAX_HEADER,
            max_field_size=_MAX_HEADER,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def get(self, ask: Ask) -> Reply:
        """The document, whatever its status. FetchError if no whole reply came in time."""
        trip = _begin(ask, self._deadline)
        hops: list[tuple[int, str]] = []
        moved_to, permanent, private = None, True, False
        while True:
            hop = await self._turn(trip)
            private = hop.private if not hops else private
            target = _target(hop, trip.url) if ask.redirects else None
            if target is None:
                return Reply(
                    hop.status, trip.url, hop.headers, hop.body, moved_to, private, tuple(hops)
                )
            hops.append((hop.status, target))
            if len(hops) > MAX_HOPS or target in [at for _, at in hops[:-1]]:
                raise FetchError(Fault.REDIRECT, "redirects in circles")
            permanent = permanent and hop.status in _PERMANENT
            moved_to = target if permanent else moved_to
            trip.url = target
            trip.public_only = trip.public_only or not private

    async def _turn(self, trip: _Trip) -> _Hop:
        host = (urlsplit(trip.url).hostname or "").lower()
        async with self._place(host):
            if host in self._held:
                raise FetchError(Fault.HELD, "has just asked to be asked less often")
            hop = await self._in_time(trip)
            if hop.status == 429 and retry_at(hop.headers, int(time.time())):
                self._held.add(host)
            return hop

    async def _in_time(self, trip: _Trip) -> _Hop:
        began = time.monotonic()
        try:
            async with asyncio.timeout(max(trip.left, 0.0)):
                return await self._ask_once(trip)
        except TimeoutError as error:
            text = f"was not finished within {self._deadline:g} seconds"
            raise FetchError(Fault.TIMEOUT, text) from error
        finally:
            trip.left -= time.monotonic() - began

    @asynccontextmanager
    async def _place(self, host: str) -> AsyncIterator[None]:
        """A turn among all requests, and among those to this host."""
        host_places = self._hosts.setdefault(host, asyncio.Semaphore(PER_HOST))
        async with host_places, self._parallel:
            yield

    async def _ask_once(self, trip: _Trip) -> _Hop:
        host = urlsplit(trip.url).hostname or ""
        proxy = proxy_for(trip.url)
        if trip.public_only and names_private(host):
            raise FetchError(Fault.ADDRESS, f"leads to a private address ({host})")
        if trip.ask.private_only and proxy is not None and not names_private(host):
            raise FetchError(Fault.ADDRESS, _UNENCRYPTED)
        dial = Dial(trip.public_only and proxy is None, trip.ask.private_only and proxy is None)
        marker = DIAL.set(dial)
        try:
            async with self._session.request(
                trip.ask.method,
                _sendable(trip.url),
                data=trip.ask.body or None,
                headers=self._headers(trip),
                allow_redirects=False,
                proxy=proxy,
            ) as response:
                body = await _body(response)
                headers = _first_of_each(response.headers)
                private = names_private(dial.reached if proxy is None else host)
                return _Hop(response.status, headers, body, private)
        except (aiohttp.ClientError, ssl.SSLError, OSError, ValueError) as error:
            if dial.refused and dial.private_only:
                raise FetchError(Fault.ADDRESS, _UNENCRYPTED) from error
            if dial.refused:
                text = f"leads to a private address ({host} is {dial.refused})"
                raise FetchError(Fault.ADDRESS, text) from error
            raise explained(error, host) from error
        finally:
            DIAL.reset(marker)

    def _headers(self, trip: _Trip) -> dict[str, str]:
        ask = trip.ask
        headers = {
            "Accept": ask.accept,
            "Accept-Encoding": ACCEPTED,
            "User-Agent": ask.user_agent or self._user_agent,
        }
        if ask.body_type:
            headers["Content-Type"] = ask.body_type
        if ask.etag:
            headers["If-None-Match"] = ask.etag
        if ask.last_modified:
            headers["If-Modified-Since"] = ask.last_modified
        if _origin(trip.url) == trip.origin:
            headers |= ask.headers
            if trip.login:
                login = b64encode(":".join(trip.login).encode()).decode()
                headers["Authorization"] = f"Basic {login}"
        return headers


def _begin(ask: Ask, deadline: float) -> _Trip:
    url = web_url(ask.url)
    if url is None:
        raise FetchError(Fault.ADDRESS, "is no web address")
    url, login = split_login(url)
    return _Trip(ask, url, login or ask.login, _origin(url), ask.public_only, deadline)


def _target(hop: _Hop, base: str) -> str | None:
    """Where a reply redirects to; None if it does not. FetchError for no web address."""
    location = hop.headers.get("location", "").strip()
    if hop.status not in _REDIRECTS or not location:
        return None
    url = web_url(location.replace(" ", "%20"), base)
    if url is None:
        raise FetchError(Fault.REDIRECT, f"redirects to what is no web address ({location[:80]})")
    return split_login(urlunsplit(urlsplit(url)._replace(fragment="")))[0]


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port


def _sendable(url: str) -> URL:
    """The address byte for byte where it is ASCII; else percent-encoded and IDNA."""
    return URL(url, encoded=url.isascii())


def proxy_for(url: str) -> str | None:
    """The proxy that the environment names for an address. FetchError for one we cannot speak."""
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.hostname or ""):
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    if urlsplit(proxy).scheme not in ("http", "https"):
        raise FetchError(Fault.CONNECT, f"the proxy {split_login(proxy)[0]} is not of kind http")
    return proxy


def _first_of_each(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by lower-case name; what no text can hold, and no request repeat, is left out."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        if value.isprintable():
            found.setdefault(name.lower(), value)
    return found


async def _body(response: aiohttp.ClientResponse) -> bytes:
    if not 200 <= response.status < 300 or response.status == 204:
        return b""  # Nothing is read of what redirects and failures have to say.
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), MAX_BODY)
    received = 0
    async for piece in response.content.iter_any():
        received += len(piece)
        if received > MAX_BODY:
            raise FetchError(Fault.SIZE, f"is larger than {MAX_BODY // 2**20} MiB")
        unpacker.feed(piece)
    return unpacker.finish()
