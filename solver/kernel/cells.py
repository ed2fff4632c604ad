"""Tables of numbers as compiled code sees them: a pointer and the lengths of its axes, nothing that is counted, checked or wrapped.

Numba's own arrays count who refers to them at every access (a quarter of the search's time), look whether each index is negative, and must
assume that writing to one may change any other. Tables of different tags never share memory, and those nobody writes to are known
never to change. An index must be within its axis: nothing checks it (`tests/solver/test_cells.py` does, without compiling).
"""

# mypy: disable-error-code="no-untyped-call,untyped-decorator,misc,import-untyped"

from __future__ import annotations

import operator
from typing import Any, cast

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.imputils import lower_builtin
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import models, register_model

from solver.kernel.compiled import compiled

_WORD = ir.IntType(64)


class Cells(types.Type):
    """A table of `axes` axes; `columns` is the length of its last axis where that is known, `tag` names the memory it lies in."""

    def __init__(self, dtype: Any, axes: int, tag: str, *, constant: bool = False, columns: int = 0) -> None:
        self.dtype, self.axes, self.tag, self.constant, self.columns = dtype, axes, tag, constant, columns
        super().__init__(name=f"cells({dtype}, {axes}, {tag}, {constant}, {columns})")

    def part(self, taken: int) -> Cells:
        """The type of what is left when the first `taken` axes have an index."""
        columns = self.columns if self.axes - taken > 1 else 0
        return Cells(self.dtype, self.axes - taken, self.tag, constant=self.constant, columns=columns)


@register_model(Cells)
class _CellsModel(models.StructModel):
    def __init__(self, manager: Any, kind: Cells) -> None:
        members = [("data", types.CPointer(kind.dtype)), ("lengths", types.UniTuple(types.intp, kind.axes))]
        super().__init__(manager, kind, members)


def tagged(access: Any, builder: Any, tag: str) -> Any:
    """Say of a load or store that nothing with another tag is touched by it (LLVM's type-based alias analysis)."""
    module = builder.module
    root = module.add_metadata([ir.MetaDataString(module, "search")])
    node = module.add_metadata([ir.MetaDataString(module, tag), root, ir.Constant(_WORD, 0)])
    access.set_metadata("tbaa", module.add_metadata([node, node, ir.Constant(_WORD, 0)]))
    return access


def settled(load: Any, builder: Any) -> Any:
    """Say of a load that the same is there for as long as the compiled code runs."""
    load.set_metadata("invariant.load", builder.module.add_metadata([]))
    return load


def _numbers(index: Any) -> tuple[Any, ...] | None:
    """The types of an index, None if they are not all whole numbers."""
    kinds: tuple[Any, ...] = tuple(cast(Any, index)) if isinstance(index, types.BaseTuple) else (index,)
    return kinds if all(isinstance(kind, types.Integer | types.IntegerLiteral) for kind in kinds) else None


@infer_global(operator.getitem)
class _TypeOfGet(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        cells, index = args
        kinds = _numbers(index) if isinstance(cells, Cells) else None
        if kinds is None or len(kinds) > cells.axes:
            return None
        return signature(cells.dtype if len(kinds) == cells.axes else cells.part(len(kinds)), cells, index)


@infer_global(operator.setitem)
class _TypeOfSet(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        cells, index, _ = args
        kinds = _numbers(index) if isinstance(cells, Cells) else None
        if kinds is None or len(kinds) != cells.axes or cells.constant:
            return None
        return signature(types.none, cells, index, cells.dtype)


@infer_global(len)
class _TypeOfLength(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        return signature(types.intp, *args) if isinstance(args[0], Cells) else None


def _lengths(context: Any, builder: Any, kind: Cells, value: Any) -> list[Any]:
    found = cgutils.unpack_tuple(builder, context.make_helper(builder, kind, value=value).lengths)
    return [*found[:-1], ir.Constant(_WORD, kind.columns)] if kind.columns else found


def _address(context: Any, builder: Any, kind: Cells, value: Any, index_kind: Any, index: Any) -> tuple[Any, list[Any]]:
    """Where the indexed cell (or the part of the table) lies, and the lengths of the axes left."""
    given = cgutils.unpack_tuple(builder, index) if isinstance(index_kind, types.BaseTuple) else [index]
    lengths = _lengths(context, builder, kind, value)
    offset: Any = None
    for one, number in zip(_numbers(index_kind) or (), given, strict=True):
        at = context.cast(builder, number, one, types.intp)
        axis = lengths.pop(0)
        offset = at if offset is None else builder.add(builder.mul(offset, axis, flags=("nsw",)), at, flags=("nsw",))
    for axis in lengths:
        offset = builder.mul(offset, axis, flags=("nsw",))
    return builder.gep(context.make_helper(builder, kind, value=value).data, [offset], inbounds=True), lengths


@lower_builtin(operator.getitem, Cells, types.Integer)
@lower_builtin(operator.getitem, Cells, types.BaseTuple)
def _get(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    kind, index_kind = sig.args
    address, lengths = _address(context, builder, kind, args[0], index_kind, args[1])
    if isinstance(sig.return_type, Cells):
        part = context.make_helper(builder, sig.return_type)
        part.data, part.lengths = address, cgutils.pack_array(builder, lengths)
        return part._getvalue()
    load = tagged(builder.load(address), builder, kind.tag)
    return settled(load, builder) if kind.constant else load


@lower_builtin(operator.setitem, Cells, types.Integer, types.Any)
@lower_builtin(operator.setitem, Cells, types.BaseTuple, types.Any)
def _set(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    kind, index_kind, _ = sig.args
    address, _ = _address(context, builder, kind, args[0], index_kind, args[1])
    tagged(builder.store(args[2], address), builder, kind.tag)
    return context.get_dummy_value()


@lower_builtin(len, Cells)
def _len(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return _lengths(context, builder, sig.args[0], args[0])[0]


@compiled
def fill(cells: Any, value: float) -> None:
    for at in range(len(cells)):
        cells[at] = value
