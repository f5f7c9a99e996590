"""Computes what a question asks to be computed, before the model reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.note import calculation_note
from gpt_desktop.core.calculation.read import calculations_of
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.services.answer_request import Asked


def local_day() -> date:
    """Today, where the person is."""
    return datetime.now().astimezone().date()


class ComputeAsked:
    """Adds what was computed to a request: it is shown, and the model is told.

    Args:
        today: gives the day that dates are counted from.
    """

    def __init__(self, converter: UnitConverter, today: Callable[[], date] = local_day) -> None:
        self._converter = converter
        self._today = today

    def __call__(self, asked: Asked, request: TaskRequest) -> TaskRequest:
        """Implements ``RequestPart``."""
        del asked  # the request has the question's words
        return self.added_to(request)

    def added_to(self, request: TaskRequest) -> TaskRequest:
        """The request with the calculations of its text; loads the table of units where needed."""
        found = calculations_of(request.text, self._today(), self._converter).calculations
        if not found:
            return request
        note = calculation_note(request.text, found)
        return replace(request, known=(*request.known, *found), notes=(*request.notes, note))
