"""Fonts whose letters are pictures: which characters of Unicode they show."""

from __future__ import annotations

import re

UNKNOWN = "\ufffd"

_SYMBOL = dict(
    enumerate(
        " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        0x20,
    )
) | dict(
    enumerate(
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑"
        "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        0xA0,
    )
)
_WINGDINGS = (
    dict(
        enumerate(
            " ✏✂✁👓🔔📖🕯☎✆✉🖂📪📫📬📭📁📂📄🗏🗐🗄⌛⌨🖰🖲💻🖴💾🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸"
            "♈♉♊♋♌♍♎♏♐♑♒♓🙰&●○■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶“”",
            0x20,
        )
    )
    | dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x80))
    | dict(enumerate("·•▪○◯◉◉◎○▪□", 0x9E))
    | dict(enumerate("✦★✶✴✹✵", 0xAA))
    | dict(enumerate("🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛", 0xB7))
    | dict(enumerate("➢", 0xD8))
    | dict(enumerate("←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳", 0xDF))
    | dict(enumerate("✗✓☒☑", 0xFB))
)
_WINGDINGS_2 = dict(enumerate("✗✓☒☑☒☒", 0x4F)) | {0xA3: "☐", 0x98: "●", 0xA2: "■"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■", 0x6E: "●", 0x3D: "■", 0x20: " "}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
}
_PRIVATE = 0xF000  # where Word puts the codes of such fonts
_PRIVATE_CODES = re.compile("[\uf000-\uf0ff]")


def is_symbol_font(font: str) -> bool:
    """Whether a font shows something else than its characters say."""
    return font.casefold() in _FONTS


def symbol(font: str, code: int) -> str:
    """What a font shows for a code; ``UNKNOWN`` where that is not known.

    Args:
        code: of Unicode, or of the font itself, with or without ``0xF000`` before it.
    """
    place = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else code
    table = _FONTS.get(font.casefold())
    if table is not None:
        return table.get(place, UNKNOWN)
    # A font of letters shows what Unicode says, unless the code is a private one.
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0x110000 else UNKNOWN


def without_private(font: str, text: str) -> str:
    """Text in which the private codes of such a font became what it shows."""
    if _PRIVATE_CODES.search(text) is None:
        return text
    name = font if is_symbol_font(font) else "symbol" if font == "" else font
    return _PRIVATE_CODES.sub(lambda found: symbol(name, ord(found[0])), text)
