"""What a figure is, and what it is measured with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from benchmarks.children import Child, EngineSpec
from benchmarks.measure import Better, Comparison
from benchmarks.peers.base import Request

_MARGIN = 256  # tokens of context beyond a prompt, for the answer and the chat template
_WARM_UP = Request(("The town lies where the river meets the old road.",), tokens=16)

Pair = tuple[Child, Child]


@dataclass(frozen=True, slots=True)
class Bench:
    """Both engines and how thoroughly to measure.

    Attributes:
        quick: whether long prompts may be cut short, to see that everything runs.
        runtimes: other peers by name.
        sizes: the engine and its peer on other models, by millions of parameters.
    """

    ours: EngineSpec
    peer: EngineSpec
    threads: int
    rounds: int
    quick: bool = False
    runtimes: Mapping[str, EngineSpec] = field(default_factory=dict)
    sizes: Mapping[int, tuple[EngineSpec, EngineSpec]] = field(default_factory=dict)

    def fewer(self, rounds: int) -> Bench:
        """With at most so many rounds."""
        return replace(self, rounds=min(self.rounds, rounds))

    def length(self, tokens: int) -> int:
        """The length of a prompt, cut short where that is enough."""
        return min(tokens, 768) if self.quick else tokens

    @contextmanager
    def pair(
        self, context: int, threads: int | None = None, *, plain: bool = False
    ) -> Iterator[Pair]:
        """Fresh processes of both engines, loaded and warm.

        Args:
            context: tokens of the longest prompt; there is room for an answer besides.
            plain: whether the engine computes one token a step, without guessing ahead. Small
                models end up in loops, where guesses are right more often than in life.
        """
        ours, peer = self.starters(threads, plain=plain)
        with ours(context) as one, peer(context) as other:
            for child in (one, other):
                child.answer(_WARM_UP)
            yield one, other

    def starters(
        self, threads: int | None = None, *, plain: bool = False
    ) -> tuple[Callable[[int], Child], Callable[[int], Child]]:
        """What starts a child of either engine for prompts of so many tokens."""

        def starter(spec: EngineSpec) -> Callable[[int], Child]:
            return lambda context: Child(spec, threads or self.threads, context + _MARGIN)

        ours = replace(self.ours, engine="ours-plain") if plain else self.ours
        return starter(ours), starter(self.peer)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure.

    Attributes:
        id: for ``--only`` and ``limits.toml``.
        target: of the ratio of the engine's figure to that of the ``against``; None where none
            was set.
    """

    id: str
    title: str
    unit: str
    better: Better
    target: float | None
    measure: Callable[[Bench], Comparison]
    against: str = "llama.cpp"
