"""Own actions on the disk: whole at any time, and readable when edited by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.writing_actions import WritingAction
from gpt_desktop.storage.writing_actions_file import WritingActionsFile

_ACTION = WritingAction("Höflich", "Mach es „höflich“.\nBitte.", "Alt+1")


def test_they_are_there_again(tmp_path: Path) -> None:
    file = WritingActionsFile(tmp_path / "new" / "actions.toml")
    assert file.load() == ()
    file.save([_ACTION])
    assert WritingActionsFile(file.path).load() == (_ACTION,)


def test_what_an_editor_on_windows_saves_is_read(tmp_path: Path) -> None:
    path = tmp_path / "actions.toml"
    path.write_bytes(b"\xef\xbb\xbf[[action]]\r\nname = 'x'\r\nprompt = '''a\r\nb'''\r\n")
    assert WritingActionsFile(path).load() == (WritingAction("x", "a\nb"),)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "actions.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserFacingError, match="not UTF-8"):
        WritingActionsFile(path).load()
    with pytest.raises(UserFacingError):
        WritingActionsFile(tmp_path).load()
