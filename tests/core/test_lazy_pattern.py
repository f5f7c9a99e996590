"""Patterns are compiled when they are first used, and each of them can be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping

import pytest

import gpt_desktop.core
from gpt_desktop.core.lazy_pattern import LazyPattern

TEXT = "May 3, May 12 and June 7"


def patterns(values: object) -> Iterator[LazyPattern]:
    if isinstance(values, LazyPattern):
        yield values
    elif isinstance(values, Mapping):
        for value in values.values():
            yield from patterns(value)
    elif isinstance(values, (tuple, list, frozenset)):
        for value in values:
            yield from patterns(value)


def test_it_does_what_a_compiled_one_does() -> None:
    lazy, plain = LazyPattern(r"(may|june) (\d+)", re.I), re.compile(r"(may|june) (\d+)", re.I)
    assert "compiled" not in vars(lazy)
    assert lazy.findall(TEXT) == plain.findall(TEXT)
    assert [each.span() for each in lazy.finditer(TEXT, 2, 16)] == [(7, 13)]
    for name in ("match", "search", "fullmatch"):
        found, wanted = getattr(lazy, name)(TEXT, 7), getattr(plain, name)(TEXT, 7)
        assert (found and found.span()) == (wanted and wanted.span())
    assert lazy.sub(r"\2 \1", TEXT, 1) == plain.sub(r"\2 \1", TEXT, 1)
    assert lazy.split(TEXT) == plain.split(TEXT)


def test_a_wrong_one_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        LazyPattern("(").search("")


def test_all_there_are_can_be_compiled() -> None:
    found = 0
    for module in pkgutil.walk_packages(gpt_desktop.core.__path__, "gpt_desktop.core."):
        for lazy in patterns(vars(importlib.import_module(module.name))):
            lazy.search("")
            found += 1
    assert found > 50
