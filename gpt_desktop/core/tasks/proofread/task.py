"""Proofreading: changes to a text, each with its reason and what the model says of it."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import mark
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.tasks.base import OptionSpec, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.proofread.run import ProofreadRun

LANGUAGE = OptionSpec("language", mark("Language"), (), "")
"""The code of the text's language; "" to look at the text."""
IGNORED = OptionSpec("ignored", mark("Words to leave as they are"), (), "")
"""Words parted by blanks."""


class ProofreadTask:
    """Proposes changes; the text itself stays as it is.

    The result's text is the request's, and its annotations are edits of it, in their order.
    """

    id = "proofread"
    title = mark("Proofread")
    options = (LANGUAGE, IGNORED)

    def __init__(self, means: ProofreadMeans) -> None:
        self._means = means

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Proofread.

        Raises:
            UserFacingError: there is no text, or nothing that could check its language.
        """
        return (yield from ProofreadRun(self._means, request, generator, token).changes())
