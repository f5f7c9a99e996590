"""Which jinja a chat template may be written in, and how much of it."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from gpt_desktop.inference.sandbox_bounds import TemplateLimitError, check_number

_TOKENS = 30_000  # the longest templates known have some eight thousand
_NODES = 15_000
_COMPARED = 8  # values in one chain such as a < b < c
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Macro),
    *(nodes.CallBlock, nodes.FilterBlock, nodes.Assign, nodes.AssignBlock, nodes.With),
    *(nodes.Scope, nodes.Continue, nodes.Break, nodes.Name, nodes.NSRef, nodes.Const),
    *(nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.CondExpr),
    *(nodes.Filter, nodes.Test, nodes.Call, nodes.Getitem, nodes.Getattr, nodes.Slice),
    *(nodes.Concat, nodes.Compare, nodes.Operand, nodes.BinExpr, nodes.UnaryExpr),
)
"""No other file is read, no other template is part of it."""


class TemplateSyntax(Extension):
    """``{% generation %}`` as transformers has it, and a bound on the number of tokens.

    The tag marks what an assistant wrote, for training; it is written out as it is.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.tags = {"generation"}

    def parse(self, parser: Parser) -> nodes.Node:
        """The body, whose names are its own."""
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        scope = nodes.Scope(lineno=line)
        scope.body = body
        return scope

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens as they come; raises TemplateLimitError where they are too many."""
        for number, token in enumerate(stream):
            if number > _TOKENS:
                raise TemplateLimitError("tokens")
            yield token


def check_syntax(tree: nodes.Template) -> None:
    """Raises TemplateLimitError for what no chat template needs, before it is compiled."""
    waiting: list[nodes.Node] = [tree]
    seen = 0
    while waiting:
        node = waiting.pop()
        if not isinstance(node, _ALLOWED):
            raise TemplateLimitError(type(node).__name__)
        if isinstance(node, nodes.Const) and isinstance(node.value, int):
            check_number(node.value)
        if isinstance(node, nodes.Compare) and len(node.ops) > _COMPARED:
            raise TemplateLimitError("comparison")
        waiting += node.iter_child_nodes()
        seen += 1
        if seen + len(waiting) > _NODES:
            raise TemplateLimitError("nodes")
