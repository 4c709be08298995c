"""What stands around each line of a dump, as numbers: the model's second look.

The first layer of the model (see `dump_score`) says of each line how like text it is; here come
that of its neighbours, averages above and below, its place, and once more its own looks.
"""

from __future__ import annotations

from math import log1p

import numpy as np

from newstui.cleaning.dump_looks import LOOKS, Matrix

_TEXT, _SIZE = LOOKS.index("text"), LOOKS.index("size")
_DROPPED = ("text", "words_2", "words_5", "words_12", "upper", "joined")
_SEEN_AGAIN = [place for place, look in enumerate(LOOKS) if look not in _DROPPED]
"""The rows of a line's own looks that the second layer sees too."""
_AROUND = [
    [LOOKS.index(look) for look in looks]
    for looks in (
        ("related", "read_also", "related_ends"),
        ("comments", "commenting"),
        ("sign_up", "notice"),
        ("meta", "meta_first", "by_first"),
        ("dated",),
    )
]
"""Looks of what stands above and after an article, by kind: each line has that it has most of."""
_NEAR = 4
"""Lines either side whose first log-odds are seen one by one."""
_REACHES = np.array([[3], [8], [25]])
"""Lines above, and below, of which averages are taken."""
_EVEN = 0.4
"""The chance at which a line neither speaks for nor against a segment."""
_SIZE_MOST, _BASE = 6.2, 12
"""Bounds of a line's weight in a segment: log of its characters, and characters added."""
_TEXT_SCALE = np.float32(3000)
_ODDS_MOST = 6.0
_OUTSIDE = -2.0
"""What stands for the log-odds (thirds) of lines above the top and below the bottom."""


def context_features(own: Matrix, odds: Matrix) -> Matrix:
    """A row per feature, a column per line.

    `own` are the lines' looks, `odds` what the first layer of the model says of each.
    """
    count = own.shape[1]
    near = np.clip(odds, -_ODDS_MOST, _ODDS_MOST) / np.float32(3.0)
    chances = 1 / (1 + np.exp(-3 * near))
    sums = np.zeros((2 + len(_AROUND), count + 1), np.float32)
    series = sums[:, 1:]
    series[0] = chances
    series[1] = chances * own[_TEXT]
    for kind, looks in zip(series[2:], _AROUND, strict=True):
        own[looks].max(axis=0, out=kind)
    np.cumsum(series, axis=1, out=series)
    blocks = (
        _neighbours(near),
        *_averages(sums),
        np.log1p(sums[2:4, 1:]),
        np.log1p(sums[2:4, -1:] - sums[2:4, :-1]),
        *_places(sums[1]),
        *_segment(chances, own),
        own[_SEEN_AGAIN],
    )
    return np.concatenate(blocks)


def _neighbours(near: Matrix) -> Matrix:
    """The values of the lines around each, from the uppermost to the lowest."""
    count = len(near)
    padded = np.full(count + 2 * _NEAR, _OUTSIDE, np.float32)
    padded[_NEAR:-_NEAR] = near
    return padded.take(np.arange(2 * _NEAR + 1)[:, None] + np.arange(count))


def _averages(sums: Matrix) -> tuple[Matrix, Matrix]:
    """The means of so many values above each place, and of those below, for each reach.

    `sums` are running ones, a row per series, beginning with 0.
    """
    count = sums.shape[1] - 1
    place = np.arange(count)
    above = sums[:, None, :-1] - sums.take(np.maximum(place - _REACHES, 0), axis=1)
    below = sums.take(np.minimum(place + 1 + _REACHES, count), axis=1) - sums[:, None, 1:]
    above /= _REACHES.astype(np.float32)
    below /= _REACHES.astype(np.float32)
    return above.reshape(-1, count), below.reshape(-1, count)


def _places(text: Matrix) -> tuple[Matrix, Matrix]:
    """How far down each line is, by lines and by the text above (`text` is its running sum)."""
    count = len(text) - 1
    place = np.arange(count, dtype=np.float32)
    before, total = text[:-1], text[-1] + 1
    amounts = np.array([place, count - place, before, total - before])
    shares = np.empty((4, count), np.float32)
    shares[0] = place / count
    shares[1] = before / total
    shares[2] = log1p(count) / 6
    shares[3] = log1p(total) / 6
    return np.log1p(amounts) / 6, shares


def _segment(chances: Matrix, own: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Where each line is to the segment that the first layer alone would choose."""
    count = len(chances)
    masses = (chances - _EVEN) * (np.exp(np.minimum(own[_SIZE], _SIZE_MOST)) + _BASE)
    sums = np.zeros(count + 1, np.float32)
    np.cumsum(masses, out=sums[1:])
    end = int((sums - np.minimum.accumulate(sums)).argmax())
    start = int(sums[: end + 1].argmin())
    place = np.arange(count, dtype=np.float32)
    lines = np.array([place - start, end - 1 - place])
    text: Matrix = np.array([sums[:-1] - sums[start], sums[end] - sums[1:]], np.float32)
    text /= _TEXT_SCALE
    whole = np.empty((2, count), np.float32)
    whole[0] = (lines >= 0).all(axis=0)
    whole[1] = log1p(sums[end] - sums[start]) / 9
    return whole, np.copysign(np.log1p(np.abs(lines)), lines) / 4, text
