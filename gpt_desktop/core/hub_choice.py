"""Which of a repository's offers a person means."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import HubOffer, HubOffers
from gpt_desktop.core.i18n import tr

_SHOWN = 12


def choose_offer(found: HubOffers, pattern: str) -> HubOffer:
    """The offer that a file name pattern means; "" means the recommended one.

    Raises:
        UserFacingError: there is none.
    """
    for offer in found.offers:
        names = {offer.id, PurePosixPath(offer.id).name, offer.label}
        if not pattern or any(fnmatchcase(name.lower(), pattern.lower()) for name in names):
            return offer
    reasons = {form.why for form in found.refused}
    there = ", ".join(offer.id for offer in found.offers[:_SHOWN])
    raise UserFacingError(
        tr("“{repo}” has nothing that this app can take.", repo=found.model.repo)
        if not found.offers
        else tr("“{repo}” has no “{pattern}”.", repo=found.model.repo, pattern=pattern),
        tr("It has: {names}.", names=there) if found.offers else " ".join(sorted(reasons)[:3]),
        tr("Choose another model, or another version of this one."),
    )
