"""The news servers that a reader has an account with: which there are, and how they are."""

from __future__ import annotations

from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.store import server_entries, servers
from newstui.store.servers import Server

__all__ = ["Server", "all_servers", "chosen_server", "due_servers", "server_health", "unsent"]


def all_servers(library: Library) -> list[Server]:
    """Every server, by name."""
    return servers.all_servers(library.database.reader())


def unsent(library: Library, server: Server) -> int:
    """How many entries have marks that the server does not know yet."""
    return len(server_entries.to_send(library.database.reader(), server.id))


def due_servers(library: Library) -> list[Server]:
    """The servers whose next contact has come, or for which there is something to send."""
    now = library.now()
    return [
        server
        for server in all_servers(library)
        if (server.next_check_at or 0) <= now
        or (not server.error_count and unsent(library, server))
    ]


def chosen_server(library: Library, name: str) -> Server:
    """The server that a name, address or number means. NewstuiError if there is none."""
    wanted = name.strip().casefold()
    for one in all_servers(library):
        if wanted in (one.name.casefold(), one.url, str(one.id)):
            return one
    raise NewstuiError(f"no server is called “{name}” (newstui server list)")


def server_health(library: Library) -> list[dict[str, object]]:
    """Every server as a plain JSON-ready dict; dates are ISO 8601 in UTC."""
    from newstui.library.records import iso

    connection = library.database.reader()
    return [
        {
            "id": one.id,
            "name": one.name,
            "kind": one.kind,
            "url": one.url,
            "feeds": len(servers.feeds_of(connection, one.id)),
            "problem": one.last_error,
            "errors": one.error_count,
            "last_checked": None if one.checked_at is None else iso(one.checked_at),
            "last_success": None if one.success_at is None else iso(one.success_at),
            "next_try": None if one.next_check_at is None else iso(one.next_check_at),
            "unsent": unsent(library, one),
        }
        for one in all_servers(library)
    ]
