"""Models: get, use, remove, undo; and the first start without any."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.models.model_rows import RowState
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.work.model_loading import Readiness
from tests.ui.fakes import FakeLibrary, fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.window.window_parts import plain_window


def click(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(qtbot: QtBot, context: ViewContext, view_id: str = "models") -> MainWindow:
    window = plain_window(context)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.shell.show_view(view_id)
    window.loading.start()
    qtbot.waitUntil(lambda: not context.lanes.busy)
    return window


def models_view(window: MainWindow) -> ModelsView:
    view = window.shell.current
    assert isinstance(view, ModelsView)
    return view


def states(view: ModelsView) -> dict[str, RowState]:
    return {row.id: row.state for row in view.side.models.rows}


@pytest.fixture
def empty_services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [], installed=False)


@pytest.fixture
def empty(qtbot: QtBot, qapp: QApplication, empty_services: Services, lanes: Lanes) -> MainWindow:
    """A window without a model, on its first view."""
    return opened(qtbot, make_context(qapp, empty_services, lanes), "first")


def library_of(services: Services) -> FakeLibrary:
    assert isinstance(services.library, FakeLibrary)
    return services.library


def test_installed_ones_come_first_with_their_state(qtbot: QtBot, context: ViewContext) -> None:
    window = opened(qtbot, context)
    view = models_view(window)
    assert [(row.id, row.state) for row in view.side.models.rows] == [
        ("scripted", RowState.IN_USE),
        ("second", RowState.AVAILABLE),
    ]
    spoken = view.side.models.index_of("scripted").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Scripted, In use, 1 bytes · Apache-2.0 · English"
    assert not view.details.get.isVisible()
    assert not view.details.use.isVisible()


def test_a_model_is_got_and_then_used(qtbot: QtBot, context: ViewContext) -> None:
    window = opened(qtbot, context)
    view = models_view(window)
    QTest.keyClick(view.side.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.fetch.succeeded):
        click(view.details.get)
    qtbot.waitUntil(lambda: not context.lanes.busy)
    assert states(view)["second"] is RowState.INSTALLED
    click(view.details.use)
    assert context.settings().model == "second"
    qtbot.waitUntil(lambda: window.loading.readiness is Readiness.READY)
    qtbot.waitUntil(lambda: window.shell.status.model.text() == "Second · ready")


def test_a_fetch_that_fails_tells_why_beside_the_model(
    qtbot: QtBot, context: ViewContext, services: Services
) -> None:
    library_of(services).fetch_error = UserFacingError("There is no connection.")
    window = opened(qtbot, context)
    view = models_view(window)
    QTest.keyClick(view.side.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.fetch.failed):
        click(view.details.get)
    assert view.details.error.isVisible()
    qtbot.waitUntil(view.details.get.isVisible)


def test_a_removed_model_can_be_brought_back(
    qtbot: QtBot, context: ViewContext, services: Services
) -> None:
    window = opened(qtbot, context)
    view = models_view(window)
    click(view.details.remove)
    assert states(view)["scripted"] is RowState.AVAILABLE
    assert len(services.library.installed()) == 1
    click(view.side.undo.button)
    assert states(view)["scripted"] is RowState.IN_USE
    assert len(services.library.installed()) == 1


def test_a_model_is_removed_when_the_offer_has_expired(
    qtbot: QtBot, context: ViewContext, services: Services
) -> None:
    window = opened(qtbot, context)
    view = models_view(window)
    click(view.details.remove)
    view.side.undo.expire()
    qtbot.waitUntil(lambda: services.library.installed() == [])
    qtbot.waitUntil(lambda: window.shell.status.model.text() == "No model")


def test_the_first_start_offers_the_default_model(qtbot: QtBot, empty: MainWindow) -> None:
    first = empty.shell.first_start
    assert first.isVisible()
    assert empty.shell.status.model.text() == "No model"
    with qtbot.waitSignal(empty.fetch.succeeded):
        click(first.get)
    qtbot.waitUntil(lambda: not first.isVisible())
    qtbot.waitUntil(lambda: empty.shell.status.model.text() == "Scripted · ready")


def test_the_first_start_leads_to_all_models(empty: MainWindow) -> None:
    click(empty.shell.first_start.others)
    assert isinstance(empty.shell.current, ModelsView)


def test_the_first_start_tells_what_went_wrong_and_tries_again(
    qtbot: QtBot, empty: MainWindow, empty_services: Services
) -> None:
    library = library_of(empty_services)
    library.fetch_error = UserFacingError("The disk is full.")
    first = empty.shell.first_start
    with qtbot.waitSignal(empty.fetch.failed):
        click(first.get)
    qtbot.waitUntil(first.error.isVisible)
    library.fetch_error = None
    with qtbot.waitSignal(empty.fetch.succeeded):
        click(first.error.action)


def test_a_fetch_shows_its_progress_and_can_be_cancelled(
    qtbot: QtBot, empty: MainWindow, empty_services: Services
) -> None:
    library_of(empty_services).gate.clear()
    first = empty.shell.first_start
    click(first.get)
    qtbot.waitUntil(first.progress.isVisible)
    assert first.progress.text == "Downloading 0 bytes of 100 MB"
    click(first.cancel)
    qtbot.waitUntil(first.get.isVisible)
    assert not first.progress.isVisible()
    assert empty_services.library.installed() == []


def test_the_models_view_says_it_itself(empty: MainWindow) -> None:
    empty.shell.show_view("models")
    assert not empty.shell.first_start.isVisible()
    assert models_view(empty).details.get.isVisible()


def test_measuring_shows_its_figures_with_the_facts(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    services = fake_services(tmp_path, ["one two"])
    window = opened(qtbot, make_context(qapp, services, lanes))
    details = models_view(window).details
    with qtbot.waitSignal(details.measuring.measured):
        click(details.measuring.button)
    qtbot.waitUntil(details.measuring.button.isVisible)
    texts = [label.text() for label in details.findChildren(QLabel)]
    assert texts[texts.index("Perplexity here") + 1] == ("2.00 over 1,024 tokens, lower is better")
    assert not details.measuring.progress.isVisible()


def test_measuring_can_be_cancelled(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    generator = GatedGenerator(["one two three"])
    services = fake_services(tmp_path, generator=generator)
    window = opened(qtbot, make_context(qapp, services, lanes))
    view = models_view(window)
    click(view.details.measuring.button)
    qtbot.waitUntil(view.details.measuring.progress.isVisible)
    assert view.busy
    click(view.details.measuring.cancel)
    qtbot.waitUntil(lambda: not view.busy)
    assert view.details.measuring.button.isVisible()
    assert not view.details.measuring.error.isVisible()
    assert "Perplexity here" not in [
        label.text() for label in view.details.findChildren(QLabel) if not label.isHidden()
    ]


def test_a_model_is_used_for_one_task_only(qtbot: QtBot, context: ViewContext) -> None:
    library_of(context.services).add("large", "Large")
    window = opened(qtbot, context)
    view = models_view(window)
    view.side.select("large")
    button = view.details.use_for
    assert (button.isVisible(), button.text()) == (True, "Use for one task…")
    menu = button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "Use for Assistant only",
        "Use for Summarize only",
        "Use for Translate only",
        "Use for Write only",
        "Use for Agenda only",
        "Use for Proofread only",
        "Use for Learn only",
    ]
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: not context.lanes.busy)
    assert context.settings().models == {"translate": "large"}
    assert context.settings().model == ""
    assert states(view)["large"] is RowState.INSTALLED
    assert context.services.model.is_loaded("large")
    assert button.accessibleName() == "Used for Translate"
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [each == 2 for each in range(7)]
    menu.actions()[2].trigger()
    assert context.settings().models == {}
    assert button.text() == "Use for one task…"


def test_a_model_that_is_not_here_is_used_for_nothing(qtbot: QtBot, context: ViewContext) -> None:
    window = opened(qtbot, context)
    view = models_view(window)
    view.side.select("second")
    assert not view.details.use_for.isVisible()


def test_a_model_removed_for_good_is_kept_for_no_task(qtbot: QtBot, context: ViewContext) -> None:
    library_of(context.services).add("large", "Large")
    context.change_settings(context.settings().with_model_of("translate", "large"))
    window = opened(qtbot, context)
    view = models_view(window)
    view.side.select("large")
    click(view.details.remove)
    assert context.settings().models == {"translate": "large"}  # it can still be brought back
    view.side.undo.expire()
    qtbot.waitUntil(lambda: context.settings().models == {})


def test_buttons_that_do_not_fit_beside_one_another_stand_in_lines(
    qtbot: QtBot, context: ViewContext
) -> None:
    details = models_view(opened(qtbot, context)).details
    buttons = (details.use, details.use_for, details.repair, details.learn, details.remove)
    for button in buttons:
        button.show()
    details.window().resize(1024, 640)
    page = details.widget()
    assert page is not None
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 2)
    assert page.width() == details.viewport().width()
    for button in buttons:
        assert button.width() >= button.minimumSizeHint().width()
        assert button.geometry().right() < page.width()
        assert button.visibleRegion().boundingRect() == button.rect()
