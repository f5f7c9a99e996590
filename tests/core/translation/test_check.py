import pytest

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair


def _names(source: str, target: str, pair: str) -> set[str]:
    ours, theirs = pair.split(">")
    return {check.name for check in check_translation(source, target, Pair(ours, theirs))}


def _words(source: str, target: str, pair: str) -> list[str]:
    ours, theirs = pair.split(">")
    return [check.words for check in check_translation(source, target, Pair(ours, theirs))]


@pytest.mark.parametrize(
    ("source", "target", "pair", "name"),
    [
        ("See https://a.org/b now.", "Siehe https://a.org/c jetzt.", "en>de", "addresses"),
        ("Hello {name}, welcome.", "Hallo {Name}, willkommen.", "en>de", "placeholders"),
        ("A <b>red</b> house.", "Une maison <b>rouge.", "en>fr", "tags"),
        ("Run `make test` first.", "Führe zuerst `mache Test` aus.", "en>de", "code"),
        ("Dear Ms Holm,", "Dear Ms Holm,", "en>de", "copied"),
        ("See you 😊❤️", "Bis dann 😊", "en>de", "missing"),
        ("It costs 1,234 euros.", "Es kostet 1,234 Euro.", "en>de", "numbers"),
        ("See a.org, then call Tom between one and two.",
         "a.org, then call Tom between one and two.", "en>de", "copied"),
        ("The code is on a.org (ask @mira for access).",
         "Der Code ist auf a.org (ask @mira for access).", "en>de", "not-translated"),
        ("Set it in a.ini, call `b`.", "设定 in a.ini，call `b`。", "en>zh", "not-translated"),
        ("Mr. Okafor lives in Leeds.", "Der Bürgermeister wohnt in Leeds.", "en>de", "names"),
        ("The shop is closed today.", "The shop is closed today.", "en>zh", "copied"),
        ("The shop is closed today.", "The shop is closed today.", "en>de", "copied"),
        ("The shop is closed.", "Магазин закрыт.", "en>zh", "wrong-script"),
        ("Happy birthday, dear Lena!", "祝你生日快乐，dear Lena！", "en>zh", "not-translated"),
        ("FINAL NOTICE: YOUR CARD EXPIRES ON 30 JUNE.", "30 JUNE FINAL NOTICE: YOUR CARD EXPIRES.",
         "en>ja", "not-translated"),
        ("商店今天关门。", "The 商店 is closed today.", "zh>en", "not-translated"),
        ("The shop is closed and they went home.", "Il negozio è chiuso e sono andati a casa.",
         "en>es", "wrong-language"),
        ("The shop is closed today.", "今日は店が閉まっています。", "en>zh", "wrong-language"),
        ("The shop is closed.", "Das Geschäft ist zu. Das Geschäft ist zu. Das Geschäft ist zu.",
         "en>de", "repeated"),
        ("The shop is closed.", "Das Geschäft ist zu.\nEnglish: The train leaves.", "en>de",
         "prompt-words"),
        ("The shop is closed.", "Here is the translation: Das Geschäft ist zu.", "en>de",
         "prompt-words"),
        ("The shop is closed.", "", "en>de", "missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(source: str, target: str, pair: str, name: str) -> None:
    assert name in _names(source, target, pair)


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("See https://a.org/b, {name}.", "Siehe https://a.org/b, {name}.", "en>de"),
        ("请打开https://a.cn/b，谢谢。", "Please open https://a.cn/b, thank you.", "zh>en"),
        ("It costs 1,234.50 euros 👍🏽", "Es kostet 1.234,50 Euro 👍", "en>de"),
        ("She studied at the Bank of America.", "Sie lernte bei der Bank of America.", "en>de"),
        ("Pay the invoice no. 4711.", "Bezahlen Sie die Rechnung Nr. 4711.", "en>de"),
        ("Move %s to %d.", "把 %2$d 移到 %1$s。", "en>zh"),
        ("Open the <file> there.", "Öffne die <Datei> dort.", "en>de"),
        ("Run git log --format=NAME here.", "Führen Sie hier git log --format=NAME aus.", "en>de"),
        ("Microsoft Office 365", "Microsoft Office 365", "en>de"),
        ("Anna bought an iPhone from Apple.", "安娜从 Apple 买了一部 iPhone。", "en>zh"),
        ("No, no, no!", "Nein, nein, nein!", "en>de"),
        ("Very, very good.", "非常非常好。", "en>zh"),
        ("They use the word “不” in Chinese.", "Im Chinesischen sagt man „不“.", "en>de"),
        ("English: hello", "Deutsch: hallo", "en>de"),
    ],
)
def test_what_is_right_is_not_marked(source: str, target: str, pair: str) -> None:
    assert _words(source, target, pair) == []


def test_a_mark_names_what_is_missing() -> None:
    assert _words("See https://a.org now.", "Siehe jetzt.", "en>de") == ["https://a.org is missing"]
