"""Filters and their counts at a million articles: rows made from a seed, straight into the store.

    python benchmarks/facets.py --articles 1000000 --db facets.db

Countries, topics, sources and languages are spread as in news: a few stand in every fourth article,
most in one of ten thousand. Prints the median and the 99th percentile of CPU milliseconds over all
filters of a kind; compare rows of one run.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

from newstui.library import browse
from newstui.library.session import Library
from newstui.store.database import Connection
from newstui.tagging.countries_catalogue import COUNTRY_NAMES
from newstui.tagging.topics_catalogue import TOPIC_NAMES

_START = 1_600_000_000
_APART = 120
"""Seconds between articles."""
_SOURCES = 300
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sr")
_WORDS = (
    "ferry",
    "budget",
    "border",
    "match",
    "storm",
    "court",
    "galaxy",
    "strike",
    "vote",
    "train",
)
_CHUNK = 20_000
_COUNTED = 300
"""Of how many articles the screen counts the values under a filter."""
_GROUPS = ("eu", "nato", "g7", "africa", "balkans", "middle east", "asia", "europe")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1_000_000)
    options.add_argument("--db", type=Path, help="keep the database here, or use it if it is there")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(arguments.db or Path(folder) / "news.db")
        try:
            if not browse.counts(library).total:
                fill(library, arguments.articles)
            _measure(library)
        finally:
            library.close()


def _measure(library: Library) -> None:
    print(f"{'CPU milliseconds':<44} {'median':>8} {'p99':>8}")
    for name, filters in _filters().items():
        queries = [browse.understand(library, text) for text in filters]
        for what, work in (
            ("first page of articles", partial(browse.article_keys, limit=100)),
            ("first page of events", partial(browse.first_events, limit=100)),
            (f"counts among {_COUNTED}", partial(browse.facet_counts, newest=_COUNTED)),
        ):
            taken = [_milliseconds(partial(work, library, query)) for query in queries]
            taken.sort()
            row(f"{name}: {what}", taken[len(taken) // 2], taken[int(len(taken) * 0.99)])


def _filters() -> dict[str, list[str]]:
    """Filters as readers put them together, by kind."""
    dice = random.Random(2)
    countries, topics = sorted(COUNTRY_NAMES), sorted(TOPIC_NAMES)
    pairs = [(dice.choice(countries[:40]), dice.choice(topics[:40])) for _ in range(40)]
    return {
        "no filter": [""],
        "a country": [f"country:{code}" for code in countries[:40]],
        "a country and a topic": [f"country:{code} topic:{topic}" for code, topic in pairs],
        "a grouping": [f'country:"{name}"' for name in _GROUPS],
        "a grouping and a topic": [
            f'country:"{name}" topic:{dice.choice(topics)}' for name in _GROUPS * 3
        ],
        "reported from": ["from:de", "from:mt", "from:eu", "from:balkans", "from:africa"],
        "unread of a language": [f"is:unread lang:{code}" for code in _LANGUAGES],
        "a word": list(_WORDS),
        "a word and a country": [f"{word} country:{countries[3]}" for word in _WORDS],
    }


def _milliseconds(work: Callable[[], object], times: int = 3) -> float:
    """The best CPU time of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def row(name: str, median: float, worst: float) -> None:
    print(f"{name:<44} {median:>8.2f} {worst:>8.2f}")


# The rows


def fill(library: Library, count: int) -> None:
    """Put so many articles into an empty library."""
    dice = random.Random(1)
    with library.database.writing() as connection:
        connection.executemany(
            "INSERT INTO sources (kind, title, country) VALUES ('files', ?, ?)",
            [
                (f"Outlet {number}", sorted(COUNTRY_NAMES)[number % 97])
                for number in range(1, _SOURCES + 1)
            ],
        )
    for first in range(1, count + 1, _CHUNK):
        with library.database.writing() as connection:
            _chunk(connection, dice, range(first, min(first + _CHUNK, count + 1)))
    with library.database.writing() as connection:
        connection.execute(
            "INSERT INTO facet_counts SELECT kind, value, count(*), sum(NOT EXISTS (SELECT 1 FROM"
            " article_state s WHERE s.article_id = f.article_id)) FROM article_facets f"
            " GROUP BY kind, value UNION ALL SELECT 'all', '', (SELECT count(*) FROM articles),"
            " (SELECT count(*) FROM articles) - (SELECT count(*) FROM article_state)"
        )
        connection.execute("ANALYZE")


def _chunk(connection: Connection, dice: random.Random, numbers: Sequence[int]) -> None:
    articles, facets, texts, members, read = [], [], [], [], []
    events: dict[int, tuple[str, int, int, int, str, str]] = {}
    for number in numbers:
        at = _START + number * _APART
        key = at << 28 | number
        source = dice.randint(1, _SOURCES)
        language = dice.choices(_LANGUAGES, _FALLING)[0]
        tags = list(_tags(dice))
        about = " ".join(value for kind, value in tags if kind == "country")
        topics = " ".join(value for kind, value in tags if kind == "topic")
        title = " ".join(dice.choices(_WORDS, k=4)) + f" {number}"
        articles.append(
            (number, source, str(number), title, language, at, at, b"", key, about, topics)
        )
        tags += [("source", f"Outlet {source}"), ("language", language)]
        facets += [(number, kind, value, key) for kind, value in tags]
        texts.append((number, title, key))
        # Of an event's reports the last is its newest; events do not reach over chunks.
        event = max(numbers[0], number - dice.randint(0, 3) * 50)
        members.append((number, event))
        events[event] = (title, number, at, key, about, topics)
        if dice.random() < 0.3:
            read.append((number, at))
    _insert(connection, "INSERT INTO articles (id, source_id, guid, title, language, published_at,"
            " published_precision, first_seen_at, content_hash, time_key, countries, topics)"
            " VALUES (?, ?, ?, ?, ?, ?, 'second', ?, ?, ?, ?, ?)", articles)  # fmt: skip
    _insert(connection, "INSERT INTO article_texts (article_id, text, notes, raw, cleaner_version)"
            " VALUES (?, ?, '[]', x'', 1)", [text[:2] for text in texts])  # fmt: skip
    _insert(connection, "INSERT INTO article_fts (rowid, title, text) VALUES (?, ?, ?)",
            [(key, title, title) for _, title, key in texts])  # fmt: skip
    _insert(connection, "INSERT OR IGNORE INTO article_facets (article_id, kind, value, time_key,"
            " score, evidence, method) VALUES (?, ?, ?, ?, 1.0, '[]', 1)", facets)  # fmt: skip
    _insert(connection, "INSERT INTO events (id, title, lead_article_id, first_at, last_at,"
            " article_count, source_count, unread_count, version, time_key, countries, topics,"
            " activity) VALUES (?1, ?2, ?3, ?4, ?4, 1, 1, 1, 1, ?5, ?6, ?7, '1')",
            [(event, *newest) for event, newest in events.items()])  # fmt: skip
    _insert(connection, "INSERT INTO event_articles (article_id, event_id, score, reason,"
            " decided_by, assigned_at) VALUES (?, ?, 0, '{}', 'auto', 0)", members)  # fmt: skip
    _insert(connection, "INSERT INTO article_state (article_id, read_at) VALUES (?, ?)", read)


def _insert(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    connection.executemany(statement, rows)


def _tags(dice: random.Random) -> Iterator[tuple[str, str]]:
    for kind, values, weights, most in (
        ("country", _BY_FREQUENCY["country"], _COUNTRY_WEIGHTS, 3),
        ("topic", _BY_FREQUENCY["topic"], _TOPIC_WEIGHTS, 3),
    ):
        for value in dict.fromkeys(
            dice.choices(values, cum_weights=weights, k=dice.randint(1, most))
        ):
            yield kind, value
            if kind == "country":
                yield "mentioned", value


def _shuffled(values: Sequence[str]) -> list[str]:
    return random.Random(3).sample(values, len(values))


_FALLING = [1 / (place + 1) for place in range(len(_LANGUAGES))]
_BY_FREQUENCY = {
    "country": _shuffled(sorted(COUNTRY_NAMES)),
    "topic": _shuffled(sorted(TOPIC_NAMES)),
}
_COUNTRY_WEIGHTS, _TOPIC_WEIGHTS = (
    list(accumulate(1 / (place + 1) ** 1.2 for place in range(len(values))))
    for values in _BY_FREQUENCY.values()
)


if __name__ == "__main__":
    main()
