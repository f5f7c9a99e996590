"""A transcript follows its end, unless the person reads elsewhere."""

from __future__ import annotations

import itertools
from time import thread_time

import pytest
from PySide6.QtCore import QPoint, QTimer
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.message_column import MessageWidget
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
    transcript.turn_page(-100_000)
    assert bar.value() == 0
    transcript.turn_page(100_000)
    assert bar.value() == bar.maximum()


def quiet(qtbot: QtBot, transcript: Transcript) -> None:
    qtbot.waitUntil(lambda: not transcript.building, timeout=20_000)
    qtbot.waitUntil(lambda: not transcript.settling)


def in_sight(transcript: Transcript) -> list[MessageWidget]:
    height = transcript.viewport().height()
    return [w for w in transcript.widgets if 0 <= top(transcript, w) < height]


def top(transcript: Transcript, widget: MessageWidget) -> int:
    return widget.mapTo(transcript.viewport(), QPoint(0, 0)).y()


def test_messages_that_come_in_above_do_not_move_what_is_read(
    qtbot: QtBot, transcript: Transcript
) -> None:
    show(qtbot, transcript, 100)
    few = len(transcript.widgets)
    assert few < 50
    bar = transcript.verticalScrollBar()
    bar.setValue(top(transcript, transcript.widgets[2]) + bar.value())
    read = in_sight(transcript)[0]
    before = top(transcript, read)
    assert transcript.building
    quiet(qtbot, transcript)
    assert few < len(transcript.widgets) < 100
    assert top(transcript, read) == before


def test_the_beginning_is_reached_at_once(qtbot: QtBot, transcript: Transcript) -> None:
    show(qtbot, transcript, 100)
    transcript.verticalScrollBar().setValue(0)
    quiet(qtbot, transcript)
    assert transcript.verticalScrollBar().value() == 0
    assert transcript.widgets[0].text == "Question 0"
    assert transcript.newest.isVisible()


@pytest.mark.parametrize("part", [0.0, 0.31, 0.5, 0.77])
def test_wherever_one_drags_to_messages_are_there(
    qtbot: QtBot, transcript: Transcript, part: float
) -> None:
    show(qtbot, transcript, 2000)
    bar = transcript.verticalScrollBar()
    bar.setValue(round(bar.maximum() * part))
    quiet(qtbot, transcript)
    seen = [int(widget.message_id or "") for widget in in_sight(transcript)]
    assert len(seen) >= 2
    assert seen == list(range(seen[0], seen[0] + len(seen)))
    assert abs(seen[0] - 2000 * part) < 40


def test_what_is_far_is_let_go_and_comes_back(qtbot: QtBot, transcript: Transcript) -> None:
    show(qtbot, transcript, 2000)
    most = 0
    for target in ("1500", "900", "30", "1000"):
        assert transcript.go_to(target)
        quiet(qtbot, transcript)
        most = max(most, len(transcript.widgets))
        found = transcript.widget_of(target)
        assert found is not None
        assert top(transcript, found) == 0
    assert most < 120
    assert transcript.widget_of("30") is None
    assert not transcript.go_to("no such message")
    transcript.follow_end()
    quiet(qtbot, transcript)
    assert last(transcript).text == ANSWER
    assert top(transcript, last(transcript)) < transcript.viewport().height()


def test_what_somebody_is_busy_with_stays(qtbot: QtBot, transcript: Transcript) -> None:
    show(qtbot, transcript, 300)
    selected = transcript.widgets[-4]
    selected.body.selectAll()
    transcript.go_to("20")
    quiet(qtbot, transcript)
    assert transcript.widget_of(selected.message_id or "") is selected
    cursor = selected.body.textCursor()
    cursor.clearSelection()
    selected.body.setTextCursor(cursor)
    transcript.go_to("21")
    quiet(qtbot, transcript)
    assert transcript.widget_of("296") is None


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
