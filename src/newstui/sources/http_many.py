"""Many requests at once, in a thread of their own: whoever asks need not wait for the network."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from types import TracebackType
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from newstui.sources.exec_feed import is_command, run_command
from newstui.sources.http_client import Client
from newstui.sources.http_messages import Ask, Fault, FetchError, Reply

Key = TypeVar("Key", bound=Hashable)
_UNTAKEN = 64
"""Requests that may be under way or wait to be taken: bounds the memory."""


class Requests(Generic[Key]):
    """A context: entering it begins the requests, leaving it breaks off those under way."""

    def __init__(
        self,
        asks: Mapping[Key, Ask],
        deliver: Callable[[Key, Reply | FetchError], None],
        *,
        parallel: int,
        deadline: float,
        user_agent: str,
    ) -> None:
        """`deliver` is called in the other thread, once for each key, unless it is left before.

        The parameters are those of `http_client.Client`.
        """
        self._asks = asks
        self._deliver = deliver
        self._parallel, self._deadline, self._user_agent = parallel, deadline, user_agent
        self._loop = asyncio.new_event_loop()
        self._places = asyncio.Semaphore(_UNTAKEN)
        self._thread = threading.Thread(target=self._run, daemon=True, name="requests")

    def __enter__(self) -> Requests[Key]:
        self._task = self._loop.create_task(self._all())
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._call(self._task.cancel)
        self._thread.join()

    def taken(self) -> None:
        """One reply has been dealt with."""
        self._call(self._places.release)

    def _call(self, function: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(function)
        except RuntimeError:
            return  # The loop is closed: all requests are done.

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(asyncio.gather(self._task, return_exceptions=True))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()

    async def _all(self) -> None:
        async with (
            Client(
                parallel=self._parallel, deadline=self._deadline, user_agent=self._user_agent
            ) as client,
            asyncio.TaskGroup() as group,
        ):
            for key, ask in spread(self._asks):
                await self._places.acquire()
                group.create_task(self._one(client, key, ask))

    async def _one(self, client: Client, key: Key, ask: Ask) -> None:
        try:
            if is_command(ask.url):
                answer: Reply | FetchError = await run_command(ask.url, self._deadline)
            else:
                answer = await client.get(ask)
        except FetchError as error:
            answer = error
        except Exception as error:  # noqa: BLE001 - whatever a server breaks, it breaks alone
            answer = FetchError(Fault.BODY, f"could not be fetched ({type(error).__name__})")
        self._deliver(key, answer)


def spread(asks: Mapping[Key, Ask]) -> list[tuple[Key, Ask]]:
    """The requests in such an order that no host with many of them keeps the others waiting: the
    first of each host, then the second of each, and so on."""
    before: Counter[str] = Counter()
    ranked = []
    for key, ask in asks.items():
        host = urlsplit(ask.url).hostname or ""
        ranked.append((before[host], key, ask))
        before[host] += 1
    ranked.sort(key=lambda entry: entry[0])
    return [(key, ask) for _, key, ask in ranked]
