"""Cancellation reaches whoever waits for it, once."""

from __future__ import annotations

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken


def test_a_callback_inside_runs_once_at_cancellation() -> None:
    token = CancelToken()
    calls: list[str] = []
    with token.calling(lambda: calls.append("stop")):
        token.cancel()
        token.cancel()
    assert calls == ["stop"]
    with pytest.raises(CancelledError):
        token.raise_if_cancelled()


def test_a_callback_after_cancellation_runs_at_once() -> None:
    token = CancelToken()
    token.cancel()
    calls: list[str] = []
    with token.calling(lambda: calls.append("stop")):
        assert calls == ["stop"]


def test_a_callback_left_behind_is_not_called() -> None:
    token = CancelToken()
    calls: list[str] = []
    with token.calling(lambda: calls.append("stop")):
        token.raise_if_cancelled()
    token.cancel()
    assert calls == []
