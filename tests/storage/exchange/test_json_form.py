"""What is written is read again, to the last field."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.conversation_record import ConversationRecord
from gpt_desktop.core.conversations import Attachment, MessageState, Sending, StoredMessage
from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.messages import Role
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.storage.exchange.json_form import record_from_json, record_to_json
from tests.storage.test_annotations import EACH, NOTICES
from tests.storage.test_receipts import RECEIPT

PERSONA = Persona("p1", "Pirate", "Arr\n一", "m", SamplingDefaults(temperature=0.1), 9, True)
TIMES = st.floats(0, 4e9)
# Halves of a character cannot be written; nothing that is stored has any.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@st.composite
def records(draw: st.DrawFn) -> ConversationRecord:
    messages: list[StoredMessage] = []
    for number in range(draw(st.integers(0, 6))):
        above = draw(st.none() | st.integers(0, number - 1)) if number else None
        message = StoredMessage(
            id=f"m{number}",
            conversation_id="",
            parent_id=None if above is None else f"m{above}",
            role=draw(st.sampled_from(Role)),
            content=draw(TEXTS),
            state=draw(st.sampled_from(MessageState)),
            created=draw(TIMES),
            receipt=draw(st.sampled_from((None, RECEIPT))),
            notices=draw(st.sampled_from(((), tuple(NOTICES)))),
            annotations=draw(st.sampled_from(((), tuple(EACH)))),
            thinking=draw(st.none() | st.builds(Thinking, TEXTS, st.floats(0, 1e6))),
            attachments=draw(st.sampled_from(((), (Attachment("d1", "a 一.pdf"),)))),
            sending=draw(st.sampled_from(Sending)),
            edited=draw(st.booleans()),
        )
        messages.append(message)
    return ConversationRecord(
        draw(TEXTS),
        draw(TIMES),
        draw(TIMES),
        tuple(messages),
        head=messages[-1].id if messages else "",
        model=draw(TEXTS),
        thinks=draw(st.none() | st.booleans()),
        pinned=draw(st.booleans()),
        archived=draw(st.booleans()),
        folder=draw(TEXTS),
        persona=draw(st.sampled_from((None, PERSONA))),
    )


@given(records())
def test_the_round_trip_is_exact(record: ConversationRecord) -> None:
    text = json.dumps(record_to_json(record))
    assert record_from_json(json.loads(text)) == record


RECORD = ConversationRecord(
    "One",
    1.0,
    2.0,
    (StoredMessage("a", "", None, Role.USER, "Hi", MessageState.COMPLETE, 1.0),),
    head="a",
)


def test_what_a_newer_version_adds_is_passed_over() -> None:
    values = record_to_json(RECORD)
    values["colour"] = "green"
    values["messages"][0]["mood"] = "good"
    assert record_from_json(values) == RECORD


@pytest.mark.parametrize("place", ["unknown", "a"])
def test_a_message_out_of_place_is_damage(place: str) -> None:
    other = replace(RECORD.messages[0], id="a" if place == "a" else "b", parent_id=place)
    with pytest.raises(ValueError, match="out of place"):
        record_from_json(record_to_json(replace(RECORD, messages=(*RECORD.messages, other))))


@pytest.mark.parametrize("time", [-1, 1e15, "soon", None])
def test_a_time_that_is_none_is_damage(time: object) -> None:
    values = record_to_json(RECORD) | {"created": time}
    with pytest.raises((ValueError, TypeError)):
        record_from_json(values)
