"""Short runs of the soak, so that the long one (``python -m tests.soak``) stays usable."""

from __future__ import annotations

import gc
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.app.compose import compose
from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import Services
from gpt_desktop.services.run_task import TaskRunner
from tests.fakes import ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary
from tests.soak.hands import CONTROL, Hands, LoggedErrors
from tests.soak.machine import Person
from tests.ui.conftest import english, qt_messages

__all__ = ["english", "qt_messages"]

_ANSWER = "Fine, thank you. " * 8


@pytest.fixture
def person(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[type[Person]]:
    """A person before an open window, with a scripted model."""
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))
    Person.hands, Person.errors = Hands(qapp, _scripted(tmp_path)), LoggedErrors()
    monkeypatch.setattr(Person, "pace", 0.05)
    Person.documents = (paths.resources_dir() / "samples" / "sample.md",)
    logging.getLogger().addHandler(Person.errors)
    Person.hands.open()
    yield Person
    Person.hands.close()
    logging.getLogger().removeHandler(Person.errors)


def test_nothing_goes_wrong_in_random_use(person: type[Person]) -> None:
    steps = settings(
        max_examples=6,
        stateful_step_count=25,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(person, settings=steps)
    assert person.hands.asked


def test_a_lost_question_is_noticed(person: type[Person]) -> None:
    hands = person.hands
    assert hands.ask("Where is the sea?")
    hands.asked.append("A question that was never asked.")
    with pytest.raises(AssertionError, match="never asked"):
        person().teardown()


def test_nothing_grows_with_use(person: type[Person]) -> None:
    hands = person.hands
    for number in range(22):  # by then there are as many proposals as have cards
        _use_each_view(hands, number)
    before = _living()
    for number in range(22, 32):
        _use_each_view(hands, number)
    grown = _living() - before
    del grown["RunningWork"]  # the texts of a hundred older proposals
    assert grown.total() < 10, grown


def _use_each_view(hands: Hands, number: int) -> None:
    _ = hands.assistant
    hands.press(Qt.Key.Key_N, CONTROL)
    assert hands.ask(f"Where is the sea? ({number})")
    hands.settle(20)
    hands.press(Qt.Key.Key_R, CONTROL)
    for view in ("translate", "write"):
        hands.go(view)
        hands.paste("It rains. We stay at home.")
        hands.press(Qt.Key.Key_Return, CONTROL)
    hands.settle(20)


def _living() -> Counter[str]:
    """Objects of Qt by their class."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, QObject))


def _scripted(folder: Path) -> Callable[[], Services]:
    models = folder / "models"
    (models / "scripted").mkdir(parents=True)

    def composed() -> Services:
        library = FolderLibrary(models)
        host = ModelHost(library, "", lambda _: ScriptedGenerator(lambda _: _ANSWER), roomy)
        tools = replace(compose_toolbox(), library=library, model=host, run_task=TaskRunner(host))
        return compose(tools)

    return composed
