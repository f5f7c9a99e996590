import pytest

from gpt_desktop.core.translation.sounds import (
    cyrillic_sound,
    han_sounds,
    is_east_asian,
    kana_sounds,
    latin_sound,
    likeness,
)


@pytest.mark.parametrize(
    ("latin", "cyrillic", "kana", "han"),
    [
        ("Ferguson", "Фергюсон", "ファーガソン", "弗格森"),
        ("Birmingham", "Бирмингем", "バーミンガム", "伯明翰"),
        ("Lindqvist", "Линдквист", "リンドクヴィスト", "林德奎斯特"),
        ("Richard", "Ричард", "リチャード", "理查德"),
    ],
)
def test_a_name_sounds_alike_in_all_letters(latin: str, cyrillic: str, kana: str, han: str) -> None:
    sound = latin_sound(latin)
    assert likeness(sound, cyrillic_sound(cyrillic)) > 0.66
    assert max(likeness(sound, other) for other in kana_sounds(kana)) > 0.66
    assert max(likeness(sound, other) for other in han_sounds(han)) > 0.66


def test_other_names_do_not() -> None:
    assert likeness(latin_sound("Ferguson"), cyrillic_sound("Петрова")) < 0.66
    assert likeness(latin_sound("Birmingham"), kana_sounds("マンチェスター")[0]) < 0.66
    assert likeness("", "PLK") == 0


def test_names_that_may_be_written_in_characters() -> None:
    assert is_east_asian("Tanaka")
    assert is_east_asian("Zhang")
    assert not is_east_asian("Ferguson")
