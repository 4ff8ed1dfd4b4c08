"""What records and plans are made of: named values that never change in place."""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Unchanging:
    """What its subclasses are: frozen dataclasses that are given what they hold by name.

    All that they do stands here once. The decorator would write and compile six functions for each of some fifty
    classes, and that takes longer than all that is done with them until the first answer is kept.
    """

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, **given: Any) -> None:
        held = vars(self)
        for part in fields(self):  # type: ignore[arg-type]  # each subclass is a dataclass
            held[part.name] = given.pop(part.name) if part.name in given else _default(part)
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")

    def changed(self, **changes: Any) -> Self:
        """A copy in which some parts are others."""
        # Several copies are made for each turn: `dataclasses.replace` would set every part anew, one by one.
        copy = object.__new__(type(self))
        vars(copy).update(vars(self), **changes)
        return copy

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"{name} never changes in place")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"{name} never changes in place")


def _default(part: Field[Any]) -> Any:
    if part.default_factory is not MISSING:
        return part.default_factory()
    if part.default is MISSING:
        raise TypeError(f"{part.name} has to be given")
    return part.default
