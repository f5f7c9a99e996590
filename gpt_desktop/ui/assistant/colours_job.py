"""The lexers for code in answers, loaded before the first code comes."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.background.job import Job
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.widgets.code_colours import load_lexers


def colours_job() -> Job:
    """Loads one after another, so that the window gets its turn between them."""

    def work(token: CancelToken) -> Generator[None, None, None]:
        for _ in load_lexers():
            token.raise_if_cancelled()
            yield

    return Job(tr("Loading the colours of code"), work)
