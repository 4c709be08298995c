"""Files, folders and standard input as documents, one file held at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO

from newstui.model.document import Failure, RawDocument
from newstui.model.errors import InputError
from newstui.sources.article_json import article_from_object, holds_article
from newstui.sources.encoding import decode
from newstui.sources.feeds import Feed, parse_feed, told
from newstui.sources.json_feed import feed_from_object, is_json_feed
from newstui.sources.json_text import parse_json
from newstui.sources.jsonlines import documents_from_lines
from newstui.sources.sniff import FORMS, HEAD_BYTES, Kind, kind_of
from newstui.sources.streams import STDIN, looked_at, open_file, read_upto
from newstui.sources.subscription_files import subscriptions_in
from newstui.sources.subscriptions import SubscriptionList
from newstui.sources.text_files import dump_document, page_document
from newstui.sources.walk import is_folder, reason, shown, walk

MAX_FILE_BYTES = 64 * 1024 * 1024
"""A larger file is refused, but for JSON Lines, which are read line by line."""

_FIRST_LINE_IS_OBJECT = re.compile(rb"\s*\{[^\n]*\}\s*\n")
_SUBSCRIPTIONS = "is a list of subscriptions, and holds no articles"


@dataclass(frozen=True, slots=True)
class _Input:
    """What is known of a file before it is read, and what the reader asked for."""

    origin: str
    name: str
    form: str
    source: str | None
    named: bool
    """Given by the reader; a file met in a folder may turn out to be none of ours, quietly."""
    subscriptions: list[SubscriptionList] | None = None
    """Takes what lists of feeds hold; None refuses them."""


def documents(
    paths: Sequence[str],
    *,
    form: str = "auto",
    source: str | None = None,
    stdin: BinaryIO | None = None,
    subscriptions: list[SubscriptionList] | None = None,
) -> Iterator[RawDocument | Failure]:
    """Every article in the files, folders and (as `-`) standard input, in the order given.

    `form` is one of `sniff.FORMS`; `auto` tells each file's format by itself. `source` names the
    outlet in place of what the input says. The feeds that OPML and urls files list are put into
    `subscriptions`; without it such a file is a Failure. Raises ValueError for an unknown form
    and nothing else: whatever cannot be read is a Failure naming the file, and the line where it
    has lines.
    """
    if form not in FORMS:
        raise ValueError(f"unknown format {form!r}; known are {', '.join(FORMS)}")
    for path in paths:
        if path == STDIN:
            given = _Input("standard input", "", form, source, True, subscriptions)
            yield from _alone(_from_stdin(stdin, given), given.origin)
        elif is_folder(path):
            yield from _from_folder(Path(path), form, source)
        else:
            name = PurePath(path).name
            given = _Input(shown(path), name, form, source, True, subscriptions)
            yield from _alone(_from_file(path, given), given.origin)


def _alone(found: Iterator[RawDocument | Failure], origin: str) -> Iterator[RawDocument | Failure]:
    """What is found in one file; whatever that file breaks, it breaks alone."""
    try:
        yield from found
    except Exception as error:  # noqa: BLE001 - no file may cost another
        yield Failure(origin, f"could not be understood ({type(error).__name__})")


def _from_stdin(stdin: BinaryIO | None, given: _Input) -> Iterator[RawDocument | Failure]:
    if stdin is None:
        yield Failure(given.origin, "is not connected")
        return
    try:
        yield from _from_stream(stdin, given)
    except OSError as error:
        yield Failure(given.origin, reason(error))


def _from_folder(folder: Path, form: str, source: str | None) -> Iterator[RawDocument | Failure]:
    nothing = True
    for found in walk(folder):
        if isinstance(found, Failure):
            results: Iterator[RawDocument | Failure] = iter((found,))
        else:
            given = _Input(shown(found), found.name, form, source, named=False)
            results = _alone(_from_file(found, given), given.origin)
        for result in results:
            nothing = False
            yield result
    if nothing:
        yield Failure(shown(folder), "no articles in it")


def _from_file(path: str | Path, given: _Input) -> Iterator[RawDocument | Failure]:
    try:
        with open_file(path) as stream:
            yield from _from_stream(stream, given)
    except OSError as error:
        yield Failure(given.origin, reason(error))


def _from_stream(stream: BinaryIO, given: _Input) -> Iterator[RawDocument | Failure]:
    head, replayed = looked_at(stream, HEAD_BYTES)
    kind = kind_of(head, given.name)
    if kind is Kind.EMPTY:
        yield Failure(given.origin, "is empty")
        return
    if kind is Kind.BINARY:
        yield Failure(given.origin, "is binary, not text")
        return
    if given.form != "auto":
        kind = Kind(given.form)
    if kind is Kind.JSONL:
        yield from documents_from_lines(replayed, origin=given.origin, source=given.source)
        return
    if not given.named and kind in (Kind.OPML, Kind.URLS, Kind.XML):
        return
    data = read_upto(replayed, MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        yield Failure(given.origin, f"is larger than {MAX_FILE_BYTES // 2**20} MiB")
        return
    yield from _from_data(data, kind, given)


def _from_data(data: bytes, kind: Kind, given: _Input) -> Iterator[RawDocument | Failure]:
    match kind:
        case Kind.HTML:
            yield page_document(decode(data), origin=given.origin, source=given.source)
        case Kind.FEED:
            yield from _from_feed(parse_feed(data, origin=given.origin), given)
        case Kind.JSON:
            yield from _from_json(data, given)
        case Kind.OPML | Kind.URLS:
            yield from _from_list(data, kind, given)
        case Kind.XML:
            yield Failure(given.origin, "is XML, but neither a feed nor a page")
        case _:
            yield dump_document(decode(data), origin=given.origin, source=given.source)


def _from_list(data: bytes, kind: Kind, given: _Input) -> Iterator[Failure]:
    if given.subscriptions is None:
        yield Failure(given.origin, _SUBSCRIPTIONS)
        return
    try:
        found = subscriptions_in(data, kind, given.origin)
    except InputError as error:
        yield Failure(given.origin, str(error).removeprefix(f"{given.origin}: "))
        return
    given.subscriptions.append(found)
    for problem in found.problems:
        yield Failure(given.origin, problem)


def _from_feed(feed: Feed, given: _Input) -> Iterator[RawDocument | Failure]:
    for entry in feed.entries:
        yield replace(entry, source=given.source) if given.source else entry
    if feed.problems:
        yield Failure(given.origin, told(feed.problems))
    elif not feed.entries:
        yield Failure(given.origin, "is a feed without entries")


def _from_json(data: bytes, given: _Input) -> Iterator[RawDocument | Failure]:
    try:
        value = parse_json(decode(data))
    except ValueError as error:
        if _FIRST_LINE_IS_OBJECT.match(data):
            # JSON Lines whose first line was too long, or too broken, to be told by.
            lines = io.BytesIO(data)
            yield from documents_from_lines(lines, origin=given.origin, source=given.source)
        else:
            yield Failure(given.origin, str(error))
        return
    if is_json_feed(value):
        yield from _from_feed(feed_from_object(value, origin=given.origin), given)
        return
    articles = value if isinstance(value, list) else [value]
    if not any(map(holds_article, articles)):
        if given.named:
            yield Failure(given.origin, "is JSON without articles")
        return
    for number, article in enumerate(articles, 1):
        place = given.origin if articles is not value else f"{given.origin}, entry {number}"
        try:
            yield article_from_object(article, origin=place, source=given.source)
        except ValueError as error:
            yield Failure(place, str(error))
