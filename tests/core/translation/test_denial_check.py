import pytest

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair


def _denials(source: str, target: str, pair: str) -> list[str]:
    ours, theirs = pair.split(">")
    checks = check_translation(source, target, Pair(ours, theirs))
    return [check.words for check in checks if check.name == "negation"]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Hold it until the lamp goes out.", "Держите, пока лампа не погаснет.", "en>ru"),
        ("You must pay.", "払わなければなりません。", "en>ja"),
        ("It may rain.", "雨が降るかもしれません。", "en>ja"),
        ("He was unhappy.", "Er war nicht glücklich.", "en>de"),
        ("He came without a hat.", "他没戴帽子就来了。", "en>zh"),
        ("Children under six", "六歳未満の子ども", "en>ja"),
        ("Not only Tom came.", "不仅汤姆来了。", "en>zh"),
        ("She chose tea instead of coffee.", "她选了茶而不是咖啡。", "en>zh"),
        ("Nothing happened.", "Il ne s’est rien passé.", "en>fr"),
        ("Несмотря на дождь, она пришла.", "Despite the rain she came.", "ru>en"),
    ],
)
def test_what_is_no_denial_or_a_hidden_one_is_left(source: str, target: str, pair: str) -> None:
    assert _denials(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "words"),
    [
        ("Do not open the door.", "Öffnen Sie die Tür.", "en>de", "“not” is missing"),
        ("She forgot it.", "Она не забыла его.", "en>ru", "“не” is not in the source text"),
        ("彼は来なかった。", "He came.", "ja>en", "“なかった” is missing"),
        ("No vino nadie.", "Somebody came.", "es>en", "“No” is missing"),
        ("The door is open.", "门没开。", "en>zh", "“没” is not in the source text"),
    ],
)
def test_a_lost_or_new_denial_is_told(source: str, target: str, pair: str, words: str) -> None:
    assert _denials(source, target, pair) == [words]
