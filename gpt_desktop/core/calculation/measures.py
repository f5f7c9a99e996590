"""Measures by their spellings, and a port for what turns one into another.

What has more than one size is left out: months and years, gallons, pints and cups, gigabytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measurement.

    Attributes:
        symbol: as it is shown.
        name: as the converter knows it.
        factor: how many of the converter's it is; 斤 is half a kilogram.
    """

    symbol: str
    name: str
    factor: Fraction = Fraction(1)


class UnitConverter(Protocol):
    """Turns amounts of a unit into another."""

    def convert(self, amount: Fraction, source: str, target: str) -> Fraction | None:
        """The same in the other unit, exactly; None where they measure different things.

        Args:
            source: a unit's English name, such as ``mile`` or ``degree_Fahrenheit``.
        """
        ...


# symbol, the converter's name, spellings with _ for a blank; a factor stands after a colon.
_MEASURES = """
km kilometer km kms kilometer kilometers kilometre kilometres 公里 千米
m meter m meter meters metre metres 米
dm decimeter dm decimeter decimeters decimetre decimetres 分米
cm centimeter cm centimeter centimeters centimetre centimetres 厘米 公分
mm millimeter mm millimeter millimeters millimetre millimetres 毫米
µm micrometer µm μm micrometer micrometers micrometre micrometres 微米
nm nanometer nm nanometer nanometers nanometre nanometres 纳米
mi mile mi mile miles 英里
yd yard yd yds yard yards 码
ft foot ft foot feet 英尺
in inch in inch inches 英寸
nmi nautical_mile nmi nautical_mile nautical_miles 海里
里 meter:500 里 华里
尺 meter:1/3 尺
寸 meter:1/30 寸
kg kilogram kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes 公斤 千克
g gram g gram grams gramme grammes 克
mg milligram mg milligram milligrams 毫克
t metric_ton tonne tonnes metric_ton metric_tons 吨
lb pound lb lbs pound pounds 磅
oz ounce oz ounce ounces 盎司
st stone stone stones
斤 gram:500 斤 市斤
两 gram:50 市两
L liter l L liter liters litre litres 升
mL milliliter ml mL milliliter milliliters millilitre millilitres 毫升
dL deciliter dl dL deciliter deciliters decilitre decilitres
cL centiliter cl cL centiliter centiliters centilitre centilitres
m³ meter**3 m³ m3 cubic_meter cubic_meters cubic_metre cubic_metres 立方米
cm³ centimeter**3 cm³ cm3 cubic_centimeter cubic_centimeters cubic_centimetre 立方厘米
dm³ decimeter**3 dm³ dm3 cubic_decimetre cubic_decimetres cubic_decimeter 立方分米
gal_(US) gallon us_gallon us_gallons 美制加仑
gal_(UK) imperial_gallon imperial_gallon imperial_gallons uk_gallon uk_gallons 英制加仑
s second s sec secs second seconds 秒 秒钟
min minute min mins minute minutes 分钟 分
h hour h hr hrs hour hours 小时 个小时 钟头 个钟头
d day d day days 天 日
wk week wk wks week weeks 周 星期 个星期 礼拜 个礼拜
ms millisecond ms millisecond milliseconds 毫秒
°C degree_Celsius °c ℃ c celsius centigrade degrees_celsius degree_celsius degrees_c 摄氏度 摄氏
°F degree_Fahrenheit °f ℉ f fahrenheit degrees_fahrenheit degree_fahrenheit degrees_f 华氏度 华氏
K kelvin k K kelvin kelvins 开尔文
m² meter**2 m² m2 sqm square_meter square_meters square_metre square_metres 平方米 平米
km² kilometer**2 km² km2 square_kilometer square_kilometers square_kilometres 平方公里
dm² decimeter**2 dm² dm2 sqdm square_decimetre square_decimetres square_decimeter 平方分米
cm² centimeter**2 cm² cm2 square_centimeter square_centimeters square_centimetre 平方厘米
ha hectare ha hectare hectares 公顷
ac acre acre acres 英亩
ft² foot**2 ft² ft2 sqft sq_ft square_foot square_feet 平方英尺
亩 meter**2:2000/3 亩
km/h kilometer/hour km/h kmh kph kilometers_per_hour kilometres_per_hour 公里每小时 千米每小时
mph mile/hour mph miles_per_hour 英里每小时
m/s meter/second m/s meters_per_second metres_per_second 米每秒
kn knot kn knot knots 节
J joule j J joule joules 焦耳
kJ kilojoule kj kJ kilojoule kilojoules 千焦
kcal kilocalorie kcal kilocalorie kilocalories 千卡 大卡
kWh kilowatt_hour kwh kWh kilowatt-hour kilowatt-hours kilowatt_hours 千瓦时
W watt w W watt watts 瓦
kW kilowatt kw kW kilowatt kilowatts 千瓦
Pa pascal pa Pa pascal pascals 帕
kPa kilopascal kpa kPa kilopascal kilopascals 千帕
bar bar bar bars
psi pound_force_per_square_inch psi
atm standard_atmosphere atm
"""
TIME = ("s", "min", "h", "d", "wk", "ms")
"""Symbols of measures of time."""


@cache
def measures() -> dict[str, Measure]:
    """By spelling; those of more than two letters in small letters too."""
    found: dict[str, Measure] = {}
    for line in _MEASURES.strip().splitlines():
        symbol, name, *spellings = line.split()
        unit, _, factor = name.partition(":")
        measure = Measure(symbol.replace("_", " "), unit, Fraction(factor or 1))
        for spelling in spellings:
            found[spelling.replace("_", " ")] = measure
    return found


def measure_of(spelling: str) -> Measure | None:
    """The measure that is written so, whatever its case."""
    known = measures()
    return known.get(spelling) or known.get(" ".join(spelling.casefold().split()))


def converted(
    amount: Fraction, source: Measure, target: Measure, converter: UnitConverter
) -> Fraction | None:
    """The same in another measure; None where they measure different things."""
    found = converter.convert(amount * source.factor, source.name, target.name)
    return None if found is None else found / target.factor
