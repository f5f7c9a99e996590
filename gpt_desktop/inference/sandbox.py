"""Running a chat template that comes with a model from somewhere: bounded, and shut in."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

_LINES = 200_000  # a long conversation takes some thousands
_SECONDS = 2.0
_CHARACTERS = 4_000_000
_NUMBER = 2**64
_UNBOUNDED_METHODS = frozenset(
    ("center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map", "translate")
)
_PADDING_FILTERS = ("center", "format", "indent", "wordwrap", "filesizeformat")


class TemplateLimitError(Exception):
    """A template worked too long or made too much text."""


class TemplateRefusedError(Exception):
    """A template called ``raise_exception``; the message is the template's own."""


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` to a call that can be bounded."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without access to Python's insides and without cheap ways to fill the memory.

    Filters and methods that pad a text to a given width are not there.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
        for name in _PADDING_FILTERS:
            self.filters.pop(name)
        self.filters["replace"] = _replace
        self.globals["raise_exception"] = _refuse

    def joined(self, parts: Iterable[object]) -> str:
        """What the ``~`` operator makes."""
        texts = [str(part) for part in parts]
        _check_length(sum(len(text) for text in texts))
        return "".join(texts)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        small = all(isinstance(side, int | float) and abs(side) < _NUMBER for side in (left, right))
        if operator == "+" and not small:
            _check_length(len(left) + len(right))
        elif not small or (operator == "**" and abs(right) > 64):
            raise TemplateLimitError(operator)
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str) and attr in _UNBOUNDED_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)


def render(template: jinja2.Template, values: Mapping[str, object]) -> str:
    """Render within bounds of time, work and size.

    Raises:
        TemplateLimitError: a bound was reached.
        TemplateRefusedError: the template does not take these values.
        Exception: whatever else the template's own code runs into.
    """
    parts: list[str] = []
    length = 0
    with _bounded(template.filename or "<template>"):
        for part in template.generate(values):
            length += len(part)
            _check_length(length)
            parts.append(part)
    return "".join(parts)


def _check_length(length: int) -> None:
    if length > _CHARACTERS:
        raise TemplateLimitError("length")


def _replace(text: object, old: str, new: str, count: int = -1) -> str:
    """jinja's filter of this name, bounded."""
    whole = str(text)
    _check_length(len(whole) + whole.count(old) * len(new))
    return whole.replace(old, new, count)


def _refuse(message: object = "") -> NoReturn:
    raise TemplateRefusedError(str(message))


@contextmanager
def _bounded(filename: str) -> Iterator[None]:
    """Count the lines that the template's compiled code runs on this thread.

    A trace function is the one way to stop a loop in the same process: jinja has no hook.
    """
    deadline = time.monotonic() + _SECONDS
    lines = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        del event, argument
        if frame.f_code.co_filename != filename:
            return None
        lines += 1
        if lines > _LINES or time.monotonic() > deadline:
            raise TemplateLimitError("time")
        for value in frame.f_locals.values():
            if isinstance(value, str):
                _check_length(len(value))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
