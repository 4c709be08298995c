"""What the lines of a dump look like, and what stands around each, as a matrix of numbers.

To a line's own looks (see `dump_looks`) come repetition, blank lines and place, and the same of
the neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import TYPE_CHECKING, Any

from newstui.cleaning.cues import Cue
from newstui.cleaning.dump_looks import COLUMNS, NO_CUE, looks_of
from newstui.cleaning.paragraphs import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Matrix = NDArray[np.float64]
else:
    Matrix = Any

_COUNT, _JOINED, _GAP_ABOVE, _GAP_BELOW, _CUED = range(COLUMNS, COLUMNS + 5)
_MASS = 1
_SEEN_AGAIN = (1, 2, 3, 6, 8, 10, 11, 14, 16, 17, 18, 20, 21, 22, 24, 26, 27)
"""Columns of a line's own row that count once more beside its neighbours'."""
_PLACES = list(Cue)
_ENDING = [
    _CUED + _PLACES.index(cue)
    for cue in (Cue.RELATED, Cue.COMMENTS, Cue.READ_ALSO, Cue.SIGN_UP, Cue.NOTICE)
]
"""The columns of the cues that come after an article's end."""
_META = _CUED + _PLACES.index(Cue.META)
_NEAR = 4
"""Lines either side whose first log-odds are seen one by one."""
_ODDS_MOST = 6.0
_OUTSIDE = -2.0
"""What stands for the log-odds (thirds) of lines above the top and below the bottom."""


def own_features(lines: Sequence[Line]) -> Matrix:
    """One row per line: what it looks like by itself, and whether blank lines stand around it."""
    import numpy as np

    packed, told = zip(*[looks_of(line.text) for line in lines], strict=True)
    counts = Counter(told)
    looks = np.frombuffer(b"".join(packed))
    looks = looks.reshape(len(lines), COLUMNS + 1)
    rows = np.zeros((len(lines), _CUED + NO_CUE))
    rows[:, :COLUMNS] = looks[:, :COLUMNS]
    rows[:, _COUNT] = [min(counts[own], 4) - 1 for own in told]
    rows[:, _JOINED] = [line.joined for line in lines]
    rows[:, _GAP_ABOVE] = [line.gap for line in lines]
    rows[:-1, _GAP_BELOW] = rows[1:, _GAP_ABOVE]
    rows[-1, _GAP_BELOW] = 1.0
    rows[:, _CUED:] = np.eye(NO_CUE + 1, NO_CUE)[looks[:, COLUMNS].astype(int)]
    return rows


def context_features(own: ArrayLike, odds: ArrayLike) -> Matrix:
    """For each line its place, its neighbours' first log-odds, and averages above and below.

    `own` are the rows of the lines, `odds` what the first layer of the model says of each.
    """
    import numpy as np

    own = np.asarray(own, dtype=np.float64)
    rows = len(own)
    near = np.clip(np.asarray(odds, dtype=np.float64), -_ODDS_MOST, _ODDS_MOST) / 3.0
    padded = np.pad(near, _NEAR, constant_values=_OUTSIDE)
    chances = 1.0 / (1.0 + np.exp(-3.0 * near))
    run = chances * own[:, _MASS]
    ends = own[:, _ENDING].max(axis=1)
    text = np.concatenate(([0.0], np.cumsum(run)))
    before, total = text[:-1], text[-1] + 1.0
    place = np.arange(rows)
    columns = [
        *np.lib.stride_tricks.sliding_window_view(padded, 2 * _NEAR + 1).T,
        *_averages(chances, 3, 8, 25),
        *_averages(run, 8, 25),
        *_averages(ends, 4, 25),
        *_averages(own[:, _META], 8),
        place / rows,
        np.log1p(place) / 6,
        np.log1p(rows - place) / 6,
        before / total,
        np.log1p(before) / 6,
        np.log1p(total - before) / 6,
        np.full(rows, log1p(rows) / 6),
        np.full(rows, np.log1p(total) / 6),
        *own.T[list(_SEEN_AGAIN)],
        own[:, _CUED:].max(axis=1),
    ]
    return np.stack(columns, axis=1)


def _averages(values: Matrix, *reaches: int) -> list[Matrix]:
    """For each reach, the mean of so many values above each place, and of those below."""
    import numpy as np

    rows = len(values)
    sums = np.concatenate(([0.0], np.cumsum(values)))
    place = np.arange(rows)
    columns = []
    for reach in reaches:
        columns.append((sums[:-1] - sums[np.maximum(place - reach, 0)]) / reach)
        columns.append((sums[np.minimum(place + 1 + reach, rows)] - sums[1:]) / reach)
    return columns
