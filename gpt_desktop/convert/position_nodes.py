"""What positions do to queries and keys, as nodes; each part of a graph is made once."""

from __future__ import annotations

import numpy as np
from onnx import TensorProto

from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter
from gpt_desktop.convert.rotary import Rotary, rotary_tables
from gpt_desktop.convert.spec import Temperature


class Positions:
    """Tables for ``length`` positions, and nodes that read them."""

    def __init__(self, length: int, graph: GraphWriter) -> None:
        self._length = length
        self._graph = graph
        self._tables: dict[Rotary, list[str]] = {}
        self._numbers = self._warmth = ""

    def tables(self, rotary: Rotary) -> list[str]:
        """Cosines and sines [length, size / 2]."""
        if rotary not in self._tables:
            names = [f"{kind}_cache.{len(self._tables)}" for kind in ("cos", "sin")]
            for name, table in zip(names, rotary_tables(rotary, self._length), strict=True):
                self._graph.constant(name, table)
            self._tables[rotary] = names
        return self._tables[rotary]

    def turned(self, x: str, rotary: Rotary, heads: int) -> str:
        """``x`` [batch, sequence, heads · head_size] turned, where attention does not do it."""
        return self._graph.node(
            "RotaryEmbedding",
            [x, self.numbers(), *self.tables(rotary)],
            f"{x}.turned",
            MICROSOFT,
            num_heads=heads,
            rotary_embedding_dim=rotary.size,
        )

    def warmed(self, queries: str, temperature: Temperature) -> str:
        """Queries [batch, sequence, features] multiplied by what their position makes of them."""
        graph = self._graph
        if not self._warmth:
            steps = np.arange(self._length) // temperature.step
            values = (1 + temperature.rate * np.log1p(steps)).astype(np.float32)[:, None]
            table = graph.constant("warmth.table", values)
            self._warmth = graph.node("Gather", [table, self.numbers()], "warmth")
        return graph.node("Mul", [queries, self._warmth], f"{queries}.warmed")

    def numbers(self) -> str:
        """The new tokens' positions, int64 [batch, sequence]."""
        if self._numbers:
            return self._numbers
        graph = self._graph
        zero, one = (graph.constant(f"number.{n}", np.array(n, np.int64)) for n in (0, 1))
        axis = graph.constant("sequence_axis", np.array([1], np.int64))
        shape = graph.node("Shape", ["input_ids"], "new_tokens.shape", start=1, end=2)
        count = graph.node("Squeeze", [shape], "new_tokens")
        last = graph.node("Cast", ["seqlens_k"], "last_position", to=TensorProto.INT64)
        end = graph.node("Add", [last, one], "positions.end")
        start = graph.node("Sub", [end, count], "positions.start")
        column = graph.node("Unsqueeze", [start, axis], "positions.column")
        row = graph.node("Range", [zero, count, one], "positions.row")
        self._numbers = graph.node("Add", [column, row], "positions")
        return self._numbers
