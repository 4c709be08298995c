"""Hermetic tests: no user config, no network, a fixed clock and zone."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support_http import Server

NOW = int(datetime(2024, 2, 10, 12, 0, tzinfo=UTC).timestamp())
"""The moment at which all tests happen, in seconds UTC."""


@pytest.fixture(autouse=True)
def hermetic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keeps the reader's own files, zone and network away from every test."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("BROWSER", raising=False)
    time.tzset()
    monkeypatch.setattr(socket.socket, "connect", _no_network)
    yield
    time.tzset()


def _no_network(self: socket.socket, address: object) -> None:
    raise AssertionError(f"a test tried to reach {address}")


@pytest.fixture
def now() -> int:
    return NOW


@pytest.fixture
def clock() -> object:
    """A clock that stands still."""
    return lambda: float(NOW)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A web server on the loopback, which alone can be reached."""
    from _socket import socket as bare_socket

    from support_http import Server

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        if not str(address[0]).startswith("127."):
            _no_network(self, address)
        bare_socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    server = Server()
    server.start()
    yield server
    server.stop()
