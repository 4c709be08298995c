"""Which language a text is written in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_LANGUAGES = (
    "en de fr es it pt nl pl ru uk be bg mk sr bs hr sl sk cs hu ro sv da no fi et lv lt el tr sq"
    " is ga cy eu ca gl mt ar fa he hi bn ur zh ja ko id ms vi th ka hy az kk sw ta"
).split()


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier


def language_of(text: str, claimed: str | None = None) -> str | None:
    """The ISO 639-1 code of the language, None where the text is too short to tell."""
    sample = text[:3000]
    if sum(map(str.isalpha, sample)) < 12:
        return claimed
    return str(_identifier().classify(sample)[0])
