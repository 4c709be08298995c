"""What a reader puts right: a tag or a date of an article, or a tag of all that a source brings."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.frozen import frozen


class CorrectionKind(StrEnum):
    """What is corrected."""

    COUNTRY = "country"
    TOPIC = "topic"
    DATE = "date"
    """The day of publication; of articles only."""
    FROM = "from"
    """The country a source reports from; of sources only."""


@frozen
class Correction:
    """One correction. It stays through whatever is derived anew, until it is taken back."""

    kind: CorrectionKind
    value: str
    """A country or topic code; for a date ISO 8601 to its precision, empty for an unknown one."""
    present: bool = True
    """False takes the tag away."""
