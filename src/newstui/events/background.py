"""How common each word is in the press at large, so that the first two articles group as well as
the millionth: inverse document frequencies of hashed stems, several languages together.

The table is made by `benchmarks/make_background.py`; only counts carry over from its texts.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, repeat

_SCALE = 16
"""Steps of one unit of idf in the file."""
_MAGIC = b"NTBG1"


class Background:
    """Inverse document frequencies by hashed stem (see `words.term`)."""

    def __init__(self, idf: Mapping[int, float], unseen: float) -> None:
        """`unseen` is the idf of a stem that is not in the table: the rarest of all."""
        self._idf = idf
        self.unseen = unseen

    def idf(self, term: int) -> float:
        """The natural logarithm of how many documents there are to one with the term; >= 0."""
        return self._idf.get(term, self.unseen)

    def idfs(self, terms: Iterable[int]) -> Iterator[float]:
        """The same of many terms."""
        return map(self._idf.get, terms, repeat(self.unseen))

    def pack(self) -> bytes:
        """The table as the shipped file holds it: sorted hashes as differences, idf in steps."""
        terms = sorted(self._idf)
        steps = array("I", [b - a for a, b in zip([0, *terms], terms, strict=False)])
        if sys.byteorder == "big":
            steps.byteswap()
        planes = b"".join(steps.tobytes()[byte::4] for byte in range(4))
        levels = bytes(min(255, round(self._idf[term] * _SCALE)) for term in terms)
        head = len(terms).to_bytes(4, "little") + bytes([min(255, round(self.unseen * _SCALE))])
        return _MAGIC + zlib.compress(head + planes + levels, 9)

    @classmethod
    def unpack(cls, data: bytes) -> Background:
        """The reverse of `pack`; ValueError if the data is something else."""
        if not data.startswith(_MAGIC):
            raise ValueError("not a table of document frequencies")
        plain = zlib.decompress(data[len(_MAGIC) :])
        size = int.from_bytes(plain[:4], "little")
        steps = bytearray(4 * size)
        for byte in range(4):
            steps[byte::4] = plain[5 + byte * size : 5 + (byte + 1) * size]
        apart = array("I", bytes(steps))
        if sys.byteorder == "big":
            apart.byteswap()
        scale = [level / _SCALE for level in range(256)]
        idf = dict(
            zip(accumulate(apart), map(scale.__getitem__, plain[5 + 4 * size :]), strict=True)
        )
        return cls(idf, plain[4] / _SCALE)


@lru_cache(maxsize=1)
def shipped() -> Background:
    """The table that comes with newstui; read once."""
    return Background.unpack(files(__package__).joinpath("data/background.bin").read_bytes())
