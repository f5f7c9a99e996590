"""The tokenizer of a Hugging Face checkpoint, taken as it is."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from gpt_desktop.convert.checkpoint_config import CONFIG
from gpt_desktop.convert.checkpoint_file import read_json
from gpt_desktop.convert.errors import damaged
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, TOKENIZER

_SETTINGS = "tokenizer_config.json"
_GENERATION = "generation_config.json"


def read_checkpoint_vocabulary(folder: Path, vocab: int) -> Vocabulary:
    """Read ``tokenizer.json``, the chat template and the tokens that end an answer.

    Args:
        vocab: ids that the model knows.

    Raises:
        UserFacingError: a file is missing or damaged, or no token ends an answer.
    """
    path = folder / TOKENIZER
    try:
        text = read_bounded_text(path)
        tokenizer = Tokenizer.from_str(text)
        tokenizer.no_padding()  # could be to a length that takes all of the memory
        # The post-processor is what puts a begin token before a text, so it knows which.
        begin: list[int] = tokenizer.encode("", add_special_tokens=True).ids
    except Exception as error:  # tokenizers raises nothing more special
        raise damaged(TOKENIZER, tr("It could not be read ({error}).", error=error)) from error
    return Vocabulary(
        tokenizer=text,
        chat_template=read_chat_template(folder),
        end_tokens=_end_tokens(folder, vocab),
        begin_token=begin[0] if begin else None,
    )


def read_chat_template(folder: Path) -> str:
    """Jinja source, or "" where there is none. Raises UserFacingError if it is damaged."""
    path = folder / CHAT_TEMPLATE
    try:
        if path.is_file():
            return read_bounded_text(path)
    except (OSError, ValueError) as error:
        raise damaged(CHAT_TEMPLATE, tr("It could not be read ({error}).", error=error)) from error
    if not (folder / _SETTINGS).is_file():
        return ""
    template = read_json(folder / _SETTINGS).get("chat_template")
    if isinstance(template, list):
        named = [entry for entry in template if isinstance(entry, dict)]
        template = next((e.get("template") for e in named if e.get("name") == "default"), None)
    return template if isinstance(template, str) else ""


def _end_tokens(folder: Path, vocab: int) -> tuple[int, ...]:
    """Those of ``generation_config.json``, which knows the ends of turns, or else the config's."""
    for name in (_GENERATION, CONFIG):
        if not (folder / name).is_file():
            continue
        found = read_json(folder / name).get("eos_token_id")
        numbers = found if isinstance(found, list) else [found]
        ends = [number for number in numbers if type(number) is int and 0 <= number < vocab]
        if ends:
            return tuple(sorted(set(ends)))
    raise damaged(CONFIG, tr("It names no token that ends an answer."))
