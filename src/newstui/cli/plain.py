"""The linear mode: typed commands, plain lines. For screen readers, and where no screen can be."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from newstui.cli.output import DONE, data, flush
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.cli.plain_reader import PlainReader
    from newstui.library.session import Library

_COMMANDS: dict[str, tuple[str, str]] = {
    "list": ("", "the first events of the list"),
    "more": ("", "the next events of the list"),
    "read": ("N", "read event N of the list: the report of its headline, or the first unread one"),
    "next": ("", "read the next event with unread reports"),
    "report": ("", "read the next report of this event"),
    "filter": ("QUERY", "only what matches, as in: filter country:rs is:unread; alone: all news"),
    "mark": ("[N]", "mark event N, or this one, as read; again: as unread"),
    "star": ("", "star this report, or take its star away"),
    "follow": ("[N]", "follow event N, or this one, or follow it no more"),
    "why": ("", "why this report is in its event"),
    "timeline": ("[N]", "what happened when in event N, or in this one"),
    "link": ("", "the address of this report"),
    "undo": ("", "undo the last change"),
    "back": ("", "back to where the list was"),
    "help": ("", "this list"),
    "quit": ("", "leave"),
}
"""What follows the command, and what it does."""


def converse(library: Library) -> int:
    """Take commands from standard input until `quit` or its end."""
    from newstui.cli.plain_reader import PlainReader

    reader = PlainReader(library)
    data("newstui, plain. Type help for the commands, quit to leave.")
    _obey(reader, "list")
    for line in _typed():
        if not _obey(reader, line):
            break
    return DONE


def _typed() -> Iterator[str]:
    """Lines of standard input; on a terminal each is asked for."""
    while True:
        if sys.stdin.isatty():
            sys.stdout.write("> ")
        flush()
        line = sys.stdin.readline()
        if not line:
            return
        yield line.strip()


def _obey(reader: PlainReader, line: str) -> bool:
    """Do what was typed; whether to go on."""
    word, _, rest = line.partition(" ")
    if not word:
        return True
    names = [name for name in _COMMANDS if name.startswith(word.casefold())]
    name = word.casefold() if word.casefold() in _COMMANDS else names[0] if len(names) == 1 else ""
    if name == "quit":
        return False
    if not name:
        data(f"{word} may be {' or '.join(names)}." if names else f"There is no command {word}.")
    elif name == "help":
        _help()
    else:
        _guarded(getattr(reader, name), rest.strip())
    return True


def _guarded(command: Callable[[str], None], rest: str) -> None:
    """A fault is a part of the conversation, so it is told where all else is."""
    try:
        command(rest)
    except NewstuiError as error:
        text = str(error)
        data(f"{text[:1].upper()}{text[1:]}.")


def _help() -> None:
    for name, (argument, what) in _COMMANDS.items():
        data(f"{name} {argument}".strip() + f": {what}.")
    data("The beginning of a command is enough: r 2 is read 2.")
