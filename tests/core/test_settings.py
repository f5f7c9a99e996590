"""Which model a task is done with."""

from __future__ import annotations

from gpt_desktop.core.settings import Settings


def test_a_model_for_one_task_leaves_the_others_as_they_are() -> None:
    settings = Settings(model="usual").with_model_of("translate", "large")
    assert settings.model_of("translate") == "large"
    assert settings.model_of("write") == ""
    assert settings.model == "usual"


def test_a_task_goes_back_to_the_usual_model() -> None:
    chosen = Settings().with_model_of("translate", "large").with_model_of("write", "small")
    assert chosen.with_model_of("translate", "") == Settings().with_model_of("write", "small")


def test_a_model_that_is_no_longer_there_is_chosen_for_no_task() -> None:
    chosen = Settings(model="usual").with_model_of("translate", "large")
    chosen = chosen.with_model_of("summarize", "large").with_model_of("write", "small")
    assert chosen.without_model("large").models == {"write": "small"}
    assert chosen.without_model("usual").model == "usual"
