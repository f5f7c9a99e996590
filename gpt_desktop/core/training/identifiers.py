"""Numbers that carry their own check: cards (Luhn), IBAN, Chinese identity numbers."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CARD_LENGTHS = (13, 14, 15, 16, 19)
# Lengths of the registry that SWIFT keeps; a country that is not here has any length.
_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26,
    "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "AE": 23, "SA": 24,
}  # fmt: skip


def is_card(words: str) -> bool:
    """13 to 16 digits or 19, blanks and hyphens aside, of a network, with Luhn's check."""
    digits = [int(character) for character in words if character.isdigit()]
    if len(digits) not in _CARD_LENGTHS or digits[0] not in (2, 3, 4, 5, 6) or len(set(digits)) < 2:
        return False
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_bank_account(words: str) -> bool:
    """An IBAN: its country's length, and 1 as the remainder of 97."""
    plain = words.replace(" ", "")
    if not 15 <= len(plain) <= 34 or not plain.isalnum() or not plain.isascii():
        return False
    if len(plain) != _LENGTHS.get(plain[:2], len(plain)):
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def is_chinese_identity(words: str) -> bool:
    """18 places: a region, a day of birth, a number, and a check (GB 11643)."""
    if len(words) != 18 or not words[:17].isdigit():
        return False
    try:
        born = date(int(words[6:10]), int(words[10:12]), int(words[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(words, _WEIGHTS, strict=False))
    return born.year >= 1900 and words[17].upper() == _CHECKS[total % 11]
