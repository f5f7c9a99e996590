"""``gpt-desktop models list|search|fetch|import|form|export|repair|remove|measure``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import QUICK, Arguments
from gpt_desktop.cli.arrival import follow, installed_row, say_installed
from gpt_desktop.cli.form import form
from gpt_desktop.cli.hub import fetch_from_hub, hub_entry, repair, search
from gpt_desktop.cli.measure import measure
from gpt_desktop.cli.output import print_json
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import HubEntry
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import CatalogEntry, ExportChoices


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do what was asked with models: the exit code; raises UserFacingError."""
    return _COMMANDS[arguments.models_command](arguments, tools)


def _list(arguments: Arguments, tools: Toolbox) -> int:
    rows = _rows(tools)
    if arguments.json:
        print_json({"models": rows})
        return 0
    for row in rows:
        state = tr("installed") if row["installed"] else tr("can be fetched")
        default = tr(", default") if row["default"] else ""
        sys.stdout.write(f"{row['id']}  {row['name']}  ({state}{default})\n")
    return 0


def _rows(tools: Toolbox) -> list[dict[str, object]]:
    """Installed models first, then the rest of the catalogue."""
    installed = tools.library.installed()
    rows: list[dict[str, object]] = [installed_row(model) for model in installed]
    ids = {model.facts.id for model in installed}
    rows += [
        _entry_row(entry, default=entry.default)
        for entry in tools.library.available()
        if entry.id not in ids
    ]
    names = {model.facts.name for model in installed}
    rows += [
        _entry_row(entry, default=False)
        for entry in tools.hub.recommended()
        if entry.name not in names
    ]
    return rows


def _entry_row(entry: CatalogEntry | HubEntry, *, default: bool) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name,
        "default": default,
        "installed": False,
        "licence": entry.licence,
        "languages": list(entry.languages),
        "size_bytes": entry.installed_bytes,
    }


def _fetch(arguments: Arguments, tools: Toolbox) -> int:
    model_id = arguments.model_id or _default_id(tools)
    token = CancelToken()
    if "/" in model_id or hub_entry(model_id, tools) is not None:
        with interruptible(token):
            return say_installed(arguments, follow(fetch_from_hub(arguments, tools, token)))
    with interruptible(token):
        try:
            model = follow(tools.library.fetch(model_id, token))
        except UserFacingError:
            # The child process gets the terminal's Ctrl+C as well and ends by it.
            token.raise_if_cancelled()
            raise
    return say_installed(arguments, model)


def _import(arguments: Arguments, tools: Toolbox) -> int:
    token = CancelToken()
    with interruptible(token):
        model = follow(tools.import_model(Path(arguments.path), arguments.name, token))
    if arguments.form != QUICK:
        return say_installed(arguments, model)
    if not arguments.json:
        say_installed(arguments, model)
    return form(arguments, tools, model.facts.id)


def _export(arguments: Arguments, tools: Toolbox) -> int:
    token = CancelToken()
    python = None if arguments.python is None else Path(arguments.python)
    choices = ExportChoices(int(arguments.bits), python)
    with interruptible(token):
        model = follow(tools.export_model(Path(arguments.path), arguments.name, choices, token))
    return say_installed(arguments, model)


def _remove(arguments: Arguments, tools: Toolbox) -> int:
    model_id = arguments.model_id or ""
    tools.library.remove(model_id)
    if arguments.json:
        print_json({"removed": model_id})
    else:
        sys.stdout.write(tr("{name} is removed.", name=model_id) + "\n")
    return 0


def _default_id(tools: Toolbox) -> str:
    for entry in tools.library.available():
        if entry.default:
            return entry.id
    raise UserFacingError(
        tr("The catalogue has no default model."), "", tr("Name the model to fetch.")
    )


_COMMANDS: dict[str, Callable[[Arguments, Toolbox], int]] = {
    "list": _list,
    "search": search,
    "fetch": _fetch,
    "form": lambda arguments, tools: form(arguments, tools, arguments.model_id or ""),
    "import": _import,
    "export": _export,
    "repair": repair,
    "remove": _remove,
    "measure": measure,
}
