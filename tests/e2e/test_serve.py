"""The screen in a browser: on this machine alone, closed to other pages, and really shown."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from browser import opened
from command import LINES, Command

pytest.importorskip("textual_serve")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.fixture
def address(tmp_path: Path, web: object) -> Iterator[str]:
    """Where a server with two events listens."""
    newstui = Command(tmp_path)
    assert newstui("import", "-", stdin=LINES).returncode == 0
    server = subprocess.Popen(
        [newstui.program, "--db", str(newstui.database), "serve"],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert server.stderr is not None
    said = server.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)", said)
    assert found, said
    yield found[0]
    server.terminate()
    server.wait()
    server.stderr.close()


async def answered(address: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as session:
        for _ in range(100):
            try:
                async with session.get(address, headers=headers) as reply:
                    assert "googleapis" not in await reply.text()
                    return reply.status
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.1)
    raise TimeoutError(address)


async def test_only_its_own_page_is_answered(address: str) -> None:
    assert await answered(address) == 200
    assert await answered(address, Origin=address) == 200
    assert await answered(address, Origin="https://elsewhere.example") == 403
    assert await answered(address, Host="elsewhere.example") == 403
    port = int(address.rpartition(":")[2])
    with socket.socket() as probe:
        probe.bind(("127.0.0.2", port))  # Nothing listens on any other address.


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
async def test_the_news_are_shown_in_a_browser(address: str, tmp_path: Path) -> None:
    await answered(address)
    async with opened(CHROMIUM, address, tmp_path / "browser") as page:
        for _ in range(200):
            await asyncio.sleep(0.1)
            if await page.value("document.body.className.includes('-first-byte')"):
                break
        else:
            pytest.fail("the screen never came")
        await asyncio.sleep(1)
        picture = tmp_path / "screen.png"
        await page.picture(picture)
    assert picture.stat().st_size > 30_000, "a page without text compresses to less"


def test_a_missing_package_is_told(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['textual_serve'] = None\n"
        "from newstui.cli.main import run; sys.exit(run(['--db', 'x.db', 'serve']))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 1
    assert "pip install 'newstui[serve]'" in result.stderr
    assert "Traceback" not in result.stderr
