"""The screen at 100,000 and 1,000,000 articles, through a real pseudo-terminal.

    python benchmarks/screen.py --keep /tmp/screen [--large 1000000] [--rounds 9] [--only keys]

The databases are built once into the folder of `--keep`. Milliseconds are CPU time of the whole
process, all threads; beside it stands the wall clock, which a busy machine stretches. A first
screen is compared with that of an empty Textual app started in turn with it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from facets import fill
from generated import documents
from newstui.library import browse, event_decisions
from newstui.library.importing import import_documents
from newstui.library.session import Library
from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment
from newstui.tagging.countries_catalogue import COUNTRY_NAMES
from newstui.tagging.topics_catalogue import TOPIC_NAMES
from terminal import Taken, Terminal

_SIZE = (160, 48)
_SMALL = 100_000
_READY = "ready to read"
_EMPTY_APP = f"""
from textual.app import App
from textual.widgets import Static
class Empty(App[None]):
    def compose(self):
        yield Static("{_READY}")
Empty().run()
"""
_WORDS = ("ferry", "budget", "border", "match", "storm", "court", "galaxy", "strike", "vote")
_PAIRS = 15
_TEXTS = {"5,000 words": "Alphaword", "1 MB in one line": "Betaword", "1 MB, no blank": "Gammaword"}
_PAGE_DOWN, _PAGE_UP = "\x1b[6~", "\x1b[5~"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", type=int, default=1_000_000, help="articles of the larger one")
    options.add_argument("--keep", type=Path, help="keep the databases in this folder")
    options.add_argument("--rounds", type=int, default=9, help="starts of each program")
    options.add_argument("--only", choices=list(_MEASURES), help="one part alone")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'':<44} {'p50':>8} {'p99':>8} {'wall':>8}   bar")
        for name, measure in _MEASURES.items():
            if arguments.only in (None, name):
                measure(folder, arguments)


def _first_screens(folder: Path, arguments: argparse.Namespace) -> None:
    """Each program started in turn, so that all meet the same machine."""
    programs: dict[str, Callable[[], Taken]] = {
        "an empty Textual app": _empty_app,
        **{
            f"first screen, {count:,} articles": partial(_start, _filled(folder, count), count)
            for count in (_SMALL, arguments.large)
        },
    }
    taken: dict[str, list[Taken]] = {name: [] for name in programs}
    for _ in range(arguments.rounds):
        for name, start in programs.items():
            taken[name].append(start())
    base = median(one.cpu for one in taken["an empty Textual app"])
    for name, times in taken.items():
        ratio = median(one.cpu for one in times) / base
        row(name, times, f"{ratio:.2f} of the empty app; bar 1.35, aim 1.15")


def _keys(folder: Path, arguments: argparse.Namespace) -> None:
    with _newstui(_filled(folder, arguments.large)) as screen:
        screen.until(" events")
        screen.rest(1.0)
        every: list[Taken] = []
        for name, keys, times in (
            ("j", "j", 40),
            ("k", "k", 30),
            ("page down", _PAGE_DOWN, 30),
            ("page up", _PAGE_UP, 20),
            ("G and g", "Gg", 20),
        ):
            taken = [_pressed(screen, keys[place % 2] if name == "G and g" else keys)
                     for place in range(times)]  # fmt: skip
            row(f"key {name}", taken)
            every += taken
        row("all keys", every, "p50 10, p99 25 ms; aim 6, 16")
        row("j held down, a key", [_held(screen)])
        print(f"{'memory, peak MB':<44} {screen.memory():>8.1f} {'':>17}   80; aim 55")
    with Terminal([sys.executable, "-c", _EMPTY_APP], _SIZE, _environment()) as empty:
        empty.until(_READY)
        print(f"{'memory of the empty app, peak MB':<44} {empty.memory():>8.1f}")


def _filters(folder: Path, arguments: argparse.Namespace) -> None:
    dice = random.Random(2)
    countries = sorted(set(COUNTRY_NAMES.values()) - {"Iran", "Congo", "Niger", "Guinea"})
    topics = [name for name in sorted(set(TOPIC_NAMES.values())) if name.isascii()][:17]
    taken = []
    with _newstui(_filled(folder, arguments.large)) as screen:
        screen.until(" events")
        screen.rest(1.0)
        for _ in range(_PAIRS):
            for key, field, value in (
                ("c", "country", dice.choice(countries[:60])),
                ("t", "topic", dice.choice(topics)),
            ):
                screen.send(key)
                screen.rest(0.3)
                screen.send(value)
                screen.rest(0.2)
                screen.send("\r")
                taken.append(screen.until(f"{field}: "))
                screen.rest(0.4)
            screen.send("C")
            screen.rest(0.6)
    row("filter by country, then topic", taken, "p99 50 ms; aim 20")


def _search(folder: Path, arguments: argparse.Namespace) -> None:
    taken = []
    with _newstui(_filled(folder, arguments.large)) as screen:
        screen.until(" events")
        screen.rest(1.0)
        for word in _WORDS:
            screen.send("/")
            screen.rest(0.2)
            for end in range(1, len(word) + 1):
                screen.send(word[end - 1])
                taken.append(screen.until(f"“{word[:end]}”"))
            screen.rest(0.5)
            screen.send("\x1b")
            screen.rest(0.6)
    row("search as one types, a letter", taken, "p99 80 ms; aim 30")


def _opening(folder: Path, arguments: argparse.Namespace) -> None:
    taken: dict[str, list[Taken]] = {name: [] for name in _TEXTS}
    with _newstui(_with_long_texts(folder / "texts.db")) as screen:
        screen.until("Shortword")
        screen.rest(0.5)
        for _ in range(10):
            for name, word in _TEXTS.items():
                screen.send("]")
                taken[name].append(screen.until(word))
                screen.rest(0.3)
            for _ in _TEXTS:
                screen.send("[")
                screen.rest(0.3)
    for (name, times), bar in zip(taken.items(), ("20 ms; aim 10", "200; aim 50", ""), strict=True):
        row(f"opening {name}", times, bar)


_MEASURES: dict[str, Callable[[Path, argparse.Namespace], None]] = {
    "first": _first_screens,
    "keys": _keys,
    "filters": _filters,
    "search": _search,
    "opening": _opening,
}


# The programs


def _newstui(database: Path) -> Terminal:
    program = [sys.executable, "-m", "newstui", "--db", str(database)]
    return Terminal(program, _SIZE, _environment())


def _environment() -> dict[str, str]:
    """Without the reader's own settings, and with the compiled modules kept."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_CONFIG_HOME": "/none"}


def _empty_app() -> Taken:
    with Terminal([sys.executable, "-c", _EMPTY_APP], _SIZE, _environment()) as screen:
        return screen.until(_READY)


def _start(database: Path, newest: int) -> Taken:
    """Until the headline of the newest event is there, which ends in the number of its report."""
    with _newstui(database) as screen:
        return screen.until(f" {newest}")


def _pressed(screen: Terminal, key: str) -> Taken:
    screen.send(key)
    taken = screen.until_painted()
    screen.rest(0.15)
    return taken


def _held(screen: Terminal, times: int = 60) -> Taken:
    """The mean of one key among many that come as fast as a keyboard repeats them."""
    before = screen.cpu()
    for _ in range(times):
        screen.send("j")
        screen.rest(0.03)
    return Taken((screen.cpu() - before) / times, 0.0)


def row(name: str, times: Sequence[Taken], bar: str = "") -> None:
    """A line of the table; the 99th percentile of few runs is the worst of them."""
    cpu = sorted(one.cpu for one in times)
    worst = cpu[min(len(cpu) - 1, int(len(cpu) * 0.99))]
    wall = median(one.wall for one in times)
    print(f"{name:<44} {median(cpu):>8.1f} {worst:>8.1f} {wall:>8.1f}   {bar}", flush=True)


# The databases


def _filled(folder: Path, count: int) -> Path:
    path = folder / f"{count}.db"
    library = Library.open(path)
    try:
        if not browse.counts(library).total:
            fill(library, count)
    finally:
        library.close()
    return path


def _with_long_texts(path: Path) -> Path:
    """One event of a short report and of three long ones."""
    path.unlink(missing_ok=True)
    library = Library.open(path)
    try:
        import_documents(library, _long_texts())
        events = [
            event.id for event in browse.first_events(library, browse.understand(library, ""))
        ]
        event_decisions.merge(library, events)
    finally:
        library.close()
    return path


def _long_texts() -> Iterator[RawDocument]:
    running = "\n\n".join(document.content for document in islice(documents(200), 60))
    words = running.split()
    texts = (
        "Shortword. A short report about a ferry in Norway.",
        "Alphaword " + " ".join(words[:200]) + "\n\n" + running[: len(" ".join(words[:4800]))],
        "Betaword " + " ".join(words * (1_000_000 // len(running) + 1))[:1_000_000],
        "Gammaword " + "x" * 1_000_000,
    )
    for hour, text in enumerate(texts):
        published = Moment.at(datetime(2024, 1, 1, hour, tzinfo=UTC))
        yield RawDocument(guid=str(hour), form=Form.TEXT, content=text, origin="long texts",
                          title=f"Report {hour}", source=f"Outlet {hour}",
                          published=published, language="en")  # fmt: skip


if __name__ == "__main__":
    main()
