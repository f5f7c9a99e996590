"""The interface's font, with faces for Chinese, Japanese and Korean behind it."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from gpt_desktop.ui.theme.tokens import TEXT_INTERFACE

_CJK_FAMILIES = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
_HEADING_WEIGHT = 600


def interface_font(system: QFont) -> QFont:
    """The system's UI font at the interface's size, with CJK fallbacks that are installed."""
    # An alias such as "Sans Serif" would be passed over in a list of families.
    families = [QFontInfo(system).family(), *installed_cjk_families()]
    font = QFont(system)
    font.setFamilies(list(dict.fromkeys(families)))
    font.setPixelSize(TEXT_INTERFACE)
    return font


def installed_cjk_families() -> list[str]:
    """Those of the families we know that this computer has, the best first."""
    present = set(QFontDatabase.families())
    return [family for family in _CJK_FAMILIES if family in present]


def heading_weight(language: str) -> int:
    """Weight of headings: bold only where the script's font has a bold face.

    Args:
        language: of the interface, such as ``zh_CN``.
    """
    if not language.startswith("zh"):
        return _HEADING_WEIGHT
    for family in installed_cjk_families():
        styles = QFontDatabase.styles(family)
        weights = [QFontDatabase.weight(family, style) for style in styles]
        return _HEADING_WEIGHT if max(weights, default=0) >= _HEADING_WEIGHT else 400
    return 400
