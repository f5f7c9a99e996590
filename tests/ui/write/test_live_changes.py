"""Changes in a real editor: nothing outside the selection ever changes, undo is exact."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from gpt_desktop.core.annotations import EditState, Span
from gpt_desktop.core.word_diff import word_edits
from gpt_desktop.ui.widgets.text_places import qt_length
from gpt_desktop.ui.write.live_changes import LiveChanges

_BEFORE = "The quick fox jumps over the lazy dog."
_AFTER = "The slow fox jumps over the very lazy cat."
_PIECES = st.sampled_from(
    (
        "the",
        "fox",
        "4,500",
        "我",
        "👩\u200d🚀",
        "é",
        ".",
        " ",
        " ",
        "  ",
        "\n",
        "\n",
        "\t",
        "\u00a0",
    )
)
_TEXTS = st.lists(_PIECES, max_size=14).map("".join)


def _read(editor: QPlainTextEdit) -> str:
    return editor.document().toRawText().replace("\u2029", "\n")


def _made(lead: str, before: str, after: str, tail: str) -> tuple[QPlainTextEdit, LiveChanges]:
    editor = QPlainTextEdit()
    editor.setPlainText(lead + before + tail)
    span = Span(qt_length(lead), qt_length(lead + before))
    return editor, LiveChanges(editor, span, before, word_edits(before, after), editor)


def _type(editor: QPlainTextEdit, at: int, text: str, until: int | None = None) -> None:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(at)
    cursor.setPosition(at if until is None else until, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


@given(st.tuples(_TEXTS, _TEXTS, _TEXTS, _TEXTS), st.randoms(use_true_random=False))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_outside_changes_and_every_step_is_undone_to_the_byte(
    qapp: QApplication, texts: tuple[str, str, str, str], chance: Random
) -> None:
    del qapp  # an application must exist
    lead, before, after, tail = texts
    editor, live = _made(lead, before, after, tail)
    states = [_read(editor)]
    numbers = list(range(len(live.edits)))
    chance.shuffle(numbers)
    for number in numbers:
        if chance.random() < 0.3:
            assert live.reject(number)
            continue
        assert live.accept(number)
        states.append(_read(editor))
        assert states[-1].startswith(lead)
        assert states[-1].endswith(tail)
        assert states[-1] == lead + live.text + tail
    for state in states[-2::-1]:
        editor.undo()
        assert _read(editor) == state
        assert lead + live.text + tail == state
    assert not any(edit.state is EditState.ACCEPTED for edit in live.edits)
    for state in states[1:]:
        editor.redo()
        assert _read(editor) == state
        assert lead + live.text + tail == state
    live.release()
    editor.deleteLater()


@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_at_once_is_one_step(
    qapp: QApplication, lead: str, before: str, after: str, tail: str
) -> None:
    del qapp
    editor, live = _made(lead, before, after, tail)
    assert live.accept_all()
    assert _read(editor) == lead + after + tail
    if before != after:
        editor.undo()
        assert _read(editor) == lead + before + tail
        assert len(live.open_numbers) == len(live.edits)
    live.accept_all()
    live.reopen()
    assert _read(editor) == lead + before + tail
    live.release()
    editor.deleteLater()


@given(_TEXTS, _TEXTS, _TEXTS, st.randoms(use_true_random=False))
@example(before="4,500我我👩\u200d🚀the", after="", typed="👩\u200d🚀the", chance=Random(3))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_typing_anywhere_changes_still_touch_only_their_own_words(
    qapp: QApplication, before: str, after: str, typed: str, chance: Random
) -> None:
    del qapp
    lead, tail = "Lead. ", " Tail."
    editor, live = _made(lead, before, after, tail)
    whole = qt_length(_read(editor))
    at = chance.randint(0, whole)
    until = min(whole, at + chance.choice((0, 0, 1, 5)))
    _type(editor, at, typed, until)
    for number, place in live.places():
        text = _read(editor)
        words = text.encode("utf-16-le", "surrogatepass")
        old, new = words[: 2 * place.start], words[2 * place.end :]
        edit = live.edits[number]
        if edit.state is not EditState.OPEN or not live.accept(number):
            continue
        told = edit.after.encode("utf-16-le")
        assert _read(editor).encode("utf-16-le", "surrogatepass") == old + told + new
        editor.undo()
        assert _read(editor) == text
    live.release()
    editor.deleteLater()


@pytest.fixture
def made(qapp: QApplication) -> tuple[QPlainTextEdit, LiveChanges]:
    del qapp
    return _made("Before it. ", _BEFORE, _AFTER, " After it.")


def test_what_the_person_types_around_it_moves_it(
    made: tuple[QPlainTextEdit, LiveChanges],
) -> None:
    editor, live = made
    _type(editor, 0, "New: ")
    _type(editor, len("New: Before it. "), "X ")
    _type(editor, editor.document().characterCount() - 1, " End.")
    assert live.accept_all()
    assert _read(editor) == f"New: Before it. X {_AFTER} After it. End."


def test_an_edited_place_is_refused_and_told(made: tuple[QPlainTextEdit, LiveChanges]) -> None:
    editor, live = made
    place = live.place(0)
    assert place is not None
    _type(editor, place.end, "est")
    assert live.is_lost(0)
    assert not live.accept(0)
    assert not live.accept_all()
    assert "The quickest fox jumps over the very lazy cat." in _read(editor)


def test_another_text_in_the_editor_loses_them_all(
    made: tuple[QPlainTextEdit, LiveChanges],
) -> None:
    editor, live = made
    editor.setPlainText("Something else that has nothing of it, and goes on for some time.")
    live.accept_all()
    assert _read(editor).startswith("Something else")
    assert live.open_numbers == []


def test_what_is_known_of_them_is_shown_again_after_a_restart(
    made: tuple[QPlainTextEdit, LiveChanges],
) -> None:
    editor, live = made
    live.accept(0)
    live.reject(2)
    again = LiveChanges(editor, live.span, _BEFORE, live.edits, editor)
    assert [edit.state for edit in again.edits] == [edit.state for edit in live.edits]
    assert again.text == live.text
    assert again.places() == live.places()
