"""Miniflux's REST API as its source has it (version 2.2, internal/api and internal/storage)."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any
from urllib.parse import urlsplit

from support_http import Request, Script, Server, reply

TOKEN = "m1niflux-t0ken"
USER, PASSWORD = "reader", "pässword"


@dataclass
class FakeMiniflux:
    """A server with one user. `clock` gives its own second in UTC."""

    web: Server
    clock: Callable[[], float]
    feeds: dict[int, dict[str, Any]] = field(default_factory=dict)
    entries: dict[int, dict[str, Any]] = field(default_factory=dict)
    before: Callable[[Request], Script | None] = lambda _request: None
    """May answer in the server's place."""

    def __post_init__(self) -> None:
        self.web.otherwise = self.answer

    @property
    def url(self) -> str:
        return self.web.url("")

    def feed(self, title: str, url: str, category: str = "All") -> int:
        number = max(self.feeds, default=0) + 1
        self.feeds[number] = {
            "id": number,
            "user_id": 1,
            "feed_url": url,
            "site_url": url.rpartition("/")[0] + "/",
            "title": title,
            "category": {"id": 1, "title": category, "user_id": 1, "hide_globally": False},
            "crawler": False,
            "disabled": False,
        }
        return number

    def entry(self, feed_id: int, title: str, **given: Any) -> int:
        number = max(self.entries, default=0) + 1
        now = datetime.fromtimestamp(self.clock(), UTC).isoformat()
        self.entries[number] = {
            "id": number,
            "user_id": 1,
            "feed_id": feed_id,
            "status": "unread",
            "hash": f"{number:064x}",
            "title": title,
            "url": f"https://outlet.example/{feed_id}/{number}",
            "comments_url": "",
            "published_at": "2024-02-09T08:00:00Z",
            "created_at": now,
            "changed_at": now,
            "content": f"<p>The council of Bergen said on Friday: {title}. More is to follow.</p>",
            "author": "",
            "share_code": "",
            "starred": False,
            "reading_time": 1,
            "enclosures": None,
            "tags": [],
            **given,
        }
        return number

    def mark(self, entry_id: int, **marks: Any) -> None:
        """What another program of the reader's does."""
        self.entries[entry_id] |= marks
        self._touch(entry_id)

    def marks(self, entry_id: int) -> tuple[str, bool]:
        return self.entries[entry_id]["status"], self.entries[entry_id]["starred"]

    def asked(self, method: str = "GET", path: str = "/v1/entries") -> list[Request]:
        return [one for one in self.web.requests if one.method == method
                and urlsplit(one.path).path == path]  # fmt: skip

    # Answers

    def answer(self, request: Request) -> Script:
        answer = self.before(request)
        if answer is not None:
            return answer
        if not self._known(request):
            return self._json({"error_message": "access unauthorized"}, 401)
        path = urlsplit(request.path).path
        match request.method, path.removeprefix("/v1/").split("/"):
            case "GET", ["me"]:
                return self._json({"id": 1, "username": USER, "is_admin": False})
            case "GET", ["feeds"]:
                return self._json(list(self.feeds.values()))
            case "GET", ["entries"]:
                return self._entries(dict(request.fields))
            case "GET", ["entries", number]:
                entry = self.entries.get(int(number))
                return self._json(self._whole(entry)) if entry else self._missing()
            case "PUT", ["entries"]:
                return self._set_status(json.loads(request.body))
            case "PUT", ["entries", number, "bookmark"]:
                if int(number) not in self.entries:
                    return self._json({"error_message": "store: nothing has been updated"}, 500)
                entry = self.entries[int(number)]
                entry["starred"] = not entry["starred"]
                self._touch(int(number))
                return reply(status=204)
        return self._missing()

    def _known(self, request: Request) -> bool:
        basic = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        token = request.headers.get("x-auth-token")
        return token == TOKEN or (
            token is None and request.headers.get("authorization") == f"Basic {basic}"
        )

    def _entries(self, asked: dict[str, str]) -> Script:
        def chosen(entry: dict[str, Any]) -> bool:
            changed = datetime.fromisoformat(entry["changed_at"]).timestamp()
            return (
                entry["status"] == asked.get("status", entry["status"])
                and entry["id"] > int(asked.get("after_entry_id", 0))
                and changed > int(asked.get("changed_after", 0))
                and asked.get("starred") in (None, str(entry["starred"]).lower())
            )

        found = [entry for entry in self.entries.values() if chosen(entry)]
        found.sort(key=lambda entry: entry[asked.get("order", "published_at")])
        if asked.get("direction") == "desc":
            found.reverse()
        start, limit = int(asked.get("offset", 0)), int(asked.get("limit", 100))
        page = [self._whole(entry) for entry in found[start : start + limit]]
        return self._json({"total": len(found), "entries": page})

    def _whole(self, entry: dict[str, Any]) -> dict[str, Any]:
        return {**entry, "feed": self.feeds[entry["feed_id"]]}

    def _set_status(self, asked: dict[str, Any]) -> Script:
        if asked.get("status") not in ("read", "unread") or not asked.get("entry_ids"):
            return self._json({"error_message": "invalid entry status"}, 400)
        known = [number for number in asked["entry_ids"] if number in self.entries]
        if not known:
            return self._json({"error_message": "store: nothing has been updated"}, 500)
        for number in known:
            self.entries[number]["status"] = asked["status"]
            self._touch(number)
        return reply(status=204)

    def _touch(self, entry_id: int) -> None:
        now = datetime.fromtimestamp(self.clock(), UTC).isoformat()
        self.entries[entry_id]["changed_at"] = now

    def _missing(self) -> Script:
        return self._json({"error_message": "resource not found"}, 404)

    def _json(self, value: object, status: int = 200) -> Script:
        return reply(
            json.dumps(value).encode(),
            status=status,
            kind="application/json",
            headers=[("Date", formatdate(self.clock(), usegmt=True))],
        )
