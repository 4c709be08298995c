"""What leaves the program: data to stdout, messages to stderr, all of it sanitised once more."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

from newstui.cleaning.sanitise import sanitise, sanitise_line, sanitise_values

DONE, FAILED, USAGE, PARTLY = 0, 1, 2, 3
"""Exit codes: all done, failed, wrong usage, done in part."""


def data(text: str = "") -> None:
    """Text for the reader or for a pipe."""
    sys.stdout.write(sanitise(text) + "\n")


def record(value: Mapping[str, object]) -> None:
    """One JSON line."""
    sys.stdout.write(json_line(value) + "\n")


def json_line(value: Mapping[str, object]) -> str:
    """A record as one line of JSON, without steering characters in any string."""
    return json.dumps(sanitise_values(value), ensure_ascii=False, allow_nan=False)


_LONGEST = 1000
"""Characters of a message; who needs more of what was typed has it."""
_BEFORE, _SHOWN = 60, 160
"""Characters shown of a long query: before the fault, and in all."""


def message(text: str) -> None:
    """One line about the work, not part of the data."""
    line = sanitise_line(text[: 4 * _LONGEST])
    line = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    sys.stderr.write(f"newstui: {line}\n")


def pointed(text: str, position: int, length: int) -> None:
    """Points at a fault in something that the reader typed."""
    start = max(0, position - _BEFORE) if len(text) > _SHOWN else 0
    shown = text[start : start + _SHOWN].expandtabs(1).replace("\n", " ")
    place = len(sanitise(shown[: position - start]))
    sys.stderr.write(sanitise(f"  {shown}") + "\n")
    sys.stderr.write(f"  {' ' * place}{'^' * max(1, min(length, len(shown) - place))}\n")


def counted(number: int, noun: str) -> str:
    """`1 feed`, `2 feeds`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def flush() -> None:
    """Sends what is waiting; raises OSError if it cannot be written."""
    sys.stdout.flush()


class ProgressLine:
    """A line on a terminal that rewrites itself; silent where stderr is none."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int | None, what: str) -> None:
        if self._shown and (done % 25 == 0 or done == total):
            of = f" of {total}" if total else ""
            line = sanitise_line(f"{self._verb} {done}{of}  {what}")[:76]
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()

    def close(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def prepare() -> None:
    """Makes stdout and stderr take any text, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def abandon_stdout() -> None:
    """After the reader of a pipe has gone: nothing more can be written, and that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
