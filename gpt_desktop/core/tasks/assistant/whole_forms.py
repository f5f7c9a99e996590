"""How people ask about a whole document, English and Chinese, as regular expressions."""

from __future__ import annotations

_DOCUMENT = (
    r"(?:(?:this|the|these|those|my|all|both|each|every|attached|whole|entire|full|above) ){1,3}"
    r"(?:\w+ )?"
    r"(?:documents?|files?|texts?|papers?|pdfs?|articles?|reports?|contracts?|minutes|manuals?"
    r"|handbooks?|plans?|letters?|leases?|books?|chapters?|attachments?|folder|notes"
    r"|stud(?:y|ies))"
)
_IT = rf"(?:it|this|that|them|these|everything|all(?: of (?:it|this|them))?|{_DOCUMENT})"
_POINTS = r"(?:points?|ideas?|messages?|facts|findings|takeaways?|content)"
_SUMMARY = (
    r"(?:summar(?:y|ies)|overview|abstract|outline|synopsis|gist|digest|tl;?dr"
    rf"|(?:main|key|most important|essential) {_POINTS}|takeaways?|bullet points?|highlights)"
)
_SIZE = (
    r"(?:(?:very|short|brief|quick|concise|detailed|long|\d+|one|two|three|four|five)"
    r"(?:[- ](?:sentence|page|line|paragraph|word)s?)?,? ){0,3}"
)
_HOW = (
    r"(?:,? (?:please|for me|briefly|shortly|again|now|thanks?|(?:with|as|using) [\w -]{1,40}"
    r"|in (?:a |\w+ )?\w+(?: (?:words?|sentences?|points?|lines?|paragraphs?))?))?"
    r"(?:,? (?:please|for me|thanks?))?"
)
_OF_IT = rf"(?: (?:of|from|in|for|on) {_IT})?{_HOW}"
_FOUND = r"(?:dates|figures|numbers|deadlines|decisions|actions|action items|tasks|to-?dos|duties)"
_MISSING = r"(?:missing|left out|unclear|not (?:covered|mentioned))"

BEFORE_ENGLISH = (
    r"(?:(?:please|now|ok|okay|so|and|hi|hello|can you|could you|would you|will you|kindly|tell me"
    r"|i(?:'d| would)? (?:like|want|need)(?: you)?(?: to)?|let'?s)[, ]{1,2}){0,3}"
)
FOCUSED_ENGLISH = (
    rf"(?:summari[sz]e|sum up|outline) (?:what (?:it|{_DOCUMENT}) says? |everything |all |"
    r"the (?:parts?|sections?|chapters?|passages?) )(?:about|on) (?P<focus>[^?.!]{2,60})"
)
ENGLISH = (
    (
        r"(?:briefly |shortly )?(?:summari[sz]e|sum up|outline|recap|condense|shorten)"
        rf"(?: {_IT})?{_HOW}"
    ),
    (
        r"(?:(?:give|write|make|create|show|have|get|list|tell|provide) )?(?:me |us )?"
        rf"(?:an? |the |some |all ){{0,2}}{_SIZE}{_SUMMARY}{_OF_IT}"
    ),
    rf"sum (?:{_IT} )?(?:all )?up{_HOW}",
    rf"what(?:'s| is| are|s)? {_IT} (?:all )?about{_HOW}",
    rf"what {_IT} (?:is|are) (?:all )?about{_HOW}",
    rf"(?:what|which) (?:topics|subjects|points) (?:do|does) {_IT} (?:cover|discuss){_HOW}",
    rf"what (?:do|does|did) {_IT} (?:say|tell us|contain|cover|deal with|discuss){_HOW}",
    rf"what(?:'s| is| are) (?:in|the (?:content|purpose|topic|subject|point)s? of) {_IT}{_HOW}",
    rf"what(?:'s| is| are) the {_SUMMARY}{_OF_IT}",
    (
        rf"(?:what(?:'s| is| are)|is (?:there )?anything) {_MISSING}"
        rf"(?: (?:in|from|of) {_IT})?(?:,? please)?"
    ),
    rf"what does {_IT} (?:lack|leave out|not (?:cover|mention|say)){_HOW}",
    (
        r"(?:list|find|show|extract|collect|give|what are) (?:me )?(?:all )?(?:of )?"
        rf"(?:the )?(?:important |key )?{_FOUND}(?:,? (?:and|or) {_FOUND})?{_OF_IT}"
    ),
    (
        r"(?:list|find|show|extract|collect|give) (?:me )?(?:every|each) "
        rf"(?:date|figure|number|deadline|decision|action|task){_OF_IT}"
    ),
    rf"(?:read|go through|explain|describe|review|analy[sz]e) {_DOCUMENT}{_HOW}",
)

_THIS = (
    "(?:(?:这|该|本|上面|以上|附件|全部|所有|整)?[个份篇些本封几]{0,2}[里中的]?)"
    "(?:文件|文档|文章|全文|内容|合同|报告|资料|论文|说明书|手册|记录|材料|文本|附件|信|书|章程|方案|笔记|文中|文里)?"
    "[里中]?面?"
)
_MAIN = "的?(?:主要|核心|全部|关键|重要|所有){0,2}的?"
_NOTED = "(?:日期|数字|时间|数据|决定|决议|待办|行动|任务|期限)"

BEFORE_CHINESE = (
    "(?:请|麻烦|帮我|帮忙|能不能|能否|可以|可不可以|你|再|先|给我|替我|把|对|将|简单|简要|简短|详细|大致"
    "|用[^，。？]{1,8}[话字语文]|[，, ]){0,6}"
)
AFTER_CHINESE = (
    "(?:一下|下|吧|吗|呢|好吗|谢谢|给我|用[^，。？]{1,12}|成[^，。？]{1,12}|不超过[^，。？]{1,8}"
    "|[一二三两四五六十百\\d]{1,4}(?:句话|个字|点|条|字)|[，,。？?！ ]){0,6}"
)
CHINESE = (
    (
        f"{_THIS}(?:做|进行)?(?:总结|概括|归纳|摘要|概述|简述|梳理|综述)(?:一下|下|出)?{_THIS}"
        f"{_MAIN}(?:内容|要点|大意|意思|思想|观点)?"
    ),
    (
        f"(?:写|做|给|列|生成|提供)?(?:一下|出|一个|一份|个|份){{0,2}}{_THIS}{_MAIN}"
        "(?:(?:简短|简单|详细|完整)的)?(?:摘要|总结|概要|概述|提纲|大纲|要点|大意|主要内容|中心思想|主旨|梗概|(?<=主要)观点)"
        "(?:是什么|有哪些|是啥)?"
    ),
    (
        f"{_THIS}(?:主要|大概|到底|都){{0,2}}(?:讲|说|写|谈|介绍|包括|包含)[了的]?是?"
        "(?:什么|啥|些什么|哪些内容)(?:内容|事)?"
    ),
    (
        f"{_THIS}还?(?:缺|缺少|遗漏|漏|没有提到|没提到|没写)了?(?:什么|哪些|啥)"
        "(?:内容|东西|地方|信息)?"
    ),
    f"(?:列出|找出|提取|整理出?|有哪些){_THIS}{_MAIN}{_NOTED}(?:和?{_NOTED})?",
)
