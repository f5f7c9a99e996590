"""Which libraries of the system Qt needs on Linux, and what they are called there."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

# Library, package of Debian and Ubuntu, package of Fedora.
_WINDOW = (
    ("libEGL.so.1", "libegl1", "libglvnd-egl"),
    ("libGL.so.1", "libgl1", "libglvnd-glx"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libfreetype.so.6", "libfreetype6", "freetype"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libX11.so.6", "libx11-6", "libX11"),
    ("libxcb.so.1", "libxcb1", "libxcb"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs"),
)
_PLATFORMS = {
    "xcb": (
        ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
        ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
        ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
        ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
        ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
        ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
        ("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    ),
    "wayland": (
        ("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
        ("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    ),
}
_LIBRARY = re.compile(r"lib[\w.+-]+\.so[\w.]*")


@contextmanager
def qt_libraries(*platforms: str) -> Iterator[None]:
    """Turn a library that cannot be loaded while inside into what to install.

    Args:
        platforms: Qt's names of those that are about to be used.

    Raises:
        UserFacingError: names every library that is missing, and the packages that have them.
    """
    try:
        yield
    except (ImportError, OSError) as error:
        named = _LIBRARY.search(str(error))
        if named is None:
            raise
        raise _missing_error(named.group(), platforms) from error


def missing_library(library: str) -> str | None:
    """What the system cannot load of a library: itself or another it needs; None if nothing."""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        named = _LIBRARY.search(str(error))
        return named.group() if named is not None else library
    return None


def _missing_error(named: str, platforms: Sequence[str]) -> UserFacingError:
    tables = (_WINDOW, *(_PLATFORMS.get(name, ()) for name in platforms))
    packages = {library: names for table in tables for library, *names in table}
    missing = dict.fromkeys([named, *filter(None, map(missing_library, packages))])
    known = [packages[library] for library in missing if library in packages]
    install = (
        tr(
            "On Debian and Ubuntu: sudo apt-get install {debian}. "
            "On Fedora: sudo dnf install {fedora}.",
            debian=" ".join(dict.fromkeys(debian for debian, _ in known)),
            fedora=" ".join(dict.fromkeys(fedora for _, fedora in known)),
        )
        if known
        else tr("Install the package of your system that has it.")
    )
    return UserFacingError(
        tr("The window cannot be shown: libraries of the system are missing."),
        tr("Not found: {libraries}.", libraries=", ".join(missing)),
        install,
    )
