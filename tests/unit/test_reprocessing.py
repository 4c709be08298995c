"""Deriving again: only what differs is changed, and nothing that is the reader's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newstui.events.timex import mentions
from newstui.library import browse, deriving, marks, reading, reprocessing
from newstui.library.reprocessing import reprocess
from newstui.library.session import Library
from newstui.model.article import Tag
from newstui.model.document import Failure, RawDocument
from newstui.model.errors import Cancelled
from newstui.model.moment import Moment
from newstui.model.query import EVERYTHING, Field
from newstui.store.articles import Derived
from support import check_consistency, dump_of, fill, open_library

SPORT = "15000000"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def _newer(monkeypatch: pytest.MonkeyPatch, change: object = None) -> None:
    """As if a newer version cleaned and tagged, which gives `change` of what this one gives."""
    derive = deriving.derive

    def newer(document: RawDocument) -> Derived:
        derived = replace(derive(document), cleaner_version=90, tagger_version=90)
        return change(derived) if callable(change) else derived

    monkeypatch.setattr(deriving, "derive", newer)
    monkeypatch.setattr(reprocessing, "CLEANER_VERSION", 90)
    monkeypatch.setattr(reprocessing, "TAGGER_VERSION", 90)


def _counts(report: reprocessing.Report) -> tuple[int, int, int]:
    return report.changed, report.same, report.failed


def test_what_this_version_made_is_left_alone(library: Library) -> None:
    assert _counts(reprocess(library)) == (0, 0, 0)


def test_where_nothing_differs_nothing_is_changed(library: Library) -> None:
    before = dump_of(library)
    assert _counts(reprocess(library, everything=True)) == (0, 4, 0)
    assert dump_of(library) == before


def test_a_newer_version_is_noted_where_it_gives_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    _newer(monkeypatch)
    assert _counts(reprocess(library)) == (0, 4, 0)
    assert _counts(reprocess(library)) == (0, 0, 0)


def test_text_tags_and_dates_are_exchanged_and_marks_stay(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(derived: Derived) -> Derived:
        if "Havbris" not in derived.article.text:
            return derived
        published = Moment.day(2024, 2, 9)
        article = replace(
            derived.article,
            title=derived.article.title + " again",
            text=derived.article.text + "\n\nThe salvage begins on Thursday.",
            published=published,
        )
        tags = replace(derived.tags, topics=(Tag(SPORT, 0.9, ("match",)),))
        return replace(
            derived, article=article, tags=tags, mentions=mentions(article.text, published, "en")
        )

    marks.set_read(library, [1], True)
    marks.set_starred(library, [2], True)
    (event,) = browse.first_events(library, Field("country", "NO"))
    _newer(monkeypatch, change)
    assert _counts(reprocess(library)) == (2, 2, 0)

    article = reading.article(library, 1)
    assert article is not None
    assert article.row.title.endswith("again")
    assert article.row.read
    assert article.row.event_id == event.id
    assert [row.id for row in _listed(library, "salvage")] == [2, 1]
    assert [row.id for row in _listed(library, "topic:sport")] == [2, 1]
    assert [row.id for row in _listed(library, "is:starred")] == [2]
    assert [row.id for row in _listed(library, "after:2024-02-09")] == [2, 1]
    newest = browse.first_events(library, EVERYTHING)[0]
    assert (newest.id, newest.unread_count) == (event.id, 1)
    assert newest.title.endswith("again")
    assert newest.topics == (SPORT,)
    check_consistency(library)
    assert _counts(reprocess(library)) == (0, 0, 0)


def test_only_what_a_query_finds(library: Library) -> None:
    assert _counts(reprocess(library, "ferry", everything=True)) == (0, 2, 0)


def test_what_cannot_be_derived_stays_and_is_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(derived: Derived) -> Derived:
        if "galaxy" in derived.article.text:
            raise ValueError("broken")
        if "budget" in derived.article.text:
            return replace(derived, article=replace(derived.article, text="\n"))
        return derived

    _newer(monkeypatch, change)
    monkeypatch.setattr(reprocessing, "has_content", lambda article, _: bool(article.text.strip()))
    report = reprocess(library)
    assert _counts(report) == (0, 2, 2)
    assert {failure.origin for failure in report.failures} == {"article 3", "article 4"}
    article = reading.article(library, 3)
    assert article is not None
    assert "Warsaw" in article.text
    check_consistency(library)


def test_what_came_in_and_is_damaged_is_named(library: Library) -> None:
    with library.database.writing() as connection:
        connection.execute("UPDATE article_texts SET raw = x'00' WHERE article_id = 2")
    report = reprocess(library, everything=True)
    assert _counts(report) == (0, 3, 1)
    assert report.failures == [Failure("article 2", "what came in cannot be read")]


def test_a_stopped_run_goes_on_where_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reprocessing, "_BATCH", 1)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        reprocess(library, everything=True, cancelled=lambda: next(asked))
    told = []
    report = reprocess(
        library, everything=True, progress=lambda done, total, what: told.append((done, total))
    )
    assert _counts(report) == (0, 4, 0)
    assert report.resumed_after == 2
    assert told == [(3, 4), (4, 4)]
    assert _counts(reprocess(library, everything=True)) == (0, 4, 0)


def test_another_request_does_not_go_on_with_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reprocessing, "_BATCH", 1)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        reprocess(library, everything=True, cancelled=lambda: next(asked))
    assert _counts(reprocess(library, "ferry", everything=True)) == (0, 2, 0)
    assert reprocess(library, everything=True).resumed_after == 0


def _listed(library: Library, query: str) -> list[object]:
    return list(
        browse.articles_at(library, browse.article_keys(library, browse.understand(library, query)))
    )
