"""Works are kept as they come, whatever happens; here over the real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Annotation, Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.errors import ErrorWords, UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.base import Notice, TaskRequest, TextAdded
from gpt_desktop.core.works import Work, WorkEnd, WorkRequest, WorkState
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.works import Making, StoredWorks
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.works import SqliteWorks
from tests.core.running import drain, task
from tests.expected_log import ExpectedLog
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary

TEXT = "The river rose in the night. By morning the lower road was under water."
REQUEST = WorkRequest(text=TEXT, options={"style": "paragraph", "length": "short"})
FULL = "The disk is full."


class FillingWorks(SqliteWorks):
    """A store whose disk can be filled, and that counts its saves."""

    full = False

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.saved: list[str] = []

    def create(self, kind: str, title: str, request: WorkRequest, author: str) -> Work:
        self._check()
        return super().create(kind, title, request, author)

    def update(
        self,
        work_id: str,
        text: str,
        notices: Sequence[Notice] = (),
        annotations: Sequence[Annotation] = (),
    ) -> None:
        self._check()
        self.saved.append(text)
        super().update(work_id, text, notices, annotations)

    def end(self, work_id: str, end: WorkEnd) -> Work:
        self._check()
        return super().end(work_id, end)

    def _check(self) -> None:
        if self.full:
            raise UserFacingError(FULL)


class Bench:
    """Works over a scripted model, with a clock that is set by hand."""

    def __init__(
        self, folder: Path, database: Database, answers: list[str] | Callable[[Prompt], str]
    ) -> None:
        self.store = FillingWorks(database)
        self.documents = SqliteDocuments(database, "1")
        self.generator = ScriptedGenerator(answers)
        models = folder / "models"
        models.mkdir()
        library = FolderLibrary(models, "alpha", "beta", "broken")
        host = ModelHost(library, "", self.open, roomy)
        self.works = StoredWorks(
            self.store, self.documents, TaskRunner(host), host, clock=self.clock
        )
        self.now = 0.0

    def open(self, folder: Path) -> TextGenerator:
        if folder.name == "broken":
            raise UserFacingError("The model is damaged.")
        self.generator.facts = replace(SCRIPTED_FACTS, id=folder.name)
        return self.generator

    def clock(self) -> float:
        self.now += 1.0
        return self.now

    def start(self, request: WorkRequest = REQUEST, kind: str = "assistant") -> Work:
        return self.works.start(kind, "River", request)

    def running(self, work: Work, token: CancelToken | None = None) -> Making:
        request = self.works.task_request(work.request)
        return self.works.run(work, task(work.kind), request, token or CancelToken())

    def stored(self, work: Work) -> Work:
        found = self.store.get(work.id)
        assert found is not None
        return found


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "works.sqlite3").database) as opened:
        yield opened


def until_text(running: Making) -> list[object]:
    events: list[object] = [next(running)]
    while not isinstance(events[-1], TextAdded):
        events.append(next(running))
    return events


def test_a_work_is_kept_from_its_start_to_its_receipt(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["Zebras cost 70 dollars in Nairobi."])
    started = bench.start(kind="summarize")
    assert bench.stored(started) == started
    assert (started.state, started.author) == (WorkState.WAITING, "ALPHA")
    events, made = drain(bench.running(started))
    assert "".join(e.text for e in events if isinstance(e, TextAdded)) == made.text
    assert bench.stored(started) == made
    assert made.state is WorkState.DONE
    assert made.text == "Zebras cost 70 dollars in Nairobi."
    assert made.request == REQUEST
    assert made.receipt is not None
    assert made.receipt.prompt_id == "summarize"
    assert made.notices == tuple(event for event in events if isinstance(event, Notice))
    assert "1 sentence" in made.notices[-1].text
    [claim] = made.annotations
    assert isinstance(claim, Claim)
    assert claim.checks


def test_it_grows_in_the_store(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["The road was flooded."])
    started = bench.start()
    running = bench.running(started)
    until_text(running)
    growing = bench.stored(started)
    assert (growing.text, growing.state) == ("The", WorkState.RUNNING)
    drain(running)
    assert bench.store.saved[:3] == ["The", "The road", "The road was"]


def test_stopping_keeps_what_there_is(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["The road was flooded."])
    token, started = CancelToken(), bench.start()
    running = bench.running(started, token)
    until_text(running)
    token.cancel()
    _, stopped = drain(running)
    assert (stopped.text, stopped.state) == ("The", WorkState.STOPPED)
    assert bench.stored(started) == stopped


def test_stopping_before_the_model_is_loaded(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["never"])
    token, started = CancelToken(), bench.start()
    token.cancel()
    _, stopped = drain(bench.running(started, token))
    assert (stopped.text, stopped.state) == ("", WorkState.STOPPED)


def test_closing_the_stream_saves_it_as_stopped(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["The road was flooded."])
    started = bench.start()
    running = bench.running(started)
    until_text(running)
    running.close()
    assert bench.stored(started).state is WorkState.STOPPED
    assert bench.stored(started).text == "The"


def test_an_error_is_kept_with_its_words(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["never"])
    started = bench.start(WorkRequest(text="  "))
    with pytest.raises(UserFacingError, match="nothing to answer"):
        drain(bench.running(started))
    failed = bench.stored(started)
    assert failed.state is WorkState.FAILED
    assert failed.error == ErrorWords("There is nothing to answer.", "", "Write a question first.")


def test_a_bug_leaves_no_words(tmp_path: Path, database: Database) -> None:
    def broken(_: Prompt) -> str:
        raise RuntimeError("a bug")

    bench = Bench(tmp_path, database, broken)
    started = bench.start()
    with pytest.raises(RuntimeError, match="a bug"):
        drain(bench.running(started))
    assert (bench.stored(started).state, bench.stored(started).error) == (WorkState.FAILED, None)


def test_a_full_disk_in_the_middle_loses_no_text(
    tmp_path: Path, database: Database, expected_log: ExpectedLog
) -> None:
    expected_log("A part of a result could not be saved")
    bench = Bench(tmp_path, database, ["The road was flooded."])
    running = bench.running(bench.start())
    events = until_text(running)
    bench.store.full = True
    with pytest.raises(UserFacingError, match="disk is full"):
        events.extend(running)
    texts = [event.text for event in events if isinstance(event, TextAdded)]
    notices = [event.text for event in events if isinstance(event, Notice)]
    assert "".join(texts) == "The road was flooded."
    assert notices == [f"This result is not being saved: {FULL}"]


def test_what_cannot_be_stored_does_not_begin(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["never"])
    bench.store.full = True
    with pytest.raises(UserFacingError, match="disk is full"):
        bench.start()
    assert bench.generator.prompts == []


def test_what_was_given_up_is_stopped(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["never"])
    started = bench.start()
    bench.works.give_up(started)
    assert bench.stored(started).state is WorkState.STOPPED
    assert bench.store.list_works("assistant") == []


def test_a_request_brings_its_documents_along(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, [])
    documents = [
        make_document(Path(f"{name}.txt"), name, (Block(BlockKind.PARAGRAPH, TEXT, page=3),))
        for name in ("b", "a")
    ]
    for document in documents:
        bench.documents.keep(document)
    request = WorkRequest(
        text="text",
        options={"style": "bullets"},
        instruction="briefly",
        document_ids=tuple(document.id for document in documents),
        extra={"scope": "WHOLE"},
    )
    assert bench.works.task_request(request) == TaskRequest(
        text="text",
        options={"style": "bullets"},
        documents=tuple(documents),
        instruction="briefly",
    )
    with pytest.raises(UserFacingError, match="no longer there"):
        bench.works.task_request(WorkRequest(document_ids=("gone",)))


def test_a_work_is_made_by_the_model_it_asks_for(tmp_path: Path, database: Database) -> None:
    bench = Bench(tmp_path, database, ["Yes."])
    started = bench.start(replace(REQUEST, model_id="beta"))
    assert started.author == "BETA"
    _, made = drain(bench.running(bench.stored(started)))
    assert made.receipt is not None
    assert (made.author, made.receipt.model_id, made.notices) == ("BETA", "beta", ())


def test_a_work_whose_model_is_damaged_names_the_one_that_made_it(
    tmp_path: Path, database: Database
) -> None:
    bench = Bench(tmp_path, database, ["Yes."])
    started = bench.start(replace(REQUEST, model_id="broken"))
    _, made = drain(bench.running(started))
    assert made.receipt is not None
    assert (made.author, made.receipt.model_id) == ("ALPHA", "alpha")
    assert "BROKEN" in made.notices[0].text
    assert bench.stored(started) == made
