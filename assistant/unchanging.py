"""What all that is kept and said is made of: values with named parts, which never change in place."""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Unchanging:
    """What its subclasses are: frozen dataclasses that are given what they hold by name.

    All that they do stands here once. The decorator would write and compile six functions for each of some fifty
    classes, and that takes longer than all that is done with them until the first answer is kept.
    """

    _AS_MADE: ClassVar[dict[str, Any]]
    """What each part is unless another is given, in their order; a gap where it is given or made anew each time."""
    _GAPS: ClassVar[tuple[Field[Any], ...]]

    def __init_subclass__(cls) -> None:
        parts = fields(dataclass(init=False, repr=False, eq=False)(cls))  # type: ignore[arg-type]  # now it is one
        cls._AS_MADE = {part.name: part.default for part in parts}
        cls._GAPS = tuple(part for part in parts if part.default is MISSING)

    def __init__(self, **given: Any) -> None:
        held = vars(self)
        held.update(self._AS_MADE)
        held.update(given)
        for part in self._GAPS:
            if held[part.name] is MISSING:
                held[part.name] = _made_anew(part)
        if len(held) > len(self._AS_MADE):
            raise TypeError(f"{type(self).__name__} has no {', '.join(given.keys() - self._AS_MADE.keys())}")

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


def _made_anew(part: Field[Any]) -> Any:
    if part.default_factory is MISSING:
        raise TypeError(f"{part.name} has to be given")
    return part.default_factory()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fixed(kind: type[_Kind]) -> type[_Kind]:
    """A small frozen dataclass with slots, given its parts by place or by name; the type checker sees to it.

    Only how it is made is compiled for each. The rest stands here once for all of them: compiled for every kind that
    the first question needs, it would delay each start.
    """
    made = dataclass(slots=True, eq=False, repr=False)(kind)
    its = fields(made)  # type: ignore[arg-type]  # now it is one
    compared, shown = [part.name for part in its if part.compare], [part.name for part in its if part.repr]
    parts = attrgetter(*compared) if compared else type

    def same(self: object, other: object) -> bool:
        return bool(parts(self) == parts(other)) if type(self) is type(other) else NotImplemented

    def number(self: object) -> int:
        return hash(parts(self))

    def printed(self: object) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    for name, does in (("__eq__", same), ("__hash__", number), ("__repr__", printed)):
        setattr(made, name, does)
    return made
