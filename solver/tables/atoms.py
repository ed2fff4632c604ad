"""Week classes that no lesson tells apart, merged."""

from __future__ import annotations

from collections.abc import Sequence


def atom_masks(weeks: Sequence[int], classes: int) -> dict[int, int]:
    """For each weeks mask in use, the same as a mask of atoms; at least one atom."""
    kinds = sorted(set(weeks))
    atoms: dict[tuple[bool, ...], int] = {}
    found = dict.fromkeys(kinds, 0)
    for bit in range(max(1, classes)):
        pattern = tuple(bool(kind >> bit & 1) for kind in kinds)
        if not any(pattern) or pattern in atoms:
            continue
        number = atoms[pattern] = len(atoms)
        for kind, given in zip(kinds, pattern):
            if given:
                found[kind] |= 1 << number
    return found


def atom_count(masks: dict[int, int]) -> int:
    return max((mask.bit_length() for mask in masks.values()), default=1) or 1
