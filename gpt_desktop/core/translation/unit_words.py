"""What is said of kept translations."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.translation.unit import ImportedUnits


def imported_words(imported: ImportedUnits) -> str:
    """What became of a file's units."""
    words = [tr_count("{count} translation was added.", "{count} translations were added.",
                      imported.added)]  # fmt: skip
    if imported.known:
        words.append(tr("{count} were there already.", count=imported.known))
    if imported.skipped:
        words.append(tr("{count} were left out: too long, or in languages that are not known.",
                        count=imported.skipped))  # fmt: skip
    return " ".join(words)
