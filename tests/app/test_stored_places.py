"""Every file that the app makes is among those it can delete, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.app.compose import compose
from gpt_desktop.app.stored_places import stored_files
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference import cache_shelf


class Untouched:
    """An Eraser that nobody asks."""

    def erase_conversations(self) -> None:
        raise AssertionError

    def erase_works(self) -> None:
        raise AssertionError

    def erase_texts(self) -> None:
        raise AssertionError

    def erase_translations(self) -> None:
        raise AssertionError

    def erase_decks(self) -> None:
        raise AssertionError


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(folder))
    monkeypatch.setenv("GPT_DESKTOP_MODELS", str(folder / "models"))
    return folder


@pytest.mark.usefixtures("data")
def test_a_deleted_conversation_takes_what_was_read_of_it() -> None:
    services = compose()
    made = services.conversations.create_conversation("Long")
    paths.cache_dir().mkdir()
    for ending in (cache_shelf._ENDING, cache_shelf._PARTIAL):
        (paths.cache_dir() / f"read{ending}").write_bytes(b"tokens")
    services.conversations.delete_conversation(made.id)
    assert not paths.cache_dir().exists()
    services.close()


def test_all_conversations_can_be_deleted_through_the_open_database(data: Path) -> None:
    services = compose()
    services.conversations.create_conversation("Secret title")
    for _ in services.stored.delete_conversations(CancelToken()):
        pass
    assert services.conversations.list_conversations() == []
    assert b"Secret title" not in b"".join(path.read_bytes() for path in data.iterdir())
    services.close()


@pytest.mark.usefixtures("data")
def test_models_that_came_with_the_program_are_not_among_them() -> None:
    bundled = paths.bundled_models_dir()
    for place in stored_files(Untouched()).places:
        assert bundled not in (place.path, *place.path.parents)


@pytest.mark.parametrize("portable", [False, True])
def test_the_folder_goes_unless_it_makes_a_copy_portable(
    data: Path, monkeypatch: pytest.MonkeyPatch, portable: bool
) -> None:
    monkeypatch.setattr(paths, "portable", lambda: portable)
    compose().close()
    stored = stored_files(Untouched())
    stored.ask_to_delete_all(with_models=True)
    stored.delete_all()
    assert data.exists() is portable
    assert not portable or not list(data.iterdir())
