"""The person's rules on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.storage.training_rules_file import TrainingRulesFile

SHIPPED = "[[rule]]\nname = 'app'\nwords = ['a']\n"
OWN = "[[rule]]\nname = 'own'\nwords = ['b']\n"


@pytest.fixture
def file(tmp_path: Path) -> TrainingRulesFile:
    shipped = tmp_path / "shipped.toml"
    shipped.write_text(SHIPPED, encoding="utf-8")
    return TrainingRulesFile(tmp_path / "data" / "rules.toml", shipped)


def test_those_of_the_app_until_the_person_writes_some(file: TrainingRulesFile) -> None:
    assert [rule.name for rule in file.load()] == ["app"]
    before = file.own

    file.save_text(OWN)

    assert (before, file.own) == (False, True)
    assert [rule.name for rule in file.load()] == ["own"]
    assert [rule.name for rule in file.reset()] == ["app"]
    assert not file.path.exists()


def test_what_is_wrong_is_not_saved(file: TrainingRulesFile) -> None:
    file.save_text(OWN)

    with pytest.raises(UserFacingError):
        file.save_text("[[rule]]\nname = 'x'\npattern = '('")

    assert file.text() == OWN


def test_a_file_that_is_no_text_is_told(file: TrainingRulesFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(UserFacingError, match="not UTF-8"):
        file.load()
