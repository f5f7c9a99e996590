"""Small pictures of printed pages; each takes about a second to recognise."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.recognition.printing import FONTS, Gray, image_of, printed

# Read when the application is made, by the fixture.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ENGLISH = (
    "The hospital has 340 beds. It stands at the edge of a market town, near a slope of orchards.",
    "Greta Holm paid 1,250.50 euros on 3 May. The rest (12 %) is due at the end of the next year.",
)
CHINESE = (
    "文件在获取过程中发生了变化。请重新选择模型，然后再试一次；已经获取的内容会保留在这台电脑上。",
    "会议定于五月三日上午九点举行，地点在图书馆二楼的阅览室。请各位提前十分钟到场，并带上自己的材料。",
)


def page(language: str, upside_down: bool = False) -> Gray:
    """The upper third of a sheet with two paragraphs; needs a QGuiApplication."""
    texts = ENGLISH if language == "en" else CHINESE
    picture = printed(texts, FONTS[language][0], points=13).picture[:800]
    return picture[::-1, ::-1].copy() if upside_down else picture


def saved(picture: Gray, path: Path) -> Path:
    """The picture in a file, in the format of its suffix."""
    assert image_of(picture).save(str(path))
    return path
