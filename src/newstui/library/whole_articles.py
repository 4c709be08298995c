"""Whole articles where a feed gives a teaser: the page is fetched, cleaned and put in its place."""

from __future__ import annotations

import queue
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newstui.library.deriving import attempt
from newstui.library.feeds_named import feed_settings
from newstui.library.session import Library
from newstui.library.storing import Batch
from newstui.library.teasers import is_teaser, why_not_again, why_not_whole
from newstui.model.document import Failure, Form, RawDocument
from newstui.model.errors import Cancelled
from newstui.model.work import CancelCheck, never_cancelled
from newstui.sources.encoding import decode
from newstui.sources.fields import storable
from newstui.sources.http_client import USER_AGENT
from newstui.sources.http_many import Requests
from newstui.sources.http_messages import Ask, FetchError, Reply, status_words
from newstui.store import feeds, pages
from newstui.store.articles import Derived
from newstui.store.database import Connection
from newstui.store.feed_entries import StoredEntry
from newstui.store.pages import PageEntry

_TRY_AGAIN = 86_400
"""Seconds after which a page that could not be had is asked for again."""
_POLL_SECONDS = 0.05
_ACCEPT = "text/html, application/xhtml+xml, */*;q=0.1"
_HTML = ("text/html", "application/xhtml+xml", "")


def kept_whole(
    connection: Connection, stored: StoredEntry, edited: RawDocument, teaser: str
) -> tuple[RawDocument, Derived] | None:
    """A stored article whose feed has brought its entry anew, as a teaser again: with the text of
    its page as it was, and whatever else the entry says. None where there is no such text.
    """
    if not (pages.is_whole(connection, stored.known.id) and is_teaser(teaser)):
        return None
    document = replace(edited, form=stored.document.form, content=stored.document.content)
    derived = attempt(document)
    return None if isinstance(derived, Failure) else (document, derived)


def note_edit(connection: Connection, article_id: int, *, whole: bool) -> None:
    """Remembers that a feed has brought an entry anew, so that its page is asked for again;
    `whole` says that the article has kept the text of the page until then."""
    if whole:
        pages.record(connection, article_id, 0, pages.EDITED)
    else:
        pages.forget(connection, article_id)


def wants_page(library: Library, article_id: int) -> bool:
    """Whether opening an article is to fetch its page: it is a teaser, its feed's setting is not
    `never`, and the page was not asked for of late."""
    entry = pages.entry(library.database.reader(), article_id)
    return entry is not None and _wanted(library, entry, ("opening", "always")) is not None


def fetch_page(
    library: Library, article_id: int, *, cancelled: CancelCheck = never_cancelled
) -> bool:
    """Fetches the page of a teaser; whether it brought the whole article.

    Never raises for what the page or its server does: the teaser stays. Raises Cancelled when
    asked to stop.
    """
    return _fetch(library, [article_id], ("opening", "always"), cancelled) == 1


def fetch_always(library: Library, article_ids: Sequence[int], *, cancelled: CancelCheck) -> int:
    """The same for those of the articles whose feeds are set to `always`; gives how many pages
    brought the whole article."""
    return _fetch(library, article_ids, ("always",), cancelled)


def _fetch(
    library: Library, article_ids: Sequence[int], modes: Sequence[str], cancelled: CancelCheck
) -> int:
    entries, asks = _asks(library, article_ids, modes)
    if not asks:
        return 0
    came: queue.SimpleQueue[tuple[int, Reply | FetchError]] = queue.SimpleQueue()
    fetch = library.settings.fetch
    requests = Requests(
        asks,
        lambda article_id, reply: came.put((article_id, reply)),
        parallel=fetch.parallel,
        deadline=fetch.timeout,
        user_agent=fetch.user_agent or USER_AGENT,
    )
    whole = left = 0
    left = len(asks)
    with requests:
        while left:
            if cancelled():
                raise Cancelled
            try:
                article_id, reply = came.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                continue
            whole += _take(library, entries[article_id], reply)
            requests.taken()
            left -= 1
    return whole


def _asks(
    library: Library, article_ids: Sequence[int], modes: Sequence[str]
) -> tuple[Mapping[int, PageEntry], Mapping[int, Ask]]:
    entries, asks = {}, {}
    for article_id in article_ids:
        entry = pages.entry(library.database.reader(), article_id)
        ask = None if entry is None else _wanted(library, entry, modes)
        if entry is not None and ask is not None:
            entries[article_id], asks[article_id] = entry, ask
    return entries, asks


def _wanted(library: Library, entry: PageEntry, modes: Sequence[str]) -> Ask | None:
    """The request for an entry's page, if it is to be asked for."""
    if entry.asked_at is not None and (
        entry.outcome == pages.WHOLE or entry.asked_at + _TRY_AGAIN > library.now()
    ):
        return None
    feed = feeds.feed(library.database.reader(), entry.feed_id)
    url = entry.document.url
    is_short = is_teaser(entry.text) or entry.outcome == pages.EDITED
    if feed is None or url is None or not is_short:
        return None
    own = feed_settings(library, feed)
    if (own.whole_articles or library.settings.fetch.whole_articles) not in modes:
        return None
    # A feed from outside may name no page inside.
    return Ask(url, user_agent=own.user_agent, public_only=not feed.private, accept=_ACCEPT)


def _take(library: Library, entry: PageEntry, reply: Reply | FetchError) -> bool:
    if isinstance(reply, FetchError):
        return _stays(library, entry, str(reply))
    if reply.status != 200:
        return _stays(library, entry, status_words(reply.status))
    if reply.media_type not in _HTML:
        return _stays(library, entry, f"what is there is no page but {reply.media_type}")
    html = storable(decode(reply.body, reply.charset))
    document = replace(entry.document, form=Form.PAGE, content=html)
    derived = attempt(document)
    if isinstance(derived, Failure):
        return _stays(library, entry, derived.reason)
    if entry.outcome == pages.EDITED:
        reason = why_not_again(entry.text, derived.article.text)
    else:
        reason = why_not_whole(entry.text, derived.article.text, html)
    if reason:
        return _stays(library, entry, reason)
    now = library.now()
    with library.database.writing() as connection:
        current = pages.entry(connection, entry.known.id)
        if current is None or current.known.content_hash != entry.known.content_hash:
            return False  # The feed has brought it anew meanwhile.
        batch = Batch(connection, now)
        batch.put(
            document,
            derived,
            stored=entry.known,
            source_id=entry.feed_id,
            source=entry.known.source,
            known_by=entry.known.content_hash,
        )
        batch.finish()
        pages.set_updated(connection, entry.known.id, entry.updated_at)
        pages.record(connection, entry.known.id, now, pages.WHOLE)
    return True


def _stays(library: Library, entry: PageEntry, reason: str) -> bool:
    outcome = pages.EDITED if entry.outcome == pages.EDITED else reason
    with library.database.writing() as connection:
        pages.record(connection, entry.known.id, library.now(), outcome)
    return False
