"""Text that is already clean: only its paragraphs are set apart."""

from __future__ import annotations

from newstui.cleaning.paragraphs import joined_paragraphs, lines_of


def text_paragraphs(content: str) -> list[str]:
    """The paragraphs of sanitised clean text, every word kept."""
    return joined_paragraphs(lines_of(content))
