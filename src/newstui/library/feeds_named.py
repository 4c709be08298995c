"""Which feeds a reader means by a name, and what the settings say of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit, urlunsplit

from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.settings.feeds import FeedSettings
from newstui.sources.links import split_login
from newstui.store import feeds
from newstui.store.feeds import Feed


def chosen(library: Library, names: Sequence[str]) -> list[Feed]:
    """The subscriptions that names mean, each once, all of them for no names.

    A name is an id, an address, a title or a folder, or a part of a title or address. Raises
    NewstuiError for a name that means none.
    """
    subscribed = feeds.subscribed(library.database.reader())
    if not names:
        return subscribed
    found: dict[int, Feed] = {}
    for name in names:
        meant = named(subscribed, name)
        if not meant:
            raise NewstuiError(f"no feed is called “{name}” (newstui sources lists them)")
        found |= {feed.id: feed for feed in meant}
    return list(found.values())


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
