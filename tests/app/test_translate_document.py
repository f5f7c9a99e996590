"""Files in another language, on top of works: stopped, gone on with, written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.steps import Steps, finish
from gpt_desktop.core.tasks.base import TextAdded
from gpt_desktop.core.tasks.translate.document_task import DocumentTranslation
from gpt_desktop.core.works import Work, WorkState
from gpt_desktop.documents.bilingual_file import BilingualFiles
from gpt_desktop.documents.rewritten.rewriter import ChildProcessRewriter
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.translate_document import DocumentTranslations
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.parts import SqliteParts
from gpt_desktop.storage.works import SqliteWorks
from tests.core.running import PROMPTS
from tests.fakes import ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary

COLOURS = ("red", "green", "blue", "white")
TEXT = "\n\n".join(
    f"The {colour} house number {n} is old." for n in range(15) for colour in COLOURS
)


def loud(prompt: Prompt) -> str:
    """A translation that can be told: the last sentence asked for, in capitals."""
    asked = prompt.messages[-1].content if isinstance(prompt, ChatPrompt) else prompt.text
    return asked[asked.rindex("The ") :].split(".")[0].upper() + "."


class Start:
    """The app from one start to the next; the database is what stays."""

    def __init__(self, folder: Path, database: Database) -> None:
        models = Path(mkdtemp(dir=folder))
        self.generator = ScriptedGenerator(loud)
        host = ModelHost(FolderLibrary(models, "alpha"), "", lambda _: self.generator, roomy)
        documents = SqliteDocuments(database, "1")
        store, parts = SqliteWorks(database), SqliteParts(database)
        self.works = StoredWorks(store, documents, TaskRunner(host), host, parts=parts)
        self.translations = DocumentTranslations(
            DocumentTranslation(PROMPTS), ChildProcessRewriter(), documents, host, BilingualFiles()
        )

    def make(self, path: Path, stop_after: int | None = None) -> Work:
        """Translate a file; stop once so many of its texts are shown."""
        source = finish(self.translations.read(path, CancelToken()))
        request = self.translations.request(source, {"target": "fr"})
        work = self.works.start("translate", path.name, request)
        token = CancelToken()
        steps = Steps(
            self.works.run(work, self.translations.task, self.works.task_request(request), token)
        )
        shown = 0
        for event in steps:
            shown += isinstance(event, TextAdded)
            if shown == stop_after:
                token.cancel()
        return steps.result


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "houses.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with closing(open_database(tmp_path / "app.sqlite3").database) as database:
        yield Start(tmp_path, database)


def test_a_file_is_translated_and_written(start: Start, file: Path) -> None:
    work = start.make(file)
    assert (work.state, work.request.text) == (WorkState.DONE, TEXT)
    assert start.translations.source_of(work) == file
    target = file.with_name("out.txt")
    outcomes = finish(start.translations.write(work, target, CancelToken()))
    assert target.read_text("utf-8") == TEXT.upper()
    assert len(outcomes) == 60
    start.translations.write_table(work, file.with_name("table.html"))
    assert "THE GREEN HOUSE" in file.with_name("table.html").read_text("utf-8")


def test_it_goes_on_where_it_was_after_a_restart(tmp_path: Path, file: Path) -> None:
    place = tmp_path / "app.sqlite3"
    with closing(open_database(place).database) as database:
        first = Start(tmp_path, database)
        work = first.make(file, stop_after=20)
        assert work.state is WorkState.STOPPED
        finish(first.translations.write(work, tmp_path / "part.txt", CancelToken()))
        written = (tmp_path / "part.txt").read_text("utf-8").split("\n\n")
        units = TEXT.split("\n\n")
        shown = len(work.text.split("\n\n"))
        assert 20 <= shown < 60
        assert written == [each.upper() for each in units[:shown]] + units[shown:]
    with closing(open_database(place).database) as database:
        second = Start(tmp_path, database)
        assert second.make(file).state is WorkState.DONE
        assert 0 < len(second.generator.prompts) <= 60 - shown


def test_a_file_that_changed_is_told(start: Start, file: Path) -> None:
    work = start.make(file)
    file.write_text(TEXT.replace("old", "new"), encoding="utf-8")
    with pytest.raises(UserFacingError, match="has changed"):
        finish(start.translations.write(work, file.with_name("out.txt"), CancelToken()))


def test_a_file_without_words(start: Start, file: Path) -> None:
    file.write_text("1, 2, 3", encoding="utf-8")
    with pytest.raises(UserFacingError, match="nothing to translate"):
        start.make(file)


def test_works_of_texts_have_no_file(start: Start, file: Path) -> None:
    work = start.make(file)
    assert (
        start.translations.source_of(replace(work, request=replace(work.request, extra={}))) is None
    )
