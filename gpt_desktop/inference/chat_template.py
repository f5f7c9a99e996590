"""The model's chat template: turns of a conversation to the text the model was trained on."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub_folder import hub_template
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Message
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, ModelFolder
from gpt_desktop.core.thinking import MARKS
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.sandbox import TemplateEnvironment, TemplateRefusedError, render
from gpt_desktop.inference.sandbox_bounds import TemplateLimitError
from gpt_desktop.inference.template_form import find_form
from gpt_desktop.inference.tokenizer import Piece

_LARGEST = 200_000  # characters of a template; the longest known have some 40,000


class ChatTemplate:
    """Renders conversations so that only the template's own letters can be control tokens.

    Contents are kept out of the rendering: unguessable marks stand for them.

    Attributes:
        form: what it takes.
        knows_thinking: it names the marks of some family's thinking.
        marks: those, or the usual ones.

    Args:
        source: jinja text.
        begin, end: the tokens that templates call bos_token and eos_token.
        defused: takes the letters of control tokens in a text apart.

    Raises:
        jinja2.TemplateError: the source is no template.
    """

    def __init__(self, source: str, begin: str, end: str, defused: Callable[[str], str]) -> None:
        self._template = TemplateEnvironment().from_string(source)
        self._defused = defused
        known = [marks for marks in MARKS if marks.closing in source]
        self.knows_thinking = bool(known)
        self.marks = known[0] if known else MARKS[0]
        self._ran_away = ""  # why; it is not run again
        tokens: dict[str, object] = {"bos_token": begin, "eos_token": end}
        # Most ask whether there are tools, as transformers has it; some go through them unasked.
        for values in ({**tokens, "tools": None, "documents": None}, tokens):
            self._values = values
            self.form = find_form(self._tried)
            if self.form.turns:
                break

    def render(self, messages: Sequence[Message], thinks: bool = False) -> list[Piece]:
        """The conversation up to where the answer, or the thinking before it, begins.

        Raises:
            UserFacingError: the template does not take these turns, or cannot be used.
        """
        messages = self.form.fitted(messages)
        nonce = secrets.randbits(128)
        marks = [_mark(index, nonce) for index in range(len(messages))]
        contents = [
            _within_blanks(message.content, mark)
            for message, mark in zip(messages, marks, strict=True)
        ]
        text = self._rendered(messages, contents, thinks)
        expected = [
            mark for message, mark in zip(messages, marks, strict=True) if message.content.strip()
        ]
        if all(mark in text for mark in expected):
            return _pieces(text, [message.content.strip() for message in messages], nonce)
        return self._rendered_openly(messages, thinks)

    def _rendered_openly(self, messages: Sequence[Message], thinks: bool) -> list[Piece]:
        """With the contents in it, for a template that changes or leaves out some of them.

        Letters of control tokens in them are taken apart first: nothing tells them from the
        template's own afterwards.
        """
        contents = [self._defused(message.content) for message in messages]
        return [Piece(self._rendered(messages, contents, thinks), from_template=True)]

    def _rendered(self, messages: Sequence[Message], contents: Sequence[str], thinks: bool) -> str:
        try:
            return self._run(messages, contents, self.form.parts, thinks)
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

    def _tried(self, messages: Sequence[Message], parts: bool, thinks: bool) -> str | None:
        """None where it does not take these."""
        try:
            return self._run(messages, [message.content for message in messages], parts, thinks)
        except Exception:  # foreign code: it can raise anything
            return None

    def _run(
        self, messages: Sequence[Message], contents: Sequence[str], parts: bool, thinks: bool
    ) -> str:
        turns: list[dict[str, Any]] = [
            {
                "role": message.role.value,
                "content": [{"type": "text", "text": content}] if parts else content,
            }
            for message, content in zip(messages, contents, strict=True)
        ]
        if self._ran_away:
            raise TemplateLimitError(self._ran_away)
        values = {
            "messages": turns,
            "add_generation_prompt": True,
            # Both names are in use.
            "enable_thinking": thinks,
            "thinking": thinks,
            **self._values,
        }
        try:
            return render(self._template, values)
        except TemplateLimitError as error:
            self._ran_away = str(error)
            raise


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
    except Exception as error:  # jinja and Python's compiler raise anything on foreign code
        why = tr(
            "The file {file} could not be read ({error}).",
            file=CHAT_TEMPLATE,
            error=repr(error)[:300],
        )
        raise damaged_model(folder.path.name, why) from error


def _mark(index: int, nonce: int) -> str:
    """Private-use characters and digits: no trimming, no change of case touches them."""
    return f"\ue000{index}\ue001{nonce}\ue000"


def _within_blanks(content: str, mark: str) -> str:
    """The mark for the content, within the content's own blanks, which templates trim."""
    core = content.strip()
    if not core:
        return content
    start = content.index(core)
    return content[:start] + mark + content[start + len(core) :]


def _pieces(text: str, contents: Sequence[str], nonce: int) -> list[Piece]:
    """Split at the marks and put the contents in their places."""
    parts = re.split(f"\ue000(\\d+)\ue001{nonce}\ue000", text)
    pieces = [
        Piece(contents[int(part)]) if place % 2 else Piece(part, from_template=True)
        for place, part in enumerate(parts)
    ]
    return [piece for piece in pieces if piece.text]
