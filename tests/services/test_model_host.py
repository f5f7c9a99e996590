"""Which model answers, and what happens when one is damaged or gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Ability, TextGenerator
from gpt_desktop.core.kept_abilities import keep_abilities
from gpt_desktop.core.model_forms import choose_quick, choose_usual
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.tasks.base import Notice, TaskRequest
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from tests.core.running import drain, task
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary


class Opener:
    """Opens scripted generators; a folder named broken is damaged."""

    def __init__(self) -> None:
        self.opened: dict[str, ScriptedGenerator] = {}
        self.count = 0

    def __call__(self, folder: Path) -> TextGenerator:
        self.count += 1
        if folder.name == "broken":
            raise UserFacingError("The model is damaged.")
        generator = ScriptedGenerator(
            lambda _: "Yes.", replace(SCRIPTED_FACTS, id=folder.name, name=folder.name.upper())
        )
        self.opened[folder.name] = generator
        return generator


def host(tmp_path: Path, *names: str, preferred: str = "") -> tuple[ModelHost, Opener]:
    opener = Opener()
    return ModelHost(FolderLibrary(tmp_path, *names), preferred, opener, roomy), opener


def current_id(models: ModelHost) -> str:
    assert models.current is not None
    return models.current.id


def test_the_default_is_chosen_and_loaded_when_first_needed(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "beta")
    assert current_id(models) == "alpha"
    assert (models.loaded, opener.count) == (False, 0)
    events, facts = drain(models.load(CancelToken()))
    assert facts.id == "alpha"
    assert {event.phase for event in events} == {Phase.LOADING}
    assert models.loaded


def test_abilities_are_known_once_the_model_is_loaded(tmp_path: Path) -> None:
    models, _ = host(tmp_path, "alpha", "beta")
    assert models.current is not None
    assert models.current.abilities == frozenset()
    drain(models.load(CancelToken()))
    assert models.current.abilities == frozenset(Ability)
    models.choose("beta")
    assert models.current.abilities == frozenset()


def test_that_a_model_thinks_is_known_when_it_is_not_loaded(tmp_path: Path) -> None:
    models, _ = host(tmp_path, "alpha")
    drain(models.load(CancelToken()))
    models.close()
    assert models.current is not None
    assert not models.loaded
    assert models.current.abilities == {Ability.THINKS}
    keep_abilities(tmp_path / "alpha", frozenset({Ability.THINKS, Ability.SCORES}))
    later = ModelHost(FolderLibrary(tmp_path), "", Opener(), roomy)  # at the next start
    assert later.current is not None
    assert later.current.abilities == {Ability.THINKS}


def test_loading_twice_opens_once(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha")
    drain(models.load(CancelToken()))
    events, _ = drain(models.load(CancelToken()))
    assert (opener.count, events) == (1, [])


def test_the_preferred_model_comes_first_if_it_is_there(tmp_path: Path) -> None:
    models, _ = host(tmp_path, "alpha", "beta", preferred="beta")
    assert current_id(models) == "beta"
    gone, _ = host(tmp_path, preferred="gamma")
    assert current_id(gone) == "alpha"


def test_a_choice_counts_from_the_next_generation_and_frees_the_old(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "beta")
    drain(models.load(CancelToken()))
    models.choose("beta")
    assert current_id(models) == "beta"
    assert not models.loaded
    assert not opener.opened["alpha"].closed
    _, generator = drain(models.ready(CancelToken()))
    assert generator is opener.opened["beta"]
    assert opener.opened["alpha"].closed


@pytest.mark.parametrize("model_id", ["", "beta"])
def test_a_model_in_another_form_is_loaded_anew(tmp_path: Path, model_id: str) -> None:
    """Its folder, name and weights are the same; what is in memory is not what was chosen."""
    models, opener = host(tmp_path, "alpha", "beta")
    folder = tmp_path / (model_id or "alpha")
    drain(models.load(CancelToken(), model_id))
    usual = opener.opened[folder.name]
    (folder / "quick").mkdir()
    choose_quick(folder)
    assert not models.is_loaded(model_id)
    drain(models.load(CancelToken(), model_id))
    assert usual.closed
    assert models.is_loaded(model_id)
    choose_usual(folder)
    assert not models.is_loaded(model_id)
    drain(models.load(CancelToken(), model_id))
    assert (opener.count, models.is_loaded(model_id)) == (3, True)


def test_a_damaged_model_leaves_the_old_one_in_place(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "broken")
    drain(models.load(CancelToken()))
    models.choose("broken")
    with pytest.raises(UserFacingError, match="damaged"):
        drain(models.load(CancelToken()))
    assert current_id(models) == "alpha"
    _, generator = drain(models.ready(CancelToken()))
    assert generator is opener.opened["alpha"]
    assert not opener.opened["alpha"].closed


def test_an_unknown_model_is_refused_and_the_installed_are_named(tmp_path: Path) -> None:
    models, _ = host(tmp_path, "alpha", "beta")
    with pytest.raises(UserFacingError, match="alpha, beta"):
        models.choose("gamma")
    assert current_id(models) == "alpha"


def test_without_models_loading_says_how_to_get_one(tmp_path: Path) -> None:
    models, _ = host(tmp_path)
    assert models.current is None
    with pytest.raises(UserFacingError, match="No model is installed"):
        drain(models.load(CancelToken()))
    (tmp_path / "alpha").mkdir()
    assert current_id(models) == "alpha"


def test_a_removed_model_gives_way_to_another(tmp_path: Path) -> None:
    models, _ = host(tmp_path, "alpha", "beta")
    assert current_id(models) == "alpha"
    (tmp_path / "alpha").rmdir()
    assert current_id(models) == "beta"


def test_a_cancelled_load_does_not_begin(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha")
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        drain(models.load(token))
    assert opener.count == 0


def test_closing_frees_the_model_which_loads_again_when_needed(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha")
    drain(models.load(CancelToken()))
    models.close()
    assert opener.opened["alpha"].closed
    assert not models.loaded
    drain(models.load(CancelToken()))
    assert opener.count == 2


def notices(events: list[object]) -> list[str]:
    return [event.text for event in events if isinstance(event, Notice)]


def test_a_view_s_model_answers_beside_the_usual_one(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "beta")
    drain(models.ready(CancelToken()))
    assert not models.is_loaded("beta")
    events, generator = drain(models.ready(CancelToken(), "beta"))
    assert generator is opener.opened["beta"]
    assert {event.label for event in events if isinstance(event, Progressed)} == {"BETA"}
    assert (models.loaded, models.is_loaded("beta"), current_id(models)) == (True, True, "alpha")
    facts = models.facts("beta")
    assert facts is not None
    assert (facts.id, facts.abilities) == ("beta", frozenset(Ability))


def test_a_view_s_model_stays_when_the_usual_one_is_changed(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "beta", "gamma")
    drain(models.ready(CancelToken()))
    drain(models.ready(CancelToken(), "beta"))
    models.choose("gamma")
    drain(models.ready(CancelToken()))
    assert (opener.opened["alpha"].closed, opener.opened["beta"].closed) == (True, False)


def test_a_view_s_model_that_was_removed_leaves_its_work_to_the_usual_one(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "beta")
    drain(models.ready(CancelToken(), "beta"))
    (tmp_path / "beta").rmdir()
    facts = models.facts("beta")
    assert facts is not None
    assert facts.id == "alpha"
    events, generator = drain(models.ready(CancelToken(), "beta"))
    assert generator is opener.opened["alpha"]
    assert [("beta" in words, "ALPHA" in words) for words in notices(events)] == [(True, True)]
    assert opener.opened["beta"].closed
    events, _ = drain(models.ready(CancelToken(), "beta"))
    assert notices(events) == []  # said once


def test_a_view_s_damaged_model_leaves_its_work_to_the_usual_one(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "broken")
    drain(models.ready(CancelToken()))
    events, generator = drain(models.ready(CancelToken(), "broken"))
    assert generator is opener.opened["alpha"]
    [words] = notices(events)
    assert all(part in words for part in ("BROKEN", "The model is damaged.", "ALPHA"))
    count = opener.count
    events, _ = drain(models.ready(CancelToken(), "broken"))
    assert (notices(events), opener.count) == ([], count)
    facts = models.facts("broken")
    assert facts is not None
    assert facts.id == "alpha"


def test_a_damaged_model_that_was_chosen_is_told_and_tried_anew(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "broken")
    drain(models.ready(CancelToken(), "broken"))
    count = opener.count
    with pytest.raises(UserFacingError, match="damaged"):
        drain(models.load(CancelToken(), "broken"))
    assert opener.count == count + 1
    assert current_id(models) == "alpha"


def test_the_only_model_there_is_damaged(tmp_path: Path) -> None:
    models, _ = host(tmp_path, "broken")
    with pytest.raises(UserFacingError, match="damaged"):
        drain(models.ready(CancelToken(), "broken"))


def test_a_task_keeps_its_model_while_it_writes_and_its_receipt_names_it(tmp_path: Path) -> None:
    models, opener = host(tmp_path, "alpha", "beta", "gamma")
    request = TaskRequest(text="Is it?")
    run = TaskRunner(models)(task("assistant"), request, CancelToken(), "beta")
    while "beta" not in opener.opened or not opener.opened["beta"].prompts:
        next(run)
    drain(models.ready(CancelToken(), "alpha"))
    drain(models.ready(CancelToken(), "gamma"))
    assert not opener.opened["beta"].closed
    _, result = drain(run)
    assert result.receipt.model_id == "beta"


def test_measuring_apart_makes_room_for_itself(tmp_path: Path) -> None:
    opener = Opener()
    library = FolderLibrary(tmp_path, "alpha", "beta")
    models = ModelHost(library, "", opener, lambda _, loaded: not loaded)
    drain(models.ready(CancelToken()))
    models.open_apart(tmp_path / "beta")
    assert opener.opened["alpha"].closed
    assert not opener.opened["beta"].closed
