"""Style of labels, frames and the window itself."""

from __future__ import annotations

from gpt_desktop.ui.theme.tokens import (
    RADIUS_CARD,
    RADIUS_CONTROL,
    TEXT_CAPTION,
    TEXT_READING,
    TEXT_TITLE,
    Palette,
)


def headings(weight: int) -> str:
    """Titles and headings at a weight of 100 to 900."""
    return f"""
QLabel[role="title"] {{ font-size: {TEXT_TITLE}px; font-weight: {weight}; }}
QLabel[role="heading"] {{ font-size: {TEXT_READING}px; font-weight: {weight}; }}
QLabel[role="strong"] {{ font-weight: {weight}; }}
"""


def sheet(palette: Palette) -> str:
    """Rules for a palette."""
    return f"""
QMainWindow, QDialog {{ background: {palette.window}; }}
QLabel {{ background: transparent; }}
QLabel[role="caption"] {{ font-size: {TEXT_CAPTION}px; color: {palette.second_text}; }}
QLabel[role="second"] {{ color: {palette.second_text}; }}
QLabel[role="warning"] {{ color: {palette.warning}; }}
QLabel[role="danger"] {{ color: {palette.danger}; }}
QLabel[role="good"] {{ color: {palette.good}; }}
QFrame[role="panel"] {{ background: {palette.panel}; border: none; }}
QFrame[role="side"] {{
    background: {palette.window}; border: none; border-right: 1px solid {palette.line};
}}
QFrame[role="beside"] {{
    background: {palette.panel}; border: none; border-left: 1px solid {palette.line};
}}
QFrame[role="note"] {{ background: {palette.accent_ground}; border-radius: {RADIUS_CONTROL}px; }}
QFrame[role="card"] {{
    background: {palette.panel}; border: 1px solid {palette.line};
    border-radius: {RADIUS_CARD}px;
}}
QFrame[role="chip"] {{
    background: {palette.window}; border: 1px solid {palette.line};
    border-radius: {RADIUS_CONTROL}px;
}}
QFrame[role="chip"]:hover {{ background: {palette.hover}; }}
QFrame[role="chip"]:focus {{ border: 2px solid {palette.accent}; }}
QFrame[role="field"] {{
    background: {palette.panel}; border: 1px solid {palette.control};
    border-radius: {RADIUS_CARD}px;
}}
QFrame[role="field"][temporary="true"] {{
    background: {palette.accent_ground}; border: 1px dashed {palette.control};
}}
QFrame[role="field"][focused="true"] {{ border: 2px solid {palette.accent}; }}
QFrame[role="field"][temporary="true"][focused="true"] {{
    border: 2px dashed {palette.accent};
}}
QFrame[role="error"] {{
    background: {palette.panel}; border: 1px solid {palette.danger};
    border-radius: {RADIUS_CARD}px;
}}
QFrame[role="bar"] {{
    background: {palette.window}; border: none; border-top: 1px solid {palette.line};
}}
QFrame[role="rail"] {{
    background: {palette.window}; border: none; border-right: 1px solid {palette.line};
}}
QFrame[role="menu"] {{ background: {palette.panel}; border: 1px solid {palette.control}; }}
QFrame[role="line"] {{ background: {palette.line}; border: none; }}
QToolTip {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.line};
    padding: 4px 8px; font-size: {TEXT_CAPTION}px;
}}
QSplitter::handle {{ background: {palette.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {palette.accent}; }}
QProgressBar {{
    background: {palette.line}; border: none; border-radius: 1px; min-height: 2px; max-height: 2px;
}}
QProgressBar::chunk {{ background: {palette.accent}; border-radius: 1px; }}
QProgressBar[role="meter"] {{ border-radius: 3px; min-height: 6px; max-height: 6px; }}
QProgressBar[role="meter"]::chunk {{ border-radius: 3px; background: {palette.second_text}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QMenu {{
    background: {palette.panel}; border: 1px solid {palette.line};
    border-radius: {RADIUS_CONTROL}px; padding: 4px;
}}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {palette.accent_ground}; color: {palette.text}; }}
QMenu::item:disabled {{ color: {palette.second_text}; }}
QMenu::separator {{ height: 1px; background: {palette.line}; margin: 4px 8px; }}
"""
