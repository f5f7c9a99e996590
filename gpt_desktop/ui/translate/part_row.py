"""All parts of one Translate view, asked one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.parts import PARTS
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command

P = TypeVar("P", bound=TranslatePart)


class PartRow(QObject):
    """Makes the parts."""

    def __init__(
        self, view: TranslatingView, parts: Sequence[type[TranslatePart]] | None = None
    ) -> None:
        super().__init__(view)
        made = PARTS if parts is None else parts
        self.all = tuple(make(view, view.page) for make in made)

    def part(self, kind: type[P]) -> P:
        """The one of a kind; raises LookupError where there is none."""
        for part in self.all:
            if isinstance(part, kind):
                return part
        raise LookupError(kind.__name__)

    @property
    def busy(self) -> bool:
        return any(part.busy for part in self.all)

    def commands(self) -> list[Command]:
        return [command for part in self.all for command in part.commands()]

    def added_to(self, request: WorkRequest) -> WorkRequest:
        """The request with what each part adds."""
        for part in self.all:
            request = part.add_to(request)
        return request

    def draft(self) -> dict[str, object]:
        return {key: value for part in self.all for key, value in part.draft().items()}

    def restore(self, draft: Mapping[str, object]) -> None:
        for part in self.all:
            part.restore(draft)

    def escape(self) -> bool:
        """Let the first that has something open close it."""
        return any(part.escape() for part in self.all)

    def stop(self) -> None:
        for part in self.all:
            part.stop()

    def forget_works(self) -> None:
        for part in self.all:
            part.forget_works()

    def model_changed(self) -> None:
        for part in self.all:
            part.model_changed()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return any(part.accepts_files(paths) for part in self.all)

    def open_files(self, paths: Sequence[Path]) -> None:
        """The first part that can takes them."""
        for part in self.all:
            if part.accepts_files(paths):
                part.open_files(paths)
                return
