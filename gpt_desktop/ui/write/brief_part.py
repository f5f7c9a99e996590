"""New texts from a brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.options import LENGTH
from gpt_desktop.core.tasks.write.options import FACTS, HEADING, HEADINGS, KIND, KINDS, TONE
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.asked import Asked
from gpt_desktop.ui.write.brief_card import BriefCard, KindRow
from gpt_desktop.ui.write.brief_outline import BriefOutline
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.section_target import section_at_cursor
from gpt_desktop.ui.write.text_target import insert_target
from gpt_desktop.ui.write.writing_view import WritingView

_SECTION_KEYS = "Ctrl+Shift+Return"


class BriefPart(WritePart):
    """A row of kinds above the text; the one chosen has its brief below it."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.kinds = KindRow(KINDS)
        # What to write is chosen by the row of kinds and by the menu.
        options = [spec for spec in view.task.options if spec in (TONE, LENGTH)]
        self.brief = BriefCard(self.context, options)
        self.outline = BriefOutline(view)
        self.brief.headings.column.addWidget(self.outline)
        self.page.add_lead(self.kinds)
        self.page.add_above(self.brief)
        self.kinds.kind_changed.connect(self._on_kind_changed)
        self.brief.write_requested.connect(self.write)
        self.brief.outline_requested.connect(self.suggest_outline)
        self.outline.suggested.connect(self.brief.headings.replace_text)
        self.brief.closed.connect(self.close_brief)
        self.brief.changed.connect(view.keep_soon)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            view.add_shortcut(keys, self.write)
        view.add_shortcut(_SECTION_KEYS, self.write_section)

    def commands(self) -> Sequence[Command]:
        return (
            Command(tr("Write this section again"), tr("Write"), self.write_section, _SECTION_KEYS),
        )

    def draft(self) -> dict[str, object]:
        return {
            "kind": self.kinds.kind(),
            "brief": self.brief.brief.text(),
            "facts": self.brief.facts.text(),
            "headings": self.brief.headings.text(),
            **self.brief.options.values(),
        }

    def restore(self, draft: Mapping[str, object]) -> None:
        self.kinds.set_kind(str(draft.get("kind", self.view.option("action").default)))
        self.brief.brief.setPlainText(str(draft.get("brief", "")))
        self.brief.options.set_values(draft)
        self.brief.facts.set_text(str(draft.get("facts", "")))
        self.brief.headings.set_text(str(draft.get("headings", "")))
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
            self.view.action_asked.emit(Asked(kind, self._options(kind), target=target))

    @Slot()
    def suggest_outline(self) -> None:
        """Put headings that the model suggests into the field for them."""
        words, kind = self.brief.brief.text().strip(), self.kinds.kind()
        if words and kind:
            options = {**self._options(kind), "action": "outline", HEADINGS.id: ""}
            self.outline.suggest(WorkRequest(text=words, options=options))

    @Slot()
    def write_section(self) -> None:
        """Propose another text for the section at the cursor."""
        section = section_at_cursor(self.editor)
        if section is None:
            self.view.message_posted.emit(tr("There is no heading above the cursor."))
            return
        kind = self.kinds.kind() or KIND.default
        options = {**self._options(kind), HEADING.id: section.heading}
        target = section.target(self.brief.brief.text().strip() or section.heading)
        self.view.action_asked.emit(Asked("section", options, target=target))

    def _options(self, kind: str) -> dict[str, str]:
        return {
            **self.brief.options.values(),
            KIND.id: kind,
            FACTS.id: self.brief.facts.text(),
            HEADINGS.id: self.brief.headings.text(),
        }

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
