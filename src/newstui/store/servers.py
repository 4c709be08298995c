"""News servers that the reader has an account with, and what is subscribed there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from newstui.model.frozen import frozen
from newstui.store import feeds


@frozen
class Server:
    """A server. Times are seconds in UTC."""

    id: int
    kind: str
    """`miniflux` or `freshrss`."""
    url: str
    name: str
    cursor: Mapping[str, Any]
    """How far it has been read, as its own module wrote it."""
    checked_at: int | None
    success_at: int | None
    next_check_at: int | None
    hold_until: int | None
    """Before this the server asked not to be asked."""
    error_count: int
    last_error: str | None
    busy_until: int | None
    """Another process talks to it, until then at the most."""


_COLUMNS = (
    "id, kind, url, name, cursor, checked_at, success_at, next_check_at, hold_until, error_count,"
    " last_error, busy_until"
)
_SETTABLE = {
    *("cursor", "checked_at", "success_at", "next_check_at", "hold_until", "error_count"),
    *("last_error", "busy_until"),
}


def all_servers(connection: sqlite3.Connection) -> list[Server]:
    """Every server, by name."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM servers ORDER BY name COLLATE NOCASE")
    return [_server(row) for row in rows]


def server(connection: sqlite3.Connection, server_id: int) -> Server | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM servers WHERE id = ?", (server_id,)
    ).fetchone()
    return None if row is None else _server(row)


def add(connection: sqlite3.Connection, kind: str, url: str, name: str) -> int:
    """Stores a server whose address and name no other has; gives its id."""
    cursor = connection.execute(
        "INSERT INTO servers (kind, url, name) VALUES (?, ?, ?)", (kind, url, name)
    )
    return int(cursor.lastrowid or 0)


def record(connection: sqlite3.Connection, server_id: int, **columns: object) -> None:
    """Sets columns of a server; `cursor` is a mapping."""
    unknown = columns.keys() - _SETTABLE
    if unknown:
        raise ValueError(f"no such columns: {', '.join(sorted(unknown))}")
    values = {
        name: json.dumps(value) if name == "cursor" else value for name, value in columns.items()
    }
    pairs = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        f"UPDATE servers SET {pairs} WHERE id = :server", values | {"server": server_id}
    )


def take_turn(connection: sqlite3.Connection, server_id: int, now: int, until: int) -> bool:
    """Lets this process alone talk to a server for a while; False if another one does."""
    cursor = connection.execute(
        "UPDATE servers SET busy_until = ? WHERE id = ? AND coalesce(busy_until, 0) <= ?",
        (until, server_id, now),
    )
    return cursor.rowcount == 1


def remove(connection: sqlite3.Connection, server_id: int) -> None:
    """Forgets a server with all that is known of its feeds and entries; articles stay."""
    connection.execute("DELETE FROM servers WHERE id = ?", (server_id,))


@frozen
class ServerFeed:
    """A subscription on a server, and the source that it is here."""

    remote_id: str
    source_id: int
    was_own: bool
    """Whether the reader had subscribed to it here before."""


def feeds_of(connection: sqlite3.Connection, server_id: int) -> list[ServerFeed]:
    rows = connection.execute(
        "SELECT remote_id, source_id, was_own FROM server_feeds WHERE server_id = ?", (server_id,)
    )
    return [ServerFeed(remote_id, source_id, bool(own)) for remote_id, source_id, own in rows]


def servers_of_sources(connection: sqlite3.Connection) -> dict[int, Server]:
    """By source: the server that brings it; of several the first."""
    known = {one.id: one for one in all_servers(connection)}
    rows = connection.execute(
        "SELECT source_id, max(server_id) FROM server_feeds GROUP BY source_id"
    )
    return {source_id: known[server_id] for source_id, server_id in rows}


def take_over(
    connection: sqlite3.Connection, server_id: int, remote_id: str, url: str, title: str
) -> int:
    """The source of a subscription that is new on the server: the feed that has its address, which
    from then on is the server's to bring, else a new source. Gives its id."""
    known = feeds.at_address(connection, url)
    source_id = known.id if known else feeds.add(connection, url, title, kind=feeds.SYNCED)
    own = known is not None and known.kind == feeds.OWN and known.enabled
    shared = connection.execute(
        "SELECT max(was_own) FROM server_feeds WHERE source_id = ?", (source_id,)
    ).fetchone()[0]
    connection.execute(
        "INSERT OR REPLACE INTO server_feeds VALUES (?, ?, ?, ?)",
        (server_id, remote_id, source_id, int(own or bool(shared))),
    )
    feeds.record(connection, source_id, kind=feeds.SYNCED, enabled=1)
    return source_id


def let_go(connection: sqlite3.Connection, server_id: int, feed: ServerFeed) -> None:
    """Parts a source from a server that no longer has it: what was the reader's own is so again,
    the rest is no more asked for. Its entries there are forgotten, its articles stay."""
    connection.execute(
        "DELETE FROM server_feeds WHERE server_id = ? AND remote_id = ?",
        (server_id, feed.remote_id),
    )
    connection.execute(
        "DELETE FROM server_entries WHERE server_id = ? AND article_id IN"
        " (SELECT id FROM articles WHERE source_id = ?)",
        (server_id, feed.source_id),
    )
    still = connection.execute(
        "SELECT 1 FROM server_feeds WHERE source_id = ?", (feed.source_id,)
    ).fetchone()
    if still is None:
        if feed.was_own:
            feeds.record(connection, feed.source_id, kind=feeds.OWN)
        else:
            feeds.remove(connection, feed.source_id)


def _server(row: tuple[Any, ...]) -> Server:
    values = dict(zip(_COLUMNS.replace(" ", "").split(","), row, strict=True))
    return Server(**{**values, "cursor": json.loads(values["cursor"])})
