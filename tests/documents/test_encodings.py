"""Old and new encodings, and what is not text."""

from __future__ import annotations

import codecs
import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpt_desktop.documents.encodings import decode
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.written_languages import WRITTEN_LANGUAGES

SIMPLIFIED = (
    "第一章 风起\n\n　　清晨的图书馆还没有开门，管理员已经在门口等了很久。她手里拿着一串旧钥匙。"
)
TRADITIONAL = "圖書館的管理員每天早上七點開門，整理前一天歸還的書籍。"
JAPANESE = "図書館の司書は毎朝七時に扉を開け、前日に返却された本を整理します。"
KOREAN = "도서관 사서는 매일 아침 일곱 시에 문을 열고 전날 반납된 책을 정리합니다."
FRENCH = "Le bibliothécaire ouvre la porte à sept heures. Où êtes-vous, déjà ?"
GERMAN = "Größere Bücher müssen in den oberen Fächern stehen, weil sie sonst übersehen würden."
RUSSIAN = "Библиотекарь каждое утро открывает двери в семь часов и расставляет книги."
POLISH = "Bibliotekarz otwiera drzwi o siódmej i układa książki zwrócone poprzedniego dnia."


@pytest.mark.parametrize("repeat", [1, 30])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (KOREAN, "utf-32"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, repeat: int) -> None:
    whole = "\n".join([text] * repeat)
    assert decode(whole.encode(encoding)) == (whole, False)


GREEK = "Αύριο στις τρεις έχουμε συνάντηση στο γραφείο. Παρακαλώ φέρτε τα έγγραφα."
TURKISH = "Yarın saat üçte toplantı var. Lütfen belgeleri getirin; şube müdürü de gelecek, ığdır."
ARABIC = "غدا في الساعة الثالثة لدينا اجتماع في المكتب. يرجى إحضار الوثائق."
DOS = "Завтра в три часа встреча в переговорной. Пожалуйста, возьмите документы."
MAIL = "明日の午後三時に会議室で打ち合わせをします。資料を忘れずに。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GREEK, "cp1253"),
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (DOS, "cp866"),
        (MAIL, "iso2022_jp"),
        (KOREAN, "iso2022_kr"),
        (SIMPLIFIED.replace("\u3000", ""), "hz"),
        (MAIL, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (DOS, "utf-32-le"),
        ("“Quoted” – in English, and a café.", "cp1252"),
    ],
)
def test_one_sentence_is_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, False)


SENTENCES = tomllib.loads(
    (Path(__file__).parent.parent / "data" / "short_texts.toml").read_text(encoding="utf-8")
)


def matrix(lines: int) -> list[tuple[str, str, str]]:
    """Language, encoding and text, for each that can be written so."""
    found = []
    for language in WRITTEN_LANGUAGES:
        there = SENTENCES.get(language.code, [])
        for start in range(0, len(there), lines):
            text = ". ".join(there[start : start + lines])
            usual = [name for name in language.encodings if not name.startswith("utf")]
            for encoding in [*usual[:2], "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-be"]:
                if text.isascii() or text.encode(encoding, "replace").decode(encoding) != text:
                    continue
                found.append((language.code, encoding, text))
    return found


def misread(tried: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    wrong = []
    for code, encoding, text in tried:
        try:
            read = decode(text.encode(encoding))[0]
        except ReadFailureError:
            read = ""
        if read != text:
            wrong.append((code, encoding))
    return wrong


def test_many_languages_in_their_encodings() -> None:
    tried = matrix(lines=12)
    assert len({code for code, _, _ in tried}) >= 20
    assert misread(tried) == []


def test_three_lines_are_nearly_always_enough() -> None:
    tried = matrix(lines=3)
    wrong = misread(tried)
    assert len(wrong) * 50 <= len(tried), wrong


def test_what_a_file_declares_is_believed_where_it_makes_sense() -> None:
    assert decode("été".encode("cp850"), "cp850") == ("été", False)
    assert decode("été".encode(), "iso-8859-1") == ("été", False)
    assert decode("été".encode("cp1252"), "no such encoding")[0] == "été"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "Müller öffnet – ".encode() + b"\x96" + "für Gäste.".encode(),
            "Müller öffnet – �für Gäste.",
        ),
        ("Grüße von Jörg Bä".encode() + b"\xc3", "Grüße von Jörg Bä�"),
        ("会议\n".encode() + b"\xff" + "将讨论".encode(), "会议\n�将讨论"),
        (GERMAN.encode() + b"\xff" + RUSSIAN.encode(), GERMAN + "�" + RUSSIAN),
        (RUSSIAN.encode("utf-16") + b"\x04", RUSSIAN + "�"),
    ],
)
def test_a_bad_byte_in_a_short_text_costs_one_character(data: bytes, expected: str) -> None:
    assert decode(data) == (expected, True)


@pytest.mark.parametrize(
    ("text", "encoding"), [(SIMPLIFIED, "gb18030"), (JAPANESE, "cp932"), (KOREAN, "cp949")]
)
def test_a_bad_byte_in_an_old_encoding_costs_one_character(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decode(data + b"\n\xff\n" + data) == (f"{text}\n�\n{text}", True)


def test_an_english_beginning_does_not_hide_the_encoding() -> None:
    text = "Preface in English.\n" * 5000 + SIMPLIFIED * 5
    assert decode(text.encode("gb18030")) == (text, False)


def test_big_endian_with_a_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + "書".encode("utf-16-be")) == ("書", False)


def test_one_bad_byte_in_a_long_file_costs_one_character() -> None:
    good = (SIMPLIFIED * 1000).encode()
    text, broken = decode(good + b"\xff" + good)
    assert broken
    assert text == SIMPLIFIED * 1000 + "\ufffd" + SIMPLIFIED * 1000


@pytest.mark.parametrize(
    "data",
    [
        hashlib.shake_256(b"noise").digest(5000),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04 and so on",
        b"text with\0zeros\0\0\0and\x01\x02\x03 more",
        codecs.BOM_UTF16_LE + bytes(200),
    ],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadFailureError) as caught:
        decode(data)
    assert caught.value.kind is FailureKind.NOT_TEXT


def test_a_whole_novel() -> None:
    text = SIMPLIFIED * 60_000
    data = text.encode("gb18030")
    assert decode(data)[0] == text


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, broken = decode(data)
    except ReadFailureError as error:
        kind = error.kind
    else:
        kind = FailureKind.NOT_TEXT
        assert ("\ufffd" in text) == broken
    assert kind is FailureKind.NOT_TEXT


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    clean = text.replace("\ufeff", "").replace("\ufffd", "")
    data = clean.encode()
    if not data.startswith((b"%PDF-", b"PK\x03\x04", b"GIF8", b"MZ\x90")):
        assert decode(data) == (clean, False)
