"""newsboat's filters as queries of newstui."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstui.library.query_language import parse
from newstui.sources.newsboat_filter import as_query


@pytest.mark.parametrize(
    ("filtered", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread == "no"', "is:read"),
        ('unread != "yes"', "-is:unread"),
        ('tags # "news"', 'tag:"news"'),
        ('tags !# "sea news"', '-tag:"sea news"'),
        ('unread="yes" and age < 7', "is:unread newer:7d"),
        ("age between 0:6", "newer:7d"),
        ("age between 3:6", "(newer:7d older:3d)"),
        ("age <= 6", "newer:7d"),
        ("age > 30", "older:31d"),
        ("age >= 30", "older:30d"),
        ('title =~ "Linux|FreeBSD"', '("Linux" or "FreeBSD")'),
        ('title !~ "Gentoo"', '-"Gentoo"'),
        ('feedtitle = "Fjord Times"', 'source:"Fjord Times"'),
        (
            '( unread = "yes" and tags # "a" ) or title =~ "herring"',
            '((is:unread tag:"a") or "herring")',
        ),
        ('unread = "yes" and (tags # "a" or tags # "b")', 'is:unread (tag:"a" or tag:"b")'),
        (r'title =~ "the \"pier\""', None),
        ('author =~ "Frank"', None),
        ("unread_count > 0", None),
        ('title =~ "^The [0-9]+"', None),
        ('unread = "yes" and age < 7 or title =~ "x"', None),
        ('(unread = "yes"', None),
        ('unread = "yes")', None),
        ("unread =", None),
        ("age < x", None),
        ("", None),
        ("()", None),
        ("(" * 500 + 'unread = "yes"', None),
        ('flags =~ "s" €', None),
    ],
)
def test_what_newstui_can_say_it_says(filtered: str, query: str | None) -> None:
    if query is None:
        with pytest.raises(ValueError, match=r"\w"):
            as_query(filtered)
    else:
        assert as_query(filtered) == query
        parse(query, now=0)


ATOMS = st.sampled_from(
    ['unread = "yes"', 'tags # "a b"', "age between 1:9", 'title =~ "x|y"', 'content !~ "z"']
)
FILTERS = st.recursive(
    ATOMS,
    lambda inner: st.builds(
        lambda parts, joint: f"({f' {joint} '.join(parts)})",
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from(["and", "or"]),
    ),
    max_leaves=8,
)


@given(FILTERS)
def test_every_query_can_be_read(filtered: str) -> None:
    parse(as_query(filtered), now=10**9)


@given(st.text(alphabet='ab()"=~!#<>0: \\', max_size=30))
def test_anything_else_is_told(filtered: str) -> None:
    with suppress(ValueError):
        parse(as_query(filtered), now=10**9)
