"""All that the app keeps: measured, and deleted in parts or as a whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.stored_data import DataKind, Eraser, StoredPlace
from gpt_desktop.storage.file_group import FileGroup, named, remove_if_empty


class StoredFiles:
    """The StoredData of the app.

    Args:
        folder: that holds the groups' files.
        groups: one a kind, in the order shown.
        leftovers: of fetching models; they are no models and always go with the rest.
        eraser: deletes from the open database.
        keeps_folder: the folder stays, empty: that it is there means something.
    """

    def __init__(
        self,
        folder: Path,
        groups: Sequence[FileGroup],
        leftovers: FileGroup,
        eraser: Eraser,
        *,
        keeps_folder: bool = False,
    ) -> None:
        self.folder = folder
        self._groups = {group.kind: group for group in groups}
        self._leftovers = leftovers
        self._eraser = eraser
        self._keeps_folder = keeps_folder
        self._lock = threading.Lock()
        self._asked = False
        self._with_models = False

    @property
    def places(self) -> tuple[StoredPlace, ...]:
        return tuple(StoredPlace(group.kind, group.shown) for group in self._groups.values())

    @property
    def asked_to_delete_all(self) -> bool:
        return self._asked

    def measure(self, token: CancelToken) -> Generator[None, None, dict[DataKind, int]]:
        sizes: dict[DataKind, int] = {}
        for kind, group in self._groups.items():
            token.raise_if_cancelled()
            sizes[kind] = group.size()
            yield
        return sizes

    def delete_caches(self, token: CancelToken) -> Generator[None, None, int]:
        token.raise_if_cancelled()
        yield
        return self.forget_caches()

    def forget_caches(self) -> int:
        """Delete them now; returns the bytes freed. Raises UserFacingError as ``delete``."""
        with self._lock:
            return self._groups[DataKind.CACHES].delete()

    def delete_conversations(self, token: CancelToken) -> Generator[None, None, int]:
        return (yield from self._erased(self._eraser.erase_conversations, token))

    def delete_works(self, token: CancelToken) -> Generator[None, None, int]:
        return (yield from self._erased(self._eraser.erase_works, token))

    def delete_texts(self, token: CancelToken) -> Generator[None, None, int]:
        return (yield from self._erased(self._eraser.erase_texts, token))

    def delete_translations(self, token: CancelToken) -> Generator[None, None, int]:
        return (yield from self._erased(self._eraser.erase_translations, token))

    def delete_decks(self, token: CancelToken) -> Generator[None, None, int]:
        return (yield from self._erased(self._eraser.erase_decks, token))

    def _erased(self, erase: Callable[[], None], token: CancelToken) -> Generator[None, None, int]:
        token.raise_if_cancelled()
        yield
        group = self._groups[DataKind.CONVERSATIONS]
        before = group.size()
        erase()
        name = group.shown.name
        copies = named(f"{name}.damaged-*", f"{name}.schema-*")
        FileGroup(group.kind, group.folder, group.shown, copies).delete()
        return before - group.size() + self.forget_caches()

    def ask_to_delete_all(self, *, with_models: bool) -> None:
        self._asked, self._with_models = True, with_models

    def delete_all(self) -> None:
        if not self._asked:
            return
        kept = () if self._with_models else (DataKind.MODELS,)
        groups = [group for kind, group in self._groups.items() if kind not in kept]
        failed: UserFacingError | None = None
        for group in (*groups, self._leftovers):
            try:
                group.delete()
            except UserFacingError as error:
                failed = error
        if failed is not None:
            raise failed
        if self._keeps_folder:
            self.folder.mkdir(exist_ok=True)
        else:
            remove_if_empty(self.folder)
