"""Tagging one article: countries, topics and anchors."""

from __future__ import annotations

from newstui.model.article import CleanArticle, Tags
from newstui.model.wording import Wording
from newstui.tagging.anchors import find_anchors
from newstui.tagging.countries import tag_countries
from newstui.tagging.tokens import tokenise
from newstui.tagging.topics import tag_topics


def tag(article: CleanArticle, worded: Wording | None = None) -> Tags:
    """Countries (about and mentioned), topics and anchors of a cleaned article.

    Pure: the same article gives the same tags. A language that is not supported, or is not known,
    is read with the English vocabulary and with names of places in all languages. `worded` saves
    the time to take the article's text apart.
    """
    title, text = tokenise(article.title), tokenise(article.text, worded)
    about, mentioned = tag_countries(article, title, text)
    return Tags(about, mentioned, tag_topics(article, title, text), find_anchors(article, title))
