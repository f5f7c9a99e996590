"""What a name sounds like, so that Anna Keller is known again in Анна Келлер, ケラー and 凯勒.

A name becomes its consonants in a few classes, since writing systems keep little else apart:
P (b p f), V, W, T (t d), K (k g), G (a g or c that may be an s), S (s z sh ch j), N, M, L (l r),
R (a Chinese r, which may stand for a French j), H.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded

_LATIN = (
    ("sch", "S"), ("tch", "S"), ("chr", "KL"), ("th", "T"), ("ph", "P"), ("sh", "S"), ("ch", "S"),
    ("zh", "S"), ("cz", "S"), ("tz", "S"), ("ts", "S"), ("ck", "K"), ("gh", "H"), ("qu", "K"),
    ("dj", "S"), ("ng", "N"), ("gn", "N"), ("x", "KS"),
)  # fmt: skip
_LATIN_LETTERS = {
    **dict.fromkeys("bpf", "P"), "v": "V", "w": "W", **dict.fromkeys("td", "T"),
    **dict.fromkeys("kq", "K"), **dict.fromkeys("szjçß", "S"), "n": "N", "m": "M",
    **dict.fromkeys("lr", "L"), "h": "H",
}  # fmt: skip
_CYRILLIC_PAIRS = (("дж", "S"), ("кс", "KS"), ("тс", "S"), ("уэ", "W"), ("уи", "W"), ("уо", "W"))
_CYRILLIC_LETTERS = {
    **dict.fromkeys("бпф", "P"), "в": "V", **dict.fromkeys("тд", "T"), "к": "K", "г": "G",
    **dict.fromkeys("сзцчшщж", "S"), "н": "N", "м": "M", **dict.fromkeys("лр", "L"), "х": "H",
}  # fmt: skip
_KANA_LETTERS = {
    **dict.fromkeys("カキクケコガグゴギゲ", "K"),
    **dict.fromkeys("サシスセソザジズゼゾチヂツヅ", "S"),
    **dict.fromkeys("タテトダデド", "T"), **dict.fromkeys("ナニヌネノン", "N"),
    **dict.fromkeys("ハヒヘホ", "H"), **dict.fromkeys("フバビブベボパピプペポ", "P"),
    **dict.fromkeys("マミムメモ", "M"), **dict.fromkeys("ラリルレロ", "L"), "ワ": "W", "ヴ": "V",
}  # fmt: skip
# The characters that Chinese writes foreign names with, by their consonants.
_HAN = """
P 巴白拜保鲍贝比彼伯博布帕派佩皮普弗福富法菲费夫伏佛波珀勃毕彪芙霏蓓碧
PN 班邦本宾潘庞彭平芬冯范丰滨
W 瓦威韦维魏沃乌武伍薇
WN 万文温翁旺雯
T 达大代戴道德迪蒂杜多特提塔泰陶图托岱黛朵缇
TN 丹当登顿东敦坦唐汤滕廷通丁邓
K 盖高戈格古瓜圭卡凯考科克库夸奎柯可珂
KN 甘冈贡根坎康肯孔昆
H 哈海豪赫胡华怀霍惠侯
HN 汉亨洪翰欢
G 基吉季奇齐契加佳嘉
GN 金京
S 杰贾乔查彻切萨塞沙莎舍什施史士斯丝司思苏索泽扎佐祖茨西希锡夏谢休修兹朱茱捷
SN 詹津钦琼珊桑森申尚孙辛欣兴赞曾逊圣仙香真珍
N 纳娜奈内尼妮涅努诺纽南宁农
M 马玛迈麦毛梅米密莫姆穆默缪美
MN 曼芒门蒙明敏
L 理拉莱劳勒雷里利莉丽力立列刘卢鲁罗洛吕璐尔萝露
LN 兰朗林琳龙隆伦仑
R 日热茹儒瑞若
RN 让仁容荣
N 安昂因恩英延扬
- 阿埃艾爱奥伊以欧厄雅亚耶叶约于尤娅
"""
_HAN_SOUNDS = {
    character: "" if line.split()[0] == "-" else line.split()[0]
    for line in _HAN.strip().splitlines()
    for character in line.split()[1]
}
_KANA_RUN = LazyPattern("[ァ-ヺー]+")
_HAN_RUN = LazyPattern(f"[{''.join(_HAN_SOUNDS)}]+")
_SOFT_BEFORE = "eiyéèê"
# What one class costs where another one stands; others cost 1.
_CHANGES = {
    "GK": 0.0, "GS": 0.1, "GH": 0.3, "PV": 0.2, "VW": 0.2, "PW": 0.8, "LR": 0.1, "RS": 0.2,
    "HK": 0.3, "MN": 0.3, "ST": 0.5, "HP": 0.4, "HS": 0.7, "KS": 0.7,
}  # fmt: skip
_LOST = {"H": 0.3, "L": 0.35, "W": 0.3, "V": 0.6, "N": 0.6, "M": 0.7, "R": 0.5}
_LONGEST = 7  # characters of a Chinese name that are looked at together
_LIKE_JAPANESE = LazyPattern("(?:[kgsztdnhbpmyrwfjc]?[hy]?s?[aiueo]u?n?)+")
_LIKE_CHINESE = LazyPattern(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouü]{1,3})(?:ng|n)?){1,2}"
)


def latin_sound(name: str) -> str:
    """The consonants of a name in Latin letters."""
    return _read(folded(name), dict(_LATIN), _LATIN_LETTERS)


def cyrillic_sound(name: str) -> str:
    """The consonants of a name in Russian letters."""
    return _read(name.casefold(), dict(_CYRILLIC_PAIRS), _CYRILLIC_LETTERS)


def kana_sounds(text: str) -> list[str]:
    """The consonants of each run of katakana."""
    runs = [match.group() for match in _KANA_RUN.finditer(text)]
    return [_once("".join(_KANA_LETTERS.get(character, "") for character in run)) for run in runs]


def han_sounds(text: str) -> set[str]:
    """The consonants of each part of a Chinese text that may be a foreign name."""
    found: set[str] = set()
    for run in _HAN_RUN.findall(text):
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
                found.add(_once("".join(_HAN_SOUNDS[character] for character in run[start:end])))
    return found


def is_east_asian(name: str) -> bool:
    """Whether a name in Latin letters may be one that is written in characters."""
    plain = folded(name)
    return bool(_LIKE_JAPANESE.fullmatch(plain) or _LIKE_CHINESE.fullmatch(plain))


def likeness(one: str, other: str) -> float:
    """Of two sounds, 0 to 1."""
    if not one or not other:
        return 0.0
    return max(0.0, 1 - _distance(one, other) / max(len(one), len(other)))


def _distance(one: str, other: str) -> float:
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _LOST.get(sound, 1.0))
    for mine in one:
        before, row = row, [row[0] + _LOST.get(mine, 1.0)]
        for place, theirs in enumerate(other):
            row.append(
                min(
                    before[place] + _change(mine, theirs),
                    before[place + 1] + _LOST.get(mine, 1.0),
                    row[place] + _LOST.get(theirs, 1.0),
                )
            )
    return row[-1]


def _change(one: str, other: str) -> float:
    return 0.0 if one == other else _CHANGES.get("".join(sorted(one + other)), 1.0)


def _read(text: str, groups: Mapping[str, str], letters: Mapping[str, str]) -> str:
    sounds, at = "", 0
    while at < len(text):
        for length in (3, 2, 1):
            group = text[at : at + length]
            if len(group) == length and group in groups:
                sounds += groups[group]
                at += length
                break
        else:
            letter = text[at]
            if letter in "cg":
                soft = text[at + 1 : at + 2] in tuple(_SOFT_BEFORE)
                sounds += ("S" if letter == "c" else "G") if soft else "K"
            elif letter != "h" or at == 0:  # John
                sounds += letters.get(letter, "")
            at += 1
    return _once(sounds)


def _once(sounds: str) -> str:
    """Without the second of two that are the same."""
    return re.sub(r"(.)\1+", r"\1", sounds)
