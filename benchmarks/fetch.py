"""Fetching many feeds from a server on the loopback, cold and again, beside newsboat.

    python benchmarks/fetch.py GENERATOR [--feeds N] [--items N] [--runs N]

GENERATOR is a program that writes feeds: `GENERATOR FOLDER FEEDS ITEMS SEED` makes
`FOLDER/feeds/*` and `FOLDER/urls_xml.txt`, one address a line. Everything that newstui derives
(clean text, countries, topics, events, index) is included in its time. newsboat is run where it is
installed, in the same run, on the same feeds, with its own settings (`-x reload`). Printed are
seconds by the clock and of processor time, the best of the runs, and the ratios.
"""

from __future__ import annotations

import argparse
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

_SEED = "1"


@dataclass(frozen=True)
class Cost:
    """Seconds that a command took."""

    clock: float
    processor: float


class Handler(http.server.BaseHTTPRequestHandler):
    """Files with entity tags, and 304 for those who have them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *rest: object) -> None:
        self._folder = folder
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        body = (self._folder / self.path.lstrip("/")).read_bytes()
        tag = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        same = self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", "0" if same else str(len(body)))
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


def serve(folder: Path, port: Connection) -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder))
    port.send(server.server_port)
    server.serve_forever()


def cost(command: list[str], folder: Path) -> Cost:
    """Runs a command with a home of its own."""
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    began = time.monotonic()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Cost(time.monotonic() - began, usage.ru_utime + usage.ru_stime)


def newstui(folder: Path, urls: Path) -> list[str]:
    """Prepares a library with the subscriptions; gives the command that fetches them."""
    program = [str(Path(sys.executable).parent / "newstui"), "--db", str(folder / "news.db")]
    cost([*program, "import", "--format", "urls", str(urls)], folder)
    return [*program, "fetch", "--all", "--quiet"]


def newsboat(folder: Path, urls: Path) -> list[str]:
    settings = folder / "config"
    settings.touch()
    return ["newsboat", "-C", str(settings), "-u", str(urls), "-c", str(folder / "cache.db"),
            "-x", "reload"]  # fmt: skip


def measure(prepare: Callable[[Path, Path], list[str]], urls: Path) -> tuple[Cost, Cost]:
    """A cold fetch, and one in which nothing has changed."""
    with tempfile.TemporaryDirectory() as name:
        command = prepare(Path(name), urls)
        return cost(command, Path(name)), cost(command, Path(name))


def best(costs: list[Cost]) -> Cost:
    return Cost(min(one.clock for one in costs), min(one.processor for one in costs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator", type=Path)
    parser.add_argument("--feeds", default="100")
    parser.add_argument("--items", default="100")
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate = [sys.executable, str(options.generator), name, options.feeds, options.items]
        subprocess.run([*generate, _SEED], check=True, stdout=subprocess.DEVNULL)
        port, other_end = get_context("spawn").Pipe()
        server = get_context("spawn").Process(target=serve, args=(folder, other_end), daemon=True)
        server.start()
        urls = folder / "urls"
        here = f"http://127.0.0.1:{port.recv()}"
        lines = (folder / "urls_xml.txt").read_text(encoding="utf-8").splitlines()
        addresses = [line.split(" ")[0] for line in lines]
        urls.write_text(
            "\n".join(here + address[address.index("/feeds/") :] for address in addresses) + "\n"
        )
        programs = {"newstui": newstui}
        if shutil.which("newsboat"):
            programs["newsboat"] = newsboat
        runs: dict[str, list[tuple[Cost, Cost]]] = {program: [] for program in programs}
        for _ in range(options.runs):
            for program, prepare in programs.items():
                runs[program].append(measure(prepare, urls))
        server.terminate()
    report(runs, len(addresses), options.items)


def report(runs: dict[str, list[tuple[Cost, Cost]]], feeds: int, items: str) -> None:
    print(f"{feeds} feeds of {items} items, best of {len(runs['newstui'])}, in seconds")
    for place, what in enumerate(("cold", "unchanged")):
        costs = {program: best([pair[place] for pair in found]) for program, found in runs.items()}
        for program, one in costs.items():
            print(f"{what:<10} {program:<9} clock {one.clock:7.2f}  processor {one.processor:7.2f}")
        if "newsboat" in costs:
            ours, theirs = costs["newstui"], costs["newsboat"]
            print(f"{what:<10} ratio     clock {ours.clock / theirs.clock:7.2f}  "
                  f"processor {ours.processor / theirs.processor:7.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
