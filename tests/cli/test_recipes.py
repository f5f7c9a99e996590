"""The recipes in models/README.md are commands that this program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.catalog.hub.entries import read_hub_entries
from gpt_desktop.cli.arguments import parse_arguments

RECIPES = Path(__file__).parents[2] / "models" / "README.md"
COMMANDS = re.findall(
    r"^gpt-desktop (models .*)$", RECIPES.read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_understood(command: str) -> None:
    assert parse_arguments(shlex.split(command)).command == "models"


def test_every_recommended_model_has_a_recipe_and_no_other_is_named() -> None:
    asked = [parse_arguments(shlex.split(command)) for command in COMMANDS]
    named = {each.model_id for each in asked if each.models_command == "fetch"}
    assert named == {entry.id for entry in read_hub_entries(paths.catalog_file())}
