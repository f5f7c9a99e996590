"""Errors that a person can do something about, kept apart from bugs."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

_ENDS = ".!?…:;。！？：；"
_CLOSING = "”’\"')）」』"


def joined_sentences(*parts: str) -> str:
    """Parts of a message in one line; each ends before the next begins, as its script does."""
    line = ""
    for part in (each.strip() for each in parts):
        if not part:
            continue
        wide = east_asian_width(part[-1]) in "WF"
        ended = part.rstrip(_CLOSING).endswith(tuple(_ENDS))
        full = part if ended else part + ("。" if wide else ".")
        # Full-width punctuation brings its own room along.
        between = "" if not line or east_asian_width(line[-1]) in "WF" else " "
        line += between + full
    return line


class UserFacingError(Exception):
    """What the input or the environment did wrong, told to the person.

    Anything else that is raised is a bug of ours and is logged with its traceback.

    Args:
        what: what happened, one sentence, already translated.
        why: the reason as far as it is known, or ``""``.
        next_step: what the person can do now, or ``""``.
        retry_helps: whether the same thing, done once more, may work.
    """

    def __init__(
        self, what: str, why: str = "", next_step: str = "", *, retry_helps: bool = True
    ) -> None:
        super().__init__(what, why, next_step)
        self.retry_helps = retry_helps
        self.what = what
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        return joined_sentences(self.what, self.why, self.next_step)


class PromptTooLongError(UserFacingError):
    """The prompt does not fit the model's context.

    Attributes:
        prompt_tokens: what the prompt needs.
        available: what the model has for a prompt.
    """

    def __init__(
        self, what: str, why: str = "", next_step: str = "", *, prompt_tokens: int, available: int
    ) -> None:
        super().__init__(what, why, next_step)
        self.prompt_tokens = prompt_tokens
        self.available = available


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What a person was told of an error, as it can be kept: see ``UserFacingError``."""

    what: str
    why: str = ""
    next_step: str = ""
    retry_helps: bool = True

    def to_error(self) -> UserFacingError:
        """The error that is told in these words."""
        return UserFacingError(self.what, self.why, self.next_step, retry_helps=self.retry_helps)


def error_words(error: BaseException) -> ErrorWords | None:
    """What can be kept of an error; None for a bug, which its kind alone tells."""
    if isinstance(error, UserFacingError):
        return ErrorWords(error.what, error.why, error.next_step, error.retry_helps)
    return None
