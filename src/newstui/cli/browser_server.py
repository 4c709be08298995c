"""textual-serve, closed to everything but the page that it gives out itself."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path

import textual_serve
from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

_ELSEWHERE = re.compile(r"<link\b[^>]*https?://[^>]*>", re.DOTALL)


class LocalServer(Server):
    """Answers only requests for its own address, and from its own page.

    A page of somebody else's that is open in the same browser could otherwise reach it: by its
    port, or by a name that is made to lead to 127.0.0.1.
    """

    def __init__(self, command: str, port: int, folder: Path) -> None:
        """`folder` is an empty one, where the page is put without the fonts of other servers."""
        super().__init__(command, host="127.0.0.1", port=port, title="newstui",
                         templates_path=_own_pages(folder))  # fmt: skip
        self.allowed = f"127.0.0.1:{port}"

    def initialize_logging(self) -> None:
        """Only what goes wrong: requests are nobody's news."""
        logging.basicConfig(level=logging.WARNING, format="newstui: %(message)s")

    async def on_startup(self, _app: web.Application) -> None:
        """Without the banner: the command has said where the screen is."""

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._own_page_only)
        return app

    @web.middleware
    async def _own_page_only(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin", f"http://{self.allowed}")
        if request.host != self.allowed or origin != f"http://{self.allowed}":
            raise web.HTTPForbidden(text="This screen belongs to another page.")
        return await handler(request)


def _own_pages(folder: Path) -> str:
    """textual-serve's page, which asks for nothing of other servers."""
    pages = Path(textual_serve.__file__).parent / "templates"
    shutil.copytree(pages, folder, dirs_exist_ok=True)
    for page in folder.glob("*.html"):
        page.write_text(_ELSEWHERE.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    return str(folder)
