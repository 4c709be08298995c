"""The targets of fuzzing for a moment each, and on what was found once.

`python tests/hostile/fuzz.py` goes on for ten minutes each.
"""

from __future__ import annotations

import random
from itertools import islice

import pytest
from fuzz import inputs
from targets import DICTIONARY, TARGETS

FOUND: tuple[tuple[str, bytes], ...] = (
    ("sanitiser", b"a" + "\u0301\u0316".encode() * 100_000),
    ("sanitiser", b"n" + "\u0344".encode() * 30),
    ("feed", b"<rss><channel><item><pubDate>10000-01-01</pubDate></item></channel></rss>"),
    ("feed", b"<rss><channel><item><pubDate>0000-00-00</pubDate></item></channel></rss>"),
    ("feed", b"<item></item>" + b"<?x encoding='" * 1500),
    ("files", b"<!doctype html><html><body>" + b"<div>" * 60_000),
    ("files", b"<!DOCTYPE rss [<!ENTITY a '" + b"a" * 70_000 + b"'>]><rss><channel/></rss>"),
)


@pytest.mark.parametrize("name", TARGETS)
def test_for_a_moment(name: str) -> None:
    many = 8 if name == "cleaner" else 60
    for data in islice(inputs(DICTIONARY[name], random.Random(name)), many):
        TARGETS[name](data)


@pytest.mark.parametrize(("name", "data"), FOUND, ids=range(len(FOUND)))
def test_what_was_found(name: str, data: bytes) -> None:
    TARGETS[name](data)
