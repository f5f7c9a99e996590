"""Which language the window speaks."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.i18n import SOURCE_LANGUAGE


def interface_language(chosen: str, system: str, available: Sequence[str]) -> str:
    """The person's choice, else the system's language where we have it, else English.

    Args:
        chosen: a code of ours, or "" to follow the system.
        system: a locale's name, such as ``zh_TW`` or ``de_DE``.
    """
    if chosen in available:
        return chosen
    if system in available:
        return system
    language = system.split("_", maxsplit=1)[0]
    same = [code for code in available if code.split("_")[0] == language]
    return same[0] if same else SOURCE_LANGUAGE


def native_name(code: str) -> str:
    """What a language of the interface calls itself; the code where we do not know."""
    names = {"en": "English", "zh_CN": "简体中文"}
    return names.get(code, code)
