"""Subscribing to feeds, one by one or from lists of other readers, and ending subscriptions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from newstui.library import smart_folders
from newstui.library.feeds_named import login_kept, shown_url
from newstui.library.fetching import FetchReport, fetch
from newstui.library.marks import Change
from newstui.library.removing import remove_articles
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.feed import FoundFeed
from newstui.model.work import CancelCheck, never_cancelled
from newstui.sources.discovery import feeds_of_page
from newstui.sources.encoding import decode
from newstui.sources.exec_feed import is_command
from newstui.sources.feeds import parse_feed
from newstui.sources.http_client import USER_AGENT, Client
from newstui.sources.http_messages import Ask, FetchError, Reply, status_words
from newstui.sources.links import web_url
from newstui.sources.subscription_files import read_subscriptions
from newstui.sources.subscriptions import Subscription, SubscriptionList
from newstui.store import feeds, undo_log
from newstui.store.feeds import Feed

Choose = Callable[[str, Sequence[FoundFeed]], Sequence[FoundFeed]]
"""Given a page's title or address and its feeds, those that the reader wants."""


@dataclass
class SubscribeReport:
    """What became of the addresses."""

    added: list[Feed] = field(default_factory=list)
    known: list[Feed] = field(default_factory=list)
    fetched: FetchReport = field(default_factory=FetchReport)


_AS_NEW: dict[str, object] = {
    **dict.fromkeys(("private", "next_check_at", "etag", "last_modified", "body_hash")),
    **{"gone": 0, "error_count": 0, "kind": feeds.OWN},
}


def choose_only(page: str, found: Sequence[FoundFeed]) -> Sequence[FoundFeed]:
    """The feed of a page that has one. NewstuiError, listing them, if it has several."""
    if len(found) == 1:
        return found
    listed = ", ".join(feed.url for feed in found)
    raise NewstuiError(f"{page} has {len(found)} feeds; add one of: {listed}")


def subscribe(
    library: Library,
    address: str,
    *,
    title: str | None = None,
    folder: str | None = None,
    choose: Choose = choose_only,
    cancelled: CancelCheck = never_cancelled,
) -> SubscribeReport:
    """Subscribes to a feed, or to a feed of the web page at an address, and fetches it.

    An address without a scheme is tried with https. Raises NewstuiError, naming the address, if
    there is no feed; nothing is kept then. One that is subscribed already is left as it is.
    """
    url = _web_address(address)
    if url is None:
        raise NewstuiError(f"{address}: is no web address")
    known = _subscribed_at(library, url)
    if known:
        return SubscribeReport(known=[known])
    reply = _reply(library, url)
    report = SubscribeReport()
    replies = {}
    for found in _feeds_at(url, reply, choose):
        feed, new = add_subscription(library, Subscription(found.url, title, folder))
        (report.added if new else report.known).append(feed)
        if new and found.url in (url, reply.moved_to):
            replies[feed.id] = reply
    report.fetched = fetch(library, report.added, replies=replies, cancelled=cancelled)
    _undo_failed(library, report)
    _remember(library, "subscribed", [feed.id for feed in report.added], subscribed=True)
    return report


def _web_address(typed: str) -> str | None:
    """What a reader means by `example.org`, `feed://example.org/rss` or `feed:https://…`."""
    address = typed.strip().removeprefix("feed:")
    address = f"https:{address}" if address.startswith("//") else address
    return web_url(address if "://" in address else f"https://{address}")


def _feeds_at(url: str, reply: Reply, choose: Choose) -> Sequence[FoundFeed]:
    feed = parse_feed(reply.body, origin=url, base_url=reply.url, charset=reply.charset)
    if feed.is_feed:
        return [FoundFeed(login_kept(url, reply.moved_to) if reply.moved_to else url, feed.title)]
    found = feeds_of_page(decode(reply.body, reply.charset), reply.url)
    if not found:
        raise NewstuiError(f"{shown_url(url)}: is no feed, and names none")
    return choose(shown_url(url), found)


def _reply(library: Library, url: str) -> Reply:
    settings = library.settings.fetch

    async def get() -> Reply:
        agent = settings.user_agent or USER_AGENT
        async with Client(deadline=settings.timeout, user_agent=agent) as client:
            return await client.get(Ask(url))

    try:
        reply = asyncio.run(get())
    except FetchError as error:
        raise NewstuiError(f"{shown_url(url)}: {error}") from error
    if reply.status != 200:
        raise NewstuiError(f"{shown_url(url)}: {status_words(reply.status)}")
    return reply


def _undo_failed(library: Library, report: SubscribeReport) -> None:
    """A page may name what is no feed: a subscription just made that fails is none."""
    failed = {outcome.feed_id: outcome for outcome in report.fetched.failed}
    with library.database.writing(durable=True) as connection:
        for feed_id in failed:
            feeds.remove(connection, feed_id)
    report.added = [
        feeds.feed(library.database.reader(), feed.id) or feed
        for feed in report.added
        if feed.id not in failed
    ]
    if failed and not report.added and not report.known:
        first = next(iter(failed.values()))
        raise NewstuiError(f"{shown_url(first.url)}: {first.reason}")


@dataclass
class ListReport:
    """What became of a list of subscriptions."""

    added: list[Feed] = field(default_factory=list)
    known: list[Feed] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    """Names of the smart folders that its queries are kept as."""
    problems: list[str] = field(default_factory=list)


def import_file(
    library: Library, path: str, *, form: str = "auto", stdin: BinaryIO | None = None
) -> ListReport:
    """Subscribes to what an OPML or urls file lists (`-`: standard input), fetching nothing.

    Raises InputError, naming the file, if it lists nothing.
    """
    return import_list(library, read_subscriptions(path, form=form, stdin=stdin))


def import_list(library: Library, found: SubscriptionList) -> ListReport:
    """Subscribes to what a list of another reader holds, and keeps its queries as smart folders."""
    report = import_subscriptions(library, found.subscriptions)
    report.problems[:0] = found.problems
    for named in found.queries:
        if smart_folders.find(library, named.name):
            continue  # Which the reader may have changed since.
        try:
            smart_folders.save(library, named.name, named.query)
        except NewstuiError as error:
            report.problems.append(f"the query “{named.name}”: {error}")
        else:
            report.queries.append(named.name)
    return report


def import_subscriptions(library: Library, wanted: Iterable[Subscription]) -> ListReport:
    """Subscribes to what a list of another reader holds; what is subscribed already stays as it is.

    Commands (`exec:`) are refused where the settings do not allow them.
    """
    report = ListReport()
    for one in wanted:
        if is_command(one.url) and not library.settings.fetch.allow_exec:
            report.problems.append(f"{one.url[:60]}: runs only with fetch.allow_exec = true")
            continue
        feed, new = add_subscription(library, one)
        (report.added if new else report.known).append(feed)
    _remember(library, "subscribed", [feed.id for feed in report.added], subscribed=True)
    return report


def add_subscription(library: Library, wanted: Subscription) -> tuple[Feed, bool]:
    """The feed of a subscription, and whether it is new: an address that is or was known is not.

    A feed that was removed before is taken up again, with the articles that it left.
    """
    existing = _subscribed_at(library, wanted.url)
    if existing:
        return existing, False
    with library.database.writing(durable=True) as connection:
        former = feeds.at_address(connection, wanted.url)
        title = wanted.title or shown_url(wanted.url).rpartition("://")[2]
        feed_id = former.id if former else feeds.add(connection, wanted.url, title)
        if former:
            # Its articles may have been removed with it: nothing is known to be the same again.
            feeds.record(connection, feed_id, **_AS_NEW)
        feeds.record(
            connection,
            feed_id,
            enabled=1,
            named=int(wanted.title is not None or bool(former and former.named)),
            folder=wanted.folder,
            homepage=wanted.homepage,
            tags=wanted.tags,
            hidden=int(wanted.hidden),
        )
        feed = feeds.feed(connection, feed_id)
    assert feed is not None
    return feed, True


def _subscribed_at(library: Library, url: str) -> Feed | None:
    connection = library.database.reader()
    feed = feeds.at_address(connection, url)
    if feed is None:
        return None
    return feed if feed.id in {one.id for one in feeds.with_synced(connection)} else None


def unsubscribe(library: Library, feed: Feed, *, keep_articles: bool) -> int:
    """Ends a subscription; gives how many articles were removed with it.

    Without `keep_articles` they go, but never those that are starred, followed or noted.
    """
    removed = 0
    if not keep_articles:
        removed = remove_articles(library, feed.id)
    with library.database.writing(durable=True) as connection:
        feeds.remove(connection, feed.id)
        stays = feeds.feed(connection, feed.id) is not None
    _remember(library, "unsubscribed", [feed.id] if stays else [], subscribed=False)
    return removed


def end(library: Library, title: str) -> Change:
    """Ends the subscription of that title; its articles stay. Undoable, unless it had brought
    none. Raises NewstuiError if there is no such subscription."""
    subscribed = feeds.subscribed(library.database.reader())
    found = next((feed for feed in subscribed if feed.title == title), None)
    if found is None:
        raise NewstuiError(f"{title} is no feed that you are subscribed to")
    unsubscribe(library, found, keep_articles=True)
    return Change("unsubscribed", 1, counted="source")


def _remember(
    library: Library, description: str, feed_ids: Sequence[int], *, subscribed: bool
) -> None:
    """So that it can be undone."""
    if not feed_ids:
        return
    before, after = (dict.fromkeys(feed_ids, int(on)) for on in (not subscribed, subscribed))
    with library.database.writing(durable=True) as connection:
        undo_log.add(connection, description, feeds.SUBSCRIBED, before, after, library.now())
