"""A file that cannot be read costs nothing: it is told, in the window and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.cli.main import main
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.works import WorkState
from tests.acceptance.bad_files import BAD_FILES, make_bad_file, may_read_all
from tests.acceptance.whole_app import WholeApp

KINDS = [
    pytest.param(
        kind,
        marks=pytest.mark.skipif(
            kind == "unreadable" and may_read_all(),
            reason="root may read everything; tests/documents reads as nobody",
        ),
    )
    for kind in BAD_FILES
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_window_tells_why_and_goes_on_with_the_rest(
    app: WholeApp, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    path, word = make_bad_file(kind, tmp_path)
    good = tmp_path / "good.txt"
    good.write_text("The river rose in the night. The road was closed.", encoding="utf-8")
    window = app.open()
    view = app.summarize(window)
    window.open_files([path, good])
    app.wait()
    states = [entry.work.state for entry in view.documents.entries]
    assert states == [WorkState.FAILED, WorkState.DONE]
    card = view.page.result.state.error
    assert card.isVisible()
    assert isinstance(card.error, UserFacingError)
    assert path.name in card.error.what
    assert word in str(card.error)
    assert card.error.next_step
    qtbot.keyClick(view.page.side.list, Qt.Key.Key_Down)
    assert view.page.result.body.text.text() == "Fine, thank you."


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_says_it_in_one_line_and_ends_with_2(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path, word = make_bad_file(kind, tmp_path)
    assert main(["summarize", str(path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert path.name in err
    assert word in err
    assert not data.exists()
