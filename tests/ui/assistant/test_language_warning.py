"""The warning names the model and the language."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.ui.assistant.language_warning import language_warning
from tests.fakes import SCRIPTED_FACTS

CHINESE = "请用中文回答这个问题"


def test_english_only() -> None:
    notice = language_warning(CHINESE, SCRIPTED_FACTS)
    assert notice is not None
    assert notice.text == (
        "Scripted was trained in English only. "
        "Its answers in Simplified Chinese cannot be relied on."
    )


def test_several_languages_without_this_one() -> None:
    notice = language_warning(CHINESE, replace(SCRIPTED_FACTS, languages=("en", "fr")))
    assert notice is not None
    assert notice.text.startswith("Scripted was not trained in Simplified Chinese.")


def test_silence() -> None:
    assert language_warning(CHINESE, None) is None
    assert language_warning("", SCRIPTED_FACTS) is None
    assert language_warning("What is it for?", SCRIPTED_FACTS) is None
    assert language_warning(CHINESE, replace(SCRIPTED_FACTS, languages=("en", "zh"))) is None
