"""`clean`: the cleaned article of a file, without a database."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from newstui.cli.output import DONE, FAILED, PARTLY, data, message, record

if TYPE_CHECKING:
    from newstui.model.article import CleanArticle
    from newstui.model.document import RawDocument


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("clean", help="show the cleaned article of a file")
    command.add_argument("paths", nargs="+", metavar="FILE", help="a file, or - for stdin")
    command.add_argument(
        "--format", default="auto", choices=("auto", "text", "html"), help="what the files are"
    )
    command.add_argument("--url", help="where the document came from; it may tell the date")
    command.add_argument("--json", action="store_true", help="one JSON object per article")
    command.set_defaults(run=clean_files)


def clean_files(options: argparse.Namespace) -> int:
    from newstui.library.preview import cleaned
    from newstui.model.document import Failure

    shown = failed = 0
    for item in cleaned(
        options.paths, form=options.format, url=options.url, stdin=sys.stdin.buffer
    ):
        if isinstance(item, Failure):
            failed += 1
            message(str(item))
            continue
        document, article = item
        if options.json:
            _record(document, article)
        else:
            _page(article, first=shown == 0)
        shown += 1
    if not failed:
        return DONE
    return PARTLY if shown else FAILED


def _record(document: RawDocument, article: CleanArticle) -> None:
    record(
        {
            "file": document.origin,
            "title": article.title,
            "author": article.author,
            "agency": article.agency,
            "source": document.source or article.source,
            "language": article.language,
            "published": article.published.isoformat(),
            "published_precision": article.published.precision.value,
            "text": article.text,
            "notes": list(article.notes),
        }
    )


def _page(article: CleanArticle, *, first: bool) -> None:
    if not first:
        data("\n" + "─" * 40 + "\n")
    data(article.title)
    about = [
        article.source,
        article.agency,
        article.author,
        article.published.isoformat() or "date unknown",
        article.language,
    ]
    data(" · ".join(part for part in about if part))
    data()
    data(article.text)
    for note in article.notes:
        message(note)
