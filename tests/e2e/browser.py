"""A headless Chromium, steered by its DevTools protocol: enough to look at one page."""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp


class Page:
    """One page of a running browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for its result."""
        self._asked += 1
        number = self._asked
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._socket.receive()).data)
            if answer.get("id") == number:
                result: dict[str, Any] = answer.get("result", {})
                return result

    async def value(self, expression: str) -> object:
        """What an expression gives in the page."""
        result = await self.ask("Runtime.evaluate", expression=expression)
        return result["result"].get("value")

    async def picture(self, file: Path) -> None:
        """Save what is to be seen as PNG."""
        result = await self.ask("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(result["data"]))


@asynccontextmanager
async def opened(program: str, address: str, folder: Path) -> AsyncIterator[Page]:
    """A page at an address, in a browser that keeps its files in a folder."""
    browser = subprocess.Popen(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1500,900",
         "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{port}/json/list") as reply,
        ):
            (target,) = [one for one in await reply.json() if one["type"] == "page"]
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                await page.ask("Page.navigate", url=address)
                yield page
    finally:
        browser.kill()
        browser.wait()


async def _port(file: Path) -> int:
    for _ in range(300):
        if file.exists() and file.read_text().strip():
            return int(file.read_text().splitlines()[0])
        await asyncio.sleep(0.1)
    raise TimeoutError("the browser did not start")
