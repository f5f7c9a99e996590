"""Training text from files, folders, conversations and texts."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.filters import FilterSettings
from gpt_desktop.core.training.sources import SourceChoice, SourceKind, TrainingMaterial
from gpt_desktop.services.training_corpus import TrainingCorpus
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.training_rules_file import TrainingRulesFile
from tests.core.training.test_filters import Matcher

RULES = "[[rule]]\nname = 'Foxes'\nwords = ['fox']\n"


class PlainReader:
    """Reads text files; those named broken it cannot."""

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        token.raise_if_cancelled()
        yield from ()
        if "broken" in path.name:
            raise UserFacingError("It is damaged.")
        text = path.read_text(encoding="utf-8")
        return make_document(path, path.name, [Block(BlockKind.PARAGRAPH, text)])


def count_tokens(model_id: str, texts: Sequence[str]) -> Generator[None, None, int | None]:
    yield
    return sum(len(text) for text in texts) if model_id in ("here", "scripted") else None


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


class Desk:
    """The service over stores of its own."""

    def __init__(self, folder: Path) -> None:
        database = open_database(folder / "test.sqlite3").database
        self.conversations = SqliteConversations(database)
        self.texts = SqliteTexts(database)
        shipped = folder / "shipped.toml"
        shipped.write_text(RULES, encoding="utf-8")
        self.corpus = TrainingCorpus(
            PlainReader(),
            self.conversations,
            self.texts,
            rules=TrainingRulesFile(folder / "rules.toml", shipped),
            matcher=Matcher(),
            count_tokens=count_tokens,
            write=write,
        )

    def read(self, choice: SourceChoice) -> TrainingMaterial:
        return finish(self.corpus.read(choice, CancelToken()))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_files_and_folders_each_file_once(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.txt").write_text("Words of one.", encoding="utf-8")
    (folder / "broken.txt").write_text("x", encoding="utf-8")

    read = desk.read(SourceChoice(files=(folder / "one.txt",), folders=(folder,)))

    assert [(each.name, each.text) for each in read.documents] == [("one.txt", "Words of one.")]
    assert read.notes == ("broken.txt: It is damaged.",)


def test_only_the_sides_of_conversations_that_are_wanted(desk: Desk) -> None:
    talk = desk.conversations.create_conversation("Talk")
    asked = desk.conversations.add_message(
        talk.id, None, Role.USER, "What is it?", MessageState.COMPLETE
    )
    desk.conversations.add_message(
        talk.id, asked.id, Role.ASSISTANT, "It is this.", MessageState.COMPLETE
    )

    own = desk.read(SourceChoice(questions=True))
    both = desk.read(SourceChoice(questions=True, answers=True))

    assert [each.text for each in own.documents] == ["What is it?"]
    assert {each.kind for each in both.documents} == {SourceKind.QUESTIONS, SourceKind.ANSWERS}
    assert len({each.key for each in both.documents}) == 1


def test_texts_of_write(desk: Desk) -> None:
    desk.texts.create("My own words.", "Mine")
    desk.texts.create("   ")

    read = desk.read(SourceChoice(texts=True))

    assert [(each.name, each.text) for each in read.documents] == [("Mine", "My own words.")]
    assert read.counts()[SourceKind.TEXT].words == 3


def test_the_preview_counts_by_the_models_tokenizer(desk: Desk) -> None:
    desk.texts.create("The day was long and warm and nobody came. A fox was here.", "One")
    desk.texts.create("Another text that says something else and is long enough.", "Two")
    material = desk.read(SourceChoice(texts=True))

    shown = finish(desk.corpus.preview(material, FilterSettings(), CancelToken(), "here"))
    without = finish(desk.corpus.preview(material, FilterSettings(), CancelToken(), "gone"))

    left = "".join(each.text for each in (*shown.split.training, *shown.split.validation))
    assert "fox" not in left
    assert (shown.training.tokens or 0) + (shown.validation.tokens or 0) == len(left)
    assert (shown.before.documents, shown.training.documents) == (2, 1)
    assert without.training.tokens is None


def test_what_is_left_is_saved_on_its_two_sides(desk: Desk, tmp_path: Path) -> None:
    for number in ("one", "two", "three"):
        desk.texts.create(f"The text of number {number} has some words, {number * 9}.", number)
    material = desk.read(SourceChoice(texts=True))
    shown = finish(desk.corpus.preview(material, FilterSettings(), CancelToken()))

    files = desk.corpus.save(shown.split, tmp_path)

    assert [path.name for path in files] == ["training.txt", "validation.txt"]
    # Which of them is by the hash of an id that is another one each time; it may be two.
    trained, kept_back = (file.read_text(encoding="utf-8") for file in files)
    assert 1 <= len(shown.split.validation) <= 2
    for each in shown.split.validation:
        assert each.text in kept_back
        assert each.text not in trained
    for each in shown.split.training:
        assert each.text in trained


def test_wrong_rules_are_told_before_anything_is_filtered(desk: Desk) -> None:
    desk.corpus.rules.path.write_text("[[rule]]\nname = 3", encoding="utf-8")
    desk.texts.create("Words.")
    material = desk.read(SourceChoice(texts=True))

    with pytest.raises(UserFacingError, match="line 1"):
        finish(desk.corpus.preview(material, FilterSettings(), CancelToken()))
