"""A quicker form is made and measured beside the usual one, and nothing is lost either way."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.measurement import read_measurement
from gpt_desktop.core.model_folder import QUICK_MARK, read_model_folder
from gpt_desktop.core.model_forms import is_quick, quick_folder, weights_folder
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.quick_forms import FormComparison
from gpt_desktop.services.loaded_models import same_model
from gpt_desktop.services.quick_form import QuickForms
from tests.core.running import drain
from tests.fakes import PLAIN_FACTS, ScriptedGenerator
from tests.services.parts import FolderLibrary
from tests.services.quick_forms import round_nothing, write_hub_manifest, write_model


class Desk:
    """A model "alpha" and what tries its quicker form."""

    def __init__(self, folder: Path) -> None:
        (folder / "models").mkdir()
        self.model = write_model(folder / "models" / "alpha")
        self.opened: list[bool] = []
        self.failing = False
        (folder / "sample.md").write_text("word " * 2000, encoding="utf-8")
        library = FolderLibrary(folder / "models")
        self.forms = QuickForms(library, round_nothing, self._open, folder / "sample.md")

    def _open(self, folder: Path, quick: bool) -> TextGenerator:
        if quick and self.failing:
            raise UserFacingError("The model is damaged.")
        self.opened.append(quick)
        return ScriptedGenerator(["one two three four" if quick else "one two"])

    def make(self) -> Generator[Progressed, None, None]:
        return self.forms.make("alpha", CancelToken())

    def compare(self) -> FormComparison:
        _, found = drain(self.forms.compare("alpha", CancelToken()))
        assert isinstance(found, FormComparison)
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_making_and_measuring_change_nothing_until_it_is_kept(desk: Desk) -> None:
    before = read_model_folder(desk.model)
    events, _ = drain(desk.make())
    assert [(event.phase, event.done, event.total) for event in events] == [
        (Phase.BUILDING, 0, 0),
        (Phase.BUILDING, 1, 2),
        (Phase.BUILDING, 2, 2),
    ]
    compared = desk.compare()
    assert desk.opened == [False, True]
    assert (compared.usual.decode, compared.quick.decode) == (200, 400)
    assert read_model_folder(desk.model).weights == before.weights == desk.model
    assert not is_quick(desk.model)


def test_what_is_kept_is_used_and_told_apart_from_the_usual_form(desk: Desk) -> None:
    usual = read_model_folder(desk.model)
    drain(desk.make())
    compared = desk.compare()
    desk.forms.keep_quick("alpha", compared.quick)
    quick = read_model_folder(desk.model)
    assert quick.weights == weights_folder(desk.model) == quick_folder(desk.model)
    assert read_measurement(quick.weights) == compared.quick
    assert quick.facts.quantization == usual.facts.quantization + QUICK_MARK
    models = [InstalledModel(each.facts, each.path, default=True) for each in (usual, quick)]
    assert not same_model(*models)  # so the one in memory is loaded anew


def test_the_way_back_leaves_the_model_as_it_was(desk: Desk) -> None:
    usual, files = read_model_folder(desk.model), sorted(desk.model.rglob("*"))
    drain(desk.make())
    desk.forms.keep_quick("alpha", desk.compare().quick)
    desk.forms.keep_usual("alpha")
    assert read_model_folder(desk.model) == usual
    assert sorted(desk.model.rglob("*")) == files


def test_one_that_is_in_use_is_not_made_again(desk: Desk) -> None:
    drain(desk.make())
    desk.forms.keep_quick("alpha", desk.compare().quick)
    assert drain(desk.make())[0] == []
    assert is_quick(desk.model)


def test_cancelling_leaves_the_usual_form(desk: Desk) -> None:
    token = CancelToken()
    making = desk.forms.make("alpha", token)
    next(making)
    token.cancel()
    with pytest.raises(CancelledError):
        drain(making)
    assert not quick_folder(desk.model).exists()
    assert not is_quick(desk.model)


def test_a_quicker_form_that_does_not_load_is_told(desk: Desk) -> None:
    drain(desk.make())
    desk.failing = True
    with pytest.raises(UserFacingError, match="damaged"):
        desk.compare()
    assert not is_quick(desk.model)


def test_what_was_not_made_cannot_be_kept(desk: Desk) -> None:
    drain(desk.make())
    measured = desk.compare().quick
    desk.forms.keep_usual("alpha")
    with pytest.raises(UserFacingError):
        desk.forms.keep_quick("alpha", measured)
    assert not is_quick(desk.model)


def test_models_of_the_app_and_of_other_makers_have_none(desk: Desk) -> None:
    facts = PLAIN_FACTS
    assert desk.forms.has_quick(InstalledModel(facts, desk.model, default=False))
    assert not desk.forms.has_quick(InstalledModel(facts, desk.model, default=False, bundled=True))
    write_hub_manifest(desk.model)
    assert not desk.forms.has_quick(InstalledModel(facts, desk.model, default=False))
    with pytest.raises(UserFacingError, match="no quicker form"):
        drain(desk.make())
