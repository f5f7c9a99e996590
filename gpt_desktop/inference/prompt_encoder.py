"""Prompts to token ids: template, tokenizer and begin token together."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.thinking import ThinkingMarks, open_marks
from gpt_desktop.inference.chat_template import ChatTemplate, load_chat_template
from gpt_desktop.inference.template_notes import template_notes
from gpt_desktop.inference.tokenizer import Piece, TextTokenizer


class PromptEncoder:
    """Renders and encodes prompts.

    Args:
        begin_token: id put before every prompt that does not have it yet, or None.
    """

    def __init__(
        self, tokenizer: TextTokenizer, template: ChatTemplate | None, begin_token: int | None
    ) -> None:
        self._tokenizer = tokenizer
        self._template = template
        self._begin = begin_token

    @property
    def thinks(self) -> bool:
        """Whether thinking can be asked for."""
        return self._template is not None and self._template.form.thinks

    @property
    def may_think(self) -> bool:
        """Whether the model may think unasked: its template knows thinking and has no switch."""
        template = self._template
        return template is not None and template.knows_thinking and not template.form.thinks

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the template."""
        return template_notes(None if self._template is None else self._template.form)

    def encode(self, prompt: Prompt) -> list[int]:
        """Token ids, at least one; raises as ``encode_open``."""
        return self.encode_open(prompt)[0]

    def encode_open(self, prompt: Prompt) -> tuple[list[int], ThinkingMarks | None]:
        """Token ids, at least one, and the marks between which they end, if any.

        Raises:
            UserFacingError: the model has no template for conversations, or its template
                does not take this one; or the prompt is empty.
        """
        pieces, marks = self._pieces(prompt)
        ids = self._tokenizer.encode_pieces(pieces)
        if self._begin is not None and ids[:1] != [self._begin]:
            ids.insert(0, self._begin)
        if not ids:
            raise UserFacingError(
                tr("There is nothing to answer."), "", tr("Write something first.")
            )
        return ids, marks

    def _pieces(self, prompt: Prompt) -> tuple[list[Piece], ThinkingMarks | None]:
        if not isinstance(prompt, ChatPrompt):
            return [Piece(prompt.text)], None
        if self._template is None:
            raise UserFacingError(
                tr("This model is not made for conversations."),
                tr("It goes on from a text and knows no turns."),
                tr("Choose a chat model in Models."),
            )
        thinks = prompt.thinks or bool(prompt.thought)
        rendered = self._template.render(prompt.messages, thinks)
        last = rendered[-1].text if rendered and rendered[-1].from_template else ""
        begun, marks = _begun(prompt, open_marks(last), self._template.marks)
        return [*rendered, *begun], marks


def _begun(
    prompt: ChatPrompt, opened: ThinkingMarks | None, usual: ThinkingMarks
) -> tuple[list[Piece], ThinkingMarks | None]:
    """What the answer begins with, after a template that may have opened the thinking already.

    Thinking that nobody asked for is closed before it begins.
    """
    thought: list[Piece] = []
    marks = opened
    if prompt.thought:
        marks = opened or usual
        opening = [] if opened else [Piece(f"{marks.opening.rstrip()}\n", from_template=True)]
        thought = [*opening, Piece(prompt.thought)]
    if marks is None or (prompt.thinks and not prompt.opening):
        return [*thought, Piece(prompt.opening)], marks
    closing = Piece(f"\n{marks.closing}\n\n", from_template=True)
    return [*thought, closing, Piece(prompt.opening)], None


def open_prompt_encoder(folder: ModelFolder, tokenizer: TextTokenizer) -> PromptEncoder:
    """The encoder of a model folder.

    Raises:
        UserFacingError: the chat template is damaged.
    """
    begin = "" if folder.begin_token is None else tokenizer.text_of(folder.begin_token)
    end = tokenizer.text_of(folder.end_tokens[0]) if folder.end_tokens else ""
    template = load_chat_template(folder, begin, end, tokenizer.defused)
    return PromptEncoder(tokenizer, template, folder.begin_token)
