"""The place of the database: made for its owner alone, and what kind of disk it lies on."""

from __future__ import annotations

import os
from pathlib import Path

from newstui.model.errors import DatabaseError

MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ceph", "lustre", "gpfs", "beegfs"}
    | {"glusterfs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "davfs", "fuse.davfs2"}
)


def prepare(path: Path) -> None:
    """Makes the file, empty, and the folders above it where they are missing.

    Both are their owner's alone (0600, 0700); what SQLite puts beside the file gets its mode.
    Raises DatabaseError, naming the file.
    """
    try:
        if path.is_dir():
            raise DatabaseError(f"{path}: is a folder, not a database")
        if path.exists() and not path.is_file():
            # To read from a pipe would be to wait for ever.
            raise DatabaseError(f"{path}: is no file, and cannot hold a database")
        _make_folder(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DatabaseError(f"{path}: cannot be opened or made there: {reason}") from error


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def on_network(path: Path) -> bool:
    """Whether a file lies on another machine's disk, as far as this system tells (Linux does).

    A write-ahead log needs memory that all its readers share, and there is none across machines
    (sqlite.org/wal.html, section 1): such a database keeps a rollback journal.
    """
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
        here = os.path.realpath(path)
    except OSError:
        return False
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = here == point or here.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind in _NETWORK
