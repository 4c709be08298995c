"""What is asked of a web server, what it answers, and how an answer can fail to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newstui.model.errors import NewstuiError


class Fault(StrEnum):
    """Which step of a request failed."""

    ADDRESS = "address"
    """The address may not be asked: no web address, or a private one behind a public one."""
    RESOLVE = "resolve"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECT = "redirect"
    BODY = "body"
    """The reply is broken, cut short or wrongly packed."""
    SIZE = "size"
    """The reply is too large."""
    HELD = "held"
    """Nothing was asked: the host has just said that it is asked too often, and until when."""

    @property
    def is_of_the_line(self) -> bool:
        """Whether the reader's own connection may be at fault, rather than the server."""
        return self in (Fault.RESOLVE, Fault.CONNECT, Fault.TIMEOUT)


class FetchError(NewstuiError):
    """A request without a usable reply; the text is a sentence part: `refuses connections`."""

    def __init__(self, fault: Fault, text: str) -> None:
        super().__init__(text)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Ask:
    """One document to be fetched, or one thing to be told to a server."""

    url: str
    """May hold `user:password@`, which is sent as basic authentication, to that host alone."""
    etag: str | None = None
    last_modified: str | None = None
    user_agent: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent to the host of `url` alone, never to one that it redirects to."""
    login: tuple[str, str] | None = None
    """Name and password, where `url` holds none."""
    public_only: bool = False
    """Whether even the first address must be a public one; redirects of a public one always."""
    private_only: bool = False
    """Whether only private addresses may be reached: for what must not travel far unencrypted."""
    accept: str = (
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
        "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
    )
    method: str = "GET"
    body: bytes = b""
    body_type: str = ""
    """The media type of `body`."""
    redirects: bool = True
    """Whether redirects are followed; if not, they are replies like any other."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The last reply of a chain of redirects, whole and unpacked."""

    status: int
    url: str
    """Where it came from, without login."""
    headers: Mapping[str, str]
    """By lower-case name; of repeated headers the first."""
    body: bytes
    moved_to: str | None = None
    """Where permanent redirects (301, 308), and they alone, led from the address asked."""
    private: bool = False
    """Whether the address that was asked is a private one."""
    hops: tuple[tuple[int, str], ...] = ()
    """Status and target of each redirect."""

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        return self.headers.get("last-modified")

    @property
    def charset(self) -> str | None:
        """The charset that the server claims."""
        _, _, parameters = self.headers.get("content-type", "").partition(";")
        for parameter in parameters.split(";"):
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip(" \"'") or None
        return None

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


_STATUS_WORDS = {
    400: "the server takes the request for a bad one",
    401: "wants a name and password",
    402: "wants to be paid",
    403: "refuses access",
    404: "is not there",
    406: "has it in no form that was asked for",
    410: "is gone for good",
    418: "refuses access",
    429: "asks to be asked less often",
    451: "is blocked for legal reasons",
    500: "the server has an error",
    502: "the server behind it does not answer",
    503: "is out of service for now",
    504: "the server behind it does not answer in time",
}


def status_words(status: int) -> str:
    """A failing HTTP status as a reader understands it: `is not there (404)`."""
    words = _STATUS_WORDS.get(status)
    if words is None:
        words = "the server has an error" if status >= 500 else "gives an unexpected answer"
    return f"{words} ({status})"
