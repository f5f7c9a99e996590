"""A new user gets models from a hub: searched, licence accepted, cut off, fetched, used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.models.hub_details import HubDetails
from gpt_desktop.ui.models.model_rows import Section
from gpt_desktop.ui.models.view import ModelsView
from tests.acceptance.test_model_of_a_view import MODEL, answered_by, keep_for, translated
from tests.acceptance.whole_app import WholeApp
from tests.catalog.hub_server import FakeRepo, Fault, HubServer, hub_server

REPO = "someone/Mini-GGUF"
FILE = "Mini-Q8_0.gguf"
TRANSLATOR = "someone/Translator-GGUF"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    with hub_server() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
        monkeypatch.delenv("HF_TOKEN", raising=False)
        weights = MODEL.write(tmp_path / "weights.gguf").read_bytes()
        server.repos[REPO] = FakeRepo({FILE: weights})
        server.repos[TRANSLATOR] = FakeRepo({"Translator-Q8_0.gguf": weights})
        yield server


@pytest.fixture
def view(
    app: WholeApp, hub: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ModelsView:
    """The Models page of an app without models, as on its first start."""
    assert hub.asked == []
    monkeypatch.setenv("GPT_DESKTOP_MODELS", str(tmp_path / "library"))
    app.generator = None
    window = app.open()
    window.shell.first_start.others.click()
    assert isinstance(window.shell.current, ModelsView)
    return window.shell.current


def details(view: ModelsView) -> HubDetails:
    assert view.hub is not None
    return view.hub.details


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def found(qtbot: QtBot, view: ModelsView, words: str, repo: str = REPO) -> None:
    """Search the hub, and choose what is found."""
    view.side.field.setFocus()
    view.side.field.clear()
    qtbot.keyClicks(view.side.field, words)
    qtbot.keyClick(view.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Section.FOUND in {row.section for row in view.side.models.rows})
    view.side.select(repo)


def got(qtbot: QtBot, app: WholeApp, view: ModelsView) -> str:
    """Fetch what is chosen; the id of the model that it became."""
    press(qtbot, details(view).get)
    press(qtbot, details(view).card.accept)
    qtbot.waitUntil(view.details.measuring.button.isVisible, timeout=30_000)
    app.wait()
    assert view.details.row is not None
    return view.details.row.id


def test_from_a_search_to_an_answer(
    qtbot: QtBot, app: WholeApp, hub: HubServer, view: ModelsView
) -> None:
    found(qtbot, view, "Mini")
    hub.faults[FILE] = [Fault(cut=1000)]
    press(qtbot, details(view).get)
    press(qtbot, details(view).card.accept)
    qtbot.waitUntil(view.details.measuring.button.isVisible, timeout=30_000)
    assert [asked for asked in hub.ranges() if asked.startswith("bytes=1000-")]  # it went on
    app.wait()
    row = view.details.row
    assert row is not None
    assert row.installed is not None
    assert row.installed.facts.source.startswith(REPO)
    window = view.window()
    chat = app.assistant(app.window)
    assert chat.window() is window
    app.ask(chat, "Hello")
    app.wait()
    answer = chat.page.transcript.last_answer
    assert answer is not None
    assert answer.text


def test_of_two_that_were_got_one_is_for_translate_only(
    qtbot: QtBot, app: WholeApp, view: ModelsView
) -> None:
    found(qtbot, view, "Mini")
    everyday = got(qtbot, app, view)
    found(qtbot, view, "Translator", TRANSLATOR)
    translator = got(qtbot, app, view)
    keep_for(view, translator, "Translate")
    app.wait()
    stored = translated(app, app.window, qtbot).work.stored
    assert stored is not None
    assert stored.receipt is not None
    assert stored.receipt.model_id == translator
    assert answered_by(app, app.window) == everyday
    assert app.services.settings.load().model_of("translate") == translator


def test_without_a_connection_it_is_told_in_one_card(
    qtbot: QtBot, hub: HubServer, view: ModelsView
) -> None:
    hub.close()
    qtbot.keyClicks(view.side.field, "Mini")
    qtbot.keyClick(view.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(view.side.error.isVisible, timeout=60_000)
    assert view.side.error.error is not None
    assert Section.FOUND not in {row.section for row in view.side.models.rows}
