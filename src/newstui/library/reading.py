"""One article: its text, what of it was told before, and why its tags are there."""

from __future__ import annotations

from collections.abc import Callable

from newstui.library import catalogue
from newstui.library.session import Library
from newstui.model.article import Article, Tag
from newstui.model.document import Form
from newstui.model.shape import Shape
from newstui.store import articles, lists, mentions, raw_documents, redoing, state, storylines, tags


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
        mentions=mentions.of(connection, article_id),
        notes=body.notes,
        source_country=body.source_country,
        storyline_id=storylines.of_event(connection, row.event_id),
        updated=body.updated_at,
        place=state.place_of(connection, article_id),
    )


def shape(library: Library, found: Article) -> Shape:
    """What stands out in an article's text: by the markup it came in where it came in any."""
    from newstui.cleaning.shape import anchors_of, blocks_of, pictures_of
    from newstui.library import links

    packed = [raw for _, _, raw in redoing.raw_of(library.database.reader(), [found.row.id])]
    try:
        document = raw_documents.unpack(packed[0]) if packed else None
    except ValueError:
        document = None  # What it came in as cannot be read again: the text alone tells.
    marked_up = document is not None and document.form in (Form.PAGE, Form.FRAGMENT)
    markup = document.content if document is not None and marked_up else None
    return Shape(
        blocks_of(found.text, markup),
        links.judged(found.text, anchors_of(found.text, markup), found.url),
        links.pictured(pictures_of(found.text, markup), found.url),
    )


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
