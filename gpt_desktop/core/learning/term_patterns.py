"""The forms of words by which a text explains a term, the surest first.

A pattern looks at one sentence and has a group ``term``.
"""

from __future__ import annotations

import re

from gpt_desktop.core.lazy_pattern import LazyPattern

_WORD = r"[\w’'+#./-]+"
_TERM = rf"[\"“‘'*_`«]*(?P<term>[^\W\d_][\w’'+#./-]*(?: {_WORD}){{0,4}}?)[\"”’'*_`»]*"
_ASIDE = r"(?: \([^()]{1,40}\))?"
_BEGIN = r"^\W*"
_ARTICLE = r"(?:The |An? )?"
_WORD_FOR = r"(?:The (?:term|word) |An? |The )?"
_OFTEN = r"(?:also |often |usually |commonly |generally )?"
_NAMED = r"(?:called|termed|known as|referred to as)"
_ENDS = r"(?=[,.;:)]| (?:and|or|because|in|when|if|since|by|after|which|that)\b)"
_KIND = (
    r"(?:kind|type|form|sort|process|method|set|unit|measure|branch|part|name|term|study|technique"
    r"|property|ability|collection|sequence|number|amount|rate|theory|device|means|science)"
)
# After a colon: what a thing is, and not what happens or is the case.
_SAYS = r"(?:is|are|was|were|has|have|had|will|can|cannot|must|should|may|does|do|did)"
_RELATES = r"(?:that|which|who|whose|where|when|used)"
_NO_CLAIM = rf"(?!(?:(?!\b{_RELATES}\b).)*\b{_SAYS}\b)"
# What is said about a thing and not what it is: "a bit special", "an interesting case".
_PRAISE = (
    r"(?:[\w-]+ )?(?:case|way)\b(?! of\b)|[\w-]+ (?:part|feature)\b"
    r"|(?:bit|lot|few|little|(?:[\w-]+ )?example)\b"
)
_NO_PRAISE = rf"(?!{_PRAISE})"
_A_KIND = rf"(?:(?:an?|any|one of the) |{_KIND}s? (?=(?:of|for|that|which|in|to|by|used)\b))"
_OF = r"(?:of|by which|in which|that|which|when|between)"
_LIKE_ENGLISH = (
    rf"{_BEGIN}{_WORD_FOR}{_TERM} (?:is|are|was|can be) defined as ",
    rf"{_BEGIN}By {_TERM},? (?:we|I) mean ",
    rf"{_BEGIN}{_WORD_FOR}{_TERM} (?:refers? to|means|denotes|stands for) ",
    rf"\b(?:is|are|was|were|be|being|been) {_OFTEN}{_NAMED}(?: an?| the)? {_TERM}{_ENDS}",
    rf"[,(] ?{_OFTEN}{_NAMED}(?: an?| the)? {_TERM}(?=[,.;:)])",
    rf"{_BEGIN}{_TERM} ?(?::|—|–| - ) ?(?=(?:the|an?|any|one) .{{12}}){_NO_CLAIM}",
    rf"{_BEGIN}(?!The )(?:An? )?{_TERM}{_ASIDE},? (?:is|are) {_A_KIND}{_NO_PRAISE}",
    rf"{_BEGIN}The {_TERM}{_ASIDE} is an? .{{8,}}? (?:that|which|in which|by which|used) ",
    rf"{_BEGIN}{_ARTICLE}{_TERM}{_ASIDE} is (?:an?|the) {_NO_PRAISE}(?:[\w-]+ )?{_KIND} ",
    rf"{_BEGIN}(?!The ){_TERM}{_ASIDE} is the {_NO_PRAISE}(?:[\w-]+ ){{1,3}}{_OF} ",
    rf"{_BEGIN}(?:Eine? |Die |Der |Das )?{_TERM} (?:bezeichnet|nennt man|ist eine?) ",
    rf"{_BEGIN}(?:Une? |L[ae’'] ?)?{_TERM} (?:désigne|est une?) ",
    rf"{_BEGIN}(?:Una? |El |La )?{_TERM} (?:se llama|se denomina|se refiere a|es una?) ",
)
LATIN_PATTERNS = tuple(LazyPattern(each, re.IGNORECASE) for each in _LIKE_ENGLISH)

_SIGNS = r"[^\s，。；：:、“”‘’「」《》（）()!?！？]{1,12}"
_HAN = rf"[“‘「《]?(?P<term>{_SIGNS})[”’」》]?"
_HAN_SIGN = "[\u3400-\u9fff]"
_HAN_ASIDE = r"(?:（[^（）]{1,40}）)?[，,]?"
_CALLED = r"(?:被?称(?:为|作|之为)|叫做|叫作|名为|简称为?|合称|统称为?|又名|又称)"
_HAN_KIND = (
    "(?:过程|现象|方法|技术|学科|科学|分支|部分|物质|器官|单位|能力|总和|总称|规则|制度|工具|关系|形式"
    "|行为|作用|运动)"
)
_SAID = "(?:是指|指的是|的定义是|的定义为|定义为|意思是)"
_ONE_OF = "(?:一种|一个|一类|一项|一门|由|用来|用于|以|研究|关于)"
_LIKE_CHINESE = (
    rf"{_BEGIN}所谓的?{_HAN}[，,]?(?:就?是|即|指|乃)",
    rf"{_BEGIN}(?!所谓){_HAN}{_HAN_ASIDE}{_SAID}",
    rf"{_CALLED}{_HAN}(?=[，。；：、,.)）]|$)",
    rf"{_BEGIN}{_HAN}{_HAN_ASIDE}是{_ONE_OF}",
    rf"{_BEGIN}{_HAN}{_HAN_ASIDE}是.{{2,80}}的(?:一个|一种|一项|一)?{_HAN_KIND}[。.]?$",
    rf"{_BEGIN}(?P<term>{_HAN_SIGN}{{2,8}})[：:](?={_HAN_SIGN}.{{6,}}的{_HAN_SIGN}{{1,8}}[。；]?$)",
)
HAN_PATTERNS = tuple(LazyPattern(each) for each in _LIKE_CHINESE)
