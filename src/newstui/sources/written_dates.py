"""Dates as people write them in a date field: `11 January 2024`, `le 11 janvier 2024 à 17h02`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from newstui.model.moment import UNKNOWN, Moment

_MOST = 60
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HAS_NAME = re.compile(r"[^\W\d_]{3,}")
_LANGUAGES = [
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv", "da", "nb", "fi"),
    *("cs", "sk", "ro", "hu", "el", "bg", "hr", "sr", "sl", "et", "lv", "lt", "ca", "ar", "fa"),
    *("he", "hi", "id", "vi", "th", "zh", "ja", "ko"),
]
"""Where the language is not known: to try all two hundred takes seconds, four times as long for
each text that is no date."""
_HAS_TIME = re.compile(r"\d\s?(?:[:h.]\s?\d\d|[ap]\.?m)", re.IGNORECASE)


def parse_written(text: str, language: str | None) -> Moment:
    """The moment that a short text names in words; UNKNOWN if it is not wholly a date.

    Day, month and year must all be there, the month by name: `3/4/2024` could be two days.
    A time without a zone is taken as UTC. `language` (ISO 639-1) limits what words may mean.
    """
    if len(text) > _MOST or not _HAS_YEAR.search(text) or not _HAS_NAME.search(text):
        return UNKNOWN
    found = _parser(language).get_date_data(text).date_obj
    if found is None:
        return UNKNOWN
    if _HAS_TIME.search(_HAS_YEAR.sub("", text)):
        return Moment.at(found)
    return Moment.day(found.year, found.month, found.day)


@lru_cache(maxsize=16)
def _parser(language: str | None) -> Any:
    # Half a second to load, for a form of date that machines seldom write.
    from dateparser.conf import SettingValidationError
    from dateparser.date import DateDataParser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    try:
        return DateDataParser(languages=[language] if language else _LANGUAGES, settings=settings)
    except (ValueError, SettingValidationError):
        return DateDataParser(languages=_LANGUAGES, settings=settings)
