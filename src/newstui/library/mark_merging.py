"""What becomes of marks that a reader has set here, on a server, or on both. Pure.

A mark is either set or not, so there are no two different changes of one: if both sides differ
from what both last knew, they agree. What remains is one change, and it is the later writing: one
made here that the server does not know yet wins over the older state there, and one made there
since the last contact over the older state here. Clocks, which may disagree, are not asked.
"""

from __future__ import annotations

from newstui.store.server_entries import Marks


def merged(known: Marks, here: Marks, there: Marks) -> Marks:
    """The marks to have here; `known` are those that the server had at the last contact. An entry
    that is met for the first time counts as one that had none: each mark of either side is kept.
    """
    return Marks(
        _merged(known.read, here.read, there.read),
        _merged(known.starred, here.starred, there.starred),
    )


def _merged(known: bool, here: bool, there: bool) -> bool:
    return here if here != known else there
