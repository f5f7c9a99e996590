"""A segment again, over a model that is loaded for it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.translate.again import SegmentRequest
from gpt_desktop.core.tasks.translate.task import TranslateTask
from gpt_desktop.core.translation.glossary import GlossaryStore
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.segment_translation import SegmentTranslation, WritesSegments
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.glossary import SqliteGlossary
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary

PAIR = Pair("en", "fr")
FRENCH = "Le train part à neuf heures."


def made(folder: Path, answer: str, glossary: GlossaryStore | None = None) -> SegmentTranslation:
    facts = replace(SCRIPTED_FACTS, languages=())
    generator = ScriptedGenerator(lambda _: answer, facts)
    host = ModelHost(FolderLibrary(folder, "a"), "", lambda _: generator, roomy)
    task = TranslateTask(load_prompts(paths.resources_dir() / "prompts"))
    assert isinstance(task, WritesSegments)
    return SegmentTranslation(task, host, glossary)


def test_alternatives(tmp_path: Path) -> None:
    request = SegmentRequest("The train leaves at nine.", PAIR)
    [found] = finish(made(tmp_path, FRENCH).alternatives(request, CancelToken()))
    assert (found.text, found.checks) == (FRENCH, ())


def test_alternatives_keep_to_the_glossary(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "test.sqlite3").database) as database:
        glossary = SqliteGlossary(database)
        glossary.put((Term("train", "TGV", PAIR), Term("train", "Zug", Pair("en", "de"))))
        request = SegmentRequest("The train leaves at nine.", PAIR)
        folder = tmp_path / "models"
        folder.mkdir()
        segments = made(folder, FRENCH, glossary)
        [found] = finish(segments.alternatives(request, CancelToken()))
    assert [check.words for check in found.checks] == ["The glossary has “TGV” for “train”"]


def test_back(tmp_path: Path) -> None:
    segments = made(tmp_path, "The train leaves at nine.")
    assert finish(segments.back(FRENCH, PAIR, CancelToken())) == "The train leaves at nine."
