"""How far a fetch or an import is, in a line."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import FetchProgress
from gpt_desktop.ui.widgets.lines import ProgressLine
from gpt_desktop.ui.widgets.quantities import size_words

_SMALLEST_SIZE = 10_000  # bytes; a model has fewer layers


def show_fetch(line: ProgressLine, progress: FetchProgress, seconds_left: float | None) -> None:
    """A fetch's or an import's progress, in bytes or, where layers are counted, as a share."""
    amount = size_words(progress.done) if progress.done else ""
    if 0 < progress.total < _SMALLEST_SIZE:
        amount = f"{100 * progress.done // progress.total} %"
    elif progress.total:
        amount = tr(
            "{done} of {total}", done=size_words(progress.done), total=size_words(progress.total)
        )
    line.show_words(progress.step, progress.done, progress.total, amount, seconds_left)
