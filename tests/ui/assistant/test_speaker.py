"""Above each answer stands who gave it."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, Usage
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.speaker import answering
from gpt_desktop.ui.view.context import ViewContext
from tests.fakes import SCRIPTED_FACTS

RECEIPT = Receipt(
    model_id=SCRIPTED_FACTS.id,
    model_sha256="",
    prompt_id="",
    prompt_version=0,
    sampling=SamplingParams(),
    usage=Usage(1, 0, 1, 0.1, 0.1, 0),
    finish=FinishReason.END,
)


def answered(receipt: Receipt | None, *, edited: bool = False) -> StoredMessage:
    return StoredMessage(
        id="1",
        conversation_id="c",
        parent_id=None,
        role=Role.ASSISTANT,
        content="Yes.",
        state=MessageState.COMPLETE,
        created=0.0,
        receipt=receipt,
        edited=edited,
    )


def test_the_model_is_named_by_its_name_or_its_folder() -> None:
    assert answering(answered(RECEIPT), SCRIPTED_FACTS) == "Assistant · Scripted"
    other = answered(replace(RECEIPT, model_id="Qwen3-1.7B"))
    assert answering(other, SCRIPTED_FACTS) == "Assistant · Qwen3-1.7B"
    assert answering(other, None) == "Assistant · Qwen3-1.7B"
    assert answering(None, SCRIPTED_FACTS) == "Assistant"
    assert answering(answered(None), SCRIPTED_FACTS) == "Assistant"


def test_what_the_person_wrote_is_nobody_else_s() -> None:
    assert answering(answered(None, edited=True), SCRIPTED_FACTS) == "Assistant · edited by you"


def test_answers_of_several_models_are_told_apart(qtbot: QtBot, context: ViewContext) -> None:
    shown = []
    for receipt in (RECEIPT, replace(RECEIPT, model_id="another"), None):
        answer = AnswerWidget(context)
        qtbot.addWidget(answer)
        answer.show_message(answered(receipt))
        shown.append(answer.speaker.text())
    assert shown == ["Assistant · Scripted", "Assistant · another", "Assistant"]
