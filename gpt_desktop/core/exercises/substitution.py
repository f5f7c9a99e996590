"""Letters of a formula replaced by what they are."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.core.calculation.nodes import Binary, Function, Negative, Node, Unknown


def replaced(node: Node, values: Mapping[str, Node]) -> Node:
    """A formula with formulas in place of letters."""
    match node:
        case Unknown(name):
            return values.get(name, node)
        case Binary(sign, left, right):
            return Binary(sign, replaced(left, values), replaced(right, values))
        case Negative(of):
            return Negative(replaced(of, values))
        case Function(name, of):
            return Function(name, replaced(of, values))
        case _:
            return node
