"""Running a chat template that comes with a model from somewhere: bounded, and shut in."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from types import FrameType
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gpt_desktop.inference.sandbox_bounds import (
    FILTERS,
    Allowance,
    TemplateLimitError,
    check_call,
)

_LINES = 200_000  # a long conversation takes some thousands
_SECONDS = 2.0
_NUMBER = 2**64
# They pad a text to a given width, or make bytes, whose methods do.
_UNBOUNDED_METHODS = frozenset(
    (
        *("center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map", "translate"),
        *("encode", "to_bytes"),
    )
)
_REMOVED_FILTERS = (
    *("center", "format", "indent", "wordwrap", "filesizeformat"),
    *("batch", "slice", "pprint", "urlize", "xmlattr"),
)


class TemplateRefusedError(Exception):
    """A template called ``raise_exception``; the message is the template's own."""


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` and what makes tuples, lists and dicts to calls that can be bounded."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        self.write("environment.built(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self.write("environment.built(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        read = node.ctx == "load"  # the others are targets of a loop or a set
        self.write("environment.built(" if read else "")
        super().visit_Tuple(node, frame)
        self.write(")" if read else "")


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without access to Python's insides and without cheap ways to fill the memory.

    Filters and methods that pad a text to a given width are not there. All that the others
    make is counted, whatever becomes of it.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
        self.allowance = Allowance()
        for name in _REMOVED_FILTERS:
            self.filters.pop(name)
        self.globals.pop("lipsum")
        self.filters |= FILTERS
        self.filters = {name: self._counted(made) for name, made in self.filters.items()}
        self.globals["raise_exception"] = _refuse

    def joined(self, parts: Iterable[object]) -> str:
        """What the ``~`` operator makes."""
        return self.concat(str(part) for part in parts)

    def concat(self, parts: Iterable[str]) -> str:
        """What blocks, macros and the ``~`` operator make of their parts."""
        texts = []
        for part in parts:
            self.allowance.take(len(part))
            texts.append(part)
        return "".join(texts)

    def built(self, made: Any) -> Any:
        """A list, tuple or dict of the template's own."""
        return self.allowance.taken(made)

    def call(self, context: Any, function: Any, *args: Any, **named: Any) -> Any:
        check_call(function, args)
        return self.allowance.taken(super().call(context, function, *args, **named))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        small = all(isinstance(side, int | float) and abs(side) < _NUMBER for side in (left, right))
        if not small and operator != "+":
            raise TemplateLimitError(operator)
        if operator == "**" and abs(right) > 64:
            raise TemplateLimitError(operator)
        return self.allowance.taken(super().call_binop(context, operator, left, right))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str | int) and attr in _UNBOUNDED_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def _counted(self, made: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(made)  # jinja's own marks on a filter are attributes
        def counted(*args: Any, **named: Any) -> Any:
            return self.allowance.taken(made(*args, **named))

        return counted


def render(template: jinja2.Template, values: Mapping[str, object]) -> str:
    """Render within bounds of time, work and size.

    Raises:
        TemplateLimitError: a bound was reached.
        TemplateRefusedError: the template does not take these values.
        Exception: whatever else the template's own code runs into.
    """
    parts: list[str] = []
    environment = template.environment
    allowance = Allowance()
    if isinstance(environment, TemplateEnvironment):
        environment.allowance = allowance
    with _bounded(template.filename or "<template>"):
        for part in template.generate(values):
            allowance.take(len(part))
            parts.append(part)
    return "".join(parts)


def _refuse(message: object = "") -> NoReturn:
    raise TemplateRefusedError(str(message))


@contextmanager
def _bounded(filename: str) -> Iterator[None]:
    """Count the lines that the template's compiled code runs on this thread.

    A trace function is the one way to stop a loop in the same process: jinja has no hook. It
    also sees each call, so that filters over filters are stopped in time.
    """
    deadline = time.monotonic() + _SECONDS
    lines = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        del event, argument
        if time.monotonic() > deadline:
            raise TemplateLimitError("time")
        if frame.f_code.co_filename != filename:
            return None
        lines += 1
        if lines > _LINES:
            raise TemplateLimitError("lines")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
