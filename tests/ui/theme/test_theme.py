"""Every palette can be read, and a change of it reaches the window."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.theme.fonts import interface_font
from gpt_desktop.ui.theme.style_sheet import style_sheet
from gpt_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, TEXT_INTERFACE, Palette
from gpt_desktop.ui.view.context import ViewContext

PALETTES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}
each_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@each_palette
def test_text_is_readable_on_every_ground(palette: Palette) -> None:
    grounds = (palette.window, palette.panel, palette.hover, palette.accent_ground)
    for ground in grounds:
        for text in (palette.text, palette.second_text):
            assert contrast(text, ground) >= 4.5, (text, ground)
    for ground in (palette.window, palette.panel):
        for text in (palette.accent, palette.danger, palette.warning, palette.good):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(palette.text, palette.code_ground) >= 4.5
    assert contrast(palette.text, palette.selected) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.on_accent, palette.accent_hover) >= 4.5
    assert contrast(palette.accent_text, palette.accent_ground) >= 4.5


@each_palette
def test_controls_and_the_focus_ring_stand_out(palette: Palette) -> None:
    for ground in (palette.window, palette.panel):
        assert contrast(palette.control, ground) >= 3, ground
        assert contrast(palette.accent, ground) >= 3, ground


@each_palette
def test_the_arrow_and_the_check_mark_stand_out(palette: Palette) -> None:
    icons = paths.resources_dir() / "icons"
    check = f"control-check-{'dark' if palette.dark else 'light'}.svg"
    for name, ground in (("control-chevron.svg", palette.panel), (check, palette.accent)):
        colour = re.findall(r'stroke="(#\w{6})"', (icons / name).read_text("utf-8"))[0]
        assert contrast(colour, ground) >= 3, name


@each_palette
def test_colours_are_complete(palette: Palette) -> None:
    colours = [getattr(palette, field.name) for field in fields(palette) if field.name != "dark"]
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours)


@each_palette
def test_the_style_sheet_names_icons_that_exist(palette: Palette) -> None:
    named = set(re.findall(r"url\(icons:([^)]+)\)", style_sheet(palette)))
    assert named
    for name in named:
        assert (paths.resources_dir() / "icons" / name).is_file()


def test_another_appearance_changes_the_palette_at_once(
    qtbot: QtBot, qapp: QApplication, context: ViewContext
) -> None:
    context.theme.apply(Appearance.LIGHT, 15)
    with qtbot.waitSignal(context.theme.changed):
        context.theme.apply(Appearance.DARK, 18)
    assert context.theme.palette is DARK
    assert context.theme.text_size == 18
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.window in qapp.styleSheet()


def test_the_interface_font_has_a_size_and_a_face_for_chinese(qapp: QApplication) -> None:
    font = interface_font(qapp.font())
    assert font.pixelSize() == TEXT_INTERFACE
    assert len(font.families()) == len(set(font.families()))
