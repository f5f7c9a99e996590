"""The person's token for a hub."""

from __future__ import annotations

import re

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_TOKEN = re.compile(r"[\x21-\x7e]{1,500}")


class HubAccess:
    """The token that was given, or else the one that huggingface_hub finds; never written."""

    def __init__(self) -> None:
        self._given = ""

    def use(self, access: str) -> None:
        """Take a token until the program ends; "" forgets it.

        Raises:
            UserFacingError: it cannot be one.
        """
        access = access.strip()
        if access and not _TOKEN.fullmatch(access):
            raise UserFacingError(
                tr("This is no token of a model hub."),
                tr("A token is one word of letters and digits, such as hf_…"),
                tr("Copy it anew from {tokens}.", tokens="huggingface.co/settings/tokens"),
            )
        self._given = access

    def get(self) -> str | None:
        """The token to send, from HF_TOKEN or huggingface_hub's file where none was given."""
        if self._given:
            return self._given
        from huggingface_hub import get_token
        from huggingface_hub.errors import DeviceCodeError, OIDCError

        try:
            found = get_token()
        except (OSError, ValueError, DeviceCodeError, OIDCError):
            return None
        return found if found and _TOKEN.fullmatch(found) else None
