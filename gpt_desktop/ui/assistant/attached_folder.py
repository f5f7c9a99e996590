"""A folder that a conversation reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.widgets.phase_words import amount_words


@dataclass(slots=True, eq=False)
class AttachedFolder:
    """A chip above the field, as long as the conversation reads the folder.

    Attributes:
        count: of documents in it when it was read last.
        reading: how far reading it is; None where that is over.
        error: why it could not be read or kept.
    """

    path: Path
    count: int = 0
    reading: Progressed | None = None
    error: Exception | None = None

    @property
    def id(self) -> str:
        return str(self.path)

    def title(self) -> str:
        return self.path.name or str(self.path)

    def facts(self) -> str:
        """How many documents, or how far reading them is."""
        if self.error is not None:
            return tr("Cannot be read")
        if self.reading is not None:
            return " · ".join(word for word in (tr("Reading…"), amount_words(self.reading)) if word)
        return tr_count("{count:,} document", "{count:,} documents", self.count)
