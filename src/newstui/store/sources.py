"""The outlets that articles come from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from newstui.model.feed import FOLDER_SEPARATOR
from newstui.model.frozen import frozen


def find_title(connection: sqlite3.Connection, name: str) -> str | None:
    """The outlet a reader means: its name in any case, else the only one that contains it."""
    wanted = name.casefold()
    titles = {row[0] for row in connection.execute("SELECT title FROM sources")}
    exact = [title for title in titles if title.casefold() == wanted]
    near = [title for title in titles if wanted in title.casefold()]
    if exact:
        return str(exact[0])
    return str(near[0]) if len(near) == 1 else None


def find_folder(connection: sqlite3.Connection, name: str) -> str | None:
    """The folder of subscriptions that a reader means, or one that holds folders, in any case."""
    rows = connection.execute("SELECT DISTINCT folder FROM sources WHERE folder IS NOT NULL")
    paths = sorted(row[0] for row in rows)
    wanted = name.casefold()
    for path in paths:
        if path.casefold() == wanted or path.casefold().startswith(wanted + FOLDER_SEPARATOR):
            return str(path[: len(name)])
    inner = [path for path in paths if path.casefold().endswith(FOLDER_SEPARATOR + wanted)]
    return inner[0] if len(inner) == 1 else None


def find_tag(connection: sqlite3.Connection, name: str) -> str | None:
    """The reader's own tag of subscriptions of that name, in any case."""
    rows = connection.execute("SELECT DISTINCT t.value FROM sources s, json_each(s.tags) t")
    return next((row[0] for row in rows if row[0].casefold() == name.casefold()), None)


def files_source(connection: sqlite3.Connection, title: str) -> int:
    """The id of the outlet of that name among those read from files; made if it is new."""
    row = connection.execute(
        "SELECT id FROM sources WHERE kind = 'files' AND title = ?", (title,)
    ).fetchone()
    if row is not None:
        return int(row[0])
    cursor = connection.execute("INSERT INTO sources (kind, title) VALUES ('files', ?)", (title,))
    return int(cursor.lastrowid or 0)


def ids_of(connection: sqlite3.Connection, title: str) -> list[int]:
    """The sources of that very name: an outlet may be read from files and from a feed."""
    rows = connection.execute("SELECT id FROM sources WHERE title = ? ORDER BY id", (title,))
    return [row[0] for row in rows]


def missing_ids(connection: sqlite3.Connection, source_ids: Sequence[int]) -> list[int]:
    """Those of the ids that no source has."""
    rows = connection.execute(
        "SELECT i.value FROM json_each(?) i LEFT JOIN sources s ON s.id = i.value"
        " WHERE s.id IS NULL",
        (json.dumps(list(source_ids)),),
    )
    return [row[0] for row in rows]


def articles_of(connection: sqlite3.Connection, source_id: int) -> list[int]:
    """The ids of a source's articles, oldest first."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE source_id = ? ORDER BY time_key", (source_id,)
    )
    return [row[0] for row in rows]


def country_of(connection: sqlite3.Connection, source_id: int) -> str | None:
    """The code of the country a source reports from."""
    row = connection.execute("SELECT country FROM sources WHERE id = ?", (source_id,)).fetchone()
    return None if row is None else row[0]


def set_country(connection: sqlite3.Connection, source_id: int, code: str | None) -> None:
    connection.execute("UPDATE sources SET country = ? WHERE id = ?", (code, source_id))


def addresses(connection: sqlite3.Connection, source_id: int) -> list[str]:
    """The web addresses a source is known by: homepage and feed, else those of some articles."""
    own = connection.execute(
        "SELECT homepage, url FROM sources WHERE id = ?", (source_id,)
    ).fetchone()
    of_articles = connection.execute(
        "SELECT url FROM articles WHERE source_id = ? AND url IS NOT NULL LIMIT 3", (source_id,)
    )
    # What a feed lists may lie anywhere.
    return [address for address in own or () if address] or [row[0] for row in of_articles]


@frozen
class Source:
    """An outlet, with how many articles of it there are."""

    id: int
    kind: str
    title: str
    url: str | None
    homepage: str | None
    country: str | None
    """The code of the country it reports from."""
    folder: str | None
    articles: int
    unread: int


def all_sources(connection: sqlite3.Connection) -> list[Source]:
    """Every outlet, by name."""
    rows = connection.execute(
        "SELECT s.id, s.kind, s.title, s.url, s.homepage, s.country, s.folder,"
        " coalesce(c.total, 0), coalesce(c.unread, 0) FROM sources s LEFT JOIN facet_counts c"
        " ON c.kind = 'source' AND c.value = s.title ORDER BY s.title"
    )
    return [Source(*row) for row in rows]
