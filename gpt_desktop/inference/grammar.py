"""Which tokens a constraint allows next, by llguidance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.constraints import Constraint, JsonSchema, Pattern
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.inference.kv_cache import common_prefix
from gpt_desktop.inference.tokenizer import TextTokenizer

if TYPE_CHECKING:
    from llguidance import LLMatcher, LLTokenizer

# Blanks are fixed: small models like to go on with white space where JSON lets them.
_JSON_FORM = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}


class Grammar:
    """Follows one answer.

    Args:
        begin: how many tokens come before the answer.
    """

    def __init__(self, matcher: LLMatcher, vocab_size: int, begin: int) -> None:
        self._matcher = matcher
        self._begin = begin
        self._taken: list[int] = []
        self._mask = np.zeros(-(-vocab_size // 32), dtype=np.int32)

    def allowed(self, tokens: Sequence[int]) -> NDArray[np.bool_]:
        """Which tokens may come next, [vocab_size or a little more].

        Args:
            tokens: prompt and answer so far.
        """
        self._follow(tokens)
        self._matcher.unsafe_compute_mask_ptr(self._mask.ctypes.data, self._mask.nbytes)
        return np.unpackbits(self._mask.view(np.uint8), bitorder="little").view(np.bool_)

    def forced(self, tokens: Sequence[int]) -> list[int]:
        """The tokens that must come next, as far as there is no choice."""
        self._follow(tokens)
        ids: list[int] = self._matcher.compute_ff_tokens()
        return ids

    def _follow(self, tokens: Sequence[int]) -> None:
        answer = tokens[self._begin :]
        kept = common_prefix(self._taken, answer)
        if kept < len(self._taken):
            self._matcher.rollback(len(self._taken) - kept)
        if not self._matcher.consume_tokens(list(answer[kept:])):
            raise RuntimeError(f"tokens outside of the grammar: {self._matcher.get_error()}")
        self._taken = list(answer)


class Grammars:
    """Makes grammars over a model's vocabulary.

    Args:
        tokenizer: its tables are read at the first use.
        end_tokens: ids that end an answer.
    """

    def __init__(
        self, tokenizer: TextTokenizer, vocab_size: int, end_tokens: Sequence[int]
    ) -> None:
        self._tokenizer = tokenizer
        self._vocab_size = vocab_size
        self._ends = list(end_tokens)
        self._vocabulary: LLTokenizer | None = None
        self._blank_first = False

    def grammar(self, constraint: Constraint, begin: int) -> Grammar:
        """The grammar of an answer that begins after ``begin`` tokens.

        Raises:
            UserFacingError: the constraint cannot be followed.
        """
        from llguidance import LLMatcher, LLTokenizer  # only few answers need it

        if not self._ends:
            raise _unusable(tr("The model has no token that ends an answer."))
        if self._vocabulary is None:
            table = json.loads(self._tokenizer.as_json())
            self._blank_first = _takes_first_blank(table.get("decoder") or {})
            try:
                self._vocabulary = LLTokenizer(
                    json.dumps(_with_bytes(table)),
                    n_vocab=self._vocab_size,
                    eos_token=self._ends,
                )
            except ValueError as error:
                raise _unusable(
                    tr("The model's tokenizer is of a kind that cannot be held to a form.")
                ) from error
        matcher = LLMatcher(self._vocabulary, _rules(constraint, self._blank_first), log_level=0)
        if matcher.is_error():
            raise _unusable(" ".join(matcher.get_error().split())[:300])
        return Grammar(matcher, self._vocab_size, begin)


def _with_bytes(table: dict[str, Any]) -> dict[str, Any]:
    """A ``tokenizer.json`` from which llguidance can tell the bytes of each token.

    It does not know Metaspace, with which Unigram tokenizers write blanks as "▁".
    """
    decoder = table.get("decoder") or {}
    if decoder.get("type") != "Metaspace":
        return table
    blanks = {"String": decoder.get("replacement", "▁")}
    steps = [
        {"type": "Replace", "pattern": blanks, "content": " "},
        {"type": "ByteFallback"},
        {"type": "Fuse"},
    ]
    return {**table, "decoder": {"type": "Sequence", "decoders": steps}}


def _takes_first_blank(decoder: dict[str, Any]) -> bool:
    """Whether a blank at the beginning of a text is no part of it.

    Models with such tokenizers begin answers with "▁Yes" and hardly ever with "Yes".
    """
    match decoder.get("type"):
        case "Metaspace":
            return decoder.get("prepend_scheme") != "never"
        case "Strip":
            return decoder.get("content") == " " and decoder.get("start", 0) > 0
        case "Sequence":
            return any(map(_takes_first_blank, decoder.get("decoders", [])))
    return False


def _rules(constraint: Constraint, blank_first: bool) -> str:
    """The constraint in llguidance's own language.

    Args:
        blank_first: a blank may come before what the constraint asks for.
    """
    from llguidance import LLMatcher

    if isinstance(constraint, Pattern):
        regex = f" ?(?:{constraint.regex})" if blank_first else constraint.regex
        return LLMatcher.grammar_from_regex(regex)
    if isinstance(constraint, JsonSchema):
        schema = json.dumps({**json.loads(constraint.schema), "x-guidance": _JSON_FORM})
        if not blank_first:
            return LLMatcher.grammar_from_json_schema(schema)
        return LLMatcher.grammar_from_lark(f'start: " "? form\nform: %json {schema}')
    quoted = " | ".join(json.dumps(value, ensure_ascii=False) for value in constraint.values)
    return LLMatcher.grammar_from_lark(
        f'start: " "? ({quoted})' if blank_first else f"start: {quoted}"
    )


def _unusable(why: str) -> UserFacingError:
    return UserFacingError(
        tr("The form asked of the answer cannot be used."),
        why,
        tr("Change the schema, pattern or choices."),
    )
