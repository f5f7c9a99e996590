"""Whether there is a screen for the window; Qt would end the process without one."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gpt_desktop.app.system_libraries import qt_libraries
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

# What Qt connects to, in the order it tries them.
_VARIABLES = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}


@contextmanager
def display(environment: Mapping[str, str]) -> Iterator[None]:
    """Look for what Qt is about to use, on Linux; other systems always have a screen.

    Where there are several, one that works is enough, as it is for Qt. An X server without
    another client starts anew when the last one leaves, so this one stays while inside.

    Raises:
        UserFacingError: there is no screen, it cannot be reached, or libraries are missing.
    """
    with ExitStack() as stack:
        if sys.platform.startswith("linux"):
            _find_display(environment, stack)
        yield


def platforms(environment: Mapping[str, str]) -> list[str]:
    """Qt's names of those it would try, in order."""
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        return [each.split(":")[0] for each in asked.split(";")]
    return [name for name, variable in _VARIABLES.items() if environment.get(variable)]


def _find_display(environment: Mapping[str, str], stack: ExitStack) -> None:
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    failed: UserFacingError | None = None
    for platform in platforms(environment):
        try:
            _check_platform(platform, plugins, stack)
        except UserFacingError as error:
            failed = failed or error
        else:
            return
    raise failed or UserFacingError(
        tr("There is no screen to show the window on."),
        tr("Neither DISPLAY nor WAYLAND_DISPLAY is set."),
        tr(
            "Start the app in a graphical session, or use a command; gpt-desktop --help names them."
        ),
    )


def _check_platform(platform: str, plugins: Path, stack: ExitStack) -> None:
    plugin = plugins / f"libq{platform}.so"
    if not plugin.is_file():
        return  # Qt says itself which it has
    with qt_libraries(platform):
        ctypes.CDLL(str(plugin))
    variable = _VARIABLES.get(platform, "")
    reaches = {"xcb": _reaches_x, "wayland": _reaches_wayland}.get(platform)
    if reaches is not None and not reaches(stack):
        raise UserFacingError(
            tr("The screen cannot be reached."),
            tr("What {variable} names does not answer, or does not allow it.", variable=variable),
            tr("Start the app in a graphical session."),
        )


def _reaches_x(stack: ExitStack) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    stack.callback(xcb.xcb_disconnect, connection)
    return bool(xcb.xcb_connection_has_error(connection) == 0)


def _reaches_wayland(stack: ExitStack) -> bool:
    client = ctypes.CDLL("libwayland-client.so.0")
    client.wl_display_connect.restype = ctypes.c_void_p
    connection = client.wl_display_connect(None)
    if connection is None:
        return False
    stack.callback(client.wl_display_disconnect, ctypes.c_void_p(connection))
    return True
