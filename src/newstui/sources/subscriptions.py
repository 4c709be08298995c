"""Subscriptions: the feeds that a reader follows, as lists of them are exchanged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list."""

    url: str
    title: str | None = None
    folder: str | None = None
    """Folders inside folders are joined by ` / `."""
    homepage: str | None = None
    tags: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that the list gives a name, as newstui would write it."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """What a file of subscriptions holds, with a sentence for each thing that it holds in vain."""

    subscriptions: tuple[Subscription, ...] = ()
    queries: tuple[NamedQuery, ...] = ()
    problems: tuple[str, ...] = ()
