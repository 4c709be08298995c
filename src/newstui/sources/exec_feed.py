"""`exec:` feeds, as newsboat has them: a command of the reader's whose output is the feed.

Whether commands may run at all is a setting, which the library asks before it comes here.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress

from newstui.sources.http_messages import Fault, FetchError, Reply

SCHEME = "exec:"
_MAX_OUTPUT = 15 * 2**20


def is_command(address: str) -> bool:
    """Whether a feed's address is a command."""
    return address.startswith(SCHEME)


async def run_command(address: str, deadline: float) -> Reply:
    """What the command of an `exec:` address writes. FetchError if it fails or takes too long."""
    process = await asyncio.create_subprocess_shell(
        address.removeprefix(SCHEME),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(deadline):
            output = await _output(process)
            code = await process.wait()
    except TimeoutError as error:
        text = f"the command was not finished within {deadline:g} seconds"
        raise FetchError(Fault.TIMEOUT, text) from error
    finally:
        if process.returncode is None:
            # With its children: the commands of a pipe outlive their shell.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    if code:
        raise FetchError(Fault.CONNECT, f"the command failed (exit code {code})")
    return Reply(200, "", {}, output, private=True)


async def _output(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    pieces, size = [], 0
    while piece := await process.stdout.read(65_536):
        size += len(piece)
        if size > _MAX_OUTPUT:
            raise FetchError(Fault.BODY, f"is larger than {_MAX_OUTPUT // 2**20} MiB")
        pieces.append(piece)
    return b"".join(pieces)
