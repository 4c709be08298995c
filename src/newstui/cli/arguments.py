"""Types of arguments that several commands take."""

from __future__ import annotations

import argparse
from typing import NoReturn

from newstui.cli.output import USAGE, message

_LIKE = 60.0
"""So many per cent must a name be like what was typed for it to be offered."""


class Parser(argparse.ArgumentParser):
    """Tells wrong usage in one line, which holds what was typed: it is sanitised like all else."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Offers the nearest of the names: a reader who mistypes wants that, and no list of all."""
        if action.choices is not None and value not in action.choices:
            from rapidfuzz import fuzz, process

            names = [str(name) for name in action.choices]
            near = process.extractOne(str(value), names, scorer=fuzz.ratio, score_cutoff=_LIKE)
            meant = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(names)}"
            what = "command" if action.nargs == argparse.PARSER else action.dest
            raise argparse.ArgumentError(None, f"there is no {what} “{value}”: {meant}")

    def error(self, message_: str) -> NoReturn:
        message(f"{message_} ({self.prog} --help says more)")
        raise SystemExit(USAGE)


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number") from None


def article_or_event(text: str) -> int:
    """The type of an argument that names an article or event by its number."""
    number = _number(text)
    if not 0 < number < 1 << 62:
        raise argparse.ArgumentTypeError("no article or event has that number")
    return number


def storyline_number(text: str) -> int:
    """The type of an argument that names a storyline: `s3`, or `3` where nothing else is meant."""
    return article_or_event(text.removeprefix("s"))


def event_or_storyline(text: str) -> tuple[str, int]:
    """The type of an argument that names an event, `12`, or a storyline, `s3`."""
    if text.startswith("s"):
        return "storyline", storyline_number(text)
    return "event", article_or_event(text)


def positive(text: str) -> int:
    """A count of at least one."""
    number = _number(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
