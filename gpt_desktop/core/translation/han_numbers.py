"""Numbers in Chinese characters, in Chinese and in Japanese texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.number_words import WordNumber
from gpt_desktop.core.trust.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, chinese_value
from gpt_desktop.core.trust.units import COUNTERS

_RUN = LazyPattern(rf"(第)?([{CHINESE_NUMERALS}]{{1,20}})(?:[点點]([{CHINESE_DIGITS}]{{1,8}}))?")
_PERCENT = LazyPattern(rf"百分之([{CHINESE_NUMERALS}]{{1,12}}|\d+(?:\.\d+)?)")
_PART = LazyPattern(rf"([{CHINESE_NUMERALS}]{{1,6}}|\d+)分[之の]([{CHINESE_NUMERALS}]{{1,6}}|\d+)")
_TENTHS = LazyPattern(rf"([{CHINESE_DIGITS}]|\d)[割成](?![立为員员功果长本就り引])")
_PAIR = LazyPattern("[双雙両俩倆]")
_QUARTERS = LazyPattern("([一三两])刻")
_HALF = LazyPattern("一半|半数|半分|半")
_NATIVE = {"ひと": 1, "ふた": 2, "みっ": 3, "よっ": 4, "いつ": 5, "むっ": 6, "やっ": 8, "ここの": 9}
_NATIVE_WORD = LazyPattern("(" + "|".join(_NATIVE) + ")[つり]")
_JAPANESE_COUNTERS = (
    "人 名 個 つ 本 枚 台 冊 匹 回 度 歳 才 円 杯 足 着 頭 羽 倍 割 月 日 時 分 秒 週 階 番 号"
    " 件 社 校 軒 種 点 歩 代 世紀 年 周 部 章 級 間 言語 か月 ヶ月 カ月 キロ メートル ユーロ ドル"
    " パーセント"
)
_CHINESE_COUNTERS = (
    "年 天 日 周 个 小时 分钟 秒 点 时 月 岁 元 块 美元 欧元 公里 米 吨 公斤 升 级 世纪 国 位 星 家"
)
_COUNTERS = {
    "zh": tuple({*COUNTERS, *_CHINESE_COUNTERS.split()}),
    "ja": tuple(_JAPANESE_COUNTERS.split()),
}
# What looks like a number and is a part of another word.
_NO_NUMBER = LazyPattern(
    "千字节|一[两二]|两三|[二三]四|三五(?=[个天人次])|四五|五六|六七|七八|八九|千万(?=[别不要注小])|万一|十分|四周|四处|四季|三明治|唯一|统一|一一|百货|百合|千葉|八百屋|三菱|三井"
    "|四国|九州|四川|六本木|五十嵐|三亚|三峡|七夕|万が一|二手|三角|十字|百科|万里|千里|万圣|八卦|十足|三三两两"
    "|五金|一番|一緒|一方|万物|百姓|两岸"
)
_SINGLE = 1


def find_han_numbers(text: str, family: str) -> Iterator[WordNumber]:
    """The numbers that a Chinese or Japanese text says in characters."""
    taken: set[int] = set()
    for match in _NO_NUMBER.finditer(text):
        taken.update(range(match.start(), match.end()))
    for number in _finds(text, family):
        places = set(range(number.start, number.end))
        if number.sure and places & taken:
            continue
        if number.sure:
            taken |= places
        yield number


def _finds(text: str, family: str) -> Iterator[WordNumber]:
    for match in _PERCENT.finditer(text):
        value = _value(match[1])
        if value is not None:
            yield WordNumber(match.start(), match.end(), (value,), True)
    for match in _PART.finditer(text):
        under, over = _value(match[1]), _value(match[2])
        if under and over:
            values = (_rounded(over / under), *((Decimal(15),) if under == 4 else ()), over, under)
            yield WordNumber(match.start(), match.end(), values, over > 1 or under > 2)
    yield from _small_parts(text)
    for match in _RUN.finditer(text):
        number = _number(text, match, family)
        if number is not None:
            yield number


def _small_parts(text: str) -> Iterator[WordNumber]:
    """What only explains a number on the other side."""
    for match in _TENTHS.finditer(text):
        tenths = _value(match[1])
        if tenths:
            yield WordNumber(match.start(), match.end(), (tenths * 10, tenths), False)
    for match in _PAIR.finditer(text):
        yield WordNumber(match.start(), match.end(), (Decimal(2),), False)
    for match in _QUARTERS.finditer(text):
        minutes = (chinese_value(match[1]) or Decimal(1)) * 15
        yield WordNumber(match.start(), match.end(), (minutes, Decimal("0.25")), False)
    for match in _HALF.finditer(text):
        yield WordNumber(match.start(), match.end(), (Decimal("0.5"), Decimal(30)), False)
    for match in _NATIVE_WORD.finditer(text):
        value = Decimal(_NATIVE[match[1]])
        yield WordNumber(match.start(), match.end(), (value,), False)


def _number(text: str, match: re.Match[str], family: str) -> WordNumber | None:
    ordinal, digits, places = match[1], match[2], match[3]
    end, value = match.end(2), chinese_value(digits)
    if value is None:
        return None
    counted = text.startswith(_COUNTERS[family], end)
    alone = len(digits) == _SINGLE
    sure = value > 1 and bool(ordinal or counted or not alone)
    if digits[0] in "百千万亿萬億" and not counted:
        sure = False
    values = [value]
    if text.startswith(("点", "點", "时", "時"), end):
        values.append(value + 12 if value <= 12 else value - 12)
    if places:
        tail = chinese_value(places.rjust(2, "零")) or Decimal(0)
        values += [value + tail.scaleb(-len(places)), tail]
    return WordNumber(match.start(), end, tuple(values), sure)


def _value(written: str) -> Decimal | None:
    return Decimal(written) if written.isascii() else chinese_value(written)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"))
