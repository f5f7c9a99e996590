"""A view of one conversation at a time, each of which may have a model of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.ui.assistant.doings import Doing, Doings
from gpt_desktop.ui.assistant.sent import Sent
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View


class ConversationView(View):
    """Before a conversation is stored, the choice of a model is for all that are new."""

    uses_model = True

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._conversation_id = ""
        self._own_model = ""
        self._thinks = False
        self.preset_model = ""  # before a conversation is stored, what its persona says
        self.preset_thinking: bool | None = None
        self.doings = Doings(self)
        self.doings.done.connect(self._on_done)
        self.to_send: Callable[[str], Sent] = Sent  # with what the parts add

    @property
    def current_id(self) -> str:
        """The conversation shown; "" for one that is not stored yet."""
        return self._conversation_id

    @property
    def temporary(self) -> bool:
        """Whether nothing of the conversation shown is stored."""
        temporary = self.context.services.temporary
        return temporary is not None and temporary.holds(self._conversation_id)

    @property
    def chosen_model(self) -> str:
        if self._conversation_id:
            return self._own_model
        return self.preset_model or super().chosen_model

    @property
    def model_id(self) -> str:
        return self.chosen_model or super().chosen_model

    @property
    def usual_model(self) -> ModelFacts | None:
        usual = super().chosen_model if self._conversation_id else ""
        return self.context.services.model.facts(usual)

    def keep_model(self, model_id: str) -> None:
        if not self._conversation_id:
            self.preset_model = ""
            super().keep_model(model_id)
            self._thinks = self._chosen_thinking()
            return
        try:
            self.context.services.conversations.set_model(self._conversation_id, model_id)
        except UserFacingError as error:
            self.show_failure(error)
        else:
            self._own_model = model_id

    @property
    def thinks(self) -> bool:
        """Whether the model is to think before it answers."""
        return self._thinks

    @Slot(bool)
    def set_thinks(self, on: bool) -> None:
        """From the next answer on; before there is one, for all new ones of this model."""
        try:
            if self._conversation_id:
                self.context.services.conversations.set_thinks(self._conversation_id, on)
            else:
                settings = self.context.settings()
                self.context.change_settings(settings.with_thinking(self.model_id, on))
        except UserFacingError as error:
            self.show_failure(error)
        else:
            self._thinks = on
        self.show_model()

    def _chosen_thinking(self) -> bool:
        if self._conversation_id:
            return self.context.services.conversations.thinks(self._conversation_id)
        if self.preset_thinking is not None:
            return self.preset_thinking
        return self.context.settings().thinks(self.model_id)

    def begin(self, store: Callable[[], StoredMessage]) -> None:
        """Let an answer be written in the conversation shown, unless one is on its way there.

        Args:
            store: stores the waiting answer and returns it; may raise UserFacingError.
        """
        raise NotImplementedError

    @property
    def answering(self) -> bool:
        """Whether an answer is on its way in the conversation shown."""
        raise NotImplementedError

    def change_path(self, change: Callable[[], object]) -> bool:
        """Change what is stored of the conversation shown, and show it as it is then.

        Args:
            change: is called off the GUI thread; may raise UserFacingError.

        Returns:
            Whether it can be done now: not while an answer is on its way.
        """
        raise NotImplementedError

    def open_conversation(self, conversation_id: str) -> bool:
        """Show a stored one."""
        raise NotImplementedError

    def delete(self, conversation_id: str) -> None:
        """Delete one; Undo brings it back."""
        raise NotImplementedError

    def new_conversation(self) -> None:
        """Begin another; it is stored with its first question."""
        raise NotImplementedError

    def stop_answer(self, conversation_id: str) -> None:
        """Stop what is being answered in a conversation, shown or not."""
        raise NotImplementedError

    def send(self, text: str) -> None:
        """Ask in the conversation shown."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Show the conversation as it is stored now: a part changed it."""
        raise NotImplementedError

    def show_failure(self, error: Exception) -> None:
        """Something could not be stored."""
        raise NotImplementedError

    def show_model(self) -> None:
        """What is shown has perhaps another model."""
        raise NotImplementedError

    def show_conversation_s_model(self, conversation_id: str) -> None:
        """Show another conversation's model from now on."""
        self._conversation_id = conversation_id
        conversations = self.context.services.conversations
        self._own_model = conversations.model(conversation_id) if conversation_id else ""
        self._thinks = self._chosen_thinking()
        self.show_model()
        self.model_switched.emit()

    @Slot(object)
    def _on_done(self, doing: Doing) -> None:
        self.undo_offered.emit(doing.words, partial(self.doings.undo_one, doing))
