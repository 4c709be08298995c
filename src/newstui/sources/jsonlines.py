"""JSON Lines: an article a line, read as a stream."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from newstui.model.document import Failure, RawDocument
from newstui.sources.article_json import article_from_object
from newstui.sources.encoding import decode, wide_encoding
from newstui.sources.json_text import parse_json
from newstui.sources.streams import looked_at

MAX_LINE_BYTES = 16 * 1024 * 1024
"""A longer line is told as a failure and skipped without being held."""

_SNIFFED = 4096
_Line = TypeVar("_Line", str, bytes)


def documents_from_lines(
    stream: BinaryIO, *, origin: str, source: str | None
) -> Iterator[RawDocument | Failure]:
    """Every line's article, or its failure with its number (from 1); blank lines are skipped.

    Only line feeds end lines: U+2028 may stand inside a string. `source` overrides the outlet
    that the lines name. Raises OSError if the stream breaks.
    """
    number = 0
    for line in _lines(stream):
        number += 1
        if line is None:
            yield Failure(origin, f"longer than {MAX_LINE_BYTES // 2**20} MiB", number)
            continue
        text = line.strip("\ufeff \t\r\n\x00")
        if not text:
            continue
        try:
            value = parse_json(text)
            yield article_from_object(value, origin=f"{origin}, line {number}", source=source)
        except ValueError as error:
            yield Failure(origin, str(error), number)


def _lines(stream: BinaryIO) -> Iterator[str | None]:
    """Lines as text, None in place of one that is too long."""
    head, replayed = looked_at(stream, _SNIFFED)
    wide = wide_encoding(head)
    if wide:
        with io.TextIOWrapper(replayed, wide, errors="replace", newline="\n") as text:
            yield from _capped(text.readline, "\n")
    else:
        for line in _capped(replayed.readline, b"\n"):
            yield None if line is None else decode(line)


def _capped(readline: Callable[[int], _Line], end: _Line) -> Iterator[_Line | None]:
    while line := readline(MAX_LINE_BYTES):
        if len(line) < MAX_LINE_BYTES or line.endswith(end):
            yield line
            continue
        while line and not line.endswith(end):
            line = readline(_SNIFFED * 16)
        yield None
