"""One article: its text, what of it was told before, and why it is where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newstui.library import catalogue
from newstui.library.session import Library
from newstui.model.article import Article, Tag
from newstui.model.document import Form
from newstui.model.event import Reason
from newstui.model.shape import Shape
from newstui.store import articles, event_decisions, events, lists, redoing, state, storylines, tags


def article(library: Library, article_id: int) -> Article | None:
    """The whole article; None if there is no such article."""
    connection = library.database.reader()
    row = lists.article(connection, article_id)
    body = articles.body_of(connection, article_id)
    if row is None or body is None:
        return None
    return Article(
        row=row,
        guid=body.guid,
        url=body.url,
        author=body.author,
        text=body.text,
        tags=tags.of_article(connection, article_id),
        mentions=articles.mentions_of(connection, article_id),
        notes=body.notes,
        source_country=body.source_country,
        storyline_id=storylines.of_event(connection, row.event_id),
        updated=body.updated_at,
        place=state.place_of(connection, article_id),
    )


def shape(library: Library, found: Article) -> Shape:
    """What stands out in an article's text: by the markup it came in where it came in any."""
    from newstui.cleaning.shape import anchors_of, blocks_of
    from newstui.library import links

    packed = [raw for _, _, raw in redoing.raw_of(library.database.reader(), [found.row.id])]
    try:
        document = articles.unpack_document(packed[0]) if packed else None
    except ValueError:
        document = None  # What it came in as cannot be read again: the text alone tells.
    marked_up = document is not None and document.form in (Form.PAGE, Form.FRAGMENT)
    markup = document.content if document is not None and marked_up else None
    anchors = anchors_of(found.text, markup)
    return Shape(blocks_of(found.text, markup), links.judged(found.text, anchors, found.url))


def leave_at(library: Library, article_id: int, place: int | None) -> None:
    """Remembers how far an article was read: the character at the top, None for its head."""
    with library.database.writing() as connection:
        state.set_place(connection, article_id, place)


def told_before(library: Library, article_id: int) -> tuple[tuple[int, int], ...]:
    """Where the text repeats what earlier reports of its event said: character offsets."""
    from newstui.events.novelty import new_sentences

    connection = library.database.reader()
    row = lists.article(connection, article_id)
    if row is None:
        return ()
    earlier = [
        other.id
        for other in lists.articles_of_event(connection, row.event_id)
        if other.key < row.key
    ]
    texts = articles.texts_of(connection, [article_id, *earlier])
    sentences = new_sentences(texts.pop(article_id, ""), list(texts.values()))
    return tuple((start, end) for start, end, told in sentences if told)


def told_by_each_other(
    library: Library, article_id: int, other_id: int
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Where each of two articles tells what the other tells as well: character offsets of both."""
    from newstui.events.novelty import new_sentences

    found = articles.texts_of(library.database.reader(), [article_id, other_id])
    text, other = found.get(article_id, ""), found.get(other_id, "")
    mine, theirs = new_sentences(text, [other]), new_sentences(other, [text])
    return (
        tuple((start, end) for start, end, told in mine if told),
        tuple((start, end) for start, end, told in theirs if told),
    )


def evidence(library: Library, article_id: int) -> tuple[str, ...]:
    """Why each country and topic of an article is there, as lines to show; none if it is gone."""
    found = article(library, article_id)
    if found is None:
        return ()
    form = library.settings.screen.countries
    names: dict[str, Callable[[str], str]] = {
        "country": lambda code: catalogue.country_shown(code, form),
        "topic": catalogue.topic_name,
    }
    about, topics = found.tags.about, found.tags.topics
    lines = [_grounds(tag, names["country"]) for tag in about]
    lines += [_grounds(tag, names["topic"]) for tag in topics]
    passing = [tag for tag in found.tags.mentioned if tag.value not in {one.value for one in about}]
    if passing:
        lines.append(
            "Mentioned in passing: " + ", ".join(names["country"](tag.value) for tag in passing)
        )
    hidden = [
        names[kind](tag.value)
        for kind, tag in tags.overruled_of(library.database.reader(), article_id)
        if kind in names and tag.value not in {one.value for one in (*about, *topics)}
    ]
    if hidden:
        lines.append(f"Taken away by you: {', '.join(hidden)}")
    if found.source_country:
        lines.append(f"{found.row.source} reports from {names['country'](found.source_country)}")
    return tuple(lines) or ("No country or topic was found in it",)


def _grounds(tag: Tag, name: Callable[[str], str]) -> str:
    """`Norway, 0.88: Norwegian, Bergen`, or `Norway: set by you`."""
    score = "" if tag.by_reader else f", {tag.score:.2f}"
    return f"{name(tag.value)}{score}: {', '.join(tag.evidence)}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is in its event."""

    article_id: int
    event_id: int
    event_title: str
    reason: Reason
    lines: tuple[str, ...]
    """The same as sentences to show."""
    by_reader: bool = False
    """Whether the reader has put it there."""


def why(library: Library, article_id: int) -> Explanation | None:
    """Why the article is in its event; None if there is no such article."""
    # What events are compared with is loaded when it is first asked for, not at the start.
    from newstui.library import possible

    connection = library.database.reader()
    found = events.reason_of(connection, article_id)
    if found is None:
        return None
    event_id, reason, by_reader = found
    row = events.row(connection, event_id)
    title = row.title if row else ""
    lines = (f"You put it here: “{title}”",) if by_reader else _lines(library, title, reason)
    for other in event_decisions.parted_from(connection, article_id):
        parted = events.row(connection, other)
        if parted:
            lines += (f"You said that it is not of event {parted.id}, “{parted.title}”",)
    lines += tuple(
        f"Possibly the same: event {one.event.id}, “{one.event.title}”, likeness {one.score:.2f}"
        for one in possible.possibly_same(library, event_id)
        if one.near
    )
    return Explanation(article_id, event_id, title, reason, lines, by_reader)


def _lines(library: Library, title: str, reason: Reason) -> tuple[str, ...]:
    lines = [_decision(library, title, reason)]
    for name, shared in (
        ("names", reason.shared_names),
        ("words", reason.shared_words),
        ("numbers", reason.shared_numbers),
    ):
        if shared:
            lines.append(f"Shared {name}: {', '.join(shared)}")
    if reason.score:
        lines.append(
            f"Likeness {reason.score:.2f}: title {reason.title:.2f}, lead {reason.lead:.2f}, "
            f"body {reason.body:.2f}, names and numbers {reason.anchors:.2f}"
        )
    if reason.hours_apart is not None:
        lines.append(f"{reason.hours_apart:.0f} hours from the nearest report")
    if reason.runner_up is not None:
        connection = library.database.reader()
        other = events.row(connection, events.current_id(connection, reason.runner_up))
        if other:
            score = f"likeness {reason.runner_up_score:.2f}"
            lines.append(f"Second choice: event {other.id}, “{other.title}”, {score}")
    return tuple(lines)


def _decision(library: Library, title: str, reason: Reason) -> str:
    if reason.wire_copy_of is not None:
        other = lists.article(library.database.reader(), reason.wire_copy_of)
        if other is not None:
            return f"In “{title}”: it carries the same text as {other.source}"
    if not reason.score:
        return "The event began with it when it came in: none there was like it enough"
    return f"In “{title}”: it is like the reports there"
