"""Files of subscriptions: OPML, or newsboat's `urls`."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from newstui.model.errors import InputError
from newstui.sources.encoding import decode
from newstui.sources.feeds import told
from newstui.sources.opml import read_opml
from newstui.sources.sniff import HEAD_BYTES, Kind, kind_of
from newstui.sources.streams import STDIN, read_upto
from newstui.sources.subscriptions import SubscriptionList
from newstui.sources.urls_file import read_urls
from newstui.sources.walk import reason, shown

MAX_FILE_BYTES = 16 * 1024 * 1024


def read_subscriptions(
    path: str, *, form: str = "auto", stdin: BinaryIO | None = None
) -> SubscriptionList:
    """The subscriptions in a file, or in standard input for `-`.

    `form` is `opml`, `urls` or `auto`. InputError, naming the file, if there are none in it.
    """
    origin = "standard input" if path == STDIN else shown(path)
    try:
        data = _data(path, stdin)
    except (OSError, ValueError) as error:
        raise InputError(f"{origin}: {reason(error)}") from error
    if len(data) > MAX_FILE_BYTES:
        raise InputError(f"{origin}: is larger than {MAX_FILE_BYTES // 2**20} MiB")
    kind = kind_of(data[:HEAD_BYTES], path)
    if kind in (Kind.EMPTY, Kind.BINARY):
        raise InputError(f"{origin}: is {kind}")
    return subscriptions_in(data, kind if form == "auto" else Kind(form), origin)


def subscriptions_in(data: bytes, kind: Kind, origin: str) -> SubscriptionList:
    """The subscriptions in the bytes of an OPML or, for any other kind, a urls file.

    InputError, naming the origin, if there are none.
    """
    if kind is not Kind.OPML:
        found = read_urls(decode(data))
    else:
        try:
            found = read_opml(data)
        except InputError as error:
            raise InputError(f"{origin}: {error}") from error
    if not (found.subscriptions or found.queries):
        raise InputError(f"{origin}: " + told(("lists no feeds", *found.problems)))
    return found


def _data(path: str, stdin: BinaryIO | None) -> bytes:
    if path == STDIN:
        return read_upto(stdin, MAX_FILE_BYTES + 1) if stdin else b""
    with Path(path).open("rb") as stream:
        return read_upto(stream, MAX_FILE_BYTES + 1)
