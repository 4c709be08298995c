"""Make `cleaning/language_profiles.bin.gz` from the model of py3langid (BSD licence).

    python benchmarks/make_language_profiles.py src/newstui/cleaning/language_profiles.bin.gz

py3langid is needed for this script alone. Its model (Lui & Baldwin 2012, "langid.py") gives the
log-likelihood of 100,000 byte n-grams in 97 and more languages. Kept are the languages that
newstui tells apart by n-grams, one table a script, and of the n-grams those made of whole letters
that say most about the language beyond their own longest kept tail. Likelihoods are centred and
stored in steps of half a nat.

The file is gzipped. Unpacked: one JSON line `{"tables": [{"script", "languages", "ngrams"}]}`,
then for each table its n-grams, one a line, then for each its weights, one byte for each n-gram
and language.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np

LANGUAGES = {
    "latin": "en de fr es it pt nl pl cs sk sl hr bs sr hu ro sv da no nn fi et lv lt tr sq is ga"
    " cy eu ca gl mt lb af id ms tl vi sw az",
    "cyrillic": "ru uk be bg mk sr kk mn ky",
    "arabic": "ar fa ur",
}
LETTERS = {
    "latin": ((0x41, 0x2AF), (0x1E00, 0x1EFF)),
    "cyrillic": ((0x400, 0x52F),),
    "arabic": ((0x600, 0x6FF),),
}
KEPT = {"latin": 32_000, "cyrillic": 2_000, "arabic": 2_000}
STEP = 0.5
"""Nats to one unit of weight."""
HIGHEST = 24
"""Units; what lies further apart is cut."""


def strings_of_features(model: Any) -> dict[int, bytes]:
    """The n-gram of each feature, read back from the model's automaton, shortest first."""
    seen = {0: b""}
    waiting = deque([0])
    features: dict[int, bytes] = {}
    while waiting:
        state = waiting.popleft()
        feature = model.tk_output[state]
        if feature >= 0:
            features.setdefault(feature, seen[state])
        base = model.tk_row[state] << 8
        for byte in range(256):
            following = model.tk_nextmove[base + byte]
            if following not in seen:
                seen[following] = seen[state] + bytes([byte])
                waiting.append(following)
    return features


def columns_of(model: Any, script: str) -> list[int]:
    """The model's column for each language; of two for one language the script's own."""
    table = np.asarray(model.nb_ptc, dtype=np.float32)
    columns = []
    probe = {"latin": b" je", "cyrillic": " је".encode(), "arabic": b" "}[script]
    feature = next((f for f, s in strings_of_features(model).items() if s == probe), None)
    for language in LANGUAGES[script].split():
        candidates = [i for i, code in enumerate(model.nb_classes) if code == language]
        if len(candidates) > 1 and feature is not None:
            candidates.sort(key=lambda i: -float(table[feature, i]))
        columns.append(candidates[0])
    return columns


def in_script(ngram: str, script: str) -> bool:
    letters = [char for char in ngram if char not in " '’"]
    return bool(letters) and all(
        char.isalpha() and any(low <= ord(char) <= high for low, high in LETTERS[script])
        for char in letters
    )


def most_telling(weights: dict[str, Any], count: int) -> list[str]:
    """N-grams by what they add to their longest proper tail, weighed by how often they stand."""
    centred = {ngram: row - row.mean() for ngram, row in weights.items()}
    telling = {}
    for ngram, row in weights.items():
        tails = (ngram[cut:] for cut in range(1, len(ngram)))
        tail = next((centred[tail] for tail in tails if tail in centred), 0.0)
        telling[ngram] = float((np.exp(row) * np.abs(centred[ngram] - tail)).max())
    return sorted(sorted(telling), key=lambda ngram: -telling[ngram])[:count]


def main(target: str) -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    features = strings_of_features(model)
    tables, ngrams, weights = [], [], []
    for script, languages in LANGUAGES.items():
        columns = columns_of(model, script)
        rows = {}
        for feature, raw in features.items():
            text = raw.decode("utf-8", "replace")
            if in_script(text, script):
                rows[text] = np.asarray(model.nb_ptc[feature, columns], dtype=np.float32)
        kept = most_telling(rows, KEPT[script])
        tables.append({"script": script, "languages": languages.split(), "ngrams": len(kept)})
        ngrams.extend(kept)
        for ngram in kept:
            units = np.rint((rows[ngram] - rows[ngram].min()) / STEP)
            weights.append(np.minimum(units, HIGHEST).astype(np.uint8).tobytes())
    head = json.dumps({"tables": tables}) + "\n" + "".join(f"{ngram}\n" for ngram in ngrams)
    packed = gzip.compress(head.encode() + b"".join(weights), compresslevel=9, mtime=0)
    Path(target).write_bytes(packed)
    print(f"{target}: {len(packed):,} bytes, {len(ngrams):,} n-grams")


if __name__ == "__main__":
    main(*sys.argv[1:])
