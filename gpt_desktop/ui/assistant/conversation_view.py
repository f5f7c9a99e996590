"""A view of one conversation at a time, each of which may have a model of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View


class ConversationView(View):
    """Before a conversation is stored, the choice of a model is for all that are new."""

    uses_model = True

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._conversation_id = ""
        self._own_model = ""

    @property
    def current_id(self) -> str:
        """The conversation shown; "" for one that is not stored yet."""
        return self._conversation_id

    @property
    def chosen_model(self) -> str:
        return self._own_model if self._conversation_id else super().chosen_model

    @property
    def model_id(self) -> str:
        return self.chosen_model or super().chosen_model

    @property
    def usual_model(self) -> ModelFacts | None:
        usual = super().chosen_model if self._conversation_id else ""
        return self.context.services.model.facts(usual)

    def keep_model(self, model_id: str) -> None:
        if not self._conversation_id:
            super().keep_model(model_id)
            return
        try:
            self.context.services.conversations.set_model(self._conversation_id, model_id)
        except UserFacingError as error:
            self.show_failure(error)
        else:
            self._own_model = model_id

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
        self.show_model()
        self.model_switched.emit()
