"""Corrections hold through everything that is derived anew, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstui.library import browse, correcting, grouping, marks, reading, undoing
from newstui.library.reprocessing import reprocess
from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.correction import Correction, CorrectionKind
from newstui.model.errors import NewstuiError
from newstui.model.facet import FacetKind
from newstui.model.query import EVERYTHING
from newstui.store import removal
from newstui.store.database import Connection
from support import BUDGET, FERRY, check_consistency, document, dump_of, fill, open_library

SPORT, POLITICS = "15000000", "11000000"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def _change(library: Library, articles: list[int], *words: str) -> marks.Change:
    changes = [one for word in words for one in correcting.tag_correction(word)]
    return correcting.correct(library, articles, changes)


def _article(library: Library, number: int) -> Article:
    found = reading.article(library, number)
    assert found is not None
    return found


def _ids(library: Library, query: str) -> list[int]:
    keys = browse.article_keys(library, browse.understand(library, query))
    return [row.id for row in browse.articles_at(library, keys)]


def _count(library: Library, kind: FacetKind, value: str) -> int:
    counts = browse.facet_counts(library, EVERYTHING)[kind]
    return next((count.total for count in counts if count.value == value), 0)


def test_a_tag_is_added_everywhere(library: Library) -> None:
    change = _change(library, [1, 2], "+country:rs", "+topic:sport")
    assert change == marks.Change("corrected", 2)
    (tag,) = [tag for tag in _article(library, 1).tags.about if tag.value == "RS"]
    assert (tag.by_reader, tag.evidence) == (True, ("set by you",))
    assert _ids(library, "country:rs topic:sport") == [2, 1]
    assert _count(library, FacetKind.COUNTRY, "RS") == 2
    (event,) = browse.first_events(library, browse.understand(library, "country:rs"))
    assert "RS" in event.countries
    assert SPORT in event.topics
    check_consistency(library)


def test_a_tag_is_taken_away_with_what_is_under_it(library: Library) -> None:
    assert _ids(library, "topic:politics") == [3]
    _change(library, [3], "-topic:politics", "-country:pl")
    assert _ids(library, "topic:politics") == []
    assert _ids(library, "country:pl") == []
    assert _count(library, FacetKind.COUNTRY, "PL") == 0
    assert "PL" in {tag.value for tag in _article(library, 3).tags.mentioned}
    check_consistency(library)


def test_undo_gives_back_what_was_found_and_redo_takes_it_again(library: Library) -> None:
    before = dump_of(library)
    _change(library, [1, 3], "-country:no", "-topic:politics", "+country:rs")
    after = dump_of(library)
    assert after != before
    assert undoing.undo(library) == marks.Change("undone: corrected", 2)
    assert dump_of(library) == before
    assert undoing.redo(library) == marks.Change("redone: corrected", 2)
    assert dump_of(library) == after
    check_consistency(library)


def test_corrections_and_marks_are_undone_in_turn(library: Library) -> None:
    marks.set_starred(library, [1], True)
    _change(library, [1], "+country:rs")
    marks.set_read(library, [1], True)
    for verb in ("marked read", "corrected", "starred"):
        assert undoing.undo(library) == marks.Change(f"undone: {verb}", 1)
    assert undoing.undo(library) is None


def test_corrections_stay_through_reprocess_and_import(library: Library) -> None:
    _change(library, [3], "-country:pl", "+topic:sport")
    correcting.correct(library, [3], [correcting.date_correction("2024-01-20")])
    assert reprocess(library, everything=True).changed == 0
    budget = document(
        BUDGET + "\n\nThe Sejm sat until dawn in Poland, and Poland's president will sign.",
        title="Poland's parliament passes budget",
        source="Danube Post",
        day=7,
    )
    assert fill(library, [budget]).updated == 1
    article = _article(library, 3)
    assert "Sejm" in article.text
    assert "PL" not in article.row.countries
    assert SPORT in article.row.topics
    assert article.row.published.isoformat() == "2024-01-20"
    check_consistency(library)
    undoing.undo(library)
    undoing.undo(library)
    article = _article(library, 3)
    assert "PL" in article.row.countries
    assert article.row.published.isoformat() == "2024-02-07"
    assert reprocess(library, everything=True).changed == 0


@pytest.mark.parametrize(
    ("date", "shown", "key_at"),
    [
        ("2024-01-11", "2024-01-11", 1_704_931_200),
        ("2024-01", "2024-01", 1_704_067_200),
        ("2024-01-11T17:02Z", "2024-01-11T17:02:00Z", 1_704_992_520),
        ("unknown", None, 1_707_566_400),
    ],
)
def test_a_date_is_put_right(library: Library, date: str, shown: str | None, key_at: int) -> None:
    before = dump_of(library)
    correcting.correct(library, [1], [correcting.date_correction(date)])
    row = _article(library, 1).row
    assert row.published.isoformat() == shown
    assert browse.place_in_time(row.key) == key_at
    (event,) = browse.first_events(library, browse.understand(library, "country:no"))
    assert min(key_at, 1_707_177_600) == event.first_at
    check_consistency(library)
    assert reprocess(library, everything=True).changed == 0
    undoing.undo(library)
    assert dump_of(library) == before


def test_a_date_moves_what_its_text_speaks_of(library: Library) -> None:
    def spoken_of() -> set[str]:
        return {mention.value for mention in _article(library, 1).mentions}

    assert "2024-02-06" in spoken_of()  # "on Tuesday", told on a Tuesday
    correcting.correct(library, [1], [correcting.date_correction("2024-01-10")])
    assert "2024-01-09" in spoken_of()
    assert "2024-02-06" not in spoken_of()


def test_a_source_is_always_about_something(library: Library) -> None:
    rule = correcting.tag_correction("+topic:sport")
    change = correcting.correct_source(library, "danube", rule)
    assert change == marks.Change("set for all of Danube Post, now and later", 2)
    assert _ids(library, "topic:sport") == [3, 2]
    fill(library, [document(FERRY, title="Another", source="Danube Post", day=8)])
    assert _ids(library, "topic:sport") == [5, 3, 2]
    (tag,) = [tag for tag in _article(library, 5).tags.topics if tag.value == SPORT]
    assert tag.evidence == ("set by you for Danube Post",)
    _change(library, [3], "-topic:sport")
    assert _ids(library, "topic:sport") == [5, 2]
    assert reprocess(library, everything=True).changed == 0
    check_consistency(library)
    undoing.undo(library)
    undoing.undo(library)
    assert _ids(library, "topic:sport") == []
    check_consistency(library)


def test_forgetting_what_was_corrected(library: Library) -> None:
    before = dump_of(library)
    _change(library, [1], "+country:rs", "-country:no")
    correcting.correct(library, [1], [correcting.date_correction("2024-01-10")])
    assert correcting.correct(library, [1], []) == marks.Change("corrections forgotten", 1)
    assert dump_of(library) == before
    assert correcting.correct(library, [1], []).count == 0


def test_undo_passes_over_what_has_been_removed(library: Library) -> None:
    marks.set_starred(library, [1, 3], True)
    _change(library, [1, 3], "+country:rs")
    with library.database.writing() as connection:
        grouping.refresh(connection, removal.remove(connection, [3]), {})
    assert undoing.undo(library) == marks.Change("undone: corrected", 1)
    assert undoing.undo(library) == marks.Change("undone: starred", 1)
    check_consistency(library)


def test_saying_the_same_twice_changes_nothing(library: Library) -> None:
    assert _change(library, [1], "+country:rs").count == 1
    assert _change(library, [1], "+country:rs").count == 0
    undoing.undo(library)
    assert undoing.undo(library) is None


@pytest.mark.parametrize(
    "text", ["country:rs", "+country:", "+country:atlantis", "+lang:de", "-", "+", "+source:x"]
)
def test_what_is_no_correction_is_told(text: str) -> None:
    with pytest.raises(NewstuiError):
        correcting.tag_correction(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789-T:Z+. é", max_size=20))
def test_any_date_is_one_or_is_refused(text: str) -> None:
    try:
        correction = correcting.date_correction(text)
    except NewstuiError:
        return
    assert correcting.date_correction(correction.value or "unknown") == correction


def test_nothing_is_corrected_if_one_article_is_missing(library: Library) -> None:
    with pytest.raises(NewstuiError, match="no article 99"):
        _change(library, [1, 99], "+country:rs")
    with pytest.raises(NewstuiError, match="no source"):
        correcting.correct_source(library, "Nowhere", correcting.tag_correction("+country:rs"))
    assert _ids(library, "country:rs") == []


_WORDS = st.sampled_from(
    ["+country:no", "-country:no", "+country:rs", "-country:pl", "+topic:sport", "-topic:politics"]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(1, 4), _WORDS), min_size=1, max_size=6))
def test_everything_undone_is_as_before(library: Library, steps: list[tuple[int, str]]) -> None:
    before = dump_of(library)
    for number, word in steps:
        _change(library, [number], word)
    check_consistency(library)
    while undoing.undo(library):
        pass
    assert dump_of(library) == before


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://fjord.example.no/1", "NO"),
        ("https://news.co.uk/1", "GB"),
        ("https://a.tv/1", None),
        ("https://a.io/1", None),
        ("https://a.com/1", None),
        ("https://a.eu/1", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_where_a_source_reports_from_is_told_by_its_address(
    library: Library, url: str | None, country: str | None
) -> None:
    fill(library, [replace(document(FERRY, source="New"), url=url)])
    assert _origins(library)["New"] == country


def test_a_feeds_own_address_tells_not_those_that_it_links_to(library: Library) -> None:
    with library.database.writing() as connection:
        connection.execute(
            "INSERT INTO sources (kind, title, homepage) VALUES ('files', 'New', 'https://a.com')"
        )
    fill(library, [replace(document(FERRY, source="New"), url="https://elsewhere.no/1")])
    assert _origins(library)["New"] is None


def test_a_source_is_put_right_a_part_at_a_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(correcting, "_SHOWN_AT_ONCE", 1)
    rule = correcting.tag_correction("+topic:sport")
    shown = grouping.refresh
    parts = []

    def stopped(connection: Connection, touched: set[int], left: dict[int, int]) -> None:
        if parts:
            raise KeyboardInterrupt
        parts.append(touched)
        shown(connection, touched, left)

    monkeypatch.setattr(grouping, "refresh", stopped)
    with pytest.raises(KeyboardInterrupt):
        correcting.correct_source(library, "danube", rule)
    assert len(_ids(library, "topic:sport")) == 1
    # The rule holds; the same again shows it by the rest.
    monkeypatch.setattr(grouping, "refresh", shown)
    assert correcting.correct_source(library, "danube", rule).count == 1
    assert _ids(library, "topic:sport") == [3, 2]
    assert correcting.correct_source(library, "danube", rule).count == 0
    undone = undoing.undo(library)
    assert undone is not None
    assert undone.count == 2
    assert _ids(library, "topic:sport") == []
    check_consistency(library)


def test_where_a_source_reports_from_is_put_right(library: Library) -> None:
    fill(library, [replace(document(FERRY, source="New"), url="https://new.no/1")])
    correcting.correct_source(library, "New", [correcting.origin_correction("Germany")])
    assert _origins(library)["New"] == "DE"
    fill(library, [replace(document(BUDGET, source="New"), url="https://new.no/2")])
    assert _origins(library)["New"] == "DE"
    undoing.undo(library)
    assert _origins(library)["New"] == "NO"


def test_one_date_and_one_origin_hold() -> None:
    merged = correcting._merged(
        [Correction(CorrectionKind.DATE, "2024-01-11")],
        [Correction(CorrectionKind.DATE, "2024-01-12"), *correcting.tag_correction("+country:rs")],
    )
    assert [one.value for one in merged] == ["2024-01-12", "RS"]


def _origins(library: Library) -> dict[str, str | None]:
    return dict(library.database.reader().execute("SELECT title, country FROM sources"))


def test_what_shows_nothing_yet_counts_and_is_kept(library: Library) -> None:
    assert _change(library, [1], "-topic:sport") == marks.Change("corrected", 1)
    rule = correcting.origin_correction("Serbia")
    assert correcting.correct_source(library, "danube", [rule]).count == 2
    assert _ids(library, "from:rs") == [3, 2]
    change = undoing.undo(library)
    assert change is not None
    assert change.count == 2
    assert undoing.undo(library) == marks.Change("undone: corrected", 1)
    assert undoing.undo(library) is None
