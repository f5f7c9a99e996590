import pytest

from gpt_desktop.storage.likeness import likenesses

pytest.importorskip("rapidfuzz", reason="not in the environment of the core's tests")


def test_the_likest_come_first_and_others_not_at_all() -> None:
    found = likenesses("open the file", ["close it", "open the files", "open the file"], 0.7)
    assert [place for place, _ in found] == [2, 1]
    assert found[0][1] == 1.0
    assert 0.9 < found[1][1] < 1


def test_nothing_is_like_nothing() -> None:
    assert likenesses("open", [], 0.5) == []
