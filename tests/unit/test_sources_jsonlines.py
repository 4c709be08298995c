"""JSON Lines: every good line is an article, every bad one a failure with its number."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.model.document import Failure, Form, RawDocument
from newstui.model.moment import Precision
from newstui.sources import jsonlines
from newstui.sources.jsonlines import documents_from_lines

GOOD: dict[str, Any] = {
    "guid": "g1",
    "url": "https://gazette.example/1",
    "title": "Ferry back in service",
    "source": "Harbour Gazette",
    "published": "2024-01-11T18:02:00+01:00",
    "author": "Ada Quay",
    "language": "en-GB",
    "text": "The ferry sails again.",
    "mood": {"ignored": True},
}


def read(data: bytes | str, source: str | None = None) -> list[RawDocument | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(documents_from_lines(io.BytesIO(raw), origin="a.jsonl", source=source))


def article(**fields: Any) -> RawDocument:
    (result,) = read(json.dumps({**GOOD, **fields}))
    assert isinstance(result, RawDocument), result
    return result


def test_all_fields() -> None:
    document = article()
    assert (document.guid, document.url, document.title) == ("g1", GOOD["url"], GOOD["title"])
    assert (document.source, document.author, document.language) == (
        "Harbour Gazette",
        "Ada Quay",
        "en",
    )
    assert (document.form, document.content) == (Form.TEXT, "The ferry sails again.")
    assert document.published.isoformat() == "2024-01-11T17:02:00Z"
    assert document.origin == "a.jsonl, line 1"


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ({"html": "<!doctype html><html><body><p>x</p></body></html>"}, Form.PAGE),
        ({"html": "<p>x</p>"}, Form.FRAGMENT),
        ({"dump": "Menu\nx"}, Form.DUMP),
        ({"html": None, "dump": " ", "text": "x"}, Form.TEXT),
    ],
)
def test_the_form_follows_the_field(fields: dict[str, Any], form: Form) -> None:
    assert article(**{"text": None, **fields}).form is form


@pytest.mark.parametrize(
    ("claimed", "told"),
    [
        ("2024-01-11T18:02:03", "2024-01-11T18:02:03Z"),
        ("2024-01-11 18:02", "2024-01-11T18:02:00Z"),
        ("2024-01-11T18:02:03.250-0530", "2024-01-11T23:32:03Z"),
        ("2024-01-11", "2024-01-11"),
        ("2024-01", "2024-01"),
        ("Thu, 11 Jan 2024 18:02:00 +0100", "2024-01-11T17:02:00Z"),
        ("11 Jan 2024", "2024-01-11"),
        (1704992520, "2024-01-11T17:02:00Z"),
        (1704992520000, "2024-01-11T17:02:00Z"),
        ("1704992520", "2024-01-11T17:02:00Z"),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("0000-01-01", None),
        ("10000-01-01", None),
        ("0001-01-01T00:00:00+05:00", None),
        ("2024-02-30", None),
        ("yesterday", None),
        (True, None),
        (1e300, None),
        ([], None),
    ],
)
def test_dates_keep_their_precision_and_bad_ones_are_unknown(claimed: Any, told: str) -> None:
    assert article(published=claimed).published.isoformat() == told


def test_an_exported_article_comes_back_as_it_was() -> None:
    exported = {
        "id": 17,
        "guid": "tag:gazette.example,2024:1",
        "url": "https://gazette.example/1",
        "source": "Harbour Gazette",
        "title": "Ferry back in service",
        "author": None,
        "agency": "AFP",
        "language": "en",
        "published": "2024-01-11",
        "published_precision": "day",
        "first_seen": "2024-01-12T08:00:00Z",
        "countries": [{"code": "HR", "score": 0.9, "evidence": ["Split"]}],
        "text": "One.\n\nTwo.",
        "event": 3,
        "read": True,
    }
    first = article(**{**dict.fromkeys(GOOD), **exported})
    assert first.guid == "tag:gazette.example,2024:1"
    assert first.published.precision is Precision.DAY
    assert (first.form, first.content, first.source) == (
        Form.TEXT,
        "One.\n\nTwo.",
        "Harbour Gazette",
    )


def test_an_unknown_date_of_an_export_stays_unknown() -> None:
    assert not article(published=None, published_precision="unknown").published.known


def test_without_a_guid_the_url_and_without_a_url_the_text_is_the_identity() -> None:
    assert article(guid=None).guid == GOOD["url"]
    bare = article(guid=None, url=None)
    assert bare.guid == article(guid=None, url=None, published=None).guid
    assert bare.guid != article(guid=None, url=None, text="Other.").guid


def test_the_readers_source_wins() -> None:
    (result,) = read(json.dumps(GOOD), source="Mine")
    assert isinstance(result, RawDocument)
    assert result.source == "Mine"


BAD_LINES = {
    "no json": "no JSON (",
    '{"title": "cut': "no JSON (",
    "[1, 2]": "no JSON object",
    "null": "no JSON object",
    '{"title": "T"}': "has none of html, dump and text",
    '{"text": 5}': "text is no text",
    '{"text": "  "}': "has neither title nor text",
    "[" * 200_000: "no usable JSON (nested too deeply)",
    '{"a":' * 100_000: "no usable JSON (nested too deeply)",
}


@pytest.mark.parametrize("bad", BAD_LINES, ids=lambda line: line[:12])
def test_a_bad_line_is_named_and_costs_no_other(bad: str) -> None:
    good = json.dumps(GOOD)
    first, failure, last = read(f"{good}\n\r\n{bad}\n{good}")
    assert isinstance(first, RawDocument)
    assert isinstance(failure, Failure)
    assert isinstance(last, RawDocument)
    assert failure.line == 3
    assert failure.reason.startswith(BAD_LINES[bad])
    assert last.origin == "a.jsonl, line 4"


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "x", "n": ' + "9" * 5000 + "}",
        '{"text": "x", "n": NaN, "m": -Infinity, "k": 1e999}',
        '{"text": "x", "title": 5, "author": {}, "url": [], "language": 1, "guid": true}',
    ],
)
def test_odd_values_in_other_fields_do_no_harm(line: str) -> None:
    (result,) = read(line)
    assert isinstance(result, RawDocument)
    assert (result.title, result.author, result.url, result.language) == (None,) * 4


def test_line_separators_inside_strings_end_no_line() -> None:
    (result,) = read(json.dumps({**GOOD, "text": "a\u2028b\u2029c\x85d"}, ensure_ascii=False))
    assert isinstance(result, RawDocument)
    assert result.content == "a\u2028b\u2029c\x85d"


def test_surrogates_and_zeros_never_reach_a_document() -> None:
    (result,) = read('{"title": "a\\ud800\\u001b[31mb", "text": "\\udfff\\u0000c\\ud83d\\ude00"}')
    assert isinstance(result, RawDocument)
    assert (result.title, result.content) == ("ab", "c😀")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    lines = "\r\n".join(json.dumps({**GOOD, "title": "Größe"}, ensure_ascii=False) for _ in "ab")
    assert [isinstance(r, RawDocument) and r.title for r in read(lines.encode(encoding))] == [
        "Größe",
        "Größe",
    ]


def test_an_endless_line_is_told_and_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "MAX_LINE_BYTES", 1000)
    good = json.dumps(GOOD)
    first, failure, last = read(f"{good}\n{'x' * 200_000}\n{good}\n")
    assert isinstance(failure, Failure)
    assert failure.line == 2
    assert isinstance(first, RawDocument)
    assert isinstance(last, RawDocument)


def test_lines_come_before_the_stream_has_ended() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return (json.dumps(GOOD) + "\n").encode() * 100

    stream = documents_from_lines(Endless(), origin="-", source=None)  # type: ignore[arg-type]
    assert isinstance(next(stream), RawDocument)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.binary(max_size=60).map(lambda b: b.replace(b"\n", b"")), max_size=8))
def test_no_rubbish_raises_or_costs_a_good_line(rubbish: list[bytes]) -> None:
    good = json.dumps(GOOD).encode()
    results = read(good + b"\n" + b"".join(line + b"\n" + good + b"\n" for line in rubbish))
    found = [r for r in results if isinstance(r, RawDocument) and r.guid == "g1"]
    assert len(found) == len(rubbish) + 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from([*GOOD, "html", "dump", "published_precision"]), JSON))
def test_any_object_gives_one_result_that_can_be_stored(fields: dict[str, Any]) -> None:
    (result,) = read(json.dumps(fields))
    if isinstance(result, RawDocument):
        assert result.guid
        repr(result).encode()
        result.published.isoformat()


@pytest.mark.parametrize(
    ("written", "language", "published"),
    [
        ("11 January 2024", "en", "2024-01-11"),
        ("Jan 11, 2024 5:02 PM", "en", "2024-01-11T17:02:00Z"),
        ("11 janvier 2024", "fr", "2024-01-11"),
        ("11. Januar 2024", None, "2024-01-11"),
        ("3/4/2024", "en", None),
        ("some time in 2024", "en", None),
        ("January 2024", "en", None),
    ],
)
def test_dates_written_by_people(written: str, language: str | None, published: str | None) -> None:
    record = {"text": "Some news.", "published": written, "language": language}
    (document,) = documents_from_lines(
        io.BytesIO(json.dumps(record).encode()), origin="a.jsonl", source=None
    )
    assert isinstance(document, RawDocument)
    assert document.published.isoformat() == published
