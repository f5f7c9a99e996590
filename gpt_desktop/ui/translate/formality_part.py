"""How formal a translation is to be, where its language speaks in two ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.formality import has_formality
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.widgets.option_box import OptionBox

_OPTION = "formality"


class FormalityPart(TranslatePart):
    """A box beside the languages, hidden where there is nothing to choose."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        spec = view.option(_OPTION)
        self.box = OptionBox(spec, labelled=False)
        self.box.set_label(spec.default, tr("Formality"))  # until one is chosen
        self.box.setMinimumWidth(self.box.sizeHint().width())  # languages shrink, this does not
        self._work_id = ""
        page.bar.add_option(self.box)
        self.box.value_changed.connect(view.keep_soon)
        view.target.value_changed.connect(self._show)
        view.work_changed.connect(self._follow_work)
        self._show()

    def add_to(self, request: WorkRequest) -> WorkRequest:
        if self.box.isHidden():
            return request
        return replace(request, options={**request.options, _OPTION: self.box.value()})

    def draft(self) -> dict[str, object]:
        return {_OPTION: self.box.value()}

    def restore(self, draft: Mapping[str, object]) -> None:
        self.box.set_value(str(draft.get(_OPTION, "")))

    @Slot()
    def _show(self) -> None:
        self.box.setVisible(has_formality(self.view.target.value()))

    @Slot()
    def _follow_work(self) -> None:
        """Choose what an older translation was made with, once it is shown."""
        stored = self.view.work.stored
        if stored is not None and stored.id != self._work_id:
            self._work_id = stored.id
            self.box.set_value(stored.request.options.get(_OPTION, ""))
