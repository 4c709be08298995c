"""FreshRSS by the Google Reader API, as its `p/api/greader.php` speaks it (version 1.2x).

Contents come as streams, in the order in which the server took them in; the marks of all entries
come as two lists of numbers, what is unread and what is starred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from newstui.sources.fields import one_line
from newstui.sources.http_messages import Fault
from newstui.sources.links import web_url
from newstui.sources.news_server import (
    RECENT,
    AllMarks,
    Batch,
    Cursor,
    RemoteEntry,
    RemoteFeed,
    Unknown,
    document,
)
from newstui.sources.server_session import Fields, ServerError, ServerSession, expected, json_of
from newstui.sources.timestamps import parse_moment

LOGIN = "/accounts/ClientLogin"
_API = "/reader/api/0"
_ALL = "user/-/state/com.google/reading-list"
_READ = "user/-/state/com.google/read"
_STARRED = "user/-/state/com.google/starred"
_PAGE = 100
_SMALL_PAGE = 5
_IDS = 10_000
_OVERLAP = 3600
"""Seconds that are read again: entries are dated when a refresh finds them, and stored after."""
_UNTOLD = 86_400
_SENT_AT_ONCE = 200
_LOOK_ALIKE = str.maketrans("＆＜＞", "&<>")
"""FreshRSS gives these three for the plain ones in titles (`escapeToUnicodeAlternative`)."""


def authorisation(session: ServerSession, user: str, password: str) -> str:
    """The token that a name and an API password are exchanged for. ServerError if they are not
    accepted."""
    reply = session.post_form(LOGIN, [("Email", user), ("Passwd", password)])
    lines = dict(
        line.split("=", 1) for line in reply.body.decode("utf-8", "replace").splitlines()
        if "=" in line
    )  # fmt: skip
    token = lines.get("Auth", "").strip()
    if not token or not token.isascii() or not token.isprintable():
        raise ServerError("gives no token for the name and password")
    return token


def authorised(token: str) -> dict[str, str]:
    """The headers that carry a token."""
    return {"Authorization": f"GoogleLogin auth={token}"}


class FreshRSS:
    """A FreshRSS server. `session` has the address that ends in `greader.php`, and the token."""

    def __init__(self, session: ServerSession, now: int) -> None:
        self._session = session
        self._now = now
        self._action_token = ""

    def feeds(self) -> list[RemoteFeed]:
        answer = self._json("/subscription/list")
        listed = expected(answer.get("subscriptions"), list, "list of subscriptions")
        return [
            _feed(one) for one in listed if isinstance(one, Mapping) and one_line(one.get("id"))
        ]

    def news(self, cursor: Cursor, unknown: Unknown) -> Iterator[Batch]:
        start = cursor.get("start") or self._server_time()
        first, place = cursor.get("pass", 0), cursor.get("place", "")
        passes = _passes(cursor.get("since"), start)
        for step, (stream, filters) in list(enumerate(passes))[first:]:
            here = {**cursor, "start": start, "pass": step}
            yield from self._stream(stream, filters, here, place)
            place = ""
        marks = AllMarks(
            frozenset(self._ids(_ALL, [("xt", _READ)])), frozenset(self._ids(_STARRED, []))
        )
        # Old entries that were marked unread or starred on the server after they had been passed.
        missing = unknown(marks.unread | marks.starred)
        for begin in range(0, len(missing), _PAGE):
            fields = [("i", one) for one in missing[begin : begin + _PAGE]]
            answer = json_of(
                self._session.post_form(f"{_API}/stream/items/contents?output=json", fields)
            )
            here = {**cursor, "start": start, "pass": len(passes), "place": ""}
            yield Batch(here, *_entries(answer))
        yield Batch({"since": start}, marks=marks)

    def set_read(self, ids: Sequence[str], read: bool) -> None:
        self._edit(ids, _READ, read)

    def set_starred(self, ids: Sequence[str], starred: bool) -> None:
        self._edit(ids, _STARRED, starred)

    def _server_time(self) -> int:
        told = self._session.server_time
        return self._now - _UNTOLD if told is None else told - _OVERLAP

    def _json(self, path: str, fields: Fields = ()) -> Any:
        answer = self._session.get_json(f"{_API}{path}", [("output", "json"), *fields])
        return expected(answer, Mapping, "object")

    def _stream(self, stream: str, filters: Fields, cursor: Cursor, place: str) -> Iterator[Batch]:
        size = _PAGE
        while True:
            where = [("c", place)] if place else []
            fields = [("n", size), ("r", "o"), *filters, *where]
            try:
                answer = self._json(f"/stream/contents/{quote(stream)}", fields)
            except ServerError as error:
                if error.fault is not Fault.SIZE or size == _SMALL_PAGE:
                    raise
                size = _SMALL_PAGE
                continue
            found = _entries(answer)
            going_on = str(answer.get("continuation") or "")
            if going_on == place and going_on:
                raise ServerError("gives the same page of entries again")
            place = going_on
            yield Batch({**cursor, "place": place}, *found)
            if not place:
                return

    def _ids(self, stream: str, filters: Fields) -> Iterator[str]:
        place = ""
        while True:
            where = [("c", place)] if place else []
            answer = self._json("/stream/items/ids", [("s", stream), ("n", _IDS), *filters, *where])
            found = expected(answer.get("itemRefs"), list, "list of entries")
            yield from (
                number(one["id"]) for one in found if isinstance(one, Mapping) and "id" in one
            )
            going_on = str(answer.get("continuation") or "")
            if not going_on or going_on == place:
                return
            place = going_on

    def _edit(self, ids: Sequence[str], mark: str, on: bool) -> None:
        for begin in range(0, len(ids), _SENT_AT_ONCE):
            fields = [("a" if on else "r", mark)]
            fields += [("i", one) for one in ids[begin : begin + _SENT_AT_ONCE]]
            try:
                self._post(fields)
            except ServerError as error:
                if error.status != 401:
                    raise
                # The token for changes may have run out; the one of the login holds, as was seen.
                self._action_token = ""
                self._post(fields)

    def _post(self, fields: Fields) -> None:
        if not self._action_token:
            reply = self._session.get(f"{_API}/token")
            self._action_token = reply.body.decode("ascii", "replace").strip()
        self._session.post_form(f"{_API}/edit-tag", [("T", self._action_token), *fields])


def _passes(since: int | None, start: int) -> list[tuple[str, Fields]]:
    if since is not None:
        return [(_ALL, [("ot", since)])]
    recent = [("ot", start - RECENT), ("it", _READ)]
    return [(_ALL, [("xt", _READ)]), (_STARRED, []), (_ALL, recent)]


def number(item_id: object) -> str:
    """The number of an item, which is written in decimal, signed or not, or in hexadecimal behind
    `tag:google.com,2005:reader/item/`. ServerError if it is none."""
    text = str(item_id)
    digits = text.rpartition("/")[2]
    try:
        value = int(digits, 16) if digits != text else int(digits)
    except ValueError as error:
        raise ServerError(f"gives an entry without a number ({text[:60]})") from error
    return str(value % 2**64)


def _entries(answer: Any) -> tuple[tuple[RemoteEntry, ...], tuple[str, ...]]:
    """Those of an answer, and what of it could not be read."""
    items = expected(expected(answer, Mapping, "object").get("items"), list, "list of entries")
    usable = [one for one in items if isinstance(one, Mapping) and one_line(one.get("id"))]
    broken = len(items) - len(usable)
    problems = (f"{broken} entries have no number",) if broken else ()
    return tuple(map(_remote, usable)), problems


def _feed(value: Mapping[str, Any]) -> RemoteFeed:
    url = web_url(one_line(value.get("url")))
    categories = _list(value.get("categories"))
    labels = [one_line(one.get("label")) for one in categories if isinstance(one, Mapping)]
    return RemoteFeed(
        id=str(value["id"]),
        url=url,
        title=_title(value.get("title")) or url or str(value["id"]),
        homepage=web_url(one_line(value.get("htmlUrl"))),
        folder=next((label for label in labels if label), None),
    )


def _remote(value: Mapping[str, Any]) -> RemoteEntry:
    categories = [one for one in _list(value.get("categories")) if isinstance(one, str)]
    states = {one.rpartition("/state/com.google/")[2] for one in categories}
    origin = value.get("origin")
    origin = origin if isinstance(origin, Mapping) else {}
    source = _title(origin.get("title"))
    item_id = number(value["id"])
    return RemoteEntry(
        id=item_id,
        feed_id=str(origin.get("streamId")),
        document=document(
            guid=item_id,
            origin=f"{source or 'FreshRSS'}, entry {item_id}",
            url=_address(value),
            title=_title(value.get("title")),
            content=_content(value),
            published=parse_moment(value.get("published")),
            author=value.get("author"),
            source=source,
        ),
        read="read" in states,
        starred="starred" in states,
    )


def _address(value: Mapping[str, Any]) -> object:
    links = [*_list(value.get("canonical")), *_list(value.get("alternate"))]
    return next((one.get("href") for one in links if isinstance(one, Mapping)), None)


def _content(value: Mapping[str, Any]) -> object:
    bodies = (value.get("content"), value.get("summary"))
    return next((one.get("content") for one in bodies if isinstance(one, Mapping)), None)


def _title(value: object) -> str | None:
    line = one_line(value)
    return line.translate(_LOOK_ALIKE) if line else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
