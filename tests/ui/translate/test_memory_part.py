"""What the person writes is kept, found again, used, changed and carried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import UnitStore
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.memory_part import MemoryPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.shown_view import shown
from tests.ui.translate.segmented_work import stored_work

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
FRENCH = Pair("en", "fr")


@pytest.fixture
def store(services: Services) -> UnitStore:
    assert services.translations is not None
    store = services.translations.store
    store.put("Bring your cards.", "Apportez vos cartes.", FRENCH)
    store.put("Good evening.", "Bonsoir.", FRENCH)
    return store


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services, store: UnitStore) -> TranslateView:
    assert store.count() == 2
    view = shown(qtbot, TranslateView(context), (1100, 640))
    view.open_work(stored_work(services))
    return view


@pytest.fixture
def part(qtbot: QtBot, view: TranslateView) -> MemoryPart:
    part = view.parts.part(MemoryPart)
    with qtbot.waitSignal(part.listing.answered):
        qtbot.keyClick(view.page.rows.right, Qt.Key.Key_M, CONTROL)
    assert part.panel.isVisible()
    return part


def _changed(qtbot: QtBot, part: MemoryPart, change: Callable[[], object]) -> None:
    """Wait until a change is stored and what is shown was read anew."""
    # A list that was asked for before the change says nothing of it.
    with qtbot.waitSignal(part.context.changes.terms):
        change()
    qtbot.waitUntil(lambda: not part.listing.open)


def _sources(part: MemoryPart) -> list[str]:
    return [row.source for row in part.panel.rows.rows]


def test_all_are_listed_and_searched(qtbot: QtBot, part: MemoryPart) -> None:
    assert _sources(part) == ["Good evening.", "Bring your cards."]
    assert part.panel.summary.text() == "2 kept translations"
    with qtbot.waitSignal(part.listing.answered):
        part.panel.search.setText("CARTES")
    assert _sources(part) == ["Bring your cards."]
    with qtbot.waitSignal(part.listing.answered):
        part.panel.search.setText("nowhere")
    assert part.panel.summary.text() == "Nothing found."


def test_what_is_like_the_current_segment_is_shown_and_used(
    qtbot: QtBot, view: TranslateView, part: MemoryPart, store: UnitStore
) -> None:
    with qtbot.waitSignal(part.matching.answered):
        view.page.rows.right.go_to(2)
    [match] = part.panel.match_rows.rows
    assert (match.target, match.caption) == ("Apportez vos cartes.", "96 %")
    _changed(qtbot, part, lambda: qtbot.mouseClick(part.panel.use, LEFT))
    assert view.page.rows.shown.target_of(2) == "Apportez vos cartes."
    assert store.look_up("Bring your card.", FRENCH)[0].target == "Apportez vos cartes."


def test_where_nothing_is_like_it_that_is_said(
    qtbot: QtBot, view: TranslateView, part: MemoryPart
) -> None:
    with qtbot.waitSignal(part.matching.answered):
        view.page.rows.right.go_to(0)
    assert part.panel.like.text() == "Nothing like this segment is kept."
    assert not part.panel.use.isVisible()


def test_what_the_person_writes_is_kept(
    qtbot: QtBot, view: TranslateView, part: MemoryPart, store: UnitStore
) -> None:
    _changed(qtbot, part, lambda: view.segment_changes.rewrite(0, "La réunion est lundi."))
    [match] = store.look_up("The meeting is on Monday.", FRENCH)
    assert match.target == "La réunion est lundi."
    _changed(qtbot, part, lambda: view.segment_changes.approve(1))
    assert store.look_up("It costs 4,500 euros.", FRENCH)[0].target == "Cela coûte 45 euros."


def test_a_kept_translation_is_changed_and_that_undone(
    qtbot: QtBot, part: MemoryPart, store: UnitStore
) -> None:
    panel = part.panel
    panel.list.setCurrentIndex(panel.rows.index(0))
    qtbot.mouseClick(panel.change, LEFT)
    assert panel.form.target.hasFocus()
    panel.form.target.setPlainText("Bonne soirée.")
    with qtbot.waitSignal(part.view.undo_offered) as offered:
        _changed(qtbot, part, lambda: qtbot.keyClick(panel.form.target, Qt.Key.Key_Return, CONTROL))
    assert store.look_up("Good evening.", FRENCH)[0].target == "Bonne soirée."
    _changed(qtbot, part, offered.args[1])
    assert [match.target for match in store.look_up("Good evening.", FRENCH)] == ["Bonsoir."]


def test_a_translation_is_kept_no_more_and_comes_back(
    qtbot: QtBot, part: MemoryPart, store: UnitStore
) -> None:
    part.panel.list.setFocus()
    part.panel.list.setCurrentIndex(part.panel.rows.index(0))
    with qtbot.waitSignal(part.view.undo_offered) as offered:
        _changed(qtbot, part, lambda: qtbot.keyClick(part.panel.list, Qt.Key.Key_Delete))
    assert store.count() == 1
    _changed(qtbot, part, offered.args[1])
    assert store.count() == 2


def test_a_file_goes_out_and_comes_in(
    qtbot: QtBot, part: MemoryPart, store: UnitStore, tmp_path: Path
) -> None:
    path = tmp_path / "out.tmx"
    with qtbot.waitSignal(part.view.message_posted) as posted:
        part.export_to(path)
    assert posted.args == ["2 translations were written."]
    qtbot.waitUntil(lambda: not part.busy)
    store.remove(unit.number for unit in store.units())
    with qtbot.waitSignal(part.view.message_posted) as posted:
        _changed(qtbot, part, lambda: part.import_file(path))
    assert posted.args == ["2 translations were added."]
    assert _sources(part) == ["Good evening.", "Bring your cards."]


def test_keeping_all_is_a_setting(part: MemoryPart) -> None:
    assert not part.panel.keeps_all.isChecked()
    part.panel.keeps_all.click()
    assert part.context.settings().keeps_translations
