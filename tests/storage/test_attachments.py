"""What came with a question comes back, and damage costs itself alone."""

from __future__ import annotations

import pytest

from gpt_desktop.core.conversations import Attachment
from gpt_desktop.storage.attachments import attachments_from_json, attachments_to_json
from tests.expected_log import ExpectedLog

EACH = (Attachment("a1", "scan 一.pdf"), Attachment("b2", ""))


def test_all_come_back() -> None:
    assert attachments_from_json(attachments_to_json(EACH)) == EACH


def test_nothing_is_stored_for_nothing() -> None:
    assert attachments_to_json(()) is None
    assert attachments_from_json(None) == ()


@pytest.mark.parametrize("text", ["{", "[1]", '[["a"]]', "3"])
def test_damage_is_told_in_the_log(text: str, expected_log: ExpectedLog) -> None:
    expected_log("could not be read")
    assert attachments_from_json(text) == ()
