"""Kept translations: TMX in and out, and what is kept of a translation that is done."""

from __future__ import annotations

import stat
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO

from gpt_desktop.core.annotations import Segment, SegmentOrigin
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.tmx_read import TmxReader
from gpt_desktop.core.translation.tmx_write import write_tmx
from gpt_desktop.core.translation.unit import (
    ImportedUnits,
    TranslationUnit,
    UnitOrigin,
    UnitStore,
)
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.core.works import Work, WorkState

_LARGEST = 1_000_000_000  # bytes of a TMX file
_PIECE = 64 * 1024  # bytes: about a hundred units, which are stored at a time
_STEP = 500  # units written between two looks at the token


class StoredTranslations:
    """The KeptTranslations of the app.

    Args:
        version: of the app, which its files name.
    """

    def __init__(self, store: UnitStore, settings: SettingsStore, version: str) -> None:
        self._store = store
        self._settings = settings
        self._version = version

    @property
    def store(self) -> UnitStore:
        return self._store

    def read_file(
        self, path: Path, token: CancelToken
    ) -> Generator[Progressed, None, ImportedUnits]:
        """Take in a TMX file; see ``KeptTranslations.read_file``."""
        # Twice: what is broken at its end leaves nothing behind.
        total = 2 * _size(path)
        for done, _ in self._pieces(path, TmxReader(), token):
            yield Progressed(Phase.OPENING, done, total, Unit.BYTES, path.name)
        reader = TmxReader()
        added = found = 0
        for done, units in self._pieces(path, reader, token):
            found += len(units)
            added += self._store.keep(units) if units else 0
            yield Progressed(Phase.OPENING, total // 2 + done, total, Unit.BYTES, path.name)
        return ImportedUnits(added, found - added, reader.skipped)

    def write_file(self, path: Path, token: CancelToken) -> Generator[Progressed, None, int]:
        """Write all of them as TMX; see ``KeptTranslations.write_file``."""
        total = self._store.count()
        written = 0
        try:
            with whole_file(path, mode=shared_mode()) as file:
                for piece in write_tmx(self._store.all_units(), self._version):
                    file.write(piece)
                    written += 1
                    if written % _STEP == 0:
                        yield Progressed(Phase.COPYING, written, total, Unit.PARTS, path.name)
                        token.raise_if_cancelled()
        except OSError as error:
            raise write_error(error, path.parent) from error
        return max(0, written - 2)

    def keep_work(self, work: Work) -> None:
        """Keep what a model translated, where the person wants that; marked segments are not."""
        if work.kind != "translate" or work.state is not WorkState.DONE:
            return
        if not self._settings.load().keeps_translations:
            return
        options = work.request.options
        source = options.get("source", "")
        named = "" if source == "auto" else source
        units = [
            TranslationUnit(
                each.source.of(work.request.text),
                each.target.of(work.text),
                Pair(each.language or named, options["target"]),
                UnitOrigin.MODEL,
            )
            for each in work.annotations
            if isinstance(each, Segment) and each.origin is SegmentOrigin.MODEL and not each.checks
        ]
        self._store.keep([each for each in units if each.source.strip() and each.target.strip()])

    def _pieces(
        self, path: Path, reader: TmxReader, token: CancelToken
    ) -> Iterator[tuple[int, list[TranslationUnit]]]:
        """The units of the file, with how many bytes of it were read."""
        done = 0
        try:
            with path.open("rb") as file:
                for units in reader.read(_bytes_of(file)):
                    token.raise_if_cancelled()
                    done = file.tell()
                    yield done, units
        except OSError as error:
            raise _unreadable(path, error.strerror or str(error)) from error


def _bytes_of(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _size(path: Path) -> int:
    """Raises UserFacingError where it is no file to be read, or far too large."""
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable(path, tr("it is no file"))
    if status.st_size > _LARGEST:
        raise _unreadable(path, tr("it is too large"))
    return status.st_size


def _unreadable(path: Path, reason: str) -> UserFacingError:
    return UserFacingError(
        tr("“{name}” cannot be read.", name=path.name),
        tr("The system says: {reason}.", reason=reason),
        tr("Choose another file."),
    )
