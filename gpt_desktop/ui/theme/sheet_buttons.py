"""Style of buttons. A focused one has a ring of 2 px and so much less padding."""

from __future__ import annotations

from gpt_desktop.ui.theme.tokens import RADIUS_CONTROL, TEXT_CAPTION, Palette


def sheet(palette: Palette) -> str:
    """Rules for a palette."""
    return "\n".join((_push(palette), _roles(palette), _tool(palette), _rail(palette)))


def _push(palette: Palette) -> str:
    return f"""
QPushButton {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.line};
    border-radius: {RADIUS_CONTROL}px; padding: 5px 13px; min-height: 20px;
}}
QPushButton:hover {{ background: {palette.hover}; }}
QPushButton:pressed {{ background: {palette.selected}; }}
QPushButton:checked {{
    background: {palette.accent_ground}; border-color: {palette.accent}; color: {palette.text};
}}
QPushButton:focus {{ border: 2px solid {palette.accent}; padding: 4px 12px; }}
QPushButton:disabled {{ color: {palette.second_text}; background: {palette.window}; }}
QPushButton::menu-indicator {{
    image: url(icons:control-chevron.svg); width: 16px; height: 16px;
    subcontrol-position: right center; subcontrol-origin: padding; right: 4px;
}}
"""


def _roles(palette: Palette) -> str:
    return f"""
QPushButton[role="primary"] {{
    background: {palette.accent}; color: {palette.on_accent}; border-color: {palette.accent};
}}
QPushButton[role="primary"]:hover {{ background: {palette.accent_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {palette.accent_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {palette.text}; }}
QPushButton[role="primary"]:disabled {{
    background: {palette.selected}; color: {palette.second_text}; border-color: {palette.selected};
}}
QPushButton[role="danger"] {{ color: {palette.danger}; }}
QPushButton[role="link"] {{
    background: transparent; color: {palette.accent}; border: 1px solid transparent;
    padding: 3px 5px;
}}
QPushButton[role="link"]:hover {{ background: {palette.accent_ground}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {palette.accent}; padding: 2px 4px; }}
QPushButton[role="inline"] {{
    background: transparent; color: {palette.accent}; border: none; padding: 2px 0;
}}
QPushButton[role="inline"]:hover {{ text-decoration: underline; }}
QPushButton[role="inline"]:focus {{ border-bottom: 2px solid {palette.accent}; }}
QPushButton[role="chip"] {{
    background: transparent; color: {palette.accent}; border: 1px solid {palette.line};
    padding: 1px 7px;
}}
QPushButton[role="chip"]:hover {{ background: {palette.hover}; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {palette.accent}; padding: 0 6px; }}
QPushButton[role="example"] {{ text-align: left; }}
QPushButton[role="day"] {{ padding: 3px 0; min-width: 30px; }}
QPushButton[role="day"]:focus {{ padding: 2px 0; min-width: 28px; }}
QPushButton[role="more"] {{
    background: transparent; color: {palette.second_text}; border: none; padding: 0 4px;
    min-height: 0; text-align: left; font-size: {TEXT_CAPTION}px;
}}
QPushButton[role="more"]:hover {{ color: {palette.accent}; text-decoration: underline; }}
QPushButton[role="more"]:focus {{ border-bottom: 2px solid {palette.accent}; }}
QPushButton[role="segment"] {{
    background: transparent; border: 1px solid transparent; color: {palette.second_text};
}}
QPushButton[role="segment"]:hover {{ background: {palette.hover}; color: {palette.text}; }}
QPushButton[role="segment"]:checked {{
    background: {palette.accent_ground}; color: {palette.accent_text};
    border-color: transparent;
}}
QPushButton[role="segment"]:focus {{ border: 2px solid {palette.accent}; }}
"""


def _tool(palette: Palette) -> str:
    return f"""
QToolButton {{
    background: transparent; color: {palette.text}; border: 1px solid transparent;
    border-radius: {RADIUS_CONTROL}px; padding: 5px;
}}
QToolButton:hover {{ background: {palette.hover}; }}
QToolButton:pressed {{ background: {palette.selected}; }}
QToolButton:checked {{ background: {palette.accent_ground}; }}
QToolButton:focus {{ border: 2px solid {palette.accent}; padding: 4px; }}
QToolButton:disabled {{ color: {palette.second_text}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[role="send"] {{ background: {palette.accent}; }}
QToolButton[role="send"]:hover, QToolButton[role="send"]:pressed {{
    background: {palette.accent_hover};
}}
QToolButton[role="send"]:focus {{ border: 2px solid {palette.text}; }}
QToolButton[role="send"]:disabled {{ background: {palette.selected}; }}
QToolButton[role="small"] {{ padding: 3px; }}
QToolButton[role="small"]:focus {{ padding: 2px; }}
QToolButton[role="status"] {{
    font-size: {TEXT_CAPTION}px; color: {palette.second_text}; padding: 1px 5px;
}}
QToolButton[role="status"]:focus {{ padding: 0 4px; }}
"""


def _rail(palette: Palette) -> str:
    return f"""
QToolButton[role="rail"] {{
    font-size: 11px; color: {palette.second_text}; padding: 6px 0 4px 0;
    border: 2px solid transparent; border-radius: {RADIUS_CONTROL}px;
}}
QToolButton[role="rail"]:hover {{ background: {palette.hover}; color: {palette.text}; }}
QToolButton[role="rail"]:checked {{ background: {palette.accent_ground}; color: {palette.text}; }}
QToolButton[role="rail"]:focus {{ border: 2px solid {palette.accent}; padding: 6px 0 4px 0; }}
"""
