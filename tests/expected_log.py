"""What the code under test logs: a warning or an error that no test asked for is a fault."""

from __future__ import annotations

import copy
import logging

PEERS = ("optimum.", "transformers.")
"""What converted models are held against. What these log about themselves is no fault of ours, and
whether the root logger hears of it depends on the environment variable ``CI`` (transformers 4.57,
``utils/logging.py``)."""


class ExpectedLog(logging.Handler):
    """Hears every record of at least a warning, in the words of the log, traceback and all.

    Called with words, it asks for them: one record or more must hold them by the test's end.

    Attributes:
        said: the records in their order, each as one text.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self._asked: list[str] = []

    def __call__(self, words: str) -> None:
        self._asked.append(words)

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(PEERS):
            return
        # A copy: formatting writes the exception's text into the record, for all other handlers.
        self.said.append(self.format(copy.copy(record)))

    def check(self) -> None:
        """Raises AssertionError for records nobody asked for, and for words nobody said."""
        unasked = [text for text in self.said if not any(each in text for each in self._asked)]
        assert not unasked, "logged, and no test asked for it: " + "\n".join(unasked)
        unsaid = [each for each in self._asked if not any(each in text for text in self.said)]
        assert not unsaid, f"asked for and never logged: {unsaid}"
