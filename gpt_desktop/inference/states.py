"""What layers without keys and values keep of the tokens read: a state each, of a fixed size.

Such a layer folds every token into its state, so that one cannot go back to an earlier place by
forgetting what came after it. Therefore copies are kept of places worth coming back to.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.inference.damage import out_of_memory
from gpt_desktop.inference.session import Binding

_KEPT_BYTES = 64 * 1024 * 1024
_LEAST_KEPT = 2  # the ends of the last two prompts or parts of one, however large a state is

Arrays = Mapping[str, NDArray[np.float32]]


class States:
    """The states of a sequence, float32 [1, …] by name, and those of some places before.

    A step reads one side and writes the other, so that a step that fails leaves what it read, and
    the last step can be taken back for nothing.

    Args:
        sizes: of each state, without the batch; empty for models that have none.

    Raises:
        UserFacingError: there is not enough memory.
    """

    def __init__(self, sizes: Mapping[str, tuple[int, ...]]) -> None:
        try:
            self._sides = [
                {name: np.zeros((1, *size), np.float32) for name, size in sizes.items()}
                for _ in range(2)
            ]
        except MemoryError as error:
            raise out_of_memory() from error
        self.side = 0
        self._kept: dict[int, Arrays] = {}  # by tokens read; the one kept last comes last
        self._passing: set[int] = set()  # of these, the ones that go first
        self._before: int | None = None  # tokens read in the other side's states, if they are whole

    def __bool__(self) -> bool:
        """Whether the model has any."""
        return bool(self._sides[0])

    @property
    def now(self) -> Arrays:
        """After all tokens read."""
        return self._sides[self.side]

    @property
    def size_bytes(self) -> int:
        """Of all states and copies."""
        count = len(self._sides) + len(self._kept)
        return count * self._bytes()

    def bind(self, binding: Binding) -> None:
        """Bind them as past, and the other side as present, of the next step."""
        self.begin()
        for name, array in self._sides[self.side].items():
            binding.input(f"past_{name}", array)
        for name, array in self._sides[1 - self.side].items():
            binding.output(f"present_{name}", array)

    def begin(self) -> None:
        """A step is about to write the other side."""
        self._before = None

    def advance(self, before: int) -> None:
        """A step is done, before which so many tokens were read: what it wrote is the state now."""
        if self:
            self.side, self._before = 1 - self.side, before

    def keep(self, place: int, passing: bool = False) -> None:
        """Keep a copy of the state after ``place`` tokens, which is the one now.

        Args:
            passing: it is not known to be of use, and goes before others where room is short.
        """
        if not self:
            return
        known = place in self._kept and place not in self._passing
        self._kept.pop(place, None)
        most = max(_LEAST_KEPT, _KEPT_BYTES // max(1, self._bytes()))
        while len(self._kept) >= most:
            first = next((kept for kept in self._kept if kept in self._passing), None)
            self._kept.pop(next(iter(self._kept)) if first is None else first)
        self._kept[place] = {name: array.copy() for name, array in self.now.items()}
        self._passing &= self._kept.keys()
        if passing and not known:
            self._passing.add(place)
        else:
            self._passing.discard(place)

    def reachable(self, length: int, now: int) -> int:
        """The farthest place one can go back to that is not beyond ``length`` tokens.

        Args:
            now: tokens read.
        """
        if not self or length >= now:
            return min(length, now)
        places = [*self._kept, *([] if self._before is None else [self._before])]
        return max((place for place in places if place <= length), default=0)

    def at(self, place: int, now: int) -> Arrays:
        """The states after ``place`` tokens, a place that is reachable."""
        if place == now or not self:
            return self.now
        if place == self._before:
            return self._sides[1 - self.side]
        if place == 0:
            return {name: np.zeros_like(array) for name, array in self.now.items()}
        return self._kept[place]

    def go_back(self, place: int, now: int) -> None:
        """Forget what came after a place that is reachable."""
        if place == self._before and self and place != now:
            self.side, self._before = 1 - self.side, None
        elif place != now and self:
            self.put(self.at(place, now))
        self._kept = {kept: arrays for kept, arrays in self._kept.items() if kept <= place}
        self._passing &= self._kept.keys()

    def put(self, arrays: Arrays) -> None:
        """Take over states; KeyError or ValueError where they are not this model's."""
        self._before = None
        for name, array in self.now.items():
            array[...] = arrays[name]

    def _bytes(self) -> int:
        return sum(array.nbytes for array in self.now.values())
