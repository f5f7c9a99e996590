"""A process that changes conversations and events without an end; killed by its test.

Standard output has a JSON line before each step, ``{"about": …}`` with what it may change, and one
after it, ``{"done": …}`` with what must be there from then on. The model is scripted, the database
and all that writes to it are the app's own.

``python -m tests.acceptance.changing_child FOLDER SEED``
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import Attachment, MessageState, Sending, StoredMessage
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Prompt, Role
from gpt_desktop.core.steps import finish
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.database import open_database
from tests.ui.fakes import fake_services

Told = dict[str, object]
_ANSWER = "The library opens at nine, and closes when the last reader has gone home. " * 8
_PAIR = Pair("en", "zh")
_BEGINS = datetime.fromisoformat("2026-03-01T09:00")


class Changing:
    """Takes one random step after the other."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._random = random.Random(seed)
        self._services = fake_services(folder, _answer)
        database = open_database(folder / "test.sqlite3").database
        self._agenda = SqliteAgenda(database, Expansion())
        self._steps: tuple[Callable[[], None], ...] = (
            self.ask,
            self.ask,
            self.edit,
            self.answer_in_its_place,
            self.fork,
            self.delete_message,
            self.place,
            self.keep_out,
            self.attach,
            self.plan,
            self.move_event,
            self.note,
            self.keep_translation,
            self.put_term,
        )

    def step(self) -> None:
        """One of them."""
        self._random.choice(self._steps)()

    def ask(self) -> None:
        open_id = self._any_conversation() if self._random.random() < 0.8 else ""
        text = self._words()
        _tell("about", conversation=open_id)
        waiting = self._services.converse.ask(open_id, text)
        _tell("done", message=waiting.parent_id, content=text)
        self._finish(waiting)

    def edit(self) -> None:
        question = self._message(Role.USER)
        if question is None:
            return
        text = self._words()
        _tell("about", conversation=question.conversation_id)
        waiting = self._services.converse.ask_edited(question.id, text)
        _tell("done", message=question.id, content=question.content)
        _tell("done", message=waiting.parent_id, content=text)
        self._finish(waiting)

    def answer_in_its_place(self) -> None:
        answer = self._message(Role.ASSISTANT)
        if answer is None:
            return
        text = self._words()
        _tell("about", conversation=answer.conversation_id)
        edited = self._services.converse.edit_answer(answer.id, text)
        _tell("done", message=edited.id, content=text)
        _tell("done", message=answer.id, content=answer.content)

    def fork(self) -> None:
        message = self._message(Role.ASSISTANT)
        if message is None:
            return
        _tell("about", conversation="")
        made = self._services.conversations.fork(message.id, "A fork")
        copied = self._services.conversations.messages(made.id)[-1]
        _tell("done", message=copied.id, content=message.content)

    def delete_message(self) -> None:
        message = self._message(Role.USER)
        if message is None or self._random.random() < 0.5:
            return
        store = self._services.conversations
        _tell("about", deleted=message.id)
        store.delete_message(message.id)
        store.restore_message(message.id)
        _tell("done", message=message.id, content=message.content)

    def place(self) -> None:
        store, open_id = self._services.conversations, self._any_conversation()
        if not open_id:
            return
        pinned, folder = self._random.random() < 0.5, self._random.choice(("", "Work", "家"))
        _tell("about", placed=open_id)
        with store.together():
            store.set_pinned(open_id, pinned)
            store.set_folder(open_id, folder)
        _tell("done", placed=open_id, pinned=pinned, folder=folder)

    def keep_out(self) -> None:
        message = self._message(Role.USER)
        if message is None:
            return
        sending = self._random.choice(tuple(Sending))
        _tell("about", sent=message.id)
        self._services.conversations.set_sending(message.id, sending)
        _tell("done", sent=message.id, sending=sending)

    def attach(self) -> None:
        block = Block(BlockKind.PARAGRAPH, self._words())
        document = make_document(Path("plan.txt"), "Plan", (block,))
        self._services.document_store.keep(document)
        _tell("about", conversation="")
        attached = (Attachment(document.id, "plan.txt"),)
        waiting = self._services.converse.ask("", "What is the plan?", attached)
        _tell("done", document=document.id, of=waiting.parent_id, content=block.text)
        self._finish(waiting)

    def plan(self) -> None:
        begins = _BEGINS + timedelta(days=self._random.randrange(300))
        _tell("about", event="")
        change = self._agenda.add(Event("", self._words(), begins, begins + timedelta(hours=1)))
        [event] = change.after
        _tell("done", event=event.id, title=event.title, begins=event.begins.isoformat())

    def move_event(self) -> None:
        events = self._agenda.events()
        if not events:
            return
        event = self._random.choice(events)
        moved = Event(event.id, self._words(), event.begins + timedelta(days=1), None)
        _tell("about", event=event.id)
        self._agenda.change(moved)
        _tell("done", event=event.id, title=moved.title, begins=moved.begins.isoformat())

    def note(self) -> None:
        text = self._words()
        _tell("about", draft="assistant")
        self._services.drafts.save_draft("assistant:text", {"text": text})
        _tell("done", draft="assistant:text", text=text)

    def keep_translation(self) -> None:
        source, target = f"Sentence {self._random.randrange(40)}", self._words()
        _tell("about", unit=source)
        kept = self._services.translations
        assert kept is not None
        kept.store.put(source, target, _PAIR)
        _tell("done", unit=source, text=target)

    def put_term(self) -> None:
        term = Term(f"term {self._random.randrange(40)}", self._words(), _PAIR)
        _tell("about", term=term.source)
        terms = self._services.terms
        assert terms is not None
        old = [each for each in terms.store.terms() if each.source == term.source]
        if old:
            terms.store.replace(old[0], term)
        else:
            terms.store.put((term,))
        _tell("done", term=term.source, text=term.target)

    def _finish(self, waiting: StoredMessage) -> None:
        """Have it answered; half of the answers are stopped in their middle."""
        token = CancelToken()
        answering = self._services.converse.answer(waiting, None, token)
        if self._random.random() < 0.5:
            for _ in range(3):
                next(answering, None)
            token.cancel()
        answer = finish(answering)
        if answer.state is not MessageState.PARTIAL and answer.content:
            _tell("done", message=answer.id, content=answer.content)

    def _any_conversation(self) -> str:
        listed = self._services.conversations.list_conversations()
        return self._random.choice(listed).id if listed else ""

    def _message(self, role: Role) -> StoredMessage | None:
        open_id = self._any_conversation()
        path = self._services.conversations.messages(open_id) if open_id else []
        fitting = [each for each in path if each.role is role and each.content]
        return self._random.choice(fitting) if fitting else None

    def _words(self) -> str:
        return f"Words {self._random.randrange(10**9)} 词"


def _answer(prompt: Prompt) -> str:
    del prompt  # whatever is asked
    return _ANSWER


def _tell(kind: str, **values: object) -> None:
    sys.stdout.write(json.dumps({kind: values}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Until it is killed."""
    changing = Changing(Path(sys.argv[1]), int(sys.argv[2]))
    while True:
        changing.step()


if __name__ == "__main__":
    main()
