"""The desktop portal, played by the test on a bus of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.desktop.portal import INTERFACE, PATH, SERVICE, Portal

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not there"),
]

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow own="*"/></policy></busconfig>
"""


class FakePortal(QDBusVirtualObject):
    """Notes what it is asked to show, and answers as if it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def introspect(self, path: str) -> str:
        del path  # it says nothing of itself
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        assert message.interface() == INTERFACE
        assert message.signature() == "sa{sv}"
        self.shown.append(str(message.arguments()[0]))
        return connection.send(message.createReply([]))


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    settings = tmp_path / "bus.conf"
    settings.write_text(_BUS.format(folder=tmp_path), "utf-8")
    command = ["dbus-daemon", f"--config-file={settings}", "--print-address", "--nofork"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


@pytest.fixture
def client(bus: str) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(bus, "client")
    QDBusConnection.disconnectFromBus("client")


@pytest.fixture
def fake(bus: str) -> Iterator[tuple[FakePortal, QDBusConnection]]:
    connection = QDBusConnection.connectToBus(bus, "portal")
    portal = FakePortal()
    assert connection.registerVirtualObject(PATH, portal)
    assert connection.registerService(SERVICE)
    yield portal, connection
    connection.unregisterObject(PATH)
    QDBusConnection.disconnectFromBus("portal")


def test_a_notification_reaches_the_portal(
    qtbot: QtBot, client: QDBusConnection, fake: tuple[FakePortal, QDBusConnection]
) -> None:
    portal = Portal(client)
    portal.say("GPT Desktop", "The work you started is done.", "work-finished")
    qtbot.waitUntil(lambda: fake[0].shown == ["work-finished"])


def test_a_click_on_it_is_told(
    qtbot: QtBot, client: QDBusConnection, fake: tuple[FakePortal, QDBusConnection]
) -> None:
    portal = Portal(client)
    clicked = QDBusMessage.createSignal(PATH, INTERFACE, "ActionInvoked")
    clicked.setArguments(["work-finished", "open", []])
    with qtbot.waitSignal(portal.opened):
        fake[1].send(clicked)


def test_a_desktop_without_a_portal_is_told(qtbot: QtBot, client: QDBusConnection) -> None:
    portal = Portal(client)
    with qtbot.waitSignal(portal.refused):
        portal.say("GPT Desktop", "The work you started is done.", "work-finished")
