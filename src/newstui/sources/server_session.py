"""Talking to a news server, one request after the other, with the web client's rules.

Only the address that the reader typed is asked: redirects are not followed, since they would take
the login along to wherever they lead. Without encryption only a private address is asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any
from urllib.parse import urlencode, urlsplit

from newstui.model.errors import Cancelled, NewstuiError
from newstui.model.work import CancelCheck, never_cancelled
from newstui.sources.encoding import decode
from newstui.sources.http_client import USER_AGENT, Client
from newstui.sources.http_headers import http_date, retry_at
from newstui.sources.http_messages import Ask, Fault, FetchError, Reply, status_words
from newstui.sources.json_text import parse_json

_POLL_SECONDS = 0.05
_FORM = "application/x-www-form-urlencoded"
_WORDS = {
    401: "does not accept the token or password",
    403: "does not allow this with that token or password",
    404: "has no such interface at that address",
}

Fields = Sequence[tuple[str, object]]


class ServerError(NewstuiError):
    """A server that is of no use now; the text is a sentence part."""

    def __init__(
        self, text: str, *, status: int | None = None, fault: Fault | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text)
        self.status = status
        self.fault = fault
        self._headers = headers or {}

    @property
    def of_the_line(self) -> bool:
        """Whether the reader's own connection may be at fault."""
        return self.fault is not None and self.fault.is_of_the_line

    def hold_until(self, now: int) -> int | None:
        """The second in UTC before which the server asks not to be asked."""
        return retry_at(self._headers, now)


class ServerSession:
    """A context. `headers` go along with every request; a login belongs there."""

    def __init__(
        self,
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        login: tuple[str, str] | None = None,
        deadline: float = 30.0,
        user_agent: str = "",
        cancelled: CancelCheck = never_cancelled,
    ) -> None:
        """`address` is what all paths are put behind; `deadline` in seconds holds for each
        request."""
        self.headers = dict(headers or {})
        self._address = address.rstrip("/")
        self._login = login
        self._cancelled = cancelled
        self._runner = asyncio.Runner()
        self._client = Client(deadline=deadline, user_agent=user_agent or USER_AGENT)
        self.server_time: int | None = None
        """The second in UTC by the server's own clock at the first reply, where it told."""

    def __enter__(self) -> ServerSession:
        self._runner.run(self._client.__aenter__())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.run(self._client.__aexit__(kind, error, trace))
        self._runner.close()

    def get(self, path: str, fields: Fields = ()) -> Reply:
        return self.send("GET", f"{path}?{urlencode(fields)}" if fields else path)

    def get_json(self, path: str, fields: Fields = ()) -> Any:
        """The value that is answered. ServerError if it is no JSON."""
        return json_of(self.get(path, fields))

    def post_form(self, path: str, fields: Fields) -> Reply:
        return self.send("POST", path, urlencode(fields).encode(), _FORM)

    def send(self, method: str, path: str, body: bytes = b"", body_type: str = "") -> Reply:
        """The reply, if its status is good; else ServerError. Cancelled when asked to stop."""
        ask = Ask(
            self._address + path,
            method=method,
            body=body,
            body_type=body_type,
            headers=self.headers,
            login=self._login,
            accept="application/json, text/plain;q=0.5",
            redirects=False,
            private_only=urlsplit(self._address).scheme != "https",
        )
        try:
            reply = self._runner.run(self._reply(ask))
        except FetchError as error:
            raise ServerError(str(error), fault=error.fault) from error
        if self.server_time is None:
            self.server_time = http_date(reply.headers.get("date", ""))
        if 200 <= reply.status < 300:
            return reply
        raise ServerError(_told(reply), status=reply.status, headers=reply.headers)

    async def _reply(self, ask: Ask) -> Reply:
        task = asyncio.ensure_future(self._client.get(ask))
        while not task.done():
            await asyncio.wait([task], timeout=_POLL_SECONDS)
            if self._cancelled():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                raise Cancelled
        return task.result()


def json_of(reply: Reply) -> Any:
    """The value that a reply holds. ServerError if it is no JSON."""
    try:
        return parse_json(decode(reply.body, reply.charset or "utf-8"))
    except ValueError as error:
        raise ServerError(f"gives an answer that is {error}", status=reply.status) from error


def expected(value: object, kind: type, what: str) -> Any:
    """The value, if it is of that type. ServerError, naming what it was to be, if not."""
    if not isinstance(value, kind):
        raise ServerError(f"gives an answer that holds no {what}")
    return value


def _told(reply: Reply) -> str:
    if 300 <= reply.status < 400:
        target = reply.headers.get("location", "nowhere")[:200]
        return f"leads elsewhere ({reply.status} to {target}); add it by that address"
    words = _WORDS.get(reply.status)
    return f"{words} ({reply.status})" if words else status_words(reply.status)
