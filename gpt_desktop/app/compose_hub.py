"""Puts together what gets models from a hub; nothing of it is loaded before it is used."""

from __future__ import annotations

from functools import cache

from gpt_desktop import paths
from gpt_desktop.catalog.fit import check_room, find_fit, free_disk
from gpt_desktop.catalog.hub.entries import read_hub_entries
from gpt_desktop.catalog.memory import total_memory
from gpt_desktop.core.hub import Fit, Form, HubEntry, HubOffer
from gpt_desktop.core.hub_source import HubSource
from gpt_desktop.core.installed_size import will_be_packed
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.model_hub import HubModels


def compose_hub(importing: ModelImporting) -> HubModels:
    """The service over the hub that ``HF_ENDPOINT`` names. Makes no connection."""
    return HubModels(
        cache(_open_hub),
        importing,
        paths.models_dir(),
        check_name=importing.free_id,
        entries=_entries,
        find_fit=_find_fit,
    )


def _open_hub() -> HubSource:
    """Called once; the HTTP library takes a while to load."""
    from gpt_desktop.catalog.hub.hub import Hub

    return Hub(paths.models_dir(), _check_offer, _explain_kind)


def _explain_kind(form: Form, kind: str) -> str:
    from gpt_desktop.convert.known_kinds import explain_kind

    return explain_kind(form, kind)


def _check_offer(offer: HubOffer, missing_bytes: int) -> None:
    """Room for what is still to be fetched and for what is made of it."""
    needed = missing_bytes + offer.installed_bytes
    disk = free_disk(paths.models_dir())
    packed = will_be_packed(offer.form, offer.installed_bytes)
    check_room(offer.name, offer.installed_bytes, needed, disk, total_memory(), packed=packed)


def _entries() -> tuple[HubEntry, ...]:
    return read_hub_entries(paths.catalog_file())


def _find_fit(installed: int, disk_needed: int, packed: bool) -> Fit:
    return find_fit(installed, disk_needed, paths.models_dir(), packed=packed)
