"""Tokens of news servers: in a file beside config.toml that its owner alone can read.

They are nowhere else: not in the database, which may be copied about, and in no message.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newstui.model.errors import SettingsError

_NAME = "server-tokens.json"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Login:
    """How newstui shows a server who it is."""

    token: str = field(repr=False)
    """A token; with `user` the password of that name."""
    user: str | None = None


def tokens_file(config: Path) -> Path:
    """The file of tokens that belongs to a config file."""
    return config.parent / _NAME


def read_login(file: Path, address: str) -> Login | None:
    """The login for a server's address; None if there is none.

    Raises SettingsError, naming the file, if it is broken or others can read it.
    """
    stored = _read(file).get(address)
    if stored is None:
        return None
    token, user = stored.get("token"), stored.get("user")
    if not isinstance(token, str) or not isinstance(user, str | None):
        raise SettingsError(f"{file}: the entry of {address} is broken; add the server again")
    return Login(token, user)


def write_login(file: Path, address: str, login: Login | None) -> None:
    """Stores a login, or takes it away. Raises SettingsError if the file cannot be written."""
    logins = dict(_read(file))
    logins.pop(address, None)
    if login is not None:
        logins[address] = {"token": login.token, "user": login.user}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(file, json.dumps(logins, indent=2) + "\n")
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written: {error.strerror}") from error


def _read(file: Path) -> Mapping[str, Mapping[str, object]]:
    try:
        with file.open(encoding="utf-8") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            text = stream.read()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read") from error
    if mode & _OTHERS:
        raise SettingsError(f"{file}: others can read it, and it holds passwords: chmod 600 it")
    try:
        logins = json.loads(text)
    except ValueError:
        logins = None
    if not isinstance(logins, dict) or not all(isinstance(one, dict) for one in logins.values()):
        raise SettingsError(f"{file}: is broken; move it away and add the servers again")
    return logins


def _replace(file: Path, text: str) -> None:
    """Writes a file that is never half written, and never readable by others."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
