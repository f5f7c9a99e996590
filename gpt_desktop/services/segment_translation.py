"""A segment of a translation again, on the model of the translation."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Protocol, runtime_checkable

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.translate.again import SegmentRequest, Suggestion
from gpt_desktop.core.translation.glossary import GlossaryStore, terms_of
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.services.model_host import ModelHost


@runtime_checkable
class WritesSegments(Protocol):
    """A task that translates a single segment."""

    def suggest(
        self, request: SegmentRequest, generator: TextGenerator, token: CancelToken, most: int
    ) -> Generator[TaskEvent, None, tuple[Suggestion, ...]]: ...

    def put_back(
        self, text: str, pair: Pair, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, str]: ...


class SegmentTranslation:
    """Implements ``TranslateSegments``: loads the model first where needed.

    Args:
        glossary: its terms of a segment's languages count, with those of the request.
    """

    def __init__(
        self, task: WritesSegments, host: ModelHost, glossary: GlossaryStore | None = None
    ) -> None:
        self._task = task
        self._host = host
        self._glossary = glossary

    def alternatives(
        self, request: SegmentRequest, token: CancelToken, model_id: str = "", most: int = 3
    ) -> Generator[TaskEvent, None, tuple[Suggestion, ...]]:
        """Other translations; see ``TranslateSegments.alternatives``."""
        if self._glossary is not None:
            own = terms_of(request.pair, self._glossary.terms())
            request = replace(request, terms=tuple(dict.fromkeys((*request.terms, *own))))
        generator = yield from self._host.ready(token, model_id)
        with self._host.using(generator):
            return (yield from self._task.suggest(request, generator, token, most))

    def back(
        self, text: str, pair: Pair, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, str]:
        """The translation put back; see ``TranslateSegments.back``."""
        generator = yield from self._host.ready(token, model_id)
        with self._host.using(generator):
            return (yield from self._task.put_back(text, pair, generator, token))
