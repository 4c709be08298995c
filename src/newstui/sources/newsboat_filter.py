"""newsboat's filter language (its manual, "Filter Language"), as far as newstui's queries say it.

newsboat looks into the title alone where it is told so; newstui's words look into title and text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(
    r"""\s+
    | (?P<bracket>[()])
    | "(?P<text>(?:[^"\\]|\\.)*)"
    | (?P<operator>between\b|==|=~|!=|!~|!\#|<=|>=|=|<|>|\#)
    | (?P<number>\d+(?::\d+)?)
    | (?P<word>[a-z_]+)""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")
_PLAIN = re.compile(r"[\w\s'’-]+")
_DEEPEST = 20
_OPPOSITE = {"!=": "=", "!~": "=~", "!#": "#"}
Tokens = list[tuple[str, str]]


def as_query(text: str) -> str:
    """The query that says the same. ValueError, with a reason for the reader, if none does."""
    tokens = _tokens(text)
    query = _expression(tokens, 0)
    if tokens:
        raise ValueError("has a parenthesis too many")
    return query


def _tokens(text: str) -> Tokens:
    found: Tokens = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ValueError(f"cannot be read from “{text[place : place + 20]}” on")
        place = match.end()
        if match.lastgroup:
            found.append((match.lastgroup, match[match.lastgroup]))
    return found


def _expression(tokens: Tokens, depth: int) -> str:
    if depth > _DEEPEST:
        raise ValueError("is nested too deeply")
    parts = [_part(tokens, depth)]
    joint = ""
    while tokens and tokens[0] in (("word", "and"), ("word", "or")):
        _, word = tokens.pop(0)
        if joint not in ("", word):
            raise ValueError("mixes “and” with “or”: put parentheses")
        joint = word
        parts.append(_part(tokens, depth))
    if joint == "or":
        return f"({' or '.join(parts)})"
    return f"({' '.join(parts)})" if depth and len(parts) > 1 else " ".join(parts)


def _part(tokens: Tokens, depth: int) -> str:
    if tokens[:1] == [("bracket", "(")]:
        tokens.pop(0)
        inside = _expression(tokens, depth + 1)
        if tokens[:1] != [("bracket", ")")]:
            raise ValueError("has a parenthesis that is not closed")
        tokens.pop(0)
        return inside
    if len(tokens) < 3 or tokens[0][0] != "word":
        raise ValueError("lacks a comparison")
    (_, attribute), (_, operator), (kind, value) = tokens[:3]
    del tokens[:3]
    if kind not in ("text", "number"):
        raise ValueError(f"compares “{attribute}” with nothing")
    plain = _comparison(attribute, _OPPOSITE.get(operator, operator), _ESCAPED.sub(r"\1", value))
    return f"-{plain}" if operator in _OPPOSITE else plain


def _comparison(attribute: str, operator: str, value: str) -> str:
    """One comparison; a negation has been taken off."""
    same = operator in ("=", "==")
    if attribute == "unread" and same and value in ("yes", "no"):
        return "is:unread" if value == "yes" else "is:read"
    if attribute == "tags" and operator == "#":
        return f"tag:{_quoted(value)}"
    if attribute == "feedtitle" and (same or operator == "=~"):
        return _either(f"source:{_quoted(name)}" for name in _names(value))
    if attribute in ("title", "content") and operator == "=~":
        return _either(_quoted(name) for name in _names(value))
    if attribute == "age" and re.fullmatch(r"\d+(?::\d+)?", value):
        return _age(operator, value)
    raise ValueError(f"asks for “{attribute} {operator}”, which no query of newstui says")


def _names(pattern: str) -> list[str]:
    """What a regular expression stands for, if it is plain words with `|` between them."""
    names = [name.strip() for name in pattern.split("|")]
    if not all(_PLAIN.fullmatch(name) for name in names):
        raise ValueError(f"has a pattern, “{pattern[:40]}”, that is more than words")
    return names


def _age(operator: str, value: str) -> str:
    """Ages in whole days: one of less than a day is 0."""
    least, _, most = value.partition(":")
    days = int(least)
    match operator, most:
        case "<", "":
            return f"newer:{days}d"
        case "<=", "":
            return f"newer:{days + 1}d"
        case ">", "":
            return f"older:{days + 1}d"
        case ">=", "":
            return f"older:{days}d"
        case "between", _ if most:
            newer = f"newer:{int(most) + 1}d"
            return f"({newer} older:{days}d)" if days else newer
    raise ValueError(f"asks for “age {operator}”, which no query of newstui says")


def _either(parts: Iterable[str]) -> str:
    found = list(parts)
    return found[0] if len(found) == 1 else f"({' or '.join(found)})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'
