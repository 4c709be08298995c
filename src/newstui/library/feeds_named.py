"""Which feeds a reader means by a name, and what the settings say of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit, urlunsplit

from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.settings.feeds import FeedSettings
from newstui.sources.links import split_login
from newstui.store import feeds, servers
from newstui.store.feeds import Feed
from newstui.store.servers import Server

__all__ = [
    "Feed",
    "chosen",
    "chosen_with_servers",
    "feed_settings",
    "login_kept",
    "named",
    "shown_url",
]


def chosen(library: Library, names: Sequence[str]) -> list[Feed]:
    """The feeds fetched here that names mean, each once, all of them for no names.

    A name is an id, an address, a title or a folder, or a part of a title or address. Raises
    NewstuiError for a name that means none, or only feeds that a server brings.
    """
    connection = library.database.reader()
    subscribed = feeds.subscribed(connection)
    if not names:
        return subscribed
    found: dict[int, Feed] = {}
    for name in names:
        meant = named(subscribed, name)
        if not meant and named(feeds.with_synced(connection), name):
            raise NewstuiError(
                f"“{name}” comes from a server (newstui server list): change it there"
            )
        if not meant:
            raise NewstuiError(f"no feed is called “{name}” (newstui sources lists them)")
        found |= {feed.id: feed for feed in meant}
    return list(found.values())


def chosen_with_servers(library: Library, names: Sequence[str]) -> tuple[list[Feed], list[Server]]:
    """The feeds fetched here and the servers that names mean, each once.

    A feed that a server brings means its server. Raises NewstuiError for a name that means none.
    """
    connection = library.database.reader()
    subscribed, of_servers = feeds.with_synced(connection), servers.servers_of_sources(connection)
    known = servers.all_servers(connection)
    found: dict[int, Feed] = {}
    found_servers: dict[int, Server] = {}
    for name in names:
        own = [one for one in known if name.strip().casefold() in (one.name.casefold(), one.url)]
        meant = [] if own else named(subscribed, name)
        if not own and not meant:
            raise NewstuiError(f"no feed is called “{name}” (newstui sources lists them)")
        own += [of_servers[feed.id] for feed in meant if feed.id in of_servers]
        found_servers |= {one.id: one for one in own}
        found |= {feed.id: feed for feed in meant if feed.id not in of_servers}
    return list(found.values()), list(found_servers.values())


def named(subscribed: Iterable[Feed], name: str) -> list[Feed]:
    """The feeds that one name means; the more exact reading wins."""
    wanted = name.strip().casefold()
    all_feeds = list(subscribed)
    exact = [
        [feed for feed in all_feeds if str(feed.id) == wanted],
        [feed for feed in all_feeds if wanted in (feed.url.casefold(), feed.title.casefold())],
        [feed for feed in all_feeds if (feed.folder or "").casefold() == wanted],
    ]
    near = [
        feed
        for feed in all_feeds
        if wanted in feed.title.casefold() or wanted in feed.url.casefold()
    ]
    return next((found for found in exact if found), near) if wanted else []


def feed_settings(library: Library, feed: Feed) -> FeedSettings:
    """The settings table of a feed, by its address or its title."""
    tables = library.settings.feeds
    return tables.get(feed.url) or tables.get(feed.title) or FeedSettings()


def login_kept(url: str, target: str) -> str:
    """The address that a feed has moved to, with the login of the old one if the host is the
    same; a login never moves to another host."""
    old, new = urlsplit(url), urlsplit(target)
    login, at, _ = old.netloc.rpartition("@")
    if not at or old.hostname != new.hostname:
        return target
    return urlunsplit(new._replace(netloc=f"{login}@{new.netloc}"))


def shown_url(url: str) -> str:
    """A feed's address as it may be shown: without a password."""
    return split_login(url)[0]
