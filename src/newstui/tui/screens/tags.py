"""Countries and topics of the report being read: why they are there, and putting them right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newstui.library import catalogue, reading
from newstui.library.marks import Change
from newstui.model.article import Article
from newstui.model.facet import FacetKind
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.marking import Marking
from newstui.tui.screens.note import Note

_THIS = "This report"


class Tags(Marking):
    """A picker adds what the report does not have, and takes away what it has."""

    def action_evidence(self) -> None:
        article = self.being_read()
        if article is not None:
            self.begin(lambda: self._show_evidence(article.row.id), "why")

    async def _show_evidence(self, article_id: int) -> None:
        lines = await self.ask(reading.evidence, article_id)
        self.app.push_screen(Note("Why these countries and topics", lines))

    def action_tag(self) -> None:
        article = self.being_read()
        if article is not None:
            choices = [*self._had(article), *self._to_add(_tags(article))]
            title = "Add a country or topic, or take one away"
            self._pick_tag(title, choices, lambda word: self._correct(article.row.id, word))

    def action_tag_source(self) -> None:
        article = self.being_read()
        if article is not None:
            source = article.row.source
            title = f"All reports of {source} are about …"
            self._pick_tag(title, self._to_add(()), lambda word: self._correct_all(source, word))

    def _pick_tag(
        self, title: str, choices: list[Choice], correct: Callable[[str], Change]
    ) -> None:
        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                self._mark(lambda: correct(str(choice.value)), many=True)

        chooser = Chooser(title, self.look, choices, prompt="type to find a country or topic")
        self.app.push_screen(chooser, chosen)

    def _correct(self, article_id: int, word: str) -> Change:
        # What corrections are applied with is loaded with the first of them, not at the start.
        from newstui.library import correcting

        return correcting.correct(self.library, [article_id], correcting.tag_correction(word))

    def _correct_all(self, source: str, word: str) -> Change:
        from newstui.library import correcting

        return correcting.correct_source(self.library, source, correcting.tag_correction(word))

    def _had(self, article: Article) -> list[Choice]:
        return [self._choice("-", kind, code, _THIS) for kind, code in _tags(article)]

    def _to_add(self, had: Iterable[tuple[FacetKind, str]]) -> list[Choice]:
        """Countries, then topics, the most frequent of the library first."""
        choices = []
        for kind, codes, group in (
            (FacetKind.COUNTRY, catalogue.countries(), "Countries"),
            (FacetKind.TOPIC, catalogue.topics(), "Topics"),
        ):
            frequent = [count.value for count in self.sources.model.facets.get(kind, ())]
            left_out = {code for of, code in had if of is kind}
            choices += [
                self._choice("+", kind, code, group)
                for code in dict.fromkeys((*frequent, *codes))
                if code not in left_out
            ]
        return choices

    def _choice(self, sign: str, kind: FacetKind, code: str, group: str) -> Choice:
        is_country = kind is FacetKind.COUNTRY
        name = catalogue.country_name(code) if is_country else catalogue.topic_name(code)
        return Choice(
            value=f"{sign}{kind}:{code}",
            label=self.look.country(code) if is_country else name,
            detail="take away" if sign == "-" else "",
            words=(code, name),
            group=group,
            active=sign == "-",
        )


def _tags(article: Article) -> list[tuple[FacetKind, str]]:
    return [
        *((FacetKind.COUNTRY, tag.value) for tag in article.tags.about),
        *((FacetKind.TOPIC, tag.value) for tag in article.tags.topics),
    ]
