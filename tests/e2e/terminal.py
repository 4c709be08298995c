"""A program on a pseudo-terminal: keys are sent, what it paints is read, and how it leaves the
terminal can be looked at."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()#][0-9A-Z]|.)")
_MODES = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_PATIENCE = 60.0
"""Seconds: a machine may be busy with much else."""


class Terminal:
    """Starts the program at once; ends it when the block is left."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        """`size` is columns and rows."""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(environment))
        columns, rows = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.settings = termios.tcgetattr(self._fd)
        self.modes: dict[int, bool] = {}
        """Private modes of the terminal that were switched, by number, as they are now."""
        self._all = self._since = b""
        self._status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._status is None:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def send(self, keys: str) -> None:
        """Type; what is waited for next is what is painted from here on."""
        self._read(0.0)
        self._since = b""
        os.write(self._fd, keys.encode())

    def until(self, text: str) -> None:
        """Wait until a text is painted."""
        wanted = text.encode()
        self._wait(lambda: wanted in _ESCAPES.sub(b"", self._since), f"“{text}” was never shown")

    def until_mode(self, number: int, on: bool) -> None:
        """Wait until a mode of the terminal is switched on or off."""
        self._wait(lambda: self.modes.get(number) is on, f"mode {number} never became {on}")

    def until_stopped(self) -> None:
        """Wait until the program has been suspended."""
        self._wait(lambda: os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)[0] != 0, "it went on")

    def ended(self) -> int:
        """Wait for the end; the exit code, or the number of the signal that ended it, negative."""
        self._wait(self._is_over, "it did not end")
        assert self._status is not None
        return os.waitstatus_to_exitcode(self._status)

    def is_as_before(self) -> bool:
        """Whether the settings of the terminal's line are those from before the start."""
        return termios.tcgetattr(self._fd) == self.settings

    def _is_over(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._read(0.0)
                self._status = status
        return self._status is not None

    def _wait(self, reached: Callable[[], object], failure: str) -> None:
        enough = time.monotonic() + _PATIENCE
        while not reached():
            if time.monotonic() > enough:
                last = _ESCAPES.sub(b"", self._all)[-400:].decode(errors="replace")
                raise TimeoutError(f"{failure}; last: {last!r}")
            self._read(0.02)

    def _read(self, patience: float) -> None:
        if not select.select([self._fd], [], [], patience)[0]:
            return
        try:
            new = os.read(self._fd, 1 << 20)
        except OSError:
            return  # The program has ended and its side is closed.
        self._all, self._since = self._all[-64:] + new, self._since + new
        for numbers, switch in _MODES.findall(new):
            for number in numbers.split(b";"):
                self.modes[int(number)] = switch == b"h"
