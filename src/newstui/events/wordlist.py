"""Word lists written as running text."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list parted by white space."""
    return frozenset(listed.split())
