"""The tokenizer of a Hugging Face checkpoint, taken as it is."""

from __future__ import annotations

from collections.abc import Mapping
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
_ANY_TEXT = "a"


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
        tokenizer.no_truncation()
        begin = _processed_begin(tokenizer)
    except Exception as error:  # tokenizers raises nothing more special
        raise damaged(TOKENIZER, tr("It could not be read ({error}).", error=error)) from error
    settings = _optional_json(folder / _SETTINGS)
    named = {
        key: tokenizer.token_to_id(_content(settings.get(key)))
        for key in ("bos_token", "eos_token")
    }
    if isinstance(settings.get("add_bos_token"), bool):
        begin = named["bos_token"] if settings["add_bos_token"] else None
    return Vocabulary(
        tokenizer=text,
        chat_template=read_chat_template(folder),
        end_tokens=_end_tokens(folder, vocab, named["eos_token"]),
        begin_token=begin,
    )


def _processed_begin(tokenizer: Tokenizer) -> int | None:
    """What the post-processor puts before a text, if anything; it may put something after, too."""
    whole: list[int] = tokenizer.encode(_ANY_TEXT, add_special_tokens=True).ids
    plain: list[int] = tokenizer.encode(_ANY_TEXT, add_special_tokens=False).ids
    begins = bool(plain) and len(whole) > len(plain) and whole[: len(plain)] != plain
    return whole[0] if begins else None


def read_chat_template(folder: Path) -> str:
    """Jinja source, or "" where there is none. Raises UserFacingError if it is damaged."""
    path = folder / CHAT_TEMPLATE
    try:
        if path.is_file():
            return read_bounded_text(path)
    except (OSError, ValueError) as error:
        raise damaged(CHAT_TEMPLATE, tr("It could not be read ({error}).", error=error)) from error
    template = _optional_json(folder / _SETTINGS).get("chat_template")
    if isinstance(template, list):
        named = [entry for entry in template if isinstance(entry, dict)]
        template = next((e.get("template") for e in named if e.get("name") == "default"), None)
    return template if isinstance(template, str) else ""


def _end_tokens(folder: Path, vocab: int, named: int | None) -> tuple[int, ...]:
    """Those of ``generation_config.json``, which knows the ends of turns, or else the config's.

    Args:
        named: the one that the tokenizer names, which ends turns as well.
    """
    ends: list[int] = []
    for name in (_GENERATION, CONFIG):
        found = _optional_json(folder / name).get("eos_token_id")
        numbers = found if isinstance(found, list) else [found]
        ends = [number for number in numbers if type(number) is int and 0 <= number < vocab]
        if ends:
            break
    first = [] if named is None or named >= vocab else [named]
    if not first and not ends:
        raise damaged(CONFIG, tr("It names no token that ends an answer."))
    return tuple(dict.fromkeys([*first, *ends]))


def _optional_json(path: Path) -> Mapping[str, object]:
    return read_json(path) if path.is_file() else {}


def _content(token: object) -> str:
    """The text of a token, which some configurations wrap in a table; "" where there is none."""
    text = token.get("content") if isinstance(token, dict) else token
    return text if isinstance(text, str) else ""
