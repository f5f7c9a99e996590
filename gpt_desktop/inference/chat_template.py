"""The model's chat template: turns of a conversation to the text the model was trained on."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence

import jinja2

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub_folder import hub_template
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Message
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, ModelFolder
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.sandbox import TemplateEnvironment, TemplateRefusedError, render
from gpt_desktop.inference.tokenizer import Piece

_DAMAGE = (OSError, ValueError, KeyError, TypeError, RecursionError, jinja2.TemplateError)
_LARGEST = 1_000_000  # characters of a template


class ChatTemplate:
    """Renders conversations so that only the template's own letters can be control tokens.

    Contents are kept out of the rendering: unguessable marks stand for them.

    Args:
        source: jinja text.
        begin, end: the tokens that templates call bos_token and eos_token.
        defused: takes the letters of control tokens in a text apart.

    Raises:
        jinja2.TemplateError: the source is no template.
    """

    def __init__(self, source: str, begin: str, end: str, defused: Callable[[str], str]) -> None:
        self._template = TemplateEnvironment().from_string(source)
        self._tokens = {"bos_token": begin, "eos_token": end}
        self._defused = defused

    def render(self, messages: Sequence[Message]) -> list[Piece]:
        """The conversation up to where the answer begins.

        Raises:
            UserFacingError: the template does not take these turns, or cannot be used.
        """
        marks = [_mark(index) for index in range(len(messages))]
        contents = [
            _within_blanks(message.content, mark)
            for message, mark in zip(messages, marks, strict=True)
        ]
        text = self._rendered(messages, contents)
        expected = [
            mark for message, mark in zip(messages, marks, strict=True) if message.content.strip()
        ]
        if all(mark in text for mark in expected):
            return _pieces(
                text,
                dict(zip(marks, (message.content.strip() for message in messages), strict=True)),
            )
        return self._rendered_openly(messages)

    def _rendered_openly(self, messages: Sequence[Message]) -> list[Piece]:
        """With the contents in it, for a template that changes or leaves out some of them.

        Letters of control tokens in them are taken apart first: nothing tells them from the
        template's own afterwards.
        """
        contents = [self._defused(message.content) for message in messages]
        return [Piece(self._rendered(messages, contents), from_template=True)]

    def _rendered(self, messages: Sequence[Message], contents: Sequence[str]) -> str:
        turns = [
            {"role": message.role.value, "content": content}
            for message, content in zip(messages, contents, strict=True)
        ]
        try:
            return render(
                self._template,
                {"messages": turns, "add_generation_prompt": True, **self._tokens},
            )
        except TemplateRefusedError as error:
            raise UserFacingError(
                tr("The model does not take this conversation."),
                str(error)[:300],
                tr("Start a new conversation, or choose another model."),
            ) from error
        except Exception as error:  # the template is foreign code: it can raise anything
            raise UserFacingError(
                tr("The model's chat template cannot be used."),
                tr("Running it failed ({error}).", error=repr(error)[:300]),
                tr("Choose another model, or get this one again in Models."),
            ) from error


def load_chat_template(
    folder: ModelFolder, begin: str, end: str, defused: Callable[[str], str]
) -> ChatTemplate | None:
    """Read a folder's template; None where it has none.

    Raises:
        UserFacingError: the file is damaged.
    """
    try:
        source = hub_template(folder.path)
        if source is None:
            return None
        if len(source) > _LARGEST:
            raise ValueError(len(source))
        return ChatTemplate(source, begin, end, defused)
    except _DAMAGE as error:
        why = tr(
            "The file {file} could not be read ({error}).",
            file=CHAT_TEMPLATE,
            error=repr(error)[:300],
        )
        raise damaged_model(folder.path.name, why) from error


def _mark(index: int) -> str:
    """Private-use characters and digits: no trimming, no change of case touches them."""
    return f"\ue000{index}\ue001{secrets.randbits(128)}\ue000"


def _within_blanks(content: str, mark: str) -> str:
    """The mark for the content, within the content's own blanks, which templates trim."""
    core = content.strip()
    if not core:
        return content
    start = content.index(core)
    return content[:start] + mark + content[start + len(core) :]


def _pieces(text: str, contents: dict[str, str]) -> list[Piece]:
    """Split at the marks and put the contents in their places."""
    if not contents:
        return [Piece(text, from_template=True)]
    pattern = "|".join(re.escape(mark) for mark in contents)
    parts = re.split(f"({pattern})", text)
    return [
        Piece(contents[part]) if part in contents else Piece(part, from_template=True)
        for part in parts
        if part
    ]
