"""Names of people, places and organisations in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.dates import DAY_NAMES, MONTH_NAMES
from gpt_desktop.core.trust.numerals import ORDINALS, SCALES, SMALL
from gpt_desktop.core.trust.senses import sense_of
from gpt_desktop.core.trust.units import unit_of
from gpt_desktop.core.trust.verbs import is_verb, listed_words
from gpt_desktop.core.trust.words import STOP_WORDS, words_of

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_CAPITAL = LazyPattern(rf"[{_UPPER}](?:[^\W_]|['’.&-](?=[^\W_]))*")
_TITLES = frozenset(
    listed_words("""
mr mrs ms dr prof professor sir madam herr frau monsieur madame señor señora miss lord lady
    captain judge
""")
)
_NO_NAMES = (
    frozenset(DAY_NAMES)
    | frozenset(MONTH_NAMES)
    | STOP_WORDS
    | _TITLES
    | frozenset(SMALL)
    | frozenset(SCALES)
    | frozenset(ORDINALS)
    | frozenset(listed_words("i english i'm i'll ok tv pm am tl dr key q1 q2 q3 q4"))
)
_COMMON_WORDS = frozenset(
    listed_words("""people everyone everybody someone anyone nobody something everything nothing
    most many
    several children men women police half money water work food weather""")
)
_COMMON_ENDINGS = (
    *("ing", "tion", "sion", "ment", "ance", "ence", "ity", "ness", "age", "ure", "ship", "ism"),
    *("ers", "ors", "ists", "ants", "ents", "ments", "tions", "ies", "ly", "ees", "ings", "ed"),
)
_GERMAN = LazyPattern(r"\b(?:der|die|das|und|ist|nicht|ein|eine|wird|wurde|für|mit)\b")

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧"
)
_NO_GIVEN = LazyPattern(
    "^(?:周[一二三四五六日末围年期边转长]|高[度于级达兴中校速层温压质效大原铁血价新一二三]|方[面式法案便向针]|任[何务命职期意]"
    "|许[多可]|曾[经]|何[时处人种地]|马[上路匹]|夏[天季]|黄[色金河]|金[额融属色牌]|白[天色]|万[元人吨一份]|常[常用见年务规]"
    "|文[件化字章物明]|江[南水]|林[业区]|石[头油材]|田[地间]|于[是此今]|余[下额]|程[序度]|钱[款]|汤[药]|龙[头]"
    "|毛[利病衣]|雷[雨]|易[于]|武[器术]|丁[香]|叶[子]|范[围]|顾[客问虑]|康[复]|段[时落]|谢[谢]|唐[朝]"
    "|苏[醒]|杜[绝]|陆[续地]|宋[朝]|欧[元洲]|罗[列]|梁[柱]|秦[朝]|安[排装全]|史[上]|孔[洞]|水|方$)"
)
_HAN_PERSON = LazyPattern(
    rf"(?<![\u4e00-\u9fff])([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=先生|女士|小姐|教授|老师|医生|经理|主任|局长|院长|校长|律师|总|表示|说|认为|将|负责|是|在|被|和|与|、|，|。|的|担任|已|会|提|向|为|于|主持|建|要|发|获|完|参|介|决|同|赢|写|拒)"
)
_HAN_TITLED = LazyPattern(
    rf"(?:[长员师授监官医警匠任理事席记秘裁总夫傅手父母叔婶爷奶姨哥姐表友客户邻司差由和与给向请、居]|作者|村民|学生|老板)"
    rf"([{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
)
_HAN_CALLED = LazyPattern(rf"([老小阿][{SURNAMES}])(?=[、。，说在是和的唱写送]|$)")
_HAN_TRADE = LazyPattern(rf"[匠工民夫师贩婆](老[{SURNAMES}])")
_HAN_IS = LazyPattern(rf"[人长员者任手]是([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[。，、；]|$)")
_HAN_PEOPLE = (_HAN_PERSON, _HAN_TITLED, _HAN_CALLED, _HAN_TRADE, _HAN_IS)
_HAN_QUOTED = LazyPattern(r"[“「]([\u4e00-\u9fff]{2,4})[”」]")
_NEXT = "将是在被和与的担已会提向为于主要发获完参介决说表认负写拒支买带修检起代拟组做签通准把先女老"
_HAN_PLACE = LazyPattern(
    r"((?:(?![最终个这那各全本该每此一二三四五六七八九十两几的了在是由把被和与到从])[\u4e00-\u9fff]){2,6}?)"
    r"(?:公司|集团|银行|大学|医院|中学|小学|学院|研究院|研究所|出版社|事务所|酒店|餐厅"
    r"|市|县|镇|村|区|路|街|河|山|湖|岛)"
)


_NATIONS = """
poland polish pole|sweden swedish swede|norway norwegian|denmark danish dane|finland finnish finn
france french|spain spanish spaniard|germany german|china chinese|britain british uk|england english
scotland scottish|wales welsh|ireland irish|italy italian|portugal portuguese|greece greek
turkey turkish|russia russian|ukraine ukrainian|japan japanese|korea korean|india indian
america american us usa|canada canadian|mexico mexican|brazil brazilian|austria austrian
switzerland swiss|netherlands dutch holland|belgium belgian|hungary hungarian|romania romanian
europe european eu|africa african|asia asian|australia australian
"""


@cache
def same_nation(word: str) -> frozenset[str]:
    """The words for a country and what comes from it, where a folded word is one of them."""
    for line in _NATIONS.strip().splitlines():
        for nation in line.split("|"):
            if word in nation.split():
                return frozenset(nation.split())
    return frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a sentence has it, and the folded parts it is made of."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]


def find_names(text: str) -> tuple[Name, ...]:
    """The names in western letters, as far as capitals tell.

    A sentence begins with a capital anyway: its first word counts where another name follows,
    or where it stands alone before a verb as common words do not.
    """
    german = len(_GERMAN.findall(text)) >= 2
    return tuple(name for run in _runs(text) if (name := _name(text, run, german)) is not None)


def find_chinese_people(text: str) -> tuple[str, ...]:
    """What looks like people's names in Chinese: a surname and one or two characters."""
    found = [match[1] for pattern in _HAN_PEOPLE for match in pattern.finditer(text)]
    return tuple(dict.fromkeys(_shorter(name) for name in found if not _NO_GIVEN.match(name)))


def _shorter(name: str) -> str:
    """Without a last character that is most likely the next word's."""
    return name[:2] if len(name) == 3 and name[2] in _NEXT else name


def find_chinese_places(text: str) -> tuple[str, ...]:
    """What looks like an organisation or a place in Chinese, with its kind."""
    return tuple(dict.fromkeys(match.group() for match in _HAN_PLACE.finditer(text)))


def find_chinese_quoted(text: str) -> tuple[str, ...]:
    """Short words in quotation marks, as Chinese puts the names of firms and groups."""
    return tuple(dict.fromkeys(_HAN_QUOTED.findall(text)))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words that follow one another with a blank between."""
    run: list[re.Match[str]] = []
    for match in _CAPITAL.finditer(text):
        if match.start() and (
            text[match.start() - 1].isalnum() or text[match.start() - 1] in "_@/"
        ):
            continue
        if run and text[run[-1].end() : match.start()] not in (" ", ". ", "\u00a0"):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _name(text: str, run: list[re.Match[str]], german: bool) -> Name | None:
    plain = [_bare(match.group()) for match in run]
    before = text[: run[0].start()].rstrip(" \t\"'“”‘’(*_-•«»")
    first_word = not before or before[-1] in ".!?:;…|\n"
    titled = plain[0] in _TITLES or _titled_before(text, run[0].start())
    while run and (plain[0] in _NO_NAMES or plain[0].split("-")[0] in SMALL):
        run, plain, first_word = run[1:], plain[1:], False
    if not run:
        return None
    if first_word and len(run) == 1 and not titled and not _stands_alone(text, run[0]):
        return None
    if german and not titled and (len(run) < 2):
        return None
    parts = tuple(
        part
        for part, match in zip(plain, run, strict=True)
        if part not in _NO_NAMES and unit_of(match.group()) is None
    )
    start, end = run[0].start(), run[-1].end()
    return Name(text[start:end], start, end, parts) if parts else None


def _titled_before(text: str, start: int) -> bool:
    before = text[:start].rstrip().split(" ")[-1].rstrip(".")
    return folded(before) in _TITLES


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence's first word goes before a verb as a person does."""
    word = folded(match.group())
    if word.endswith(_COMMON_ENDINGS) or (word.endswith("s") and not word.endswith("ss")):
        return match.group().endswith(("'s", "’s"))
    if match.group().endswith(("'s", "’s")):
        return True
    if word in _COMMON_WORDS or sense_of(word):
        return False
    following = words_of(text[match.end() : match.end() + 30])
    return bool(following) and is_verb(folded(following[0].text))


def _bare(word: str) -> str:
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    return folded(word)
