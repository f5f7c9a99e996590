"""Style of lists and scroll bars."""

from __future__ import annotations

from gpt_desktop.ui.theme.tokens import RADIUS_CONTROL, Palette


def sheet(palette: Palette) -> str:
    """Rules for a palette."""
    return f"""
QAbstractItemView {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.line};
    border-radius: {RADIUS_CONTROL}px; outline: none;
}}
QAbstractItemView:focus {{ border: 2px solid {palette.accent}; }}
QListView::item {{ padding: 6px 8px; border-radius: {RADIUS_CONTROL}px; }}
QListView::item:hover {{ background: {palette.hover}; }}
QListView::item:selected {{ background: {palette.accent_ground}; color: {palette.text}; }}
QTableView {{
    background: {palette.panel}; color: {palette.text}; border: 1px solid {palette.line};
    selection-background-color: {palette.accent_ground}; selection-color: {palette.text};
}}
QTableView:focus {{ border: 2px solid {palette.accent}; }}
QTableView::item {{ padding: 4px 8px; }}
QHeaderView {{ border: none; }}
QHeaderView, QHeaderView::section {{ background: {palette.panel}; color: {palette.second_text}; }}
QHeaderView::section {{
    border: none; border-bottom: 1px solid {palette.line}; padding: 4px 8px;
}}
QListView[role="side"], QListView[role="side"]:focus {{ background: transparent; border: none; }}
QListView[role="side"]::item {{ border: 2px solid transparent; padding: 4px 6px; }}
QListView[role="side"]::item:focus {{ border-color: {palette.accent}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {palette.panel}; }}
QCalendarWidget QAbstractItemView {{ border: none; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {palette.second_text}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {palette.scroll}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {palette.control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
