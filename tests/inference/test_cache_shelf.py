"""Long prompts come back from disk as they were, and damaged files go."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.cache_shelf import CacheShelf
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import GraphSession, open_session
from tests.expected_log import ExpectedLog
from tests.inference.asking import GREEDY, ask
from tests.inference.conftest import ONE_THREAD
from tests.inference.tiny_model import build_tiny_folder

DOCUMENT = [number % 250 for number in range(300)]


@pytest.fixture
def session(tiny_folder: ModelFolder) -> Iterator[GraphSession]:
    opened = open_session(tiny_folder, ONE_THREAD)
    yield opened
    opened.close()


@pytest.fixture
def shelf(tiny_folder: ModelFolder, tmp_path: Path) -> CacheShelf:
    return CacheShelf(tmp_path / "cache", tiny_folder.facts, least=100)


def read(session: GraphSession, tokens: list[int]) -> Sequence:
    sequence = Sequence(session)
    sequence.feed(tokens, CancelToken())
    return sequence


def stored(shelf: CacheShelf) -> list[Path]:
    return sorted(shelf._folder.iterdir())


def test_what_was_stored_comes_back(session: GraphSession, shelf: CacheShelf) -> None:
    whole = read(session, DOCUMENT)
    shelf.store(whole, 300)
    fresh = Sequence(session)
    shelf.restore(fresh, [*DOCUMENT[:250], 7, 8])
    assert list(fresh.tokens) == DOCUMENT[:250]
    expected = read(session, DOCUMENT[:250]).logits_after([7], CancelToken()).copy()
    logits = fresh.logits_after([7], CancelToken())
    np.testing.assert_array_equal(logits, expected)


def test_what_is_held_already_or_starts_otherwise_stays(
    session: GraphSession, shelf: CacheShelf
) -> None:
    shelf.store(read(session, DOCUMENT), 300)
    held = read(session, DOCUMENT[:220])
    shelf.restore(held, DOCUMENT)
    assert len(held.tokens) == 220
    other = read(session, [9, 9])
    shelf.restore(other, [8, *DOCUMENT])
    assert list(other.tokens) == [9, 9]


def test_files_of_another_model_are_not_used(
    session: GraphSession, shelf: CacheShelf, tiny_folder: ModelFolder
) -> None:
    shelf.store(read(session, DOCUMENT), 300)
    other = CacheShelf(shelf._folder, replace(tiny_folder.facts, sha256="1" * 64), least=100)
    fresh = Sequence(session)
    other.restore(fresh, DOCUMENT)
    assert list(fresh.tokens) == []


@pytest.mark.parametrize("place", [0, 2000, -30_000])
def test_damaged_files_are_deleted_and_the_prompt_is_read_anew(
    session: GraphSession, shelf: CacheShelf, place: int, expected_log: ExpectedLog
) -> None:
    expected_log("A stored cache could not be read and is deleted")
    shelf.store(read(session, DOCUMENT), 300)
    [path] = stored(shelf)
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)
    fresh = Sequence(session)
    shelf.restore(fresh, DOCUMENT)
    assert list(fresh.tokens) == []
    assert stored(shelf) == []


def test_a_file_cut_off_is_deleted(
    session: GraphSession, shelf: CacheShelf, expected_log: ExpectedLog
) -> None:
    expected_log("A stored cache could not be read and is deleted")
    shelf.store(read(session, DOCUMENT), 300)
    [path] = stored(shelf)
    os.truncate(path, 5000)
    shelf.restore(Sequence(session), DOCUMENT)
    assert stored(shelf) == []


def test_the_file_used_longest_ago_goes(
    session: GraphSession, shelf: CacheShelf, tiny_folder: ModelFolder
) -> None:
    for first in (1, 2):
        shelf.store(read(session, [first, *DOCUMENT]), 301)
    size = stored(shelf)[0].stat().st_size
    for path in stored(shelf):
        os.utime(path, (1_000_000, 1_000_000))
    shelf.restore(Sequence(session), [1, *DOCUMENT])
    small = CacheShelf(shelf._folder, tiny_folder.facts, int(2.5 * size), least=100)
    small.store(read(session, [3, *DOCUMENT]), 301)
    assert [len(small._tokens(path)) for path in stored(shelf)] == [301, 301]
    assert {small._tokens(path)[0] for path in stored(shelf)} == {1, 3}


def test_what_a_crash_left_goes(session: GraphSession, shelf: CacheShelf) -> None:
    shelf._folder.mkdir()
    old, young = shelf._folder / "old.part", shelf._folder / "young.part"
    for path in (old, young):
        path.write_bytes(b"")
    os.utime(old, (1_000_000, 1_000_000))
    shelf.store(read(session, DOCUMENT), 300)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_full_or_forbidden_disk_costs_nothing_but_the_file(
    session: GraphSession, tiny_folder: ModelFolder, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("A cache could not be stored")
    (tmp_path / "cache").write_text("no folder")
    shelf = CacheShelf(tmp_path / "cache", tiny_folder.facts, least=100)
    shelf.store(read(session, DOCUMENT), 300)
    fresh = Sequence(session)
    shelf.restore(fresh, DOCUMENT)
    assert list(fresh.tokens) == []


def test_a_new_engine_goes_on_from_an_old_ones_document(tmp_path: Path) -> None:
    folder = build_tiny_folder(tmp_path / "tiny", context=4096)
    prompt = TextPrompt("A long document. " * 80)
    answers = []
    for _ in range(2):
        engine = open_engine(folder, ONE_THREAD, cache_dir=tmp_path / "cache")
        answers.append(ask(engine, prompt, GREEDY))
        engine.close()
    assert [answer.usage.cached_tokens for answer in answers] == [0, 17 * 80 - 1]
    assert answers[0].text == answers[1].text


def test_nothing_of_a_private_prompt_is_stored(tmp_path: Path) -> None:
    engine = open_engine(build_tiny_folder(tmp_path / "model"), cache_dir=tmp_path / "cache")
    shelf = engine._pool._shelf
    assert shelf is not None
    shelf.least = 16
    text = "secret words " * 20
    ask(engine, TextPrompt(text, private=True), GREEDY)
    engine.score(TextPrompt(text + "more", private=True), ["x"], CancelToken())
    for _ in engine.generate_batch([TextPrompt(text + "b", True)], GREEDY, CancelToken()):
        pass
    assert not (tmp_path / "cache").exists()
    ask(engine, TextPrompt("open words " * 20), GREEDY)
    assert len(stored(shelf)) == 1
    engine.close()
