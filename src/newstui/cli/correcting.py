"""`correct`: what the reader puts right, of articles and of whole sources."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from newstui.cli.arguments import article_or_event
from newstui.cli.marking import said
from newstui.cli.opening import opened
from newstui.cli.output import USAGE, message
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.model.correction import Correction

T = TypeVar("T")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "correct",
        help="put tags and dates right, of articles or of a whole source",
        usage="newstui correct ARTICLE… [+country:rs] [-topic:sport] [--date 2024-01-11]\n"
        "       newstui correct --source NAME [+topic:sport] [--from de]",
        description="Adds and takes away countries and topics. It holds from then on, through "
        "every import and reprocess; newstui undo takes it back.",
    )
    command.add_argument(
        "words",
        nargs="*",
        type=_word,
        metavar="ARTICLE|TAG",
        help="numbers of articles; +country:rs, +topic:health to add, -topic:sport to take away",
    )
    command.add_argument("--date", type=_date, help="the day of publication, or unknown")
    command.add_argument("--source", metavar="NAME", help="all articles of a source, for good")
    command.add_argument(
        "--from",
        dest="origin",
        type=_origin,
        metavar="COUNTRY",
        help="where the source reports from",
    )
    command.add_argument("--forget", action="store_true", help="forget what was corrected")
    command.set_defaults(run=correct)


def correct(options: argparse.Namespace) -> int:
    from newstui.library import correcting

    numbers = [word for word in options.words if isinstance(word, int)]
    changes = [one for word in options.words if not isinstance(word, int) for one in word]
    changes += [one for one in (options.date, options.origin) if one is not None]
    fault = _fault(options, numbers, changes)
    if fault:
        message(fault)
        return USAGE
    with opened(options, must_exist=True) as library:
        if options.source is None:
            change = correcting.correct(library, numbers, changes)
        else:
            change = correcting.correct_source(library, options.source, changes)
    return said(change)


def _fault(
    options: argparse.Namespace, numbers: list[int], changes: list[Correction]
) -> str | None:
    """What is wrong with the words as a whole."""
    if bool(changes) == options.forget:
        return "say what is to be corrected: +country:rs, -topic:sport, --date, --from or --forget"
    if options.source is None and not numbers:
        return "name articles by their numbers, or a source with --source"
    if options.source is None and options.origin is not None:
        return "--from goes with --source: it is sources that report from a country"
    if options.source is not None and (numbers or options.date is not None):
        return "--source takes no articles and no date: it is about all that the source brings"
    return None


def _word(text: str) -> int | tuple[Correction, ...]:
    from newstui.library.correcting import tag_correction

    bare = text.replace("\0", "")  # the shield of what begins with a dash
    if bare.isdecimal():
        return article_or_event(bare)
    return _checked(lambda: tag_correction(bare))


def _date(text: str) -> Correction:
    from newstui.library.correcting import date_correction

    return _checked(lambda: date_correction(text))


def _origin(text: str) -> Correction:
    from newstui.library.correcting import origin_correction

    return _checked(lambda: origin_correction(text))


def _checked(make: Callable[[], T]) -> T:
    """Tells what is no correction as wrong usage."""
    try:
        return make()
    except NewstuiError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
