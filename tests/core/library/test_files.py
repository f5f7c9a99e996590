"""Personas and prompts in TOML: exact round trips, and mistakes told by their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop import paths
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.library.files import (
    read_personas,
    read_prompts,
    write_personas,
    write_prompts,
)
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.persona_tables import persona_from, persona_table
from gpt_desktop.core.library.prompt_tables import prompt_from, prompt_table
from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable
from gpt_desktop.core.library.toml_text import read_tables, write_tables

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)


def maybe(strategy: st.SearchStrategy[float]) -> st.SearchStrategy[float | None]:
    return st.none() | strategy


PERSONAS = st.builds(
    Persona,
    id=st.just(""),
    name=NAMES,
    system=TEXTS,
    model_id=TEXTS,
    sampling=st.builds(
        SamplingDefaults,
        temperature=maybe(st.floats(0, 5)),
        top_k=st.none() | st.integers(0, 1000),
        top_p=maybe(st.floats(0.01, 1)),
        min_p=maybe(st.floats(0, 0.99)),
        repetition_penalty=maybe(st.floats(0.5, 3)),
    ),
    max_tokens=st.none() | st.integers(1, 8000),
    thinking=st.none() | st.booleans(),
)
VARIABLES = st.builds(
    Variable, name=TEXTS, default=TEXTS, choices=st.lists(TEXTS, max_size=3).map(tuple)
)
PROMPTS = st.builds(
    SavedPrompt,
    id=st.just(""),
    name=NAMES,
    text=TEXTS,
    described=st.lists(VARIABLES, max_size=3, unique_by=lambda each: each.name).map(tuple),
)


@given(st.lists(PERSONAS, min_size=1, max_size=3))
def test_personas_come_back_as_they_were(personas: list[Persona]) -> None:
    text = write_tables("persona", [persona_table(each) for each in personas])
    tables, unknown = read_tables(text, "persona", "personas.toml")
    assert unknown == []
    assert [persona_from(each.table) for each in tables] == [(each, []) for each in personas]


@given(st.lists(PROMPTS, min_size=1, max_size=3))
def test_prompts_come_back_as_they_were(prompts: list[SavedPrompt]) -> None:
    text = write_tables("prompt", [prompt_table(each) for each in prompts])
    tables, _ = read_tables(text, "prompt", "prompts.toml")
    assert [prompt_from(each.table) for each in tables] == [(each, []) for each in prompts]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[persona]]\nname = "A"\n[persona.sampling]\ntemperature = 9', 4, "between 0 and 5"),
        ('[[persona]]\nname = "A"\n\n[[persona]]\nname = ""', 5, "no name"),
        ('[[persona]]\nsystem = "x"', 1, "no name"),
        ('[[persona]]\nname = "A"\nthinking = "yes"', 3, "true or false"),
        ('[[persona]]\nname = "A"\nmax_tokens = 2.5', 3, "whole number"),
        ('[[persona]]\nname = "A"\n[persona.sampling]\ntop_p = nan', 4, "between"),
        ("[[persona]]\nname = A", 2, "Invalid value"),
        ('[[persona]]\nname = "A"\nsampling = 3', 3, "must be a table"),
    ],
)
def test_a_mistake_is_told_by_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserFacingError) as raised:
        read_personas(path)
    assert f"Line {line}:" in raised.value.why
    assert words in raised.value.why


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b'x = "y"', b"a = " + b"[" * 5000])
def test_what_is_no_such_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(UserFacingError, match="cannot be read"):
        read_prompts(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="cannot be read"):
        read_personas(tmp_path / "none.toml")
    with pytest.raises(UserFacingError, match="cannot be written"):
        write_personas(tmp_path / "none" / "x.toml", [])


def test_unknown_keys_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('new = 1\n[[persona]]\nname = "A"\nvoice = "low"\nsampling.mood = 1\n')
    assert read_personas(path).unknown == ("new", "voice", "mood")


def test_written_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    persona = Persona("", "甲", 'Say "yes"\\no.\n\nThen stop.\n')
    write_personas(path, [persona])
    assert read_personas(path).items == (persona,)
    prompt = SavedPrompt("", "A", "{{x}}\n", (Variable("x", "1", ("1", "2")),))
    write_prompts(path, [prompt])
    assert read_prompts(path).items == (prompt,)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_comes_with_the_app_is_right(language: str) -> None:
    folder = paths.resources_dir() / "library" / language
    personas, prompts = (
        read_personas(folder / "personas.toml"),
        read_prompts(folder / "prompts.toml"),
    )
    assert len(personas.items) == 6
    assert len(prompts.items) == 5
    assert personas.unknown == prompts.unknown == ()
    assert all(
        {each.name for each in prompt.described} <= {each.name for each in prompt.variables}
        for prompt in prompts.items
    )
