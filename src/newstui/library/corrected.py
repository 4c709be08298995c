"""What the reader's corrections make of what was derived: pure, the same at every door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newstui.events.timex import mentions
from newstui.model.article import Tag, Tags
from newstui.model.correction import Correction, CorrectionKind
from newstui.model.moment import Moment
from newstui.store import corrections as stored
from newstui.store.articles import Derived
from newstui.store.database import Connection
from newstui.store.tags import Overruled

BY_HAND = "set by you"
"""The evidence of a tag that the reader gave."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What holds for one article: the rules of its source, and above them its own."""

    rules: Sequence[Correction] = ()
    own: Sequence[Correction] = ()
    source: str = ""

    @classmethod
    def of(
        cls, connection: Connection, article_id: int | None, source_id: int, source: str
    ) -> Corrections:
        """Those stored for an article (None: one that is new) of a source."""
        own = () if article_id is None else stored.of_article(connection, article_id)
        return cls(stored.of_source(connection, source_id), own, source)

    def applied(self, derived: Derived) -> Derived:
        """What was derived, put right; what that hides is kept beside it."""
        if not self.rules and not self.own:
            return derived
        tags, overruled = self.applied_to_tags(derived.tags)
        article = derived.article
        date = self.date
        if date is None or date == article.published:
            return replace(derived, tags=tags, overruled=overruled)
        hidden = ("date", Tag(article.published.isoformat() or "", 1.0))
        return replace(
            derived,
            article=replace(article, published=date),
            tags=tags,
            mentions=mentions(article.text, date, article.language),
            overruled=(*overruled, hidden),
        )

    @property
    def date(self) -> Moment | None:
        """The date that the reader gave, if any."""
        given = [one.value for one in self.own if one.kind is CorrectionKind.DATE]
        return Moment.fromiso(given[0]) if given else None

    def applied_to_tags(self, found: Tags) -> tuple[Tags, Overruled]:
        """The tags put right, and the tags found that this hides."""
        about, hidden_countries = self._group(CorrectionKind.COUNTRY, found.about)
        topics, hidden_topics = self._group(CorrectionKind.TOPIC, found.topics)
        tags = replace(found, about=about, topics=topics)
        return tags, hidden_countries + hidden_topics

    def _group(
        self, kind: CorrectionKind, found: tuple[Tag, ...]
    ) -> tuple[tuple[Tag, ...], Overruled]:
        said: dict[str, Tag | None] = {}
        for group, evidence in ((self.rules, f"{BY_HAND} for {self.source}"), (self.own, BY_HAND)):
            for one in group:
                if one.kind is kind:
                    tag = Tag(one.value, 1.0, (evidence,), by_reader=True)
                    said[one.value] = tag if one.present else None
        set_by_hand = tuple(tag for tag in said.values() if tag is not None)
        kept = tuple(tag for tag in found if tag.value not in said)
        hidden = tuple((kind.value, tag) for tag in found if tag.value in said)
        return set_by_hand + kept, hidden


def found_tags(shown: Tags, overruled: Overruled) -> Tags:
    """The tags as they were found, from those that are shown and those that are hidden."""

    def group(kind: CorrectionKind, tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
        hidden = [tag for of, tag in overruled if of == kind]
        own = [tag for tag in tags if not tag.by_reader]
        return tuple(sorted([*own, *hidden], key=lambda tag: (-tag.score, tag.value)))

    return replace(
        shown,
        about=group(CorrectionKind.COUNTRY, shown.about),
        topics=group(CorrectionKind.TOPIC, shown.topics),
    )


def found_date(shown: Moment, overruled: Overruled) -> Moment:
    """The date as it was found, from the one that is shown and the one that is hidden."""
    hidden = [tag.value for kind, tag in overruled if kind == CorrectionKind.DATE]
    return Moment.fromiso(hidden[0]) if hidden else shown
