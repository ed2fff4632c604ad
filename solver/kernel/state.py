"""The arrays behind one pointer. Passing them one by one to every function costs half the speed and much of the compile time."""

# mypy: disable-error-code="no-untyped-call,untyped-decorator,misc,import-untyped,override"

from __future__ import annotations

from typing import Any, cast, get_type_hints

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr, signature
from numba.extending import intrinsic, models, register_model

from solver.kernel.cells import Cells, tagged
from solver.kernel.layout import COLUMNS, CONSTANT, DIMENSIONS, TOGETHER, Arrays, Bits, Floats, Ints

_DTYPES = {Ints: types.int64, Floats: types.float64, Bits: types.uint64}
_FIELDS = {
    name: Cells(_DTYPES[kind], DIMENSIONS.get(name, 1), TOGETHER.get(name, name), constant=name in CONSTANT, columns=COLUMNS.get(name, 0))
    for name, kind in get_type_hints(Arrays).items()
}
_PLACE = {name: sum(1 + kind.axes for kind in list(_FIELDS.values())[:number]) for number, name in enumerate(_FIELDS)}
"""Where the pointer of each table stands in the state, its lengths after it, in words."""
_TAG = "state"


class StateType(types.Type):
    """The compiled type of the state; it never leaves compiled code."""

    def __init__(self) -> None:
        super().__init__(name="search state")


STATE = StateType()
_WORD = ir.IntType(64)


@register_model(StateType)
class _StateModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: StateType) -> None:
        super().__init__(manager, kind, _WORD.as_pointer())


@infer_getattr
class _TypeOfField(AttributeTemplate):
    key = StateType

    def generic_resolve(self, kind: Any, name: str) -> Any:
        return _FIELDS.get(name)


def _word(builder: Any, state: Any, place: int) -> Any:
    return builder.gep(state, [ir.Constant(_WORD, place)], inbounds=True)


@lower_getattr_generic(StateType)
def _field(context: Any, builder: Any, kind: StateType, state: Any, name: str) -> Any:
    cells, place = context.make_helper(builder, _FIELDS[name]), _PLACE[name]
    pointer = builder.bitcast(_word(builder, state, place), cells.data.type.as_pointer())
    cells.data = tagged(builder.load(pointer), builder, _TAG)
    lengths = [tagged(builder.load(_word(builder, state, place + 1 + axis)), builder, _TAG) for axis in range(_FIELDS[name].axes)]
    cells.lengths = cgutils.pack_array(builder, lengths)
    return cells._getvalue()


def _state_of(typing: Any, arrays: Any) -> Any:
    def code(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        state = cgutils.alloca_once(builder, ir.ArrayType(_WORD, sum(1 + kind.axes for kind in _FIELDS.values())))
        state = builder.bitcast(state, _WORD.as_pointer())
        for number, place in enumerate(_PLACE.values()):
            array = context.make_array(sig.args[0][number])(context, builder, builder.extract_value(args[0], number))
            pointer = builder.bitcast(_word(builder, state, place), array.data.type.as_pointer())
            tagged(builder.store(array.data, pointer), builder, _TAG)
            for axis, length in enumerate(cgutils.unpack_tuple(builder, array.shape)):
                tagged(builder.store(length, _word(builder, state, place + 1 + axis)), builder, _TAG)
        return state

    return signature(STATE, arrays), code


state_of = cast(Any, intrinsic(_state_of))
"""The same arrays as a `StateType`, which inner functions take in place of `Arrays`; it lives as long as the function that asks for it."""
