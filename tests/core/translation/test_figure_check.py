import pytest

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair


def _words(source: str, target: str, pair: str) -> list[str]:
    ours, theirs = pair.split(">")
    checks = check_translation(source, target, Pair(ours, theirs))
    return [check.words for check in checks if check.name in ("numbers", "dates")]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("It costs 1,234.50 euros.", "Es kostet 1.234,50 Euro.", "en>de"),
        ("It costs 1,234.50 euros.", "Cela coûte 1 234,50 euros.", "en>fr"),
        ("Half past three, 42 films.", "三点半，四十二部电影。", "en>zh"),
        ("1.35 billion people", "13.5亿人", "en>zh"),
        ("1.2 billion dollars", "1.200 millones de dólares", "en>es"),
        ("250,000 books", "25万册书", "en>zh"),
        ("36,500 books", "3万6500冊の本", "en>ja"),
        ("Um halb acht kamen einundzwanzig Gäste.", "Twenty-one guests came at half past seven.",
         "de>en"),
        ("quatre-vingt-douze invités", "92 guests", "fr>en"),
        ("doscientas cincuenta flores", "two hundred and fifty flowers", "es>en"),
        ("Пришли двадцать один гость.", "Twenty-one guests came.", "ru>en"),
        ("On Monday, 3 May 2024, at 9:30 p.m.", "2024年5月3日（月）21時30分", "en>ja"),
        ("On Wednesday, 12 April", "в среду, 12 апреля", "en>ru"),
        ("am 03.05.2024", "on May 3, 2024", "de>en"),
        ("in the 19th century", "au XIXe siècle", "en>fr"),
        ("12 percent", "百分之十二", "en>zh"),
        ("three quarters", "四分之三", "en>zh"),
        ("both of them", "两个人都", "en>zh"),
        ("Call +49 30 901820.", "Rufen Sie +49 30 90 18 20 an.", "en>de"),
        ("It costs $5 or 4 euros.", "五美元或四欧元。", "en>zh"),
        ("It may rain. March on!", "Es kann regnen. Weiter!", "en>de"),
        ("Two and a half hours", "zweieinhalb Stunden", "en>de"),
        ("A sandwich, please.", "请给我一个三明治。", "en>zh"),
        ("Five of them came.", "Ne sono venuti cinque.", "en>it"),
    ],
)  # fmt: skip
def test_the_same_in_another_spelling_is_no_fault(source: str, target: str, pair: str) -> None:
    assert _words(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "words"),
    [
        ("It costs 89.50 euros.", "Es kostet Euro.", "en>de", ["89.50 is missing"]),
        ("It costs 89.50 euros.", "Es kostet 8950 Euro.", "en>de",
         ["89.50 is missing", "8950 is not in the source text"]),
        ("three weeks", "fünf Wochen", "en>de",
         ["three is missing", "fünf is not in the source text"]),
        ("1.2 million people", "1,2 milliard de personnes", "en>fr",
         ["1.2 million is missing", "1,2 milliard is not in the source text"]),
        ("on 3 May", "3月3日", "en>zh", ["May is missing", "3月 is not in the source text"]),
        ("Am Montag", "On Tuesday", "de>en",
         ["Montag is missing", "Tuesday is not in the source text"]),
        ("It costs $5.", "Es kostet 5 €.", "en>de", ["€ is not in the source text"]),
        ("五美元", "five yen", "zh>en", ["yen is not in the source text"]),
        ("at 8:30", "um 9.30 Uhr", "en>de", ["8:30 is missing", "9.30 is not in the source text"]),
        ("The prize of 450 euros", "Il premio di 540 euro", "en>it",
         ["450 is missing", "540 is not in the source text"]),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_named(source: str, target: str, pair: str, words: list[str]) -> None:
    assert _words(source, target, pair) == words
