"""What stands above and below an article's text: title, byline, tags; links, notes, address."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.library.dates_shown import day_shown
from newstui.model.article import Article
from newstui.model.moment import Precision
from newstui.model.shape import Link
from newstui.tui import cells, safe
from newstui.tui.display import Display
from newstui.tui.widgets.ink import Line, Piece
from newstui.tui.wrapping import broken

_DAY = 86_400
_MOST_CAPTION = 4
"""Lines of what is said of a picture."""


def head_lines(article: Article, column: int, display: Display, *, tight: bool) -> list[Line]:
    """Title, who wrote it, when, and what it is about; `tight` for low windows."""
    row = article.row
    lines: list[Line] = [] if tight else [[]]
    lines += [[(text, "title")] for text in broken(safe.line(row.title), column)]
    by = [safe.line(row.source), safe.line(row.agency or ""), safe.line(article.author or "")]
    by = list(dict.fromkeys(name for name in by if name))
    if tight:
        short = display.joined([by[0] if by else "", display.short(row.published)])
        return [*lines, [(cells.crop(short, column), "soft")], []]
    star: list[Piece] = [(f"{display.signs.starred} ", "star")] if row.starred else []
    first = display.filled(by, column - 2 * len(star))
    lines += [[*(star if index == 0 else []), (text, "soft")] for index, text in enumerate(first)]
    lines += [[(text, "soft")] for text in display.filled(_when(article, display), column)]
    lines += [[(text, "heading")] for text in display.filled(_about(article, display), column)]
    return [*lines, []]


def _when(article: Article, display: Display) -> list[str]:
    """The date that the publisher claims, and when it came in where that was another day."""
    row = article.row
    published = row.published
    facts = [display.full(published)]
    if published.precision is Precision.UNKNOWN:
        facts.append(f"first seen {display.ago(row.first_seen)}")
    elif published.seconds is not None and published.seconds > display.now():
        facts = [f"{facts[0]}, dated ahead"]
    elif published.seconds is not None and row.first_seen - published.seconds > _DAY:
        facts.append(f"seen {day_shown(display.day(row.first_seen))}")
    if article.updated is not None:
        facts.append(f"edited {display.ago(article.updated)}")
    return facts


def _about(article: Article, display: Display) -> list[str]:
    countries = [safe.line(display.country(code)) for code in article.row.countries[:5]]
    topics = [safe.line(display.topic_name(code)) for code in article.row.topics[:3]]
    return [", ".join(countries), ", ".join(topics)]


def foot_lines(
    article: Article, links: Sequence[Link], column: int, display: Display
) -> list[Line]:
    """Links and pictures by their numbers, each with its real host, then what the cleaner noted
    and the address."""
    from newstui.library.links import why_doubtful

    lines: list[Line] = [[]]
    wide = len(str(len(links))) + 2
    for number, link in enumerate(links, 1):
        sign = cells.right(f"[{number}]", wide)
        host = cells.crop(safe.line(link.host), column - wide - 1, display.signs.more)
        rest = column - wide - 3 - cells.width(host)
        line: list[Piece] = [(sign, "key"), (" ", ""), (host, "soft")]
        words = safe.line(words_of(link, article))
        is_long = cells.width(words) > rest and bool(link.words)
        if is_long:
            line += [("  ", ""), (cells.crop("picture", rest), "faint")]
        elif rest > 8 and not words.startswith("http"):
            line += [("  ", ""), (cells.crop(words, rest, display.signs.more), "faint")]
        lines.append(line)
        if is_long:
            caption = broken(safe.line(link.words), column - wide - 1)[:_MOST_CAPTION]
            lines += [[(" " * (wide + 1), ""), (text, "faint")] for text in caption]
        lines += [
            [(" " * (wide + 1), ""), *line]
            for line in _warning(link.warning, column - wide - 1, display)
        ]
    if links:
        lines.append([])
    for note in article.notes:
        lines += [[(text, "faint")] for text in broken(safe.line(note), column)]
    if article.url:
        lines.append([(cells.crop(safe.line(article.url), column), "faint")])
        lines += _warning(why_doubtful(article.url), column, display)
    return [*lines, []]


def words_of(link: Link, article: Article) -> str:
    """The words that lead to an address; of a picture what it shows."""
    if link.end > link.start:
        return article.text[link.start : link.end]
    return f"picture: {link.words}" if link.words else "picture"


def _warning(text: str, column: int, display: Display) -> list[Line]:
    if not text:
        return []
    return [
        [(line, "alert")] for line in broken(safe.line(f"{display.signs.failing} {text}"), column)
    ]
