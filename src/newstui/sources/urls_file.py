"""newsboat's `urls` file: an address a line, then tags; see its manual, "Adding a URL"."""

from __future__ import annotations

import re

from newstui.cleaning.sanitise import sanitise_line
from newstui.sources.exec_feed import is_command
from newstui.sources.fields import one_line
from newstui.sources.links import web_url
from newstui.sources.newsboat_filter import as_query
from newstui.sources.subscriptions import NamedQuery, Subscription, SubscriptionList

_QUERY = "query:"
_NOT_FEEDS = ("filter:", "file:")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|(\S+)')
_ESCAPED = re.compile(r"\\(.)")


def parse_urls(text: str) -> tuple[Subscription, ...]:
    """The feeds that a urls file lists, in its order. Lines that list none are left out."""
    return read_urls(text).subscriptions


def read_urls(text: str) -> SubscriptionList:
    """The same, with its queries, and a sentence for each line that is neither: `filter:`, …

    A `query:` line has a name and a filter in newsboat's language, which becomes a query.
    An `exec:` line is a subscription whose address is the command; whether it may run is for the
    reader's settings to say. A tag that begins with `~` is the feed's title; `!` as a tag or at a
    tag's head hides it.
    """
    found: dict[str, Subscription] = {}
    queries, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        words = _words(line)
        address, labels = words[0], words[1:]
        url = sanitise_line(address) if is_command(address) else web_url(address)
        if url:
            found.setdefault(url, _subscription(url, labels))
        elif address.startswith(_QUERY):
            try:
                queries.append(_query(address))
            except ValueError as error:
                problems.append(f"line {number}: the query {error}")
        elif address.startswith(_NOT_FEEDS):
            problems.append(f"line {number}: {address.partition(':')[0]}: lines are not supported")
        else:
            problems.append(f"line {number}: no web address")
    return SubscriptionList(tuple(found.values()), tuple(queries), tuple(problems))


def _query(line: str) -> NamedQuery:
    name, _, filtered = line.removeprefix(_QUERY).partition(":")
    label = one_line(name)
    if label is None:
        raise ValueError("has no name")
    return NamedQuery(label, as_query(sanitise_line(filtered)))


def _words(line: str) -> list[str]:
    """Blank-separated words; double quotes keep blanks, a backslash the next character."""
    found = []
    for match in _WORD.finditer(line):
        quoted, bare = match.groups()
        found.append(bare if quoted is None else _ESCAPED.sub(r"\1", quoted))
    return found


def _subscription(url: str, labels: list[str]) -> Subscription:
    title, hidden, tags = None, False, []
    for label in labels:
        if label.startswith("~"):
            title = one_line(label[1:])
        elif label.startswith("!"):
            hidden = True
        elif tag := one_line(label):
            tags.append(tag)
    return Subscription(url, title, tags=tuple(dict.fromkeys(tags)), hidden=hidden)
