"""Subscribing and fetching from a test server."""

from __future__ import annotations

from dataclasses import replace

from newstui.library.fetching import FetchReport, fetch
from newstui.library.session import Library
from newstui.library.subscribing import import_subscriptions
from newstui.model.query import EVERYTHING
from newstui.settings.config import Settings
from newstui.sources.subscriptions import Subscription
from newstui.store import feeds, lists
from newstui.store.feeds import Feed


def subscribed(library: Library, *urls: str) -> list[Feed]:
    """New subscriptions, not fetched yet."""
    return import_subscriptions(library, [Subscription(url) for url in urls]).added


def fetch_all(library: Library) -> FetchReport:
    """Every subscription, due or not, in this process."""
    return fetch(library, feeds.subscribed(library.database.reader()))


def feed_now(library: Library, number: int = 0) -> Feed:
    return feeds.subscribed(library.database.reader())[number]


def titles(library: Library) -> list[str]:
    """Of all articles, newest first."""
    connection = library.database.reader()
    keys = lists.article_keys(connection, EVERYTHING, limit=None)
    return [row.title for row in lists.articles_at(connection, keys)]


def at(library: Library, seconds: float) -> Library:
    """The same library when its clock shows so many seconds more."""
    return Library(library.database, library.settings, lambda: library.clock() + seconds)


def set_up(library: Library, settings: Settings) -> Library:
    return replace(library, settings=settings)
