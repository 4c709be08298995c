"""The screen in a browser: a server on this machine alone, through textual-serve."""

from __future__ import annotations

import argparse
import shlex
import socket
import sys
import tempfile
from pathlib import Path

from newstui.cli.opening import opened
from newstui.cli.output import DONE, message
from newstui.model.errors import NewstuiError

_HOST = "127.0.0.1"
"""Whoever reaches the server reads and marks as the reader does, so only this machine may."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("serve", help="the screen in a browser, on this machine alone")
    command.add_argument("--port", type=_port, metavar="N", help="default: any that is free")
    command.set_defaults(run=serve)


def serve(options: argparse.Namespace) -> int:
    """Serve until stopped; each window that is opened is a screen of its own on the same news."""
    try:
        from newstui.cli.browser_server import LocalServer
    except ImportError:
        raise NewstuiError(
            "serve needs the package textual-serve: pip install 'newstui[serve]'"
        ) from None
    with opened(options):
        pass  # What is wrong with the database or the settings is told here, not in the browser.
    port = options.port or _free_port()
    message(f"the screen is at http://{_HOST}:{port} (Ctrl-C stops)")
    with tempfile.TemporaryDirectory() as folder:
        LocalServer(shlex.join(_command(options)), port, Path(folder)).serve()
    return DONE


def _command(options: argparse.Namespace) -> list[str]:
    """This program with the same files. It is run by a shell."""
    given = [("--db", options.db), ("--config", options.config)]
    named = [part for option, value in given if value for part in (option, value)]
    return [sys.executable, "-m", "newstui", *named]


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65_535:
        raise argparse.ArgumentTypeError("must be from 1 to 65535")
    return number


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port
