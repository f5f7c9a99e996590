"""Which time zone this computer is in, by its IANA name."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from gpt_desktop.core.agenda.zones import find_zone

_LINK = Path("/etc/localtime")
_NAME_FILE = Path("/etc/timezone")
_FOLDER = "zoneinfo/"
_WINDOWS_KEY = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"


def local_zone(
    environment: Mapping[str, str] = os.environ,
    link: Path = _LINK,
    name_file: Path = _NAME_FILE,
) -> ZoneInfo:
    """The zone of TZ, else that of the system.

    Where neither names one, the zone without summer time of the present difference to UTC.
    """
    names = [environment.get("TZ", "").removeprefix(":"), *_system_names(link, name_file)]
    for name in names:
        zone = find_zone(name) if name else None
        if zone is not None:
            return zone
    return _fixed_zone()


def _system_names(link: Path, name_file: Path) -> list[str]:
    if sys.platform == "win32":
        return [_windows_name()]
    names = []
    target = str(link.resolve()).replace("\\", "/") if link.exists() else ""
    if _FOLDER in target:
        names.append(target.split(_FOLDER, 1)[1])
    if name_file.is_file():
        names.append(name_file.read_text(encoding="utf-8", errors="replace").strip())
    return names


def _windows_name() -> str:
    if sys.platform == "win32":
        import winreg

        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_KEY) as key:
                name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])
        except OSError:
            return ""
        return WINDOWS_TO_OLSON.get(name.split("\0", maxsplit=1)[0], "")
    return ""


def _fixed_zone() -> ZoneInfo:
    hours = round(time.localtime().tm_gmtoff / 3600)
    # The names count westwards.
    return find_zone(f"Etc/GMT{-hours:+d}" if hours else "UTC") or ZoneInfo("UTC")
