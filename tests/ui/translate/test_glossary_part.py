"""Terms are put down, changed, searched, taken out with Undo, imported and exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.translation.glossary import EVERYWHERE
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.glossary_part import GlossaryPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
GERMAN = Pair("en", "de")
FEE, TAX = Term("fee", "Gebühr", GERMAN), Term("tax", "impôt", Pair("en", "fr"))


def _terms(services: Services) -> tuple[Term, ...]:
    assert services.terms is not None
    return services.terms.store.terms()


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services) -> TranslateView:
    assert services.terms is not None
    services.terms.store.put((FEE, TAX))
    view = shown(qtbot, TranslateView(context), (1100, 640))
    view.source.set_value("en")
    view.target.set_value("de")
    return view


@pytest.fixture
def part(qtbot: QtBot, view: TranslateView) -> GlossaryPart:
    part = view.parts.part(GlossaryPart)
    with qtbot.waitSignal(part.question.answered):
        qtbot.keyClick(view.editor, Qt.Key.Key_G, CONTROL)
    assert part.panel.isVisible()
    return part


def _sources(part: GlossaryPart) -> list[str]:
    return [row.source for row in part.panel.rows.rows]


def _changed(qtbot: QtBot, part: GlossaryPart, change: Callable[[], object]) -> None:
    """Wait until a change is stored and what is shown was read anew."""
    # A table that was asked for before the change says nothing of it.
    with qtbot.waitSignal(part.context.changes.terms):
        change()
    qtbot.waitUntil(lambda: not part.question.open)


def test_the_terms_of_the_languages_are_shown(qtbot: QtBot, part: GlossaryPart) -> None:
    assert _sources(part) == ["fee"]
    assert part.panel.summary.text() == "1 term: English → German"
    part.view.target.set_value("fr")
    assert _sources(part) == ["tax"]
    part.panel.everything.click()
    assert _sources(part) == ["fee", "tax"]
    assert [row.caption for row in part.panel.rows.rows] == ["en → de", "en → fr"]
    qtbot.keyClicks(part.panel.search, "IMPOT")
    assert _sources(part) == ["tax"]


def test_a_term_is_put_down_by_the_keyboard(
    qtbot: QtBot, part: GlossaryPart, services: Services
) -> None:
    form = part.panel.form
    qtbot.keyClicks(form.source, "rent")
    qtbot.keyClick(form.source, Qt.Key.Key_Return)
    assert form.target.hasFocus()
    qtbot.keyClicks(form.target, "Miete")
    _changed(qtbot, part, lambda: qtbot.keyClick(form.target, Qt.Key.Key_Return))
    assert Term("rent", "Miete", GERMAN) in _terms(services)
    assert _sources(part) == ["fee", "rent"]
    assert (form.source.text(), form.source.hasFocus()) == ("", True)


def test_what_is_not_to_be_translated_holds_for_all_languages(
    qtbot: QtBot, part: GlossaryPart, services: Services
) -> None:
    form = part.panel.form
    qtbot.keyClicks(form.source, "Acme")
    assert not form.save.isEnabled()
    form.stays.setChecked(True)
    assert not form.target.isEnabled()
    _changed(qtbot, part, lambda: qtbot.mouseClick(form.save, LEFT))
    assert Term("Acme", "Acme", EVERYWHERE) in _terms(services)
    assert [row.target for row in part.panel.rows.rows] == ["not translated", "Gebühr"]


def test_what_is_selected_in_the_text_is_offered(qtbot: QtBot, view: TranslateView) -> None:
    view.editor.setPlainText("late fee")
    view.editor.selectAll()
    qtbot.keyClick(view.editor, Qt.Key.Key_G, CONTROL)
    form = view.parts.part(GlossaryPart).panel.form
    assert form.source.text() == "late fee"
    assert form.target.hasFocus()


def test_a_term_is_changed_and_that_undone(
    qtbot: QtBot, part: GlossaryPart, services: Services
) -> None:
    panel = part.panel
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.mouseClick(panel.change, LEFT)
    assert panel.form.target.text() == "Gebühr"
    panel.form.target.setText("Kosten")
    with qtbot.waitSignal(part.view.undo_offered) as offered:
        _changed(qtbot, part, lambda: qtbot.mouseClick(panel.form.save, LEFT))
    assert _terms(services) == (Term("fee", "Kosten", GERMAN), TAX)
    _changed(qtbot, part, offered.args[1])
    assert _terms(services) == (FEE, TAX)


def test_esc_gives_up_changing(qtbot: QtBot, part: GlossaryPart) -> None:
    form = part.panel.form
    form.begin(FEE)
    qtbot.keyClick(form.source, Qt.Key.Key_Escape)
    assert (form.source.text(), form.changes) == ("", None)
    assert part.panel.isVisible()


def test_a_term_is_taken_out_and_comes_back(
    qtbot: QtBot, part: GlossaryPart, services: Services
) -> None:
    part.panel.list.setFocus()
    qtbot.keyClick(part.panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(part.view.undo_offered) as offered:
        _changed(qtbot, part, lambda: qtbot.keyClick(part.panel.list, Qt.Key.Key_Delete))
    assert offered.args[0] == "“fee” was taken out"
    assert _terms(services) == (TAX,)
    _changed(qtbot, part, offered.args[1])
    assert _terms(services) == (FEE, TAX)


def test_a_table_comes_in_and_undo_takes_out_only_what_is_new(
    qtbot: QtBot, part: GlossaryPart, services: Services, tmp_path: Path
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("fee;Gebühr\nrent;Miete\nwork;\n", "utf-8")
    with qtbot.waitSignal(part.view.undo_offered) as offered:
        _changed(qtbot, part, lambda: part.import_file(table))
    assert offered.args[0] == (
        "1 term is new · 1 line is no term (Line 3: the translation of “work” is missing.)"
    )
    assert _sources(part) == ["fee", "rent"]
    _changed(qtbot, part, offered.args[1])
    assert _terms(services) == (FEE, TAX)


def test_what_is_no_table_is_told(qtbot: QtBot, part: GlossaryPart, tmp_path: Path) -> None:
    part.page.panels.close_panel()
    part.import_file(tmp_path / "none.csv")
    qtbot.waitUntil(part.panel.error.isVisible)
    assert "none.csv" in part.panel.error.accessibleName()


def test_the_terms_that_are_shown_go_out(qtbot: QtBot, part: GlossaryPart, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with qtbot.waitSignal(part.view.message_posted) as posted:
        part.export_to(path)
    assert posted.args == ["1 term was saved."]
    assert "fee,Gebühr,en,de," in path.read_text("utf-8-sig")
