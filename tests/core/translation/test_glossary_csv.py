import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.translation.glossary import EVERYWHERE, terms_of
from gpt_desktop.core.translation.glossary_csv import read_terms, write_terms
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term

GERMAN = Pair("en", "de")
FEE = Term("fee", "Gebühr", GERMAN)
TAX = Term("tax", "Steuer", GERMAN)


@pytest.mark.parametrize(
    "text",
    [
        "fee,Gebühr\ntax,Steuer\n",
        "fee;Gebühr\r\ntax;Steuer\r\n",
        "fee\tGebühr\ntax\tSteuer",
        "\ufeffTerm;Translation\nfee;Gebühr\n\ntax;Steuer",
        "Source,Target,Comment\nfee,Gebühr,\n'tax',Steuer".replace("'", '"'),
        "en,de\nfee,Gebühr\ntax,Steuer",
        "English|German\nfee|Gebühr\ntax|Steuer",
        "target,source\nGebühr,fee\nSteuer,tax",
        "source,target,source language,target language\nfee,Gebühr,en,de\ntax,Steuer,en,de",
    ],
)
def test_any_sensible_table_is_read(text: str) -> None:
    assert read_terms(text, GERMAN).terms == (FEE, TAX)


def test_notes_are_read() -> None:
    [term] = read_terms("source,target,note\nfee,Gebühr,“only, of banks”\n", GERMAN).terms
    assert term.note == "“only"
    [term] = read_terms('fee,Gebühr,"only, of banks"\n', GERMAN).terms
    assert term.note == "only, of banks"


def test_further_languages_are_further_terms() -> None:
    terms = read_terms("en,de,fr\nfee,Gebühr,frais\ntax,,impôt\n").terms
    assert terms == (
        FEE,
        Term("fee", "frais", Pair("en", "fr")),
        Term("tax", "impôt", Pair("en", "fr")),
    )


def test_one_column_is_what_is_not_to_be_translated() -> None:
    assert read_terms("GPT Desktop\nAcme\n").terms == (
        Term("GPT Desktop", "GPT Desktop", EVERYWHERE),
        Term("Acme", "Acme", EVERYWHERE),
    )


def test_a_line_that_is_no_term_is_named_and_the_others_are_read() -> None:
    file = read_terms("fee,Gebühr\n,\ntax,\n" + "x" * 600 + ",y\ntax,Steuer", GERMAN)
    assert file.terms == (FEE, TAX)
    assert file.problems == (
        "Line 3: the translation of “tax” is missing.",
        "Line 4: a term is longer than 500 characters.",
    )


def test_unknown_languages_are_named() -> None:
    text = "source,target,source_language,target_language\nfee,Gebühr,en,Klingon\ntax,Steuer,en,de"
    assert read_terms(text).problems == ("Line 2: the language “Klingon” is not known.",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no terms"),
        ("source,target\n", "no terms"),
        ("fee,Gebühr\n", "which languages"),
        ('fee,"Geb' + "x" * 140_000, "Line 1"),
    ],
)
def test_what_is_no_table_of_terms_is_told(text: str, words: str) -> None:
    with pytest.raises(UserFacingError, match=words):
        read_terms(text)


def test_what_is_written_is_read_again() -> None:
    terms = (
        Term('a "quoted", term', "Begriff\nzwei", GERMAN, "note; note"),
        Term("Acme", "Acme", EVERYWHERE),
        Term("fee", "taxa", Pair("en", "pt-BR")),
    )
    assert read_terms(write_terms(terms).decode("utf-8-sig")).terms == terms


def test_terms_hold_for_their_languages_in_any_region() -> None:
    name, brazil = Term("Acme", "Acme", EVERYWHERE), Term("bus", "ônibus", Pair("en", "pt-BR"))
    chinese = Term("fee", "費用", Pair("en", "zh-Hant"))
    terms = (FEE, name, brazil, chinese)
    assert terms_of(GERMAN, terms) == (FEE, name)
    assert terms_of(Pair("en-US", "pt"), terms) == (name, brazil)
    assert terms_of(Pair("", "zh"), terms) == (name,)
