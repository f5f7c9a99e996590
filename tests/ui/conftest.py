"""Fixtures for tests of the window. They run offscreen, and any Qt warning fails a test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core import i18n
from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.inference.language_identifier import ngram_identifier
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services, make_context

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_EXPECTED = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def languages_told_apart() -> Iterator[None]:
    """As in the app after the first text: the identifier has read its tables."""
    identifier = ngram_identifier()
    identifier.likelihoods("", ("en",))
    use_identifier(identifier)
    yield
    use_identifier(None)


@pytest.fixture(autouse=True)
def qt_messages(qapp: QApplication) -> Iterator[list[str]]:
    """What Qt warned of; a test that expects a warning clears the list."""
    del qapp  # an application must exist
    said: list[str] = []

    def note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(_EXPECTED):
            said.append(message)

    previous = qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(previous)
    assert not said, said


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in the source language, whatever an earlier one used."""
    translations = paths.resources_dir() / "translations"
    i18n.use_language(translations, i18n.SOURCE_LANGUAGE)
    yield
    i18n.use_language(translations, i18n.SOURCE_LANGUAGE)


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    """Both lanes, closed at the end."""
    del qapp  # an application must exist
    lanes = Lanes()
    yield lanes
    assert lanes.close()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """Services whose model answers nothing; make your own with answers where it must."""
    return fake_services(tmp_path, [])


@pytest.fixture
def context(qapp: QApplication, services: Services, lanes: Lanes) -> ViewContext:
    """A context over ``services``; override that fixture for answers of the model."""
    return make_context(qapp, services, lanes)
