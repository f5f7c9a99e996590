"""Models of a hub: recommended, searched for, fetched, paused, gone on with, repaired."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import AccessNeededError
from gpt_desktop.core.hub_record import RECORD
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.models.hub_page import HubPage
from gpt_desktop.ui.models.model_rows import RowState, Section, found_rows
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import fake_services, make_context
from tests.ui.models.fake_hub import ENTRY, LARGE, FakeHub, hub_model
from tests.ui.models.test_view import click, library_of, models_view, opened


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = fake_services(tmp_path, [])
    return replace(services, hub=FakeHub(library_of(services)))


@pytest.fixture
def hub(services: Services) -> FakeHub:
    assert isinstance(services.hub, FakeHub)
    return services.hub


@pytest.fixture
def window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    return opened(qtbot, context)


@pytest.fixture
def view(window: MainWindow) -> ModelsView:
    return models_view(window)


@pytest.fixture
def page(view: ModelsView) -> HubPage:
    assert view.hub is not None
    return view.hub


def sections(view: ModelsView) -> list[tuple[Section, str]]:
    return [(row.section, row.name) for row in view.side.models.rows]


def offered(qtbot: QtBot, view: ModelsView, page: HubPage, row_id: str = ENTRY.id) -> None:
    """The offer card of a row is open."""
    view.side.select(row_id)
    click(page.details.get)
    qtbot.waitUntil(page.details.card.isVisible)


def test_recommended_ones_follow_those_that_fit_first(view: ModelsView, hub: FakeHub) -> None:
    assert sections(view) == [
        (Section.HERE, "Scripted"),
        (Section.RECOMMENDED, "Second"),
        (Section.RECOMMENDED, "Qwen3 1.7B"),
        (Section.RECOMMENDED, "Large 70B"),
    ]
    assert hub.asked == []  # no network before a click
    spoken = view.side.models.index_of("large").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Large 70B, Does not fit, 1.2 GB · apache-2.0 · English"


def test_few_are_recommended_before_more_are_asked_for(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    hub.entries = tuple(replace(ENTRY, id=f"m{n}", repo=f"m/{n}") for n in range(9))
    page.refresh()
    qtbot.waitUntil(view.side.more.isVisible)
    assert view.side.more.text() == "Show 4 more"  # one of six is the catalogue's own
    click(view.side.more)
    assert len(view.side.models.rows) == 1 + 1 + 9
    assert not view.side.more.isVisible()


def test_what_speaks_the_language_of_the_interface_comes_first(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    small = replace(ENTRY, id="small", name="Small", repo="m/small", languages=("zh",))
    hub.entries = (LARGE, small, ENTRY)
    page.refresh()
    wanted = ["Scripted", "Second", "Qwen3 1.7B", "Small", "Large 70B"]
    qtbot.waitUntil(lambda: [row.name for row in view.side.models.rows] == wanted)


def test_asking_the_hub_can_be_given_up(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    hub.slow.clear()
    view.side.select(ENTRY.id)
    page.details.get.setFocus()
    QTest.keyClick(page.details.get, Qt.Key.Key_Space)
    assert page.details.stop_asking.hasFocus()
    QTest.keyClick(page.details.stop_asking, Qt.Key.Key_Space)
    assert page.details.get.hasFocus()
    hub.slow.set()
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    assert not page.details.card.isVisible()


def test_three_clicks_get_a_model(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    offered(qtbot, view, page)
    card = page.details.card
    assert card.choice.currentText() == "Q8_0 · GGUF · 2.4 GB · May be slow"  # the entry's own
    assert card.choice.itemText(0) == "Q4_K_M · GGUF · 1.2 GB · Fits this computer"
    with qtbot.waitSignal(page.arrived):
        click(card.accept)
    assert hub.asked[-1] == "fetch Qwen3-1.7B-GGUF-Q8_0.gguf as Qwen3 1.7B"
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    current = view.side.current
    assert current is not None
    assert (current.id, current.state) == ("fetched", RowState.INSTALLED)
    assert view.side.list.hasFocus()
    assert view.details.use.isVisible()


def test_nothing_is_fetched_before_the_licence_is_accepted(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    offered(qtbot, view, page)
    click(page.details.card.cancel)
    assert not page.details.card.isVisible()
    assert page.details.get.isVisible()
    assert not [asked for asked in hub.asked if asked.startswith("fetch")]


def test_words_narrow_the_list_and_the_hub_is_asked_on_enter(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    QTest.keyClicks(view.side.field, "chinese")
    assert sections(view) == [(Section.RECOMMENDED, "Qwen3 1.7B")]
    assert hub.asked == []
    assert view.side.ask_hub.text() == "Search Hugging Face for “chinese”"
    QTest.keyClick(view.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(view.side.models.rows) == 2)
    assert sections(view)[-1] == (Section.FOUND, "chinese-GGUF")
    assert hub.asked == ["search chinese"]
    QTest.keyClick(view.side.field, Qt.Key.Key_Backspace)  # other words: what was found goes
    assert page.search.found is None
    assert sections(view) == [(Section.RECOMMENDED, "Qwen3 1.7B")]


def test_nothing_found_is_said(qtbot: QtBot, view: ModelsView) -> None:
    QTest.keyClicks(view.side.field, "nothing")
    assert view.side.nothing.text() == "Nothing found."
    QTest.keyClick(view.side.field, Qt.Key.Key_Return)
    expected = "Nothing found that this app can take."
    qtbot.waitUntil(lambda: view.side.nothing.text() == expected)


def test_a_search_without_a_network_is_told_and_tried_again(
    qtbot: QtBot, view: ModelsView, hub: FakeHub
) -> None:
    hub.error = UserFacingError("There is no connection.", "", "")
    QTest.keyClicks(view.side.field, "rain")
    QTest.keyClick(view.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(view.side.error.isVisible)
    click(view.side.error.action)
    qtbot.waitUntil(lambda: sections(view) == [(Section.FOUND, "rain-GGUF")])
    assert not view.side.error.isVisible()


def test_what_the_app_recommends_is_listed_once(
    qtbot: QtBot, view: ModelsView, hub: FakeHub
) -> None:
    """Else a fetch that was begun from the one is not found at the other."""
    hub.found = (ENTRY.repo, "someone/other")
    expected = [(Section.RECOMMENDED, "Qwen3 1.7B"), (Section.FOUND, "other")]
    for words in ("Qwen3", "an address"):  # which its own row has, or not
        view.side.field.setText(words)
        QTest.keyClick(view.side.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: sections(view) == expected)


def test_what_was_found_and_paused_is_listed_once(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    QTest.keyClicks(view.side.field, "rain")
    QTest.keyClick(view.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sections(view) == [(Section.FOUND, "rain-GGUF")])
    offered(qtbot, view, page, "someone/rain-GGUF")
    hub.gate.clear()
    click(page.details.card.accept)
    qtbot.waitUntil(lambda: hub.asked[-1].startswith("fetch"))
    click(page.details.pause)
    qtbot.waitUntil(page.details.go_on.hasFocus)
    assert sections(view) == [(Section.PAUSED, "rain-GGUF")]


def test_what_was_found_and_is_here_says_so(view: ModelsView) -> None:
    row = view.side.models.rows[0]
    assert row.installed is not None
    facts = replace(row.installed.facts, source="someone/rain-GGUF c0ffee")
    known = replace(row, installed=replace(row.installed, facts=facts))
    [here, other] = found_rows([hub_model("someone/rain-GGUF"), hub_model("x/y")], [known])
    assert (here.section, here.state_words) == (Section.FOUND, "Installed")
    assert other.state_words == "Not on this computer"


def test_a_paused_fetch_is_gone_on_with(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    offered(qtbot, view, page)
    hub.gate.clear()
    click(page.details.card.accept)
    qtbot.waitUntil(page.details.pause.hasFocus)
    qtbot.waitUntil(lambda: hub.asked[-1].startswith("fetch"))  # else nothing is there to keep
    click(page.details.pause)
    qtbot.waitUntil(page.details.go_on.hasFocus)
    assert (Section.PAUSED, "Qwen3 1.7B") in sections(view)
    assert page.details.progress.isVisible()
    with qtbot.waitSignal(page.arrived):
        click(page.details.go_on)
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    assert (Section.HERE, "Qwen3 1.7B") in sections(view)


def test_a_paused_fetch_can_be_deleted(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    offered(qtbot, view, page)
    hub.gate.clear()
    click(page.details.card.accept)
    qtbot.waitUntil(page.details.pause.isVisible)
    qtbot.waitUntil(lambda: hub.asked[-1].startswith("fetch"))  # else nothing is there to keep
    click(page.details.pause)
    qtbot.waitUntil(page.details.discard.isVisible)
    click(page.details.discard)
    qtbot.waitUntil(page.details.get.isVisible)
    assert hub.begun == []
    assert (Section.RECOMMENDED, "Qwen3 1.7B") in sections(view)


def test_a_gated_model_asks_for_a_token_and_goes_on(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    hub.error = AccessNeededError(
        "The hub wants to know who asks.", "", "", page="https://hub.test/x", token_refused=False
    )
    view.side.select(ENTRY.id)
    click(page.details.get)
    qtbot.waitUntil(page.details.access.isVisible)
    assert not page.details.access.go_on.isEnabled()
    QTest.keyClicks(page.details.access.token, "hf_secret")
    click(page.details.access.go_on)
    qtbot.waitUntil(page.details.card.isVisible)
    assert hub.access == "hf_secret"
    assert page.details.access.token.text() == ""


def test_an_error_of_a_fetch_is_told_where_it_was_begun(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    offered(qtbot, view, page)
    hub.error = UserFacingError("The hub sent something else.", "", "")
    click(page.details.card.accept)
    qtbot.waitUntil(page.details.error.isVisible)
    with qtbot.waitSignal(page.arrived):
        click(page.details.error.action)


def test_an_error_of_a_fetch_waits_until_its_row_is_shown_again(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub
) -> None:
    offered(qtbot, view, page)
    hub.slow.clear()
    hub.error = UserFacingError("The hub sent something else.", "", "")
    click(page.details.card.accept)
    view.side.select("large")
    hub.slow.set()
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    assert page.details.error.error is None
    view.side.select(ENTRY.id)
    assert page.details.error.isVisible()
    view.side.select("large")
    view.side.select(ENTRY.id)
    assert not page.details.error.isVisible()  # it was told


def test_a_model_of_the_hub_is_checked_and_repaired(
    qtbot: QtBot, view: ModelsView, page: HubPage, hub: FakeHub, services: Services
) -> None:
    assert not view.details.repair.isVisible()
    folder = services.library.installed()[0].folder
    (folder / RECORD).write_text("{}", encoding="utf-8")
    view.model_changed()
    with qtbot.waitSignal(page.arrived):
        click(view.details.repair)
    assert hub.repaired == ["scripted"]


def test_without_a_hub_the_page_is_as_before(
    qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes
) -> None:
    window = opened(qtbot, make_context(qapp, replace(services, hub=None), lanes))
    view = models_view(window)
    QTest.keyClicks(view.side.field, "english")
    assert not view.side.ask_hub.isVisible()
    QTest.keyClick(view.side.field, Qt.Key.Key_Return)
    assert [name for _, name in sections(view)] == ["Scripted", "Second"]
