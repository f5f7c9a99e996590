"""Prompts as data: TOML files read from a folder, checked when they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import Template
from typing import Any

from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role, TextPrompt

PARALLEL_SENTENCES = "parallel_sentences.toml"

_KEYS = {"id", "version", "variables", "system", "user", "opening", "examples"}
_FEW_SHOT_END = "\n###"


class PromptError(ValueError):
    """A prompt file, or what was filled into one, is not right: a bug of ours."""


@dataclass(frozen=True, slots=True)
class Example:
    """One answer shown to the model: the values of its question, and the answer."""

    values: Mapping[str, str]
    answer: str


@dataclass(frozen=True, slots=True)
class FilledPrompt:
    """A prompt ready for a model, with where it came from.

    Attributes:
        stop: strings that end the answer because of the prompt's form.
    """

    id: str
    version: int
    prompt: Prompt
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """One file of resources/prompts. Texts have places such as ``${text}``.

    Attributes:
        opening: the beginning of the answer, given in advance.
    """

    id: str
    version: int
    variables: tuple[str, ...]
    system: str
    user: str
    opening: str = ""
    examples: tuple[Example, ...] = ()

    def fill(self, style: PromptStyle, values: Mapping[str, str]) -> FilledPrompt:
        """Put in the values, each once and as it is: ``${…}`` inside a value stays text.

        Raises:
            PromptError: a variable is missing or not one of the prompt's.
        """
        self._check_values(values)
        # A space left by an empty value at the end changes a small model's answer.
        system = Template(self.system).substitute(values).strip()
        turns = [
            (Template(self.user).substitute({**values, **example.values}), example.answer)
            for example in self.examples
        ]
        question = Template(self.user).substitute(values).strip()
        opening = Template(self.opening).substitute(values)
        if style is PromptStyle.CHAT:
            return self._chat(system, turns, question, opening)
        return self._few_shot(system, turns, question, opening)

    def _chat(
        self, system: str, turns: list[tuple[str, str]], question: str, opening: str
    ) -> FilledPrompt:
        messages = [Message(Role.SYSTEM, system)] if system else []
        for asked, answer in turns:
            messages += [Message(Role.USER, asked), Message(Role.ASSISTANT, answer)]
        messages.append(Message(Role.USER, question))
        return FilledPrompt(self.id, self.version, ChatPrompt(tuple(messages), opening))

    def _few_shot(
        self, system: str, turns: list[tuple[str, str]], question: str, opening: str
    ) -> FilledPrompt:
        shown = [f"Input:\n{asked}\nOutput:\n{answer}{_FEW_SHOT_END}" for asked, answer in turns]
        asked_now = f"Input:\n{question}\nOutput:\n{opening}"
        text = "\n".join(part for part in (system, *shown, asked_now) if part)
        return FilledPrompt(self.id, self.version, TextPrompt(text), (_FEW_SHOT_END,))

    def _check_values(self, values: Mapping[str, str]) -> None:
        missing = sorted(set(self.variables) - set(values))
        unknown = sorted(set(values) - set(self.variables))
        if missing:
            raise PromptError(f"prompt {self.id}: missing {', '.join(missing)}")
        if unknown:
            raise PromptError(f"prompt {self.id}: unknown {', '.join(unknown)}")


@dataclass(frozen=True, slots=True)
class PromptBook:
    """All prompts of a folder by id.

    Attributes:
        parallel: sentences that say the same by language code, examples of translation.
        numbers: more of them, with numbers, names and dates in them.
        places: more, with places to fill in and addresses.
        formality: one more of them in each form of address (``formal``, ``informal``), and
            ``plain`` for languages that have but one.
    """

    templates: Mapping[str, PromptTemplate]
    parallel: tuple[Mapping[str, str], ...] = ()
    numbers: tuple[Mapping[str, str], ...] = ()
    places: tuple[Mapping[str, str], ...] = ()
    formality: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __getitem__(self, prompt_id: str) -> PromptTemplate:
        """Raises PromptError if there is none of this id."""
        try:
            return self.templates[prompt_id]
        except KeyError:
            raise PromptError(f"there is no prompt {prompt_id!r}") from None


def load_prompts(folder: Path) -> PromptBook:
    """Read every prompt of a folder.

    Raises:
        PromptError: a file is not valid TOML, lacks a key, has an unknown one, is not named
            after its id, or uses other variables than it declares.
        OSError: a file cannot be read.
    """
    templates: dict[str, PromptTemplate] = {}
    sentences = PromptBook({})
    for path in sorted(folder.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            if path.name == PARALLEL_SENTENCES:
                sentences = _read_sentences(table)
                continue
            template = _read_template(table)
        except (KeyError, TypeError, ValueError) as error:
            raise PromptError(f"{path.name}: {error}") from error
        if template.id != path.stem:
            raise PromptError(f"{path.name}: its id is {template.id!r}")
        templates[template.id] = template
    return replace(sentences, templates=templates)


def _read_sentences(table: dict[str, Any]) -> PromptBook:
    return PromptBook(
        {},
        tuple(table["sentences"]),
        tuple(table["numbers"]),
        tuple(table["places"]),
        table["formality"],
    )


def _read_template(table: dict[str, object]) -> PromptTemplate:
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise PromptError(f"unknown key {', '.join(unknown)}")
    variables, version, examples = table["variables"], table["version"], table.get("examples", [])
    if not isinstance(variables, list) or not isinstance(version, int):
        raise PromptError("variables must be a list and version a number")
    if not isinstance(examples, list):
        raise PromptError("examples must be a list of tables")
    template = PromptTemplate(
        id=str(table["id"]),
        version=version,
        variables=tuple(str(name) for name in variables),
        system=str(table["system"]).strip(),
        user=str(table.get("user", "")).strip(),
        opening=str(table.get("opening", "")),
        examples=tuple(Example(dict(item["values"]), str(item["answer"])) for item in examples),
    )
    _check_template(template)
    return template


def _check_template(template: PromptTemplate) -> None:
    used: set[str] = set()
    for text in (template.system, template.user, template.opening):
        pattern = Template(text)
        if not pattern.is_valid():
            raise PromptError("a $ that is not part of ${name} must be written $$")
        used.update(pattern.get_identifiers())
    declared = set(template.variables)
    if used - declared:
        raise PromptError(f"undeclared variable {', '.join(sorted(used - declared))}")
    if declared - used:
        raise PromptError(f"unused variable {', '.join(sorted(declared - used))}")
    for example in template.examples:
        if set(example.values) - declared:
            raise PromptError("an example has a value for no variable")
