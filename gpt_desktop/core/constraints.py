"""What an answer must look like, letter for letter."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """The answer is one JSON value that fits a JSON schema, given as JSON text.

    Raises:
        ValueError: the text is no JSON object.
    """

    schema: str

    def __post_init__(self) -> None:
        if not isinstance(json.loads(self.schema), dict):
            raise ValueError("a JSON schema must be an object")


@dataclass(frozen=True, slots=True)
class Pattern:
    """The whole answer matches a regular expression, without look-around.

    Raises:
        ValueError: it is no regular expression, or an empty one.
    """

    regex: str

    def __post_init__(self) -> None:
        if not self.regex:
            raise ValueError("a pattern must not be empty")
        try:
            re.compile(self.regex)
        except re.error as error:
            raise ValueError(f"the pattern is not a regular expression: {error}") from error


@dataclass(frozen=True, slots=True)
class Choices:
    """The answer is one of these texts.

    Raises:
        ValueError: there are none, or one is empty.
    """

    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.values or not all(self.values):
            raise ValueError("choices must be one or more texts, none of them empty")


Constraint = JsonSchema | Pattern | Choices
