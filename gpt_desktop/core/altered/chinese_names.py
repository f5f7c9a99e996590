"""Names in Chinese texts: well-known places, and people with what they are called by."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.names import SURNAMES, find_chinese_people, find_chinese_places

_PLACES = """
北京 上海 天津 重庆 香港 澳门 台北 台湾 广州 深圳 杭州 南京 苏州 武汉 成都
西安 长沙 郑州 青岛 济南 大连 沈阳 哈尔滨 长春 厦门 福州 昆明 贵阳 南宁 海口
三亚 拉萨 兰州 西宁 银川 乌鲁木齐 呼和浩特 太原 石家庄 合肥 南昌 宁波 无锡
河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东
广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 中国 美国 英国
法国 德国 日本 韩国 朝鲜 俄罗斯 印度 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士
瑞典 挪威 丹麦 芬兰 波兰 奥地利 希腊 土耳其 埃及 南非 巴西 阿根廷 墨西哥
加拿大 澳大利亚 新西兰 泰国 越南 马来西亚 新加坡 印度尼西亚 菲律宾 伦敦 巴黎
柏林 东京 大阪 首尔 纽约 华盛顿 莫斯科 罗马 马德里 里斯本 维也纳 欧洲 亚洲
非洲 美洲
"""
_PLACE = LazyPattern("|".join(sorted(_PLACES.split(), key=lambda name: -len(name))))

_TITLED = LazyPattern(
    rf"([{SURNAMES}][\u4e00-\u9fff]{{0,2}}?)"
    r"(?:先生|女士|小姐|太太|教授|老师|医生|经理|律师|主任|博士|院长|校长|局长)"
)


def chinese_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names people, organisations and well-known places, not in order."""
    for name in (*find_chinese_people(text), *find_chinese_places(text)):
        at = text.find(name)
        if at >= 0:
            yield at, at + len(name)
    for match in _TITLED.finditer(text):
        yield match.span(1)
    for match in _PLACE.finditer(text):
        yield match.span()


def has_chinese_name(name: str, text: str) -> bool:
    """Whether a text may have it: where a name begins is a guess, so its characters count."""
    return name in text or (name not in _PLACES.split() and all(one in text for one in name))
