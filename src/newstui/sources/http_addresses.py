"""Which network addresses a request may reach, checked on the very address that is dialled.

A name is looked up, its addresses are checked, and the checked address is the one connected to:
a name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult


def is_private(address: str) -> bool:
    """Whether an IP address is anything but a public one: home networks, this machine, links.

    Addresses that wrap an IPv4 address (mapped, 6to4, NAT64) are judged by what they wrap.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(ip)
    return not (inner or ip).is_global or (inner or ip).is_multicast


def names_private(host: str) -> bool:
    """Whether a host is private by its mere name: for requests that a proxy resolves."""
    host = host.lower().rstrip(".")
    return host == "localhost" or host.endswith(".localhost") or is_private(host)


def _wrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(ip, IPv4Address):
        return None
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.packed.startswith(bytes.fromhex("0064ff9b0000000000000000")):
        return IPv4Address(ip.packed[12:])
    return None


@dataclass(slots=True)
class Dial:
    """The rule for one connection, and what came of it."""

    public_only: bool
    private_only: bool = False
    reached: str = ""
    """The address that was dialled last."""
    refused: str = ""
    """An address that the rule forbids, and that was not dialled."""


DIAL: ContextVar[Dial | None] = ContextVar("DIAL", default=None)
"""The rule that holds where a connection is being made."""


def checked_socket(info: AddrInfoType) -> socket.socket:
    """A socket for an address as getaddrinfo gives it; OSError if the rule forbids the address."""
    family, kind, protocol, _, place = info
    address = str(place[0])
    dial = DIAL.get()
    if dial is not None:
        forbidden = dial.public_only if is_private(address) else dial.private_only
        if forbidden:
            dial.refused = address
            raise OSError("a forbidden address")
        dial.reached = address
    made = socket.socket(family, kind, protocol)
    made.setblocking(False)
    return made


class Resolver(AbstractResolver):
    """Looks names up in threads that nobody waits for: a lookup that hangs holds nothing up."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[ResolveResult]] = loop.create_future()

        def look_up() -> None:
            try:
                answer: list[ResolveResult] | OSError = _addresses(host, port, family)
            except OSError as error:
                answer = error
            except UnicodeError:
                answer = socket.gaierror(socket.EAI_NONAME, "no possible name")
            try:
                loop.call_soon_threadsafe(_settle, found, answer)
            except RuntimeError:
                return  # The loop has gone: the request was cancelled.

        threading.Thread(target=look_up, daemon=True, name=f"lookup {host}").start()
        return await found

    async def close(self) -> None:
        """Nothing is held open."""


def _settle(
    future: asyncio.Future[list[ResolveResult]], answer: list[ResolveResult] | OSError
) -> None:
    if future.done():
        return
    if isinstance(answer, OSError):
        future.set_exception(answer)
    else:
        future.set_result(answer)


def _addresses(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    infos = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
    return [
        ResolveResult(
            hostname=host,
            host=f"{place[0]}%{place[3]}" if len(place) > 2 and place[3] else str(place[0]),
            port=port,
            family=found,
            proto=protocol,
            flags=socket.AI_NUMERICHOST,
        )
        for found, _, protocol, _, place in infos
    ]
