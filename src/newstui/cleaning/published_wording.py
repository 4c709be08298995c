"""What the words around a date say of it: features of `published_features`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newstui.cleaning.dates_labels import (
    CAPTION,
    COMMENT,
    LABEL,
    NOTICE,
    PUBLISHED,
    RELATED,
    SELF,
    UPDATED,
    WEEKDAY,
    Said,
    residue,
)
from newstui.cleaning.dates_read import Order, Reading

_HEADING = 40
"""Characters up to which a line may head a list of related articles."""
_LABELLED = 30
"""Characters before a date in which the word for it stands."""
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÞА-Я]{2,}")
_CLOCK = re.compile(
    r"(?<!\d)[0-2]?\d\s?[:.h]\s?[0-5]\d(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE_BEFORE = re.compile(r"\d\.?\s?(?:[-–—]|bis|to|au|al)\s?$")
_RANGE_AFTER = re.compile(r"^\s?(?:[-–—]|bis|to|au|al)\s?\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """A whole date and its line. Places count filled lines."""

    place: int
    line: str
    reading: Reading
    day: date


@dataclass(frozen=True, slots=True)
class LineSays:
    """What a line with dates says besides."""

    rest: int
    """Letters that belong to no date or label."""
    names: tuple[str, ...]
    """The features that all its dates share."""

    @classmethod
    def of(cls, lines: Sequence[str], place: int, shown: str) -> LineSays:
        """That of the line at `place`, `shown` being the part of it that is looked at."""
        said, rest = Said.of(shown), residue(shown)
        names = ["rest " + bucket(rest, (0, 12, 30, 60, 120))]
        previous = lines[place - 1] if place else ""
        if "©" in shown or NOTICE.within(said):
            names.append("notice")
        if COMMENT.within(said):
            names.append("comment")
        following = lines[place + 1][:_LABELLED] if place + 1 < len(lines) else ""
        headings = [line for line in lines[max(0, place - 3) : place] if len(line) <= _HEADING]
        near = Said.of("\n".join((previous[-12:], following, *headings)))
        if COMMENT.may_be_within(near):
            if "comment" not in names and COMMENT.within(Said.of(previous[-12:])):
                names.append("comment")
            if COMMENT.within(Said.of(following)):
                names.append("comment follows")
        if SELF.within(said):
            names.append("of itself")
        if CAPTION.within(said):
            names.append("caption")
        if RELATED.may_be_within(near) and RELATED.within(Said.of("\n".join(headings))):
            names.append("under related")
        return cls(rest, tuple(names))


def small_words(text: str) -> int:
    """How many words begin with a small letter, as those of running text do."""
    return len(_SMALL_WORD.findall(text))


def labels(dated: Dated, in_line: Sequence[Dated], previous: str, rest: int) -> Iterator[str]:
    """What the words before the date call it: those of its line, else the short line above."""
    line, reading = dated.line, dated.reading
    earlier = max((d.reading.end for d in in_line if d.reading.end <= reading.start), default=0)
    near = line[max(earlier, reading.start - _LABELLED) : reading.start]
    if not near and not earlier and len(previous) <= _LABELLED:
        near = previous
    said = Said.of(near)
    size = "note" if rest <= 45 else "text"
    if UPDATED.within(said):
        yield f"updated in {size}"
    elif PUBLISHED.within(said):
        yield f"published in {size}"
    elif LABEL.within(said):
        yield f"label in {size}"
    elif PUBLISHED.within(Said.of(line[reading.end :][:_LABELLED])):
        yield f"published after in {size}"
    if WEEKDAY.within(said):
        yield "weekday"


def wording(dated: Dated, rest: int) -> Iterator[str]:
    """How the date itself is written into its line."""
    line, reading = dated.line, dated.reading
    before, after = line[: reading.start], line[reading.end :]
    if rest > 60 and small_words(before) >= 2:
        yield "within a sentence"
    if not before.strip(" |,-–·•"):
        yield "begins line"
    if not after.strip(" |,-–·•."):
        yield "ends line"
    if _CLOCK.search(before[-20:]) or _CLOCK.search(after[:20]):
        yield "clock"
    if reading.order is Order.OPEN:
        yield "order settled"
    if not _YEAR.search(line[reading.start : reading.end]):
        yield "short year"
    if _RANGE_BEFORE.search(before[-8:]) or _RANGE_AFTER.search(after[:8]):
        yield "range"


def bucket(value: int, limits: tuple[int, ...]) -> str:
    """The smallest limit that is not below the value, else `more`."""
    return next((f"<={limit}" for limit in limits if value <= limit), "more")
