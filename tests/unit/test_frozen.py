"""Frozen values behave as the dataclasses that they stand in for."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, is_dataclass, replace

import pytest

from newstui.model.frozen import frozen


@frozen
class Pair:
    """As the model has them."""

    first: int
    second: tuple[str, ...] = ("x",)

    def __post_init__(self) -> None:
        if self.first < 0:
            raise ValueError("negative")

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


@frozen
class Other:
    first: int
    second: tuple[str, ...] = ("x",)


@dataclass(frozen=True, slots=True)
class Reference:
    first: int
    second: tuple[str, ...] = ("x",)


def test_takes_values_by_place_and_name_with_defaults() -> None:
    assert Pair(1) == Pair(first=1, second=("x",))
    assert Pair(1, ("y",)).second == ("y",)
    with pytest.raises(TypeError, match="first"):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="negative"):
        Pair(-1)


def test_is_equal_within_its_class_alone() -> None:
    assert Pair(1) != Pair(2)
    assert Pair(1) != Other(1)  # type: ignore[comparison-overlap]
    assert len({Pair(1), Pair(1), Pair(2)}) == 2


def test_cannot_be_changed_or_given_more() -> None:
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.first = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del pair.first
    with pytest.raises(AttributeError):
        pair.third = 3  # type: ignore[attr-defined]
    assert not hasattr(pair, "__dict__")


def test_is_a_dataclass_to_those_who_ask() -> None:
    assert replace(Pair(1), first=2) == Pair(2)
    assert asdict(Pair(1)) == {"first": 1, "second": ("x",)}
    assert [(one.name, one.default) for one in fields(Pair)] == [
        (one.name, one.default) for one in fields(Reference)
    ]
    assert is_dataclass(Pair)


def test_is_copied_pickled_matched_and_shown() -> None:
    pair = Pair(1, ("a", "b"))
    assert pickle.loads(pickle.dumps(pair)) == copy.deepcopy(pair) == pair
    match pair:
        case Pair(first, second):
            assert (first, second) == (1, ("a", "b"))
    assert repr(pair) == "Pair(first=1, second=('a', 'b'))"
    assert pair.both == "1('a', 'b')"
