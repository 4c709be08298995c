"""Cleaning alone, without a database: what `newstui clean` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from newstui.cleaning.clean import clean
from newstui.model.article import CleanArticle
from newstui.model.document import Failure, RawDocument
from newstui.sources import files


def cleaned(
    paths: Sequence[str],
    *,
    form: str = "auto",
    url: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[tuple[RawDocument, CleanArticle] | Failure]:
    """Each document of the files with its cleaned article, or why there is none.

    `url` is where the document came from, if the reader knows; it may tell the date.
    """
    for document in files.documents(paths, form=form, stdin=stdin):
        if isinstance(document, Failure):
            yield document
            continue
        article = clean(replace(document, url=url) if url else document)
        if article.text or article.title:
            yield document, article
        else:
            yield Failure(document.origin, " ".join(article.notes) or "no article in it")
