"""Finds the style sheets and the demo corpus, in an installed wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent
_FIRST_STYLES = ("base",)
_LAST_STYLES = ("narrow",)


def styles() -> list[Path]:
    """The style sheets in the order they apply: base first, then by pane, narrow last."""
    sheets = sorted(_folder("styles").glob("*.tcss"))

    def rank(sheet: Path) -> tuple[int, str]:
        if sheet.stem in _FIRST_STYLES:
            return 0, sheet.stem
        return (2 if sheet.stem in _LAST_STYLES else 1), sheet.stem

    return sorted(sheets, key=rank)


def seeds() -> Path:
    """The folder of the demo corpus."""
    return _folder("seeds")


def _folder(name: str) -> Path:
    # A wheel carries the folder inside the package. An editable install may hold a copy that has
    # gone stale elsewhere, so only the folder beside this very file counts, then the checkout's.
    beside = _PACKAGE / name
    return beside if beside.is_dir() else _CHECKOUT / name
