"""Whether a message wishes to put an event down. In doubt it does not."""

from __future__ import annotations

import re


def speaks_of_something_else(text: str) -> bool:
    return False
