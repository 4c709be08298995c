"""The last pass over an article's paragraphs, the same for pages, fragments and dumps."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newstui.cleaning.cues import (
    ADVERT,
    AGENCY_TAIL,
    COMMENTS,
    COPYRIGHT,
    READ_ALSO,
    RELATED,
    SHARE,
    SIGN_UP,
    is_furniture,
)
from newstui.cleaning.likeness import folded, same_headline

_FURNITURE_MOST = 160
_SENTENCE_LEAST = 100
_TAIL_LOOKED_AT = 12


def finished(
    paragraphs: Sequence[str], title: str | None, dropped: Collection[str] = ()
) -> list[str]:
    """The paragraphs without what repeats the title, leads elsewhere or follows the end.

    `dropped` are lines that other rules have found not to belong (bylines, credits). Order and
    words of what stays are untouched. An article that would lose everything is returned whole.
    """
    kept = [
        paragraph
        for index, paragraph in enumerate(paragraphs)
        if paragraph not in dropped
        and not (title and same_headline(paragraph, title))
        and not _is_aside(paragraph)
        and not _is_run_on_caption(paragraphs, index, title)
    ]
    return _without_tail(kept) or list(paragraphs)


def _is_aside(paragraph: str) -> bool:
    """Share bars, adverts, pointers to other articles and calls to subscribe."""
    if len(paragraph) > _FURNITURE_MOST:
        return False
    return bool(
        SHARE.match(paragraph)
        or ADVERT.match(paragraph)
        or READ_ALSO.match(paragraph)
        or COMMENTS.match(paragraph)
        or SIGN_UP.search(paragraph)
    )


def _is_run_on_caption(paragraphs: Sequence[str], index: int, title: str | None) -> bool:
    """A repeated title in mid-text brings its picture's caption with it, seen before or not."""
    if not title or not index or not same_headline(paragraphs[index - 1], title):
        return False
    caption = folded(paragraphs[index])
    return any(folded(other) == caption for other in paragraphs[: index - 1])


def _without_tail(paragraphs: list[str]) -> list[str]:
    """Cuts at a heading of related articles with no text below, then notices at the end."""
    for index in range(max(1, len(paragraphs) - _TAIL_LOOKED_AT), len(paragraphs)):
        below = paragraphs[index + 1 :]
        if RELATED.match(paragraphs[index]) and all(len(p) < _SENTENCE_LEAST for p in below):
            paragraphs = paragraphs[:index]
            break
    while len(paragraphs) > 1 and _is_notice(paragraphs[-1]):
        paragraphs = paragraphs[:-1]
    return paragraphs


def _is_notice(paragraph: str) -> bool:
    if is_furniture(paragraph) or AGENCY_TAIL.match(paragraph):
        return True
    return len(paragraph) < 700 and bool(
        COPYRIGHT.search(paragraph[:200]) or (len(paragraph) < 300 and SIGN_UP.search(paragraph))
    )
