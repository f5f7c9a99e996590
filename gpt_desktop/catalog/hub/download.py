"""All files of an offer, in a folder of its own until they are installed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop.catalog.hub.client import HubClient
from gpt_desktop.catalog.hub.faults import StatusError, refusal
from gpt_desktop.catalog.hub.part import Part
from gpt_desktop.catalog.hub.patience import Wait
from gpt_desktop.catalog.hub.session import HubSession
from gpt_desktop.catalog.hub.transfer import Transfer
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import LockedError, file_lock
from gpt_desktop.core.hub import Form, HubFile, HubOffer, PausedFetch
from gpt_desktop.core.hub_record import DAMAGE, offer_table, read_json, read_offer, write_json
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit

_OFFER = "offer.json"
_COMPLETE = "complete.json"
_FILES = "files"
_NAME = 40  # characters

CheckRoom = Callable[[HubOffer, int], None]


class HubDownload:
    """Fetches offers into folders below one.

    Args:
        folder: made when first needed.
        check_room: raises UserFacingError where an offer does not fit of which so many bytes
            are to be fetched.
        wait: called between two tries.
    """

    def __init__(
        self,
        session: HubSession,
        client: HubClient,
        folder: Path,
        check_room: CheckRoom,
        wait: Wait,
    ) -> None:
        self._session = session
        self._client = client
        self._folder = folder
        self._check_room = check_room
        self._wait = wait

    def __call__(self, offer: HubOffer, token: CancelToken) -> Generator[Progressed, None, Path]:
        """Fetch what is missing; returns what to import: a GGUF file, or a folder.

        Raises:
            UserFacingError: see ``ModelHub``.
            CancelledError: the token was cancelled; what is there stays.
        """
        place = self.place(offer)
        with self._held(offer):
            parts = self._parts(offer)
            if not (place / _COMPLETE).is_file() or not all(part.done for part in parts):
                write_json(place / _OFFER, offer_table(offer))
                self._check_room(offer, offer.download_bytes - _there(parts))
                yield from self._fetch(offer, parts, token)
                write_json(place / _COMPLETE, {"bytes": offer.download_bytes})
        first = place / _FILES / offer.local_place(offer.files[0])
        return first if offer.form is Form.GGUF else place / _FILES

    def place(self, offer: HubOffer) -> Path:
        """The folder of an offer, there or not; another commit has another one."""
        model = offer.model
        key = hashlib.sha256(f"{model.repo}@{model.commit}:{offer.id}".encode()).hexdigest()[:16]
        # Short, since some systems end paths at 260 characters.
        return self._folder / f"{model.name[:_NAME]}-{key}"

    def local_place(self, offer: HubOffer, file: HubFile) -> Path:
        """Where a file of an offer is put, there or not."""
        return self.place(offer) / _FILES / offer.local_place(file)

    def paused(self) -> list[PausedFetch]:
        """What was begun and not discarded; damaged folders are left out."""
        found = []
        for record in sorted(self._folder.glob(f"*/{_OFFER}")):
            try:
                offer = read_offer(read_json(record))
            except DAMAGE:
                continue
            if self.place(offer) == record.parent:
                found.append(PausedFetch(offer, _there(self._parts(offer))))
        return found

    def discard(self, offer: HubOffer) -> None:
        """Delete what there is of an offer; raises UserFacingError."""
        place = self.place(offer)
        if place.exists():
            with self._held(offer):
                shutil.rmtree(place)

    def _parts(self, offer: HubOffer) -> list[Part]:
        return [Part(self.local_place(offer, file), file) for file in offer.files]

    @contextmanager
    def _held(self, offer: HubOffer) -> Iterator[None]:
        """One program at a time works on an offer, and its disk may fail."""
        place = self.place(offer)
        try:
            place.mkdir(parents=True, exist_ok=True)
            with file_lock(place.with_name(f"{place.name}.lock")):
                yield
        except LockedError as error:
            raise UserFacingError(
                tr("The model “{name}” is being fetched already.", name=offer.model.name),
                tr("Another window or program is at it."),
                tr("Wait until it is done."),
            ) from error
        except OSError as error:
            raise write_error(error, self._folder) from error

    def _fetch(
        self, offer: HubOffer, parts: Sequence[Part], token: CancelToken
    ) -> Generator[Progressed, None, None]:
        total, model = offer.download_bytes, offer.model
        access = self._session.get_access()
        headers = {"Authorization": f"Bearer {access}"} if access else {}
        yield Progressed(Phase.DOWNLOADING, _there(parts), total, Unit.BYTES)
        try:
            with self._session.new_client() as client:
                transfer = Transfer(client, headers, self._wait)
                for part in parts:
                    if part.done:
                        continue
                    others = _there(parts) - part.there
                    address = self._client.file_address(model, part.file.path)
                    for size, seconds in transfer.fetch(address, part, token):
                        yield _progress(others + size, total, seconds)
        except StatusError as fault:
            raise refusal(fault, model.repo, model.page) from fault


def _progress(done: int, total: int, seconds: float) -> Progressed:
    label = tr("again in {seconds} s", seconds=round(seconds)) if seconds >= 1 else ""
    return Progressed(Phase.DOWNLOADING, done, total, Unit.BYTES, label)


def _there(parts: Sequence[Part]) -> int:
    return sum(part.there for part in parts)
