"""Takes a model from a file or folder of the person's into the library."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import LockedError, file_lock
from gpt_desktop.core.hub import Form
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.installed_size import installed_bytes, quantization, will_be_packed
from gpt_desktop.core.model_files import model_files
from gpt_desktop.core.model_folder import MANIFEST, read_model_folder, write_manifest
from gpt_desktop.core.model_source import ModelSource, SourceKind, find_model_source
from gpt_desktop.core.models import (
    BuildModel,
    DescribeModel,
    InstalledModel,
    ModelLibrary,
    ModelOrigin,
    RecordMade,
)
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.steps import changed
from gpt_desktop.services.file_copy import copy_files, hash_files

PLACE = ".imports"
_LOCK = "lock"
_LONGEST_ID = 80
_NO_ID = re.compile(r"[^\w.+-]+")

FindSource = Callable[[Path], ModelSource]
TryModel = Callable[[Path], tuple[str, ...]]
CheckRoom = Callable[[str, int, bool], None]
Work = Generator[Progressed, None, None]


class ModelImporting:
    """Implements ``ImportModel``: all is made in a hidden folder and renamed when it works.

    Args:
        models_dir: the library's folder.
        build: converts weights into a model folder.
        describe: says what weights are.
        try_model: loads a model folder and lets it go; returns what is to be said of it, and
            raises UserFacingError where it fails.
        check_room: raises UserFacingError where a model of this name and size does not fit; it is
            told whether the weights will be packed.
        find_source: says what lies at a path; raises UserFacingError for what is not taken.
    """

    def __init__(
        self,
        library: ModelLibrary,
        models_dir: Path,
        build: BuildModel,
        describe: DescribeModel,
        *,
        try_model: TryModel,
        check_room: CheckRoom,
        find_source: FindSource = find_model_source,
    ) -> None:
        self._library = library
        self._models = models_dir
        self._build = build
        self._describe = describe
        self._try_model = try_model
        self._check_room = check_room
        self._find_source = find_source

    def __call__(
        self,
        path: Path,
        name: str,
        token: CancelToken,
        *,
        origin: ModelOrigin | None = None,
        replaced: str = "",
        record: RecordMade | None = None,
    ) -> Generator[Progressed, None, InstalledModel]:
        """Copy or convert it, try it, and install it; see ``ImportModel``."""
        source = self._find_source(path)
        name = name.strip() or _own_name(source)
        model_id = replaced or self.free_id(name)
        with self._workshop() as place:
            made = place / model_id
            self._check_room(name, *_size(source))
            if source.kind is SourceKind.FOLDER:
                yield from self._copy(source, made, name, token)
                _tell_origin(made, origin)
            else:
                yield from self._convert(source, made, name, token, origin)
            if record is not None:
                yield from record(made)
            token.raise_if_cancelled()
            yield Progressed(Phase.TRYING, 0, 0, Unit.STEPS)
            notes = self._try(made, name)
            token.raise_if_cancelled()
            target = self._models / model_id
            _put(made, target, place)
        facts = read_model_folder(target).facts
        return InstalledModel(facts, target, default=False, notes=notes)

    def free_id(self, name: str) -> str:
        """The id that a model of this name gets; raises UserFacingError where it is taken."""
        model_id = _NO_ID.sub("-", name).strip("-.")[:_LONGEST_ID] or "model"
        taken = {model.facts.id.casefold() for model in self._library.installed()}
        taken |= {entry.id.casefold() for entry in self._library.available()}
        if model_id.casefold() in taken or (self._models / model_id).exists():
            raise UserFacingError(
                tr("A model named “{name}” is in the list already.", name=model_id),
                "",
                tr("Remove it, or give this one another name."),
            )
        return model_id

    @contextmanager
    def _workshop(self) -> Iterator[Path]:
        """The hidden folder, emptied before and after."""
        place = self._models / PLACE
        try:
            place.mkdir(parents=True, exist_ok=True)
            with file_lock(place / _LOCK):
                _empty(place)
                try:
                    yield place
                finally:
                    _empty(place)
        except LockedError as error:
            raise UserFacingError(
                tr("Another model is being imported already."),
                tr("Another window or program is at it."),
                tr("Wait until it is done."),
            ) from error
        except OSError as error:
            raise write_error(error, self._models) from error

    def _copy(self, source: ModelSource, made: Path, name: str, token: CancelToken) -> Work:
        names = _names(source.path)
        total = sum((source.path / place).stat().st_size for place in names)
        copying = copy_files(names, source.path, made, token)
        sha256 = yield from _told(Phase.COPYING, copying, total)
        found = read_model_folder(made)
        facts = replace(found.facts, name=name)
        if not (made / MANIFEST).is_file():
            facts = replace(facts, source=source.path.name, sha256=sha256)
        write_manifest(replace(found, facts=facts))

    def _convert(
        self,
        source: ModelSource,
        made: Path,
        name: str,
        token: CancelToken,
        origin: ModelOrigin | None,
    ) -> Work:
        described = self._describe(source.path, name)
        if origin is not None:
            described = replace(
                described,
                source=origin.source,
                licence=origin.licence or described.licence,
                languages=origin.languages or described.languages,
            )
        files = source.weights()
        total = sum(file.stat().st_size for file in files)
        hashing = hash_files(files, token)
        sha256 = yield from _told(Phase.HASHING, hashing, total)
        yield from self._build(source.path, made, replace(described, sha256=sha256), token)

    def _try(self, made: Path, name: str) -> tuple[str, ...]:
        try:
            return self._try_model(made)
        except UserFacingError as error:
            raise UserFacingError(
                tr("The model “{name}” cannot be used.", name=name),
                error.why or error.what,
                tr("Choose another model, or another version of this one."),
            ) from error


def _tell_origin(made: Path, origin: ModelOrigin | None) -> None:
    """Write what is known of a copied folder besides what it says itself."""
    if origin is None:
        return
    found = read_model_folder(made)
    facts = replace(
        found.facts,
        source=origin.source,
        licence=origin.licence or found.facts.licence,
        languages=origin.languages or found.facts.languages,
    )
    write_manifest(replace(found, facts=facts))


def _put(made: Path, target: Path, place: Path) -> None:
    """Give a model its name; what had it goes back where that fails, else with the workshop."""
    aside = place / f".replaced-{target.name}"
    replaced = target.exists()
    if replaced:
        target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        if replaced:
            aside.rename(target)
        raise


def _told(
    phase: Phase, work: Generator[int, None, str], total: int
) -> Generator[Progressed, None, str]:
    """Bytes as progress; returns what the work does."""
    yield Progressed(phase, 0, total, Unit.BYTES)
    return (yield from changed(work, lambda done: Progressed(phase, done, total, Unit.BYTES)))


def _own_name(source: ModelSource) -> str:
    """What it is called where it lies; a folder of this app says it itself."""
    if (source.path / MANIFEST).is_file():
        return read_model_folder(source.path).facts.name
    return source.name


def _names(folder: Path) -> list[str]:
    try:
        return model_files(folder)
    except (ValueError, KeyError, TypeError) as error:
        raise UserFacingError(
            tr("The model folder “{name}” is damaged.", name=folder.name),
            tr("Its description could not be read ({error}).", error=repr(error)),
            tr("Choose another model, or another version of this one."),
        ) from error


def _size(source: ModelSource) -> tuple[int, bool]:
    """About how many bytes the installed model takes, and whether its weights will be packed."""
    if source.kind is SourceKind.FOLDER:
        names = _names(source.path)
        return sum((source.path / name).stat().st_size for name in names), False
    form = Form.GGUF if source.kind is SourceKind.GGUF else Form.SAFETENSORS
    size = sum(file.stat().st_size for file in source.weights())
    installed = installed_bytes(form, quantization(source.path.name), size)
    return installed, will_be_packed(form, installed)


def _empty(place: Path) -> None:
    """All but the lock itself."""
    for entry in place.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name != _LOCK:
            entry.unlink()
