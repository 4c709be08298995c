"""Subscriptions: the sources that are feeds, and how each of them is.

A feed is the reader's own, and fetched here, or one that a news server brings.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from newstui.model.frozen import frozen
from newstui.store.time_keys import lower_bound


@frozen
class Feed:
    """A subscription. Times are seconds in UTC."""

    id: int
    kind: str
    """`OWN`, or `SYNCED` if a server brings it."""
    enabled: bool
    """False once it is no more subscribed."""
    url: str
    title: str
    homepage: str | None
    folder: str | None
    tags: tuple[str, ...]
    hidden: bool
    named: bool
    """Whether its title is the reader's, rather than the feed's own or a makeshift."""
    etag: str | None
    last_modified: str | None
    body_hash: bytes | None
    private: bool | None
    """Whether its address is a private one; None until it has been reached."""
    status: int | None
    """HTTP status of the latest reply; None if the latest request had none."""
    checked_at: int | None
    success_at: int | None
    next_check_at: int | None
    hold_until: int | None
    """Before this the server asked not to be asked."""
    error_count: int
    """Failures since the latest success."""
    last_error: str | None
    gone: bool
    pace: Mapping[str, object]
    """What the feed says of how often to come, as the library wrote it."""


OWN, SYNCED = "feed", "sync"

_COLUMNS = (
    "id, kind, enabled, url, title, homepage, folder, tags, hidden, named, etag, last_modified,"
    " body_hash, private, status, checked_at, success_at, next_check_at, hold_until, error_count,"
    " last_error, gone, pace"
)
_IS_FEED = "kind IN ('feed', 'sync')"
_IS_SUBSCRIBED = f"{_IS_FEED} AND enabled = 1"
_IS_OWN = "kind = 'feed' AND enabled = 1"
_SETTABLE = {
    *("title", "homepage", "language", "folder", "tags", "hidden", "named", "etag"),
    *("last_modified", "body_hash", "private", "status", "checked_at", "success_at"),
    *(
        "next_check_at",
        "hold_until",
        "error_count",
        "last_error",
        "gone",
        "pace",
        "enabled",
        "kind",
    ),
}


def subscribed(connection: sqlite3.Connection) -> list[Feed]:
    """The feeds that are fetched here, by folder and title."""
    return _listed(connection, _IS_OWN)


def with_synced(connection: sqlite3.Connection) -> list[Feed]:
    """Every subscription, those that servers bring among them, by folder and title."""
    return _listed(connection, _IS_SUBSCRIBED)


def _listed(connection: sqlite3.Connection, condition: str) -> list[Feed]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM sources WHERE {condition}"
        " ORDER BY folder IS NULL, folder, title COLLATE NOCASE"
    )
    return [_feed(row) for row in rows]


def feed(connection: sqlite3.Connection, feed_id: int) -> Feed | None:
    """The feed of an id, subscribed or not."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM sources WHERE id = ? AND {_IS_FEED}", (feed_id,)
    ).fetchone()
    return None if row is None else _feed(row)


def at_address(connection: sqlite3.Connection, url: str) -> Feed | None:
    """The feed that is, or was, subscribed at an address."""
    row = connection.execute(
        "SELECT source_id FROM source_addresses WHERE url = ?", (url,)
    ).fetchone()
    return None if row is None else feed(connection, row[0])


def add(connection: sqlite3.Connection, url: str, title: str, *, kind: str = OWN) -> int:
    """Makes a subscription at an address that is not known yet; gives its id."""
    cursor = connection.execute(
        "INSERT INTO sources (kind, url, title) VALUES (?, ?, ?)",
        (kind, url, free_title(connection, title, url)),
    )
    feed_id = int(cursor.lastrowid or 0)
    add_address(connection, feed_id, url)
    return feed_id


def add_address(connection: sqlite3.Connection, feed_id: int, url: str) -> None:
    """Remembers that a feed is to be had at an address."""
    connection.execute("INSERT OR IGNORE INTO source_addresses VALUES (?, ?)", (url, feed_id))


def move(connection: sqlite3.Connection, feed_id: int, url: str) -> bool:
    """Gives a feed a new address, unless another feed has it."""
    other = at_address(connection, url)
    if other is not None and other.id != feed_id:
        return False
    connection.execute("UPDATE sources SET url = ? WHERE id = ?", (url, feed_id))
    add_address(connection, feed_id, url)
    return True


def free_title(
    connection: sqlite3.Connection, title: str, url: str, feed_id: int | None = None
) -> str:
    """The title, with the host behind it if another feed has that very title."""
    host = urlsplit(url).hostname or url
    for candidate in (title, f"{title} ({host})", f"{title} ({url})"):
        taken = connection.execute(
            f"SELECT 1 FROM sources WHERE {_IS_FEED} AND title = ? AND id IS NOT ?",
            (candidate, feed_id),
        ).fetchone()
        if taken is None:
            return candidate
    return url


def record(connection: sqlite3.Connection, feed_id: int, **columns: object) -> None:
    """Sets columns of a feed; `tags` is a sequence, `pace` a mapping."""
    unknown = columns.keys() - _SETTABLE
    if unknown:
        raise ValueError(f"no such columns: {', '.join(sorted(unknown))}")
    values = {
        name: json.dumps(value) if name in ("tags", "pace") else value
        for name, value in columns.items()
    }
    pairs = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(f"UPDATE sources SET {pairs} WHERE id = :feed", {**values, "feed": feed_id})


def hold_host(connection: sqlite3.Connection, host: str, until: int) -> None:
    """Lets every feed of a host wait: its server counts requests, not feeds."""
    for other in subscribed(connection):
        if urlsplit(other.url).hostname == host and (other.hold_until or 0) < until:
            record(connection, other.id, hold_until=until)


def rename(connection: sqlite3.Connection, feed_id: int, title: str, url: str) -> None:
    """Gives a feed that has no articles yet its title: those that have one are found by it."""
    has_articles = connection.execute(
        "SELECT 1 FROM articles WHERE source_id = ? LIMIT 1", (feed_id,)
    ).fetchone()
    if has_articles is None:
        record(connection, feed_id, title=free_title(connection, title, url, feed_id))


def remove(connection: sqlite3.Connection, feed_id: int) -> None:
    """Ends a subscription; its articles stay, and with them the feed as their source."""
    has_articles = connection.execute(
        "SELECT 1 FROM articles WHERE source_id = ? LIMIT 1", (feed_id,)
    ).fetchone()
    if has_articles is None:
        connection.execute("DELETE FROM sources WHERE id = ?", (feed_id,))
    else:
        record(connection, feed_id, enabled=0)


SUBSCRIBED = "subscriptions"
"""What the undo log calls subscribing and ending it."""


def set_subscribed(connection: sqlite3.Connection, values: Mapping[int, object]) -> int:
    """Takes subscriptions up or ends them, by id (1 or 0); gives how many there were. What an
    ended one has brought stays, and those that are gone are passed over."""
    return sum(
        connection.execute(
            "UPDATE sources SET enabled = ? WHERE id = ? AND kind = 'feed'", (value, feed_id)
        ).rowcount
        for feed_id, value in values.items()
    )


def article_counts(connection: sqlite3.Connection, since: int) -> dict[int, tuple[int, int]]:
    """By feed: how many articles it has, and how many since a second."""
    rows = connection.execute(
        "SELECT s.id, coalesce((SELECT total FROM facet_counts c"
        " WHERE c.kind = 'source' AND c.value = s.title), 0),"
        " (SELECT count(*) FROM articles a WHERE a.source_id = s.id AND a.time_key >= ?)"
        f" FROM sources s WHERE {_IS_SUBSCRIBED}",
        (lower_bound(since),),
    )
    return {feed_id: (total, recent) for feed_id, total, recent in rows}


def recent_times(connection: sqlite3.Connection, feed_id: int, limit: int) -> list[int]:
    """When the newest articles of a feed came out, where that is known."""
    rows = connection.execute(
        "SELECT published_at FROM articles WHERE source_id = ? ORDER BY time_key DESC LIMIT ?",
        (feed_id, limit),
    )
    return [at for (at,) in rows if at is not None]


def failing_count(connection: sqlite3.Connection) -> int:
    """How many subscriptions failed when they were last asked."""
    row = connection.execute(
        f"SELECT count(*) FROM sources WHERE {_IS_OWN} AND (error_count > 0 OR gone = 1)"
    ).fetchone()
    return int(row[0])


def _feed(row: Sequence[object]) -> Feed:
    values = dict(zip(_COLUMNS.replace(" ", "").split(","), row, strict=True))
    values["tags"] = tuple(json.loads(str(values["tags"])))
    values["pace"] = json.loads(str(values["pace"])) if values["pace"] else {}
    for name in ("hidden", "named", "gone", "enabled"):
        values[name] = bool(values[name])
    if values["private"] is not None:
        values["private"] = bool(values["private"])
    return Feed(**values)  # type: ignore[arg-type]
