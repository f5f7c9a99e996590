"""Models from a hub: fetched, made, recorded, repaired."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.hub import Fit, Form, HubEntry, HubModel, HubOffer, HubOffers, PausedFetch
from gpt_desktop.core.hub_choice import choose_offer
from gpt_desktop.core.hub_source import HubSource
from gpt_desktop.core.installed_size import will_be_packed
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.models import ImportModel, InstalledModel, ModelOrigin
from gpt_desktop.core.progress import Progressed
from gpt_desktop.services.hub_files import find_record, lend, record_files, whole_files

Arrival = Generator[Progressed, None, InstalledModel]


class HubModels:
    """Implements ``ModelHub``.

    Args:
        source: opens the hub, which is first done when it is first used.
        import_model: makes a model of what was fetched.
        models_dir: the library's folder.
        check_name: raises UserFacingError where a model cannot be called so.
        entries: reads the app's own list.
        find_fit: says whether a model fits, by its installed size, the disk it needs, and
            whether its weights will be packed.
    """

    def __init__(
        self,
        source: Callable[[], HubSource],
        import_model: ImportModel,
        models_dir: Path,
        *,
        check_name: Callable[[str], object],
        entries: Callable[[], tuple[HubEntry, ...]],
        find_fit: Callable[[int, int, bool], Fit],
    ) -> None:
        self._source = source
        self._import = import_model
        self._models = models_dir
        self._check_name = check_name
        self._entries = entries
        self._find_fit = find_fit

    def recommended(self) -> tuple[HubEntry, ...]:
        """The app's own list."""
        return self._entries()

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        """See ``ModelHub``."""
        return self._source().search(text, token)

    def offers(self, repo: str, token: CancelToken, revision: str = "") -> HubOffers:
        """See ``ModelHub``."""
        return self._source().offers(repo, token, revision)

    def offer(self, repo: str, pattern: str, token: CancelToken, revision: str = "") -> HubOffer:
        """See ``ModelHub``."""
        return choose_offer(self._source().offers(repo, token, revision), pattern)

    def entry_offer(self, entry: HubEntry, token: CancelToken) -> HubOffer:
        """See ``ModelHub``."""
        return self.offer(entry.repo, entry.pattern, token)

    def fit(self, offer: HubOffer | HubEntry) -> Fit:
        """See ``ModelHub``."""
        needed = offer.download_bytes + offer.installed_bytes
        form = offer.form if isinstance(offer, HubOffer) else Form.GGUF
        packed = will_be_packed(form, offer.installed_bytes)
        return self._find_fit(offer.installed_bytes, needed, packed)

    def paused(self) -> list[PausedFetch]:
        """See ``ModelHub``."""
        return self._source().paused()

    def discard(self, offer: HubOffer) -> None:
        """See ``ModelHub``."""
        self._source().discard(offer)

    def use_access(self, access: str) -> None:
        """See ``ModelHub``."""
        self._source().use_access(access)

    def fetch(self, offer: HubOffer, name: str, token: CancelToken) -> Arrival:
        """See ``ModelHub``."""
        name = name.strip() or offer.name
        self._check_name(name)
        return (yield from self._install(offer, name, "", token))

    def repair(self, model_id: str, token: CancelToken) -> Arrival:
        """See ``ModelHub``."""
        folder = self._models / model_id
        record = find_record(folder)
        good = yield from whole_files(folder, record, token)
        if good == set(record.files):
            return InstalledModel(read_model_folder(folder).facts, folder, default=False)
        source, offer = self._source(), record.offer
        try:
            for file in offer.files:
                place = offer.local_place(file)
                if place in good:
                    lend(folder / place, source.local_place(offer, file), file, token)
        except OSError as error:
            raise write_error(error, self._models) from error
        return (yield from self._install(offer, record.name, model_id, token))

    def _install(self, offer: HubOffer, name: str, replaced: str, token: CancelToken) -> Arrival:
        source = self._source()
        fetched = yield from source.download(offer, token)
        model = offer.model
        origin = ModelOrigin(f"{model.repo} {model.commit}", model.licence, model.languages)
        installed = yield from self._import(
            fetched,
            name,
            token,
            origin=origin,
            replaced=replaced,
            record=lambda made: record_files(made, name, offer),
        )
        source.discard(offer)
        return installed
