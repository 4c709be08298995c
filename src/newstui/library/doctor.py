"""Testing one feed or server step by step, and the database: what works, and where it stops."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from newstui.library.fetching import ask_for
from newstui.library.news_servers import Server, unsent
from newstui.library.server_accounts import connected
from newstui.library.session import Library
from newstui.library.versions import outdated
from newstui.model.errors import NewstuiError
from newstui.sources.encoding import declares_encoding
from newstui.sources.exec_feed import is_command
from newstui.sources.feeds import Feed as ParsedFeed
from newstui.sources.feeds import parse_feed
from newstui.sources.http_addresses import is_private
from newstui.sources.http_client import USER_AGENT, Client, proxy_for
from newstui.sources.http_messages import Ask, FetchError, Reply, status_words
from newstui.sources.links import split_login, web_url
from newstui.store import health
from newstui.store.feeds import Feed

_SECURE_PORT, _PORT = 443, 80


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried."""

    name: str
    passed: bool
    text: str
    """What was found, or why it failed."""


def examine_feed(library: Library, feed: Feed | str) -> Iterator[Step]:
    """The steps of fetching a feed, subscribed or an address, one after the other.

    Nothing is stored, no validators are sent; the first step that fails is the last one.
    """
    ask = Ask(feed) if isinstance(feed, str) else ask_for(library, feed)
    if is_command(ask.url):
        yield Step("address", False, "is a command, not a web address")
        return
    url = web_url(ask.url)
    if url is None:
        yield Step("address", False, f"{ask.url}: is no web address")
        return
    url = split_login(url)[0]
    yield Step("address", True, url)
    for step in _on_the_way(url, library.settings.fetch.timeout):
        yield step
        if not step.passed:
            return
    ask = Ask(ask.url, user_agent=ask.user_agent, headers=ask.headers, login=ask.login,
              public_only=ask.public_only)  # fmt: skip
    try:
        reply = asyncio.run(_get(library, ask))
    except FetchError as error:
        yield Step("reply", False, str(error))
        return
    yield from _of_reply(reply)
    if reply.status == 200:
        parsed = parse_feed(reply.body, origin=url, base_url=reply.url, charset=reply.charset)
        yield from _of_feed(parsed, library.now())


def examine_server(library: Library, server: Server) -> Iterator[Step]:
    """The steps of a contact with a news server, without taking or sending anything."""
    yield Step("address", True, f"{server.url} ({server.kind})")
    for step in _on_the_way(server.url, library.settings.fetch.timeout):
        yield step
        if not step.passed:
            return
    try:
        with connected(library, server) as remote:
            listed = remote.feeds()
    except NewstuiError as error:
        yield Step("login", False, str(error))
        return
    yield Step("login", True, "is accepted")
    yield Step("feeds", True, str(len(listed)))
    waiting = unsent(library, server)
    yield Step("marks", True, f"{waiting} wait to be sent" if waiting else "all are sent")


def examine_database(library: Library) -> Iterator[Step]:
    """Whether the database is whole, and whether an older version made what is in it."""
    connection = library.database.reader()
    yield Step("database", True, str(library.database.path))
    for name, check, sound in (
        ("file", health.damage, "is whole"),
        ("rows", health.broken_references, "none refers to what is gone"),
        ("search", health.index_damage, "finds every article"),
    ):
        found = check(connection)
        yield Step(name, found is None, found or sound)
    old = outdated(library)
    advice = []
    if old.articles:
        advice.append(f"{old.articles:,} articles by an older version: newstui reprocess")
    if old.events:
        advice.append(f"{old.events:,} events by an older version: newstui regroup")
    yield Step("versions", True, "; ".join(advice) or "all was made by this version of newstui")


def _on_the_way(url: str, timeout: float) -> Iterator[Step]:
    """From the name to a secure connection."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        proxy = proxy_for(url)
    except FetchError as error:
        yield Step("proxy", False, str(error))
        return
    if proxy:
        yield Step("proxy", True, f"all goes through {split_login(proxy)[0]}")
        return
    port = parts.port or (_SECURE_PORT if parts.scheme == "https" else _PORT)
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        yield Step("name", False, f"there is no host named {host}")
        return
    addresses = list(dict.fromkeys(str(info[4][0]) for info in infos))
    kinds = [f"{address} (private)" if is_private(address) else address for address in addresses]
    yield Step("name", True, f"{host} is {', '.join(kinds)}")
    try:
        connection = socket.create_connection((host, port), timeout)
    except OSError as error:
        yield Step("connection", False, f"port {port}: {error.strerror or error}")
        return
    with connection:
        yield Step("connection", True, f"port {port} of {connection.getpeername()[0]} answers")
        if parts.scheme == "https":
            yield _secure(connection, host)


def _secure(connection: socket.socket, host: str) -> Step:
    try:
        with ssl.create_default_context().wrap_socket(connection, server_hostname=host) as secure:
            certificate = secure.getpeercert() or {}
            until = certificate.get("notAfter", "")
            return Step("security", True, f"{secure.version()}, certificate good until {until}")
    except ssl.SSLCertVerificationError as error:
        return Step("security", False, f"the certificate is not valid: {error.verify_message}")
    except OSError as error:
        return Step("security", False, f"no secure connection: {error.strerror or error}")


async def _get(library: Library, ask: Ask) -> Reply:
    settings = library.settings.fetch
    agent = settings.user_agent or USER_AGENT
    async with Client(deadline=settings.timeout, user_agent=agent) as client:
        return await client.get(ask)


def _of_reply(reply: Reply) -> Iterator[Step]:
    for status, target in reply.hops:
        yield Step("redirect", True, f"{status} to {split_login(target)[0]}")
    if reply.status != 200:
        yield Step("status", False, status_words(reply.status))
        return
    yield Step("status", True, f"200, {len(reply.body):,} bytes unpacked")
    validators = [name for name in ("etag", "last-modified") if reply.headers.get(name)]
    told = " and ".join(validators) or "none: every fetch will bring all of it"
    yield Step("validators", True, told)
    yield Step("type", True, reply.media_type or "not named")
    if declares_encoding(reply.body):
        encoding = "named in the feed"
    else:
        encoding = reply.charset or "named nowhere, told by the bytes"
    yield Step("encoding", True, encoding)


def _of_feed(feed: ParsedFeed, now: int) -> Iterator[Step]:
    if not feed.is_feed:
        yield Step("feed", False, "; ".join(feed.problems) or "is no feed")
        return
    broken = "; ".join(feed.problems[:3])
    name = f"“{feed.title}”" if feed.title else "without a title"
    yield Step("feed", not broken, broken or name)
    yield Step("entries", True, str(len(feed.entries)))
    times = [entry.published.seconds for entry in feed.entries if entry.published.known]
    dated = [at for at in times if at is not None]
    parts = [f"{len(dated)} of {len(feed.entries)} dated"]
    if dated:
        parts.append(f"newest {datetime.fromtimestamp(max(dated), UTC):%Y-%m-%d %H:%M} UTC")
    future = sum(at > now for at in dated)
    if future:
        parts.append(f"{future} in the future")
    yield Step("dates", True, ", ".join(parts))
