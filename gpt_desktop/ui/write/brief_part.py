"""New texts from a brief."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.write.options import ACTION, ALTERNATIVES, KINDS
from gpt_desktop.ui.write.asked import Asked
from gpt_desktop.ui.write.brief_card import BriefCard, KindRow
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.text_target import insert_target
from gpt_desktop.ui.write.writing_view import WritingView


class BriefPart(WritePart):
    """A row of kinds above the text; the one chosen has its brief below it."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.kinds = KindRow(KINDS)
        # What to write is chosen by the row of kinds and by the menu.
        options = [spec for spec in view.task.options if spec not in (ACTION, ALTERNATIVES)]
        self.brief = BriefCard(self.context, options)
        self.page.add_lead(self.kinds)
        self.page.add_above(self.brief)
        self.kinds.kind_changed.connect(self._on_kind_changed)
        self.brief.write_requested.connect(self.write)
        self.brief.closed.connect(self.close_brief)
        self.brief.changed.connect(view.keep_soon)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            view.add_shortcut(keys, self.write)

    def draft(self) -> dict[str, object]:
        return {
            "kind": self.kinds.kind(),
            "brief": self.brief.brief.text(),
            **self.brief.options.values(),
        }

    def restore(self, draft: Mapping[str, object]) -> None:
        self.kinds.set_kind(str(draft.get("kind", self.view.option("action").default)))
        self.brief.brief.setPlainText(str(draft.get("brief", "")))
        self.brief.options.set_values(draft)
        self._show_kind()

    def activate(self) -> bool:
        if not self.kinds.kind():
            return False
        self.brief.brief.setFocus()
        return True

    def escape(self) -> bool:
        if not self.kinds.kind():
            return False
        self.close_brief()
        return True

    @Slot()
    def write(self) -> None:
        """Propose a new text of the kind chosen, from the brief."""
        words, kind = self.brief.brief.text().strip(), self.kinds.kind()
        if words and kind:
            target = insert_target(self.editor, words)
            self.view.action_asked.emit(Asked(kind, self.brief.options.values(), target=target))

    @Slot()
    def close_brief(self) -> None:
        self.kinds.set_kind("")
        self._on_kind_changed("")

    def _show_kind(self) -> None:
        """Show the brief of the kind that is chosen, or none."""
        kind = self.kinds.kind()
        labels = {choice.value: choice.label for choice in KINDS}
        self.brief.setVisible(bool(kind))
        if kind:
            self.brief.heading.setText(tr(labels[kind]))

    @Slot(str)
    def _on_kind_changed(self, kind: str) -> None:
        self._show_kind()
        (self.brief.brief if kind else self.editor).setFocus()
        self.view.keep_soon()
