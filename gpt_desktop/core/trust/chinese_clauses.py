"""Who does what in a clause of Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.clause import Clause
from gpt_desktop.core.trust.words import Word

_HAN_VERB = LazyPattern(
    r"将会?|往|(?<![员协学工社大开年聚宴庆晚机事董监理商])会(?![议员长计场])|已经?|曾|被|由(?=[^此于])|把|向|是|有(?=[^限])|必须|应当?|可以|不[得能会再]?|没有?|未|无需|需要?|要求|负责|"
    r"决定|同意|批准|否决|反对|支持|提出|提交|支付|购买|表示|认为|指出|建议|宣布|承担|完成|获得|赢得|参加|担任|"
    r"主持|介绍|报告|选择|发现|签署|签订|采用|接受|拒绝|通过|给|为|在|从|对|到|来自|位于|占|达|超过|增加|减少|上升|下降|"
    r"说|写|送|买|卖|住|去|来|做|拿|带|租|付|发给|发现|修理?|检查|收到|提供|组织|邀请|帮助|计划|打算|希望|想|喜欢|教|"
    r"推荐|取消|推迟|开始|结束|举行|召开|使用|安排|准备|申请|赔偿|保管|通知|代表|当选|捐|画|养|种|赢|输|救|借|还|劝|派|罚|骂|"
    r"坚持|主张|强调|承认|否认|担心|相信|怀疑|提醒|警告|呼吁|批评|赞扬|解释|说明|透露|证实|撰写|编写|设计|制作|拍摄|创作|"
    r"出演|主演|研究|开发|生产|销售|运输|经营|管理|领导|指导|监督|审查|审议|评估|测试|调查|统计|收集|整理|保存|归还|退还|"
    r"领取|缴纳|捐赠|赠送|资助|投资|收购|出售|租用|承租|出租|承包|承办|主办|举办|参与|出席|缺席|退出|加入|离开|到达|返回|"
    r"出发|搬迁|修复|重建|拆除|改造|安装|更换|清洗|打扫|清理|预订|预约|登记|注册|报名|录取|聘请|聘用|解雇|辞退|招聘|接任|"
    r"接替|起诉|控告|上诉|判决|裁定|逮捕|释放|救出|袭击|击败|战胜|打破|领先|落后|严禁|禁止|提议|答应|抱怨|接手|表扬|"
    r"垫付|答复|反驳|怪|种植|收获|采购|(?<=[\u4e00-\u9fff]{2})(?<![申聘邀敬恳宴])请(?![求假客示教柬款问])"
)
_HAN_SHORT_VERB = LazyPattern(
    "[信哭笑跑坐站打吃喝听看问叫爱怕死走扔挖修录读用装交收换关寄搬拉推选赔夸娶嫁接]"
)
_HAN_BY = LazyPattern(
    r"(?:被|是(?=[^，。]*的)|受到|遭到|由(?![此于一二两三四五六七八九十\d]))([\u4e00-\u9fff]{2,8}?)"
    rf"(?={_HAN_VERB.pattern}|的|自己|{_HAN_SHORT_VERB.pattern}的)"
)
_HAN_NOUNS = "教会画养种说写住租"  # 教师, 会议, 画家: what may begin a noun, too
_HAN_MODAL = LazyPattern(
    "将|往|会|已|曾|被|由|把|向|必须|应|可以|不|没|未|无需|需|在|从|对|到$|为$|是"
)
_HAN_PRONOUN = LazyPattern(
    "^(?:大家|各位|您|你|他们?|她们?|它们?|我们?|双方|其|该|这|那|本|此|大家|两人|后者|前者)"
)
_HAN_LEAD = LazyPattern(
    r"^(?:[一二三四五六七八九十]+、|据|根据|按照|此外|另外|同时|其中|随后|之后|最后|首先|然后|因此|由于|为此|目前"
    r"|今年|去年|明年|当天|昨天|今天|明天|如果|只有|但|而|并|且|也|又|还|都|就|才|只|一共|请(?=大家|各)"
    r"|[\d ]+[年月日号点]"
    r"|[一二三四五六七八九十]+[月日号]|(?:周|星期)[一二三四五六日天]|[上下]午|[上下]周|每[天年月])+"
)
_HAN_ADVERBS = LazyPattern(
    "(?:一共|总共|共|每天|每年|都|也|还|就|才|只|仅|不再|主要|分别|一起|同时|首先|同样|原来|仍|另外)+$"
)


def begins_with_verb(text: str) -> bool:
    """Whether a Chinese clause leaves out who does it."""
    return _HAN_VERB.match(text) is not None


def chinese_clause(text: str, start: int, end: int, words: tuple[Word, ...]) -> Clause:
    """A clause of Chinese, which has its subject before the verb or after 被 and 由."""
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
