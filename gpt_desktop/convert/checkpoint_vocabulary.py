"""The tokenizer of a Hugging Face checkpoint, taken as it is where that is possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from gpt_desktop.convert.added_tokens import added_tokens
from gpt_desktop.convert.checkpoint_config import CONFIG
from gpt_desktop.convert.checkpoint_file import read_json
from gpt_desktop.convert.errors import damaged
from gpt_desktop.convert.piece_model import read_piece_model
from gpt_desktop.convert.piece_tokenizer import piece_tokenizer
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.foreign_models import Foreign, foreign
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, TOKENIZER

_SETTINGS = "tokenizer_config.json"
_GENERATION = "generation_config.json"
_ADDED = "added_tokens.json"
_PIECES = ("tokenizer.model", "spiece.model")
_ANY_TEXT = "a"


def read_checkpoint_vocabulary(folder: Path, vocab: int) -> Vocabulary:
    """Read the tokenizer, the chat template and the tokens that end an answer.

    Args:
        vocab: ids that the model knows.

    Raises:
        UserFacingError: a file is missing or damaged, or no token ends an answer.
    """
    settings = _optional_json(folder / _SETTINGS)
    own = (folder / TOKENIZER).is_file()
    found = _read_tokenizer(folder) if own else _read_pieces(folder, settings, vocab)
    begin = found.begin
    if isinstance(settings.get("add_bos_token"), bool):
        named = found.id(settings.get("bos_token"))
        other = found.begin if named is None else named
        begin = other if settings["add_bos_token"] else None
    named_end = found.id(settings.get("eos_token"))
    return Vocabulary(
        tokenizer=found.text,
        chat_template=read_chat_template(folder),
        end_tokens=_end_tokens(folder, vocab, found.end if named_end is None else named_end),
        begin_token=begin,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A tokenizer, and what it says itself of the tokens that begin and end a text."""

    text: str
    tokenizer: Tokenizer
    begin: int | None
    end: int | None = None

    def id(self, token: object) -> int | None:
        """Of a token by its text, which some configurations wrap in a table."""
        text = token.get("content") if isinstance(token, dict) else token
        id_: int | None = self.tokenizer.token_to_id(text) if isinstance(text, str) else None
        return id_


def _read_tokenizer(folder: Path) -> _Found:
    try:
        text = read_bounded_text(folder / TOKENIZER)
        tokenizer = Tokenizer.from_str(text)
        tokenizer.no_padding()  # could be to a length that takes all of the memory
        tokenizer.no_truncation()
        return _Found(text, tokenizer, _processed_begin(tokenizer))
    except Exception as error:  # tokenizers raises nothing more special
        raise damaged(TOKENIZER, tr("It could not be read ({error}).", error=error)) from error


def _read_pieces(folder: Path, settings: Mapping[str, object], vocab: int) -> _Found:
    """By SentencePiece's own file, which old checkpoints have alone."""
    path = next((folder / name for name in _PIECES if (folder / name).is_file()), None)
    if path is None:
        raise foreign(folder.name, Foreign.NO_TOKENIZER)
    model = read_piece_model(path)
    added = added_tokens(settings, _optional_json(folder / _ADDED), vocab)
    text = piece_tokenizer(model, added)
    begin, end = (id_ if id_ >= 0 else None for id_ in (model.begin, model.end))
    try:
        return _Found(text, Tokenizer.from_str(text), begin, end)
    except Exception as error:  # tokenizers raises nothing more special
        raise damaged(path.name, tr("It could not be read ({error}).", error=error)) from error


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
        table = _optional_json(folder / name)
        text = table.get("text_config")  # of models that see, too
        inner = text.get("eos_token_id") if isinstance(text, dict) else None
        found = table.get("eos_token_id", inner)
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
