"""What a reader types becomes a tree, or a message that points at the fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstui.library.query_language import Names, parse, quote
from newstui.model.errors import QueryError
from newstui.model.query import EVERYTHING, And, Field, Not, Or, TimeRange, Words

NOW = 1_700_000_000


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("ferry", Words("ferry")),
        ('"ice shelf"', Words("ice shelf", phrase=True)),
        ("country:rs", Field("country", "RS")),
        ("country:Serbia", Field("country", "RS")),
        ("COUNTRY:rs", Field("country", "RS")),
        ('source:"Danube Post"', Field("source", "Danube Post")),
        ("lang:EN", Field("lang", "en")),
        ("is:unread ferry", And((Field("is", "unread"), Words("ferry")))),
        ("-lang:de", Not(Field("lang", "de"))),
        ("one or two three", And((Or((Words("one"), Words("two"))), Words("three")))),
        ("one (two or three)", And((Words("one"), Or((Words("two"), Words("three")))))),
        ("-(one two)", Not(And((Words("one"), Words("two"))))),
        ("newer:2d", TimeRange(since=NOW - 2 * 86400)),
        ("before:2024-02-01", TimeRange(until=1706745600)),
        ("after:2024", TimeRange(since=1704067200)),
        ("event:12", Field("event", "12")),
        ("state-run", Words("state-run")),
    ],
)
def test_trees(text: str, tree: object) -> None:
    assert parse(text, now=NOW) == tree


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("country:atlantis", 8, "no country"),
        ("ferry topic:nonsense", 12, "no topic"),
        ("colour:red", 0, "no field"),
        ("country:", 0, "needs a value"),
        ('"open', 0, "not closed"),
        ("(open", 0, "not closed"),
        ("close)", 5, "closing parenthesis"),
        ("or ferry", 0, "before"),
        ("ferry or", 8, "missing"),
        ("is:purple", 3, "takes"),
        ("newer:yesterday", 6, "number with"),
        ("before:2024-13-01", 7, "a date is"),
        ("event:²", 6, "number"),
        ("()", None, None),
        ("--", 1, "nothing to search"),
        ("(" * 400, None, "nested"),
        ("a" * 3000, 2000, "at most"),
    ],
)
def test_faults_are_pointed_at(text: str, position: int | None, says: str | None) -> None:
    if says is None:
        assert parse(text, now=NOW) == EVERYTHING
        return
    with pytest.raises(QueryError, match=says) as caught:
        parse(text, now=NOW)
    if position is not None:
        assert caught.value.position == position


def test_groups_of_countries_become_alternatives() -> None:
    tree = parse("country:balkans", now=NOW)
    assert isinstance(tree, Or)
    assert Field("country", "RS") in tree.parts


def test_a_topic_includes_the_narrower_ones() -> None:
    tree = parse("topic:sport", now=NOW)
    assert isinstance(tree, Or)
    assert Field("topic", "15000000") in tree.parts


def test_source_names_are_completed_or_refused() -> None:
    names = {"danube": "Danube Post"}
    assert parse("source:danube", now=NOW, names=Names(source=names.get)) == Field(
        "source", "Danube Post"
    )
    with pytest.raises(QueryError, match="no source"):
        parse("source:thames", now=NOW, names=Names(source=names.get))


@given(st.text(max_size=80))
def test_anything_gives_a_tree_or_a_message(text: str) -> None:
    fault = _fault(text)
    assert fault is None or (0 <= fault.position <= len(text) and str(fault))


def _fault(text: str) -> QueryError | None:
    try:
        parse(text, now=NOW)
    except QueryError as error:
        return error
    return None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30))
def test_a_quoted_value_comes_back(value: str) -> None:
    value = value.replace('"', "").strip()
    if not value:
        return
    tree = parse(f"source:{quote(value)}", now=NOW)
    assert tree == Field("source", value)
