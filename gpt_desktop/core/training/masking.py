"""Personal data in a text, found by rules, each put away behind a word that says what it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.training.identifiers import is_bank_account, is_card, is_chinese_identity
from gpt_desktop.core.training.postal import postal_addresses
from gpt_desktop.core.training.sources import TrainingDocument
from gpt_desktop.core.training.taken import Cut, Filtered, Taken, cut_document


class PersonalKind(StrEnum):
    """Kinds of personal data, those first that win where two are found in one place."""

    EMAIL = "email"
    LINK = "link"
    ACCOUNT = "account"
    CARD = "card"
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"


PERSONAL_WORDS: Mapping[PersonalKind, str] = {
    PersonalKind.EMAIL: mark("E-mail addresses"),
    PersonalKind.LINK: mark("Links with keys or passwords"),
    PersonalKind.ACCOUNT: mark("Bank accounts (IBAN)"),
    PersonalKind.CARD: mark("Card numbers"),
    PersonalKind.IDENTITY: mark("Chinese identity numbers"),
    PersonalKind.PHONE: mark("Phone numbers"),
    PersonalKind.ADDRESS: mark("Postal addresses, as usually written"),
    PersonalKind.NAME: mark("Names on your list"),
}
"""Source strings, translated when shown."""

PLACEHOLDERS: Mapping[PersonalKind, tuple[str, str]] = {
    PersonalKind.EMAIL: ("[e-mail]", "[邮箱]"),
    PersonalKind.LINK: ("[link]", "[链接]"),
    PersonalKind.ACCOUNT: ("[account]", "[账号]"),
    PersonalKind.CARD: ("[card]", "[卡号]"),
    PersonalKind.IDENTITY: ("[identity]", "[证件号]"),
    PersonalKind.PHONE: ("[phone]", "[电话]"),
    PersonalKind.ADDRESS: ("[address]", "[地址]"),
    PersonalKind.NAME: ("[name]", "[姓名]"),
}
"""What the model reads in their place: in a text of other letters, and in Chinese."""

Place = tuple[int, int]

_EMAIL = LazyPattern(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|＠|\s?[\[(](?:at|AT)[\])]\s?)"
    r"(?:[A-Za-z0-9-]{1,63}(?:\.|\s?[\[(]dot[\])]\s?)){1,5}[A-Za-z]{2,12}(?![\w-])"
)
_URL = LazyPattern(
    r"\b(?:https?|ftp|wss?|ssh|postgres(?:ql)?|mysql|mongodb|redis)://[^\s<>\"'，。；）]{4,2000}"
)
_SECRET = LazyPattern(
    r"://[^/\s:@]+:[^/\s@]+@"
    r"|[?&#;](?:[\w.-]*(?:token|key|secret|sig|signature|pass(?:word|wd)?|pwd|auth|session|sid|code|"
    r"credential|hash|jwt|ticket|invite|reset))=[^&#\s]{4,}"
    r"|/(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}(?:[/?#]|$)",
    re.IGNORECASE,
)
_DIGITS_AROUND = r"(?<![\d\w.,/=_-]){}(?![\d\w=_]|[.,-]\d)"
_ACCOUNT = LazyPattern(
    r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?(?![A-Z0-9])"
)
_CARD = LazyPattern(r"(?<![\d.,-])(?:\d[ -]?){12,18}\d(?![\d]|[.,-]\d)")
_IDENTITY = LazyPattern(r"(?<!\d)[1-9]\d{16}[\dXx](?![\dXx])")
_PHONES = (
    # International: + or 00, then the country.
    LazyPattern(
        r"(?<![\w.+])(?:\+|00)\s?[1-9]\d{0,2}[\s.\-/]?(?:\(0?\d{0,5}\)[\s.\-/]?)?"
        r"\d{1,5}(?:[\s.\-/]?\d{2,5}){1,4}(?![\w]|[.,]\d)"
    ),
    # China: mobile, landline with its area, service numbers.
    LazyPattern(r"(?<![\dA-Za-z.-])(?:86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d-])"),
    LazyPattern(
        r"(?<![\dA-Za-z.-])(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[- ])\s?\d{7,8}"
        r"(?:[-转]\d{1,5})?(?![\d-])"
    ),
    LazyPattern(r"(?<![\dA-Za-z.-])[48]00-\d{3,4}-\d{3,4}(?![\d-])"),
    # North America and Britain.
    LazyPattern(
        r"(?<![\dA-Za-z.-])(?:1[-. ])?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[-. ])"
        r"[2-9]\d{2}[-. ]\d{4}(?![\d-])"
    ),
    LazyPattern(
        r"(?<![\dA-Za-z.-])\(?0(?:\d{4}\)?[ ]\d{6}|\d{3}\)?[ ]\d{3}[ ]\d{4}|"
        r"\d{2}\)?[ ]\d{4}[ ]\d{4})(?![\d-])"
    ),
)
# Any other number where the words before say what it is.
_TOLD_PHONE = LazyPattern(
    r"(?:\b(?:tel(?:ephone)?|phone|mobile|cell|fax|whatsapp"
    r"|call(?: me)?(?: (?:at|on))?|telefon|handy)\b"
    r"|电话|手机号?码?|传真|致电|拨打|联系方式)"
    r"(?:\s?(?:is|number|no\.?|号码|是|为))*\s?[:：.]?\s?(\(?\d[\d ()./-]{5,18}\d)(?!\d)",
    re.IGNORECASE,
)
_HAN = LazyPattern("[\u3400-\u9fff]")
_LEAST_PHONE, _MOST_PHONE = 7, 15  # digits
_DATE = LazyPattern(r"(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])")


def masked(
    documents: Sequence[TrainingDocument],
    kinds: frozenset[PersonalKind],
    names: Sequence[str],
    token: CancelToken,
) -> Filtered:
    """The documents with words in the place of personal data of these kinds.

    Raises:
        CancelledError: the token was cancelled.
    """
    find_names = _name_pattern(names)
    left: list[TrainingDocument] = []
    taken: list[Taken] = []
    for document in documents:
        token.raise_if_cancelled()
        found = list(personal_places(document.text, kinds, find_names))
        cut, those = cut_document(document, [_cut(document.text, *each) for each in found])
        left.append(cut)
        taken += those
    return Filtered(tuple(left), tuple(taken))


def personal_places(
    text: str, kinds: frozenset[PersonalKind], names: re.Pattern[str] | None = None
) -> Iterator[tuple[PersonalKind, int, int]]:
    """Where a text has personal data; of two finds in one place, the kind that stands first."""
    here: list[Place] = []  # in order; none overlap
    for kind in PersonalKind:
        if kind not in kinds:
            continue
        finder = _FINDERS.get(kind)
        those = finder(text) if finder is not None else _names(text, names)
        for start, end in those:
            at = bisect_left(here, (start, end))
            before = at > 0 and here[at - 1][1] > start
            if not before and not (at < len(here) and here[at][0] < end):
                here.insert(at, (start, end))
                yield kind, start, end


def _cut(text: str, kind: PersonalKind, start: int, end: int) -> Cut:
    # Where the words themselves are Chinese, or stand right beside Chinese ones.
    chinese = _HAN.search(text[max(0, start - 4) : end + 2]) is not None
    return Cut(start, end, tr(PERSONAL_WORDS[kind]), PLACEHOLDERS[kind][chinese])


def _emails(text: str) -> Iterator[Place]:
    yield from (match.span() for match in _EMAIL.finditer(text))


def _links(text: str) -> Iterator[Place]:
    """Only those that open something: an address of a page is no secret."""
    for match in _URL.finditer(text):
        address = match.group().rstrip(".,;:!?)")
        if _SECRET.search(address):
            yield match.start(), match.start() + len(address)


def _accounts(text: str) -> Iterator[Place]:
    for match in _ACCOUNT.finditer(text):
        words = match.group()
        # The pattern may have taken a word in capitals that follows.
        while words and not is_bank_account(words):
            words = words.rpartition(" ")[0]
        if words:
            yield match.start(), match.start() + len(words)


def _cards(text: str) -> Iterator[Place]:
    yield from (match.span() for match in _CARD.finditer(text) if is_card(match.group()))


def _identities(text: str) -> Iterator[Place]:
    yield from (
        match.span() for match in _IDENTITY.finditer(text) if is_chinese_identity(match.group())
    )


def _phones(text: str) -> Iterator[Place]:
    for pattern in _PHONES:
        for match in pattern.finditer(text):
            if _may_be_phone(match.group()):
                yield match.span()
    for match in _TOLD_PHONE.finditer(text):
        if _may_be_phone(match[1]):
            yield match.span(1)


def _may_be_phone(words: str) -> bool:
    digits = sum(character.isdigit() for character in words)
    return _LEAST_PHONE <= digits <= _MOST_PHONE and not _DATE.fullmatch(words.strip())


def _names(text: str, pattern: re.Pattern[str] | None) -> Iterator[Place]:
    if pattern is not None:
        yield from (match.span() for match in pattern.finditer(text))


def _name_pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """Longer names first; names in letters are whole words, in any case."""
    cleaned = sorted({" ".join(name.split()) for name in names if name.strip()}, key=len)
    parts = []
    for name in reversed(cleaned):
        words = re.escape(name).replace(r"\ ", r"\s+")
        parts.append(words if _HAN.search(name) else rf"(?<!\w){words}(?!\w)")
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


_FINDERS: Mapping[PersonalKind, Callable[[str], Iterator[Place]]] = {
    PersonalKind.EMAIL: _emails,
    PersonalKind.LINK: _links,
    PersonalKind.ACCOUNT: _accounts,
    PersonalKind.CARD: _cards,
    PersonalKind.IDENTITY: _identities,
    PersonalKind.PHONE: _phones,
    PersonalKind.ADDRESS: postal_addresses,
}
