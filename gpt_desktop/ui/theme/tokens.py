"""The values that the whole look is made of: colours, spacing, type. Nothing else has any."""

from __future__ import annotations

from dataclasses import dataclass

GAP_TINY, GAP_SMALL, GAP, GAP_MEDIUM, GAP_LARGE, GAP_HUGE = 4, 8, 12, 16, 24, 32
RADIUS_CONTROL, RADIUS_CARD = 6, 10
TEXT_CAPTION, TEXT_INTERFACE, TEXT_READING, TEXT_TITLE = 12, 13, 15, 20
LINE_HEIGHT = 1.55
READING_WIDTH = 720
RAIL_WIDTH, SIDE_LIST_WIDTH = 64, 240
ICON_SIZE = 20
MOTION_MS = 120


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB, named for what they are for.

    ``hover`` and ``selected`` are grounds of rows and quiet buttons; ``on_accent`` is text
    on the accent; ``accent_ground`` is a pale accent behind the current item,
    ``accent_text`` text on that, ``accent_hover`` the accent under the pointer. ``control``
    outlines fields and boxes, so it stands out 3 : 1; ``line`` only divides.
    """

    window: str
    panel: str
    line: str
    control: str
    text: str
    second_text: str
    accent: str
    on_accent: str
    accent_ground: str
    accent_hover: str
    accent_text: str
    scroll: str
    hover: str
    selected: str
    danger: str
    warning: str
    good: str
    code_ground: str
    dark: bool


LIGHT = Palette(
    window="#FAFAF8",
    panel="#FFFFFF",
    line="#E4E3DE",
    control="#8C8B83",
    text="#1F1F1C",
    second_text="#6B6A64",
    accent="#3B5BDB",
    on_accent="#FFFFFF",
    accent_ground="#E8ECFB",
    accent_hover="#3350C4",
    accent_text="#2F4AC0",
    scroll="#CFCEC8",
    hover="#F1F0EC",
    selected="#E9E8E3",
    danger="#B42318",
    warning="#A65708",
    good="#1B7F4B",
    code_ground="#F4F3EF",
    dark=False,
)

DARK = Palette(
    window="#191918",
    panel="#222220",
    line="#353532",
    control="#7A7971",
    text="#ECEBE6",
    second_text="#A3A29B",
    accent="#8DA2FB",
    on_accent="#14161F",
    accent_ground="#2A2F45",
    accent_hover="#A3B4FC",
    accent_text="#B3C1FD",
    scroll="#4A4A46",
    hover="#2A2A28",
    selected="#32322F",
    danger="#F97066",
    warning="#F5A524",
    good="#4CC38A",
    code_ground="#1D1D1B",
    dark=True,
)

HIGH_CONTRAST = Palette(
    window="#000000",
    panel="#000000",
    line="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    second_text="#E6E6E6",
    accent="#FFD60A",
    on_accent="#000000",
    accent_ground="#333000",
    accent_hover="#FFE45C",
    accent_text="#FFD60A",
    scroll="#BFBFBF",
    hover="#262626",
    selected="#333333",
    danger="#FF8A80",
    warning="#FFD180",
    good="#69F0AE",
    code_ground="#101010",
    dark=True,
)
