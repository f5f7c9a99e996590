"""Training text: chosen, filtered, looked at and saved, by clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.training.filters import FilterOutcome, FilterSettings
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.sources import (
    SourceChoice,
    SourceKind,
    TextCount,
    TrainingDocument,
)
from gpt_desktop.core.training.split import Split
from gpt_desktop.core.training.taken import FilterKind
from gpt_desktop.services.ports import Services
from gpt_desktop.services.training_corpus import TrainingCorpus
from gpt_desktop.storage.training_rules_file import TrainingRulesFile
from gpt_desktop.ui.models.training_page import TrainingPage
from gpt_desktop.ui.models.training_result import beginning_of
from gpt_desktop.ui.models.training_rules import RulesDialog
from gpt_desktop.ui.models.view import ModelsView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.core.training.test_filters import Matcher
from tests.services.test_training_corpus import PlainReader, count_tokens, write
from tests.ui.fakes import fake_services, make_context
from tests.ui.models.test_view import opened

DIARY = (
    "On the first day we walked along the river and spoke about the house for a long time. "
    "Write to anna@example.org about it. I'll kill you said the villain."
)
OTHER = "The garden was full of apples that year, so many that the neighbours took some of them."


def with_corpus(folder: Path) -> Services:
    services = fake_services(folder, [])
    corpus = TrainingCorpus(
        PlainReader(),
        services.conversations,
        services.texts,
        rules=TrainingRulesFile(
            folder / "rules.toml", paths.resources_dir() / "training" / "rules.toml"
        ),
        matcher=Matcher(),
        count_tokens=count_tokens,
        write=write,
    )
    return replace(services, corpus=corpus)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = with_corpus(tmp_path)
    services.texts.create(DIARY, "Diary")
    services.texts.create(OTHER, "Garden")
    return services


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes) -> MainWindow:
    return opened(qtbot, make_context(qapp, services, lanes))


@pytest.fixture
def page(window: MainWindow) -> TrainingPage:
    view = models_view(window)
    press(view.details.learn)
    assert view.training is not None
    assert view.training.isVisible()
    return view.training


def models_view(window: MainWindow) -> ModelsView:
    view = window.shell.current
    assert isinstance(view, ModelsView)
    return view


def press(button: QPushButton) -> None:
    """As by the keyboard."""
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def looked_through(qtbot: QtBot, page: TrainingPage) -> None:
    page.sources.boxes[next(k for k in page.sources.boxes if k.value == "text")].click()
    press(page.look)
    qtbot.waitUntil(lambda: page.result.preview is not None)


def split_of(page: TrainingPage) -> Split:
    assert page.result.preview is not None
    return page.result.preview.split


def test_nothing_is_looked_through_before_something_is_chosen(page: TrainingPage) -> None:
    assert page.sources.add_files.hasFocus()
    assert not page.look.isEnabled()

    QTest.keyClick(next(iter(page.sources.boxes.values())), Qt.Key.Key_Space)

    assert page.look.isEnabled()


def test_what_each_filter_took_is_shown_with_its_reason(qtbot: QtBot, page: TrainingPage) -> None:
    looked_through(qtbot, page)

    press(page.filters.shown[FilterKind.RULES])

    rows = page.result.taken.rows
    assert page.result.taken.hasFocus()
    assert [rows.index(0, column).data() for column in range(3)] == [
        "Diary",
        "I'll kill you said the villain.",
        "“Threats” fired on “I'll kill you”",
    ]
    assert page.filters.nothing[FilterKind.SAME].isVisible()
    assert "Your texts in Write: 2 documents" in page.sources.counts.text()


def test_what_is_left_is_read_and_saved(
    qtbot: QtBot, window: MainWindow, page: TrainingPage, tmp_path: Path
) -> None:
    looked_through(qtbot, page)

    press(page.result.read)
    with qtbot.waitSignal(page.saved) as told:
        page.save_in(str(tmp_path))

    shown = page.result.text.toPlainText()
    saved = (tmp_path / "training.txt").read_text(encoding="utf-8")
    kept_back = (tmp_path / "validation.txt").read_text(encoding="utf-8")
    assert saved.strip() in shown
    assert "[e-mail]" in saved + kept_back
    assert "anna@" not in saved + kept_back
    assert "training.txt" in told.args[0]
    assert not models_view(window).busy


def test_a_filter_switched_off_takes_nothing_and_what_was_shown_is_gone(
    qtbot: QtBot, page: TrainingPage
) -> None:
    looked_through(qtbot, page)

    QTest.keyClick(page.filters.boxes[FilterKind.PERSONAL], Qt.Key.Key_Space)
    gone = not page.result.isVisible()
    press(page.look)
    qtbot.waitUntil(page.result.isVisible)

    split = split_of(page)
    left = [*split.training, *split.validation]
    assert gone
    assert any("anna@example.org" in each.text for each in left)
    assert not page.filters.shown[FilterKind.PERSONAL].isVisible()


def test_names_on_the_list_are_put_away(page: TrainingPage) -> None:
    QTest.keyClicks(page.filters.names, "villain, Bob")
    QTest.keyClick(page.filters.names, Qt.Key.Key_Return)

    assert page.filters.settings.names == ("villain", "Bob")


def test_the_language_filter_keeps_some_language(page: TrainingPage) -> None:
    QTest.keyClick(page.filters.boxes[FilterKind.LANGUAGE], Qt.Key.Key_Space)

    assert page.filters.settings.languages == ("en",)
    assert page.filters.languages.text() == "English"


def test_what_was_chosen_is_there_after_a_restart(
    qtbot: QtBot, page: TrainingPage, services: Services, qapp: QApplication, lanes: Lanes
) -> None:
    page.sources.add([Path("/somewhere/diary.txt")])
    QTest.keyClick(page.filters.boxes[FilterKind.SHORT], Qt.Key.Key_Space)

    anew = models_view(opened(qtbot, make_context(qapp, services, lanes))).training

    assert anew is not None
    assert anew.sources.choice == SourceChoice(files=(Path("/somewhere/diary.txt"),))
    assert FilterKind.SHORT not in anew.filters.settings.on
    assert anew.filters.settings != FilterSettings()


def test_rules_are_edited_and_a_broken_one_is_told(
    qtbot: QtBot, window: MainWindow, page: TrainingPage, services: Services
) -> None:
    press(page.filters.rules)
    [dialog] = window.findChildren(RulesDialog)
    qtbot.waitUntil(lambda: "[[rule]]" in dialog.text.toPlainText())

    dialog.text.setPlainText("[[rule]]\nname = 'Own'\npattern = '(x'")
    press(dialog.save)
    qtbot.waitUntil(dialog.error.isVisible)
    assert services.corpus is not None
    assert not services.corpus.rules.own

    dialog.text.setPlainText("[[rule]]\nname = 'Own'\nwords = ['apples']")
    with qtbot.waitSignal(dialog.saved):
        press(dialog.save)
    looked_through(qtbot, page)

    counts = page.result.preview.outcome.counts if page.result.preview is not None else ()
    assert [each.by_reason for each in counts if each.kind is FilterKind.RULES] == [{"Own": 1}]


def test_a_rule_is_switched_off_and_the_apps_rules_come_back(
    qtbot: QtBot, window: MainWindow, page: TrainingPage, services: Services
) -> None:
    press(page.filters.rules)
    [dialog] = window.findChildren(RulesDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    assert services.corpus is not None
    store = services.corpus.rules

    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.saved):
        press(dialog.save)
    off = [rule.name for rule in store.load() if not rule.on]
    press(page.filters.rules)
    again = window.findChildren(RulesDialog)[-1]
    qtbot.waitUntil(lambda: again.list.count() > 0)
    with qtbot.waitSignal(again.saved):
        press(again.reset)

    assert off == ["Threats"]
    assert not store.own


def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, page: TrainingPage, tmp_path: Path
) -> None:
    page.sources.add([tmp_path / "broken.txt"])

    looked_through(qtbot, page)

    assert "broken.txt: It is damaged." in [line.text for line in page.result.notices.lines]


def test_models_that_change_leave_the_page_and_the_arrow_leads_back(
    qtbot: QtBot, window: MainWindow, page: TrainingPage
) -> None:
    view = models_view(window)
    view.context.changes.models.emit()
    shown = page.isVisible()

    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)

    assert shown
    assert view.details.isVisible()
    assert view.side.list.hasFocus()


def test_the_focus_stays_on_the_page_when_it_is_looked_through(
    qtbot: QtBot, page: TrainingPage
) -> None:
    looked_through(qtbot, page)

    qtbot.waitUntil(page.look.hasFocus)


def test_it_is_found_in_the_palette(window: MainWindow) -> None:
    view = models_view(window)
    [command] = [each for each in view.commands() if each.title == "Make a training text"]

    command.run()

    assert view.training is not None
    assert view.training.isVisible()


def test_of_a_long_text_the_beginning_is_shown_and_that_is_said() -> None:
    long = TrainingDocument("a", "a", SourceKind.FILE, "word " * 20_000)
    outcome = FilterOutcome((long,), ())
    split = Split((long, replace(long, key="b")), ())
    preview = TrainingPreview({}, TextCount(), outcome, split, TextCount(), TextCount())

    shown = beginning_of(preview)

    assert len(shown) < 51_000
    assert shown.endswith("all of it is in the saved files.")
