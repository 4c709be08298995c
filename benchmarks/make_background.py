"""Make the table of background document frequencies from the texts of a data folder.

    python benchmarks/make_background.py DATA [OUTPUT]

The collection of sports headlines (`og2021`) is left out: with one subject throughout it would
teach that the subject's own words are common. `stopwords.txt` beside this file, one language a
line, stands in for languages with few texts.

DATA holds JSON Lines (gzipped or not) anywhere below it; rows with `text` or `title` are counted.
Only how many documents of a language have a stem goes into the table, and that coarsely.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newstui.events.background import Background
from newstui.events.words import term, tokens

OUTPUT = Path(__file__).parents[1] / "src/newstui/events/data/background.bin"
STOPWORDS = Path(__file__).parent / "stopwords.txt"
LEAST = 3
"""A stem in fewer documents is taken as unseen."""
DAMPING = 300
"""Documents added to each language, so that a small collection makes no word look common."""
STOPWORD_RATE = 0.35
"""The share of documents that a function word is taken to stand in at least."""
ONE_SUBJECT = ("og2021",)
HEAD = 20_000
"""Characters of a document that are counted."""


def rows(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def language_of(row: dict[str, object], text: str) -> str:
    """What the row says, else what the text looks like."""
    stated = row.get("lang") or row.get("language")
    if isinstance(stated, str):
        return stated
    import py3langid

    return str(py3langid.classify(text[:1500])[0])


def documents(data: Path) -> Iterator[tuple[str, str]]:
    """Language and text of every document below the folder, but of collections on one subject."""
    seen = set()
    for path in sorted(data.rglob("*.jsonl*")):
        if (
            path.name.split(".")[0] in ONE_SUBJECT
            or "gold" in path.parts
            or path.parent.name == "dates"
        ):
            continue
        for row in rows(path):
            parts = [row.get("title"), row.get("text")]
            text = "\n".join(part for part in parts if isinstance(part, str))[:HEAD]
            if text and (mark := hash(text)) not in seen:
                seen.add(mark)
                yield language_of(row, text), text


def background(texts: Iterable[tuple[str, str]]) -> Background:
    """The table: a stem counts for as much as in the language where it is most common."""
    documents_in: Counter[str] = Counter()
    found: dict[str, Counter[int]] = {}
    for language, text in texts:
        documents_in[language] += 1
        found.setdefault(language, Counter()).update({term(word) for word in tokens(text)})
    rate: dict[int, float] = {}
    for language, counts in found.items():
        size = documents_in[language] + DAMPING
        for stem, count in counts.items():
            if count >= LEAST:
                rate[stem] = max(rate.get(stem, 0.0), count / size)
    for line in STOPWORDS.read_text(encoding="utf-8").splitlines():
        for word in line.split()[1:]:
            rate[term(word)] = max(rate.get(term(word), 0.0), STOPWORD_RATE)
    rarest = min(rate.values())
    return Background(
        {stem: max(0.0, -math.log(share)) for stem, share in rate.items()}, -math.log(rarest) + 0.5
    )


def main() -> None:
    data = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT
    table = background(documents(data)).pack()
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(table)
    print(f"{output}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
