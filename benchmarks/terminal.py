"""A program on a pseudo-terminal: send it keys, wait for text, read its CPU time and memory.

Linux only: CPU time and states come from /proc, summed over all threads of the process.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()#][0-9A-Z]|.)")
_AT_REST = 8.0
"""Milliseconds that a program at rest may take: newstui looks once a second for what others have
written."""
_STEP = 0.001


class Taken(NamedTuple):
    """Milliseconds from sending to showing."""

    cpu: float
    wall: float


class Terminal:
    """Starts the program at once; ends it when the block is left."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]
    ) -> None:
        """`size` is columns and rows."""
        self._started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(environment))
        columns, rows = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(self._fd, False)
        self._shown = b""
        self._cpu_sent = 0.0
        self._sent = self._started

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def send(self, keys: str) -> None:
        """Type; what is measured next counts from here."""
        self._read(0)
        self._shown = b""
        self._cpu_sent, self._sent = self.cpu(), time.perf_counter()
        os.write(self._fd, keys.encode())

    def until(self, text: str, timeout: float = 60.0) -> Taken:
        """What it took from `send`, or from the start, until the text was shown."""
        wanted = text.encode()
        while wanted not in _ESCAPES.sub(b"", self._shown):
            if time.perf_counter() - self._sent > timeout:
                raise TimeoutError(f"“{text}” was never shown; last: {self._plain()[-300:]!r}")
            self._read(_STEP)
        return self._taken()

    def until_painted(self, timeout: float = 10.0) -> Taken:
        """What it took from `send` until something was shown and the program sleeps again."""
        while not (self._shown and self._asleep()):
            if time.perf_counter() - self._sent > timeout:
                raise TimeoutError("the key changed nothing on the screen")
            self._read(_STEP)
        return self._taken()

    def rest(self, seconds: float = 0.25) -> None:
        """Wait until the program has slept for so long, and read what it has shown."""
        asleep_since = time.perf_counter()
        cpu = self.cpu()
        while time.perf_counter() - asleep_since < seconds:
            self._read(0.01)
            now = self.cpu()
            if now - cpu > _AT_REST or not self._asleep():
                asleep_since, cpu = time.perf_counter(), now

    def cpu(self) -> float:
        """Milliseconds that all threads have run."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            try:
                total += int((task / "schedstat").read_text().split()[0])
            except OSError:
                continue
        # A thread that has ended is no longer listed; the process's own count is coarse but whole.
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        ticks = (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
        return max(total / 1e6, ticks)

    def memory(self) -> float:
        """Peak resident megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(peak[1]) / 1024 if peak else 0.0

    def _taken(self) -> Taken:
        return Taken(self.cpu() - self._cpu_sent, (time.perf_counter() - self._sent) * 1000)

    def _asleep(self) -> bool:
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            try:
                state = (task / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if state != "S":
                return False
        return True

    def _read(self, patience: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], patience)
        if ready:
            try:
                self._shown += os.read(self._fd, 1 << 20)
            except OSError as error:
                raise EOFError(f"the program has ended: {self._plain()[-500:]!r}") from error

    def _plain(self) -> str:
        return _ESCAPES.sub(b"", self._shown).decode(errors="replace")
