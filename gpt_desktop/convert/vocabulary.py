"""What a model folder keeps of a tokenizer, whatever it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A tokenizer ready to be written.

    Attributes:
        tokenizer: the text of ``tokenizer.json``.
        chat_template: Jinja source, "" where there is none.
        end_tokens: ids that end an answer; first the one that templates call ``eos_token``.
        begin_token: id before every prompt, or None.
    """

    tokenizer: str
    chat_template: str
    end_tokens: tuple[int, ...]
    begin_token: int | None
