"""All parts of one Translate view, asked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.parts import PARTS
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.part_group import PartGroup


class PartRow(PartGroup[TranslatePart]):
    """Makes the parts."""

    def __init__(
        self, view: TranslatingView, parts: Sequence[type[TranslatePart]] | None = None
    ) -> None:
        made = PARTS if parts is None else parts
        super().__init__(view, tuple(make(view, view.page) for make in made))

    @property
    def busy(self) -> bool:
        return any(part.busy for part in self.all)

    def added_to(self, request: WorkRequest) -> WorkRequest:
        """The request with what each part adds."""
        for part in self.all:
            request = part.add_to(request)
        return request

    def stop(self) -> None:
        for part in self.all:
            part.stop()
