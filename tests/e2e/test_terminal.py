"""The installed command on a real terminal: what it paints, and how it leaves the terminal."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from command import DUMP, LINES, Command

if TYPE_CHECKING:
    from terminal import Terminal

pytest.importorskip("pty", reason="there are no pseudo-terminals here")

_ALTERNATE, _CURSOR, _PASTE = 1049, 25, 2004
_MOUSE = (1000, 1003, 1006)


@pytest.fixture(scope="module")
def newstui(tmp_path_factory: pytest.TempPathFactory) -> Command:
    folder = tmp_path_factory.mktemp("terminal")
    command = Command(folder)
    (folder / "ferry.txt").write_text(DUMP)
    (folder / "more.jsonl").write_text(LINES)
    assert command("import", "ferry.txt", "more.jsonl").returncode == 0
    return command


def opened(newstui: Command, size: tuple[int, int] = (120, 30)) -> Terminal:
    from terminal import Terminal

    home = str(newstui.folder)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_STATE_HOME": f"{home}/state",
    }
    return Terminal([newstui.program, "--db", str(newstui.database)], environment, size)


def assert_restored(screen: Terminal) -> None:
    assert screen.modes[_ALTERNATE] is False
    assert screen.modes[_CURSOR] is True
    assert not any(screen.modes.get(mode) for mode in (*_MOUSE, _PASTE))
    assert screen.is_as_before()


def test_keys_are_read_and_the_screen_is_painted(newstui: Command) -> None:
    with opened(newstui) as screen:
        screen.until("Poland's parliament passes budget")
        screen.until("2 events")
        assert screen.modes[_ALTERNATE]
        assert screen.modes[_MOUSE[0]]
        assert screen.modes[_CURSOR] is False
        screen.send("j")
        screen.until("BERGEN, Norway")
        screen.send("\r")
        screen.until("2 Event")
        screen.send("?")
        screen.until("type to find a key")
        screen.send("quit")
        screen.until("from the timeline out")
        screen.send("\r")
        screen.until("2 Timeline")
        screen.send("q")
        assert screen.ended() == 0
        assert_restored(screen)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_ended_from_outside_it_leaves_the_terminal_as_it_was(
    newstui: Command, number: signal.Signals
) -> None:
    with opened(newstui) as screen:
        screen.until("2 events")
        os.kill(screen.pid, number)
        assert screen.ended() >= 0, "it ends by itself, not by the signal"
        assert_restored(screen)


def test_suspended_and_resumed(newstui: Command) -> None:
    with opened(newstui, (80, 24)) as screen:
        screen.until("Poland's parliament")
        os.kill(screen.pid, signal.SIGTSTP)
        screen.until_stopped()
        screen.until_mode(_ALTERNATE, on=False)
        assert_restored(screen)
        screen.send("")
        os.kill(screen.pid, signal.SIGCONT)
        screen.until_mode(_ALTERNATE, on=True)
        screen.until("Poland's parliament")
        screen.send("q")
        assert screen.ended() == 0
        assert_restored(screen)
