"""The texts that quality is measured on; ``data/texts/README.md`` says where they come from."""

from __future__ import annotations

import json
from pathlib import Path

import jinja2
from tokenizers import Tokenizer

from gpt_desktop.core.model_folder import CHAT_TEMPLATE, TOKENIZER

_LICENCE = Path(__file__).parents[2] / "LICENSE"
_FOLDER = Path(__file__).parent / "data" / "texts"
_MOST_TOKENS = 2048

LICENCE = "licence"
CHAT = "chat"
KINDS = ("prose", "code", "dialogue")


def text_names(folder: Path) -> tuple[str, ...]:
    """The texts for a model; the chat only where it has a chat template."""
    chat = (CHAT,) if (folder / CHAT_TEMPLATE).is_file() else ()
    return (LICENCE, *KINDS, *chat)


def text_ids(name: str, folder: Path) -> list[int]:
    """A text in the tokens of the model in ``folder``: the licence all of it, others 2,048."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    ids: list[int] = tokenizer.encode(_text(name, folder)).ids
    return ids if name == LICENCE else ids[:_MOST_TOKENS]


def _text(name: str, folder: Path) -> str:
    if name == LICENCE:
        return _LICENCE.read_text(encoding="utf-8")
    if name != CHAT:
        return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    messages = json.loads((_FOLDER / "chat.json").read_text(encoding="utf-8"))
    template = (folder / CHAT_TEMPLATE).read_text(encoding="utf-8")
    rendered: str = jinja2.Template(template).render(messages=messages)
    return rendered
