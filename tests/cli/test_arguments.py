"""Which words open the window, and which are commands."""

from __future__ import annotations

import pytest

from gpt_desktop.cli.arguments import parse_arguments
from gpt_desktop.core.errors import UserFacingError


@pytest.mark.parametrize(
    ("words", "files", "summarize", "portable"),
    [
        ([], [], False, False),
        (["a.pdf", "b c.txt"], ["a.pdf", "b c.txt"], False, False),
        (["window"], [], False, False),
        (["window", "a.pdf"], ["a.pdf"], False, False),
        (["--summarize", "a.pdf"], ["a.pdf"], True, False),
        (["a.pdf", "--summarize"], ["a.pdf"], True, False),
        (["window", "--summarize"], [], True, False),
        (["--portable"], [], False, True),
        (["--portable", "--summarize", "a.pdf"], ["a.pdf"], True, True),
        (["--", "--odd name.txt"], ["--odd name.txt"], False, False),
    ],
)
def test_words_for_the_window(
    words: list[str], files: list[str], summarize: bool, portable: bool
) -> None:
    arguments = parse_arguments(words)
    assert arguments.command == "window"
    assert arguments.files == files
    assert arguments.show_summarize is summarize
    assert arguments.portable is portable


def test_a_command_may_be_portable() -> None:
    arguments = parse_arguments(["--portable", "chat", "Hello"])
    assert (arguments.command, arguments.prompt, arguments.portable) == ("chat", "Hello", True)


def test_an_unknown_option_is_told() -> None:
    with pytest.raises(UserFacingError, match="unrecognized arguments: --fast"):
        parse_arguments(["--fast"])
