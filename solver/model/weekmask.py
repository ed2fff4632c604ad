"""Whole weeks as bit masks: bit `day * slots + slot`."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.checks.continuous import runs


class WeekMasks:
    """Masks of a grid, and their way into CP-SAT, where days lie `stride` apart so that breaks never reach into the next day."""

    def __init__(self, days: int, slots: int, stride: int) -> None:
        self.days, self.slots, self.stride = days, slots, stride
        self._day = (1 << slots) - 1

    def fitting(self, total: int) -> int:
        """The begins from which `total` slots lie within the day."""
        one = (1 << max(0, self.slots - total + 1)) - 1
        return sum(one << (day * self.slots) for day in range(self.days))

    def day(self, mask: int, day: int) -> int:
        """One day's part, bit 0 its first slot."""
        return mask >> (day * self.slots) & self._day

    def on_day(self, day: int, mask: int = -1) -> int:
        """The week mask of one day's mask (the whole day if -1)."""
        return (mask & self._day) << (day * self.slots)

    def begins_meeting(self, mask: int, total: int) -> int:
        """The begins from which `total` slots meet the mask; begins that run into the next day are of no meaning."""
        found, done = mask, 1
        while done < total:
            step = min(done, total - done)
            found |= found >> step
            done += step
        return found

    def near(self, mask: int, total: int, break_slots: int) -> int:
        """The begins from which `total` slots come nearer than `break_slots` to the mask on the same day, or meet it."""
        found = 0
        for day in range(self.days):
            part = self.day(mask, day)
            if part:
                found |= self.on_day(day, self.begins_meeting(part << break_slots, total + 2 * break_slots))
        return found

    def domain(self, mask: int) -> cp_model.Domain:
        """The mask as a domain of positions in the model."""
        intervals = []
        for day in range(self.days):
            base = day * self.stride
            for start, length in runs(self.day(mask, day)):
                intervals.append([base + start, base + start + length - 1])
        return cp_model.Domain.from_intervals(intervals)

    def position(self, day: int, slot: int) -> int:
        return day * self.stride + slot

    def bit(self, position: int) -> int:
        """The mask bit of a position in the model."""
        day, slot = divmod(position, self.stride)
        return day * self.slots + slot
