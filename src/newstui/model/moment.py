"""A point in time together with how exactly it is known."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from newstui.model.frozen import frozen


class Precision(StrEnum):
    """How exactly a moment is known."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


@frozen
class Moment:
    """Integer seconds since 1970 in UTC, and the precision they are known to.

    A day or a month is held as its first second in UTC. An unknown moment has no seconds:
    it is shown as unknown, never as now.
    """

    seconds: int | None = None
    precision: Precision = Precision.UNKNOWN

    def __post_init__(self) -> None:
        if (self.seconds is None) != (self.precision is Precision.UNKNOWN):
            raise ValueError("a moment has seconds exactly when its precision is known")

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Moment:
        """The calendar day; ValueError if there is no such day."""
        return cls(int(datetime(year, month, day, tzinfo=UTC).timestamp()), Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Moment:
        """The calendar month; ValueError if there is no such month."""
        return cls(int(datetime(year, month, 1, tzinfo=UTC).timestamp()), Precision.MONTH)

    @classmethod
    def at(cls, when: datetime) -> Moment:
        """The second of an aware datetime; a naive one is taken as UTC."""
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return cls(int(when.timestamp()), Precision.SECOND)

    @property
    def known(self) -> bool:
        return self.seconds is not None

    def utc(self) -> datetime | None:
        """The moment as an aware datetime in UTC, or None when unknown."""
        return None if self.seconds is None else datetime.fromtimestamp(self.seconds, UTC)

    def isoformat(self) -> str | None:
        """`2024-01-11T17:02:00Z`, `2024-01-11` or `2024-01` by precision; None when unknown."""
        when = self.utc()
        if when is None:
            return None
        if self.precision is Precision.SECOND:
            return when.isoformat().replace("+00:00", "Z")
        # Not strftime, which leaves the zeros of early years out.
        return when.isoformat()[: 10 if self.precision is Precision.DAY else 7]

    @classmethod
    def fromiso(cls, text: str) -> Moment:
        """The reverse of `isoformat`, with the empty text for unknown; ValueError for any other.

        A time of day without a zone is taken as UTC.
        """
        if not text:
            return cls()
        parts = text.split("-")
        if len(parts) == 2:
            return cls.month(int(parts[0]), int(parts[1]))
        when = datetime.fromisoformat(text)
        return cls.at(when) if len(text) > len("2024-01-11") else cls.day(*when.timetuple()[:3])


UNKNOWN = Moment()
