"""``gpt-desktop models search|repair``, and ``fetch`` of what is on a hub."""

from __future__ import annotations

import sys
from collections.abc import Generator

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.arrival import follow, say_installed
from gpt_desktop.cli.output import print_json
from gpt_desktop.cli.terminal import checked_argument, interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import HubEntry, HubModel, HubOffer
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.installed_size import disk_bytes
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed

_MEGABYTE = 1_000_000


def search(arguments: Arguments, tools: Toolbox) -> int:
    """Show what a hub finds, and return the exit code; raises UserFacingError."""
    token = CancelToken()
    with interruptible(token):
        found = tools.hub.search(checked_argument(arguments.prompt), token)
    if arguments.json:
        print_json({"models": [_row(model) for model in found]})
        return 0
    for model in found:
        forms = ", ".join(model.forms)
        licence = model.licence or tr("no licence named")
        gated = tr(", terms to accept") if model.gated else ""
        sys.stdout.write(f"{model.repo}  ({forms}; {licence}{gated})\n")
    return 0


def repair(arguments: Arguments, tools: Toolbox) -> int:
    """Repair a model, and return the exit code; raises UserFacingError."""
    token = CancelToken()
    with interruptible(token):
        model = follow(tools.hub.repair(arguments.model_id or "", token))
    return say_installed(arguments, model)


def fetch_from_hub(
    arguments: Arguments, tools: Toolbox, token: CancelToken
) -> Generator[Progressed, None, InstalledModel]:
    """Find, accept, and fetch a model of the app's list or any repository.

    Raises:
        UserFacingError: see ``ModelHub``, or its licence was not accepted.
    """
    wanted = checked_argument(arguments.model_id or "")
    entry = hub_entry(wanted, tools)
    if entry is None:
        offer = tools.hub.offer(wanted, arguments.file or "", token, arguments.revision)
    else:
        pattern = arguments.file or entry.pattern
        offer = tools.hub.offer(entry.repo, pattern, token, arguments.revision)
    if not arguments.accept_licence:
        raise _not_accepted(offer, entry)
    name = arguments.name or ("" if entry is None else entry.name)
    return (yield from tools.hub.fetch(offer, name, token))


def hub_entry(model_id: str, tools: Toolbox) -> HubEntry | None:
    """The entry of the app's list by its id."""
    return next((entry for entry in tools.hub.recommended() if entry.id == model_id), None)


def _not_accepted(offer: HubOffer, entry: HubEntry | None) -> UserFacingError:
    licence = offer.model.licence or (entry.licence if entry else "") or tr("no licence named")
    page = entry.licence_page if entry else offer.model.licence_page
    return UserFacingError(
        tr(
            "“{repo}” is given under a licence: {licence}.",
            repo=offer.model.repo,
            licence=licence,
        ),
        tr(
            "{file}: {size} MB to fetch, {installed} MB installed.",
            file=offer.id,
            size=f"{offer.download_bytes / _MEGABYTE:,.0f}",
            installed=f"{disk_bytes(offer.form, offer.installed_bytes) / _MEGABYTE:,.0f}",
        ),
        tr("Read it at {page}; if you agree, add --accept-licence.", page=page),
    )


def _row(model: HubModel) -> dict[str, object]:
    return {
        "repo": model.repo,
        "forms": list(model.forms),
        "licence": model.licence,
        "licence_page": model.licence_page,
        "page": model.page,
        "gated": model.gated,
        "downloads": model.downloads,
        "parameters": model.parameters,
        "languages": list(model.languages),
        "updated": model.updated.isoformat() if model.updated else None,
    }
