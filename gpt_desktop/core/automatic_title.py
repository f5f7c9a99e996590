"""A title for a conversation, made of what was asked first, by code alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.sentences import split_sentences

_READ = 4000  # characters; a pasted text says below no more of what it is about
_SENTENCES = 12
_SHORT_WORDS = 4  # a request so short says little without its document's name

_GREETING = r"""
    (?: (?: hi | hello | hey | hiya | howdy | greetings | good\ (?:morning|afternoon|evening|day)
          | dear\ (?:assistant|ai|bot|sir|madam) | hallo | guten\ (?:tag|morgen|abend)
          | bonjour | bonsoir | salut | hola | buen[oa]s\ (?:días|tardes|noches) | ciao | olá )\b
        (?: \s+ (?:there|all|again|everyone|everybody|assistant|friend|dear|you)\b )*
      | (?: how\ are\ you | how\ is\ it\ going | how's\ it\ going | what's\ up(?!\ with)
          | nice\ to\ meet\ you | i\ hope\ you(?:'re|\ are)\ (?:well|fine) )\b
        (?: \s+ (?:doing|today|there)\b )*
      | (?: 你们?好 | 您好 | 嗨 | 哈[喽罗啰] | 大家好 | 在吗 | 在么 | 喂
          | (?:早上|上午|中午|下午|晚上)好 | [早晚]安 ) [呀啊吗哦]? (?![^\W\d_a-z]) )
    [\s,.!?;:~，。！？；：、～…—-]*
"""
_FILLING = r"""(?: ok | okay | so | well | now | um | also )\b [\s,.!;:—-]*"""
_ASKING = r"""
    (?: (?: please | pls | kindly | could\ you | can\ you | would\ you | will\ you
          | would\ you\ mind | are\ you\ able\ to
          | i(?:'d|\ would)\ (?:like|love)\ (?:you\ )?to(?:\ know)?
          | i\ want\ (?:you\ )?to(?:\ know)?
          | i\ need\ (?:you\ )?to(?:\ know)? | i\ need\ (?:some\ )?help\ (?:with|to)
          | i\ was\ wondering(?:\ if\ you\ could)? | i\ wonder | i\ have\ a(?:\ quick)?\ question
          | (?:just\ )?a?\ ?quick\ question | do\ you\ know | any\ idea | help\ me(?:\ to)?
          | tell\ me(?:\ about)? | let\ me\ know)\b
      | 请问一下 | 请问 | 请[你您]? (?![假客求教示帖柬])
      | (?:麻烦|劳驾|拜托)[你您]? (?=[帮给告把写解翻用再推介说讲列总查看])
      | [你您]?(?:能不能|可不可以|能否|可否) | [你您](?:可以|能) | 可以 (?=[帮给告教说讲解写推介])
      | 帮(?:我|忙|我们) | [给替]我 (?=[写讲说列推翻做解总画编])
      | 我?想(?:知道|了解一下|了解|问一下|请教一下|请教|问)
      | 问一下 | 我(?:需要|想让|希望|要)[你您] | 告诉我 )
    [\s,.!;:，。！；：、…—-]*
"""
_THANKS = r"""
    [\s,，。.!！;；—-]*
    (?: \b(?: please | pls | thanks(?:\ a\ lot|\ in\ advance)?
          | thank\ you(?:\ (?:very|so)\ much|\ in\ advance)? | cheers )
      | 谢谢[你您啦了]? | 多谢 | 拜托了? | 好吗 | 可以吗 | 行吗 )
    [\s.!?。！？～~]* $
"""
_REQUESTS = (
    "add analyse analyze answer calculate check compare convert correct create debug",
    "define describe design draft edit explain find fix generate give how improve",
    "introduce list make name outline plan prepare proofread recommend rephrase",
    "review rewrite shorten show simplify solve suggest summarise summarize teach",
    "translate turn what when where which who why write analysiere beschreibe erkläre",
    "erstelle fasse schreibe übersetze explique résume écris traduis",
)
_REQUESTS_ZH = re.compile(
    "^(?:写|解释|翻译|总结|概括|列|推荐|比较|对比|计划|制定|介绍|生成|修改|改|润色|计算|算|检查|分析|"
    "设计|给出|讲|说明|画|做|起草|整理|把|为什么|怎么|如何|什么是|哪)"
)
_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_QUOTED = re.compile(r"^\s*>.*$", re.MULTILINE)
_ENDS = " \t.。,，;；:：!！、…—-"
_VERBOSE = re.IGNORECASE | re.VERBOSE


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """Compiled at its first use: all at once would cost time at every start."""
    return re.compile(pattern, _VERBOSE)


@cache
def _requests() -> frozenset[str]:
    return frozenset(word for line in _REQUESTS for word in line.split())


def automatic_title(text: str, documents: Sequence[str] = ()) -> str:
    """What a first question is about, in at most ``TITLE_WIDTH`` columns.

    Greetings and what is only polite are left out, and of several sentences the first that asks
    for something is taken.

    Args:
        documents: names of what came with it.
    """
    topic = _topic(text)
    named = next((name for name in documents if name), "")
    if named and (not topic or len(topic.split()) <= _SHORT_WORDS):
        topic = f"{named}: {topic}" if topic else named
    return beginning(topic or _plain(text) or text, TITLE_WIDTH)


def is_greeting(text: str) -> bool:
    """Whether it has words, and none of them asks for anything."""
    said = _plain(text)
    return bool(said) and not _without_manners(said)


def _topic(text: str) -> str:
    asked: list[str] = []
    for sentence in split_sentences(_plain(text))[:_SENTENCES]:
        bare = _without_manners(sentence)
        if not any(map(str.isalnum, bare)):
            continue
        if _asks(bare) or (asked == [] and bare != sentence.strip() and _is_request(sentence)):
            return _as_title(bare)
        asked.append(bare)
    return _as_title(asked[0]) if asked else ""


def _plain(text: str) -> str:
    """Without code and quotations, its lines as sentences."""
    said = _QUOTED.sub("", _CODE.sub("\n", text[:_READ]))
    return said.strip()


def _without_manners(sentence: str) -> str:
    bare = sentence.strip()
    before = None
    while bare and bare != before:
        before = bare
        for pattern in (_GREETING, _FILLING, _ASKING):
            found = _expression(pattern).match(bare)
            if found is not None:
                bare = bare[found.end() :]
        bare = _expression(_THANKS).sub("", bare) if bare else bare
    return bare


def _is_request(sentence: str) -> bool:
    """Whether it begins as one, with whatever verb."""
    bare = sentence.strip()
    for pattern in (_GREETING, _FILLING):
        found = _expression(pattern).match(bare)
        bare = bare[found.end() :] if found is not None else bare
    return _expression(_ASKING).match(bare) is not None


def _asks(bare: str) -> bool:
    if bare.rstrip("\"'”’)）").endswith(("?", "？")) or _REQUESTS_ZH.match(bare):
        return True
    first = bare.split(maxsplit=1)[0].casefold().strip(_ENDS + "'’")
    return first in _requests()


def _as_title(bare: str) -> str:
    title = " ".join(bare.split()).strip(_ENDS)
    return title[:1].upper() + title[1:]
