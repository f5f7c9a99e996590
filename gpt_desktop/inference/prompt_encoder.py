"""Prompts to token ids: template, tokenizer and begin token together."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.chat_template import ChatTemplate, load_chat_template
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

    def encode(self, prompt: Prompt) -> list[int]:
        """Token ids, at least one.

        Raises:
            UserFacingError: the model has no template for conversations, or its template
                does not take this one; or the prompt is empty.
        """
        ids = self._tokenizer.encode_pieces(self._pieces(prompt))
        if self._begin is not None and ids[:1] != [self._begin]:
            ids.insert(0, self._begin)
        if not ids:
            raise UserFacingError(
                tr("There is nothing to answer."), "", tr("Write something first.")
            )
        return ids

    def _pieces(self, prompt: Prompt) -> list[Piece]:
        if not isinstance(prompt, ChatPrompt):
            return [Piece(prompt.text)]
        if self._template is None:
            raise UserFacingError(
                tr("This model is not made for conversations."),
                tr("It goes on from a text and knows no turns."),
                tr("Choose a chat model in Models."),
            )
        return [*self._template.render(prompt.messages), Piece(prompt.opening)]


def open_prompt_encoder(folder: ModelFolder, tokenizer: TextTokenizer) -> PromptEncoder:
    """The encoder of a model folder.

    Raises:
        UserFacingError: the chat template is damaged.
    """
    begin = "" if folder.begin_token is None else tokenizer.text_of(folder.begin_token)
    end = tokenizer.text_of(folder.end_tokens[0]) if folder.end_tokens else ""
    template = load_chat_template(folder, begin, end, tokenizer.defused)
    return PromptEncoder(tokenizer, template, folder.begin_token)
