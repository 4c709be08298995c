"""Runs the installed command on something hostile and judges what came of it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 10
MEGABYTES = 500
CODES = (0, 1, 2, 3)
"""Done, failed, wrong usage, done in part."""

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e"
    "\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufdd0-\ufdef\ufffe"
    "\uffff\U000e0000-\U000e0fff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U00013430-\U0001343f]"
)
"""What no output may hold."""
TRACES = (
    "a fault in newstui",
    "output could not be written",
    "Traceback",
    "most recent call last",
    'File "',
    "Error:",
    "<frozen",
)


_MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    file.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(code if code >= 0 else 128 - code)
"""
"""A small process between the tests and the command: the peak of what is started from a large one
is that of the large one at the least."""


@dataclass(frozen=True)
class Outcome:
    """What a run came to."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    def faults(self, *, line_ends: str = "\n") -> list[str]:
        """What is wrong with it whatever was asked; `line_ends` of the form that was asked for."""
        found = []
        if self.code not in CODES:
            found.append(f"exit code {self.code}")
        for name, text in (("stdout", self.out.replace(line_ends, "\n")), ("stderr", self.err)):
            steering = STEERING.search(text)
            if steering:
                around = text[max(0, steering.start() - 30) : steering.end() + 30]
                found.append(f"{name} steers: {around!r}")
        if any(trace in self.err for trace in TRACES):
            found.append(f"a trace: {self.err[-600:]!r}")
        if self.code in (1, 2, 3) and not self.err.strip():
            found.append("failed without a word")
        longest = max(map(len, self.err.splitlines()), default=0)
        if longest > 3000:
            found.append(f"a message of {longest} characters")
        if self.seconds > SECONDS:
            found.append(f"took {self.seconds:.1f} s")
        if self.megabytes > MEGABYTES:
            found.append(f"took {self.megabytes:.0f} MB")
        return found


def run(
    folder: Path,
    arguments: Sequence[str | bytes],
    *,
    stdin: bytes = b"",
    database: str | None = "news.db",
    wait: float = 300,
    **environment: str,
) -> Outcome:
    """Runs `newstui` in a folder that is its home, with a database there."""
    before = ["--db", str(folder / database)] if database else []
    used = folder / ".used"
    measured = [sys.executable, "-c", _MEASURED, str(used)]
    command = [*measured, sys.executable, "-m", "newstui", *before, *arguments]
    files = {name: (folder / f".{name}").open("w+b") for name in ("in", "out", "err")}
    files["in"].write(stdin)
    files["in"].seek(0)
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        stdin=files["in"],
        stdout=files["out"],
        stderr=files["err"],
        cwd=folder,
        start_new_session=True,
        env={**os.environ, "HOME": str(folder), "PYTHONUTF8": "1", **environment},
    )
    status = _waited(process, wait)
    elapsed = time.monotonic() - start
    cpu, kilobytes = map(float, used.read_text().split()) if used.exists() else (elapsed, 0.0)
    used.unlink(missing_ok=True)
    texts = {}
    for name, file in files.items():
        file.seek(0)
        texts[name] = file.read().decode("utf-8", "backslashreplace")
        file.close()
    return Outcome(status, texts["out"], texts["err"], min(elapsed, cpu), kilobytes / 1024)


def _waited(process: subprocess.Popen[bytes], wait: float) -> int:
    """The exit code; a process that takes too long is killed, with what it has started."""
    try:
        return process.wait(wait)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()
