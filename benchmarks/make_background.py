"""Make the table of background document frequencies from the texts of a data folder.

    pip install wordfreq
    python benchmarks/make_background.py DATA [OUTPUT]

A collection is a poor witness for what it is not about: how often words are used at large (wordfreq
3, Speer 2022; its data CC BY-SA 4.0) has its say beside it. Names of countries, peoples and
capitals are no rarities to those who live there, however seldom the rest of the world writes them:
they count as common at least.

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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from newstui.events.background import Background
from newstui.events.lexicon import notions
from newstui.events.words import hashed, name_terms, term, tokens

OUTPUT = Path(__file__).parents[1] / "src/newstui/events/data/background.bin"
STOPWORDS = Path(__file__).parent / "stopwords.txt"
LEAST = 3
"""A stem in fewer documents is taken as unseen."""
DAMPING = 300
"""Documents added to each language, so that a small collection makes no word look common."""
STOPWORD_RATE = 0.35
"""The share of documents that a function word is taken to stand in at least."""
AT_LARGE = 0.3
"""The share of a rate that is by use at large at least; more where there are few documents."""
OTHERS = ("de", "fr", "es", "it", "pt", "ru", "nl", "pl", "uk", "cs", "sv", "sh", "tr")
LEAST_USED = {"en": 3.0} | dict.fromkeys(OTHERS, 4.0)
"""Languages of which the use at large is asked, with the Zipf frequency that a word must have: the
logarithm of how many there are to a thousand million words."""
LENGTH = 300
"""Words of a document, as use at large is turned into a share of documents."""
COUNTRY_RATE, CAPITAL_RATE = 0.015, 0.005
"""The share of documents that the name of a country or people, or of a capital, is taken to stand
in at least: what France and London have where they are seldom the subject."""
NOTION_RATE = 0.02
"""The same for a notion of the lexicon."""
RAREST_IDF = 8.0
"""Rarer than this is as likely a misprint; such stems are left out as unseen."""
GAZETTEER = Path(__file__).parents[1] / "src/newstui/tagging/data/gazetteer.tsv"
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


def at_large(language: str) -> dict[int, float]:
    """The share of documents with a stem, by how often its words are used; {} if unknown."""
    if language not in LEAST_USED:
        return {}
    import wordfreq

    used: dict[int, float] = defaultdict(float)
    for word in wordfreq.iter_wordlist(language, "best"):
        often = wordfreq.zipf_frequency(word, language)
        if often < LEAST_USED[language]:
            break
        for token in tokens(word):
            used[term(token)] += 10 ** (often - 9)
    return {stem: 1 - math.exp(-LENGTH * share) for stem, share in used.items()}


def counted(texts: Iterable[tuple[str, str]]) -> tuple[Counter[str], dict[str, Counter[int]]]:
    """Documents by language, and how many of them have a stem."""
    documents_in: Counter[str] = Counter()
    found: dict[str, Counter[int]] = {}
    for language, text in texts:
        documents_in[language] += 1
        found.setdefault(language, Counter()).update({term(word) for word in tokens(text)})
    return documents_in, found


def least_rates() -> Iterator[tuple[int, float]]:
    """Stems with the share of documents that they are taken to stand in at least."""
    for line in STOPWORDS.read_text(encoding="utf-8").splitlines():
        for word in line.split()[1:]:
            yield term(word), STOPWORD_RATE
    rates = dict.fromkeys(("name", "people", "adjective"), COUNTRY_RATE) | {"capital": CAPITAL_RATE}
    for line in GAZETTEER.read_text(encoding="utf-8").splitlines():
        kind, code, _, names = line.split("\t")[:4]
        for name in names.split("|") if kind in rates else ():
            words = tokens(name)
            if len(words) == 1:
                for stem in (term(words[0]), *name_terms(words[0])):
                    yield stem, rates[kind]
        if kind == "name":
            yield hashed("@" + code), COUNTRY_RATE
    for notion in set(notions().values()):
        yield notion, NOTION_RATE


def background(texts: Iterable[tuple[str, str]]) -> Background:
    """The table: a stem counts for as much as in the language where it is most common."""
    documents_in, found = counted(texts)
    rate: dict[int, float] = {}
    for language in {*found, *LEAST_USED}:
        used = at_large(language)
        counts = found.get(language, Counter())
        size = documents_in[language] + DAMPING
        told = 1 - (1 - AT_LARGE) * documents_in[language] / size if used else 0.0
        for stem in {*used, *counts}:
            seen = counts[stem] if counts[stem] >= LEAST else 0
            share = (1 - told) * seen / size + told * used.get(stem, 0.0)
            rate[stem] = max(rate.get(stem, 0.0), share)
    for stem, least in least_rates():
        rate[stem] = max(rate.get(stem, 0.0), least)
    idf = {stem: max(0.0, -math.log(share)) for stem, share in rate.items() if share}
    return Background({at: rare for at, rare in idf.items() if rare < RAREST_IDF}, RAREST_IDF)


def main() -> None:
    data = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT
    table = background(documents(data)).pack()
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(table)
    print(f"{output}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
