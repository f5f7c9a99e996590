"""What is counted: currencies and measures in several spellings, with their sizes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure; amounts of one kind are compared after they are multiplied by the size."""

    kind: str
    size: Decimal


# kind, size, spellings; the first of a kind has size 1.
_UNITS = """
percent 1 % ％ percent pct prozent
point 1 个百分点 百分点
dollar 1 $ US$ USD dollar dollars bucks 美元
euro 1 € EUR euro euros 欧元
pound 1 £ GBP pound pounds quid 英镑
yuan 1 RMB CNY yuan renminbi 元 块 人民币 块钱
yen 1 JPY yen 日元
franc 1 CHF franc francs 法郎
krona 1 kr SEK NOK krona kronor kroner 克朗
length 1 m metre metres meter meters 米
length 1000 km kilometre kilometres kilometer kilometers 公里 千米
length 0.01 cm centimetre centimetres centimeter centimeters 厘米
length 0.001 mm millimetre millimetres millimeter millimeters 毫米
length 1609.344 mile miles 英里
length 0.3048 ft foot feet 英尺
weight 1 kg kilogram kilograms kilo kilos 公斤 千克
weight 0.001 g gram grams 克
weight 0.000001 mg milligram milligrams 毫克
weight 1000 t tonne tonnes ton tons 吨
weight 0.5 斤
volume 1 l litre litres liter liters 升
volume 0.001 ml millilitre millilitres milliliter milliliters 毫升
time 1 sec secs second seconds sekunden secondes 秒 秒钟
time 60 min mins minute minutes minuten 分钟
time 3600 h hr hrs hour hours stunde stunden heure heures hora horas 小时 个小时 钟头
time 86400 day days tag tage tagen jour jours día días 天 日
time 604800 week weeks woche wochen semaine semaines semana semanas 周 个星期 星期
month 1 month months monat monate monaten mois mes meses 个月
month 12 year years yr yrs jahr jahre jahren an ans année années año años 年
temperature 1 °C ℃ °F ° degree degrees 摄氏度 度
area 1 m² m2 sqm 平方米 平米
area 1000000 km² km2 平方公里
area 10000 ha hectare hectares 公顷
area 666.667 亩
energy 1 kWh kilowatt-hours 千瓦时 度电
energy 1000000 GWh gigawatt-hours gigawatt-hour
energy 1000 MWh megawatt-hours megawatt-hour
power 1 kW kilowatt kilowatts 千瓦
power 1000 MW megawatt megawatts 兆瓦
data 1 MB megabytes megabyte
data 1024 GB gigabytes gigabyte
data 1048576 TB terabytes terabyte
speed 1 km/h kph 公里每小时
pages 1 page pages 页
"""
# Chinese words that count things of no measure.
_COUNTERS = """
个 名 位 人 次 件 条 项 家 所 层 楼 台 辆 张 本 种 倍 届 期 轮 票 篇 份 套 座 间 户 棵 只 头
场 号 点 起 例 批 组 队 处 副 把 扇 幅 盏 岁 成 排 间 桌 步 口 封 部 门 章 节 名 款 瓶 袋 箱
杯 碗 块 片 根 颗 双 对 粒 米 句 词 字 首 样 类 边 亩 只
"""
COUNTERS = tuple(dict.fromkeys(_COUNTERS.split()))


def unit_of(spelling: str) -> Unit | None:
    """The measure a spelling stands for; case counts for one or two letters only."""
    known = _by_spelling()
    return known.get(spelling) or known.get(spelling.casefold())


@cache
def spellings() -> tuple[str, ...]:
    """Of all measures, the longest first."""
    return tuple(sorted((one for one in _by_spelling()), key=lambda one: -len(one)))


@cache
def _by_spelling() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in _UNITS.strip().splitlines():
        kind, size, *written = line.split()
        for spelling in written:
            units.setdefault(spelling, Unit(kind, Decimal(size)))
            if len(spelling) > 2:
                units.setdefault(spelling.casefold(), Unit(kind, Decimal(size)))
    return units
