"""feedparser, led through a feed in small batches: a bad batch is read again entry by entry."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping
from typing import Any

from newstui.sources.feed_parts import FeedParts, lightened, too_heavy

BATCH = 256 * 1024
"""Characters that are parsed at once."""
MAX_ALONE = 32 * 1024
"""Characters of a broken entry that feedparser's loose parser is given: it can be driven
quadratic."""

MAX_PROBLEMS = 500
"""Faults after which the rest of a feed is given up."""

_ALLOWED_SECONDS, _ALLOWED_SECONDS_A_CHARACTER, _MOST_SECONDS = 6.0, 1e-6, 8.0
_DEFECTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What feedparser is known to raise on hostile feeds."""

_Entry = Mapping[str, Any]


class EntryParser:
    """The entries of one feed as feedparser reads them; what could not be read in `problems`."""

    def __init__(self, parts: FeedParts, base_url: str | None) -> None:
        self.problems: list[str] = []
        self._parts = parts
        self._headers = {"content-type": "application/xml; charset=utf-8"}
        if base_url:
            self._headers["content-location"] = base_url
        size = sum(map(len, parts.entries))
        # Processor time of this thread: a busy machine must not make a good feed fail.
        allowed = _ALLOWED_SECONDS + _ALLOWED_SECONDS_A_CHARACTER * size
        self._deadline = time.thread_time() + min(allowed, _MOST_SECONDS)

    def head(self) -> _Entry | None:
        """What the feed says of itself; None if it is no feed."""
        fault = too_heavy(self._parts.rest)
        if fault:
            self.problems.append(f"what stands around the entries {fault}")
        parsed = None if fault else self._parse(self._parts.rest)
        if parsed is None:
            return {} if self._parts.entries or fault else None
        if parsed.bozo and not self._parts.cut_off:
            self.problems.append("is broken XML")
        head: _Entry = parsed.feed
        return head if parsed.get("version") or self._parts.entries else None

    def entries(self) -> Iterator[tuple[int, _Entry]]:
        """Each entry with its number in the feed, from 1."""
        for batch in self._batches():
            yield from self._read(batch)
            if self._is_hopeless():
                where = f"entry {batch[-1][0]} of {len(self._parts.entries)}"
                self.problems.insert(0, f"is too broken or too slow to read; given up by {where}")
                return
        if self._parts.cut_off:
            self.problems.append(f"ends in the middle of entry {len(self._parts.entries) + 1}")

    def _batches(self) -> Iterator[list[tuple[int, str]]]:
        batch: list[tuple[int, str]] = []
        size = 0
        for number, entry in enumerate(self._parts.entries, 1):
            fault = too_heavy(entry)
            if fault:
                self.problems.append(f"entry {number} {fault}")
                continue
            if batch and size + len(entry) > BATCH:
                yield batch
                batch, size = [], 0
            batch.append((number, lightened(entry)))
            size += len(entry)
        if batch:
            yield batch

    def _read(self, batch: list[tuple[int, str]]) -> Iterator[tuple[int, _Entry]]:
        document = self._document([text for _, text in batch])
        parsed = self._parse(document) if _is_well_formed(document) else None
        if parsed is not None and len(parsed.entries) == len(batch):
            yield from zip((number for number, _ in batch), parsed.entries, strict=True)
            return
        for number, text in batch:
            if not self._is_hopeless():
                yield from self._read_alone(number, text)

    def _is_hopeless(self) -> bool:
        return len(self.problems) > MAX_PROBLEMS or time.thread_time() > self._deadline

    def _read_alone(self, number: int, text: str) -> Iterator[tuple[int, _Entry]]:
        document = self._document([text])
        broken = not _is_well_formed(document)
        if broken and len(text) > MAX_ALONE:
            self.problems.append(f"entry {number} is broken XML")
            return
        parsed = self._parse(document)
        if parsed is None or not parsed.entries:
            self.problems.append(f"entry {number} cannot be read")
            return
        if broken:
            self.problems.append(f"entry {number} is broken XML; some of it may be missing")
        yield number, parsed.entries[0]

    def _document(self, entries: list[str]) -> str:
        return "".join([self._parts.opening, *entries, self._parts.closing])

    def _parse(self, document: str) -> Any:
        """feedparser's answer; None where it fails."""
        import feedparser

        if document.startswith("<?"):
            # Where a declaration would stand it looks for an encoding, in cubic time.
            document = f"\n{document}"
        try:
            # A stream, always: feedparser would open a str or bytes as an address or a path.
            return feedparser.parse(
                io.BytesIO(document.encode("utf-8", "replace")),
                response_headers=self._headers,
                sanitize_html=False,
                resolve_relative_uris=False,
            )
        except _DEFECTS:
            return None


def _is_well_formed(document: str) -> bool:
    """Whether a strict parser reads it, so that feedparser does not turn to its loose one."""
    from xml.parsers.expat import ExpatError, ParserCreate

    try:
        ParserCreate(namespace_separator=" ").Parse(document.encode("utf-8", "replace"), True)
    except ExpatError:
        return False
    return True
