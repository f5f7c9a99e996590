"""What is told of a bug says where it was, and nothing of the person's words."""

from __future__ import annotations

from pathlib import Path
from types import FunctionType

from gpt_desktop.core.bug_text import bug_text

SECRET = "my letter to the doctor"


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


def test_the_place_and_the_kind_are_told() -> None:
    told = bug_text(raised(NameError("name 'x' is not defined")))
    assert "test_bug_text.py" in told
    assert "in raised" in told
    assert told.endswith("NameError: name 'x' is not defined")


def test_a_message_that_may_quote_the_person_is_left_out() -> None:
    for error in (KeyError(SECRET), ValueError(SECRET), UnicodeEncodeError("a", SECRET, 0, 1, "")):
        assert SECRET not in bug_text(raised(error))


def test_a_file_error_tells_its_kind_but_no_name() -> None:
    told = bug_text(raised(FileNotFoundError(2, "No such file", f"/home/a/{SECRET}.txt")))
    assert told.endswith("FileNotFoundError: ENOENT")
    assert SECRET not in told


def test_causes_come_first() -> None:
    told = bug_text(raised(RuntimeError(), raised(ZeroDivisionError("division by zero"))))
    assert told.index("ZeroDivisionError") < told.index("which led to") < told.index("RuntimeError")


def test_the_home_folder_is_not_named() -> None:
    try:
        FunctionType(compile("1 / 0", str(Path.home() / "app" / "code.py"), "exec"), {})()
    except ZeroDivisionError as error:
        told = bug_text(error)
    assert str(Path.home() / "app") not in told
    assert "~/app/code.py" in told.replace("\\", "/")


def test_a_circle_of_causes_ends() -> None:
    first, second = RuntimeError(), RuntimeError()
    first.__context__, second.__context__ = second, first
    assert bug_text(first).count("RuntimeError") == 2
