"""What stands around a text and is none of it: running heads, signatures, navigation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.training.lines import lines_with_places
from gpt_desktop.core.training.sources import TrainingDocument
from gpt_desktop.core.training.taken import Cut, Filtered, Taken, cut_document

_LONGEST = 200  # characters of a line that may be one
_LEAST_DOCUMENTS = 3
_SHARE = 0.05  # of all documents
_ENOUGH_DOCUMENTS = 20
_LEAST_PAGES = 3
_SHORTEST_HEAD = 4  # characters; “1. a” is an item of a list
_LONGEST_SIGNATURE = 12  # lines
_NUMBER = LazyPattern(r"\d+")
_LETTER = LazyPattern(r"[^\W\d_]")

_PAGE = LazyPattern(
    r"(?:[-–—|]\s*)?(?:page|p\.|seite|página|pagina)\s*\d+(?:\s*(?:of|/|von|de|di|sur)\s*\d+)?"
    r"(?:\s*[-–—|])?|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
_SEPARATORS = LazyPattern(r"\s*[|·•»›>｜]\s*|\s{3,}|\t+")
_NAVIGATION = LazyPattern(
    r"skip to (?:main )?content|back to top|(?:accept|manage|reject) (?:all )?cookies?"
    r"|this (?:web)?site uses cookies.*|sign up for our newsletter.*|subscribe to our newsletter.*"
    r"|share (?:this|on) (?:article|page|post|facebook|twitter|x|linkedin|whatsapp)"
    r"|(?:previous|next) (?:post|page|article)|read more|continue reading|log ?in|sign (?:in|up)"
    r"|(?:©|\(c\)|copyright)\s.{0,80}|.{0,60}all rights reserved\.?|terms of (?:use|service)"
    r"|privacy policy|print this page|leave a (?:comment|reply)|advertisement"
    r"|返回(?:顶部|首页)|上一[页篇].{0,30}|下一[页篇].{0,30}|版权所有.{0,60}|.{0,40}ICP备.{0,30}"
    r"|隐私政策|免责声明|阅读全文|点击(?:查看|阅读)(?:更多|全文)|分享到.{0,20}|登录\s*[/|]?\s*注册"
    r"|本(?:网)?站使用\s*cookie.*|扫码关注.{0,20}|责任编辑[:：].{0,20}|广告",
    re.IGNORECASE,
)
_SIGNATURE = LazyPattern(
    r"--|_{5,}|sent from my (?:i?phone|ipad|android|samsung|mobile|blackberry).{0,40}"
    r"|get outlook for (?:ios|android).{0,40}|von meinem iphone gesendet|envoyé de mon iphone"
    r"|发自我的.{1,20}|来自我的.{1,20}",
    re.IGNORECASE,
)
_ONE_LINE_SIGNATURE = LazyPattern(
    r"sent from|get outlook|von meinem|envoyé de|发自|来自", re.IGNORECASE
)
_CLOSING = LazyPattern(
    r"(?:(?:best|kind|warm|many) (?:regards|wishes|thanks)|regards|sincerely|yours (?:sincerely|"
    r"faithfully|truly)|cheers|mit freundlichen grüßen|此致|敬礼|顺颂商祺|祝好)[,，.。!！]?",
    re.IGNORECASE,
)
_CONTACT = LazyPattern(
    r"@|https?://|www\.|\+?\d[\d ()-]{7,}|\b(?:tel|phone|mobile|fax)\b|电话|手机|传真|邮箱",
    re.IGNORECASE,
)
_MAIL_HEAD = LazyPattern(
    r"(?:from|sent|to|cc|bcc|subject|date|reply-to|von|gesendet|an|betreff)\s*:\s.*"
    r"|(?:发件人|收件人|抄送|主题|发送时间|日期)\s*[:：].*",
    re.IGNORECASE,
)
_QUOTED = LazyPattern(
    r"on .{6,80} wrote:|在.{4,60}写道[:：]|am .{6,60} schrieb .{1,40}:", re.IGNORECASE
)


def without_boilerplate(documents: Sequence[TrainingDocument]) -> Filtered:
    """Take out lines that stand around texts; none is taken for being short alone."""
    recurring = _recurring_lines(documents)
    left: list[TrainingDocument] = []
    taken: list[Taken] = []
    for document in documents:
        lines = list(lines_with_places(document.text))
        cuts = list(_cuts(lines, recurring))
        cut, those = cut_document(document, cuts)
        left.append(cut)
        taken += those
    return Filtered(tuple(left), tuple(taken))


def boilerplate_places(text: str) -> list[tuple[int, int]]:
    """Where a text by itself has some, without the lines that it shares with others."""
    return [(cut.start, cut.end) for cut in _cuts(list(lines_with_places(text)), Counter())]


Line = tuple[int, int, str]


def _cuts(lines: Sequence[Line], recurring: Counter[str]) -> Iterator[Cut]:
    counted = _page_heads(lines)
    yield from _signatures(lines)
    yield from _mail_heads(lines)
    size = sum(len(words) for _, _, words in lines)
    for start, end, words in lines:
        if not words or len(words) > _LONGEST:
            continue
        key = _key(words)
        if key in counted or _PAGE.fullmatch(words):
            yield Cut(start, end, tr("a page's head or foot"))
        elif key in recurring and len(words) <= size // 2:
            why = tr("the same line in {count:,} documents", count=recurring[key])
            yield Cut(start, end, why)
        elif _NAVIGATION.fullmatch(words) or _is_menu(words):
            yield Cut(start, end, tr("a page's navigation"))
        elif (words.startswith(">") and words.lstrip("> ")) or _QUOTED.fullmatch(words):
            yield Cut(start, end, tr("quoted from another message"))


def _key(words: str) -> str:
    """What is the same in a line of every page, whatever its number."""
    return _NUMBER.sub("#", words.casefold())


def _recurring_lines(documents: Sequence[TrainingDocument]) -> Counter[str]:
    """Lines that several documents share, by how many; a heading such as “Notes” may be one.

    A line that is most of a document is its text, whatever others say.
    """
    counts: Counter[str] = Counter()
    texts = {document.text for document in documents}  # copies of one text say nothing
    for text in texts:
        keys = {
            _key(words)
            for _, _, words in lines_with_places(text)
            if 3 <= len(words) <= min(_LONGEST, len(text) // 2) and _LETTER.search(words)
        }
        counts.update(keys)
    share = min(_ENOUGH_DOCUMENTS, round(_SHARE * len(texts)))
    least = max(_LEAST_DOCUMENTS, share)
    return Counter({key: count for key, count in counts.items() if count >= least})


def _page_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Lines of one document that differ in a number only, which counts up as pages do."""
    numbers: dict[str, list[tuple[int, ...]]] = {}
    for _, _, words in lines:
        found = _NUMBER.findall(words[:_LONGEST])
        if found and len(words) <= _LONGEST and _LETTER.search(words):
            numbers.setdefault(_key(words), []).append(tuple(int(each[:9]) for each in found))
    return frozenset(key for key, those in numbers.items() if _counts_up(key, those))


def _counts_up(key: str, lines: Sequence[tuple[int, ...]]) -> bool:
    """Whether one of a line's numbers is a page's, and the others stay, as a year does."""
    if len(lines) < _LEAST_PAGES or len(key) <= _SHORTEST_HEAD:
        return False
    places = list(zip(*lines, strict=True))
    changing = [place for place in places if len(set(place)) > 1]
    steps = {second - first for place in changing for first, second in pairwise(place)}
    return bool(changing) and steps <= {1, 2}


def _is_menu(words: str) -> bool:
    """Several short names in a row, as of a site's pages."""
    items = [item for item in _SEPARATORS.split(words) if item]
    short = all(len(item) <= 20 and len(item.split()) <= 3 for item in items)
    named = all(_LETTER.search(item) for item in items)
    return len(items) >= 4 and short and named and not words.startswith("|")


def _signatures(lines: Sequence[Line]) -> Iterator[Cut]:
    """From the mark of a signature, or a closing with ways to reach someone, to the end."""
    last = max((number for number, line in enumerate(lines) if line[2]), default=-1)
    for number, (start, end, words) in enumerate(lines):
        if not words or number < last - _LONGEST_SIGNATURE:
            continue
        if _SIGNATURE.fullmatch(words):
            whole = not _ONE_LINE_SIGNATURE.match(words)
            if whole and not any(line[2] for line in lines[number + 1 : last + 1]):
                continue  # a rule at the end of a text
            stop = lines[last][1] if whole else end
            yield Cut(start, stop, tr("a mail's signature"))
            if whole:
                return
        below = [line[2] for line in lines[number + 1 : last + 1]]
        if _CLOSING.fullmatch(words) and any(_CONTACT.search(line) for line in below):
            yield Cut(start, lines[last][1], tr("a mail's signature"))
            return


def _mail_heads(lines: Sequence[Line]) -> Iterator[Cut]:
    """Three or more lines such as “From: …” in a row."""
    run: list[Line] = []
    for line in (*lines, (0, 0, "end")):
        if _MAIL_HEAD.fullmatch(line[2]):
            run.append(line)
        elif line[2]:
            if len(run) >= 3:
                yield Cut(run[0][0], run[-1][1], tr("a mail's head"))
            run = []
