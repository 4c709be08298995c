"""The reader's corrections: tags and dates of articles, tags and the country of a whole source.

They hold from then on, through every import and every `reprocess`, until they are taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newstui.events.signature import Signature
from newstui.events.signing import signature
from newstui.events.timex import mentions
from newstui.library import catalogue, grouping, origin
from newstui.library.corrected import Corrections, found_date, found_tags
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.article import CleanArticle, Tag
from newstui.model.correction import Correction, CorrectionKind
from newstui.model.errors import NewstuiError
from newstui.model.moment import Moment
from newstui.store import corrections as stored
from newstui.store import events, lists, redoing, sources, tags, undo_log, window
from newstui.store.database import Connection
from newstui.store.time_keys import seconds_of
from newstui.tagging.tag import tag

Values = Mapping[int, Any]
"""By article or source: its corrections as lists of kind, value and presence, as JSON has them."""

_SHOWN_AT_ONCE = 200
"""Articles that a source's rule is shown by in one transaction."""


def tag_correction(text: str) -> tuple[Correction, ...]:
    """What `+country:rs` or `-topic:sport` says; taking a topic away takes the narrower ones too.

    Raises NewstuiError for anything else.
    """
    sign, (field, _, value) = text[:1], text[1:].partition(":")
    if sign not in ("+", "-") or not value:
        raise NewstuiError(f"“{text}”: write +country:rs to add, -topic:sport to take away")
    present = sign == "+"
    if field == CorrectionKind.COUNTRY:
        code = catalogue.find_country(value)
        if code is not None:
            return (Correction(CorrectionKind.COUNTRY, code, present),)
    elif field == CorrectionKind.TOPIC:
        code = catalogue.find_topic(value)
        if code is not None:
            codes = (code,) if present else catalogue.topic_with_narrower(code)
            return tuple(Correction(CorrectionKind.TOPIC, one, present) for one in codes)
    else:
        raise NewstuiError(f"“{text}”: only country: and topic: can be added and taken away")
    raise NewstuiError(f"no {field} “{value}”")


def date_correction(text: str) -> Correction:
    """What `2024-01-11`, `2024-01`, `2024-01-11T17:02Z` or `unknown` says; else NewstuiError."""
    try:
        moment = Moment.fromiso("" if text == "unknown" else text)
    except (ValueError, OverflowError):
        raise NewstuiError(f"“{text}” is no date such as 2024-01-11, nor “unknown”") from None
    return Correction(CorrectionKind.DATE, moment.isoformat() or "")


def origin_correction(text: str) -> Correction:
    """The country that a source reports from, by code or name; else NewstuiError."""
    code = catalogue.find_country(text)
    if code is None:
        raise NewstuiError(f"no country “{text}”")
    return Correction(CorrectionKind.FROM, code)


def correct(library: Library, article_ids: Sequence[int], changes: Sequence[Correction]) -> Change:
    """Corrects articles; no changes forget what was corrected. Undoable.

    Raises NewstuiError if there is no such article.
    """
    with library.database.writing(durable=True) as connection:
        missing = lists.missing_ids(connection, article_ids)
        if missing:
            raise NewstuiError(f"there is no article {missing[0]}; nothing was changed")
        had = {number: stored.of_article(connection, number) for number in article_ids}
        description = "corrected" if changes else "corrections forgotten"
        return _set(connection, "corrections", had, changes, description, library.now())


def correct_source(library: Library, name: str, changes: Sequence[Correction]) -> Change:
    """Sets what holds for all articles of a source, those to come included; no changes forget it.

    Undoable. Raises NewstuiError if there is no such source.
    """
    with library.database.writing(durable=True) as connection:
        title = sources.find_title(connection, name) or ""
        found = sources.ids_of(connection, title)
        if not found:
            raise NewstuiError(f"there is no source “{name}”; nothing was changed")
        had = {number: stored.of_source(connection, number) for number in found}
        verb = "set" if changes else "forgotten"
        description = f"{verb} for all of {title}, now and later"
        change = _set(connection, "source_rules", had, changes, description, library.now())
    shown = show_rules(library, found)
    # One that was stopped while it was being shown is taken up again.
    description = description if shown else change.description
    return Change(description, max(change.count, shown))


def restore(connection: Connection, field: str, values: Values, now: int) -> int:
    """Sets corrections as they were, within an undo; gives how many articles it concerns.

    These are the articles whose own corrections are set; for rules of sources those of sources
    that report from elsewhere now. What else the rules change is for `show_rules`.
    """
    if field != "corrections":
        return _restore_rules(connection, values, now)
    touched: set[int] = set()
    for number, rows in values.items():
        stored.set_of_article(connection, number, _from_rows(rows), now)
        _apply(connection, number, touched)
    grouping.refresh(connection, touched, {})
    return len(values)


def _restore_rules(connection: Connection, values: Values, now: int) -> int:
    concerned = 0
    for number, rows in values.items():
        stored.set_of_source(connection, number, _from_rows(rows), now)
        if origin.settle(connection, number):
            concerned += len(sources.articles_of(connection, number))
    return concerned


def show_rules(library: Library, source_ids: Iterable[int]) -> int:
    """Makes the stored articles of sources show what the rules say; gives how many have changed.

    The rules hold already for what comes in. A part is shown at a time: whoever else wants to
    write need not wait for a hundred thousand articles.
    """
    changed = 0
    for source_id in source_ids:
        articles = sources.articles_of(library.database.reader(), source_id)
        for begin in range(0, len(articles), _SHOWN_AT_ONCE):
            part = articles[begin : begin + _SHOWN_AT_ONCE]
            touched: set[int] = set()
            with library.database.writing(durable=True) as connection:
                gone = set(lists.missing_ids(connection, part))
                there = (article_id for article_id in part if article_id not in gone)
                changed += sum(_apply(connection, article_id, touched) for article_id in there)
                grouping.refresh(connection, touched, {})
    return changed


def _set(
    connection: Connection,
    field: str,
    had: Mapping[int, Sequence[Correction]],
    changes: Sequence[Correction],
    description: str,
    now: int,
) -> Change:
    after = {number: _merged(before, changes) for number, before in had.items()}
    differing = [number for number, before in had.items() if set(before) != set(after[number])]
    if not differing:
        return Change("corrected so already" if changes else "nothing was corrected", 0)
    values = {number: _rows(after[number]) for number in differing}
    count = restore(connection, field, values, now)
    before_values = {number: _rows(had[number]) for number in differing}
    undo_log.add(connection, description, field, before_values, values, now)
    return Change(description, count)


def _merged(before: Sequence[Correction], changes: Sequence[Correction]) -> list[Correction]:
    """The latest word on each tag; there is one date, and one country to report from."""
    if not changes:
        return []
    kept: dict[tuple[str, str], Correction] = {}
    for one in (*before, *changes):
        single = one.kind in (CorrectionKind.DATE, CorrectionKind.FROM)
        kept[one.kind, "" if single else one.value] = one
    return list(kept.values())


def _rows(corrections: Iterable[Correction]) -> list[list[object]]:
    return [[one.kind.value, one.value, one.present] for one in corrections]


def _from_rows(rows: Iterable[Sequence[Any]]) -> list[Correction]:
    return [Correction(CorrectionKind(kind), value, present) for kind, value, present in rows]


def _apply(connection: Connection, article_id: int, touched: set[int]) -> bool:
    """Makes an article show what its corrections say; whether anything of it has changed."""
    now = redoing.placed(connection, article_id)
    holding = Corrections.of(connection, article_id, now.source_id, now.source)
    shown = tags.of_article(connection, article_id)
    hidden = tags.overruled_of(connection, article_id)
    wanted, overruled = holding.applied_to_tags(found_tags(shown, hidden))
    found = found_date(now.published, hidden)
    published = found if holding.date is None else holding.date
    if published != found:
        overruled = (*overruled, ("date", Tag(found.isoformat() or "", 1.0)))
    same_tags = (wanted.about, wanted.topics) == (shown.about, shown.topics)
    if same_tags and published == now.published and set(overruled) == set(hidden):
        return False
    key = now.key
    if published != now.published:
        key = _redate(connection, article_id, published)
    tags.exchange(connection, article_id, key, wanted, overruled)
    event_id = events.event_of(connection, article_id)
    if event_id is not None:
        touched.add(event_id)
    return True


def _redate(connection: Connection, article_id: int, published: Moment) -> int:
    now = redoing.current(connection, article_id)
    assert now is not None, "looked up in this very transaction"
    title, author, agency, language = now.heading
    article = CleanArticle(title, now.text, author, agency, now.source, language, published)
    key = redoing.redate(connection, now, published, mentions(now.text, published, language))
    told_by = grouping.source_number(now.source_id, now.source)
    try:
        known = Signature.unpack(now.signature or b"")
        made = known.numbered(article_id, told_by, published.seconds)
    except ValueError:  # of an older version
        made = signature(article_id, told_by, article, tag(article))
    at = seconds_of(key) if published.known else None
    window.add(connection, article_id, at, made.keys, made.pack())
    return key
