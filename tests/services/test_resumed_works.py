"""A summary that was stopped goes on where it was, also after a restart."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.works import WorkRequest, WorkState
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.parts import SqliteParts
from gpt_desktop.storage.works import SqliteWorks
from tests.core.running import drain, task
from tests.fakes import ScriptedGenerator, prompt_text, roomy
from tests.services.parts import FolderLibrary

BOOK = make_document(
    Path("book.txt"),
    "book",
    [
        Block(BlockKind.PARAGRAPH, f"The {name} river rose. " + f"The {name} town slept. " * 90)
        for name in ("blue", "green", "white", "black")
    ],
)
REQUEST = WorkRequest(document_ids=(BOOK.id,))


def first_sentence(prompt: Prompt) -> str:
    return prompt_text(prompt).split("\n\n", 1)[1].split(". ")[0] + "."


class Start:
    """The app from one start to the next; the database is what stays."""

    def __init__(self, folder: Path, database: Database) -> None:
        models = Path(mkdtemp(dir=folder))
        self.generator = ScriptedGenerator(first_sentence)
        host = ModelHost(FolderLibrary(models, "alpha"), "", lambda _: self.generator, roomy)
        documents = SqliteDocuments(database, "1")
        documents.keep(BOOK)
        store, parts = SqliteWorks(database), SqliteParts(database)
        self.works = StoredWorks(store, documents, TaskRunner(host), host, parts=parts)

    def run(self, stop_after: int | None = None) -> tuple[WorkState, int]:
        """Summarize the book; stop once so many sections are done.

        Returns:
            How it ended, and how many sections were done at its start.
        """
        work = self.works.start("summarize", "Book", REQUEST)
        request, token = self.works.task_request(REQUEST), CancelToken()
        steps = Steps(self.works.run(work, task("summarize"), request, token))
        done: list[int] = []
        for event in steps:
            if isinstance(event, Progressed) and event.phase is Phase.SECTIONS:
                done.append(event.done)
                if stop_after is not None and event.done >= stop_after:
                    token.cancel()
        return steps.result.state, done[0]


def test_it_goes_on_where_it_was_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "app.sqlite3"
    with closing(open_database(file).database) as database:
        assert Start(tmp_path, database).run(stop_after=2) == (WorkState.STOPPED, 0)
    with closing(open_database(file).database) as database:
        state, done = Start(tmp_path, database).run()
        assert state is WorkState.DONE
        assert done >= 2


def test_what_was_done_is_not_written_again(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "app.sqlite3").database) as database:
        first, again = Start(tmp_path, database), Start(tmp_path, database)
        _, made = drain(
            first.works.run(
                first.works.start("summarize", "Book", REQUEST),
                task("summarize"),
                first.works.task_request(REQUEST),
                CancelToken(),
            )
        )
        assert made.state is WorkState.DONE
        state, done = again.run()
        assert (state, done >= 4) == (WorkState.DONE, True)
        asked = [prompt_text(prompt) for prompt in again.generator.prompts]
        assert not any("You summarize texts" in text for text in asked)
