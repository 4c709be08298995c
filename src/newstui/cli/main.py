"""The command line: parses, opens what a command needs, and turns errors into one line each."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from importlib import import_module

from newstui import __version__
from newstui.cli import screen
from newstui.cli.arguments import Parser
from newstui.cli.output import (
    DONE,
    FAILED,
    USAGE,
    abandon_stdout,
    flush,
    message,
    pointed,
    prepare,
)
from newstui.model.errors import NewstuiError, QueryError

_FAMILIES = (
    "screen",
    "serving",
    "configuring",
    "completions",
    "feeds",
    "fetching",
    "servers",
    "doctor",
    "importing",
    "cleaning",
    "reprocessing",
    "regrouping",
    "listing",
    "showing",
    "timelines",
    "storylines",
    "marking",
    "correcting",
    "deciding",
    "following",
    "folders",
    "exporting",
)
"""The modules of the commands, in the order of the help."""
_BEFORE_A_COMMAND = ("--db", "--config")
_NEGATION = re.compile(r"-(?:[a-zA-Z]+:|[(\"]|\w{2,})")


def parser(*, with_commands: bool = True) -> argparse.ArgumentParser:
    """The whole grammar of the command line; each family of commands adds its own. To open the
    screen, which is what happens without a command, these are not needed."""
    top = Parser(
        prog="newstui",
        description="A newsreader for the terminal that is organised by events.",
        epilog="Without a command it opens the screen. Exit codes: 0 done, 1 failed, "
        "2 wrong usage, 3 done in part.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"newstui {__version__}")
    top.add_argument("--db", metavar="FILE", help="the database (default: in the data folder)")
    top.add_argument("--config", metavar="FILE", help="the settings (default: config.toml)")
    screen.add_plain(top)
    if with_commands:
        commands = top.add_subparsers(dest="command", metavar="COMMAND")
        for family in _FAMILIES:
            import_module(f"newstui.cli.{family}").register(commands)
    top.set_defaults(run=screen.open_screen, query=[])
    return top


def run(arguments: Sequence[str]) -> int:
    """Runs one command line; gives the exit code. Wrong usage exits with 2 by itself."""
    prepare()
    grammar = parser(with_commands=not _opens_the_screen(arguments))
    options = grammar.parse_args([_shielded(argument) for argument in arguments])
    for name, value in vars(options).items():
        setattr(options, name, _unshielded(value))
    if isinstance(getattr(options, "query", None), list):
        options.query = " ".join(options.query)
    try:
        code: int = options.run(options)
        flush()
    except QueryError as error:
        message(str(error))
        pointed(options.query, error.position, error.length)
        return USAGE
    except NewstuiError as error:
        message(str(error))
        return FAILED
    except KeyboardInterrupt:
        message("stopped; what was finished is kept")
        return 130
    except BrokenPipeError:
        abandon_stdout()
        return DONE
    except OSError as error:
        if error.filename:
            message(f"{os.fsdecode(error.filename)}: {error.strerror}")
            return FAILED
        abandon_stdout()
        message(f"the output could not be written: {error.strerror or error}")
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last door: a reader is shown no trace
        from newstui.cli import faults

        message(faults.told(error))
        return FAILED
    return code


def _opens_the_screen(arguments: Sequence[str]) -> bool:
    """Whether there are only options of the screen: no command, and no wish for help."""
    rest = list(arguments)
    while rest and rest[0] in _BEFORE_A_COMMAND:
        del rest[:2]
    return not rest


def _unshielded(value: object) -> object:
    if isinstance(value, list):
        return [_unshielded(item) for item in value]
    return value.replace("\0", "") if isinstance(value, str) else value


def _shielded(argument: str) -> str:
    """Keeps `-topic:sport`, or a file `-name.txt`, from being taken for an option.

    The shield is a NUL, which no argument can hold.
    """
    is_query = not argument.startswith("--") and _NEGATION.match(argument)
    return f"\0{argument}" if is_query else argument
