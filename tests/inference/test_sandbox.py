"""Templates that would take all of the time or memory are stopped; those of real models run."""

from __future__ import annotations

import tracemalloc

import pytest

from gpt_desktop.inference import sandbox_bounds
from gpt_desktop.inference.sandbox import TemplateEnvironment, render
from gpt_desktop.inference.sandbox_bounds import Allowance, TemplateLimitError, measured

# 2.6 million letters in ns.x.
GROWN = (
    "{% set ns = namespace(x='aaaaaaaaaa', l=[]) %}"
    "{% for i in range(18) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
)


def doubled(made: str) -> str:
    """A value that holds itself twice, 60 times over."""
    return (
        "{% set ns = namespace(x=[1]) %}"
        f"{{% for i in range(60) %}}{{% set ns.x = {made} %}}{{% endfor %}}"
    )


ENDLESS = {
    "nested lists": doubled("[ns.x, ns.x]") + "{{ ns.x | tojson }}",
    "nested dicts": doubled("dict(a=ns.x, b=ns.x)") + "{{ ns.x }}",
    "nested tuples": doubled("(ns.x, ns.x)") + "{{ ns.x == ns.x }}",
    "nested namespaces": doubled("namespace(a=ns.x, b=ns.x)") + "{{ ns.x }}",
    "namespaces in a filter": doubled("namespace(a=ns.x, b=ns.x)") + "{{ ns.x | upper }}",
    "namespaces in a test": doubled("namespace(a=ns.x, b=ns.x)") + "{{ ns.x is lower }}",
    "namespaces refused": doubled("namespace(a=ns.x, b=ns.x)") + "{{ raise_exception(ns.x) }}",
    "calls": "{% macro f(n) %}{{ f(n - 1) if n }}{{ f(n - 1) if n }}{% endmacro %}{{ f(60) }}",
    "rounding": "{{ 1 | round(1000000000, 'ceil') }}",
    "adding up lists": "{{ (range(99999) | map('string') | map('list') | list) | sum }}",
    "slices": "{{ [1] | slice(10000000000, 1) | list }}",
    "words": "{{ lipsum(n=10000000) }}",
}
HUGE = {
    "one text many times": GROWN
    + "{% for i in range(2000) %}{% set ns.l = ns.l + [ns.x] %}{% endfor %}{{ ns.l }}",
    "many texts": GROWN
    + "{% for i in range(2000) %}{% set ns.l = ns.l + [ns.x | upper] %}{% endfor %}",
    "mapped": GROWN + "{{ range(9999) | map('replace', '1', ns.x) | list }}",
    "captured": GROWN
    + "{% set y %}{% for i in range(2000) %}{{ ns.x }}{% endfor %}{% endset %}{{ y | length }}",
    "a macro": GROWN
    + "{% macro m(x) %}{% for i in range(2000) %}{{ x }}{% endfor %}{% endmacro %}{{ m(ns.x) }}",
    "replaced": GROWN + "{{ ns.x.replace('a', ns.x) }}",
    "joined": GROWN + "{{ range(99999) | join(ns.x) }}",
    "joined by a method": GROWN + "{{ ns.x.join(['a', 'b', 'c']) }}",
    "indented": "{{ [1] | tojson(indent=10000000000) }}",
    "bytes": "{{ ''.encode().center(10 ** 10) | length }}",
    "bytes of a number": "{{ (1).to_bytes(10 ** 10, 'big') | length }}",
    "batches": "{{ [1] | batch(10000000000, 1) | list }}",
    "folded by the compiler": "{{ ['a', 'b', 'c'] | join('" + "x" * 2_000_000 + "') }}",
}


def rendered(source: str) -> str:
    return render(TemplateEnvironment().from_string(source), {"messages": [{"content": "a"}]})


@pytest.mark.parametrize("name", ENDLESS)
def test_what_would_not_end_is_stopped(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_bounds, "_SECONDS", 0.3)
    with pytest.raises(
        Exception, match=r"time|length|nesting|namespace|round|sum|slice|lipsum|int\(\)"
    ):
        rendered(ENDLESS[name])


@pytest.mark.parametrize("name", HUGE)
def test_what_would_fill_the_memory_is_stopped_before_it_does(name: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Exception, match=r"length|nesting|indent|unsafe|batch|time"):
            rendered(HUGE[name])
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ [1, 'b', 2.5] | join(', ') }}", "1, b, 2.5"),
        ("{{ {'name': '\u4f60', 'n': [1, true]} | tojson }}", '{"name": "\u4f60", "n": [1, true]}'),
        ("{{ {'a': 1} | tojson(indent=2) }}", '{\n  "a": 1\n}'),
        ("{{ 'a-b-c'.replace('-', '+') ~ ('a-b' | replace('-', '*')) }}", "a+b+ca*b"),
        ("{{ 'x</t>y'.split('</t>')[-1].strip('y') ~ ', '.join(['a', 'b']) }}", "a, b"),
        ("{{ [3, 1, 2] | sort | sum }} {{ 2.345 | round(1) }} {{ 7 | round }}", "6 2.3 7"),
        ("{% for k, v in {'a': (1, 2)}.items() %}{{ k }}{{ v[0] }}{% endfor %}", "a1"),
        ("{% set a, b = (1, [2, 3]) %}{{ a + b[1] }}{{ [a] + b }}", "4[1, 2, 3]"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('a') ~ m(x='d') }}", "<a><d>"),
        ("{{ messages | map(attribute='content') | map('upper') | list }}", "['A']"),
    ],
)
def test_what_templates_of_models_do_works(source: str, expected: str) -> None:
    assert rendered(source) == expected


def test_each_rendering_has_its_own_allowance() -> None:
    template = TemplateEnvironment().from_string(GROWN + "{{ ns.x | length }}")
    assert {render(template, {}) for _ in range(8)} == {"2621440"}


def test_what_comes_twice_counts_twice() -> None:
    inner = [1, "ab"]
    assert measured({"k": inner}) == measured({"k": [1, "cd"]}) == (5, 3, 3)
    assert measured([inner, inner]) == (1 + 2 * 3, 2 * 2, 3)
    with pytest.raises(TemplateLimitError):
        measured([["a" * 3_000_000]] * 2)
    with pytest.raises(TemplateLimitError):
        Allowance().take(5_000_000)
