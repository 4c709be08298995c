"""JSON from outside: no number, name or nesting in it can do harm."""

from __future__ import annotations

import json
from typing import Any

_LONGEST_INTEGER = 18


def parse_json(text: str) -> Any:
    """The value that `text` holds; ValueError, with a reason for a reader, if it is no JSON.

    Integers of more than 18 digits become floats, and NaN and Infinity None: no field of an
    article means anything by them.
    """
    try:
        return json.loads(text, parse_int=_integer, parse_constant=_nothing)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON ({error.msg} at character {error.pos + 1})") from None
    except RecursionError:
        raise ValueError("no usable JSON (nested too deeply)") from None


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def _nothing(_name: str) -> None:
    return None
