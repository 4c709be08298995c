"""Miniflux by its REST API (miniflux.app/docs/api.html; read beside its source, version 2.2).

Entries are read by rising id, so that no page is missed when entries change meanwhile, and later
on those that changed since the last contact, by the server's own clock.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newstui.sources.fields import one_line
from newstui.sources.http_messages import Fault
from newstui.sources.links import web_url
from newstui.sources.news_server import (
    RECENT,
    Batch,
    Cursor,
    RemoteEntry,
    RemoteFeed,
    Unknown,
    document,
)
from newstui.sources.server_session import Fields, ServerError, ServerSession, expected
from newstui.sources.timestamps import parse_moment

_PAGE = 100
_SMALL_PAGE = 5
"""Entries of a page where a hundred are more than a reply may hold."""
_OVERLAP = 120
"""Seconds that are read again: a change is dated when its transaction begins, not when it ends."""
_UNTOLD = 86_400
"""The same where the server does not tell its time, and clocks may differ."""
_SENT_AT_ONCE = 500


class Miniflux:
    """A Miniflux server. `session` carries the token (`X-Auth-Token`) or a login."""

    def __init__(self, session: ServerSession, now: int) -> None:
        self._session = session
        self._now = now

    def user(self) -> str:
        """The name that the login belongs to."""
        me = expected(self._session.get_json("/v1/me"), Mapping, "user")
        return one_line(me.get("username")) or "?"

    def feeds(self) -> list[RemoteFeed]:
        listed = expected(self._session.get_json("/v1/feeds"), list, "list of feeds")
        return [_feed(one) for one in listed if _has_id(one)]

    def news(self, cursor: Cursor, unknown: Unknown) -> Iterator[Batch]:  # noqa: ARG002
        start = cursor.get("start") or self._server_time()
        passes = self._passes(cursor.get("since"), start)
        first, after = cursor.get("pass", 0), cursor.get("after", 0)
        for number, filters in list(enumerate(passes))[first:]:
            yield from self._pages(filters, {**cursor, "start": start, "pass": number}, after)
            after = 0
        yield Batch({"since": start})

    def set_read(self, ids: Sequence[str], read: bool) -> None:
        for begin in range(0, len(ids), _SENT_AT_ONCE):
            wanted = [int(entry_id) for entry_id in ids[begin : begin + _SENT_AT_ONCE]]
            try:
                self._put_status(wanted, read)
            except ServerError as error:
                # The server answers with an error where it has none of the entries any more.
                if error.status not in (400, 404, 500):
                    raise
                left = [entry_id for entry_id in wanted if self._entry(entry_id) is not None]
                if left:
                    self._put_status(left, read)

    def set_starred(self, ids: Sequence[str], starred: bool) -> None:
        for entry_id in ids:
            # There is only a switch that is turned over: what it stands at is looked at before.
            entry = self._entry(int(entry_id))
            if entry is not None and bool(entry.get("starred")) is not starred:
                self._session.send("PUT", f"/v1/entries/{int(entry_id)}/bookmark")

    def _server_time(self) -> int:
        # The list of feeds has been asked for: it told the server's time.
        told = self._session.server_time
        return self._now - _UNTOLD if told is None else told - _OVERLAP

    def _passes(self, since: int | None, start: int) -> list[Fields]:
        if since is not None:
            return [[("changed_after", since)]]
        read = ("status", "read")
        return [
            [("status", "unread")],
            [("starred", "true"), read],
            [("changed_after", start - RECENT), read],
        ]

    def _pages(self, filters: Fields, cursor: Cursor, after: int) -> Iterator[Batch]:
        size = _PAGE
        while True:
            try:
                found, listed = self._page(filters, after, size)
            except ServerError as error:
                if error.fault is not Fault.SIZE or size == _SMALL_PAGE:
                    raise
                size = _SMALL_PAGE
                continue
            highest = max((int(entry.id) for entry in found), default=after)
            if highest <= after and listed == size:
                raise ServerError("gives the same page of entries again")
            after = highest
            broken = listed - len(found)
            problems = (f"{broken} entries have no number",) if broken else ()
            yield Batch({**cursor, "after": after}, tuple(found), problems)
            if listed < size:
                return

    def _page(self, filters: Fields, after: int, size: int) -> tuple[list[RemoteEntry], int]:
        """The usable entries of a page, and how many it listed."""
        order = [("order", "id"), ("direction", "asc"), ("limit", size)]
        place = [("after_entry_id", after)] if after else []
        answer = self._session.get_json("/v1/entries", [*order, *place, *filters])
        listed = expected(answer, Mapping, "entries").get("entries")
        # Go writes an empty list as null where it was never made.
        entries = expected(listed if listed is not None else [], list, "list of entries")
        return [_remote(entry) for entry in entries if _has_id(entry)], len(entries)

    def _put_status(self, ids: Sequence[int], read: bool) -> None:
        body = {"entry_ids": list(ids), "status": "read" if read else "unread"}
        self._session.send("PUT", "/v1/entries", json.dumps(body).encode(), "application/json")

    def _entry(self, entry_id: int) -> Mapping[str, Any] | None:
        try:
            answer = self._session.get_json(f"/v1/entries/{entry_id}")
        except ServerError as error:
            if error.status == 404:
                return None
            raise
        found: Mapping[str, Any] = expected(answer, Mapping, "entry")
        return found


def _has_id(value: object) -> bool:
    return isinstance(value, Mapping) and type(value.get("id")) is int


def _feed(value: Mapping[str, Any]) -> RemoteFeed:
    category = value.get("category")
    url = web_url(one_line(value.get("feed_url")))
    return RemoteFeed(
        id=str(value["id"]),
        url=url,
        title=one_line(value.get("title")) or url or f"Feed {value['id']}",
        homepage=web_url(one_line(value.get("site_url"))),
        folder=one_line(category.get("title")) if isinstance(category, Mapping) else None,
    )


def _remote(value: Mapping[str, Any]) -> RemoteEntry:
    feed, tags = value.get("feed"), value.get("tags")
    source = one_line(feed.get("title")) if isinstance(feed, Mapping) else None
    return RemoteEntry(
        id=str(value["id"]),
        feed_id=str(value.get("feed_id")),
        document=document(
            guid=str(value["id"]),
            origin=f"{source or 'Miniflux'}, entry {value['id']}",
            url=value.get("url"),
            title=value.get("title"),
            content=value.get("content"),
            published=parse_moment(value.get("published_at")),
            author=value.get("author"),
            categories=tags if isinstance(tags, list) else (),
            source=source,
        ),
        read=value.get("status") != "unread",
        starred=value.get("starred") is True,
    )
