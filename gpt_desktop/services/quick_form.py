"""The quicker, slightly less exact form of a model: made, measured beside the usual one, chosen."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.measurement import Measurement, write_measurement
from gpt_desktop.core.model_folder import MANIFEST, read_model_folder
from gpt_desktop.core.model_forms import choose_quick, choose_usual, is_quick, quick_folder
from gpt_desktop.core.models import InstalledModel, ModelLibrary
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.quick_forms import FormComparison, MakeQuick
from gpt_desktop.services.measure_model import find_installed, measure_engine

_TOKENS = 1024  # of the sample


class QuickForms:
    """Implements ``ModelForms``. The usual form stays where it is, whatever is chosen.

    Args:
        make: rounds a model's weights.
        open_form: loads a model's folder without guesses, its quicker form or its usual one;
            raises UserFacingError where it is damaged.
        sample: what both forms read.
    """

    def __init__(
        self,
        library: ModelLibrary,
        make: MakeQuick,
        open_form: Callable[[Path, bool], TextGenerator],
        sample: Path,
    ) -> None:
        self._library = library
        self._make = make
        self._open_form = open_form
        self._sample = sample

    def has_quick(self, model: InstalledModel) -> bool:
        """See ``ModelForms``."""
        if model.bundled or not (model.folder / MANIFEST).is_file():
            return False
        return not read_model_folder(model.folder).from_hub

    def make(self, model_id: str, token: CancelToken) -> Generator[Progressed, None, None]:
        """See ``ModelForms``."""
        model = self._changeable(model_id)
        if is_quick(model.folder):
            return
        yield Progressed(Phase.BUILDING, 0, 0, Unit.STEPS)
        for done, total in self._make(model.folder, quick_folder(model.folder), token):
            yield Progressed(Phase.BUILDING, done, total, Unit.STEPS)

    def compare(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, FormComparison]:
        """See ``ModelForms``."""
        folder = self._changeable(model_id).folder
        text = self._sample.read_text(encoding="utf-8")
        yield Progressed(Phase.LOADING, 0, 0, Unit.PERCENT)
        usual = yield from measure_engine(
            lambda: self._open_form(folder, False), text, _TOKENS, token
        )
        yield Progressed(Phase.LOADING, 0, 0, Unit.PERCENT)
        quick = yield from measure_engine(
            lambda: self._open_form(folder, True), text, _TOKENS, token
        )
        return FormComparison(usual, quick)

    def keep_quick(self, model_id: str, measured: Measurement) -> None:
        """See ``ModelForms``."""
        folder = self._changeable(model_id).folder
        if not quick_folder(folder).is_dir():
            raise UserFacingError(
                tr("The quicker form of “{model}” is not there.", model=model_id),
                tr("It was deleted meanwhile."),
                tr("Try it again."),
            )
        try:
            write_measurement(quick_folder(folder), measured)
            choose_quick(folder)
        except OSError as error:
            raise write_error(error, folder) from error

    def keep_usual(self, model_id: str) -> None:
        """See ``ModelForms``."""
        folder = self._changeable(model_id).folder
        try:
            choose_usual(folder)
        except OSError as error:
            raise write_error(error, folder) from error

    def _changeable(self, model_id: str) -> InstalledModel:
        model = find_installed(self._library, model_id)
        if not self.has_quick(model):
            raise UserFacingError(
                tr("“{model}” has no quicker form.", model=model.facts.name),
                tr("It is a part of the app, or runs as its makers published it."),
                tr("Import the model from a GGUF file or safetensors instead."),
            )
        return model
