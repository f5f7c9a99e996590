"""Something the Assistant offers beside asking and answering."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.sent import Sent
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.part import ViewPart


class AssistantPart(ViewPart):
    """Made with the view, which it is a child of; ``parts.PARTS`` lists them.

    All methods are called on the GUI thread and take no time worth speaking of.
    """

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view)
        self.view = view
        self.page = page
        self.context = view.context

    def menu_commands(self) -> Sequence[Command]:
        """What the menu of the conversation shown offers; asked anew each time it opens."""
        return ()

    def show_conversation(self, conversation_id: str) -> None:
        """Another conversation is shown; "" for one that is not stored yet."""

    def look_for(self, words: str) -> None:
        """Show where the conversation shown has words by which it was found."""
        del words  # most parts find nothing

    def show_question(self, question: QuestionWidget) -> None:
        """A question came into sight; add to it what belongs there."""

    def show_answer(self, answer: AnswerWidget) -> None:
        """An answer came into sight as it was stored, or has just ended; ``answer.message``.

        Called again for the same widget where the answer changed.
        """

    def takes(self, text: str) -> bool:
        """Whether the part does itself with a text what is to be done, so that nobody answers.

        What is false for all goes to the model. The field is empty afterwards: the part keeps the
        text, and can give it back.
        """
        del text  # most parts take nothing
        return False

    def add_to(self, sent: Sent) -> Sent:
        """Add what comes with a text, such as attachments; asked also to see what would be sent."""
        return sent

    def sent(self, conversation_id: str) -> None:
        """It was stored: what was added need not be waiting any more."""
        del conversation_id  # most parts add nothing
