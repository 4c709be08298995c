"""An article after cleaning and tagging, and as the library shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from newstui.model.frozen import frozen
from newstui.model.moment import UNKNOWN, Moment
from newstui.model.timeline import Mention


@frozen
class CleanArticle:
    """What the reporter wrote. Paragraphs of `text` are separated by one blank line."""

    title: str
    text: str
    author: str | None = None
    agency: str | None = None
    source: str | None = None
    """The outlet's name from the page itself (masthead, metadata); None if it does not say."""
    language: str | None = None
    """ISO 639-1, None where the text is too short to tell."""
    published: Moment = UNKNOWN
    dateline: str | None = None
    """The place an agency dateline names, without its date: `BELGRADE, Serbia`."""
    categories: tuple[str, ...] = ()
    """Sections and keywords that the page or feed files the article under."""
    notes: tuple[str, ...] = ()
    """What a reader should know of the cleaning, as sentences."""


@frozen
class Tag:
    """One country or topic, with a score in 0..1 and the words of the text that gave it."""

    value: str
    """ISO 3166-1 alpha-2 (plus XK), or an IPTC Media Topic code such as `11000000`."""
    score: float
    evidence: tuple[str, ...] = ()
    by_reader: bool = False
    """Set by the reader, for this article or for all of its source."""


@frozen
class Tags:
    """All tags of one article, each group ordered by falling score."""

    about: tuple[Tag, ...] = ()
    """Countries that the article is about."""
    mentioned: tuple[Tag, ...] = ()
    """Every country that it mentions."""
    topics: tuple[Tag, ...] = ()
    anchors: tuple[str, ...] = ()
    """Names of people, places and bodies, and telling numbers, most telling first."""


@frozen
class ArticleRow:
    """An article as lists show it."""

    id: int
    key: int
    """Where it stands in time: lists are ordered by falling key, and keys are unique."""
    event_id: int
    title: str
    source: str
    agency: str | None
    language: str | None
    published: Moment
    first_seen: int
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the reading pane and the exports show it."""

    row: ArticleRow
    guid: str
    url: str | None
    author: str | None
    text: str
    tags: Tags
    mentions: tuple[Mention, ...] = ()
    notes: tuple[str, ...] = field(default=())
    source_country: str | None = None
    """The code of the country that its source reports from."""
    storyline_id: int | None = None
    """The chain of events that its event is in."""
    updated: int | None = None
    """When it was last seen to have been edited, in seconds UTC; None if never."""
    place: int | None = None
    """The character of its text that stood at the top when it was left; None for its head."""
