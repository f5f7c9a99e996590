"""The persona that a question on the command line is answered by."""

from __future__ import annotations

from gpt_desktop import paths
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.services.library import built_in_personas, persona_named
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.library import SqliteLibrary


def use_persona(arguments: Arguments) -> str:
    """Fill in what the persona says and the command line does not; returns its system words.

    Raises:
        UserFacingError: there is none of that name, or the file of the person's cannot be read.
    """
    if not arguments.persona:
        return ""
    persona = persona_named(arguments.persona, _personas())
    own = persona.sampling
    arguments.sampling = own
    arguments.model = arguments.model or persona.model_id or None
    arguments.think = arguments.think or bool(persona.thinking)
    if arguments.temperature is None:
        arguments.temperature = own.temperature
    if arguments.max_tokens is None:
        arguments.max_tokens = persona.max_tokens
    return persona.system


def _personas() -> list[Persona]:
    """The person's own first; where nothing was kept yet, no file is made."""
    built_in = built_in_personas(paths.resources_dir() / "library")
    if not paths.database_file().is_file():
        return built_in
    database = open_database(paths.database_file()).database
    try:
        return [*SqliteLibrary(database).personas(), *built_in]
    finally:
        database.close()
