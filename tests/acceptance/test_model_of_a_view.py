"""Two models are brought along; one of them is used in Translate only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.acceptance.whole_app import WholeApp
from tests.convert.tiny_llama import TinyLlama

MODEL = TinyLlama(metadata={"llama.context_length": 512})


@pytest.fixture
def window(app: WholeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """An app without models, as on its first start."""
    monkeypatch.setenv("GPT_DESKTOP_MODELS", str(tmp_path / "library"))
    app.generator = None
    return app.open()


def bring(app: WholeApp, window: MainWindow, file: Path) -> ModelsView:
    """Drop a file on the window and wait until it is a model that is loaded."""
    window.shell.show_view("models")
    window.open_files([MODEL.write(file)])
    app.wait()
    view = window.shell.current
    assert isinstance(view, ModelsView)
    return view


def translated(app: WholeApp, window: MainWindow, qtbot: QtBot) -> TranslateView:
    window.shell.show_view("translate")
    view = window.shell.current
    assert isinstance(view, TranslateView)
    view.target.set_value("fr")
    view.editor.setPlainText("The weather is fine.")
    qtbot.mouseClick(view.source_pane.run, Qt.MouseButton.LeftButton)
    app.wait(60_000)
    assert view.work.state is WorkState.DONE, view.work.error
    return view


def keep_for(view: ModelsView, model_id: str, task: str) -> None:
    """Choose a model for one task only, by the menu of its details."""
    view.side.select(model_id)
    menu = view.details.use_for.menu()
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if task in each.text()).trigger()


def answered_by(app: WholeApp, window: MainWindow) -> str:
    """The id of the model that answers a question in the Assistant."""
    chat = app.assistant(window)
    app.ask(chat, "Hello")
    app.wait()
    [*_, answer] = app.services.conversations.messages(chat.current_id)
    assert answer.receipt is not None
    return answer.receipt.model_id


def test_an_imported_model_is_used_in_translate_only(
    app: WholeApp, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bring(app, window, tmp_path / "everyday.gguf")
    view = bring(app, window, tmp_path / "translator.gguf")
    everyday, translator = (
        next(row.id for row in view.side.models.rows if name in row.id)
        for name in ("everyday", "translator")
    )
    keep_for(view, translator, "Translate")
    app.wait()
    stored = translated(app, window, qtbot).work.stored
    assert stored is not None
    assert stored.receipt is not None
    assert stored.receipt.model_id == translator
    assert "translator" in window.shell.status.model.text()
    assert answered_by(app, window) == everyday
    assert app.services.model.is_loaded(translator)
    assert app.services.model.is_loaded("")
