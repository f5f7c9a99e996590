"""Which tokens of a GGUF end an answer, by the rules of llama.cpp's ``llama-vocab.cpp``.

Files name one or two of them; the others are known by their text.
"""

from __future__ import annotations

from gpt_desktop.convert.token_table import CONTROL, TokenTable

_KEYS = ("eos_token_id", "eot_token_id", "eom_token_id")
_NAMES = frozenset(
    {
        *("<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|im_end|>", "<|endoftext|>", "<|end|>"),
        *("<end_of_turn>", "</s>", "<eos>", "<EOT>", "_<EOT>", "[EOT]", "[EOS]"),
        *("<|return|>", "<|call|>", "<|flush|>", "<|calls|>", "<end_of_utterance>", "[e~["),
        *("<turn|>", "<|tool_response>", "<｜end▁of▁sentence｜>"),
        # What follows is another file's beginning, of which no answer has one.
        *("<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "<|file_sep|>"),
        *("<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"),
    }
)
# Also the end of struck-through text in HTML, which Gemma has a token for: an end only where the
# file marks it as a control token. llama.cpp ends Gemma's answers there.
_MARKUP = frozenset({"</s>"})
# The text of a token that ends nothing where all of the others are there.
_BUT_NOT: tuple[tuple[str, frozenset[str]], ...] = (
    ("<|end|>", frozenset({"<|return|>", "<|call|>"})),
    ("<|end|>", frozenset({"<|calls|>", "<|flush|>"})),
    ("</s>", frozenset({"<|tool_response>"})),
)


def end_names(table: TokenTable) -> set[str]:
    """The texts by which tokens of this vocabulary end an answer; control tokens, all of them."""
    names = {name for name in _NAMES if name in table.ids}
    names -= {name for name in names & _MARKUP if table.types[table.ids[name]] != CONTROL}
    for exception, others in _BUT_NOT:
        if others <= names:
            names.discard(exception)
    return names


def end_tokens(table: TokenTable) -> tuple[int, ...]:
    """Ids that end an answer, the one of the whole text first; empty where nothing names one.

    Raises:
        UserFacingError: one is named that is not there.
    """
    named = [table.id(key) for key in _KEYS if table.get(key) is not None]
    return tuple(dict.fromkeys([*named, *sorted(table.ids[name] for name in end_names(table))]))
