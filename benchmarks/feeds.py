"""Feeds read here and by feedparser itself: crashes, entry counts, links and dates that agree.

    python benchmarks/feeds.py FOLDER

FOLDER holds feeds as files, such as the `tests` of feedparser's source distribution. Its test
files say in a comment with which headers they are to be served; these are honoured.
"""

from __future__ import annotations

import io
import re
import sys
import warnings
from calendar import timegm
from collections import Counter
from pathlib import Path
from typing import Any

import feedparser

from newstui.model.document import RawDocument
from newstui.model.moment import Precision
from newstui.sources.feeds import parse_feed
from newstui.sources.links import web_url

_HEADER = re.compile(r"(Content-type|Content-Location):\s*([^\r\n]+)", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)")
_MONTH = 32 * 86_400


def main(folder: Path) -> None:
    warnings.simplefilter("ignore")
    counted: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.xml")):
        compare(path.read_bytes(), path, counted)
    for name in ("crashes", "entry counts", "links", "dates"):
        of = counted["files"] if name in ("crashes", "entry counts") else counted["entries"]
        print(f"{name:<13} {counted[name]:>6} of {of}")


def compare(data: bytes, path: Path, counted: Counter[str]) -> None:
    found = {name.lower(): value.strip() for name, value in
             _HEADER.findall(data[:4000].decode("latin-1"))}  # fmt: skip
    headers = {"content-type": "application/xml", **found}
    charset = _CHARSET.search(headers["content-type"])
    reference = feedparser.parse(
        io.BytesIO(data),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    counted["files"] += 1
    try:
        feed = parse_feed(
            data,
            origin="feed",
            base_url=headers.get("content-location"),
            charset=charset[1] if charset else None,
        )
    except Exception as error:  # noqa: BLE001 - that is what is counted
        counted["crashes"] += 1
        print(f"{path}: {error!r}")
        return
    if len(reference.entries) != len(feed.entries):
        print(f"{path}: {len(feed.entries)} entries, not {len(reference.entries)}")
        return
    counted["entry counts"] += 1
    for wanted, entry in zip(reference.entries, feed.entries, strict=True):
        counted["entries"] += 1
        counted["links"] += web_url(wanted.get("link")) == entry.url
        counted["dates"] += same_date(wanted, entry)


def same_date(wanted: Any, entry: RawDocument) -> bool:
    """Days and months are held as their first second here."""
    names = [f"{name}_parsed" for name in ("published", "updated", "created")]
    parsed = next((wanted[name] for name in names if wanted.get(name)), None)
    own = entry.published.seconds
    if parsed is None or own is None:
        return parsed is None and own is None
    slack = 0 if entry.published.precision is Precision.SECOND else _MONTH
    return abs(timegm(parsed) - own) <= slack


if __name__ == "__main__":
    main(Path(sys.argv[1]))
