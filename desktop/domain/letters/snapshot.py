"""Frozen facts as plain JSON values and back, so that what a letter said can be read in ten years."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Facts = TypeVar("Facts")


def to_plain(value: Any) -> Any:
    """`value` as dicts, lists, strings and numbers that JSON keeps exactly."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[Facts], plain: Any) -> Facts:
    """The facts that `to_plain` wrote; what an older program did not know yet takes its default."""
    return _restore(kind, plain)  # type: ignore[no-any-return]


def _restore(kind: Any, plain: Any) -> Any:
    """One value of the type that the facts declare for it."""
    if get_origin(kind) is UnionType:
        (given,) = (one for one in get_args(kind) if one is not NoneType)
        return None if plain is None else _restore(given, plain)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _restore(hints[name], value) for name, value in plain.items() if name in hints})
    if get_origin(kind) is tuple:
        return _restore_tuple(get_args(kind), plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return date.fromisoformat(plain) if kind is date else plain


def _restore_tuple(items: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    """A tuple of one kind (`tuple[str, ...]`) or with a kind for each place."""
    if items[-1] is Ellipsis:
        return tuple(_restore(items[0], value) for value in plain)
    return tuple(_restore(kind, value) for kind, value in zip(items, plain, strict=True))
