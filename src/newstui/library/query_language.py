"""The query language: what a reader types, to a tree; the same in the screen and on the line.

    query   = either*                        side by side means and
    either  = part ("or" part)*
    part    = "-"? (field ":" value | word | "phrase" | "(" query ")")

Fields: country, mentions, from, topic, source, folder, tag, lang, is, newer, older, after, before,
event, saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from newstui.library import catalogue
from newstui.model.errors import QueryError
from newstui.model.frozen import frozen
from newstui.model.query import EVERYTHING, And, Field, Not, Or, Query, TimeRange, Words

STATES = ("unread", "read", "starred", "followed", "muted", "single")
_SECONDS = {"h": 3600, "d": 86400, "w": 7 * 86400, "m": 30 * 86400, "y": 365 * 86400}
_MAX_DEPTH = 50
_MAX_LENGTH = 2000

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<minus>-(?=[^\s)]))
    | (?P<field>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s()"]*))
    | "(?P<phrase>[^"]*)(?P<end>"?)
    | (?P<word>[^\s()"]+)""",
    re.VERBOSE,
)


@frozen
class _Token:
    kind: str
    text: str
    name: str
    position: int
    length: int


Finder = Callable[[str], str | None]
"""What a reader means by a name, or None if there is none such."""


def _none(_name: str) -> str | None:
    return None


@frozen
class Names:
    """What the names in a query stand for; by themselves they are taken as they are written."""

    source: Finder = str
    """The full name of an outlet."""
    folder: Finder = str
    tag: Finder = str
    saved: Finder = _none
    """The query of a smart folder."""

    def without_saved(self, name: str) -> Names:
        """The same where the query of a smart folder is read: it cannot contain itself."""
        wanted = name.casefold()

        def find(other: str) -> str | None:
            if other.casefold() == wanted:
                raise QueryError("a smart folder cannot contain itself", 0)
            return self.saved(other)

        return replace(self, saved=find)


def parse(text: str, *, now: int, names: Names | None = None) -> Query:
    """The tree of a query; an empty one matches everything.

    `now` is the second in UTC that `newer:2d` counts back from; `names` completes the names of
    outlets and folders. Raises QueryError, which points at the fault, for anything that cannot be
    understood.
    """
    if len(text) > _MAX_LENGTH:
        raise QueryError(f"a query has at most {_MAX_LENGTH} characters", _MAX_LENGTH)
    return _Parser(_tokens(text), len(text), now, names or Names()).whole()


def quote(value: str) -> str:
    """A value as it is written after a field's colon."""
    cleaned = value.replace('"', " ")
    return f'"{cleaned}"' if re.search(r"[\s()]", cleaned) or not cleaned else cleaned


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        start, length = match.start(), match.end() - match.start()
        if match["field"] is not None:
            value = match["quoted"] if match["quoted"] is not None else match["value"]
            found.append(_Token("field", value, match["field"].lower(), start, length))
        elif match["phrase"] is not None:
            if not match["end"]:
                raise QueryError("the quotation is not closed", start, length)
            found.append(_Token("phrase", match["phrase"], "", start, length))
        elif kind != "space":
            found.append(_Token(kind, match[0], "", start, length))
    return found


class _Parser:
    def __init__(self, tokens: list[_Token], length: int, now: int, names: Names) -> None:
        self._tokens = tokens
        self._length = length
        self._now = now
        self._names = names
        self._next = 0

    def whole(self) -> Query:
        query = self._side_by_side(0)
        token = self._peek()
        if token is not None:
            raise QueryError("a closing parenthesis without an opening one", token.position)
        return query

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _side_by_side(self, depth: int) -> Query:
        parts: list[Query] = []
        while (token := self._peek()) is not None and token.kind != "close":
            parts.append(self._either(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else EVERYTHING

    def _either(self, depth: int) -> Query:
        parts = [self._part(depth)]
        while (token := self._peek()) is not None and _is_or(token):
            self._next += 1
            parts.append(self._part(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _part(self, depth: int) -> Query:
        token = self._peek()
        if token is None or token.kind == "close":
            raise QueryError("something is missing here", token.position if token else self._length)
        if _is_or(token):
            raise QueryError("“or” needs something before it", token.position, token.length)
        if depth > _MAX_DEPTH:
            raise QueryError("nested too deeply", token.position)
        self._next += 1
        if token.kind == "minus":
            return Not(self._part(depth + 1))
        if token.kind == "open":
            return self._parenthesis(token, depth)
        if token.kind == "field":
            return _field(token, self._now, self._names)
        if not re.search(r"\w", token.text):
            raise QueryError("nothing to search for in this", token.position, token.length)
        return Words(token.text, phrase=token.kind == "phrase")

    def _parenthesis(self, opening: _Token, depth: int) -> Query:
        inside = self._side_by_side(depth + 1)
        if self._peek() is None:
            raise QueryError("the parenthesis is not closed", opening.position)
        self._next += 1
        return inside


def _is_or(token: _Token) -> bool:
    return token.kind == "word" and token.text.lower() == "or"


def _field(token: _Token, now: int, names: Names) -> Query:
    makers = {
        **_FIELDS,
        "source": _named("source", names.source),
        "folder": _named("folder", names.folder),
        "tag": _named("tag", names.tag),
        "saved": _saved(names),
    }
    make = makers.get(token.name)
    if make is None:
        known = ", ".join(sorted(makers))
        raise QueryError(
            f"no field “{token.name}” (there are {known}); put quotes around it to search for it",
            token.position,
            token.length,
        )
    value = token.text.strip()
    if not value:
        raise QueryError(f"{token.name}: needs a value", token.position, token.length)
    query = make(value, now)
    if isinstance(query, str):
        raise QueryError(query, token.position + len(token.name) + 1, max(len(token.text), 1))
    return query


def _country(name: str) -> Callable[[str, int], Query | str]:
    def make(value: str, _now: int) -> Query | str:
        group = catalogue.country_group(value)
        if group:
            return Or(tuple(Field(name, code) for code in sorted(group)))
        code = catalogue.find_country(value)
        return Field(name, code) if code else f"no country “{value}”"

    return make


def _topic(value: str, _now: int) -> Query | str:
    code = catalogue.find_topic(value)
    if not code:
        return f"no topic “{value}”"
    codes = catalogue.topic_with_narrower(code)
    return Field("topic", code) if len(codes) == 1 else Or(tuple(Field("topic", c) for c in codes))


def _named(field: str, find: Finder) -> Callable[[str, int], Query | str]:
    def make(value: str, _now: int) -> Query | str:
        name = find(value)
        return Field(field, name) if name else f"no {field} “{value}”"

    return make


def _saved(names: Names) -> Callable[[str, int], Query | str]:
    """The query of a smart folder in the place of its name."""

    def make(value: str, now: int) -> Query | str:
        try:
            text = names.saved(value)
            if text is None:
                return f"no smart folder “{value}”"
            return parse(text, now=now, names=names.without_saved(value))
        except QueryError as error:
            return f"smart folder “{value}”: {error}"

    return make


def _language(value: str, _now: int) -> Query | str:
    code = value.lower()
    return Field("lang", code) if re.fullmatch("[a-z]{2}", code) else f"no language “{value}”"


def _state(value: str, _now: int) -> Query | str:
    state = value.lower()
    return Field("is", state) if state in STATES else f"is: takes {', '.join(STATES)}"


def _event(value: str, _now: int) -> Query | str:
    # SQLite's integers have 64 bits, and Unicode has more digits than ours.
    is_number = re.fullmatch("[0-9]{1,18}", value)
    return Field("event", str(int(value))) if is_number else "event: takes a number"


def _age(make: Callable[[int], Query]) -> Callable[[str, int], Query | str]:
    def parsed(value: str, now: int) -> Query | str:
        match = re.fullmatch(r"([0-9]{1,5})([hdwmy])", value.lower())
        if not match:
            return "a time is a number with h, d, w, m or y: 12h, 2d, 3w"
        return make(now - int(match[1]) * _SECONDS[match[2]])

    return parsed


def _date(make: Callable[[int], Query]) -> Callable[[str, int], Query | str]:
    def parsed(value: str, _now: int) -> Query | str:
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?", value)
        year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        try:
            return make(int(datetime(year, month, day, tzinfo=UTC).timestamp()))
        except ValueError:
            return "a date is 2024, 2024-02 or 2024-02-01"

    return parsed


_FIELDS: dict[str, Callable[[str, int], Query | str]] = {
    "country": _country("country"),
    "mentions": _country("mentions"),
    "from": _country("from"),
    "topic": _topic,
    "lang": _language,
    "is": _state,
    "newer": _age(lambda at: TimeRange(since=at)),
    "older": _age(lambda at: TimeRange(until=at)),
    "after": _date(lambda at: TimeRange(since=at)),
    "before": _date(lambda at: TimeRange(until=at)),
    "event": _event,
}
