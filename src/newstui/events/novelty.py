"""What an article says that the earlier reports of its event have not said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newstui.events.sentences import sentences
from newstui.events.timeline_terms import terms

# A sentence counts as told when one earlier sentence has this share of its weighted terms, or two
# neighbouring ones together that share.
_TOLD_BY_ONE = 0.58
_TOLD_BY_TWO = 0.72
# Terms in more earlier sentences than this say nothing of any one of them.
_COMMON = 120
_NONE: frozenset[str] = frozenset()


class Told:
    """What has been said so far, sentence by sentence; texts can be added as they come."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self._where: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Remember the sentences of one more text."""
        for start, end in sentences(text):
            for term in terms(text[start:end]):
                self._where[term].append(self._count)
            self._count += 1
        self._count += 1  # The last sentence of a text and the first of the next are no neighbours.

    def knows(self, sentence: str) -> bool:
        """True if the sentence says nothing that was not said, in whatever words.

        A number that was never given makes it new, and so do names of which most are new.
        """
        weights = terms(sentence)
        total = sum(weights.values())
        if not total:
            return True
        if any(term[0] == "#" and term not in self._where for term in weights):
            return False
        names = [term for term, weight in weights.items() if weight == 1.5]
        if names and sum(term in self._where for term in names) * 2 < len(names):
            return False
        alone, paired = self._best_cover(weights)
        return alone >= _TOLD_BY_ONE * total or paired >= _TOLD_BY_TWO * total

    def is_new(self, term: str) -> bool:
        """True for a term (see `timeline_terms.terms`) that no earlier sentence has."""
        return term not in self._where

    def _best_cover(self, weights: dict[str, float]) -> tuple[float, float]:
        """The greatest weight that one earlier sentence covers, and two in a row."""
        covered: dict[int, set[str]] = defaultdict(set)
        everywhere = 0.0
        for term, weight in weights.items():
            places = self._where.get(term, ())
            if len(places) > _COMMON:
                everywhere += weight
                continue
            for place in places:
                covered[place].add(term)
        alone = paired = 0.0
        for place, found in covered.items():
            alone = max(alone, sum(weights[term] for term in found))
            both = found | covered.get(place + 1, _NONE)
            paired = max(paired, sum(weights[term] for term in both))
        return alone + everywhere, paired + everywhere


def new_sentences(text: str, earlier: Sequence[str]) -> tuple[tuple[int, int, bool], ...]:
    """Start, end and whether it was told before, for each sentence of `text` in order.

    `earlier` are the texts of the event's earlier reports (or those already read). Rewording is
    tolerated: what counts is the share of a sentence's names, numbers and content words that one
    earlier sentence, or two neighbouring ones, already had.
    """
    told = Told(earlier)
    return tuple((start, end, told.knows(text[start:end])) for start, end in sentences(text))
