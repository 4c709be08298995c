"""An article that cannot be stored costs no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstui.library import importing
from newstui.library.importing import import_documents
from support import FERRY, check_consistency, document, open_library


def test_what_breaks_while_it_is_stored_breaks_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = importing.outlet

    def broken(one: object, article: object) -> str:
        if "bad" in one.title:  # type: ignore[attr-defined]
            raise LookupError("what nobody has foreseen")
        return outlet(one, article)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "outlet", broken)
    library = open_library(tmp_path)
    titles = [f"{'bad' if number in (3, 7) else 'good'} ferry {number}" for number in range(9)]
    report = import_documents(library, [document(FERRY, title=title) for title in titles])
    assert report.added == 7
    assert [str(one) for one in report.failures] == [
        "test.jsonl: could not be stored (LookupError)"
    ] * 2
    check_consistency(library)
    library.close()
