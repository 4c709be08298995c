"""Which lines of a dump an article's known body holds: the targets of `train_dump_lines.py`.

Lines of five words and more are found by their runs of four words; the heaviest chain of them
that has one order in dump and body is taken; shorter lines count where the body holds them
between their neighbours in the chain.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newstui.cleaning.paragraphs import Line

WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    return WORD.findall(text)


def targets_of(lines: Sequence[Line], body: str) -> list[float]:
    """The share of each line that stands in the body, at its place in the order."""
    wanted = words(body)
    tokens = [words(line.text) for line in lines]
    chain = heaviest_chain(anchors(tokens, wanted))
    targets = [0.0] * len(lines)
    if not chain:
        return targets
    for line, _, _, share in chain:
        targets[line] = share
    gaps = [(max(0, chain[0][0] - 8), chain[0][0], max(0, chain[0][1] - 60), chain[0][1])]
    gaps += [(a[0] + 1, b[0], a[2], b[1]) for a, b in pairwise(chain)]
    gaps.append((chain[-1][0] + 1, min(len(lines), chain[-1][0] + 9), chain[-1][2], len(wanted)))
    for first, end, start, stop in gaps:
        fill(targets, tokens, wanted, (first, end), (start, stop))
    return targets


Anchor = tuple[int, int, int, float]
"""A line, where it starts and ends in the body (in words), and the share found there."""


def anchors(tokens: Sequence[list[str]], wanted: list[str]) -> list[Anchor]:
    """Lines of five words and more that the body holds, by their runs of four words."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(wanted) - 3):
        places[tuple(wanted[at : at + 4])].append(at)
    found: list[Anchor] = []
    for line, own in enumerate(tokens):
        votes: Counter[int] = Counter()
        for at in range(len(own) - 3 if len(own) >= 5 else 0):
            votes.update(place - at for place in places.get(tuple(own[at : at + 4]), [])[:6])
        if votes:
            offset = max(votes, key=lambda o: (votes[o], -o))
            near = sum(count for other, count in votes.items() if abs(other - offset) <= 8)
            share = min(1.0, near / (len(own) - 3))
            if share >= 0.5:
                found.append((line, offset, offset + len(own), share))
    return found


def heaviest_chain(found: Sequence[Anchor]) -> list[Anchor]:
    """The anchors in one order in dump and body, most words in all."""
    best: list[tuple[int, int]] = []
    for index, (_, start, end, _) in enumerate(found):
        weight, previous = end - start, -1
        for other in range(max(0, index - 400), index):
            if found[other][1] < start and best[other][0] + end - start > weight:
                weight, previous = best[other][0] + end - start, other
        best.append((weight, previous))
    chain: list[Anchor] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(found[at])
        at = best[at][1]
    return chain[::-1]


def fill(
    targets: list[float],
    tokens: Sequence[list[str]],
    wanted: list[str],
    lines: tuple[int, int],
    span: tuple[int, int],
) -> None:
    """Marks short lines between two anchors that the body holds between them."""
    at = span[0]
    for line in range(*lines):
        own = tokens[line]
        for place in range(at, span[1] - len(own) + 1 if own else at):
            if wanted[place : place + len(own)] == own:
                targets[line], at = 1.0, place + len(own)
                break
