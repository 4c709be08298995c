"""Retention and removal: what goes, what never does, and that nothing comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import browse, correcting, marks
from newstui.library.removing import prune, remove_articles
from newstui.library.session import Library
from newstui.library.subscribing import unsubscribe
from newstui.model.query import EVERYTHING
from newstui.settings.config import Settings
from newstui.settings.feeds import FeedSettings, Fetch
from newstui.store import health
from support import fill, open_library
from support_feeds import at, feed_now, fetch_all, set_up, subscribed, titles
from support_http import Server, always, item, reply, rss

DAY = 86_400
STORIES = (
    ("Ferry aground off Bergen", "A ferry ran aground off Bergen in fog."),
    ("Parliament in Warsaw passes budget", "Poland's parliament passed its budget at night."),
    ("Telescope in Chile sees galaxy", "Astronomers in Chile saw a distant galaxy."),
    ("Herring return to Iceland", "Fishermen in Iceland landed herring for the first time."),
)


@pytest.fixture
def library(tmp_path: Path, web: Server) -> Iterator[Library]:
    library = open_library(tmp_path)
    items = [
        item(title, text, guid=str(number), date=f"Tue, 0{number + 1} Feb 2024 08:00:00 GMT")
        for number, (title, text) in enumerate(STORIES)
    ]
    web.pages["/feed"] = always(*reply(rss(*items)))
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    yield library
    library.close()


def keeps(library: Library, **settings: int) -> Library:
    return set_up(library, Settings(fetch=Fetch(**settings)))  # type: ignore[arg-type]


def sound(library: Library) -> None:
    """Nothing refers to what is gone, and the index and the counts agree with the articles."""
    connection = library.database.reader()
    assert health.broken_references(connection) is None
    assert health.index_damage(connection) is None
    counts = browse.counts(library)
    assert counts.total == len(titles(library))
    assert counts.events == len(browse.event_keys(library, EVERYTHING))


def test_what_the_reader_corrected_stays(library: Library) -> None:
    correcting.correct(library, [2], correcting.tag_correction("+country:se"))
    prune(at(keeps(library, keep_days=10), 1000 * DAY))
    assert titles(library) == [STORIES[1][0]]
    assert remove_articles(library, feed_now(library).id) == 0
    sound(library)


def test_off_by_default(library: Library) -> None:
    assert prune(at(library, 1000 * DAY)) == 0


def test_of_each_source_the_newest_stay(library: Library) -> None:
    assert prune(keeps(library, keep_articles=3)) == 1
    assert titles(library) == [title for title, _ in reversed(STORIES[1:])]
    sound(library)


def test_what_came_in_long_ago_goes(library: Library) -> None:
    assert prune(at(keeps(library, keep_days=30), 29 * DAY)) == 0
    assert prune(at(keeps(library, keep_days=30), 31 * DAY)) == 4
    sound(library)


def test_starred_followed_and_noted_ones_stay(library: Library) -> None:
    newest = browse.article_keys(library, EVERYTHING)
    rows = browse.articles_at(library, newest)
    marks.set_starred(library, [rows[0].id], True)
    with library.database.writing() as connection:
        connection.execute(
            "INSERT INTO event_state (event_id, followed_at) VALUES (?, 1)", (rows[1].event_id,)
        )
        connection.execute(
            "INSERT INTO article_state (article_id, note) VALUES (?, 'mine')", (rows[2].id,)
        )
    assert prune(at(keeps(library, keep_days=1), 9 * DAY)) == 1
    assert titles(library) == [row.title for row in rows[:3]]
    assert remove_articles(library, feed_now(library).id) == 0
    sound(library)


def test_a_feed_can_keep_less_than_others(library: Library, web: Server) -> None:
    own = {"Fjord Times": FeedSettings(keep_articles=1)}
    assert prune(set_up(library, Settings(fetch=Fetch(keep_articles=4), feeds=own))) == 3


def test_what_was_removed_does_not_come_back(library: Library, web: Server) -> None:
    small = keeps(library, keep_articles=2)
    prune(small)
    items = [item(title, text, guid=str(n)) for n, (title, text) in enumerate(STORIES)]
    web.pages["/feed"] = always(*reply(rss(*items, item("One more", guid="9"))))
    assert fetch_all(small).added == 1
    assert len(titles(library)) == 3


def test_ids_are_never_given_again(library: Library, web: Server) -> None:
    prune(at(keeps(library, keep_days=1), 9 * DAY))
    web.pages["/feed"] = always(*reply(rss(item("One more", guid="9"))))
    fetch_all(library)
    (key,) = browse.article_keys(library, EVERYTHING)
    assert browse.articles_at(library, [key])[0].id == 5


def test_removal_leaves_other_sources_and_shared_events_whole(library: Library) -> None:
    fill(library)
    before = len(titles(library))
    assert unsubscribe(library, feed_now(library), keep_articles=False) == 4
    assert len(titles(library)) == before - 4
    sound(library)


def test_undo_after_a_removal_is_harmless(library: Library) -> None:
    from newstui.library import undoing

    marks.set_read(library, [1, 2], True)
    prune(keeps(library, keep_articles=3))
    undoing.undo(library)
    sound(library)
