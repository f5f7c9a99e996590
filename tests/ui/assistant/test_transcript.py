"""A transcript follows its end, unless the person reads elsewhere."""

from __future__ import annotations

import itertools
from time import thread_time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.transcript import Transcript
from gpt_desktop.ui.view.context import ViewContext

ANSWER = "It **depends**.\n\n1. On this.\n2. On that.\n\nAnd on more than anyone can tell. " * 2


def messages(count: int) -> list[StoredMessage]:
    return [
        StoredMessage(
            id=str(number),
            conversation_id="c",
            parent_id=None,
            role=Role.ASSISTANT if number % 2 else Role.USER,
            content=ANSWER if number % 2 else f"Question {number}",
            state=MessageState.COMPLETE,
            created=0.0,
        )
        for number in range(count)
    ]


@pytest.fixture
def transcript(qtbot: QtBot, context: ViewContext) -> Transcript:
    made = Transcript(context)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


def show(qtbot: QtBot, transcript: Transcript, count: int) -> None:
    transcript.show_messages(messages(count))
    qtbot.waitUntil(lambda: not transcript.building)
    bar = transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def last(transcript: Transcript) -> AnswerWidget:
    answer = transcript.last_answer
    assert answer is not None
    return answer


def test_all_messages_come_in_order_and_the_end_is_shown(
    qtbot: QtBot, transcript: Transcript
) -> None:
    show(qtbot, transcript, 20)
    assert [widget.text for widget in transcript.widgets] == [m.content for m in messages(20)]
    assert transcript.verticalScrollBar().maximum() > 0
    assert not transcript.newest.isVisible()


def test_it_follows_a_growing_end(qtbot: QtBot, transcript: Transcript) -> None:
    show(qtbot, transcript, 8)
    bar = transcript.verticalScrollBar()
    before = bar.maximum()
    last(transcript).body.append_text("\n\nMore.\n\nAnd more.\n\nAnd more.")
    qtbot.waitUntil(lambda: bar.maximum() > before and bar.value() == bar.maximum())


def test_who_scrolled_up_stays_there_and_can_come_back(
    qtbot: QtBot, transcript: Transcript
) -> None:
    show(qtbot, transcript, 12)
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.maximum() - 300)
    qtbot.waitUntil(lambda: not transcript.settling)
    place, before = bar.value(), bar.maximum()
    assert transcript.newest.isVisible()
    last(transcript).body.append_text("\n\nMore.\n\nAnd more.")
    qtbot.waitUntil(lambda: bar.maximum() > before)
    assert bar.value() == place
    transcript.newest.click()
    assert bar.value() == bar.maximum()
    assert not transcript.newest.isVisible()


def test_pages_are_turned(qtbot: QtBot, transcript: Transcript) -> None:
    show(qtbot, transcript, 12)
    bar = transcript.verticalScrollBar()
    transcript.turn_page(-1)
    assert bar.value() == bar.maximum() - bar.pageStep()
    transcript.turn_page(1)
    assert bar.value() == bar.maximum()


def test_older_messages_come_at_the_top_and_do_not_move_what_is_read(
    qtbot: QtBot, transcript: Transcript
) -> None:
    show(qtbot, transcript, 100)
    few = len(transcript.widgets)
    assert few < 50
    bar = transcript.verticalScrollBar()
    bar.setValue(100)
    from_end = bar.maximum() - 100
    assert transcript.building
    qtbot.waitUntil(lambda: not transcript.building)
    assert few < len(transcript.widgets) < 100
    qtbot.waitUntil(lambda: bar.maximum() - bar.value() == from_end)


def test_the_beginning_can_be_reached(qtbot: QtBot, transcript: Transcript) -> None:
    show(qtbot, transcript, 100)
    bar = transcript.verticalScrollBar()

    def all_built() -> bool:
        bar.setValue(0)
        return len(transcript.widgets) == 100

    qtbot.waitUntil(all_built, timeout=20_000)
    assert [widget.text for widget in transcript.widgets] == [m.content for m in messages(100)]


def test_another_conversation_drops_what_was_not_built_yet(
    qtbot: QtBot, transcript: Transcript
) -> None:
    transcript.show_messages(messages(60))
    show(qtbot, transcript, 2)
    assert len(transcript.widgets) == 2


def test_opening_a_long_conversation_leaves_the_window_free(
    qtbot: QtBot, transcript: Transcript
) -> None:
    slices: list[float] = []
    for _ in range(3):
        slices.append(_longest_wait(qtbot, transcript))
        transcript.clear()
        if slices[-1] < 0.016:
            break
    # Of the thread's own time, so that other work on the machine does not count: 16 ms on a
    # processor of today, and more on one three times as slow.
    assert min(slices) < 0.05


def _longest_wait(qtbot: QtBot, transcript: Transcript) -> float:
    """Seconds of work between two turns of the event loop while 200 messages come in."""
    turns: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(thread_time()))
    timer.start(0)
    transcript.show_messages(messages(200))
    qtbot.waitUntil(lambda: not transcript.building, timeout=30_000)
    timer.stop()
    return max(later - earlier for earlier, later in itertools.pairwise(turns))
