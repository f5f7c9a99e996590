"""Running a chat template that comes with a model from somewhere: bounded, and shut in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from gpt_desktop.inference.sandbox_bounds import (
    Allowance,
    TemplateLimitError,
    check_kind,
    check_length,
)
from gpt_desktop.inference.sandbox_filters import FILTERS, as_text, check_taken_apart
from gpt_desktop.inference.sandbox_syntax import TemplateSyntax, check_syntax
from gpt_desktop.inference.sandbox_texts import (
    DICT_METHODS,
    LIST_METHODS,
    TEXT_METHODS,
    calculated,
    check_method,
)

_GLOBALS = ("range", "dict", "namespace", "cycler", "joiner")
# A width before the letter could ask for gigabytes of blanks.
_DATE_FORM = re.compile(r"(?:[^%]|%-?[A-Za-z%]){0,200}", re.DOTALL)
_MOST_ITEMS = 100_000
_OPERATORS = ("+", "-", "*", "/", "//", "%", "**")


class TemplateRefusedError(Exception):
    """A template called ``raise_exception``; the message is the template's own."""


class _Generator(CodeGenerator):
    """Compiles to Python in which all that takes time or makes something is counted.

    Nothing is worked out while it compiles.
    """

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        self.writeline("environment.timely()")
        super().blockvisit(nodes, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        if node.test is not None:  # its loop is one of its own, without a block
            timely = nodes.EnvironmentAttribute("timely")
            node.test = nodes.And(nodes.Call(timely, [], [], None, None), node.test)
        super().visit_For(node, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        self.write("(environment.timely() and ")
        super().visit_Compare(node, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.sliced(")
        self.visit(node.node, frame)
        for part in (node.arg.start, node.arg.stop, node.arg.step):
            self.write(", ")
            self.visit(part or nodes.Const(None), frame)
        self.write(")")

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

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as transformers has it, without access to Python's insides and within bounds.

    Only filters, methods and operators are there whose work is bounded by the size of what
    they are given; all that they make is counted, whatever becomes of it.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset(_OPERATORS)

    def __init__(self) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            extensions=[loopcontrols, TemplateSyntax],
            finalize=self._shown,
        )
        self.allowance = Allowance()
        self.filters = {name: self._filter(name, made) for name, made in FILTERS.items()}
        tests: Mapping[str, Any] = TESTS
        self.tests = {name: self._timed(name, made) for name, made in tests.items()}
        self.globals = {name: self.globals[name] for name in _GLOBALS}
        self.globals |= {"raise_exception": _refuse, "strftime_now": _now}

    def _generate(self, source: nodes.Template, *args: Any, **named: Any) -> str:
        check_syntax(source)
        return super()._generate(source, *args, **named)

    def timely(self) -> bool:
        """Whether there is time left: true, or it raises TemplateLimitError."""
        self.allowance.step()
        return True

    def joined(self, parts: Iterable[object]) -> str:
        """What the ``~`` operator makes."""
        return self.concat(self._shown(part) for part in parts)

    def concat(self, parts: Iterable[str]) -> str:
        """What blocks, macros and the ``~`` operator make of their parts."""
        texts = []
        for part in parts:
            self.allowance.take(len(part))
            texts.append(part)
        return "".join(texts)

    def built(self, made: Any) -> Any:
        """A list, tuple or dict of the template's own."""
        self.allowance.step()
        return self.allowance.taken(made)

    def sliced(self, value: Any, start: Any, stop: Any, step: Any) -> Any:
        """``value[start:stop:step]``."""
        self.allowance.step()
        part = value[start:stop:step]
        if isinstance(part, str | list | tuple):
            self.allowance.take(len(part))
        return part

    def call(self, context: Any, function: Any, /, *args: Any, **named: Any) -> Any:
        self.allowance.step()
        check_method(function, (*args, *named.values()))
        return self.allowance.taken(super().call(context, function, *args, **named))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        del context
        self.allowance.step()
        function = self.binop_table[operator]
        return self.allowance.taken(calculated(operator, left, right, function))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        match obj:
            case str():
                return attr in TEXT_METHODS
            case int() | float():
                return False
            case dict():
                return attr in DICT_METHODS
            case list() | tuple():
                return attr in LIST_METHODS or attr in getattr(obj, "_fields", ())
        return super().is_safe_attribute(obj, attr, value)

    def _shown(self, value: object) -> str:
        """The text of a value, counted."""
        self.allowance.step()
        text = as_text(value)
        self.allowance.take(len(text))
        return text

    def _filter(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(made)  # jinja's own marks on a filter are attributes
        def counted(*args: Any, **named: Any) -> Any:
            self.allowance.step()
            for value in args[:2]:  # the environment or context may come first
                check_taken_apart(name, value)
            result = made(*args, **named)
            return self.allowance.taken(
                list(self._items(result)) if isinstance(result, Iterator) else result
            )

        return counted

    def _items(self, some: Iterator[Any]) -> Iterator[Any]:
        """All of them at once: a long chain of half-done ones would take the stack with it."""
        for number, item in enumerate(some):
            if number >= _MOST_ITEMS:
                raise TemplateLimitError("items")
            self.allowance.step()
            yield item

    def _timed(self, name: str, test: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(test)
        def timed(*args: Any, **named: Any) -> Any:
            self.allowance.step()
            if name in ("lower", "upper"):  # the only ones that write a value out
                check_kind(args[0])
            return test(*args, **named)

        return timed


def render(template: jinja2.Template, values: Mapping[str, object]) -> str:
    """Render within bounds of time, work and size.

    Raises:
        TemplateLimitError: a bound was reached.
        TemplateRefusedError: the template does not take these values.
        Exception: whatever else the template's own code runs into.
    """
    parts: list[str] = []
    length = 0
    environment = template.environment
    allowance = Allowance()
    if isinstance(environment, TemplateEnvironment):
        environment.allowance = allowance
    for part in template.generate(values):
        length += len(part)
        check_length(length)
        parts.append(part)
    return "".join(parts)


def _refuse(message: object = "") -> NoReturn:
    raise TemplateRefusedError(as_text(message))


def _now(form: str) -> str:
    """Today's date or time, as transformers gives it to templates."""
    if not isinstance(form, str) or _DATE_FORM.fullmatch(form) is None:
        raise TemplateLimitError("date")
    return datetime.now().astimezone().strftime(form)
