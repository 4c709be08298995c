"""Learn the weights by which articles join events.

    python benchmarks/learn_events.py --data DIR [--output FILE]

A small network for each class of pair over the likeness features of articles and events, met in
two ways: beside the true events as they stood when the article came, and beside the groups that
the grouper itself makes (whose share of right members is then the label), so that it learns to
live with its own mistakes (after Ross, Gordon & Bagnell, 2011). Some sets are also read as
headlines alone and as leads alone. Every set counts the same in a class. Each article also meets
one to three events alone, as in the library of somebody who has just begun.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from event_sets import FIRST_SEEN, SETS, Item, items, signatures, tagged
from newstui.events.event_state import DAY, EventState, Glance
from newstui.events.grouper import EVER, Grouper, GrouperSettings, MemoryWindow, nearest
from newstui.events.likeness import CLASSES, FEATURES, WORTH, Likeness, contest, measure
from newstui.events.network import Network, pack, shipped
from newstui.events.signature import Compared, Signature
from newstui.model.article import CleanArticle, Tags
from newstui.model.moment import Moment

OUTPUT = Path(__file__).parents[1] / "src/newstui/events/data/weights.json"
MOST = 3000
"""Articles that are taken of a set."""
ROUNDS = 1
FEWEST = 50
"""A set with fewer pairs of a class teaches nothing about it."""
HIDDEN = 8
"""Hidden units of each class, before those go that have come to nought."""
PULL = 2e-3
"""The strength of the pull of hidden weights towards nought. With a twentieth of it, what was
learned on half of the events put more of the other half together wrongly."""
NOUGHT = 1e-3
"""A hidden unit whose weight to the output is less than that says nothing."""
EPOCHS = 40
BATCH = 256
STEP = 0.01
"""The first step length of Adam (Kingma & Ba, 2015); it falls to nought in a straight line."""
EVEN = 2000.0
"""What the pairs of a set and class count for together."""
EVEN_FEW = 1200.0
"""The same for a set's meetings with few events: with half of that, headlines of one subject were
put together in a library that has just begun."""
EVEN_SHORTENED = 600.0
"""The same for a shortened set, which nobody wrote so."""
FEW = 3
"""Events that an article meets at most in a library that has just begun."""
KEYS = (1, 4, 24)
"""By so many keys or fewer they have been found."""
NEVER_FOR = ("same_source",)
"""What may speak against joining, never for it: one source's flood is no event. It has no part in
the hidden layer."""
SHORTENED = ((0, ":headlines"), (25, ":briefs"), (60, ":leads"))
SHORTENED_SETS = frozenset({"gvc", "allsides_dated", "wikinews_sources"})
"""Those sets; one of each kind, so that no kind counts twice."""

CROWD = 3
"""So many reports and sentences must be known of an event that is told by a crowd."""
OUTLETS = 25
_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")

Lesson = tuple[str, tuple[float, ...], float, bool]
"""The class of a pair, its features, how right it would be to join, and whether there were but few
events to choose from."""
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


def crowded(articles: Sequence[Item], dice: random.Random) -> list[Item]:
    """The events of several reports as if dozens of outlets had told them, each with some of the
    sentences and one of the headlines that there are: no labelled set has such crowds with texts.
    """
    told: dict[str, list[CleanArticle]] = {}
    for item in articles:
        if item.article.language == "en" and item.article.text:
            told.setdefault(item.event, []).append(item.article)
    made = []
    for event, reports in told.items():
        sentences = [one for report in reports for one in _END.split(report.text)]
        dates = [one.published.seconds for one in reports if one.published.seconds is not None]
        if len(reports) < CROWD or len(sentences) < CROWD or not dates:
            continue
        for _ in range(dice.randint(4, 40)):
            some = dice.sample(sentences, min(len(sentences), dice.randint(2, 6)))
            at = min(dates) + dice.randint(0, 36 * 3600)
            article = dataclasses.replace(
                dice.choice(reports),
                text=" ".join(some),
                published=Moment.at(datetime.fromtimestamp(at, UTC)),
            )
            made.append((at, Item(dice.randrange(OUTLETS), event, article, tagged(article))))
    return [item for _, item in sorted(made, key=lambda one: one[0])]


def readings(sets: Mapping[str, Sequence[Item]]) -> dict[str, Reading]:
    """Every set with its signatures, those with texts also shortened."""
    found: dict[str, Reading] = {}
    for name, articles in sets.items():
        taken = articles[:MOST]
        found[name] = (taken, signatures(taken))
        for words, mark in SHORTENED if name in SHORTENED_SETS else ():
            less = shortened(taken, words)
            found[name + mark] = (less, signatures(less))
        if name.startswith("lookalikes_"):
            crowd = crowded(taken, random.Random(0))
            found[name + ":crowds"] = (crowd, signatures(crowd))
    return found


def taught(reading: Reading) -> list[Lesson]:
    """The pairs of each article and the true events so far."""
    window = MemoryWindow()
    dice = random.Random(0)
    states: dict[int, EventState] = {}
    ids: dict[str, int] = {}
    lessons: list[Lesson] = []
    settings = GrouperSettings()
    span = int(settings.window_days * DAY)
    for item, one in zip(*reading, strict=True):
        at = FIRST_SEEN if one.published is None else one.published
        since, until = (at - span, at + span) if one.published is not None else EVER
        shared = window.candidates(one.keys, since, until)
        parts = one.compared()
        looked_at = nearest(one, parts, shared, states.__getitem__, settings.looks)
        right = ids.get(item.event)
        lessons += compared(one, parts, looked_at, right, few=False)
        # What shares but a key or two is seldom looked at among many, yet often alone.
        keys = dice.sample(one.keys, min(len(one.keys), dice.choice(KEYS)))
        few = dict.fromkeys(begun(list(window.candidates(keys, since, until)), right, dice), 1)
        met = nearest(one, parts, few, states.__getitem__, FEW)
        lessons += compared(one, parts, met, right, few=True)
        if item.event not in ids:
            ids[item.event] = window.new_event()
            states[ids[item.event]] = EventState(ids[item.event])
        states[ids[item.event]].join(one)
        window.add(one, ids[item.event], at)
    return lessons


def compared(
    one: Signature, parts: Compared, near: Sequence[Glance], right: int | None, *, few: bool
) -> Iterator[Lesson]:
    """The pairs of an article and the events near it, of which one may be right."""
    among = contest(parts, near)
    for seen in near:
        if seen.like >= WORTH * among.likest:
            kind, features = measure(one, parts, seen, among)
            yield kind, features, float(seen.event.id == right), few


def begun(shared: Sequence[int], right: int | None, dice: random.Random) -> list[int]:
    """The events of a library that has just begun: some that share keys with an article, every
    second time the right one among them."""
    some = dice.sample(shared, min(len(shared), dice.randint(1, FEW)))
    if right is not None and dice.random() < 0.5:
        some = [right, *some]
    return list(dict.fromkeys(some))[:FEW]


class Watched(Grouper):
    """A grouper that tells what it considered."""

    def __init__(self, window: MemoryWindow, settings: GrouperSettings) -> None:
        super().__init__(window, settings)
        self.considered: list[Likeness] = []

    def _ranked(self, signature: Signature, parts: Compared, at: int) -> list[Likeness]:
        self.considered = super()._ranked(signature, parts, at)
        return self.considered


def tried(reading: Reading, networks: Mapping[str, Network]) -> list[Lesson]:
    """The pairs of each article and the groups that the grouper made so far."""
    gold = {one.article_id: item.event for item, one in zip(*reading, strict=True)}
    window = MemoryWindow()
    grouper = Watched(window, GrouperSettings(networks=networks))
    lessons: list[Lesson] = []
    for one in reading[1]:
        at = FIRST_SEEN if one.published is None else one.published
        event = grouper.assign(one, at, merging=False).event_id
        for found in grouper.considered:
            members = [
                member
                for member in grouper.state(found.event_id).members
                if member.article_id != one.article_id
            ]
            same = sum(gold[member.article_id] == gold[one.article_id] for member in members)
            lessons.append((found.kind, found.features, same / len(members), False))
        window.add(one, event, at)
    return lessons


Layers = list[np.ndarray]
"""Weights to the hidden units, their biases, weights from them, direct weights, and the bias."""


def slopes(layers: Layers, inputs: np.ndarray, labels: np.ndarray, counts: np.ndarray) -> Layers:
    """The slopes of the logarithmic loss by each of the weights."""
    to_hidden, hidden_bias, from_hidden, direct, bias = layers
    hidden = np.tanh(inputs @ to_hidden + hidden_bias)
    sure = 1 / (1 + np.exp(-(hidden @ from_hidden + inputs @ direct + bias)))
    off = (sure - labels) * counts / len(labels)
    back = np.outer(off, from_hidden) * (1 - hidden * hidden)
    return [
        inputs.T @ back + PULL * to_hidden,
        back.sum(0),
        hidden.T @ off + PULL * from_hidden,
        inputs.T @ off,
        off.sum(keepdims=True),
    ]


def fitted(features: np.ndarray, labels: np.ndarray, counts: np.ndarray, units: int) -> Network:
    """A network by stochastic descent; the same lessons give the same weights."""
    chance = np.random.default_rng(0)
    middle, spread = features.mean(0), features.std(0) + 1e-6
    inputs, counts = (features - middle) / spread, counts / counts.mean()
    width = inputs.shape[1]
    layers = [
        chance.normal(0, 0.6 / np.sqrt(width), (width, units)),
        np.zeros(units),
        chance.normal(0, 0.1, units),
        np.zeros(width),
        np.zeros(1),
    ]
    never = [FEATURES.index(name) for name in NEVER_FOR]
    means, squares = [[np.zeros_like(layer) for layer in layers] for _ in range(2)]
    steps = 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(inputs))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            steps += 1
            length = STEP * (1 - epoch / EPOCHS)
            for at, slope in enumerate(slopes(layers, inputs[some], labels[some], counts[some])):
                means[at] = 0.9 * means[at] + 0.1 * slope
                squares[at] = 0.999 * squares[at] + 0.001 * slope**2
                scale = np.sqrt(squares[at] / (1 - 0.999**steps)) + 1e-8
                layers[at] -= length * means[at] / (1 - 0.9**steps) / scale
            layers[0][never] = 0
            layers[3][never] = np.minimum(layers[3][never], 0)
    return network_of(layers, middle, spread)


def network_of(layers: Layers, middle: np.ndarray, spread: np.ndarray) -> Network:
    """The network over features as they are from one over standardised features."""
    to_hidden, hidden_bias, from_hidden, direct, bias = layers
    kept = np.abs(from_hidden) >= NOUGHT
    to_hidden, hidden_bias, from_hidden = to_hidden[:, kept], hidden_bias[kept], from_hidden[kept]
    rows = np.vstack([to_hidden / spread[:, None], hidden_bias - (middle / spread) @ to_hidden])
    line = [*(direct / spread), bias[0] - (middle / spread) @ direct]
    return Network(
        tuple(round(float(weight), 4) for weight in line),
        tuple(tuple(round(float(weight), 4) for weight in row) for row in rows.T),
        tuple(round(float(weight), 4) for weight in from_hidden),
    )


def trained(lessons: Mapping[str, Sequence[Lesson]]) -> dict[str, Network]:
    """Networks by class from the lessons of each set; a class without lessons keeps what it has."""
    networks = {}
    for kind in CLASSES:
        pairs: list[Lesson] = []
        counts: list[float] = []
        for name, all_of_set in lessons.items():
            for few in (False, True):
                some = [lesson for lesson in all_of_set if (lesson[0], lesson[3]) == (kind, few)]
                if len(some) >= FEWEST:
                    together = EVEN_FEW if few else EVEN_SHORTENED if ":" in name else EVEN
                    pairs += some
                    counts += [min(1.0, together / len(some))] * len(some)
        if not pairs:
            networks[kind] = shipped()[kind]
            continue
        inputs = np.array([features for _, features, _, _ in pairs])
        labels = np.array([label for _, _, label, _ in pairs])
        networks[kind] = fitted(inputs, labels, np.array(counts), HIDDEN)
    return networks


def all_lessons(sets: Mapping[str, Sequence[Item]]) -> dict[str, list[Lesson]]:
    """What each of the sets, and of the shortened ones, has to teach."""
    read = readings(sets)
    lessons = {name: taught(reading) for name, reading in read.items()}
    for _ in range(ROUNDS):
        networks = trained(lessons)
        lessons = {name: lessons[name] + tried(reading, networks) for name, reading in read.items()}
    return lessons


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    networks = trained(all_lessons({name: items(options.data, name) for name in SETS}))
    options.output.write_text(pack(networks, FEATURES), encoding="utf-8")


if __name__ == "__main__":
    main()
