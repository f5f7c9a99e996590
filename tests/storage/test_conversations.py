"""Conversations: the tree, the list, the search, deleting and bringing back."""

from __future__ import annotations

import threading

import pytest

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database
from tests.expected_log import ExpectedLog
from tests.storage.conftest import Clock
from tests.storage.test_annotations import EACH, NOTICES
from tests.storage.test_receipts import RECEIPT


def ask(store: SqliteConversations, title: str, *texts: str) -> list[StoredMessage]:
    """A conversation of questions and answers by turns."""
    conversation = store.create_conversation(title)
    made: list[StoredMessage] = []
    for number, text in enumerate(texts):
        role = Role.ASSISTANT if number % 2 else Role.USER
        parent = made[-1].id if made else None
        made.append(store.add_message(conversation.id, parent, role, text, MessageState.COMPLETE))
    return made


def titles(store: SqliteConversations, query: str = "") -> list[str]:
    return [conversation.title for conversation in store.list_conversations(query)]


def test_thinking_in_an_old_answer_is_told_apart(store: SqliteConversations) -> None:
    made = store.create_conversation("Sums")
    words = "<think>\nTwo and two.\n</think>\n\nFour."
    asked = store.add_message(made.id, None, Role.USER, words, MessageState.COMPLETE)
    store.add_message(made.id, asked.id, Role.ASSISTANT, words, MessageState.COMPLETE)
    question, answer = store.messages(made.id)
    assert (question.content, question.thinking) == (words, None)
    assert (answer.content, answer.thinking) == ("Four.", Thinking("Two and two."))


def test_messages_come_back_in_order(store: SqliteConversations) -> None:
    made = ask(store, "Garden", "When do I sow?", "In May.", "And beans?", "Later.")
    assert store.messages(made[0].conversation_id) == made


def test_a_new_conversation_has_no_messages(store: SqliteConversations) -> None:
    assert store.messages(store.create_conversation("Empty").id) == []


def test_the_last_message_and_the_last_of_a_role(store: SqliteConversations) -> None:
    made = ask(store, "Garden", "When do I sow?", "In May.", "And beans?", "Later.")
    place = made[0].conversation_id
    again = store.add_message(place, made[2].id, Role.ASSISTANT, "Soon.", MessageState.COMPLETE)
    assert store.last_message(place) == again
    assert store.last_message(place, Role.USER) == made[2]
    empty = store.create_conversation("Empty").id
    assert store.last_message(empty) is None
    assert store.last_message(empty, Role.USER) is None


def test_a_second_answer_is_a_sibling_and_the_first_is_kept(
    store: SqliteConversations, database: Database
) -> None:
    question, first = ask(store, "Garden", "When do I sow?", "In May.")
    second = store.add_message(
        question.conversation_id, question.id, Role.ASSISTANT, "In June.", MessageState.COMPLETE
    )
    assert store.messages(question.conversation_id) == [question, second]
    with database.reading() as connection:
        kept = connection.execute("SELECT content FROM message WHERE id = ?", (first.id,))
        assert kept.fetchone() == ("In May.",)


def test_versions_of_an_answer_and_what_was_said_below_each(store: SqliteConversations) -> None:
    question, first, more, last = ask(store, "Garden", "When do I sow?", "In May.", "Why?", "Sun.")
    id_ = question.conversation_id
    assert store.versions(id_) == {}
    second = store.add_message(id_, question.id, Role.ASSISTANT, "In June.", MessageState.COMPLETE)
    assert store.versions(id_) == {question.id: (first.id, second.id)}
    store.show_version(first.id)
    assert store.messages(id_) == [question, first, more, last]
    store.show_version(second.id)
    assert store.messages(id_) == [question, second]
    with pytest.raises(UserFacingError, match="no longer exists"):
        store.show_version("gone")


def test_an_answer_without_words_is_a_version_only_where_it_is_shown(
    store: SqliteConversations,
) -> None:
    question, first = ask(store, "Garden", "When do I sow?", "In May.")
    id_ = question.conversation_id
    empty = store.add_message(id_, question.id, Role.ASSISTANT, "", MessageState.STOPPED)
    assert store.versions(id_) == {question.id: (first.id, empty.id)}
    store.show_version(first.id)
    assert store.versions(id_) == {}
    store.show_version(empty.id)
    store.add_message(id_, empty.id, Role.USER, "Go on.", MessageState.COMPLETE)
    store.show_version(first.id)
    assert store.versions(id_) == {question.id: (first.id, empty.id)}


def test_versions_of_a_question(store: SqliteConversations) -> None:
    question, answer, more, last = ask(store, "Garden", "When?", "In May.", "Why?", "Sun.")
    id_ = question.conversation_id
    how = store.add_message(id_, answer.id, Role.USER, "How?", MessageState.COMPLETE)
    deep = store.add_message(id_, how.id, Role.ASSISTANT, "Deep.", MessageState.COMPLETE)
    assert store.versions(id_) == {answer.id: (more.id, how.id)}
    where = store.add_message(id_, None, Role.USER, "Where?", MessageState.COMPLETE)
    assert store.versions(id_) == {answer.id: (more.id, how.id), "": (question.id, where.id)}
    store.show_version(question.id)
    assert store.messages(id_) == [question, answer, how, deep]
    store.show_version(more.id)
    assert store.messages(id_) == [question, answer, more, last]
    again = store.add_message(id_, more.id, Role.ASSISTANT, "Rain.", MessageState.COMPLETE)
    assert store.versions(id_)[more.id] == (last.id, again.id)


def test_the_newest_of_a_path_come_first(store: SqliteConversations) -> None:
    made = ask(store, "Long", *(f"{number}" for number in range(9)))
    id_ = made[0].conversation_id
    store.add_message(id_, made[3].id, Role.USER, "aside", MessageState.COMPLETE)
    store.show_version(made[8].id)
    assert store.messages(id_, newest=4) == made[5:]
    assert store.messages(id_, newest=3, before=made[5].id) == made[2:5]
    assert store.messages(id_, before=made[5].id) == made[:5]
    assert store.messages(id_, newest=20) == made
    assert store.messages(id_, before=made[0].id) == []
    assert store.messages("another", before=made[5].id) == []


def test_one_message_and_one_title(store: SqliteConversations) -> None:
    (made,) = ask(store, "Garden", "When?")
    assert store.message(made.id) == made
    assert store.title(made.conversation_id) == "Garden"
    assert store.message("gone") is None
    assert store.title("gone") is None


def test_a_conversation_keeps_the_model_chosen_for_it(store: SqliteConversations) -> None:
    garden, kitchen = store.create_conversation("Garden").id, store.create_conversation("Tea").id
    assert store.model(garden) == ""
    store.set_model(garden, "large")
    assert (store.model(garden), store.model(kitchen)) == ("large", "")
    assert store.model(store.create_conversation("Own", "small").id) == "small"
    assert titles(store)[0] == "Own"
    store.set_model(garden, "")
    assert (store.model(garden), store.model("gone")) == ("", "")


def test_an_answer_grows_and_gets_its_receipt(store: SqliteConversations) -> None:
    question = ask(store, "Garden", "When?")[0]
    answer = store.add_message(
        question.conversation_id, question.id, Role.ASSISTANT, "", MessageState.PARTIAL
    )
    store.update_message(answer.id, "In", MessageState.PARTIAL)
    store.update_message(answer.id, "In May.", MessageState.COMPLETE, RECEIPT)
    store.update_message(answer.id, "In May, 书", MessageState.COMPLETE)
    stored = store.messages(question.conversation_id)[1]
    assert (stored.content, stored.state) == ("In May, 书", MessageState.COMPLETE)
    assert stored.receipt == RECEIPT


def test_changes_together_are_kept_all_or_not_at_all(store: SqliteConversations) -> None:
    def stumble() -> None:
        with store.together():
            ask(store, "Garden", "When do I sow?", "In May.")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert titles(store) == []
    with store.together():
        made = ask(store, "Garden", "When do I sow?", "In May.")
    assert store.messages(made[0].conversation_id) == made


def test_the_latest_comes_first(store: SqliteConversations) -> None:
    first = ask(store, "First", "a")[0]
    ask(store, "Second", "b")
    assert titles(store) == ["Second", "First"]
    store.update_message(first.id, "a2", MessageState.COMPLETE)
    assert titles(store) == ["First", "Second"]


class TurnedBack(Clock):
    """Set back by years once it was read a few times."""

    def __call__(self) -> float:
        return super().__call__() - (900 if self.seconds > 1004 else 0)


def test_order_does_not_depend_on_the_clock(database: Database) -> None:
    store = SqliteConversations(database, TurnedBack())
    question, first, more = ask(store, "Garden", "When do I sow?", "In May.", "Why?")
    id_ = question.conversation_id
    second = store.add_message(id_, question.id, Role.ASSISTANT, "In June.", MessageState.COMPLETE)
    assert second.created < first.created
    assert store.versions(id_) == {question.id: (first.id, second.id)}
    other = store.add_message(id_, first.id, Role.USER, "How deep?", MessageState.COMPLETE)
    assert other.created < more.created
    store.show_version(first.id)
    assert store.messages(id_) == [question, first, other]
    ask(store, "Kitchen", "How long?")
    assert titles(store) == ["Kitchen", "Garden"]
    store.update_message(second.id, "In July.", MessageState.COMPLETE)
    assert titles(store) == ["Garden", "Kitchen"]


def test_bytes_that_are_no_text_cost_a_letter_and_nothing_else(
    store: SqliteConversations, database: Database, expected_log: ExpectedLog
) -> None:
    expected_log("A receipt could not be read")
    asked, answer = ask(store, "two", "Hello", "Good day")
    ask(store, "three", "Hello")
    with database.writing() as connection:
        connection.execute(
            "UPDATE conversation SET title = CAST(x'4361e9' AS TEXT) WHERE title = 'two'"
        )
        connection.execute(
            "UPDATE message SET content = CAST(x'ff476f6f64' AS TEXT),"
            " receipt = CAST(x'e9' AS TEXT) WHERE id = ?",
            (answer.id,),
        )
    assert titles(store) == ["three", "Ca\ufffd"]
    assert titles(store, "hello") == ["three", "Ca\ufffd"]
    assert titles(store, "good") == titles(store, "ca") == ["Ca\ufffd"]
    read = store.messages(asked.conversation_id)
    assert [message.content for message in read] == ["Hello", "\ufffdGood"]
    store.rename_conversation(asked.conversation_id, "two")
    assert titles(store) == ["three", "two"]


def test_renaming(store: SqliteConversations) -> None:
    made = store.create_conversation("Old")
    store.rename_conversation(made.id, "New")
    assert titles(store) == ["New"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Chinese", "Percent", "Umlaut"]),
        ("  ", ["Chinese", "Percent", "Umlaut"]),
        ("umlaut", ["Umlaut"]),
        ("GRÜSSE", ["Umlaut"]),
        ("100%", ["Percent"]),
        ("_", []),
        ("图书", ["Chinese"]),
        ("书", ["Chinese"]),
        ("' OR 1=1 --", []),
        ("nothing like it", []),
        ("\ud83d", []),
    ],
)
def test_search_looks_into_titles_and_texts(
    store: SqliteConversations, query: str, found: list[str]
) -> None:
    ask(store, "Umlaut", "Viele Grüße", "Danke")
    ask(store, "Percent", "Is it 100% sure?", "1000")
    ask(store, "Chinese", "图书馆在哪里？")
    assert titles(store, query) == found


def test_deleting_hides_and_restoring_brings_all_back(store: SqliteConversations) -> None:
    made = ask(store, "Garden", "When?", "In May.")
    conversation_id = made[0].conversation_id
    store.delete_conversation(conversation_id)
    assert titles(store) == titles(store, "May") == []
    store.restore_conversation(conversation_id)
    assert titles(store) == ["Garden"]
    assert store.messages(conversation_id) == made


def test_what_is_gone_for_good_is_told(store: SqliteConversations) -> None:
    with pytest.raises(UserFacingError, match="no longer exists"):
        store.add_message("gone", None, Role.USER, "hello", MessageState.COMPLETE)
    with pytest.raises(UserFacingError, match="no longer exists"):
        store.update_message("gone", "hello", MessageState.COMPLETE)
    with pytest.raises(UserFacingError, match="no longer exists"):
        store.rename_conversation("gone", "name")
    with pytest.raises(UserFacingError, match="no longer exists"):
        store.restore_conversation("gone")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\0b", "a\0b"),
        ("half \ud83d", "half \ufffd"),
        ("whole \ud83d\ude00", "whole \U0001f600"),
        ("\u202eback", "\u202eback"),
    ],
)
def test_odd_characters_lose_nothing_else(
    store: SqliteConversations, text: str, stored: str
) -> None:
    made = ask(store, text, text)
    assert store.messages(made[0].conversation_id)[0].content == stored == made[0].content
    assert titles(store) == [stored]


def test_a_long_chain_is_read_whole(store: SqliteConversations, database: Database) -> None:
    conversation = store.create_conversation("Long")
    rows = [(f"{n}", conversation.id, f"{n - 1}" if n else None, n) for n in range(3000)]
    with database.writing() as connection:
        connection.executemany(
            "INSERT INTO message (id, conversation_id, parent_id, role, content, state, created)"
            " VALUES (?, ?, ?, 'user', 'text', 'complete', ?)",
            rows,
        )
        connection.execute("UPDATE conversation SET head_message_id = '2999'")
    read = store.messages(conversation.id)
    assert [message.id for message in read] == [f"{n}" for n in range(3000)]


def test_many_threads_write_at_once(store: SqliteConversations) -> None:
    errors: list[Exception] = []

    def write(number: int) -> None:
        try:
            for part in range(10):
                ask(store, f"{number}-{part}", "question", "answer")
                store.list_conversations("answer")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(store.list_conversations("question")) == 40


def test_a_list_of_2000_has_the_newest_first(
    store: SqliteConversations, database: Database
) -> None:
    with database.writing() as connection:
        for number in range(2000):
            connection.execute(
                "INSERT INTO conversation (id, title, created, updated) VALUES (?, ?, 1, ?)",
                (f"{number}", f"Conversation {number}", number),
            )
    listed = store.list_conversations()
    assert [listed[0].id, len(listed)] == ["1999", 2000]


def test_what_is_measured_of_an_answer_makes_no_conversation_newer(
    store: SqliteConversations,
) -> None:
    [_, answer] = ask(store, "Garden", "When do I sow?", "In May.")
    ask(store, "Kitchen", "How long do eggs boil?", "Six minutes.")
    before = store.list_conversations()
    store.annotate_message(answer.id, EACH)
    assert store.list_conversations() == before
    [_, read] = store.messages(answer.conversation_id)
    assert (read.content, read.annotations) == ("In May.", EACH)


def test_notices_and_annotations_come_back_and_stay(
    store: SqliteConversations, database: Database
) -> None:
    [_, answer] = ask(store, "Garden", "When do I sow?", "")
    content, state = "In May", MessageState.PARTIAL
    store.update_message(answer.id, content, state, notices=NOTICES, annotations=EACH[:2])
    store.update_message(answer.id, content, MessageState.COMPLETE)
    [_, read] = store.messages(answer.conversation_id)
    assert (read.notices, read.annotations) == (NOTICES, EACH[:2])
    with database.writing() as connection:
        newer = '[["smell", "{}"]]'
        connection.execute("UPDATE message SET annotations = ? WHERE id = ?", (newer, answer.id))
    store.update_message(answer.id, content, state, notices=(), annotations=EACH[2:])
    last = store.last_message(answer.conversation_id)
    assert last is not None
    assert (last.notices, last.annotations) == ((), EACH[2:])
    with database.reading() as connection:
        stored = connection.execute("SELECT annotations FROM message WHERE id = ?", (answer.id,))
        assert "smell" in stored.fetchone()[0]
