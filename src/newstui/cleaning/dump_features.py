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
_ENDING = [LOOKS.index(look) for look in ("related", "comments", "read_also", "sign_up", "notice")]
"""The looks of what comes after an article's end."""
_HEADING = [LOOKS.index(look) for look in ("meta", "meta_first", "by_first")]
"""Those of what stands above its first paragraph."""
_NEAR = 4
"""Lines either side whose first log-odds are seen one by one."""
_REACHES = (3, 8, 25)
"""Lines above, and below, of which averages are taken."""
_EVEN = 0.4
"""The chance at which a line neither speaks for nor against a segment."""
_SIZE_MOST, _BASE = 6.2, 12
"""Bounds of a line's weight in a segment: log of its characters, and characters added."""
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
    sums = np.zeros((4, count + 1), np.float32)
    series = sums[:, 1:]
    series[0] = chances
    series[1] = chances * own[_TEXT]
    series[2] = own[_ENDING].max(axis=0)
    series[3] = own[_HEADING].max(axis=0)
    np.cumsum(series, axis=1, out=series)
    rows = (
        *_neighbours(near),
        *_averages(sums),
        *_places(sums[1]),
        *_segment(chances, own),
        *own[_SEEN_AGAIN],
    )
    context = np.empty((len(rows), count), np.float32)
    for feature, row in zip(context, rows, strict=True):
        feature[:] = row
    return context


def _neighbours(near: Matrix) -> list[Matrix]:
    count = len(near)
    padded = np.full(count + 2 * _NEAR, _OUTSIDE, np.float32)
    padded[_NEAR:-_NEAR] = near
    return [padded[start : start + count] for start in range(2 * _NEAR + 1)]


def _averages(sums: Matrix) -> list[Matrix]:
    """For each reach, the means of so many values above each place, and of those below.

    `sums` are running ones, a row per series, beginning with 0.
    """
    count = sums.shape[1] - 1
    place = np.arange(count)
    rows: list[Matrix] = []
    for reach in _REACHES:
        above = np.maximum(place - reach, 0)
        below = np.minimum(place + 1 + reach, count)
        rows.extend((sums[:, :-1] - sums.take(above, axis=1)) * np.float32(1 / reach))
        rows.extend((sums.take(below, axis=1) - sums[:, 1:]) * np.float32(1 / reach))
    return rows


def _places(text: Matrix) -> list[Matrix | float]:
    """How far down each line is, by lines and by the text above (`text` is its running sum)."""
    count = len(text) - 1
    place = np.arange(count, dtype=np.float32)
    before, total = text[:-1], text[-1] + 1
    return [
        place / count,
        np.log1p(place) / 6,
        np.log1p(count - place) / 6,
        before / total,
        np.log1p(before) / 6,
        np.log1p(total - before) / 6,
        log1p(count) / 6,
        log1p(total) / 6,
    ]


def _segment(chances: Matrix, own: Matrix) -> list[Matrix | float]:
    """Where each line is to the segment that the first layer alone would choose."""
    count = len(chances)
    masses = (chances - _EVEN) * (np.exp(np.minimum(own[_SIZE], _SIZE_MOST)) + _BASE)
    sums = np.zeros(count + 1, np.float32)
    np.cumsum(masses, out=sums[1:])
    end = int((sums - np.minimum.accumulate(sums)).argmax())
    start = int(sums[: end + 1].argmin())
    place = np.arange(count, dtype=np.float32)
    below, above = place - start, end - 1 - place
    return [
        (below >= 0) & (above >= 0),
        np.copysign(np.log1p(np.abs(below)), below) / 4,
        np.copysign(np.log1p(np.abs(above)), above) / 4,
        (sums[:-1] - sums[start]) / 3000,
        (sums[end] - sums[1:]) / 3000,
        log1p(sums[end] - sums[start]) / 9,
    ]
