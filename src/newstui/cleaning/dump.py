"""Dumps: the article's own lines, its title, and what stood around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstui.cleaning.cues import cue_of
from newstui.cleaning.dump_score import judged
from newstui.cleaning.dump_second import second_article
from newstui.cleaning.dump_segment import article_lines, is_full_sentence
from newstui.cleaning.dump_title import title_of_dump
from newstui.cleaning.paragraphs import joined_paragraphs, lines_of
from newstui.cleaning.stopwords import STOP_WORDS

NO_ARTICLE = "No article was found in this dump, only menus and notices."
SECOND_ARTICLE = "The dump holds more than one article; only the first was taken."

_LINES_MOST = 20_000
_WORDS_LEAST = 8
"""Words of the shortest sentence that makes an article."""
_WORDS_LONG = 20
"""Words of a line that is a sentence whatever its words are: not every language's are known."""
_SENTENCE_LINES, _SENTENCES = 0.65, 0.8
"""The shares of lines, and of characters, that are full sentences in an article alone. Of pages
as they are one in a hundred has as many."""
_SEEN = 1_000
_BRIEF_MOST = 30
"""Lines of the longest dump whose sentences alone may be the article."""


@dataclass(frozen=True, slots=True)
class DumpArticle:
    """What a dump holds: all its lines, which of them are the article, and its title."""

    lines: tuple[str, ...]
    body: range
    """From the article's first line to its last; lines inside may still not be its own."""
    paragraphs: tuple[str, ...]
    title: str | None
    plain: frozenset[str] = frozenset()
    """Lines of the article that hold no word or phrase of those that stand around articles."""
    with_dates: Sequence[int] = ()
    """The lines, article or not, that have digits enough for a whole date, in order."""
    notes: tuple[str, ...] = ()


def read_dump(content: str, claimed_title: str | None, url: str | None) -> DumpArticle:
    """The article in the visible text of a page; `content` is sanitised."""
    lines = lines_of(content)[:_LINES_MOST]
    texts = tuple(line.text for line in lines)
    told = judged(lines)
    kept = article_lines(lines, told.probabilities)
    if kept and _is_article_alone(texts):
        own = frozenset(kept)
        # What stands above its first sentence is the title, and who wrote it when.
        first = next((at for at in range(kept[0]) if is_full_sentence(texts[at])), kept[0])
        rest = range(first, len(lines))
        kept = [at for at in rest if at in own or not told.with_cues[at]]
    notes: tuple[str, ...] = ()
    if not any(_is_sentence(texts[index]) for index in kept):
        kept = _brief(texts)
        notes = () if kept else (NO_ARTICLE,)
    second = second_article(texts, kept)
    if second is not None:
        kept, notes = [index for index in kept if index < second], (SECOND_ARTICLE,)
    body = range(kept[0], kept[-1] + 1) if kept else range(0)
    title = title_of_dump(texts, body, claimed_title, url)
    paragraphs = joined_paragraphs([lines[index] for index in kept])
    plain = frozenset([texts[index] for index in kept if not told.with_cues[index]])
    return DumpArticle(texts, body, tuple(paragraphs), title, plain, told.with_dates, notes)


def _is_sentence(line: str) -> bool:
    """Whether a line alone could be a very short article."""
    words = line[:_SEEN].casefold().split()
    stops = sum(word in STOP_WORDS for word in words)
    if len(words) < _WORDS_LEAST or (stops < 2 and len(words) < _WORDS_LONG):
        return False
    return cue_of(line) is None


def _is_article_alone(texts: Sequence[str]) -> bool:
    """Whether nearly all is sentences, as in what was cleaned before and in no page as it is."""
    sentences = [len(text) for text in texts if is_full_sentence(text)]
    size = sum(map(len, texts))
    return (
        len(sentences) >= _SENTENCE_LINES * len(texts) and sum(sentences) >= _SENTENCES * size > 0
    )


def _brief(texts: Sequence[str]) -> list[int]:
    """The full sentences of a dump that is too short for the model to see an article in it."""
    if len(texts) > _BRIEF_MOST:
        return []
    return [at for at, text in enumerate(texts) if text[-1] in ".!?" and _is_sentence(text)]
