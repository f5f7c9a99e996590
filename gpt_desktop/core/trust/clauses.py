"""What a sentence says in parts: who does it, what is done, and whether it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.senses import sense_of
from gpt_desktop.core.trust.words import Word


def _words(listed: str) -> list[str]:
    return listed.split()


_HAN = re.compile("[\u4e00-\u9fff]")
_BREAK = re.compile(
    r"[;:—]|,(?=[ ])| – |[，；：。！？]|\b(?:but|while|whereas|because|although|though|which|who"
    r"|when|if|unless|so that|and|as|since|until|aber|sondern|mais|pero)\b"
    r"|但是?|(?<![反然])而且?|不过|然而|因为|所以|并且?"
)
_AUXILIARY = frozenset(
    _words("""
is are was were be been has have had do does did will would shall should can could may
    might must cannot need needs ought
    won't wasn't weren't isn't aren't hasn't haven't hadn't don't doesn't didn't
    can't couldn't wouldn't shouldn't mustn't
""")
)
_BE = frozenset(_words("is are was were be been being wasn't weren't isn't aren't gets got"))
_IRREGULAR = frozenset(
    _words("""
went came took gave told saw kept held sent spent met put ran read sat stood felt brought
    thought taught caught began broke chose drove ate fell flew forgot got grew knew laid led left
    lent let lay lost made meant paid said sold shot showed shut sang slept spoke stole swam tore
    threw understood woke wore won wrote set cut hit built found goes comes takes wants wins
    lives runs owns holds costs says makes pays gets has needs brings owes tells covers
    includes lasts carries lies stands sits plays teaches remains belongs contains weighs serves
    spread spreads blames begins stays hid drank rode swore stuck sank dug fed fought bore rang
    hung bent
""")
)
_PARTICIPLES = frozenset(
    _words("""
taken given told seen kept held sent spent met put run read felt brought thought taught
    caught begun broken chosen driven eaten flown forgotten grown known laid led left lent lost
    made paid said sold shot shown shut spoken stolen torn thrown understood worn won written set
    cut hit built found done drawn hidden spread
""")
)
_NO_VERBS = frozenset(
    _words("""
big small child person staff company car home day week month year warm cold late early
    doctor last own
""")
)
_NOUNS = frozenset(
    _words("""loss losses winner sale sales fee fees price closure departure signature wedding
    belief owner advice owners thought thoughts use growth works proposals staff""")
)
_NOUN_ENDINGS = ("tion", "sion", "ment", "ments", "sal", "sals", "ance", "al", "ure", "th", "ions")
_DETERMINERS = frozenset(
    _words("""
the a an this that these those its his her their our my your no any some each every both
    all new old of in on at by for with from to about into over under per next last first
""")
)
_PRONOUNS = frozenset(
    _words("""
he she it they we you i this that these those who which one both neither other others her
    his its their our
""")
)
_LEADS = frozenset(
    _words("in on at from since by during for after before until with without to under within")
)
_TAILS = frozenset(_words("in from for on at with to by about between under"))
_ARTICLES = frozenset(_words("the a an his her its their my our"))
_HAN_VERB = re.compile(
    r"将会?|往|(?<![员协学工社大开年聚宴庆晚机事董监理商])会(?![议员长计场])|已经?|曾|被|由(?=[^此于])|把|向|是|有(?=[^限])|必须|应当?|可以|不[得能会再]?|没有?|未|无需|需要?|要求|负责|"
    r"决定|同意|批准|否决|反对|支持|提出|提交|支付|购买|表示|认为|指出|建议|宣布|承担|完成|获得|赢得|参加|担任|"
    r"主持|介绍|报告|选择|发现|签署|签订|采用|接受|拒绝|通过|给|为|在|从|对|到|来自|位于|占|达|超过|增加|减少|上升|下降|"
    r"说|写|送|买|卖|住|去|来|做|拿|带|租|付|发给|发现|修理?|检查|收到|提供|组织|邀请|帮助|计划|打算|希望|想|喜欢|教|"
    r"推荐|取消|推迟|开始|结束|举行|召开|使用|安排|准备|申请|赔偿|保管|通知|代表|当选|捐|画|养|种|赢|输|救|借|还|劝|派|罚|骂"
)
_HAN_BY = re.compile(
    rf"(?:被|由(?![此于一二两三四五六七八九十\d]))([\u4e00-\u9fff]{{2,8}}?)(?={_HAN_VERB.pattern})"
)
_HAN_NOUNS = "教会画养种说写住租"  # 教师, 会议, 画家: what may begin a noun, too
_HAN_SHORT_VERB = re.compile("[信哭笑跑坐站打吃喝听看问叫爱怕死走扔挖修录读用装交收换关寄搬拉推选]")
_HAN_MODAL = re.compile(
    "将|往|会|已|曾|被|由|把|向|必须|应|可以|不|没|未|无需|需|在|从|对|到$|为$|是"
)
_HAN_PRONOUN = re.compile(
    "^(?:大家|各位|您|你|他们?|她们?|它们?|我们?|双方|其|该|这|那|本|此|大家|两人|后者|前者)"
)
_HAN_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+、|据|根据|按照|此外|另外|同时|其中|随后|之后|最后|首先|然后|因此|由于|为此|目前"
    r"|今年|去年|明年|当天|昨天|今天|明天|如果|只有|但|而|并|且|也|又|还|都|就|才|只|一共|请(?=大家|各)"
    r"|[\d ]+[年月日号点]"
    r"|[一二三四五六七八九十]+[月日号]|(?:周|星期)[一二三四五六日天]|[上下]午|[上下]周|每[天年月])+"
)
_HAN_ADVERBS = re.compile(
    "(?:一共|总共|共|每天|每年|都|也|还|就|才|只|仅|不再|主要|分别|一起|同时|首先|同样|原来|仍|另外)+$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with a verb of its own, as far as that can be told.

    Attributes:
        agents: stems of who does it, from before the verb or after “by”; empty where unknown.
        rest: stems of what is said of them.
        subject: stems of what stands before the verb, be it the doer or not.
        head: the stem that names the doer best, the last before “of”; "" in Chinese.
        verb: the stem of its first telling verb, "" where none was found.
        vague: who does it is a pronoun.
        passive: it is said what is done, and not who does it.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    agents: frozenset[str]
    rest: frozenset[str]
    subject: frozenset[str] = frozenset()
    verb: str = ""
    head: str = ""
    vague: bool = False
    passive: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """Of all its telling words."""
        return self.agents | self.rest


def clauses_of(text: str, words: Sequence[Word]) -> tuple[Clause, ...]:
    """The clauses of a sentence in their order."""
    return tuple(_clauses(text, words))


def _clauses(text: str, words: Sequence[Word]) -> Iterator[Clause]:
    last: frozenset[str] = frozenset()
    head, vague = "", False
    for start, end in _parts(text, words):
        own = tuple(word for word in words if start <= word.start < end)
        if not any(word.telling for word in own):
            continue
        han = _HAN.search(text, start, end)
        inner = start > 0
        clause = _chinese(text, start, end, own) if han else _western(start, end, own, inner=inner)
        if not (clause.agents or clause.vague or clause.passive) and last:
            clause = replace(clause, agents=last, rest=clause.rest - last, subject=last, head=head)
        elif han and vague and not (clause.agents or clause.passive):
            clause = replace(clause, vague=True)
        yield clause
        last, head = (clause.subject, clause.head) if clause.subject else (last, head)
        vague = clause.vague


def _parts(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where clauses are: a break counts where a verb stands on both sides of it."""
    verbs = [
        word.start
        for number, word in enumerate(words)
        if _verb_at(words, number) or _may_be_verb(words, number)
    ]
    start = 0
    for match in _BREAK.finditer(text):
        at = match.start()
        wide = match.group() in "，；：。！？" or ord(match.group()[0]) > 0x3000
        before = any(start <= verb < at for verb in verbs)
        following = [verb for verb in verbs if verb >= match.end()]
        relative = match.group() in ("which", "who", "but", "while")
        if relative and _after_verb(text, at, words):
            continue
        if wide or match.group() in ";:—" or ((before or relative) and following):
            if at > start:
                yield start, at
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _after_verb(text: str, at: int, words: Sequence[Word]) -> bool:
    """Whether a question goes on from a verb: “decides which”."""
    before = [word for word in words if word.end <= at][-1:]
    beside = bool(before) and not text[before[0].end : at].strip()
    return beside and is_verb(folded(before[0].text))


def begins_with_verb(text: str) -> bool:
    """Whether a Chinese clause leaves out who does it."""
    return _HAN_VERB.match(text) is not None


def is_verb(plain: str) -> bool:
    """Whether a folded word is most likely a verb."""
    if plain in _AUXILIARY or plain in _IRREGULAR:
        return True
    if plain in _NOUNS or plain.endswith((*_NOUN_ENDINGS, "ing")):
        return False
    sense = sense_of(plain)
    return bool(sense and sense[1:] not in _NO_VERBS) or (plain.endswith("ed") and len(plain) > 4)


def _verb_at(words: Sequence[Word], number: int) -> bool:
    """Whether a word of a western sentence is most likely its verb."""
    plain = folded(words[number].text)
    before = folded(words[number - 1].text) if number else ""
    if words[number].text == "May" and number:
        return False
    if plain in _AUXILIARY:
        return True
    if before in _DETERMINERS and before != "to":
        return False
    after = folded(words[number + 1].text) if number + 1 < len(words) else ""
    if after in _AUXILIARY and plain not in _IRREGULAR:
        return False  # “the treatment plan is drawn up”
    return number > 0 and is_verb(plain)


def _may_be_verb(words: Sequence[Word], number: int) -> bool:
    """Whether a word that ends as ``attributes`` does stands as a verb would."""
    plain = folded(words[number].text)
    if not 0 < number < len(words) - 1:
        return False
    before, after = folded(words[number - 1].text), folded(words[number + 1].text)
    if after == "that":
        return before not in _DETERMINERS
    if not plain.endswith("s") or plain.endswith(("ss", "us", "is")) or len(plain) < 4:
        return False
    return before not in _DETERMINERS and (
        after in _DETERMINERS or after in _PRONOUNS or after[0].isdigit()
    )


def _western(start: int, end: int, words: tuple[Word, ...], *, inner: bool) -> Clause:
    at = _verb_of(words, inner=inner)
    telling = frozenset(word.stem for word in words if word.telling)
    if at is None:
        return Clause(start, end, words, frozenset(), telling)
    lead = _without_lead(_without_number(words[:at]))
    subject = _doing(lead)
    verb = _main_verb(words, at)
    doer = _doer(words, at)
    if doer is not None:
        return Clause(start, end, words, doer, telling - doer, subject, verb, _head(words, doer))
    if _passive(words, at):
        return Clause(start, end, words, frozenset(), telling, subject, verb, passive=True)
    vague = not subject and any(folded(word.text) in _PRONOUNS for word in lead)
    head = _head(lead, subject)
    return Clause(start, end, words, subject, telling - subject, subject, verb, head, vague=vague)


def _head(words: Sequence[Word], doer: frozenset[str]) -> str:
    last = ""
    for word in words:
        if word.stem in doer:
            last = word.stem
        elif last and folded(word.text) == "of":
            break
    return last


def _verb_of(words: Sequence[Word], *, inner: bool) -> int | None:
    """Where the first verb is.

    Args:
        inner: the clause goes on a sentence, and may begin with its verb: “… and collected”.
    """
    if inner and is_verb(folded(words[0].text)):
        return 0
    sure = [at for at in range(len(words)) if _verb_at(words, at)][:1]
    likely = [at for at in range(len(words)) if _may_be_verb(words, at)][:1]
    return min(sure + likely, default=None)


def _main_verb(words: Sequence[Word], at: int) -> str:
    """The stem of the first verb that tells something, at or after an auxiliary."""
    first = words[at]
    if first.telling and folded(first.text) not in _AUXILIARY:
        return first.stem
    for word in words[at + 1 : at + 4]:
        if word.telling:
            return word.stem if is_verb(folded(word.text)) else ""
    return ""


def _doing(words: Sequence[Word]) -> frozenset[str]:
    """The stems of who does it: no numbers."""
    return frozenset(word.stem for word in words if word.telling and not word.text[0].isdigit())


def _without_number(words: Sequence[Word]) -> Sequence[Word]:
    """Without the number of a list's item."""
    return words[1:] if words and words[0].text.isdigit() else words


def _without_lead(words: Sequence[Word]) -> Sequence[Word]:
    """Who it is about without what goes before and after: ``On Monday the council of Vik``."""
    if words and folded(words[0].text) in _LEADS:
        words = _after_lead(words)
    end = next(
        (n for n, word in enumerate(words) if n and folded(word.text) in _TAILS),
        len(words),
    )
    return words[:end]


def _after_lead(words: Sequence[Word]) -> Sequence[Word]:
    gaps = range(1, len(words))
    comma = [n for n in gaps if words[n].start - words[n - 1].end > 1]
    article = [n for n in gaps if n > 1 and folded(words[n].text) in _ARTICLES]
    return words[(comma or article or [len(words)])[0] :]


def _passive(words: Sequence[Word], verb: int) -> bool:
    if folded(words[verb].text) not in _AUXILIARY:
        return False
    later = [folded(word.text) for word in words[verb : verb + 5]]
    for number, plain in enumerate(later[:-1]):
        if plain in _BE or plain == "been":
            return any(_participle(one) for one in later[number + 1 : number + 3])
    return False


def _participle(plain: str) -> bool:
    return plain in _PARTICIPLES or (plain.endswith("ed") and len(plain) > 3)


def _doer(words: Sequence[Word], verb: int) -> frozenset[str] | None:
    """Who does it in a passive clause with “by”."""
    if not _passive(words, verb):
        return None
    for number in range(verb + 1, len(words) - 1):
        if folded(words[number].text) == "by":
            after = words[number + 1 : number + 6]
            stems: list[str] = []
            for word in after:
                if not word.telling and stems:
                    break
                if word.telling:
                    stems.append(word.stem)
            found = frozenset(stems)
            return found if found and not any(stem.isdigit() for stem in found) else None
    return None


def _chinese(text: str, start: int, end: int, words: tuple[Word, ...]) -> Clause:
    said = text[start:end]
    lead = _HAN_LEAD.match(said)
    begin = lead.end() if lead else 0
    verb = _han_verb(said, begin)
    telling = frozenset(word.stem for word in words if word.telling)
    by = _HAN_BY.search(said)
    spelled = _told(said, verb.start()) if verb else ""
    if by:
        doer = _between(words, start + by.start(1), start + by.end(1))
        return Clause(start, end, words, doer, telling - doer, doer)
    if verb is None or verb.start() <= begin:
        return Clause(start, end, words, frozenset(), telling, verb=spelled)
    if _HAN_PRONOUN.match(said[begin:]):
        return Clause(start, end, words, frozenset(), telling, verb=spelled, vague=True)
    stop = verb.start()
    adverbs = _HAN_ADVERBS.search(said[:stop])
    if adverbs and adverbs.start() > begin + 1:
        stop = adverbs.start()
    subject = _between(words, start + begin, start + stop)
    return Clause(start, end, words, subject, telling - subject, subject, spelled)


def _han_verb(said: str, begin: int) -> re.Match[str] | None:
    """The verb of a Chinese clause; one character at its very beginning is a noun's, mostly."""
    verb = _HAN_VERB.search(said, begin)
    if verb and verb.start() == begin and len(verb.group()) == 1 and verb.group() in _HAN_NOUNS:
        verb = _HAN_VERB.search(said, begin + 2)
    return verb or _HAN_SHORT_VERB.search(said, begin + 2)


def _told(said: str, start: int) -> str:
    """The first verb that is more than 将, 没有 or 向."""
    for pattern in (_HAN_VERB, _HAN_SHORT_VERB):
        for match in pattern.finditer(said, start):
            if not _HAN_MODAL.match(match.group()):
                return match.group()
    return ""


def _between(words: Sequence[Word], start: int, end: int) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in words
        if start <= word.start and word.end <= end and not word.text[0].isdigit()
    )
