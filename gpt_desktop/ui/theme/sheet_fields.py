"""Style of fields, boxes and choices."""

from __future__ import annotations

from gpt_desktop.ui.theme.tokens import RADIUS_CARD, RADIUS_CONTROL, Palette


def sheet(palette: Palette) -> str:
    """Rules for a palette."""
    return "\n".join((_text(palette), _combo(palette), _boxes(palette)))


def _text(palette: Palette) -> str:
    edits = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")
    base = ", ".join(edits)
    focused = ", ".join(f"{name}:focus" for name in edits)
    disabled = ", ".join(f"{name}:disabled" for name in edits)
    return f"""
{base} {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.control};
    border-radius: {RADIUS_CONTROL}px; padding: 5px 9px;
    selection-background-color: {palette.accent}; selection-color: {palette.on_accent};
    placeholder-text-color: {palette.second_text};
}}
QLineEdit, QAbstractSpinBox {{ min-height: 20px; }}
{focused} {{ border: 2px solid {palette.accent}; padding: 4px 8px; }}
{disabled} {{ color: {palette.second_text}; background: {palette.window}; }}
QTextBrowser {{ background: transparent; border: none; padding: 0; }}
QTextBrowser:focus {{ border: none; padding: 0; }}
QPlainTextEdit[role="sheet"] {{ border-radius: {RADIUS_CARD}px; padding: 9px 11px; }}
QPlainTextEdit[role="sheet"]:focus {{ padding: 8px 10px; }}
QPlainTextEdit[role="sheet"][readOnly="true"] {{ border-color: {palette.line}; }}
QPlainTextEdit[role="sheet"][readOnly="true"]:focus {{ border-color: {palette.accent}; }}
QTextEdit[role="rows"] {{ border-radius: {RADIUS_CARD}px; padding: 1px; }}
QTextEdit[role="rows"]:focus {{ padding: 0; }}
QPlainTextEdit[role="segment"], QPlainTextEdit[role="segment"]:focus {{
    border: 2px solid {palette.accent}; padding: 2px;
}}
QPlainTextEdit[role="bare"], QTextEdit[role="bare"], QLineEdit[role="bare"] {{
    background: transparent; border: none; padding: 0;
}}
QFrame[role="code"] {{
    background: {palette.code_ground}; border: none; border-radius: {RADIUS_CONTROL}px;
}}
QPlainTextEdit[role="code"] {{
    background: transparent; border: 2px solid transparent; padding: 0;
}}
QPlainTextEdit[role="code"]:focus {{ border: 2px solid {palette.accent}; padding: 0; }}
QScrollArea[role="table"] {{ background: transparent; border: 2px solid transparent; }}
QScrollArea[role="table"]:focus {{ border: 2px solid {palette.accent}; }}
QLineEdit[asked="true"] {{ border: 2px solid {palette.warning}; padding: 4px 8px; }}
QComboBox[asked="true"] {{ border: 2px solid {palette.warning}; padding: 4px 27px 4px 8px; }}
QLineEdit[asked="true"]:focus {{ border-color: {palette.accent}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
"""


def _combo(palette: Palette) -> str:
    return f"""
QComboBox {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.control};
    border-radius: {RADIUS_CONTROL}px; padding: 5px 28px 5px 9px; min-height: 20px;
    combobox-popup: 0;
}}
QComboBox:hover {{ background: {palette.hover}; }}
QComboBox:focus, QComboBox:on {{
    border: 2px solid {palette.accent}; padding: 4px 27px 4px 8px;
}}
QComboBox:disabled {{ color: {palette.second_text}; background: {palette.window}; }}
QComboBox::drop-down {{
    subcontrol-origin: border; subcontrol-position: center right; width: 28px; border: none;
}}
QComboBox::down-arrow {{ image: url(icons:control-chevron.svg); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.line};
    padding: 4px; outline: none; selection-background-color: {palette.accent_ground};
    selection-color: {palette.text};
}}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; border-radius: 4px; }}
"""


def _boxes(palette: Palette) -> str:
    check = "dark" if palette.dark else "light"
    return f"""
QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{
    width: 16px; height: 16px; background: {palette.panel};
    border: 1px solid {palette.control}; border-radius: 4px;
}}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{
    background: {palette.accent}; border-color: {palette.accent};
    image: url(icons:control-check-{check}.svg);
}}
QRadioButton::indicator:checked {{ background: {palette.panel}; border: 5px solid {palette.accent};
    width: 8px; height: 8px; }}
QCheckBox:focus, QRadioButton:focus {{
    border: 2px solid {palette.accent}; border-radius: 4px;
}}
QSlider {{ min-height: 24px; }}
QSlider::groove:horizontal {{
    height: 4px; border-radius: 2px; background: {palette.control};
}}
QSlider::sub-page:horizontal {{ background: {palette.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
    background: {palette.panel}; border: 2px solid {palette.accent};
}}
QSlider::handle:horizontal:focus {{ background: {palette.accent}; }}
"""
