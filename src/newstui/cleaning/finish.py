"""The last pass over an article's paragraphs, the same for pages, fragments and dumps."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newstui.cleaning.cues import Cue, cue_of
from newstui.cleaning.likeness import folded, same_headline

_ASIDES = frozenset((Cue.SHARE, Cue.ADVERT, Cue.READ_ALSO, Cue.COMMENTS, Cue.SIGN_UP))
_ASIDE_MOST = 200
"""Characters of the longest share bar or call to subscribe."""
_LABEL_MOST = 40
"""Characters of a heading of related articles, or a notice, that no text goes on from."""
_NOTICE_MOST = 700
"""Characters of the longest copyright notice below an article."""
_AGENCY_TAIL = re.compile(
    r"[(\[–—-]*\s*(?:"
    r"(?i:(?:additional )?(?:reporting|editing|writing) ?(?:by|:).{2,300}|our standards ?:.{2,300}"
    r"|with (?:inputs|reporting|files) (?:from|by) .{2,60}|(?:mit )?material von .{2,40})"
    r"|[A-Z]{2,7}(?:[/, ]+[A-Z][A-Za-z]{1,9}){0,3})\s*[)\]]?\.?"
)
"""Closing credits: `(Reporting by …; editing by …)`, `AFP/dpa`."""
_SENTENCE_LEAST = 100
_STRAY_MOST = 80
_ENDINGS = '.!?…"”’»)'
_ABOVE = 12
"""Lines above an article among which its picture's caption may stand."""
_CAPTION_MOST = 120
_CAPTIONS_MOST = 2
_TAIL_LOOKED_AT = 12


def finished(
    paragraphs: Sequence[str],
    title: str | None,
    before: Sequence[str] = (),
    dropped: Collection[str] = (),
    plain: Collection[str] = frozenset(),
) -> list[str]:
    """The paragraphs without what repeats the title, leads elsewhere or follows the end.

    `before` are the lines above the article, whose captions may stand in the text once more;
    `dropped` are lines that other rules have found not to belong (bylines, credits), `plain`
    those that are known to hold no cue. Order and words of what stays are untouched. An article
    that would lose everything is returned whole.
    """
    captions = _repeated_captions(paragraphs, before)
    kept = [
        paragraph
        for paragraph in paragraphs
        if paragraph not in dropped
        and paragraph not in captions
        and not (title and same_headline(paragraph, title))
        and (paragraph in plain or not _is_aside(paragraph))
    ]
    return _without_tail(kept) or list(paragraphs)


def _repeated_captions(paragraphs: Sequence[str], before: Sequence[str]) -> frozenset[str]:
    """Short lines from right above the article that come again inside it.

    More than a few are no captions but headings, which a table of contents had listed.
    """
    above = {folded(line) for line in before[-_ABOVE:] if len(line) <= _CAPTION_MOST}
    again = [
        paragraph
        for paragraph in paragraphs[1:]
        if len(paragraph) <= _CAPTION_MOST
        and paragraph[-1] not in ".!?:…"
        and folded(paragraph) in above
    ]
    return frozenset(again) if len(again) <= _CAPTIONS_MOST else frozenset()


def _is_aside(paragraph: str) -> bool:
    """Share bars, adverts, pointers to other articles, calls to subscribe, warnings by law."""
    if len(paragraph) > _ASIDE_MOST:
        return False
    cue = cue_of(paragraph)
    if cue in (Cue.RELATED, Cue.NOTICE):
        return len(paragraph) <= _LABEL_MOST
    return cue in _ASIDES


def _without_tail(paragraphs: list[str]) -> list[str]:
    """Cuts at a heading of related articles with no text below, then notices at the end."""
    for index in range(max(1, len(paragraphs) - _TAIL_LOOKED_AT), len(paragraphs)):
        below = paragraphs[index + 1 :]
        if cue_of(paragraphs[index]) is Cue.RELATED and all(
            len(p) < _SENTENCE_LEAST for p in below
        ):
            paragraphs = paragraphs[:index]
            break
    while len(paragraphs) > 1 and (_is_notice(paragraphs[-1]) or _is_stray(paragraphs)):
        paragraphs = paragraphs[:-1]
    return paragraphs


def _is_stray(paragraphs: Sequence[str]) -> bool:
    """Whether a headline or label is left below an article that ends in sentences."""
    last, above = paragraphs[-1], paragraphs[-4:-1]
    return (
        len(above) == 3
        and len(last) <= _STRAY_MOST
        and last[0].isalnum()
        and last[-1].isalnum()
        and all(p[-1] in _ENDINGS and len(p) >= _SENTENCE_LEAST for p in above)
    )


def _is_notice(paragraph: str) -> bool:
    """What may follow an article's last sentence: credits, rights, bars and menus."""
    if cue_of(paragraph[: _SENTENCE_LEAST * 2]) is not None and len(paragraph) <= _NOTICE_MOST:
        return True
    return len(paragraph) <= 320 and _AGENCY_TAIL.fullmatch(paragraph) is not None
