"""Learn the weights by which articles join events.

    python benchmarks/learn_events.py --data DIR [--output FILE]

A logistic regression for each class of pair over the likeness features of articles and events, met
in two ways: beside the true events as they stood when the article came, and beside the groups that
the grouper itself makes (whose share of right members is then the label), so that it learns to
live with its own mistakes (after Ross, Gordon & Bagnell, 2011). Some sets are also read as
headlines alone and as leads alone. Every set counts the same in a class.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from event_sets import FIRST_SEEN, SETS, Item, items, signatures
from newstui.events.background import Background
from newstui.events.event_state import DAY, EventState
from newstui.events.grouper import EVER, Grouper, GrouperSettings, MemoryWindow, nearest
from newstui.events.likeness import (
    CLASSES,
    FEATURES,
    Likeness,
    measure,
    rarity,
    shipped_weights,
)
from newstui.events.signature import Signature
from newstui.model.article import Tags

OUTPUT = Path(__file__).parents[1] / "src/newstui/events/data/weights.json"
MOST = 1500
"""Articles that are taken of a set."""
ROUNDS = 1
FEWEST = 50
"""A set with fewer pairs of a class teaches nothing about it."""
PULL = 1.0
"""The strength of the pull of all weights towards nought."""
EVEN = 2000.0
"""What the pairs of a set and class count for together."""
NEVER_FOR = ("same_source",)
"""What may speak against joining, never for it: one source's flood is no event."""
SHORTENED = ((0, ":headlines"), (60, ":leads"))
SHORTENED_SETS = frozenset({"gvc", "allsides_dated", "wikinews_sources"})
"""Those sets; one of each kind, so that no kind counts twice."""

Lesson = tuple[str, tuple[float, ...], float]
"""The class of a pair, its features, and how right it would be to join."""
Reading = tuple[Sequence[Item], Sequence[Signature]]


def shortened(articles: Sequence[Item], words: int) -> list[Item]:
    """The articles cut to their first words, with the names that are left."""
    cut = []
    for item in articles:
        text = " ".join(item.article.text.split()[:words]) if words else ""
        left = f"{item.article.title} {text}"
        anchors = tuple(name for name in item.tags.anchors if name in left)
        article = dataclasses.replace(item.article, text=text)
        cut.append(Item(item.source_id, item.event, article, Tags(anchors=anchors)))
    return cut


def readings(
    sets: Mapping[str, Sequence[Item]], background: Background | None
) -> dict[str, Reading]:
    """Every set with its signatures, those with texts also shortened."""
    found: dict[str, Reading] = {}
    for name, articles in sets.items():
        taken = articles[:MOST]
        found[name] = (taken, signatures(taken, background))
        for words, mark in SHORTENED if name in SHORTENED_SETS else ():
            less = shortened(taken, words)
            found[name + mark] = (less, signatures(less, background))
    return found


def taught(reading: Reading) -> list[Lesson]:
    """The pairs of each article and the true events so far."""
    window = MemoryWindow()
    states: dict[int, EventState] = {}
    ids: dict[str, int] = {}
    lessons: list[Lesson] = []
    settings = GrouperSettings()
    span = int(settings.window_days * DAY)
    for item, one in zip(*reading, strict=True):
        at = FIRST_SEEN if one.published is None else one.published
        since, until = (at - span, at + span) if one.published is not None else EVER
        shared = window.candidates(one.keys, since, until)
        parts = one.parts()
        looked_at = nearest(one, parts, shared, states.__getitem__, settings.close_looks)
        near = [state for _, state in looked_at]
        rare = rarity(parts, near)
        for state in near:
            kind, features = measure(one, parts, state, rare)
            lessons.append((kind, features, float(state.id == ids.get(item.event))))
        if item.event not in ids:
            ids[item.event] = window.new_event()
            states[ids[item.event]] = EventState(ids[item.event])
        states[ids[item.event]].join(one)
        window.add(one, ids[item.event], at)
    return lessons


class Watched(Grouper):
    """A grouper that tells what it considered."""

    def __init__(self, window: MemoryWindow, settings: GrouperSettings) -> None:
        super().__init__(window, settings)
        self.considered: list[Likeness] = []

    def consider(self, signature: Signature, at: int) -> list[Likeness]:
        self.considered = super().consider(signature, at)
        return self.considered


def tried(reading: Reading, weights: Mapping[str, Sequence[float]]) -> list[Lesson]:
    """The pairs of each article and the groups that the grouper made so far."""
    gold = {one.article_id: item.event for item, one in zip(*reading, strict=True)}
    window = MemoryWindow()
    grouper = Watched(window, GrouperSettings(weights=weights))
    lessons: list[Lesson] = []
    for one in reading[1]:
        at = FIRST_SEEN if one.published is None else one.published
        event = grouper.assign(one, at).event_id
        for found in grouper.considered:
            members = [
                member
                for member in grouper.state(found.event_id).members
                if member.article_id != one.article_id
            ]
            same = sum(gold[member.article_id] == gold[one.article_id] for member in members)
            lessons.append((found.kind, found.features, same / len(members)))
        window.add(one, event, at)
    return lessons


def fitted(
    features: np.ndarray, labels: np.ndarray, counts: np.ndarray
) -> np.ndarray:  # fmt: skip
    """Logistic regression by Newton's method; the last weight is the bias."""
    inputs = np.hstack([features, np.ones((len(features), 1))])
    pull = np.eye(inputs.shape[1]) * PULL
    pull[-1, -1] = 1e-3
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (counts * (sure - labels)) + pull @ weights
        bend = (inputs * (counts * sure * (1 - sure) + 1e-9)[:, None]).T @ inputs + pull
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def trained(lessons: Sequence[Sequence[Lesson]]) -> dict[str, tuple[float, ...]]:
    """Weights by class from the lessons of each set; a class without lessons keeps what it has."""
    weights = {}
    for kind in CLASSES:
        parts = [[lesson for lesson in one if lesson[0] == kind] for one in lessons]
        parts = [part for part in parts if len(part) >= FEWEST]
        if not parts:
            weights[kind] = shipped_weights()[kind]
            continue
        pairs = [lesson for part in parts for lesson in part]
        counts = [min(EVEN, len(part)) / len(part) for part in parts for _ in part]
        inputs = np.array([features for _, features, _ in pairs])
        labels = np.array([label for _, _, label in pairs])
        found = fitted(inputs, labels, np.array(counts))
        for feature in NEVER_FOR:
            if found[FEATURES.index(feature)] > 0:
                inputs[:, FEATURES.index(feature)] = 0
                found = fitted(inputs, labels, np.array(counts))
        weights[kind] = tuple(round(float(weight), 4) for weight in found)
    return weights


def learn(
    sets: Mapping[str, Sequence[Item]], background: Background | None = None
) -> dict[str, tuple[float, ...]]:
    """The weights that these sets teach."""
    read = readings(sets, background)
    lessons = {name: taught(reading) for name, reading in read.items()}
    weights = trained(list(lessons.values()))
    for _ in range(ROUNDS):
        for name, reading in read.items():
            lessons[name] += tried(reading, weights)
        weights = trained(list(lessons.values()))
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    weights = learn({name: items(options.data, name) for name in SETS})
    table = {"features": FEATURES, "weights": weights}
    options.output.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    for at, feature in enumerate((*FEATURES, "bias")):
        print(f"{feature:16}", *(f"{weights[kind][at]:9.2f}" for kind in CLASSES))


if __name__ == "__main__":
    main()
