"""Postal addresses as they are usually written; others are not found, which the page says."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.lazy_pattern import LazyPattern

_CAPITAL = r"[A-ZÄÖÜÉÈÀ][\w'’.-]*"
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|"
    r"Way|Terrace|Close|Crescent|Parkway|Pkwy|Highway|Hwy|Circle|Row|Gardens|Grove)"
)
_UNIT = r"(?:,?\s(?:Apt|Apartment|Suite|Ste|Flat|Unit|Floor|Room|#)\.?\s?#?\w{1,5})?"
_PLACE = rf"(?:,\s*{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})"
_CODE = r"(?:,?\s*(?:[A-Z]{2}\s)?\d{5}(?:-\d{4})?|,?\s*[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})"
_ENGLISH = LazyPattern(
    rf"(?<![\w$€£.,])(?:(?:Flat|Apt|Unit|Suite)\s\w{{1,5}},?\s)?\d{{1,5}}[A-Za-z]?(?:-\d{{1,5}})?\s"
    rf"(?:[NSEW]\.?\s)?(?:{_CAPITAL}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,4}}{_STREET}\b\.?"
    rf"{_UNIT}(?:{_PLACE}{{0,2}}{_CODE})?(?:,\s*{_CAPITAL}(?=[\s,.;)]))?"
)
_BOX = LazyPattern(r"\bP\.?\s?O\.?\s?Box\s\d{1,6}(?:,\s*[A-Z]\w+)?(?:,\s*[A-Z]{2}\s\d{5})?", 2)
_POSTCODE = LazyPattern(r"\b(?:[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[ABD-HJLNP-UW-Z]{2})\b")
_GERMAN = LazyPattern(
    r"\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|platz|gasse|allee|ufer|damm|ring)\s\d{1,4}\s?[a-h]?\b"
    r"(?:,?\s(?:D-)?\d{5}\s[A-ZÄÖÜ][\wäöüß-]+)?"
)
_FRENCH = LazyPattern(
    r"(?<![\w.,])\d{1,4}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai)\s"
    r"(?:(?:de|du|des|la|le|les|d['’]|l['’])\s?){0,3}[A-ZÉÈ][\wéèêàç'’-]+(?:\s[A-ZÉÈ][\wéèêàç'’-]+){0,3}"
    r"(?:,?\s\d{5}\s[A-ZÉÈ][\wéèêàç-]+)?"
)
_H = "[\u4e00-\u9fff]"
_CHINESE = LazyPattern(
    rf"(?:{_H}{{2,7}}?(?:省|自治区|特别行政区))?(?:{_H}{{2,7}}?市)?(?:{_H}{{1,6}}?(?:区|县|旗))?"
    rf"(?:{_H}{{1,6}}?(?:镇|乡|街道))?{_H}{{1,8}}?(?:路|街|大道|大街|巷|弄|胡同|里弄)(?:[东南西北中]段)?"
    rf"\s?[\d０-９一二三四五六七八九十百]{{1,6}}\s?(?:号院|号楼|号|弄)"
    rf"(?:\s?{_H}{{0,10}}?(?:\s?[\dA-Za-z一二三四五六七八九十-]{{1,6}}\s?(?:号楼|号|栋|幢|座|单元|层|楼|室|户)){{1,4}})?"
)
_CHINESE_VILLAGE = LazyPattern(
    rf"(?:{_H}{{2,7}}?(?:省|自治区))?{_H}{{2,7}}?(?:市|区|县){_H}{{2,12}}?(?:小区|花园|新村|公寓|家园|苑|村)"
    rf"\s?[\dA-Za-z一二三四五六七八九十]{{1,4}}(?:号楼|栋|幢|座|组|号)"
    rf"(?:\s?[\dA-Za-z一二三四五六七八九十]{{1,5}}(?:单元|层|楼|室|号|户)){{0,3}}"
)
_PATTERNS = (_CHINESE, _CHINESE_VILLAGE, _ENGLISH, _BOX, _GERMAN, _FRENCH, _POSTCODE)
_LEAD = LazyPattern(
    "^(?:.*?(?:家?住在|家住|(?:住址|地址)[是在为]?|位于|寄到|寄往|寄至|送到|送至|我在|他在|她在|搬到|搬至|来到|就在|是|在|到|为))"
)


def postal_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has some, from the house or the province to the last part known."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            lead = _LEAD.match(match.group()) if pattern in (_CHINESE, _CHINESE_VILLAGE) else None
            # Chinese has no blanks: words before the address may look like the name of a place.
            start = match.start() + (lead.end() if lead is not None else 0)
            if match.end() - start >= 5:
                yield start, match.end()
