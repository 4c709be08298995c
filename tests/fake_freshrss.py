"""FreshRSS's Google Reader API as its p/api/greader.php has it (version 1.2x)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any
from urllib.parse import unquote, urlsplit

from support_http import Request, Script, Server, reply

USER, PASSWORD = "reader", "api-pässword"
AUTH = f"{USER}/{hashlib.sha1(b'salt').hexdigest()}"
API = "/api/greader.php"
_STATE = "user/-/state/com.google/"


@dataclass
class FakeFreshRSS:
    """A server with one user. `clock` gives its own second in UTC; entries are numbered by it."""

    web: Server
    clock: Callable[[], float]
    feeds: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[int, dict[str, Any]] = field(default_factory=dict)
    token: str = "t" * 57
    before: Callable[[Request], Script | None] = lambda _request: None
    """May answer in the server's place."""

    def __post_init__(self) -> None:
        self.web.otherwise = self.answer

    @property
    def url(self) -> str:
        return self.web.url("")

    def feed(self, title: str, url: str, category: str = "Uncategorized") -> str:
        name = f"feed/{len(self.feeds) + 1}"
        label = {"id": f"user/-/label/{category}", "label": category}
        self.feeds[name] = {
            "id": name,
            "title": title,
            "categories": [label],
            "url": url,
            "htmlUrl": url.rpartition("/")[0] + "/",
            "iconUrl": "",
        }
        return name

    def entry(self, feed: str, title: str, *, age: float = 0, **given: Any) -> int:
        """A new entry that was taken in `age` seconds ago; gives its number."""
        number = int((self.clock() - age) * 1_000_000) + len(self.entries)
        self.entries[number] = {
            "feed": feed,
            "title": title,
            "link": f"https://outlet.example/{feed}/{number}",
            "published": int(self.clock() - age) - 3600,
            "content": f"<p>The council of Bergen said on Friday: {title}. More is to follow.</p>",
            "read": False,
            "starred": False,
            **given,
        }
        return number

    def marks(self, number: int) -> tuple[bool, bool]:
        return self.entries[number]["read"], self.entries[number]["starred"]

    def asked(self, path: str) -> list[Request]:
        return [one for one in self.web.requests if path in urlsplit(one.path).path]

    # Answers

    def answer(self, request: Request) -> Script:
        answer = self.before(request)
        if answer is not None:
            return answer
        path = unquote(urlsplit(request.path).path)
        if not path.startswith(API):
            return reply(b"Not Found", status=404, kind="text/html")
        asked = dict(request.fields)
        ids = [value for name, value in request.fields if name == "i"]
        if path == f"{API}/accounts/ClientLogin":
            if (asked.get("Email"), asked.get("Passwd")) != (USER, PASSWORD):
                return self._refused()
            return self._text(f"SID={AUTH}\nLSID=null\nAuth={AUTH}\n")
        if request.headers.get("authorization") != f"GoogleLogin auth={AUTH}":
            return self._refused()
        action = path.removeprefix(f"{API}/reader/api/0/")
        if action == "token":
            return self._text(f"{self.token}\n")
        if action == "edit-tag" and request.method == "POST":
            return self._edit(asked, ids)
        if action == "stream/items/contents" and request.method == "POST":
            return self._json(self._items([self._number(one) for one in ids]))
        if asked.get("output") != "json":
            return self._text("Not Implemented!", 501)
        if action == "subscription/list":
            return self._json({"subscriptions": list(self.feeds.values())})
        if action == "stream/items/ids":
            numbers, going_on = self._chosen(asked["s"], asked)
            refs = [{"id": str(number)} for number in numbers]
            return self._json({"itemRefs": refs, **going_on})
        if action.startswith("stream/contents/"):
            numbers, going_on = self._chosen(action.removeprefix("stream/contents/"), asked)
            return self._json({**self._items(numbers), **going_on})
        return self._text("Bad Request!", 400)

    def _chosen(self, stream: str, asked: dict[str, str]) -> tuple[list[int], dict[str, str]]:
        found = sorted(self.entries, reverse=asked.get("r") != "o")
        if stream == f"{_STATE}starred":
            found = [number for number in found if self.entries[number]["starred"]]
        if asked.get("xt") == f"{_STATE}read":
            found = [number for number in found if not self.entries[number]["read"]]
        if asked.get("it") == f"{_STATE}read":
            found = [number for number in found if self.entries[number]["read"]]
        found = [number for number in found if number >= int(asked.get("ot", 0)) * 1_000_000]
        count = int(asked.get("n", 20))
        if asked.get("c", "").isdigit():
            found = found[found.index(int(asked["c"])) + 1 :]
        page = found[:count]
        return page, {"continuation": str(page[-1])} if len(page) >= count and page else {}

    def _items(self, numbers: list[int]) -> dict[str, Any]:
        items = [self._item(number) for number in numbers if number in self.entries]
        return {"id": f"{_STATE}reading-list", "updated": int(self.clock()), "items": items}

    def _item(self, number: int) -> dict[str, Any]:
        entry = self.entries[number]
        feed = self.feeds[entry["feed"]]
        states = ["reading-list", *(name for name in ("read", "starred") if entry[name])]
        return {
            "id": f"tag:google.com,2005:reader/item/{number:016x}",
            "crawlTimeMsec": str(number // 1000),
            "timestampUsec": str(number),
            "published": entry["published"],
            "title": entry["title"].translate(str.maketrans("&<>", "＆＜＞")),
            "canonical": [{"href": entry["link"]}],
            "alternate": [{"href": entry["link"]}],
            "summary": {"content": entry["content"]},
            "categories": [*(_STATE + name for name in states), feed["categories"][0]["id"]],
            "origin": {"streamId": entry["feed"], "title": feed["title"]},
        }

    def _edit(self, asked: dict[str, str], ids: list[str]) -> Script:
        if asked.get("T") != self.token:
            return self._refused()
        for tag, on in ((asked.get("a"), True), (asked.get("r"), False)):
            for one in ids:
                if (
                    tag in (f"{_STATE}read", f"{_STATE}starred")
                    and self._number(one) in self.entries
                ):
                    self.entries[self._number(one)][tag.removeprefix(_STATE)] = on
        return self._text("OK")

    @staticmethod
    def _number(item: str) -> int:
        return int(item.rpartition("/")[2], 16) if "/" in item else int(item)

    def _refused(self) -> Script:
        return reply(b"Unauthorized!", status=401, kind="text/plain",
                     headers=[("Google-Bad-Token", "true")])  # fmt: skip

    def _text(self, text: str, status: int = 200) -> Script:
        return reply(text.encode(), status=status, kind="text/plain; charset=UTF-8")

    def _json(self, value: object) -> Script:
        return reply(
            json.dumps(value).encode(),
            kind="application/json; charset=UTF-8",
            headers=[("Date", formatdate(self.clock(), usegmt=True))],
        )
