"""Smart folders: queries that the reader has given a name, each change undoable."""

from __future__ import annotations

from collections.abc import Mapping

from newstui.cleaning.sanitise import sanitise_line
from newstui.library import browse
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.smart_folder import SmartFolder, SmartFolderCount
from newstui.store import lists, smart_folders, undo_log
from newstui.store.database import Connection

COUNTED = 500
"""Of how many articles of a folder the unread ones are counted at most: a few milliseconds."""
_LONGEST_NAME = 80


def all_folders(library: Library) -> tuple[SmartFolder, ...]:
    """Every smart folder, in the order in which they were made."""
    return tuple(smart_folders.rows(library.database.reader()))


def find(library: Library, name: str) -> SmartFolder | None:
    """The folder of that name, in upper or lower case; None if there is none."""
    return smart_folders.named(library.database.reader(), name.strip())


def save(library: Library, name: str, query: str) -> Change:
    """Keeps a query under a name, in the place of one that has it already.

    Raises QueryError for a query that cannot be understood, NewstuiError for an empty name.
    """
    name, query = _checked(name), " ".join(query.split())
    browse.understand(library, query, smart_folder=name)
    with library.database.writing(durable=True) as connection:
        known = smart_folders.named(connection, name.strip())
        if known is not None and known.query == query and known.name == name:
            return _change("smart folder kept", 0)
        before = smart_folders.values(connection, [known.name if known else name, name])
        place = next((value[1] for value in before.values() if value), None)
        value = (query, place or smart_folders.next_place(connection))
        after = {**dict.fromkeys(before), name: value}
        return _set(library, connection, f"smart folder “{name}” saved", before, after)


def rename(library: Library, name: str, new_name: str) -> Change:
    """Gives a folder another name. Raises NewstuiError if it is taken, or there is no folder."""
    new_name = _checked(new_name)
    with library.database.writing(durable=True) as connection:
        old = _must(connection, name)
        taken = smart_folders.named(connection, new_name)
        if taken is not None and taken.name != old.name:
            raise NewstuiError(f"there is a smart folder “{taken.name}” already")
        if new_name == old.name:
            return _change("smart folder renamed", 0)
        before = smart_folders.values(connection, [old.name, new_name])
        after = {old.name: None, new_name: before[old.name]}
        return _set(library, connection, f"smart folder “{old.name}” renamed", before, after)


def remove(library: Library, name: str) -> Change:
    """Takes a folder away; the articles in it stay as they are. Raises NewstuiError if there is
    no such folder."""
    with library.database.writing(durable=True) as connection:
        old = _must(connection, name)
        before = smart_folders.values(connection, [old.name])
        description = f"smart folder “{old.name}” removed"
        return _set(library, connection, description, before, {old.name: None})


def counts(library: Library) -> tuple[SmartFolderCount, ...]:
    """Every folder with its unread articles among the newest of it.

    A folder whose query names what is there no more counts as empty.
    """
    return tuple(_count(library, folder) for folder in all_folders(library))


def _count(library: Library, folder: SmartFolder) -> SmartFolderCount:
    try:
        query = browse.understand(library, folder.query)
    except NewstuiError:
        return SmartFolderCount(folder, 0)
    unread, whole = lists.unread_count(library.database.reader(), query, newest=COUNTED)
    return SmartFolderCount(folder, unread, at_least=not whole)


def _set(
    library: Library,
    connection: Connection,
    description: str,
    before: Mapping[str, tuple[str, int] | None],
    after: Mapping[str, tuple[str, int] | None],
) -> Change:
    smart_folders.set_values(connection, after)
    undo_log.add(connection, description, smart_folders.FIELD, before, after, library.now())
    return _change(description, 1)


def _change(description: str, count: int) -> Change:
    return Change(description, count, counted="smart folder")


def _checked(name: str) -> str:
    name = sanitise_line(name).strip()[:_LONGEST_NAME].rstrip()
    if not name:
        raise NewstuiError("a smart folder needs a name")
    return name


def _must(connection: Connection, name: str) -> SmartFolder:
    folder = smart_folders.named(connection, name.strip())
    if folder is None:
        raise NewstuiError(f"there is no smart folder “{name}”")
    return folder
